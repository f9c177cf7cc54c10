/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences with a real vault: which pages there are, changing the school, looking at
 * protocols, a good file and bad files, adjusting. */
#include "app-fixture.h"

#include "mpad-contacts-page.h"
#include "mpad-preferences-dialog.h"
#include "mpad-preferences-protocol.h"
#include "mpad-protocol-move-dialog.h"
#include "mpad-protocol-store.h"

#include <string.h>

typedef struct
{
  AppFixture *fixture;
  GtkWidget *root;
  GType type;
  const char *text;
} Awaited;

static gboolean
is_shown (gpointer data)
{
  Awaited *awaited = data;

  return app_shows_text (awaited->root, awaited->text);
}

static void
wait_for_text (GtkWidget *root, const char *text)
{
  Awaited awaited = { .root = root, .text = text };

  g_test_message ("waiting for “%s”", text);
  app_wait (is_shown, &awaited);
}

static AdwDialog *
show_dialog (AppFixture *self, int width, int height)
{
  AdwDialog *dialog = mpad_preferences_dialog_new (self->session);

  app_show (self, gtk_label_new ("below"), width, height);
  adw_dialog_present (dialog, self->window);
  wait_for_text (GTK_WIDGET (dialog), "School");
  return dialog;
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
activate (GtkWidget *root, const char *title)
{
  GtkWidget *row = find_row (root, title);

  g_test_message ("activating “%s”", title);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
}

static void
show_page (AdwDialog *dialog, GtkWidget *page)
{
  adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (dialog),
                                           ADW_PREFERENCES_PAGE (page));
  app_settle (GTK_WIDGET (dialog));
}

static MpadPreferencesProtocol *
show_protocol (AppFixture *self, AdwDialog *dialog)
{
  GtkWidget *page = find_type (GTK_WIDGET (dialog), MPAD_TYPE_PREFERENCES_PROTOCOL);

  g_assert_nonnull (page);
  show_page (dialog, page);
  wait_for_text (page, mpad_session_get_protocol (self->session)->title);
  return MPAD_PREFERENCES_PROTOCOL (page);
}

static void
test_without_a_vault_only_what_needs_none (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = mpad_preferences_dialog_new (NULL);

  app_show (self, gtk_label_new ("below"), 800, 600);
  adw_dialog_present (dialog, self->window);
  app_settle (self->window);
  g_assert_null (find_type (GTK_WIDGET (dialog), MPAD_TYPE_PREFERENCES_PROTOCOL));
  g_assert_nonnull (find_row (GTK_WIDGET (dialog), "Light or dark"));
}

static gboolean
has_new_name (gpointer data)
{
  AppFixture *self = data;

  return strcmp (mpad_session_get_school (self->session)->name, "De Andere Boom") == 0 &&
         strcmp (mpad_vault_service_get_info (self->service)->school, "De Andere Boom") == 0;
}

/* The unlock screen knows the name from the header, the papers from the vault. */
static void
test_a_new_name_reaches_vault_and_header (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  GtkWidget *row = find_row (GTK_WIDGET (dialog), "Name of the school");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), " De Andere Boom ");
  g_signal_emit_by_name (row, "apply");
  app_wait (has_new_name, self);
}

static gboolean
follows_s3 (gpointer data)
{
  AppFixture *self = data;

  return strcmp (mpad_session_get_protocol (self->session)->id, "s3") == 0;
}

static void
add_file (AppFixture *self, MpadPreferencesProtocol *page, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, "eigen.json", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  mpad_preferences_protocol_add_file (page, path);
}

