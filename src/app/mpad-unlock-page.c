/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One vault at a time: its passphrase slots at the left, the secret at the right. After wrong tries
 * the button waits: 0, 0, 1, 2, 4 … 30 seconds. That pause is for people at the keyboard only; what
 * holds off machines is the key derivation. */
#include "config.h"

#include "mpad-unlock-page.h"

#include <glib/gi18n.h>

#include "mpad-acute-strip.h"
#include "mpad-copies.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-initials.h"
#include "mpad-lock-return.h"
#include "mpad-practice.h"
#include "mpad-recovery-entry.h"
#include "mpad-text.h"
#include "mpad-trail.h"
#include "mpad-ui.h"
#include "mpad-vault-list.h"
#include "mpad-vault-service.h"
#include "mpad-vault-use.h"

#define PAUSE_MAX_S 30

struct _MpadUnlockPage
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkLabel *ask_label;
  MpadInitials *big_initials;
  GtkWidget *busy_hint;
  GtkWidget *caps_hint;
  GtkLabel *error_body;
  GtkLabel *error_place;
  GtkWidget *error_box;
  GtkLabel *error_title;
  GtkWidget *copy_button;
  GtkLabel *copy_label;
  GtkButton *next_button;
  GtkLabel *greeting_label;
  GtkWidget *open_button;
  GtkLabel *open_label;
  GtkPopover *other_popover;
  GtkEditable *passphrase_entry;
  GtkListBox *people_list;
  GtkWidget *people_side;
  GtkWidget *recovery_button;
  MpadRecoveryEntry *recovery_entry;
  GtkLabel *recovery_label;
  GtkLabel *school_label;
  GtkStack *secret_stack;
  GtkWidget *separator;
  GtkWidget *spinner;
  GtkListBox *vault_list;
  GtkLabel *why_label;

  /* owned */
  GPtrArray *vaults; /* MpadFoundVault */
  GCancellable *cancellable;
  MpadVaultService *service; /* while opening */

  /* borrowed */
  const MpadFoundVault *current;
  GdkDevice *keyboard;

  /* state */
  MpadErrorNext next; /* of the error that is shown */
  guint tries;
  guint pause_left;
  guint pause_source;
  gboolean opening;
  char *copy_path; /* (nullable): the last tested copy, while the vault is in use */
};

G_DEFINE_FINAL_TYPE (MpadUnlockPage, mpad_unlock_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_recovery (MpadUnlockPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->secret_stack), "recovery") == 0;
}

static const MpadSlotInfo *
get_slot (MpadUnlockPage *self)
{
  GtkListBoxRow *row;

  if (self->current == NULL || self->current->info == NULL)
    return NULL;
  row = gtk_list_box_get_selected_row (self->people_list);
  if (row == NULL)
    return NULL;
  return &self->current->info
            ->slots[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "mpad-slot"))];
}

static gboolean
has_recovery_slot (MpadUnlockPage *self)
{
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (self->current->info->slots[i].kind == MPAD_SLOT_RECOVERY)
      return TRUE;
  return FALSE;
}

static void
update_button (MpadUnlockPage *self)
{
  gboolean filled;

  if (is_recovery (self))
    filled = mpad_recovery_entry_is_complete (self->recovery_entry);
  else
    filled = gtk_editable_get_text (self->passphrase_entry)[0] != '\0' && get_slot (self) != NULL;

  gtk_widget_set_sensitive (self->open_button, filled && !self->opening && self->pause_left == 0);
  gtk_widget_set_visible (self->spinner, self->opening);
  gtk_widget_set_visible (self->busy_hint, self->opening);
  mpad_ui_set_class (self->open_button, "mpad-busy", self->opening);
  /* not insensitive: the focus stays where it is for the next try */
  gtk_editable_set_editable (self->passphrase_entry, !self->opening);
  gtk_widget_set_sensitive (GTK_WIDGET (self->people_list), !self->opening);
  gtk_widget_set_sensitive (self->recovery_button, !self->opening);

  if (self->opening)
    gtk_label_set_text (self->open_label, _ ("Opening the vault…"));
  else if (self->pause_left > 0)
    {
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Wait %u second", "Wait %u seconds", self->pause_left),
        self->pause_left);

      gtk_label_set_text (self->open_label, text);
    }
  else
    gtk_label_set_text (self->open_label,
                        self->next == MPAD_ERROR_NEXT_RETRY ? _ ("Try again") : _ ("Open"));
}

