/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's protocol: what it is, choosing another, adding one from a file, adjusting it, and the
 * versions that the vault holds. A file is read and checked off the main loop, with the loader of
 * --check-protocol; nothing is stored before somebody pressed the button under its picture. */
#include "config.h"

#include "mpad-preferences-dialog.h"

#include <glib/gi18n.h>

#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-preferences-protocol.h"
#include "mpad-protocol-adjust.h"
#include "mpad-protocol-preview.h"
#include "mpad-protocol-shelf.h"
#include "mpad-protocol-store.h"
#include "mpad-protocol-words.h"
#include "mpad-ui.h"

struct _MpadPreferencesProtocol
{
  AdwPreferencesPage parent_instance;

  /* children */
  AdwPreferencesGroup *now_group;
  AdwPreferencesGroup *kept_group;
  GPtrArray *rows; /* of both groups; not owned */

  /* owned */
  MpadSession *session;
  GCancellable *cancellable;
  GPtrArray *kept; /* (nullable): MpadStoredProtocol */
};

G_DEFINE_FINAL_TYPE (MpadPreferencesProtocol, mpad_preferences_protocol, ADW_TYPE_PREFERENCES_PAGE)

/* What is to be chosen: a file, or a version that the vault holds. */
typedef struct
{
  GBytes *json; /* (nullable) */
  char *id;
  char *version;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_clear_pointer (&choice->json, g_bytes_unref);
  g_free (choice->id);
  g_free (choice->version);
  g_free (choice);
}

static void
choice_closure_free (gpointer data, GClosure *closure)
{
  choice_free (data);
}

static Choice *
choice_new (GBytes *json, const MpadProtocol *protocol)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->json = json != NULL ? g_bytes_ref (json) : NULL;
  choice->id = g_strdup (protocol->id);
  choice->version = g_strdup (protocol->version);
  return choice;
}

static gpointer
choose_job (MpadVault *vault, gpointer data, GError **error)
{
  Choice *choice = data;

  if (choice->json != NULL)
    mpad_protocol_store_choose (vault, choice->json, error);
  else
    mpad_protocol_store_choose_kept (vault, choice->id, choice->version, error);
  return NULL;
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_protocol_store_list (vault, error);
}

static AdwPreferencesDialog *
get_dialog (MpadPreferencesProtocol *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);

  return dialog != NULL ? ADW_PREFERENCES_DIALOG (dialog) : NULL;
}

static void
push (MpadPreferencesProtocol *self, AdwNavigationPage *page)
{
  AdwPreferencesDialog *dialog = get_dialog (self);

  if (dialog != NULL)
    adw_preferences_dialog_push_subpage (dialog, page);
  else
    g_object_unref (g_object_ref_sink (page));
}

static const MpadStoredProtocol *
find_kept (MpadPreferencesProtocol *self, const char *id, const char *version)
{
  for (guint i = 0; self->kept != NULL && i < self->kept->len; i++)
    {
      const MpadStoredProtocol *stored = g_ptr_array_index (self->kept, i);

      if (g_strcmp0 (stored->id, id) == 0 && g_strcmp0 (stored->version, version) == 0)
        return stored;
    }
  return NULL;
}

void
mpad_preferences_protocol_done (MpadPreferencesProtocol *self, const char *text)
{
  AdwPreferencesDialog *dialog = get_dialog (self);
  GtkWidget *navigation;
  AdwToast *toast;

  if (dialog == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (dialog, toast);
  /* back to the page itself, past the list that was chosen from */
  for (navigation = gtk_widget_get_parent (GTK_WIDGET (self));
       navigation != NULL && !ADW_IS_NAVIGATION_VIEW (navigation);
       navigation = gtk_widget_get_parent (navigation))
    ;
  if (navigation != NULL)
    while (adw_navigation_view_pop (ADW_NAVIGATION_VIEW (navigation)))
      ;
}

static void
on_session_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mpad_session_load_finish (MPAD_SESSION (object), result, &error))
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
show_failure (MpadPreferencesProtocol *self, const GError *error)
{
  AdwDialog *dialog;

  if (!g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT))
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  dialog = adw_alert_dialog_new (
    _ ("The vault holds another text under this name and version"),
    _ ("Dossiers may follow that text, so it is not replaced. Give the file another version and "
       "add it again. Nothing was stored."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL)
    {
      show_failure (self, error);
      return;
    }
  if (self->session != NULL)
    mpad_session_load_async (self->session, NULL, on_session_loaded_cb, g_object_ref (self));
  mpad_preferences_protocol_done (self, _ ("New dossiers follow this protocol"));
}

