/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's name and its region of Veilig Thuis. Both stand in the vault and, for the unlock
 * screen, in its header. A change is saved at once; a name when its tick is pressed. */
#include "config.h"

#include "mpad-preferences-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-contacts.h"
#include "mpad-error-text.h"
#include "mpad-pupil-update-dialog.h"
#include "mpad-school-store.h"
#include "mpad-ui.h"
#include "mpad-vault-members.h"

#define MPAD_TYPE_PREFERENCES_SCHOOL (mpad_preferences_school_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadPreferencesSchool, mpad_preferences_school, MPAD, PREFERENCES_SCHOOL, AdwPreferencesPage)

struct _MpadPreferencesSchool
{
  AdwPreferencesPage parent_instance;

  /* children */
  AdwEntryRow *name_row;
  AdwComboRow *region_row;

  /* owned */
  MpadSession *session;
  MpadContacts *contacts;

  /* state */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MpadPreferencesSchool, mpad_preferences_school, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  char *name;
  char *region;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change->region);
  g_free (change);
}

/* On the vault's thread. The header first: it refuses a vault that is open for reading only. */
static gpointer
save_job (MpadVault *vault, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (MpadSchool) school = mpad_school_store_load (vault, error);

  if (school == NULL)
    return NULL;
  g_set_str (&school->name, change->name);
  g_set_str (&school->vt_region, change->region);
  return GINT_TO_POINTER (mpad_vault_set_school (vault, school->name, school->vt_region, error) &&
                          mpad_school_store_save (vault, school, error));
}

static void
show (MpadPreferencesSchool *self)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  GPtrArray *regions = mpad_contacts_get_regions (self->contacts);

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), school->name);
  /* nothing chosen yet: nothing is shown as chosen */
  adw_combo_row_set_selected (self->region_row, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < regions->len; i++)
    if (g_strcmp0 (((const MpadVtRegion *) regions->pdata[i])->id, school->vt_region) == 0)
      adw_combo_row_set_selected (self->region_row, i);
  self->showing = FALSE;
}

static void
on_reloaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesSchool) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mpad_session_load_finish (MPAD_SESSION (object), result, &error))
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesSchool) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else if (self->session != NULL)
    mpad_session_load_async (self->session, NULL, on_reloaded_cb, g_object_ref (self));
}

/* What was not applied yet of the name stays as it stands in the vault. */
static void
save (MpadPreferencesSchool *self, const char *name, const char *region)
{
  Change *change = g_new0 (Change, 1);

  change->name = g_strdup (name);
  change->region = g_strdup (region);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, save_job,
                                change, change_free, NULL, NULL, on_saved_cb, g_object_ref (self));
}

static void
on_name_applied_cb (MpadPreferencesSchool *self)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  g_autofree char *name = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  if (*name == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), school->name);
  else if (strcmp (name, school->name) != 0)
    save (self, name, school->vt_region != NULL ? school->vt_region : "");
}

static void
on_region_selected_cb (MpadPreferencesSchool *self)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  GPtrArray *regions = mpad_contacts_get_regions (self->contacts);
  guint selected = adw_combo_row_get_selected (self->region_row);
  const MpadVtRegion *region = selected < regions->len ? regions->pdata[selected] : NULL;

  if (!self->showing && region != NULL && g_strcmp0 (region->id, school->vt_region) != 0)
    save (self, school->name, region->id);
}

static void
mpad_preferences_school_dispose (GObject *object)
{
  MpadPreferencesSchool *self = MPAD_PREFERENCES_SCHOOL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->contacts, mpad_contacts_unref);

  G_OBJECT_CLASS (mpad_preferences_school_parent_class)->dispose (object);
}

static void
mpad_preferences_school_class_init (MpadPreferencesSchoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_preferences_school_dispose;
}

static void
add_name (MpadPreferencesSchool *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Name"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Stands on the unlock screen and at the head of every paper that is printed from now on. "
       "Papers that were kept stay as they are. The vault file keeps its name."));
  self->name_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _ ("Name of the school"));
  mpad_ui_set_name (GTK_WIDGET (self->name_row), _ ("Name of the school"));
  adw_entry_row_set_show_apply_button (self->name_row, TRUE);
  g_signal_connect_object (self->name_row, "apply", G_CALLBACK (on_name_applied_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->name_row));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
add_region (MpadPreferencesSchool *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression)
    expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GPtrArray *regions = mpad_contacts_get_regions (self->contacts);

  for (guint i = 0; i < regions->len; i++)
    gtk_string_list_append (names, ((const MpadVtRegion *) regions->pdata[i])->name);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Veilig Thuis"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("0800-2000 always connects you with your own region. Meldpad shows its name beside the "
       "number, also on the unlock screen."));
  self->region_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->region_row), _ ("Region"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->region_row),
                               mpad_contacts_get_regions_note (self->contacts));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->region_row), 0);
  adw_combo_row_set_expression (self->region_row, expression);
  adw_combo_row_set_enable_search (self->region_row, TRUE);
  adw_combo_row_set_model (self->region_row, G_LIST_MODEL (names));
  g_signal_connect_object (self->region_row, "notify::selected", G_CALLBACK (on_region_selected_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->region_row));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
on_update_clicked_cb (MpadPreferencesSchool *self)
{
  adw_dialog_present (mpad_pupil_update_dialog_new (self->session), GTK_WIDGET (self));
}

static void
add_pupils (MpadPreferencesSchool *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Pupils"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("In a new school year: move the pupils of the open dossiers to their new groups, and see "
       "who is not in the list any more."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Compare with the administration…"));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_update_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
mpad_preferences_school_init (MpadPreferencesSchool *self)
{
  g_autoptr (GError) error = NULL;

  self->showing = TRUE;
  self->contacts = mpad_contacts_load_shipped (&error);
  g_assert_no_error (error); /* compiled in */
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("School"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "mpad-school-symbolic");
  add_name (self);
  add_region (self);
  add_pupils (self);
}

GtkWidget *
mpad_preferences_school_new (MpadSession *session)
{
  MpadPreferencesSchool *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_PREFERENCES_SCHOOL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "reloaded", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