/* Where the file lies, for errors that are about the file. */
static void
show_place (MpadUnlockPage *self, MpadErrorNext next)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->error_place),
                          next != MPAD_ERROR_NEXT_NONE && self->current != NULL);
  if (next == MPAD_ERROR_NEXT_NONE || self->current == NULL)
    return;
  /* Translators: %s is the path of a vault file */
  text = g_strdup_printf (_ ("The vault file: %s"), self->current->path);
  gtk_label_set_text (self->error_place, text);
}

static void
show_error (MpadUnlockPage *self, const char *title, const char *body, MpadErrorNext next)
{
  gtk_widget_set_visible (self->error_box, title != NULL);
  gtk_widget_set_visible (self->copy_button, FALSE);
  self->next = title != NULL ? next : MPAD_ERROR_NEXT_NONE;
  show_place (self, self->next);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button),
                          self->next == MPAD_ERROR_NEXT_OTHER_FILE ||
                            (self->next == MPAD_ERROR_NEXT_RETRY && self->current->info == NULL));
  gtk_button_set_label (self->next_button, self->next == MPAD_ERROR_NEXT_RETRY
                                             ? _ ("Try again")
                                             : _ ("Open another vault file…"));
  if (title == NULL)
    return;
  gtk_label_set_text (self->error_title, title);
  gtk_label_set_text (self->error_body, body);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->error_box), title,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->error_box), body,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_person (MpadUnlockPage *self)
{
  const MpadSlotInfo *slot = get_slot (self);
  g_autofree char *greeting = NULL;

  if (is_recovery (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->big_initials), FALSE);
      gtk_label_set_text (self->greeting_label, _ ("Emergency key sheet"));
      gtk_label_set_text (self->ask_label,
                          _ ("Take the sheet out of the safe and type its six groups."));
      gtk_label_set_text (self->recovery_label, _ ("Back to the passphrase"));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->big_initials), slot != NULL);
  gtk_label_set_text (self->recovery_label, _ ("Passphrase lost? Use the emergency key sheet"));
  if (slot == NULL)
    {
      gtk_label_set_text (self->greeting_label, _ ("Who are you?"));
      gtk_label_set_text (self->ask_label, _ ("Choose your initials first."));
      return;
    }
  mpad_initials_set_name (self->big_initials, slot->label);
  /* Translators: %s are the initials or the short name that a member of the team chose */
  greeting = g_strdup_printf (_ ("Hello %s"), slot->label);
  gtk_label_set_text (self->greeting_label, greeting);
  gtk_label_set_text (self->ask_label,
                      self->current->info->practice
                        ? _ ("This is the practice vault. Its passphrase is filled in for you.")
                        : _ ("Type your passphrase to go on."));
}

static GtkWidget *
make_person_row (const MpadSlotInfo *slot, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *label = gtk_label_new (slot->label);
  GtkWidget *check = gtk_image_new_from_icon_name ("mpad-check-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mpad-strong");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (check, "mpad-selected-mark");
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), mpad_initials_new (slot->label));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, slot->label,
                                  -1);
  g_object_set_data (G_OBJECT (row), "mpad-slot", GUINT_TO_POINTER (index));
  return row;
}

static void
show_vault (MpadUnlockPage *self, const MpadFoundVault *vault)
{
  g_autofree char *name = NULL;
  GtkListBoxRow *first = NULL;

  self->current = vault;
  self->tries = 0;
  gtk_list_box_remove_all (self->people_list);
  gtk_editable_set_text (self->passphrase_entry, "");
  mpad_recovery_entry_clear (self->recovery_entry);
  gtk_stack_set_visible_child_name (self->secret_stack, "passphrase");
  show_error (self, NULL, NULL, MPAD_ERROR_NEXT_NONE);

  if (vault->info == NULL)
    {
      name = g_path_get_basename (vault->path);
      gtk_label_set_text (self->school_label, name);
      gtk_widget_set_visible (self->people_side, FALSE);
      gtk_widget_set_visible (self->separator, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->big_initials), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->secret_stack), FALSE);
      gtk_widget_set_visible (self->recovery_button, FALSE);
      gtk_widget_set_visible (self->open_button, FALSE);
      gtk_label_set_text (self->greeting_label, _ ("This vault cannot be opened"));
      gtk_label_set_text (self->ask_label, "");
      show_error (self, mpad_error_text_title (vault->error), mpad_error_text_body (vault->error),
                  mpad_error_text_next (vault->error));
      return;
    }

  gtk_widget_set_visible (self->people_side, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->secret_stack), TRUE);
  gtk_widget_set_visible (self->recovery_button, has_recovery_slot (self));
  gtk_widget_set_visible (self->open_button, TRUE);
  gtk_label_set_text (self->school_label, vault->info->school);
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (vault->info->slots[i].kind == MPAD_SLOT_PASSPHRASE)
      {
        GtkWidget *row = make_person_row (&vault->info->slots[i], i);

        gtk_list_box_append (self->people_list, row);
        if (first == NULL)
          first = GTK_LIST_BOX_ROW (row);
      }
  if (first != NULL)
    gtk_list_box_select_row (self->people_list, first);
  if (vault->info->practice)
    gtk_editable_set_text (self->passphrase_entry, MPAD_PRACTICE_PASSPHRASE);
  show_person (self);
  update_button (self);
}

