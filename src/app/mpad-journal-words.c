/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table: action, kind, words. */
#include "config.h"

#include "mpad-journal-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *action;
  MpadJournalAbout about;
  const char *words;
} Words;

static const Words table[] = {
  { "attachment.add", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Attachment added") },
  { "attachment.export", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Attachment saved outside the vault") },
  { "attachment.remove", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Attachment removed") },
  { "copy.destroy", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Copy destroyed") },
  { "document.hand", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Paper handed over") },
  { "document.make", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Paper made") },
  { "document.print", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Paper printed") },
  { "document.return", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Paper came back signed") },
  { "document.save", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Paper saved as PDF outside the vault") },
  { "dossier.close", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Dossier closed") },
  { "dossier.open", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Dossier begun") },
  { "dossier.protocol", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Dossier moved to another protocol") },
  { "dossier.reopen", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Dossier opened again") },
  { "dossier.team", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Case team changed") },
  { "entry.discard", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Draft thrown away") },
  { "entry.finalize", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Entry made final") },
  { "entry.restore", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Thrown away draft brought back") },
  { "entry.save", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Entry saved") },
  { "hypothesis.set", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Suspicion confirmed or refuted") },
  { "journal.print", MPAD_JOURNAL_ABOUT_PAPERS, N_ ("Control sheet of the journal printed") },
  { "note.take-in", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Note of acute danger put in a dossier") },
  { "person.remove", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Person removed") },
  { "person.save", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Person saved") },
  { "protocol.choose", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Protocol of the school chosen") },
  { "protocol.put", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Protocol put in the vault") },
  { "school.head", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Name or region of the school changed") },
  { "school.save", MPAD_JOURNAL_ABOUT_VAULT, N_ ("School saved") },
  { "sheet.test", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Emergency key sheet tested: it works") },
  { "slot.add", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Passphrase or emergency key sheet added") },
  { "slot.change", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Passphrase changed") },
  { "slot.remove", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Passphrase or emergency key sheet taken away") },
  { "staff.save", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Member of the team saved") },
  { "task.save", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Task saved") },
  { "today.snooze", MPAD_JOURNAL_ABOUT_RECORD, N_ ("Put off until later on Today") },
  { "vault.backup", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Tested copy made") },
  { "vault.close", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Vault locked") },
  { "vault.create", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Vault made") },
  { "vault.extract", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Whole vault taken out as a database") },
  { "vault.foreign-journal", MPAD_JOURNAL_ABOUT_VAULT,
    N_ ("A file of another session lay beside the vault and was set aside") },
  { "vault.header-repaired", MPAD_JOURNAL_ABOUT_VAULT,
    N_ ("Damage in the beginning of the file mended") },
  { "vault.open", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Vault opened") },
  { "vault.restore", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Copy put back in the place of the vault") },
  { "vault.rewrite", MPAD_JOURNAL_ABOUT_VAULT, N_ ("Vault written anew under another key") },
};

static const Words *
find (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].action, action) == 0)
      return &table[i];
  return NULL;
}

const char *
mpad_journal_words_action (const char *action)
{
  const Words *words = find (action);

  return words != NULL ? _ (words->words) : action;
}

MpadJournalAbout
mpad_journal_words_about (const char *action)
{
  const Words *words = find (action);

  return words != NULL ? words->about : MPAD_JOURNAL_ABOUT_VAULT;
}

char *
mpad_journal_words_who (const MpadJournalRow *row)
{
  if (row->sheet && row->who != NULL)
    /* Translators: %s is a name */
    return g_strdup_printf (_ ("%s, with the emergency key sheet"), row->who);
  if (row->who != NULL)
    return g_strdup (row->who);
  if (row->label != NULL)
    return g_strdup (row->label);
  return g_strdup (row->sheet ? _ ("Somebody with the emergency key sheet")
                              : _ ("A passphrase that is no longer there"));
}

char *
mpad_journal_words_fault (const MpadJournalState *state)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, state->fault_seq);

  switch (state->fault)
    {
    case MPAD_JOURNAL_MISSING:
      /* Translators: %s is the number of a row; so in the next four */
      return g_strdup_printf (_ ("Row %s is missing."), row);
    case MPAD_JOURNAL_MOVED:
      return g_strdup_printf (_ ("Row %s does not follow the row before it: rows were moved, "
                                 "replaced or taken out."),
                              row);
    case MPAD_JOURNAL_CHANGED:
      return g_strdup_printf (_ ("Row %s was changed."), row);
    case MPAD_JOURNAL_UNSEEN:
      return g_strdup_printf (_ ("Row %s is another than this computer saw there before."), row);
    case MPAD_JOURNAL_CUT:
      return g_strdup_printf (_ ("From row %s on, rows are gone that this computer saw before."),
                              row);
    case MPAD_JOURNAL_WHOLE:
    default:
      return NULL;
    }
}
