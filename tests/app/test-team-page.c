/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The team page of the preferences with a real vault: a member comes, forgets, leaves; the vault gets
 * a new key; the emergency key sheet is replaced and tested. */
#include "app-fixture.h"

#include "mpad-key-form.h"
#include "mpad-passphrase-chooser.h"
#include "mpad-preferences-dialog.h"
#include "mpad-recovery-entry.h"
#include "mpad-team.h"

#include <string.h>

#define MINE "zeven proefzinnen voor Noor Verzonnen"

typedef struct
{
  GtkWidget *root;
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
  Awaited awaited = { root, text };

  g_test_message ("waiting for “%s”", text);
  app_wait (is_shown, &awaited);
  app_settle (root);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_mapped (root) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
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

typedef struct
{
  AdwDialog *dialog;
  const char *title;
} AwaitedRow;

static gboolean
has_row (gpointer data)
{
  AwaitedRow *awaited = data;

  return find_row (GTK_WIDGET (awaited->dialog), awaited->title) != NULL;
}

/* The list is read anew after each change, so the row may still be on its way. */
static void
activate (AdwDialog *dialog, const char *title)
{
  AwaitedRow awaited = { dialog, title };
  GtkWidget *row;

  g_test_message ("activating “%s”", title);
  app_wait (has_row, &awaited);
  row = find_row (GTK_WIDGET (dialog), title);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  app_settle (GTK_WIDGET (dialog));
}

/* All mapped widgets of a type, in order. */
static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_ptr_array_add (found, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
nth (AdwDialog *dialog, GType type, guint index)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (dialog), type, found);
  g_assert_cmpuint (index, <, found->len);
  return g_ptr_array_index (found, index);
}