static void
on_vault_row_clicked_cb (MpadUnlockPage *self, GtkButton *button)
{
  const MpadFoundVault *vault = g_object_get_data (G_OBJECT (button), "mpad-vault");

  gtk_popover_popdown (self->other_popover);
  show_vault (self, vault);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
}

static void
fill_vault_list (MpadUnlockPage *self)
{
  for (guint i = 0; i < self->vaults->len; i++)
    {
      MpadFoundVault *vault = g_ptr_array_index (self->vaults, i);
      g_autofree char *name = vault->info != NULL ? g_strdup (vault->info->school)
                                                  : g_path_get_basename (vault->path);
      GtkWidget *button = gtk_button_new_with_label (name);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "mpad-vault", vault);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_vault_row_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
      gtk_list_box_append (self->vault_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->vault_list), self->vaults->len > 1);
}

static void
show_reason (MpadUnlockPage *self, MpadLockReason reason, gint64 locked_us)
{
  g_autofree char *text = mpad_lock_return_describe ((int) reason, locked_us);

  gtk_widget_set_visible (GTK_WIDGET (self->why_label), text != NULL);
  if (text != NULL)
    gtk_label_set_text (self->why_label, text);
}

static gboolean
on_pause_tick_cb (gpointer user_data)
{
  MpadUnlockPage *self = user_data;

  self->pause_left--;
  if (self->pause_left == 0)
    self->pause_source = 0;
  update_button (self);
  return self->pause_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* 0, 0, 1, 2, 4 … 30 s */
static void
start_pause (MpadUnlockPage *self)
{
  self->tries++;
  if (self->tries < 3)
    return;
  self->pause_left = MIN (PAUSE_MAX_S, 1u << MIN (self->tries - 3, 5));
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add_seconds (1, on_pause_tick_cb, self);
}

/* What is known about a vault that is in use, read on a thread. */
typedef struct
{
  char *path, *uuid;
  MpadVaultUse *use; /* (nullable) */
  MpadCopy *copy;    /* (nullable): the last tested one */
} InUse;

static void
in_use_free (gpointer data)
{
  InUse *in_use = data;

  g_free (in_use->path);
  g_free (in_use->uuid);
  g_clear_pointer (&in_use->use, mpad_vault_use_free);
  g_clear_pointer (&in_use->copy, mpad_copy_free);
  g_free (in_use);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  InUse *in_use = task_data;
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "meldpad", NULL);
  g_autofree char *folder = mpad_copies_get_folder (state, in_use->uuid, in_use->path);
  g_autoptr (GPtrArray) copies = mpad_copies_list (folder, in_use->uuid);

  in_use->use = mpad_vault_use_read (in_use->path);
  if (copies->len > 0)
    in_use->copy = g_ptr_array_steal_index (copies, 0);
  g_task_return_boolean (task, TRUE);
}

static void
on_looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MpadUnlockPage *self = MPAD_UNLOCK_PAGE (object);
  InUse *in_use = g_task_get_task_data (G_TASK (result));

  /* cancelled, or another vault or error is shown by now */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->current == NULL ||
      g_strcmp0 (self->current->path, in_use->path) != 0 ||
      !gtk_widget_get_visible (self->error_box))
    return;
  if (in_use->use != NULL)
    {
      g_autofree char *since = mpad_format_stamp (in_use->use->since_us);
      /* Translators: initials, name of a computer, day and time */
      g_autofree char *text = g_strdup_printf (
        _ (
          "%s has it open on the computer %s, since %s. Two people cannot write at the same time."),
        in_use->use->label, in_use->use->host, since);

      gtk_label_set_text (self->error_body, text);
      mpad_ui_announce (self->error_box, text, FALSE);
    }
  if (in_use->copy != NULL && !is_recovery (self))
    {
      g_autofree char *made = mpad_format_stamp (in_use->copy->at_us);
      /* Translators: %s is a day and a time */
      g_autofree char *text = g_strdup_printf (_ ("Read in the tested copy of %s"), made);

      g_set_str (&self->copy_path, in_use->copy->path);
      gtk_label_set_text (self->copy_label, text);
      gtk_widget_set_visible (self->copy_button, TRUE);
    }
}

