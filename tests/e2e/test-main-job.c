/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job in a real window: from an empty laptop to the gespreksverslag that parents sign.
 * Signals, advice, a talk, the weighing, the two decisions, the paper of each parent. */
#include "journey.h"

#include <glib/gstdio.h>
#include <string.h>

#define CHILD "Sam"
#define CHILD_LINE CHILD " Voorbeeld*"
#define MOTHER_LINE "ouder · Hanna Verzonnen, *"
#define FATHER_LINE "ouder · Bram Voorbeeld, *"

/* The folder in which she saves her papers. */
#define PAPERS "Verslagen"
#define SCAN "getekend.png"

/* Nearly every text that is typed holds this word, which no program has. */
#define CANARY "kwetterzwalm"

typedef enum
{
  SEEN,
  CHILD_SAID,
  TOLD,
  THOUGHT
} Kind;

static const struct
{
  const char *day;
  Kind kind;
  const char *title;
  const char *text;
} signals[] = {
  { "01-09-2026", SEEN, "Zonder jas", "Sam kwam bij 9 graden zonder jas. " CANARY },
  { "03-09-2026", SEEN, "Moe", "Sam legde om 9.10 uur het hoofd op tafel. " CANARY },
  { "07-09-2026", CHILD_SAID, "In de kring", "Ik slaap nu op de bank, bij mijn " CANARY "." },
  { "08-09-2026", TOLD, "Van de overblijf", "Sam had drie dagen geen brood mee. " CANARY },
  { "10-09-2026", SEEN, "Te laat", "Sam kwam om 9.05 uur binnen, alleen. " CANARY },
  { "14-09-2026", SEEN, "Te laat", "Sam kwam om 8.55 uur binnen, alleen. " CANARY },
  { "15-09-2026", SEEN, "Bij het hek", "Sam bleef staan toen het hek openging. " CANARY },
  { "17-09-2026", CHILD_SAID, "Bij het tekenen", "Niet zo schreeuwen, zegt mijn " CANARY "." },
  { "21-09-2026", TOLD, "Van de gymles", "Sam wilde zich niet omkleden. " CANARY },
  { "22-09-2026", SEEN, "Lachen", "Sam lachte met de vader bij het ophalen. " CANARY },
  { "24-09-2026", SEEN, "Brood", "Sam at het brood van een ander kind. " CANARY },
  { "28-09-2026", THOUGHT, "Vermoeden", "Misschien is er thuis te weinig geld. " CANARY },
  { "29-09-2026", SEEN, "Schoenen", "De schoenen van Sam waren nat en te klein. " CANARY },
  { "01-10-2026", SEEN, "Stil", "Sam zei de hele ochtend niets. " CANARY },
  { "05-10-2026", CHILD_SAID, "Op het plein", "Ik wil niet dat het weekend " CANARY " is." },
  { "06-10-2026", TOLD, "Van de buurvrouw", "Zij hoorde 's avonds roepen. " CANARY },
  { "08-10-2026", SEEN, "Huilen", "Sam huilde toen de bel ging. " CANARY },
  { "12-10-2026", SEEN, "Beter", "Sam had een nieuwe jas aan en was blij. " CANARY },
  { "13-10-2026", SEEN, "Te laat", "Sam kwam om 9.15 uur binnen, alleen. " CANARY },
};

#define PURPOSE "Samen kijken wat er thuis nodig is, " CANARY "."
#define WHY_NOT_TOLD "Eerst horen hoe het thuis gaat. " CANARY
#define WE_SAID "Wij maken ons zorgen over Sam, " CANARY "."
#define FACTS "Sam kwam drie keer te laat en een keer zonder jas, " CANARY "."
#define MOTHER_SAID "Wij slapen slecht en hebben ruzie over geld, " CANARY "."
#define MEANING "Het lijkt ons zwaar voor Sam, " CANARY "."
#define AGREED "Over twee weken praten wij weer, " CANARY "."

