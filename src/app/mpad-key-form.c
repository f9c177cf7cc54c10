/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column in a scrolled clamp; the progress is asked for ten times a second. */
#include "config.h"

#include "mpad-key-form.h"

#include <glib/gi18n.h>

#include "mpad-error-text.h"
#include "mpad-ui.h"

#define POLL_MS 100

struct _MpadKeyProgress
{
  gint permille;
};

struct _MpadKeyForm
{
  AdwNavigationPage parent_instance;

  /* children */
  GtkWidget *body;
  GtkWidget *button;
  GtkWidget *busy_box;
  GtkWidget *error_box;
  GtkLabel *error_title;
  GtkLabel *error_body;
  GtkLabel *busy_label;
  GtkProgressBar *bar;

  /* owned */
  MpadKeyProgress *progress; /* (nullable) */

  /* state */
  guint poll;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (MpadKeyForm, mpad_key_form, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SUBMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
mpad_key_progress_set_cb (double fraction, gpointer data)
{
  MpadKeyProgress *self = data;

  g_atomic_int_set (&self->permille, (gint) (CLAMP (fraction, 0, 1) * 1000));
}

void
mpad_key_progress_unref (MpadKeyProgress *self)
{
  g_atomic_rc_box_release (self);
}

static void
update (MpadKeyForm *self)
{
  gboolean busy = self->progress != NULL;

  gtk_widget_set_sensitive (self->body, !busy);
  gtk_widget_set_sensitive (self->button, self->ready && !busy);
  gtk_widget_set_visible (self->busy_box, busy);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !busy);
}

static gboolean
on_poll_cb (gpointer user_data)
{
  MpadKeyForm *self = user_data;
  gint permille = g_atomic_int_get (&self->progress->permille);

  /* deriving a key does not tell how far it is */
  if (permille == 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, permille / 1000.0);
  return G_SOURCE_CONTINUE;
}

MpadKeyProgress *
mpad_key_form_begin (MpadKeyForm *self, const char *text)
{
  g_return_val_if_fail (MPAD_IS_KEY_FORM (self), NULL);
  g_return_val_if_fail (self->progress == NULL, NULL);

  mpad_key_form_show_error (self, NULL, NULL);
  self->progress = g_atomic_rc_box_new0 (MpadKeyProgress);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_label_set_text (self->busy_label, text);
  self->poll = g_timeout_add (POLL_MS, on_poll_cb, self);
  update (self);
  mpad_ui_announce (GTK_WIDGET (self), text, FALSE);
  return g_atomic_rc_box_acquire (self->progress);
}

void
mpad_key_form_end (MpadKeyForm *self, const GError *error)
{
  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->progress, mpad_key_progress_unref);
  update (self);
  if (error != NULL)
    mpad_key_form_show_error (self, mpad_error_text_title (error), mpad_error_text_body (error));
}

void
mpad_key_form_show_error (MpadKeyForm *self, const char *title, const char *body)
{
  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  gtk_widget_set_visible (self->error_box, title != NULL);
  if (title == NULL)
    return;
  gtk_label_set_text (self->error_title, title);
  gtk_label_set_text (self->error_body, body);
  mpad_ui_announce (self->error_box, title, TRUE);
}

void
mpad_key_form_append (MpadKeyForm *self, GtkWidget *child)
{
  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  gtk_box_append (GTK_BOX (self->body), child);
}

void
mpad_key_form_add_field (MpadKeyForm *self, const char *label, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);

  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), field);
  gtk_widget_add_css_class (caption, "mpad-strong");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), field);
  mpad_key_form_append (self, box);
}

void
mpad_key_form_set_ready (MpadKeyForm *self, gboolean ready)
{
  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  self->ready = ready;
  update (self);
}

void
mpad_key_form_submit (MpadKeyForm *self)
{
  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  if (self->ready && self->progress == NULL)
    g_signal_emit (self, signals[SIGNAL_SUBMIT], 0);
}

void
mpad_key_form_go_on (MpadKeyForm *self, AdwNavigationPage *next)
{
  GtkWidget *dialog;

  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  if (dialog == NULL)
    {
      /* the preferences were closed meanwhile */
      g_object_unref (g_object_ref_sink (next));
      return;
    }
  adw_preferences_dialog_pop_subpage (ADW_PREFERENCES_DIALOG (dialog));
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog), next);
}

void
mpad_key_form_finish (MpadKeyForm *self, const char *text)
{
  GtkWidget *dialog, *navigation;
  g_autoptr (GListModel) stack = NULL;
  g_autoptr (AdwNavigationPage) first = NULL;
  AdwToast *toast;

  g_return_if_fail (MPAD_IS_KEY_FORM (self));

  dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  if (dialog == NULL || navigation == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  stack = adw_navigation_view_get_navigation_stack (ADW_NAVIGATION_VIEW (navigation));
  first = g_list_model_get_item (stack, 0);
  adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (navigation), first);
}

static void
mpad_key_form_dispose (GObject *object)
{
  MpadKeyForm *self = MPAD_KEY_FORM (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->progress, mpad_key_progress_unref);

  G_OBJECT_CLASS (mpad_key_form_parent_class)->dispose (object);
}

static void
mpad_key_form_class_init (MpadKeyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_key_form_dispose;

  signals[SIGNAL_SUBMIT] = g_signal_new ("submit", MPAD_TYPE_KEY_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_error_box (MpadKeyForm *self)
{
  self->error_box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  2, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE,
                                  NULL);
  gtk_widget_add_css_class (self->error_box, "mpad-error-band");
  self->error_title = GTK_LABEL (mpad_ui_label ("", "mpad-strong mpad-stop-text"));
  self->error_body = GTK_LABEL (mpad_ui_label ("", NULL));
  gtk_box_append (GTK_BOX (self->error_box), GTK_WIDGET (self->error_title));
  gtk_box_append (GTK_BOX (self->error_box), GTK_WIDGET (self->error_body));
}

static void
make_busy_box (MpadKeyForm *self)
{
  self->busy_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->busy_label = GTK_LABEL (mpad_ui_label ("", "mpad-dim"));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  mpad_ui_set_name (GTK_WIDGET (self->bar), _ ("How far it is"));
  gtk_box_append (GTK_BOX (self->busy_box), GTK_WIDGET (self->busy_label));
  gtk_box_append (GTK_BOX (self->busy_box), GTK_WIDGET (self->bar));
}

static void
mpad_key_form_init (MpadKeyForm *self)
{
  make_error_box (self);
  make_busy_box (self);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
}

MpadKeyForm *
mpad_key_form_new (const char *title, const char *text, const char *button, const char *style)
{
  MpadKeyForm *self = g_object_new (MPAD_TYPE_KEY_FORM, "title", title, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->button = gtk_button_new_with_mnemonic (button);
  gtk_widget_add_css_class (self->button, style);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (mpad_key_form_submit), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (column), mpad_ui_label (text, NULL));
  gtk_box_append (GTK_BOX (column), self->body);
  gtk_box_append (GTK_BOX (column), self->error_box);
  gtk_box_append (GTK_BOX (column), self->busy_box);
  gtk_box_append (GTK_BOX (column), self->button);
  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 24);
  gtk_widget_set_margin_start (column, 14);
  gtk_widget_set_margin_end (column, 14);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  update (self);
  return self;
}
