/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan for help from an entry of help (S3-6): goals one a line, notes are what is done. Nothing else
 * of the record goes onto it: parents read it. */
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-hulpplan.h"
#include "mpad-papers-private.h"
#include "mpad-talk-copy.h"

/* As many notes as goals: each belongs to its goal. Else nobody can tell, and they stand together. */
static void
fill_goals (const MpadEntry *entry, MpadPaperTexts *texts, GArray *goals)
{
  const char *text = mpad_entry_get (entry, MPAD_KEY_GOALS);
  const GPtrArray *lines = mpad_paper_texts_lines (texts, text);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *together = NULL;

  mpad_paper_add_notes (entry, notes);
  if (lines->len == notes->len || notes->len == 0)
    {
      for (guint i = 0; i < lines->len; i++)
        {
          MpadHulpplanGoal goal = { .goal = g_ptr_array_index (lines, i),
                                    .action = notes->len == 0 ? NULL
                                                              : g_ptr_array_index (notes, i) };

          g_array_append_val (goals, goal);
        }
      return;
    }
  g_ptr_array_add (notes, NULL);
  together = g_strjoinv ("\n", (char **) notes->pdata);
  {
    MpadHulpplanGoal goal = { .goal = mpad_paper_texts_keep (texts, text),
                              .action = mpad_paper_texts_keep (texts, together) };

    if (goal.goal != NULL)
      g_array_append_val (goals, goal);
  }
}

/* Carers with gezag or met at a talk, unless contact is not safe. */
static void
add_signers (const MpadPaperSource *source, MpadPaperTexts *texts, GArray *signers)
{
  for (guint i = 0; i < source->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (source->dossier->people, i);
      gboolean met = FALSE;
      MpadPaperPerson signer;

      if (!mpad_person_is_carer (person) || person->safe_contact == MPAD_NO)
        continue;
      for (guint e = 0; e < source->dossier->entries->len; e++)
        {
          const MpadEntry *entry = g_ptr_array_index (source->dossier->entries, e);

          met = met || (entry->kind == MPAD_ENTRY_TALK && entry->state == MPAD_ENTRY_FINAL &&
                        mpad_talk_has_person (entry, person->id));
        }
      if (person->gezag != MPAD_YES && !met)
        continue;
      signer.name = mpad_paper_texts_take (texts, mpad_person_dup_name (person));
      signer.role = mpad_paper_texts_take (texts, mpad_talk_role (person));
      if (signer.name != NULL)
        g_array_append_val (signers, signer);
    }
}

MpadDocument *
mpad_hulpplan_paper (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (MpadHulpplanGoal)),
                     signers = g_array_new (FALSE, FALSE, sizeof (MpadPaperPerson));
  const MpadEntry *entry = mpad_papers_entry (source, request->entry_id, MPAD_ENTRY_HELP, "ended",
                                              error);
  const MpadEntry *evaluation = mpad_paper_find_last (source, MPAD_ENTRY_EVALUATION, "what",
                                                      "planned");
  MpadHulpplanInput input = {
    .head = source->head,
    .pupil = mpad_paper_pupil (source, texts),
    .group = mpad_paper_group (source, texts),
  };
  MpadPaperPerson school;

  if (entry == NULL)
    return NULL;
  fill_goals (entry, texts, goals);
  input.made_on = mpad_paper_texts_take (texts, mpad_dutch_date (entry->happened));
  input.casemanager = mpad_entry_get (entry, MPAD_KEY_CASEMANAGER);
  input.term = mpad_paper_texts_take (texts,
                                      mpad_dutch_date (mpad_entry_get (entry, MPAD_KEY_TERM)));
  if (evaluation != NULL && g_strcmp0 (evaluation->happened, entry->happened) >= 0)
    input.evaluation = mpad_paper_texts_take (
      texts, mpad_dutch_date (mpad_entry_get (evaluation, "date")));
  add_signers (source, texts, signers);
  {
    const MpadStaff *staff = mpad_paper_staff (source, entry->entered_by, NULL);

    school = (MpadPaperPerson) { staff != NULL ? staff->name : NULL,
                                 mpad_paper_staff_role (source, staff) };
    if (school.name != NULL)
      g_array_append_val (signers, school);
  }
  input.goals = (const MpadHulpplanGoal *) (gconstpointer) goals->data;
  input.n_goals = goals->len;
  input.signers = (const MpadPaperPerson *) (gconstpointer) signers->data;
  input.n_signers = signers->len;
  return mpad_hulpplan_new (&input, error);
}