/* Who has it, and what can be read meanwhile. */
static void
look_who (MpadUnlockPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_looked_cb, NULL);
  InUse *in_use = g_new0 (InUse, 1);

  in_use->path = g_strdup (self->current->path);
  in_use->uuid = g_strdup (self->current->info->uuid);
  g_task_set_task_data (task, in_use, in_use_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean opened = mpad_vault_service_open_finish (MPAD_VAULT_SERVICE (object), result, &error);
  g_autoptr (MpadVaultService) service = g_steal_pointer (&self->service);
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));

  self->opening = FALSE;
  if (window == NULL)
    {
      /* the page went away while the key was derived */
      if (opened)
        mpad_vault_service_close_async (service, NULL, NULL);
      return;
    }
  if (opened)
    {
      gtk_editable_set_text (self->passphrase_entry, "");
      mpad_recovery_entry_clear (self->recovery_entry);
      mpad_window_enter (window, service);
      return;
    }

  if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY))
    {
      start_pause (self);
      if (is_recovery (self))
        show_error (self, _ ("This sheet does not belong to this vault"),
                    _ ("The groups are typed well, but they are of another sheet. Look at the name "
                       "of the school on the sheet."),
                    MPAD_ERROR_NEXT_NONE);
      else
        show_error (self, mpad_error_text_title (error), mpad_error_text_body (error),
                    MPAD_ERROR_NEXT_NONE);
    }
  else
    show_error (self, mpad_error_text_title (error), mpad_error_text_body (error),
                mpad_error_text_next (error));
  if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY))
    look_who (self);
  update_button (self);
  if (!is_recovery (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
      gtk_editable_select_region (self->passphrase_entry, 0, -1);
    }
}