static void
record_signal (MpadUi *ui, gsize n)
{
  static const char *const kinds[] = { "Observation", "Literal words", "From someone else",
                                       "Suspicion" };
  static const char *const fields[] = { "What", "Word for word", "What", "What somebody thinks" };
  Kind kind = signals[n].kind;

  mpad_ui_step (ui, "signal %" G_GSIZE_FORMAT, n + 1);
  mpad_ui_choose_menu (ui, T ("Record"), TC ("entry", "Signal"));
  mpad_ui_set_text (ui, T ("What is this about?"), signals[n].title);
  mpad_ui_set_text (ui, T ("Happened on"), signals[n].day);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, TC ("statement", kinds[kind]));
  mpad_ui_set_text (ui, T (fields[kind]), signals[n].text);
  if (kind == TOLD)
    {
      mpad_ui_set_text (ui, T ("Who told it?"), "Juf Fictief");
      mpad_ui_set_text (ui, T ("How does this person know?"), "zag het zelf");
    }
  if (n == 0)
    mpad_ui_screenshot (ui, "signal");
  journey_make_final (ui);
}

static void
record_advice (MpadUi *ui)
{
  mpad_ui_step (ui, "advice of Veilig Thuis");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "2  Overleg*");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "Stap 2 van 5");
  mpad_ui_choose_menu (ui, T ("Record"), T ("Consultation or advice"));
  mpad_ui_set_text (ui, T ("What is this about?"), "Advies");
  mpad_ui_set_text (ui, T ("Happened on"), "15-10-2026");
  mpad_ui_set_checked (ui, TC ("with", "Veilig Thuis"), TRUE);
  mpad_ui_set_text (ui, T ("Function"), "adviseur");
  mpad_ui_set_text (ui, T ("What is the advice?"), "Praat eerst met de moeder. " CANARY);
  mpad_ui_screenshot (ui, "advice");
  journey_make_final (ui);
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "2  Overleg, *");
}

static void
say (MpadUi *ui, const char *who, const char *words, const char *next)
{
  mpad_ui_set_checked (ui, who, TRUE);
  mpad_ui_set_text (ui, T ("What is said"), words);
  if (next == NULL)
    return;
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Next part"));
  mpad_ui_wait (ui, ATSPI_ROLE_HEADING, next);
}

/* Prepared from the protocol's sequence (S1-23), held in talk mode, made final. The titles of the
 * parts are the protocol's own. */
static void
hold_talk (MpadUi *ui)
{
  mpad_ui_step (ui, "the talk with a parent");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "3  Gesprek*");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Voorbereiden: Gesprek met de ouders over de zorgen");
  mpad_ui_wait (ui, ATSPI_ROLE_HEADING, "Gesprek met de ouders over de zorgen");
  mpad_ui_set_text (ui, T ("Where"), "lokaal 7");
  mpad_ui_set_text (ui, T ("Purpose"), PURPOSE);
  mpad_ui_set_checked (ui, "Hanna Verzonnen", TRUE);
  journey_press_nth (ui, ATSPI_ROLE_TOGGLE_BUTTON, T ("No"), 0);
  mpad_ui_set_text (ui, T ("Why not?"), WHY_NOT_TOLD);
  mpad_ui_screenshot (ui, "talk-prepared");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Begin the talk"));
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, T ("Next part"));
  mpad_ui_screenshot (ui, "talk-mode");
  say (ui, TC ("speaker", "We"), WE_SAID, "Vertel de feiten en wat je hebt waargenomen.");
  say (ui, TC ("speaker", "We"), FACTS, "Vraag de ouders wat zij daarvan vinden.");
  say (ui, "Hanna", MOTHER_SAID, "Praat pas daarna over wat het kan betekenen.");
  say (ui, TC ("speaker", "We"), MEANING,
       "Maak een gespreksverslag en vraag de ouders het te ondertekenen.");
  say (ui, TC ("speaker", "Agreement"), AGREED, NULL);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Gesprek afronden");
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, T ("Make final"));
  mpad_ui_set_checked (ui, "De zorgen blijven", TRUE);
  journey_make_final (ui);
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "3  Gesprek, *");
}