static void
on_use_cb (MpadProtocolPreview *preview, Choice *choice)
{
  MpadPreferencesProtocol *self = g_object_get_data (G_OBJECT (preview), "mpad-page");
  Choice *copy = g_new0 (Choice, 1);

  copy->json = choice->json != NULL ? g_bytes_ref (choice->json) : NULL;
  copy->id = g_strdup (choice->id);
  copy->version = g_strdup (choice->version);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE,
                                choose_job, copy, choice_free, NULL, NULL, on_chosen_cb,
                                g_object_ref (self));
}

/* @json: (nullable): of a protocol that the vault does not hold yet */
static void
show_preview (MpadPreferencesProtocol *self,
              MpadProtocol *protocol,
              GBytes *json,
              const char *hash,
              MpadProtocol *compare,
              const char *compare_words)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  gboolean is_now = g_strcmp0 (school->protocol_id, protocol->id) == 0 &&
                    g_strcmp0 (school->protocol_version, protocol->version) == 0;
  MpadProtocolPreview *preview = mpad_protocol_preview_new (
    protocol, hash, compare, compare_words,
    is_now && json == NULL ? NULL : _ ("Use this protocol"));

  g_object_set_data_full (G_OBJECT (preview), "mpad-page", g_object_ref (self), g_object_unref);
  g_signal_connect_data (preview, "use", G_CALLBACK (on_use_cb), choice_new (json, protocol),
                         choice_closure_free, 0);
  push (self, ADW_NAVIGATION_PAGE (preview));
}

/* rows that open something */

static GtkWidget *
make_way (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
on_shelf_row_cb (GtkWidget *row, MpadPreferencesProtocol *self)
{
  const MpadShelfProtocol *item = g_object_get_data (G_OBJECT (row), "mpad-protocol");
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, item->json);

  show_preview (self, item->protocol, item->json, hash, mpad_session_get_protocol (self->session),
                _ ("Compared with the protocol that the school follows now."));
}

static void
on_shelf_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shelf = mpad_protocol_shelf_load_finish (result, &error);
  GtkWidget *page, *group;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (shelf == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Choose one to see its route and what is different. Nothing changes before you use it."));
  for (guint i = 0; i < shelf->len; i++)
    {
      MpadShelfProtocol *item = g_ptr_array_index (shelf, i);
      GtkWidget *row = make_way (item->protocol->title, item->protocol->summary);

      g_object_set_data_full (G_OBJECT (row), "mpad-shelf", g_ptr_array_ref (shelf),
                              (GDestroyNotify) g_ptr_array_unref);
      g_object_set_data (G_OBJECT (row), "mpad-protocol", item);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_shelf_row_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  push (self, mpad_protocol_preview_make_page (_ ("Protocols of Meldpad"), page, NULL));
}

static void
on_choose_shipped_cb (MpadPreferencesProtocol *self)
{
  mpad_protocol_shelf_load_async (self->cancellable, on_shelf_loaded_cb, g_object_ref (self));
}

/* a file */

static void on_add_file_cb (MpadPreferencesProtocol *self);

static void
show_refused (MpadPreferencesProtocol *self, const GError *error)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *message = mpad_ui_label (error->message, "mpad-panel mpad-route-step");
  GtkWidget *again = mpad_ui_button (_ ("Choose a file again…"), NULL, "pill suggested-action");
  AdwPreferencesDialog *dialog = get_dialog (self);

  /* to be copied for whoever made the file; the focus goes to the button, else all is selected */
  gtk_label_set_selectable (GTK_LABEL (message), TRUE);
  g_signal_connect (again, "map", G_CALLBACK (gtk_widget_grab_focus), NULL);
  gtk_box_append (GTK_BOX (box), message);
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  g_signal_connect_object (again, "clicked", G_CALLBACK (on_add_file_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), again);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "mpad-stop-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("This file cannot be used yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (status),
    _ ("Nothing was stored. Below stands the first fault: the file, the place in it, what is wrong "
       "and how to mend it."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  if (dialog != NULL)
    adw_preferences_dialog_pop_subpage (dialog);
  push (self, mpad_protocol_preview_make_page (_ ("Protocol from a file"), status, NULL));
}

static void
on_file_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocolFile) file = mpad_protocol_file_load_finish (result, &error);
  g_autofree char *hash = NULL;
  g_autofree char *title = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    {
      show_refused (self, error);
      return;
    }
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->json);
  /* Translators: title of a protocol that comes with Meldpad */
  title = g_strdup_printf (_ ("Compared with the nearest protocol of Meldpad, “%s”."),
                           file->nearest->title);
  show_preview (self, file->protocol, file->json, hash, file->nearest, title);
}

