/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts of the frame: error sentences, shortcuts, actions, the place of a vault. */
#include "app-fixture.h"
#include "mpad-application.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-recovery-entry.h"
#include "mpad-recovery-code.h"
#include "mpad-vault-list.h"
#include "mpad-window.h"

#include <string.h>

/* The number of codes of each domain; a new code without a sentence makes the test fail. */
static void
test_every_error_has_its_own_sentence_and_next_step (void)
{
  const struct
  {
    GQuark domain;
    int last;
  } domains[] = {
    { MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_REPLACED },
    { MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED },
    { MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_TOO_LARGE },
    { MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_WRITE },
  };
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) unknown = g_error_new (g_quark_from_static_string ("proef"), 1, "raw words");

  g_hash_table_add (titles, g_strdup (mpad_error_text_title (unknown)));
  g_assert_null (strstr (mpad_error_text_body (unknown), "raw words"));
  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    for (int code = 0; code <= domains[d].last; code++)
      {
        g_autoptr (GError) error = g_error_new (domains[d].domain, code, "message of the loader");
        const char *title = mpad_error_text_title (error);

        g_test_message ("%s %d: %s", g_quark_to_string (domains[d].domain), code, title);
        g_assert_true (g_hash_table_add (titles, g_strdup (title)));
        g_assert_cmpstr (mpad_error_text_body (error), !=, "");
        /* only protocol files have messages that are written for people */
        g_assert_cmpint (strstr (mpad_error_text_body (error), "message of the loader") != NULL, ==,
                         domains[d].domain == MPAD_PROTOCOL_ERROR);
      }
}

static void
test_shortcuts_parse_and_are_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_shortcuts;
  const MpadShortcut *shortcuts = mpad_application_get_shortcuts (&n_shortcuts);

  for (gsize i = 0; i < n_shortcuts; i++)
    {
      g_assert_nonnull (shortcuts[i].title);
      for (gsize a = 0; shortcuts[i].action != NULL && shortcuts[i].accels[a] != NULL; a++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (shortcuts[i].accels[a], &key, &modifiers));
          g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
        }
    }
}

static gboolean
has_action (GtkWidgetClass *klass, const char *name)
{
  const GVariantType *type;
  const char *action, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property);
       i++)
    if (strcmp (action, name) == 0)
      return TRUE;
  return FALSE;
}

static void
test_window_has_the_actions_of_the_shortcuts (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (MPAD_TYPE_WINDOW);
  gsize n_shortcuts;
  const MpadShortcut *shortcuts = mpad_application_get_shortcuts (&n_shortcuts);

  for (gsize i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL && g_str_has_prefix (shortcuts[i].action, "win."))
      {
        g_test_message ("%s", shortcuts[i].action);
        g_assert_true (has_action (GTK_WIDGET_CLASS (klass), shortcuts[i].action));
      }
}

static void
test_vault_name_suits_every_disk (void)
{
  g_autofree char *folder = mpad_vault_list_folder ();
  g_autofree char *plain = mpad_vault_list_path_for ("De Verzonnen Boom");
  g_autofree char *odd = mpad_vault_list_path_for ("../A/B: \"C\"? ");
  g_autofree char *plain_folder = g_path_get_dirname (plain);
  g_autofree char *odd_folder = g_path_get_dirname (odd);
  g_autofree char *odd_name = g_path_get_basename (odd);

  g_assert_true (g_str_has_suffix (plain, "/Meldpad/De Verzonnen Boom.meldpad"));
  g_assert_cmpstr (plain_folder, ==, folder);
  g_assert_cmpstr (odd_folder, ==, folder);
  g_assert_false (g_str_has_prefix (odd_name, "."));
  g_assert_null (strpbrk (odd_name, "\\:*?\"<>|"));
}

static void
collect_entries (GtkWidget *root, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (root))
    g_ptr_array_add (entries, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_entries (child, entries);
}

static void
test_recovery_entry_judges_each_group (void)
{
  g_autoptr (MpadSecret) code = mpad_recovery_code_new ();
  g_autoptr (MpadSecret)
    expected = mpad_recovery_code_get_key ((const char *) mpad_secret_peek (code), NULL);
  g_autoptr (MpadSecret) typed = NULL;
  g_auto (GStrv) groups = g_strsplit ((const char *) mpad_secret_peek (code), "-", -1);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWidget *widget = g_object_ref_sink (g_object_new (MPAD_TYPE_RECOVERY_ENTRY, NULL));
  MpadRecoveryEntry *entry = MPAD_RECOVERY_ENTRY (widget);

  collect_entries (widget, entries);
  g_assert_cmpuint (entries->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *lower = g_ascii_strdown (groups[i], -1);

      g_assert_false (mpad_recovery_entry_is_complete (entry));
      g_assert_null (mpad_recovery_entry_dup_key (entry));
      gtk_editable_set_text (g_ptr_array_index (entries, i), groups[(i + 1) % 6]);
      g_assert_true (app_shows_text (widget, "is not right"));
      gtk_editable_set_text (g_ptr_array_index (entries, i), lower);
      g_assert_false (app_shows_text (widget, "is not right"));
    }
  g_assert_true (mpad_recovery_entry_is_complete (entry));
  typed = mpad_recovery_entry_dup_key (entry);
  g_assert_true (mpad_secret_equal (typed, expected));

  /* typing back: a group of another sheet has a good check letter, but is not this one */
  {
    g_autoptr (MpadSecret) other = mpad_recovery_code_new ();
    g_auto (GStrv) wrong = g_strsplit ((const char *) mpad_secret_peek (other), "-", -1);

    mpad_recovery_entry_set_groups (entry, 1u << 2, code);
    gtk_editable_set_text (g_ptr_array_index (entries, 2), wrong[2]);
    g_assert_false (mpad_recovery_entry_is_complete (entry));
    gtk_editable_set_text (g_ptr_array_index (entries, 2), groups[2]);
    g_assert_true (mpad_recovery_entry_is_complete (entry));
  }
  g_object_unref (widget);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/frame/errors/every-error-has-its-own-sentence-and-next-step",
                   test_every_error_has_its_own_sentence_and_next_step);
  g_test_add_func ("/frame/shortcuts/parse-and-are-unique", test_shortcuts_parse_and_are_unique);
  g_test_add_func ("/frame/shortcuts/window-has-their-actions",
                   test_window_has_the_actions_of_the_shortcuts);
  g_test_add_func ("/frame/vaults/name-suits-every-disk", test_vault_name_suits_every_disk);
  g_test_add_func ("/frame/recovery/judges-each-group", test_recovery_entry_judges_each_group);
  return g_test_run ();
}