static void
answer (MpadUi *ui, guint question, const char *choice)
{
  g_autofree char *head = g_strdup_printf (T ("Question %d of %u"), (int) question, 5u);
  g_autofree char *why = g_strdup_printf ("Motief %u: %s", question, CANARY);

  mpad_ui_step (ui, "question %u", question);
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, head);
  mpad_ui_set_checked (ui, choice, TRUE);
  if (question == 4)
    {
      mpad_ui_set_text (ui, "Op welke dag moet het effect te merken zijn?", "01-03-2027");
      mpad_ui_set_text (ui, "Wie houdt de hulp bij elkaar?", "Ilse Fictief");
    }
  mpad_ui_set_text (ui, T ("Why do you choose this?"), why);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Record answer"));
}

static void
weigh (MpadUi *ui)
{
  mpad_ui_step (ui, "the weighing");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Afwegingskader"));
  answer (ui, 1, "Ja, *");
  answer (ui, 2, "Nee, *");
  answer (ui, 3, "Ja, *");
  answer (ui, 4, "Ja, *");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "Vraag 5 van 5");
  mpad_ui_screenshot (ui, "kader");
}

static void
decide (MpadUi *ui, const char *word, const char *outcome)
{
  g_autofree char *open = g_strdup_printf ("%s: %s", word, T ("Record the decision"));
  g_autofree char *again = g_strdup_printf ("%s: %s", word, T ("Decide again"));

  mpad_ui_step (ui, "the decision %s", word);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, open);
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, T ("What do you decide?"));
  mpad_ui_set_checked (ui, outcome, TRUE);
  mpad_ui_set_text (ui, T ("Why?"), "Wij volgen de afweging. " CANARY);
  mpad_ui_set_text (ui, T ("Names"), "Noor Verzonnen\nDirk Denkbeeld");
  mpad_ui_screenshot (ui, "decision");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Record the decision"));
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, again);
}

static void
decide_both (MpadUi *ui)
{
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "5  Melden*");
  decide (ui, "Melden", T ("No"));
  decide (ui, "Hulp", T ("Yes"));
  mpad_ui_screenshot (ui, "decided");
}

static char *
paper_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Documents", PAPERS, NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  return g_build_filename (folder, name, NULL);
}

/* The desktop's own dialogs: their words are GTK's. */
static void
save_pdf (MpadUi *ui, const char *path)
{
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Save as PDF"));
  mpad_ui_set_text (ui, "Naam:", path);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Opslaan");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_BUTTON, "Opslaan");
  mpad_ui_take_keyboard (ui);
  mpad_ui_wait (ui, ATSPI_ROLE_HEADING, T ("This paper is kept"));
}

static void
open_paper (MpadUi *ui, const char *line)
{
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, line);
  mpad_ui_wait (ui, ATSPI_ROLE_HEADING, T ("Check before you share"));
}

static char *
read_pdf (MpadUi *ui, const char *path)
{
  const char *argv[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    mpad_ui_fail (ui, "%s cannot be read: %s", path, error->message);
  /* Where the lines end is the paper's own affair. */
  words = g_strsplit_set (text, " \n\f", -1);
  return g_strjoinv (" ", words);
}

static void
check_paper (MpadUi *ui, const char *path, const char *const *wanted, const char *const *never)
{
  g_autofree char *text = read_pdf (ui, path);

  for (gsize i = 0; wanted[i] != NULL; i++)
    if (strstr (text, wanted[i]) == NULL)
      mpad_ui_fail (ui, "“%s” is not in %s: %s", wanted[i], path, text);
  for (gsize i = 0; never[i] != NULL; i++)
    if (strstr (text, never[i]) != NULL)
      mpad_ui_fail (ui, "“%s” is in %s: %s", never[i], path, text);
}

/* A picture of one white dot stands for what the teacher scanned. */
static void
make_scan (void)
{
  static const guint8 png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
    0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xda, 0x63, 0xf8, 0x0f, 0x00, 0x01, 0x01, 0x01, 0x00, 0x1c, 0xb0, 0x8c, 0x99, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Documents", SCAN, NULL);

  g_file_set_contents (path, (const char *) png, sizeof png, &error);
  g_assert_no_error (error);
}

/* The mother's paper came back signed; what the teacher scanned is kept in the vault. */
static void
bring_back_signed (MpadUi *ui)
{
  mpad_ui_step (ui, "signed, with the scan");
  make_scan ();
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Signed and returned"));
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Add scan or photo…"));
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, "Openen");
  mpad_ui_take_keyboard (ui);
  mpad_ui_focus (ui, ATSPI_ROLE_TABLE_ROW, SCAN " *");
  mpad_ui_key (ui, "space");
  mpad_ui_wait_state (ui, ATSPI_ROLE_TABLE_ROW, SCAN " *", ATSPI_STATE_SELECTED, TRUE);
  mpad_ui_screenshot (ui, "scan-dialog");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Openen");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_BUTTON, "Openen");
  mpad_ui_take_keyboard (ui);
  mpad_ui_wait (ui, MPAD_UI_ANY, SCAN "*");
  mpad_ui_screenshot (ui, "signed-back");
}

