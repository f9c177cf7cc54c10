/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts; the paper has its own Dutch words for what was done. */
#include "mpad-controle-paper.h"

#include "mpad-clock.h"
#include "mpad-controleblad.h"
#include "mpad-dutch-date.h"

#include <string.h>

static const struct
{
  const char *action, *words;
} words[] = {
  { "dossier.open", "Dossiers begonnen" },
  { "dossier.close", "Dossiers gesloten" },
  { "dossier.reopen", "Dossiers heropend" },
  { "entry.save", "Keer een vastlegging bewaard" },
  { "entry.finalize", "Vastleggingen definitief gemaakt" },
  { "entry.discard", "Concepten weggegooid" },
  { "document.make", "Papieren gemaakt" },
  { "document.print", "Papieren afgedrukt" },
  { "document.save", "Papieren als pdf bewaard buiten de kluis" },
  { "attachment.add", "Bijlagen toegevoegd" },
  { "attachment.export", "Bijlagen buiten de kluis gezet" },
  { "attachment.remove", "Bijlagen verwijderd" },
  { "slot.add", "Wachtzinnen of noodsleutelbladen erbij" },
  { "slot.change", "Wachtzinnen veranderd" },
  { "slot.remove", "Wachtzinnen of noodsleutelbladen weggehaald" },
  { "sheet.test", "Noodsleutelblad getest" },
  { "vault.rewrite", "Kluis opnieuw geschreven" },
  { "vault.backup", "Geteste kopieën gemaakt" },
  { "vault.restore", "Kopie teruggezet" },
  { "vault.extract", "Hele kluis als database naar buiten" },
  { "copy.destroy", "Kopieën vernietigd" },
};

static guint
count_action (GPtrArray *rows, const char *action)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += strcmp (((MpadJournalRow *) rows->pdata[i])->action, action) == 0;
  return n;
}

/* Returns: (element-type MpadControlebladCount): names are those of the rows */
static GArray *
count_sessions (GPtrArray *rows)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (MpadControlebladCount));

  for (guint i = rows->len; i-- > 0;)
    {
      const MpadJournalRow *row = g_ptr_array_index (rows, i);
      const char *who = row->label != NULL ? row->label
                        : row->sheet       ? "met het noodsleutelblad"
                                           : "een wachtzin die er niet meer is";
      guint at = 0;

      if (strcmp (row->action, "vault.open") != 0 && strcmp (row->action, "vault.create") != 0)
        continue;
      while (at < counts->len &&
             strcmp (g_array_index (counts, MpadControlebladCount, at).what, who) != 0)
        at++;
      if (at == counts->len)
        g_array_append_val (counts, ((MpadControlebladCount) { who, 0 }));
      g_array_index (counts, MpadControlebladCount, at).times++;
    }
  return counts;
}

static char *
describe_fault (const MpadJournalState *state)
{
  switch (state->fault)
    {
    case MPAD_JOURNAL_MISSING:
      return g_strdup_printf ("Regel %" G_GINT64_FORMAT " ontbreekt.", state->fault_seq);
    case MPAD_JOURNAL_MOVED:
      return g_strdup_printf (
        "Regel %" G_GINT64_FORMAT
        " volgt niet op de regel ervoor: regels zijn verplaatst, vervangen of "
        "eruit gehaald.",
        state->fault_seq);
    case MPAD_JOURNAL_CHANGED:
      return g_strdup_printf ("Regel %" G_GINT64_FORMAT " is veranderd.", state->fault_seq);
    case MPAD_JOURNAL_UNSEEN:
    case MPAD_JOURNAL_CUT:
      return g_strdup_printf ("Vanaf regel %" G_GINT64_FORMAT
                              " is het niet meer wat deze computer eerder zag.",
                              state->fault_seq);
    case MPAD_JOURNAL_WHOLE:
    default:
      return NULL;
    }
}

MpadDocument *
mpad_controle_paper_new (const MpadVaultInfo *info,
                         guint year,
                         guint month,
                         GPtrArray *rows,
                         const MpadJournalState *state,
                         GError **error)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *made_on = mpad_dutch_moment (moment);
  g_autofree char *title = NULL, *fault = NULL;
  g_autoptr (GArray) members = NULL;
  MpadControlebladCount counts[G_N_ELEMENTS (words)];
  MpadControlebladInput input = { 0 };

  g_return_val_if_fail (info != NULL && rows != NULL && state != NULL, NULL);
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  title = g_strdup_printf ("%s %u", mpad_dutch_month (month), year);
  fault = describe_fault (state);
  members = count_sessions (rows);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint times = count_action (rows, words[i].action);

      if (times > 0)
        counts[input.n_counts++] = (MpadControlebladCount) { words[i].words, times };
    }
  input.head = (MpadPaperHead) { .school = info->school,
                                 .journal_head = state->head,
                                 .created_us = mpad_clock_now_us () };
  input.month = title;
  input.vault_id = info->uuid;
  input.made_on = made_on;
  if (rows->len > 0)
    {
      input.first_row = ((MpadJournalRow *) rows->pdata[rows->len - 1])->seq;
      input.last_row = ((MpadJournalRow *) rows->pdata[0])->seq;
    }
  input.head_row = state->head_seq;
  input.code = state->head_long;
  input.fault = fault;
  input.members = (const MpadControlebladCount *) (gpointer) members->data;
  input.n_members = members->len;
  input.counts = counts;
  return mpad_controleblad_new (&input, error);
}