static void
type (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

/* Takes the words that are offered. */
static char *
choose_words (AdwDialog *dialog)
{
  GtkWidget *chooser = nth (dialog, MPAD_TYPE_PASSPHRASE_CHOOSER, 0);
  g_autoptr (GPtrArray) labels = g_ptr_array_new (), fields = g_ptr_array_new ();
  char *words = NULL;

  collect (chooser, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_has_css_class (labels->pdata[i], "mpad-headline"))
      words = g_strdup (gtk_label_get_text (labels->pdata[i]));
  g_assert_nonnull (words);
  collect (chooser, GTK_TYPE_PASSWORD_ENTRY, fields);
  type (fields->pdata[fields->len - 1], words);
  return words;
}

static void
press (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = app_find (nth (dialog, MPAD_TYPE_KEY_FORM, 0), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_page (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_PAGE (root) &&
      g_strcmp0 (adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_page (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwDialog *
show_team (AppFixture *self)
{
  AdwDialog *dialog = mpad_preferences_dialog_new (self->session);
  GtkWidget *page;

  app_show (self, gtk_label_new ("below"), 1100, 760);
  adw_dialog_present (dialog, self->window);
  page = find_page (GTK_WIDGET (dialog), T ("Team"));
  g_assert_nonnull (page);
  adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (dialog),
                                           ADW_PREFERENCES_PAGE (page));
  wait_for_text (GTK_WIDGET (dialog), "Noor Verzonnen (");
  app_keep (self, "team");
  return dialog;
}

static void
add_sam (AppFixture *self, AdwDialog *dialog)
{
  g_autofree char *words = NULL;
  GtkWidget *button = app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, T ("_Add a member"));

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_settle (GTK_WIDGET (dialog));
  type (nth (dialog, GTK_TYPE_ENTRY, 0), "Sam Voorbeeldig");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth (dialog, GTK_TYPE_ENTRY, 2))), ==,
                   "SV");
  app_keep (self, "team-add");
  words = choose_words (dialog);
  press (dialog, T ("_Let the member open the vault"));
  wait_for_text (GTK_WIDGET (dialog), "Sam Voorbeeldig");
}

static guint
count_slots (AppFixture *self, MpadSlotKind kind)
{
  const MpadVaultInfo *info = mpad_vault_service_get_info (self->service);
  guint n = 0;

  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    n += info->slots[i].kind == kind;
  return n;
}

static void
test_own_passphrase_is_changed_with_the_old_one (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_team (self);
  g_autofree char *words = NULL;

  activate (dialog, "Noor Verzonnen (");
  /* the only passphrase stays, and nobody takes the own one away */
  g_assert_false (gtk_list_box_row_get_activatable (
    GTK_LIST_BOX_ROW (find_row (GTK_WIDGET (dialog), T ("Leaves the team")))));
  app_keep (self, "team-me");
  activate (dialog, T ("Change passphrase"));
  type (nth (dialog, GTK_TYPE_PASSWORD_ENTRY, 0), "een andere zin dan de mijne");
  words = choose_words (dialog);
  press (dialog, T ("_Change passphrase"));
  app_keep (self, "team-change");
  wait_for_text (GTK_WIDGET (dialog), T ("That is not the right passphrase"));
  type (nth (dialog, GTK_TYPE_PASSWORD_ENTRY, 0), MINE);
  press (dialog, T ("_Change passphrase"));
  wait_for_text (GTK_WIDGET (dialog), T ("Your new passphrase opens the vault from now on."));
  mpad_vault_service_close_sync (self->service);
  {
    g_autofree char *path = g_build_filename (self->folder, "proef.meldpad", NULL);
    g_autoptr (MpadSecret) now = mpad_secret_new_passphrase (words);
    g_autoptr (GError) error = NULL;
    MpadVault *vault = mpad_vault_open (path, NULL, MPAD_SLOT_PASSPHRASE, now, NULL, NULL, &error);

    g_assert_no_error (error);
    mpad_vault_close (vault);
  }
}

static void
test_a_member_comes_forgets_and_leaves (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_team (self);
  g_autofree char *words = NULL, *public_key = NULL;
  GtkWidget *entry;

  add_sam (self, dialog);
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_PASSPHRASE), ==, 2);

  activate (dialog, "Sam Voorbeeldig");
  activate (dialog, T ("Passphrase forgotten"));
  words = choose_words (dialog);
  press (dialog, T ("_Use this passphrase"));
  wait_for_text (GTK_WIDGET (dialog), "Sam Voorbeeldig ");
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_PASSPHRASE), ==, 2);

  activate (dialog, "Sam Voorbeeldig");
  activate (dialog, T ("Leaves the team"));
  app_keep (self, "team-leaves");
  press (dialog, T ("_Take the passphrase away"));
  wait_for_text (GTK_WIDGET (dialog), T ("Your own passphrase, which _stays"));
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_PASSPHRASE), ==, 1);
  public_key = g_strdup (mpad_vault_service_get_info (self->service)->public_key);
  type (nth (dialog, GTK_TYPE_PASSWORD_ENTRY, 0), MINE);
  press (dialog, T ("_Write the vault anew"));
  wait_for_text (GTK_WIDGET (dialog), T ("Take the sheet and type two groups"));
  g_assert_cmpstr (mpad_vault_service_get_info (self->service)->public_key, !=, public_key);
  entry = nth (dialog, MPAD_TYPE_RECOVERY_ENTRY, 0);
  g_assert_false (mpad_recovery_entry_is_complete (MPAD_RECOVERY_ENTRY (entry)));
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_RECOVERY), ==, 0);
}

static gboolean
is_in_session (gpointer data)
{
  GPtrArray *staff = mpad_session_get_staff (data);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const MpadStaff *one = g_ptr_array_index (staff, i);

      if (g_strcmp0 (one->name, "Sam Voorbeeldig") == 0)
        return g_strcmp0 (one->groups, "1-4") == 0 && one->slot_id == NULL;
    }
  return FALSE;
}

