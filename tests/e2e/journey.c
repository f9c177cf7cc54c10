/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the shared parts of the journeys. */
#include "journey.h"

#include <string.h>

char *
journey_get_vault_path (void)
{
  return g_build_filename (g_get_home_dir (), "Documents", "Meldpad", JOURNEY_SCHOOL ".meldpad",
                           NULL);
}

typedef struct
{
  char **groups;
  guint n;
} Groups;

static void
take_group (const MpadUiNode *node, guint depth, gpointer user_data)
{
  Groups *found = user_data;

  (void) depth;
  if (found->n < 6 && node->role == ATSPI_ROLE_LABEL && strlen (node->name) == 6 &&
      strspn (node->name, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == 6)
    found->groups[found->n++] = g_strdup (node->name);
}

static void
type_groups (MpadUi *ui, char *groups[6])
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf (T ("Group %u"), i + 1);
      g_autoptr (AtspiAccessible) entry = mpad_ui_find (ui, NULL, ATSPI_ROLE_TEXT, name);

      if (entry != NULL)
        mpad_ui_set_text (ui, name, groups[i]);
    }
}

void
journey_set_up (MpadUi *ui, char *groups[6])
{
  Groups found = { groups, 0 };

  mpad_ui_step (ui, "welcome");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("A quiet desk for the meldcode"));
  mpad_ui_screenshot (ui, "welcome");
  mpad_ui_click (ui, MPAD_UI_ANY, T ("Set up Meldpad for our school"));

  mpad_ui_step (ui, "the school");
  mpad_ui_set_text (ui, T ("Name of the school"), JOURNEY_SCHOOL);
  mpad_ui_screenshot (ui, "setup-school");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Next"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Which Veilig Thuis is yours?"));
  mpad_ui_focus (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("Region of Veilig Thuis"));
  mpad_ui_key (ui, "space");
  mpad_ui_type (ui, "Drenthe");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_LABEL, "Flevoland");
  mpad_ui_key (ui, "Tab");
  mpad_ui_key (ui, "Down");
  mpad_ui_key (ui, "Return");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_LABEL, T ("Choose your region"));
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Next"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Which protocol does your school follow?"));
  /* The protocol's own title, as it stands in the data. */
  mpad_ui_set_checked (ui, "Basisschool met IB'er, regio Haaglanden", TRUE);
  mpad_ui_screenshot (ui, "setup-protocol");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Next"));

  mpad_ui_step (ui, "who I am");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Who are you?"));
  mpad_ui_set_text (ui, T ("Your name"), JOURNEY_NAME);
  mpad_ui_screenshot (ui, "setup-me");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Next"));

  mpad_ui_step (ui, "the passphrase");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Your passphrase"));
  mpad_ui_screenshot (ui, "setup-passphrase");
  mpad_ui_set_checked (ui, T ("A passphrase of my own"), TRUE);
  mpad_ui_set_text (ui, T ("Own passphrase"), JOURNEY_PASSPHRASE);
  mpad_ui_set_text (ui, T ("Type it _again"), JOURNEY_PASSPHRASE);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Make the vault"));

  mpad_ui_step (ui, "the noodsleutelblad");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("The emergency key sheet"));
  mpad_ui_screenshot (ui, "setup-sheet");
  mpad_ui_walk (ui, NULL, take_group, &found);
  if (found.n != 6)
    mpad_ui_fail (ui, "The sheet shows %u groups", found.n);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("I have it on _paper"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Take the sheet and type two groups"));
  type_groups (ui, groups);
  mpad_ui_screenshot (ui, "setup-check");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Finish"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("The vault is ready"));
  mpad_ui_screenshot (ui, "setup-done");
}

