/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking the real program: the process image is replaced, nothing of what was on the screen or of
 * the passphrase is left in its memory (security.md, section 7, row 15), and the words that stood
 * in a dialog come back. */
#include "journey.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CANARY "Kwartelslagzin"
#define CHUNK (1 << 20)

/* How often @word lies in a readable piece of memory. */
static guint
count_in (int mem, guint64 from, guint64 to, const char *word)
{
  g_autofree char *bytes = g_malloc (CHUNK);
  gsize length = strlen (word);
  guint found = 0;

  while (from < to)
    {
      gssize got = pread (mem, bytes, (gsize) MIN (to - from, (guint64) CHUNK), (off_t) from);

      if (got <= 0)
        return found;
      for (const char *at = bytes;
           (at = memmem (at, (gsize) (bytes + got - at), word, length)) != NULL; at++)
        found++;
      from += (guint64) got;
    }
  return found;
}

/* -1 when this machine lets nobody look. */
static int
count_in_memory (GPid pid, const char *word)
{
  g_autofree char *maps_name = g_strdup_printf ("/proc/%d/maps", pid);
  g_autofree char *mem_name = g_strdup_printf ("/proc/%d/mem", pid);
  g_autofree char *line = NULL;
  gsize size = 0;
  guint found = 0;
  int mem = open (mem_name, O_RDONLY | O_CLOEXEC);
  FILE *maps = fopen (maps_name, "re");

  if (mem < 0 || maps == NULL)
    {
      if (mem >= 0)
        close (mem);
      if (maps != NULL)
        fclose (maps);
      return -1;
    }
  while (getline (&line, &size, maps) > 0)
    {
      guint64 from, to;
      char rights[5];

      if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to,
                  rights) == 3 &&
          rights[0] == 'r')
        found += count_in (mem, from, to, word);
    }
  fclose (maps);
  close (mem);
  return (int) found;
}

static char *
read_arguments (GPid pid)
{
  g_autofree char *name = g_strdup_printf ("/proc/%d/cmdline", pid);
  char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (name, &text, &length, NULL));
  for (gsize i = 0; i + 1 < length; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return text;
}

/* No core file may be written, also by the process that came after a lock. */
static void
check_no_core (GPid pid)
{
  g_autofree char *name = g_strdup_printf ("/proc/%d/limits", pid);
  g_autofree char *text = NULL;
  const char *line;
  guint64 soft, hard;

  g_assert_true (g_file_get_contents (name, &text, NULL, NULL));
  line = strstr (text, "Max core file size");
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line + strlen ("Max core file size"),
                           "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &soft, &hard),
                   ==, 2);
  g_assert_cmpuint (soft, ==, 0);
  g_assert_cmpuint (hard, ==, 0);
}

/* Row 14: in a whole session, with the lock in it, no socket but those of this machine. */
static void
check_sockets (const char *trace)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (trace, &text, NULL, NULL));
  /* the trace sees what there is */
  g_assert_nonnull (strstr (text, "socket(AF_UNIX"));
  if (strstr (text, "socket(AF_INET") != NULL || strstr (text, "socket(AF_PACKET") != NULL)
    g_test_message ("%s", text);
  g_assert_null (strstr (text, "socket(AF_INET"));
  g_assert_null (strstr (text, "socket(AF_PACKET"));
}

/* also while a dialog is open, and what is typed in it stays. */
static void
test_numbers_over_a_dialog (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *kept = NULL;

  mpad_ui_launch (ui, "--demo", NULL);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("New dossier"));
  mpad_ui_key (ui, "ctrl+n");
  mpad_ui_set_text (ui, T ("First name"), CANARY);

  mpad_ui_step (ui, "the numbers over a dialog");
  mpad_ui_key (ui, "ctrl+k");
  mpad_ui_wait (ui, MPAD_UI_ANY, "*0800-2000*");
  mpad_ui_screenshot (ui, "numbers-over-a-dialog");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, MPAD_UI_ANY, "*0800-2000*");

  mpad_ui_step (ui, "acute danger over a dialog");
  mpad_ui_key (ui, "ctrl+shift+a");
  mpad_ui_wait (ui, MPAD_UI_ANY,
                T ("Anyone at school may call. You do not have to wait for anybody."));
  mpad_ui_screenshot (ui, "acute-over-a-dialog");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, MPAD_UI_ANY,
                     T ("Anyone at school may call. You do not have to wait for anybody."));
  kept = mpad_ui_read_text (ui, T ("First name"));
  g_assert_cmpstr (kept, ==, CANARY);
}

static void
test_lock_replaces_the_process (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *arguments = NULL, *kept = NULL, *trace = NULL;
  char *groups[6] = { NULL };
  GPid pid;
  int before, words, passphrase;

  trace = journey_launch_traced (ui, "trace=socket");
  journey_set_up (ui, groups);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("To Today"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("No open dossiers"));
  pid = mpad_ui_get_pid (ui);

  mpad_ui_step (ui, "typing in a dialog");
  mpad_ui_key (ui, "ctrl+n");
  mpad_ui_set_text (ui, T ("First name"), CANARY);
  before = count_in_memory (pid, CANARY);
  check_no_core (pid);

  mpad_ui_step (ui, "locking with the dialog open");
  mpad_ui_key (ui, "ctrl+l");
  mpad_ui_wait_replaced (ui, 1);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Passphrase"));
  g_assert_cmpint (mpad_ui_get_pid (ui), ==, pid);
  arguments = read_arguments (pid);
  g_assert_nonnull (strstr (arguments, "--locked"));
  g_assert_null (strstr (arguments, "Verzonnen"));
  check_no_core (pid);
  mpad_ui_screenshot (ui, "locked");
  words = count_in_memory (pid, CANARY);
  passphrase = count_in_memory (pid, JOURNEY_PASSPHRASE);
  if (before < 0)
    g_test_message ("the memory of another process cannot be read here");
  else
    {
      g_test_message ("canary in memory: %d while open, %d after the lock", before, words);
      g_assert_cmpint (before, >, 0);
      g_assert_cmpint (words, ==, 0);
      g_assert_cmpint (passphrase, ==, 0);
    }

  mpad_ui_step (ui, "unlocking");
  journey_unlock (ui, JOURNEY_PASSPHRASE);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("New dossier"));
  kept = mpad_ui_read_text (ui, T ("First name"));
  g_assert_cmpstr (kept, ==, CANARY);
  mpad_ui_screenshot (ui, "returned");
  mpad_ui_key (ui, "F12");
  mpad_ui_wait_replaced (ui, 2);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Passphrase"));
  mpad_ui_quit (ui);
  if (trace != NULL)
    check_sockets (trace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock/R-3-the-numbers-come-over-an-open-dialog", test_numbers_over_a_dialog);
  g_test_add_func ("/lock/15-replaces-the-process-and-keeps-the-words",
                   test_lock_replaces_the_process);
  return g_test_run ();
}