static void
make_papers (MpadUi *ui, const char *mother, const char *father)
{
  static const char *const for_mother[] = {
    JOURNEY_SCHOOL,
    "Sam Voorbeeld",
    PURPOSE,
    WE_SAID,
    FACTS,
    MOTHER_SAID,
    MEANING,
    AGREED,
    "Handtekening",
    "gezien",
    "niet dat u het ermee eens bent",
    NULL,
  };
  static const char *const for_father[] = { JOURNEY_SCHOOL, PURPOSE, FACTS, AGREED, NULL };
  /* Suspicions, advice, third parties and the child's words: not for parents. */
  static const char *const never[] = { "te weinig geld", "Juf Fictief", "buurvrouw", "op de bank",
                                       "Praat eerst",    WHY_NOT_TOLD,  NULL };
  static const char *const never_for_father[] = { MOTHER_SAID, "te weinig geld", "op de bank",
                                                  NULL };

  mpad_ui_step (ui, "the gespreksverslag of the parent who was there");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Papers"));
  open_paper (ui, MOTHER_LINE);
  mpad_ui_screenshot (ui, "paper-check");
  save_pdf (ui, mother);
  mpad_ui_screenshot (ui, "paper-kept");
  check_paper (ui, mother, for_mother, never);

  mpad_ui_step (ui, "the printer dialog");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("_Print again"));
  mpad_ui_wait (ui, MPAD_UI_ANY, "Annuleren");
  mpad_ui_screenshot (ui, "printer-dialog");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, MPAD_UI_ANY, "Annuleren");
  mpad_ui_take_keyboard (ui);
  bring_back_signed (ui);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Back"));

  mpad_ui_step (ui, "the own version of the absent parent with gezag");
  open_paper (ui, FATHER_LINE);
  save_pdf (ui, father);
  check_paper (ui, father, for_father, never_for_father);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Back"));
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, FATHER_LINE);
}

static void
check_contacts (MpadUi *ui)
{
  mpad_ui_step (ui, "the numbers, one key away");
  mpad_ui_key (ui, "ctrl+k");
  mpad_ui_wait (ui, MPAD_UI_ANY, "*0800-2000*");
  mpad_ui_screenshot (ui, "contacts");
  mpad_ui_key (ui, "alt+Left");
  mpad_ui_wait_gone (ui, MPAD_UI_ANY, "*0800-2000*");
}

static void
open_again (MpadUi *ui)
{
  mpad_ui_step (ui, "open it again");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Passphrase"));
  mpad_ui_screenshot (ui, "unlock");
  journey_unlock (ui, "zeven paarse kwartels");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("That is not the right passphrase"));
  journey_unlock (ui, JOURNEY_PASSPHRASE);
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, CHILD_LINE);
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "1  Signalen*19 vastgelegd");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "2  Overleg*1 vastgelegd");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "3  Gesprek*4 vastgelegd");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "4  Wegen*4 vastgelegd");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "5  Hulp*");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Papers"));
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, MOTHER_LINE);
  mpad_ui_screenshot (ui, "papers-again");
}

