/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the sheet of one contact. A number that nobody checked gets no code and no call button:
 * it can only be read, with the remark beside it. */
#define G_LOG_DOMAIN "mpad-contact-sheet"

#include "config.h"

#include "mpad-contact-sheet.h"

#include "mpad-qr-code.h"
#include "mpad-ui.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

struct _MpadContactSheet
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkLabel *name_label;
  GtkLabel *purpose_label;
  GtkBox *number_panel;
  GtkLabel *reach_label;
  GtkLabel *number_label;
  GtkLabel *unverified_pill;
  GtkLabel *unverified_label;
  GtkButton *via_button;
  GtkButton *log_button;
  GtkButton *copy_button;
  GtkButton *call_button;
  GtkBox *qr_box;
  GtkPicture *qr_picture;
  GtkLabel *region_label;
  GtkBox *facts;
  GtkLabel *source_label;

  /* owned */
  char *phone;
  char *dial; /* NULL when it may not be called from here */
  char *via;

  /* state */
  gboolean can_log;
};

enum
{
  SIGNAL_LOG_CALL,
  SIGNAL_SHOW_CONTACT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadContactSheet, mpad_contact_sheet, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
clear_facts (MpadContactSheet *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_box_remove (self->facts, child);
}

/* A symbol, a question in bold and its answer; left out without @text. */
static void
add_fact (MpadContactSheet *self, const char *icon, const char *title, const char *text)
{
  GtkWidget *row, *image, *words;

  if (text == NULL)
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  image = mpad_ui_icon (icon);
  gtk_widget_add_css_class (image, "mpad-well");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), mpad_ui_label (title, "mpad-strong"));
  gtk_box_append (GTK_BOX (words), mpad_ui_label (text, NULL));
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (self->facts, row);
}

/* Whether this machine has a program that takes tel: links; without one there is no button. */
static gboolean
can_call_from_here (void)
{
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme ("tel");

  return app != NULL;
}

static void
set_number (MpadContactSheet *self, const char *phone, const char *dial, gboolean verified)
{
  g_autoptr (MpadQrCode) code = NULL;

  g_set_str (&self->phone, phone);
  g_set_str (&self->dial, verified ? dial : NULL);
  set_text (self->number_label, phone);
  if (self->dial != NULL)
    code = mpad_qr_code_new_for_phone (self->dial);
  gtk_picture_set_paintable (self->qr_picture, GDK_PAINTABLE (code));
  gtk_widget_set_visible (GTK_WIDGET (self->qr_box), code != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), phone != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->call_button),
                          self->dial != NULL && can_call_from_here ());
  gtk_widget_set_visible (GTK_WIDGET (self->log_button), self->can_log && phone != NULL);
  if (phone != NULL)
    {
      g_autofree char *text = NULL;

      /* Translators: spoken by a screen reader for the picture of a QR code; %s is a telephone
       * number */
      text = g_strdup_printf (_ ("QR code of the telephone number %s"), phone);
      gtk_picture_set_alternative_text (self->qr_picture, text);
    }
}

/* "https://www.politie.nl/informatie/…" gives "politie.nl". */
static char *
host_of (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return g_strdup (address);
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

static char *
format_day (const char *iso)
{
  g_auto (GStrv) parts = g_strsplit (iso, "-", 3);
  g_autoptr (GDateTime) day = NULL;

  if (g_strv_length (parts) == 3)
    day = g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 0, 0, 0);
  /* Translators: a day in full: 22 November 2026 */
  return day != NULL ? g_date_time_format (day, _ ("%-d %B %Y")) : g_strdup (iso);
}