static char *
read_shipped (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", name,
                                                 NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* Nothing is stored before the button under the picture was pressed. */
static void
test_a_good_file_is_shown_and_then_used (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  MpadPreferencesProtocol *page = show_protocol (self, dialog);
  g_autofree char *content = read_shipped ("s3.json");
  g_autoptr (GString) own = g_string_new (content);
  GtkWidget *use;

  g_string_replace (own, "\"version\": \"2026.1\"", "\"version\": \"2026.1-eigen\"", 1);
  g_string_replace (own, "\"name\": \"mentor\"", "\"name\": \"coach\"", 1);
  add_file (self, page, own->str);
  wait_for_text (GTK_WIDGET (dialog), "“coach”, was “mentor”");
  wait_for_text (GTK_WIDGET (dialog), "1 difference.");
  g_assert_cmpstr (mpad_session_get_protocol (self->session)->id, !=, "s3");
  use = app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Use this protocol");
  g_assert_nonnull (use);
  g_signal_emit_by_name (use, "clicked");
  app_wait (follows_s3, self);
  wait_for_text (GTK_WIDGET (page), "version 2026.1-eigen");
}

static void
test_bad_files_say_where_and_store_nothing (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  MpadPreferencesProtocol *page = show_protocol (self, dialog);
  g_autofree char *before = g_strdup (mpad_session_get_protocol (self->session)->id);
  g_autofree char *content = read_shipped ("s1.json");
  g_autoptr (GString) wrong = g_string_new (content);

  add_file (self, page, "geen protocol");
  wait_for_text (GTK_WIDGET (dialog), "eigen.json");
  wait_for_text (GTK_WIDGET (dialog), "To mend it");
  g_assert_null (app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Use this protocol"));

  g_string_replace (wrong, "\"function\": \"lead\"", "\"function\": \"kok\"", 1);
  add_file (self, page, wrong->str);
  wait_for_text (GTK_WIDGET (dialog), "/roles/2/function");
  g_assert_null (app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Use this protocol"));
  g_assert_cmpstr (mpad_session_get_protocol (self->session)->id, ==, before);
}

static void
test_a_shipped_one_shows_its_differences_first (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 370, 640); /* the window's own edge takes 10 */

  show_protocol (self, dialog);
  activate (GTK_WIDGET (dialog), "Choose a protocol of Meldpad");
  wait_for_text (GTK_WIDGET (dialog), "Korte route, Twente");
  app_settle (GTK_WIDGET (dialog));
  activate (GTK_WIDGET (dialog), "Korte route, Twente");
  wait_for_text (GTK_WIDGET (dialog), "Compared with the protocol that the school follows now.");
  g_assert_nonnull (app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Use this protocol"));
}

static gboolean
follows_adjusted (gpointer data)
{
  AppFixture *self = data;

  return g_str_has_suffix (mpad_session_get_protocol (self->session)->version, "+1");
}

/* Without JSON: a function, a letter, a rule about who is informed. */
static void
test_adjusting_becomes_a_version (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  MpadPreferencesProtocol *page = show_protocol (self, dialog);
  const MpadProtocol *protocol;
  GtkWidget *row, *keep;

  activate (GTK_WIDGET (dialog), "Names, letters and who is informed");
  wait_for_text (GTK_WIDGET (dialog), "What functions are called");
  app_settle (GTK_WIDGET (dialog));
  row = find_row (GTK_WIDGET (dialog), "IB'er");
  g_assert_true (ADW_IS_ENTRY_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "kwaliteitscoördinator");
  row = find_row (GTK_WIDGET (dialog), "Letters that the school uses for it");
  gtk_editable_set_text (GTK_EDITABLE (row), "B");
  keep = app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Keep these adjustments");
  g_signal_emit_by_name (keep, "clicked");
  app_wait (follows_adjusted, self);
  protocol = mpad_session_get_protocol (self->session);
  g_assert_cmpstr (mpad_protocol_find_role (protocol, "ib")->name, ==, "kwaliteitscoördinator");
  g_assert_cmpstr (((MpadProtocolDecision *) protocol->decisions->pdata[0])->label, ==, "B");
  wait_for_text (GTK_WIDGET (page), "own adjustment 1");
}

static gboolean
has_region_number (gpointer data)
{
  AppFixture *self = data;
  const MpadProtocolContact *contact = mpad_protocol_find_contact (
    mpad_session_get_protocol (self->session), "crisisdienst");

  return contact != NULL && contact->phone != NULL;
}

/* A regional contact with a number stands under Contacts (S1-41). */
static void
test_a_regional_number_reaches_the_contacts (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  GtkWidget *contacts = g_object_ref_sink (mpad_contacts_page_new (self->session));
  GtkWidget *row;

  g_assert_false (app_shows_text (contacts, "het nummer dat de school kent"));
  show_protocol (self, dialog);
  activate (GTK_WIDGET (dialog), "Names, letters and who is informed");
  wait_for_text (GTK_WIDGET (dialog), "Contacts of your region");
  app_settle (GTK_WIDGET (dialog));
  row = find_row (GTK_WIDGET (dialog), "Crisisdienst jeugd in de regio");
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_settle (GTK_WIDGET (dialog));
  row = find_row (row, "Telephone number");
  gtk_editable_set_text (GTK_EDITABLE (row), "het nummer dat de school kent");
  g_signal_emit_by_name (app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Keep these adjustments"),
                         "clicked");
  app_wait (has_region_number, self);
  wait_for_text (contacts, "het nummer dat de school kent");
  g_object_unref (contacts);
}

static gboolean
has_moved (gpointer data)
{
  MpadDossierModel *model = data;
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  return g_str_has_suffix (dossier->protocol_version, "+1") &&
         g_str_has_suffix (mpad_dossier_model_get_protocol (model)->version, "+1");
}

/* A move asks why, and stands in the dossier as a note and in its history. */
static void
test_a_dossier_moves_with_a_reason (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = NULL;
  AdwDialog *dialog = show_dialog (self, 1366, 768);
  const MpadDossier *dossier;
  const MpadEntry *note = NULL;
  GtkWidget *button, *row;

  show_protocol (self, dialog);
  activate (GTK_WIDGET (dialog), "Names, letters and who is informed");
  wait_for_text (GTK_WIDGET (dialog), "What functions are called");
  app_settle (GTK_WIDGET (dialog));
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (dialog), "IB'er")), "zorgcoördinator");
  g_signal_emit_by_name (app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Keep these adjustments"),
                         "clicked");
  app_wait (follows_adjusted, self);
  adw_dialog_force_close (dialog);

  model = app_open (self, "Lotte");
  dossier = mpad_dossier_model_get_dossier (model);
  g_assert_cmpstr (dossier->protocol_version, ==, "2026.1");
  dialog = mpad_protocol_move_dialog_new (model);
  adw_dialog_present (dialog, self->window);
  wait_for_text (GTK_WIDGET (dialog), "own adjustment 1");
  app_settle (GTK_WIDGET (dialog));
  activate (GTK_WIDGET (dialog), mpad_dossier_model_get_protocol (model)->title);
  wait_for_text (GTK_WIDGET (dialog), "“zorgcoördinator”, was “IB'er”");
  wait_for_text (GTK_WIDGET (dialog), "Every step stays as it stands.");
  app_settle (GTK_WIDGET (dialog));
  button = app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Move this dossier");
  row = find_row (GTK_WIDGET (dialog), "Reason");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Zo heet de functie nu");
  g_signal_emit_by_name (button, "clicked");
  app_wait (has_moved, model);

  dossier = mpad_dossier_model_get_dossier (model);
  for (guint i = 0; i < dossier->entries->len; i++)
    if (((MpadEntry *) dossier->entries->pdata[i])->kind == MPAD_ENTRY_NOTE)
      note = dossier->entries->pdata[i];
  g_assert_nonnull (note);
  g_assert_cmpint (note->state, ==, MPAD_ENTRY_FINAL);
  g_assert_nonnull (
    strstr (((MpadStatement *) note->statements->pdata[0])->text, "Zo heet de functie nu"));
  g_assert_cmpstr (((MpadDossierEvent *) dossier->events->pdata[dossier->events->len - 1])->event,
                   ==, MPAD_DOSSIER_EVENT_PROTOCOL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/preferences/without-a-vault", test_without_a_vault_only_what_needs_none);
  APP_TEST ("/preferences/name-of-the-school", test_a_new_name_reaches_vault_and_header);
  APP_TEST ("/preferences/protocol-good-file", test_a_good_file_is_shown_and_then_used);
  APP_TEST ("/preferences/protocol-bad-files", test_bad_files_say_where_and_store_nothing);
  APP_TEST ("/preferences/protocol-shipped", test_a_shipped_one_shows_its_differences_first);
  APP_TEST ("/preferences/protocol-adjust", test_adjusting_becomes_a_version);
  APP_TEST ("/preferences/regional-number", test_a_regional_number_reaches_the_contacts);
  APP_TEST ("/preferences/dossier-moves", test_a_dossier_moves_with_a_reason);
  return g_test_run ();
}
