/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the secret into locked memory, with the terminal's echo off. */
#include "config.h"

#include "mpad-extract.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "mpad-error-text.h"
#include "mpad-recovery-code.h"
#include "mpad-vault-extract.h"

#define LONGEST_LINE 1024

static gboolean
read_line (char *line, gsize size)
{
  gsize length = 0;

  while (length + 1 < size)
    {
      gssize n = read (STDIN_FILENO, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || line[length] == '\n')
        break;
      length++;
    }
  line[length] = '\0';
  return length > 0;
}

/* Returns: (transfer full) (nullable): what was typed, with a NUL behind it */
static MpadSecret *
ask (void)
{
  MpadSecret *line = mpad_secret_new (NULL, LONGEST_LINE);
  struct termios shown, hidden;
  gboolean terminal = tcgetattr (STDIN_FILENO, &shown) == 0;
  gboolean typed;

  g_printerr ("%s ", _ ("Passphrase, or the six groups of the emergency key sheet:"));
  if (terminal)
    {
      hidden = shown;
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
    }
  typed = read_line ((char *) mpad_secret_peek_writable (line), LONGEST_LINE);
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
      g_printerr ("\n");
    }
  if (!typed)
    g_clear_pointer (&line, mpad_secret_free);
  return line;
}

static MpadVault *
open_vault (const char *path, GError **error)
{
  g_autoptr (MpadSecret) line = ask ();
  g_autoptr (MpadSecret) secret = NULL;
  const char *text = line != NULL ? (const char *) mpad_secret_peek (line) : "";

  secret = mpad_recovery_code_get_key (text, NULL);
  if (secret != NULL)
    return mpad_vault_open (path, NULL, MPAD_SLOT_RECOVERY, secret, NULL, NULL, error);
  secret = mpad_secret_new_passphrase (text);
  if (secret == NULL)
    return NULL;
  return mpad_vault_open (path, NULL, MPAD_SLOT_PASSPHRASE, secret, NULL, NULL, error);
}

int
mpad_extract_run (const char *vault_path, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadVault) vault = NULL;
  g_autoptr (MpadSecret) key = NULL;

  g_return_val_if_fail (vault_path != NULL, 1);

  if (target == NULL)
    {
      g_printerr ("%s\n", _ ("Say where the database goes: meldpad --extract-database VAULT FILE"));
      return 1;
    }
  vault = open_vault (vault_path, &error);
  if (vault != NULL)
    key = mpad_vault_extract (vault, target, &error);
  if (key == NULL)
    {
      g_autofree char *sentence = error != NULL ? mpad_error_text_sentence (error) : NULL;

      g_printerr ("%s\n", sentence != NULL ? sentence : _ ("Nothing was typed."));
      return 1;
    }
  /* Translators: %s is a file */
  g_printerr (_ ("%s is an ordinary SQLCipher 4 database. Whoever has this file and the key below "
                 "can read every dossier: keep them apart, and destroy both after use.\n"),
              target);
  fprintf (stdout, "PRAGMA key = \"%s\";\n", (const char *) mpad_secret_peek (key));
  return 0;
}
