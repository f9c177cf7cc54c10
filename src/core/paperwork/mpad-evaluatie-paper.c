/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation from the record: the goals of the help that went before, and what was seen since. */
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-evaluatieverslag.h"
#include "mpad-papers-private.h"
#include "mpad-text.h"

/* The latest help with goals before the evaluation. */
static const MpadEntry *
find_help (const MpadPaperSource *source, const MpadEntry *evaluation)
{
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source);
  const MpadEntry *found = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind == MPAD_ENTRY_HELP &&
          !mpad_text_is_blank (mpad_entry_get (entry, MPAD_KEY_GOALS)) &&
          g_strcmp0 (entry->happened, evaluation->happened) <= 0)
        found = entry;
    }
  return found;
}

/* As many notes as goals: each is the result of its goal. Else they stand together. */
static void
fill_goals (const MpadEntry *help,
            const MpadEntry *evaluation,
            MpadPaperTexts *texts,
            GArray *goals)
{
  const char *text = mpad_entry_get (help, MPAD_KEY_GOALS);
  const GPtrArray *lines = mpad_paper_texts_lines (texts, text);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *together = NULL;

  mpad_paper_add_notes (evaluation, notes);
  if (lines->len == notes->len || notes->len == 0)
    {
      for (guint i = 0; i < lines->len; i++)
        {
          MpadEvaluatieGoal goal = { g_ptr_array_index (lines, i),
                                     notes->len == 0 ? NULL : g_ptr_array_index (notes, i) };

          g_array_append_val (goals, goal);
        }
      return;
    }
  g_ptr_array_add (notes, NULL);
  together = g_strjoinv ("\n", (char **) notes->pdata);
  {
    MpadEvaluatieGoal goal = { mpad_paper_texts_keep (texts, text),
                               mpad_paper_texts_keep (texts, together) };

    g_array_append_val (goals, goal);
  }
}

static const char *
next_of (const MpadPaperSource *source, const MpadEntry *evaluation, MpadPaperTexts *texts)
{
  const MpadEntry *planned = mpad_paper_find_last (source, MPAD_ENTRY_EVALUATION, "what",
                                                   "planned");
  const char *date = planned == NULL ? NULL : mpad_entry_get (planned, "date");

  return date == NULL || g_strcmp0 (date, evaluation->happened) <= 0
           ? NULL
           : mpad_paper_texts_take (texts, mpad_dutch_date (date));
}

MpadDocument *
mpad_evaluatie_paper (const MpadPaperSource *source,
                      const MpadPaperRequest *request,
                      GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (MpadEvaluatieGoal));
  const MpadEntry *entry = mpad_papers_entry (source, request->entry_id, MPAD_ENTRY_EVALUATION,
                                              "planned", error);
  const MpadEntry *help;
  const GPtrArray *present;
  const MpadStaff *staff;
  MpadPaperPerson signer;
  MpadEvaluatieInput input = {
    .head = source->head,
    .pupil = mpad_paper_pupil (source, texts),
    .group = mpad_paper_group (source, texts),
    .decision = request->decision,
  };

  if (entry == NULL)
    return NULL;
  help = find_help (source, entry);
  if (help != NULL)
    fill_goals (help, entry, texts, goals);
  present = mpad_paper_texts_lines (texts, entry->present);
  staff = mpad_paper_staff (source, entry->entered_by, NULL);
  signer = (MpadPaperPerson) { staff != NULL ? staff->name : NULL,
                               mpad_paper_staff_role (source, staff) };
  input.date = mpad_paper_texts_take (texts, mpad_dutch_moment (entry->happened));
  input.present = (const char *const *) present->pdata;
  input.n_present = present->len;
  input.goals = (const MpadEvaluatieGoal *) (gconstpointer) goals->data;
  input.n_goals = goals->len;
  input.safe_now = request->safe_now != NULL ? request->safe_now
                                             : mpad_papers_home (source, texts, entry->happened);
  input.motive = request->motive != NULL ? request->motive
                                         : mpad_entry_get (entry, MPAD_KEY_MOTIVE);
  input.next = next_of (source, entry, texts);
  input.signers = &signer;
  input.n_signers = signer.name != NULL ? 1 : 0;
  return mpad_evaluatieverslag_new (&input, error);
}