void
mpad_preferences_protocol_add_file (MpadPreferencesProtocol *self, const char *path)
{
  g_return_if_fail (MPAD_IS_PREFERENCES_PROTOCOL (self));

  mpad_protocol_file_load_async (path, self->cancellable, on_file_loaded_cb, g_object_ref (self));
}

static void
on_file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  /* no file: dismissed; no path: not on this computer */
  if (file != NULL && g_file_peek_path (file) != NULL)
    mpad_preferences_protocol_add_file (self, g_file_peek_path (file));
}

static void
on_add_file_cb (MpadPreferencesProtocol *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (filter, _ ("Protocol files (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _ ("Add a protocol from a file"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_file_chosen_cb, g_object_ref (self));
}

/* what there is now */

static void
on_show_now_cb (MpadPreferencesProtocol *self)
{
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  const MpadStoredProtocol *stored = find_kept (self, protocol->id, protocol->version);
  const MpadStoredProtocol *base = stored != NULL && stored->base_version != NULL
                                     ? find_kept (self, stored->id, stored->base_version)
                                     : NULL;

  show_preview (self, protocol, NULL, stored != NULL ? stored->hash : NULL,
                base != NULL ? base->protocol : NULL,
                _ ("Compared with the protocol as it came: this is what the school adjusted."));
}

/* adjusting */

static gpointer
adjust_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_protocol_store_adjust (vault, data, error);
  return NULL;
}

static void
on_keep_cb (MpadProtocolAdjust *adjust, MpadPreferencesProtocol *self)
{
  mpad_vault_service_run_async (
    mpad_session_get_service (self->session), MPAD_JOB_WRITE, adjust_job,
    mpad_protocol_overlay_copy (mpad_protocol_adjust_get (adjust)),
    (GDestroyNotify) mpad_protocol_overlay_free, NULL, NULL, on_chosen_cb, g_object_ref (self));
}

static void
on_adjust_cb (MpadPreferencesProtocol *self)
{
  MpadProtocolAdjust *adjust = mpad_protocol_adjust_new (mpad_session_get_protocol (self->session));

  g_signal_connect_object (adjust, "keep", G_CALLBACK (on_keep_cb), self, 0);
  push (self, ADW_NAVIGATION_PAGE (adjust));
}

static void
on_kept_row_cb (GtkWidget *row, MpadPreferencesProtocol *self)
{
  const MpadStoredProtocol *stored = find_kept (self, g_object_get_data (G_OBJECT (row), "mpad-id"),
                                                g_object_get_data (G_OBJECT (row), "mpad-version"));

  if (stored != NULL)
    show_preview (self, stored->protocol, NULL, stored->hash,
                  mpad_session_get_protocol (self->session),
                  _ ("Compared with the protocol that the school follows now."));
}

static void
add_row (MpadPreferencesProtocol *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_now (MpadPreferencesProtocol *self)
{
  const MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  g_autofree char *version = mpad_protocol_words_version (protocol->version);
  g_autofree char *checked = mpad_format_date (protocol->checked_on);
  g_autofree char *text = NULL;
  GtkWidget *row;

  /* Translators: version, where the protocol comes from, the date */
  text = g_strdup_printf (_ ("%s. Based on: %s. Checked on %s."), version, protocol->based_on,
                          checked);
  row = make_way (protocol->title, text);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_show_now_cb), self, G_CONNECT_SWAPPED);
  add_row (self, self->now_group, row);
}