/* Files that the program opened for writing, as strace names them: "= 7</a/file>". A call that
 * another thread came between shows without its flags: it is taken along. */
static void
add_written (GHashTable *files, const char *trace)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (trace, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *result = g_strrstr (lines[i], " = "), *path, *end;

      if (result == NULL || strstr (lines[i], "O_RDONLY") != NULL)
        continue;
      path = strchr (result, '<');
      end = strrchr (result, '>');
      if (path != NULL && end != NULL)
        g_hash_table_add (files, g_strndup (path + 1, (gsize) (end - path - 1)));
    }
}

/* What lies in the home folder at the end, also under a name that came by renaming. */
static void
add_below (GHashTable *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        add_below (files, path);
      g_hash_table_add (files, path);
    }
}

/* Returns: (transfer full) (nullable): which word can be read in which of @files. */
static char *
find_word (GHashTable *files)
{
  static const char *const words[] = { CANARY, "Hanna", "buurvrouw", "lokaal 7", NULL };
  GHashTableIter iter;
  const char *path;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, NULL))
    {
      g_autofree char *content = NULL;
      gsize length = 0;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
          !g_file_get_contents (path, &content, &length, NULL))
        continue;
      for (guint i = 0; words[i] != NULL; i++)
        if (memmem (content, length, words[i], strlen (words[i])) != NULL)
          return g_strdup_printf ("“%s” in %s", words[i], path);
    }
  return NULL;
}

/* No word that was typed can be read in any file that the program wrote, in the vault least of all.
 * What she saved on purpose is hers, and thrown away here. */
static void
check_files (MpadUi *ui, const char *const *traces, const char *const *saved)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *vault = journey_get_vault_path (), *plain = paper_path ("plain.txt");
  g_autofree char *seen = NULL, *left = NULL;

  mpad_ui_step (ui, "no typed word is outside the vault, and in it none can be read");
  for (guint i = 0; saved[i] != NULL; i++)
    g_assert_no_errno (g_remove (saved[i]));
  for (guint i = 0; traces[i] != NULL; i++)
    add_written (files, traces[i]);
  if (traces[0] != NULL)
    g_assert_true (g_hash_table_contains (files, vault));
  /* The search itself sees what it looks for. */
  g_assert_true (g_file_set_contents (plain, "Hanna", -1, NULL));
  add_below (files, g_get_home_dir ());
  g_assert_true (g_hash_table_contains (files, vault));
  seen = find_word (files);
  g_assert_nonnull (seen);
  g_assert_no_errno (g_remove (plain));
  left = find_word (files);
  g_assert_cmpstr (left, ==, NULL);
}

/* What opens or makes a file. */
#define WRITING "trace=openat,open,creat,rename,renameat,renameat2,link,linkat"

static void
test_main_job (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *path = journey_get_vault_path ();
  g_autofree char *mother = paper_path ("moeder.pdf");
  g_autofree char *father = paper_path ("vader.pdf");
  g_autofree char *trace = NULL, *again = NULL;
  char *groups[6] = { NULL };

  trace = journey_launch_traced (ui, WRITING);
  journey_set_up (ui, groups);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Make your first _dossier"));
  journey_make_dossier (ui, CHILD);
  for (gsize n = 0; n < G_N_ELEMENTS (signals); n++)
    record_signal (ui, n);
  mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, "1  Signalen*19 vastgelegd");
  mpad_ui_screenshot (ui, "step-signals");
  record_advice (ui);
  hold_talk (ui);
  weigh (ui);
  decide_both (ui);
  make_papers (ui, mother, father);
  check_contacts (ui);
  mpad_ui_quit (ui);
  again = journey_launch_traced (ui, WRITING);
  open_again (ui);
  mpad_ui_quit (ui);
  check_files (ui, (const char *const[]) { trace, again, NULL },
               (const char *const[]) { mother, father, NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/main-job/from-an-empty-laptop-to-the-gespreksverslag", test_main_job);
  return g_test_run ();
}