static void
on_open_cb (MpadUnlockPage *self)
{
  g_autoptr (MpadSecret) secret = NULL;
  const MpadSlotInfo *slot = get_slot (self);
  gboolean recovery = is_recovery (self);

  if (!gtk_widget_get_sensitive (self->open_button))
    return;

  if (recovery)
    secret = mpad_recovery_entry_dup_key (self->recovery_entry);
  else
    secret = mpad_secret_new_passphrase (gtk_editable_get_text (self->passphrase_entry));
  if (secret == NULL)
    return;

  show_error (self, NULL, NULL, MPAD_ERROR_NEXT_NONE);
  self->opening = TRUE;
  update_button (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Opening the vault…"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->service = mpad_vault_service_new ();
  mpad_vault_service_open_async (self->service, self->current->path, recovery ? NULL : slot->id,
                                 recovery ? MPAD_SLOT_RECOVERY : MPAD_SLOT_PASSPHRASE, secret,
                                 self->cancellable, on_opened_cb, g_object_ref (self));
}

/* The passphrase is still in its field. The copy may have other slots, so all are tried. */
static void
on_copy_cb (MpadUnlockPage *self)
{
  g_autoptr (MpadSecret)
    secret = mpad_secret_new_passphrase (gtk_editable_get_text (self->passphrase_entry));

  if (secret == NULL || self->copy_path == NULL || self->opening)
    return;
  show_error (self, NULL, NULL, MPAD_ERROR_NEXT_NONE);
  self->opening = TRUE;
  update_button (self);
  self->service = mpad_vault_service_new ();
  mpad_vault_service_open_for_reading_async (self->service, self->copy_path, NULL,
                                             MPAD_SLOT_PASSPHRASE, secret, self->cancellable,
                                             on_opened_cb, g_object_ref (self));
}

/* The one step that an error asks for. */
static void
on_next_cb (MpadUnlockPage *self)
{
  if (self->next == MPAD_ERROR_NEXT_OTHER_FILE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-vault-file", NULL);
  else
    mpad_window_choose_vault (mpad_window_of (GTK_WIDGET (self)), self->current->path);
}

static void
on_secret_changed_cb (MpadUnlockPage *self)
{
  /* fields are emptied while the page goes away */
  if (self->current != NULL)
    update_button (self);
}

static void
on_person_selected_cb (GtkListBox *list, GtkListBoxRow *row, MpadUnlockPage *self)
{
  if (self->current == NULL)
    return;
  show_person (self);
  update_button (self);
}

static void
on_recovery_clicked_cb (MpadUnlockPage *self)
{
  gboolean recovery = !is_recovery (self);

  gtk_stack_set_visible_child_name (self->secret_stack, recovery ? "recovery" : "passphrase");
  show_error (self, NULL, NULL, MPAD_ERROR_NEXT_NONE);
  show_person (self);
  update_button (self);
  gtk_widget_grab_focus (recovery ? GTK_WIDGET (self->recovery_entry)
                                  : GTK_WIDGET (self->passphrase_entry));
}

static void
on_caps_lock_cb (MpadUnlockPage *self)
{
  gtk_widget_set_visible (self->caps_hint, self->keyboard != NULL &&
                                             gdk_device_get_caps_lock_state (self->keyboard));
}

static void
mpad_unlock_page_realize (GtkWidget *widget)
{
  MpadUnlockPage *self = MPAD_UNLOCK_PAGE (widget);
  GdkSeat *seat;

  GTK_WIDGET_CLASS (mpad_unlock_page_parent_class)->realize (widget);

  seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  self->keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  if (self->keyboard != NULL)
    g_signal_connect_object (self->keyboard, "notify::caps-lock-state",
                             G_CALLBACK (on_caps_lock_cb), self, G_CONNECT_SWAPPED);
  on_caps_lock_cb (self);
}

static void
mpad_unlock_page_shown (AdwNavigationPage *page)
{
  MpadUnlockPage *self = MPAD_UNLOCK_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
  if (gtk_widget_get_visible (GTK_WIDGET (self->why_label)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->why_label),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
mpad_unlock_page_dispose (GObject *object)
{
  MpadUnlockPage *self = MPAD_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->current = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_UNLOCK_PAGE);

  G_OBJECT_CLASS (mpad_unlock_page_parent_class)->dispose (object);
}

static void
mpad_unlock_page_finalize (GObject *object)
{
  MpadUnlockPage *self = MPAD_UNLOCK_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->service);
  g_clear_pointer (&self->vaults, g_ptr_array_unref);
  g_free (self->copy_path);

  G_OBJECT_CLASS (mpad_unlock_page_parent_class)->finalize (object);
}

static void
mpad_unlock_page_class_init (MpadUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwNavigationPageClass *page_class = ADW_NAVIGATION_PAGE_CLASS (klass);

  object_class->dispose = mpad_unlock_page_dispose;
  object_class->finalize = mpad_unlock_page_finalize;
  widget_class->realize = mpad_unlock_page_realize;
  page_class->shown = mpad_unlock_page_shown;

  g_type_ensure (MPAD_TYPE_ACUTE_STRIP);
  g_type_ensure (MPAD_TYPE_INITIALS);
  g_type_ensure (MPAD_TYPE_RECOVERY_ENTRY);
  g_type_ensure (MPAD_TYPE_TRAIL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, ask_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, big_initials);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, busy_hint);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, caps_hint);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, error_body);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, error_place);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, error_title);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, copy_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, other_popover);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, passphrase_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, people_list);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, people_side);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, recovery_button);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, recovery_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, recovery_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, school_label);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, secret_stack);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, separator);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, vault_list);
  gtk_widget_class_bind_template_child (widget_class, MpadUnlockPage, why_label);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recovery_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secret_changed_cb);
}

static void
mpad_unlock_page_init (MpadUnlockPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
mpad_unlock_page_new (GPtrArray *vaults, guint current, MpadLockReason reason, gint64 locked_us)
{
  MpadUnlockPage *self;

  g_return_val_if_fail (vaults != NULL && current < vaults->len, NULL);

  self = g_object_new (MPAD_TYPE_UNLOCK_PAGE, NULL);
  self->vaults = g_ptr_array_ref (vaults);
  fill_vault_list (self);
  show_reason (self, reason, locked_us);
  show_vault (self, g_ptr_array_index (vaults, current));
  return ADW_NAVIGATION_PAGE (self);
}

const char *
mpad_unlock_page_get_region (MpadUnlockPage *self)
{
  g_return_val_if_fail (MPAD_IS_UNLOCK_PAGE (self), NULL);

  return self->current != NULL && self->current->info != NULL ? self->current->info->vt_region
                                                              : NULL;
}

const MpadVaultInfo *
mpad_unlock_page_get_vault (MpadUnlockPage *self)
{
  g_return_val_if_fail (MPAD_IS_UNLOCK_PAGE (self), NULL);

  return self->current != NULL ? self->current->info : NULL;
}