/* S1-41: a colleague for some groups, who opens nothing */
static void
test_a_colleague_without_passphrase (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_team (self);

  activate (dialog, "Add a colleague without a passphrase");
  type (nth (dialog, GTK_TYPE_ENTRY, 0), "Sam Voorbeeldig");
  type (nth (dialog, GTK_TYPE_ENTRY, 2), "1-4");
  press (dialog, "Save");
  wait_for_text (GTK_WIDGET (dialog), "groups 1-4");
  app_wait (is_in_session, self->session);
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_PASSPHRASE), ==, 1);
  activate (dialog, "Sam Voorbeeldig");
  activate (dialog, "Name, role and groups");
  type (nth (dialog, GTK_TYPE_ENTRY, 2), "5-8");
  press (dialog, "Save");
  wait_for_text (GTK_WIDGET (dialog), "groups 5-8");
}

static void
test_others_get_words_for_a_new_key (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_team (self);
  GtkWidget *button;

  add_sam (self, dialog);
  activate (dialog, T ("New key for the vault"));
  app_keep (self, "team-new-key");
  type (nth (dialog, GTK_TYPE_PASSWORD_ENTRY, 0), MINE);
  button = app_find (nth (dialog, MPAD_TYPE_KEY_FORM, 0), GTK_TYPE_BUTTON,
                     T ("_Write the vault anew"));
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (nth (dialog, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  press (dialog, T ("_Write the vault anew"));
  wait_for_text (GTK_WIDGET (dialog), T ("Take the sheet and type two groups"));
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_PASSPHRASE), ==, 2);
}

/* Types the groups that the page shows. */
static void
type_groups (AdwDialog *dialog, GStrv groups)
{
  GtkWidget *entry = nth (dialog, MPAD_TYPE_RECOVERY_ENTRY, 0);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_first_child (entry));

  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      {
        g_ptr_array_set_size (fields, 0);
        collect (row, GTK_TYPE_TEXT, fields);
        g_assert_cmpuint (fields->len, ==, 1);
        type (fields->pdata[0], groups[i]);
      }
}

static void
test_the_sheet_is_replaced_and_tested (AppFixture *self, gconstpointer data)
{
  AdwDialog *dialog = show_team (self);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_auto (GStrv) groups = g_new0 (char *, 7);

  wait_for_text (GTK_WIDGET (dialog),
                 T ("There is no sheet. If every passphrase is lost, so are all dossiers."));
  activate (dialog, T ("Make an emergency key sheet"));
  collect (nth (dialog, MPAD_TYPE_KEY_FORM, 0), GTK_TYPE_LABEL, labels);
  for (guint i = 0, n = 0; i < labels->len; i++)
    if (gtk_widget_has_css_class (labels->pdata[i], "mpad-code"))
      groups[n++] = g_strdup (gtk_label_get_text (labels->pdata[i]));
  g_assert_cmpuint (g_strv_length (groups), ==, 6);
  app_keep (self, "team-sheet");
  type_groups (dialog, groups);
  press (dialog, T ("_Put the new sheet into use"));
  wait_for_text (GTK_WIDGET (dialog),
                 T ("The new sheet works. Seal it, put it in the safe and destroy the old one."));
  g_assert_cmpuint (count_slots (self, MPAD_SLOT_RECOVERY), ==, 1);

  activate (dialog, T ("Test the sheet"));
  app_keep (self, "team-test");
  type_groups (dialog, groups);
  press (dialog, T ("_Try the sheet"));
  wait_for_text (GTK_WIDGET (dialog),
                 T ("The sheet opens the vault. Seal it again and put it back in the safe."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/team/S1-41-a-colleague-without-a-passphrase", test_a_colleague_without_passphrase);
  APP_TEST ("/team/own-passphrase", test_own_passphrase_is_changed_with_the_old_one);
  APP_TEST ("/team/comes-forgets-leaves", test_a_member_comes_forgets_and_leaves);
  APP_TEST ("/team/new-key-with-others", test_others_get_words_for_a_new_key);
  APP_TEST ("/team/sheet", test_the_sheet_is_replaced_and_tested);
  return g_test_run ();
}