static void
set_source (MpadContactSheet *self, const MpadContact *contact)
{
  g_autofree char *host = NULL;
  g_autofree char *link = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->source_label), contact->source != NULL);
  if (contact->source == NULL)
    return;
  host = host_of (contact->source);
  link = g_markup_printf_escaped ("<a href=\"%s\" title=\"%s\">%s</a>", contact->source,
                                  contact->source, host);
  if (contact->checked_on != NULL)
    day = format_day (contact->checked_on);
  if (contact->verified && day != NULL)
    /* Translators: first %s is the name of a website, second a day */
    text = g_strdup_printf (_ ("Source: %s · checked on %s"), link, day);
  else
    /* Translators: %s is the name of a website */
    text = g_strdup_printf (_ ("Source of the task, not of the number: %s"), link);
  gtk_label_set_markup (self->source_label, text);
}

static void
scroll_to_top (MpadContactSheet *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
toast (MpadContactSheet *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
on_via_clicked_cb (MpadContactSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_CONTACT], 0, self->via);
}

static void
on_log_clicked_cb (MpadContactSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_LOG_CALL], 0);
}

static void
on_copy_clicked_cb (MpadContactSheet *self)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->phone);
  /* Translators: %s is a telephone number */
  text = g_strdup_printf (_ ("%s is copied"), self->phone);
  toast (self, text);
}

static void
on_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadContactSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    toast (self, _ ("No program on this computer takes the call. Use a telephone."));
}

static void
on_call_clicked_cb (MpadContactSheet *self)
{
  g_autofree char *uri = g_strconcat ("tel:", self->dial, NULL);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           on_launched_cb, g_object_ref (self));
}

static void
mpad_contact_sheet_dispose (GObject *object)
{
  MpadContactSheet *self = MPAD_CONTACT_SHEET (object);

  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->dial, g_free);
  g_clear_pointer (&self->via, g_free);

  G_OBJECT_CLASS (mpad_contact_sheet_parent_class)->dispose (object);
}

static void
mpad_contact_sheet_class_init (MpadContactSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_contact_sheet_dispose;

  signals[SIGNAL_LOG_CALL] = g_signal_new ("log-call", MPAD_TYPE_CONTACT_SHEET, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_CONTACT] = g_signal_new ("show-contact", MPAD_TYPE_CONTACT_SHEET,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-contact-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, box);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, call_button);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, copy_button);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, facts);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, log_button);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, name_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, number_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, number_panel);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, purpose_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, qr_box);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, qr_picture);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, reach_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, region_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, source_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, unverified_label);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, unverified_pill);
  gtk_widget_class_bind_template_child (widget_class, MpadContactSheet, via_button);
  gtk_widget_class_bind_template_callback (widget_class, on_call_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_log_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_via_clicked_cb);
}

static void
mpad_contact_sheet_init (MpadContactSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mpad_contact_sheet_show_contact (MpadContactSheet *self,
                                 MpadContacts *contacts,
                                 const MpadContact *contact,
                                 const MpadVtRegion *region)
{
  const MpadContact *via;
  g_autofree char *region_text = NULL;

  g_return_if_fail (MPAD_IS_CONTACT_SHEET (self));
  g_return_if_fail (contacts != NULL && contact != NULL);

  set_text (self->name_label, contact->name);
  set_text (self->purpose_label, contact->purpose);
  set_text (self->reach_label, contact->reach);
  set_number (self, contact->phone, contact->dial, contact->verified);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified_pill), !contact->verified);
  set_text (self->unverified_label, contact->unverified_note);

  g_set_str (&self->via, contact->via);
  via = contact->via != NULL ? mpad_contacts_find (contacts, contact->via) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->via_button), via != NULL);
  if (via != NULL)
    {
      g_autofree char *label = NULL;

      /* Translators: first %s is an organisation, second its telephone number */
      label = g_strdup_printf (_ ("Go to %s · %s"), via->name, via->phone);
      gtk_button_set_label (self->via_button, label);
    }

  if (contact->regional && region != NULL && !region->other)
    /* Translators: %s is the name of a region of Veilig Thuis */
    region_text = g_strdup_printf (
      _ ("The school’s region: %s. The national number puts you through to it."), region->name);
  set_text (self->region_label, region_text);

  clear_facts (self);
  add_fact (self, "mpad-people-symbolic", _ ("Who may call?"), contact->who_may_call);
  add_fact (self, "mpad-snooze-symbolic", _ ("When do you call?"), contact->when);
  add_fact (self, "mpad-even-symbolic", _ ("When not?"), contact->when_not);
  add_fact (self, "mpad-check-symbolic", _ ("Have ready"), contact->ready);
  add_fact (self, "mpad-quote-symbolic", _ ("You can start like this"), contact->first_sentence);
  set_source (self, contact);
  scroll_to_top (self);
}