char *
journey_launch_traced (MpadUi *ui, const char *calls)
{
  static guint count;
  g_autofree char *program = g_strdup (g_getenv ("MELDPAD_PROGRAM"));
  g_autofree char *tracer = g_find_program_in_path ("strace");
  g_autofree char *name = g_strdup_printf ("calls-%u.trace", ++count);
  char *trace = NULL;

  if (tracer == NULL)
    {
      g_test_message ("no strace here: what the program does outside is not looked at");
      mpad_ui_launch (ui, NULL);
      return NULL;
    }
  trace = g_build_filename (g_get_user_runtime_dir (), name, NULL);
  g_setenv ("MELDPAD_PROGRAM", tracer, TRUE);
  /* -D: the program keeps its number, the tracer is its own grandchild */
  mpad_ui_launch (ui, "-D", "-f", "-y", "--seccomp-bpf", "-qq", "-e", calls, "-o", trace, program,
                  NULL);
  g_setenv ("MELDPAD_PROGRAM", program, TRUE);
  return trace;
}

void
journey_unlock (MpadUi *ui, const char *passphrase)
{
  mpad_ui_set_text (ui, T ("Passphrase"), passphrase);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Open"));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)

typedef struct
{
  const char *name;
  AtspiRole role;
  guint skip;
  AtspiAccessible *node;
} Nth;

static void
visit_nth (const MpadUiNode *node, guint depth, gpointer user_data)
{
  Nth *wanted = user_data;

  (void) depth;
  if (wanted->node == NULL && node->role == wanted->role &&
      strcmp (node->name, wanted->name) == 0 && wanted->skip-- == 0)
    wanted->node = mpad_ui_node_ref (node);
}

static AtspiAccessible *
find_nth (MpadUi *ui, AtspiRole role, const char *name, guint index)
{
  Nth wanted = { name, role, index, NULL };

  mpad_ui_wait_count (ui, role, name, index + 1);
  mpad_ui_walk (ui, NULL, visit_nth, &wanted);
  if (wanted.node == NULL)
    mpad_ui_fail (ui, "there is no “%s” number %u", name, index + 1);
  return wanted.node;
}

void
journey_set_nth_text (MpadUi *ui, const char *name, guint index, const char *text)
{
  g_autoptr (AtspiAccessible) node = find_nth (ui, ATSPI_ROLE_TEXT, name, index);
  g_autoptr (AtspiEditableText) field = atspi_accessible_get_editable_text_iface (node);

  if (field == NULL || !atspi_editable_text_set_text_contents (field, text, NULL))
    mpad_ui_fail (ui, "“%s” takes no text", name);
}

void
journey_press_nth (MpadUi *ui, AtspiRole role, const char *name, guint index)
{
  g_autoptr (AtspiAccessible) node = find_nth (ui, role, name, index);

  mpad_ui_activate (ui, node);
}

void
journey_make_dossier (MpadUi *ui, const char *child)
{
  mpad_ui_step (ui, "the dossier of %s", child);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("The child"));
  journey_set_nth_text (ui, T ("First name"), 0, child);
  journey_set_nth_text (ui, T ("Last name"), 0, "Voorbeeld");
  mpad_ui_set_text (ui, T ("Date of birth"), "09-03-2017");
  mpad_ui_set_text (ui, T ("Group"), "6");
  journey_set_nth_text (ui, T ("First name"), 1, "Hanna");
  journey_set_nth_text (ui, T ("Last name"), 1, "Verzonnen");
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, TC ("relation", "Parent"), 0);
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("Yes"), 0);
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("Yes"), 1);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Add a parent or carer"));
  journey_set_nth_text (ui, T ("First name"), 2, "Bram");
  journey_set_nth_text (ui, T ("Last name"), 2, "Voorbeeld");
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, TC ("relation", "Parent"), 1);
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("Yes"), 2);
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("Yes"), 3);
  /* nobody of the team is family or involved. */
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("No"), 4);
  mpad_ui_screenshot (ui, "new-dossier");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Open the dossier"));
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, T ("Record"));
}

void
journey_make_final (MpadUi *ui)
{
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Make final"));
  mpad_ui_wait_gone (ui, ATSPI_ROLE_BUTTON, T ("Make final"));
}