static void
show_kept (MpadPreferencesProtocol *self)
{
  for (guint i = 0; self->kept != NULL && i < self->kept->len; i++)
    {
      const MpadStoredProtocol *stored = g_ptr_array_index (self->kept, i);
      g_autofree char *version = mpad_protocol_words_version (stored->version);
      g_autofree char *added = mpad_format_stamp (stored->added_us);
      g_autofree char *dossiers = NULL;
      g_autofree char *text = NULL;
      GtkWidget *row;

      dossiers = g_strdup_printf (g_dngettext (NULL, "%u dossier follows it",
                                               "%u dossiers follow it",
                                               (gulong) stored->n_dossiers),
                                  (guint) stored->n_dossiers);
      /* Translators: version, when it was added, how many dossiers follow it */
      text = g_strdup_printf (_ ("%s · added %s · %s"), version, added, dossiers);
      row = make_way (stored->protocol->title, text);
      g_object_set_data_full (G_OBJECT (row), "mpad-id", g_strdup (stored->id), g_free);
      g_object_set_data_full (G_OBJECT (row), "mpad-version", g_strdup (stored->version), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_kept_row_cb), self, 0);
      add_row (self, self->kept_group, row);
    }
}

static void
on_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesProtocol) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    kept = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (kept == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  self->kept = g_steal_pointer (&kept);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  show_now (self);
  show_kept (self);
}

static void
reload (MpadPreferencesProtocol *self)
{
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, list_job,
                                NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                on_listed_cb, g_object_ref (self));
}

static void
mpad_preferences_protocol_dispose (GObject *object)
{
  MpadPreferencesProtocol *self = MPAD_PREFERENCES_PROTOCOL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_preferences_protocol_parent_class)->dispose (object);
}

static void
mpad_preferences_protocol_class_init (MpadPreferencesProtocolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_preferences_protocol_dispose;
}

static AdwPreferencesGroup *
add_group (MpadPreferencesProtocol *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

static void
mpad_preferences_protocol_init (MpadPreferencesProtocol *self)
{
  AdwPreferencesGroup *group;
  GtkWidget *row;

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Protocol"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "mpad-path-symbolic");
  self->now_group = add_group (self, _ ("The school follows"),
                               _ ("Which steps there are, who decides, what is stopped, whom to "
                                  "inform: all of that comes from the protocol."));
  group = add_group (self, _ ("Another protocol"),
                     _ ("New dossiers follow what you choose here. A dossier keeps the version "
                        "that it began with, until somebody moves it in that dossier’s menu."));
  row = make_way (_ ("Choose a protocol of Meldpad"),
                  _ ("See the route and the differences first"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_choose_shipped_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  row = make_way (_ ("Add a protocol from a file…"),
                  _ ("A file of the school’s board. It is checked first; a file with a fault is "
                     "not stored."));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_add_file_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  group = add_group (self, _ ("Adjust"),
                     _ ("Questions, stops and points of attention stay as the protocol has them. "
                        "What you adjust becomes a version of its own; to go back, choose the "
                        "version below."));
  row = make_way (_ ("Names, letters and who is informed"),
                  _ ("What functions are called, the letters beside Melden and Hulp, who decides, "
                     "who reports, who is informed after a step, contacts of your region"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_adjust_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  self->kept_group = add_group (self, _ ("In this vault"),
                                _ ("Every version that the school ever used stays, so that each "
                                   "dossier can be read the way it was made."));
}

GtkWidget *
mpad_preferences_protocol_new (MpadSession *session)
{
  MpadPreferencesProtocol *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_PREFERENCES_PROTOCOL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "reloaded", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