/* The digits to dial of a number as people write it. */
static char *
dup_dial (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && digits->len == 0))
      g_string_append_c (digits, *p);
  return g_string_free_and_steal (digits);
}

void
mpad_contact_sheet_show_need (MpadContactSheet *self, const MpadProtocolContact *need)
{
  g_autofree char *dial = NULL;

  g_return_if_fail (MPAD_IS_CONTACT_SHEET (self));
  g_return_if_fail (need != NULL && need->phone != NULL);

  dial = dup_dial (need->phone);
  set_text (self->name_label, need->title);
  set_text (self->purpose_label, NULL);
  set_text (self->reach_label, _ ("Number that the school entered itself"));
  set_number (self, need->phone, strlen (dial) >= 8 ? dial : NULL, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified_pill), FALSE);
  set_text (self->unverified_label, NULL);
  g_clear_pointer (&self->via, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->via_button), FALSE);
  set_text (self->region_label, NULL);
  clear_facts (self);
  add_fact (self, "mpad-people-symbolic", _ ("Who may call?"), need->who);
  add_fact (self, "mpad-snooze-symbolic", _ ("When do you call?"), need->when);
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), FALSE);
  scroll_to_top (self);
}

void
mpad_contact_sheet_show_staff (MpadContactSheet *self, const MpadStaff *staff, const char *role)
{
  g_autofree char *dial = NULL;
  gboolean has_phone;

  g_return_if_fail (MPAD_IS_CONTACT_SHEET (self));
  g_return_if_fail (staff != NULL);

  has_phone = staff->phone != NULL && *staff->phone != '\0';
  if (has_phone)
    dial = dup_dial (staff->phone);

  set_text (self->name_label, staff->name);
  set_text (self->purpose_label, role);
  set_text (self->reach_label, has_phone ? _ ("Number that the school entered itself")
                                         : _ ("The school has entered no number"));
  /* An extension of the school's own exchange means nothing to a telephone that scans it. */
  set_number (self, has_phone ? staff->phone : NULL,
              dial != NULL && strlen (dial) >= 8 ? dial : NULL, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified_pill), FALSE);
  set_text (self->unverified_label, NULL);
  g_clear_pointer (&self->via, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->via_button), FALSE);
  set_text (self->region_label, NULL);

  clear_facts (self);
  if (staff->groups != NULL && *staff->groups != '\0')
    {
      g_autofree char *groups = NULL;

      /* Translators: %s is a range of school groups such as 1-4 */
      groups = g_strdup_printf (_ ("Groups %s"), staff->groups);
      add_fact (self, "mpad-school-symbolic", _ ("For which groups?"), groups);
    }
  else
    add_fact (self, "mpad-school-symbolic", _ ("For which groups?"), _ ("All groups"));
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), FALSE);
  scroll_to_top (self);
}

void
mpad_contact_sheet_set_can_log (MpadContactSheet *self, gboolean can_log)
{
  g_return_if_fail (MPAD_IS_CONTACT_SHEET (self));

  self->can_log = can_log;
  gtk_widget_set_visible (GTK_WIDGET (self->log_button), can_log && self->phone != NULL);
}

void
mpad_contact_sheet_set_narrow (MpadContactSheet *self, gboolean narrow)
{
  g_return_if_fail (MPAD_IS_CONTACT_SHEET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->number_panel),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "mpad-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), "mpad-narrow");
}
