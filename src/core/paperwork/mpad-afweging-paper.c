/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighing from the record (F3): the latest answer to each question of the kader, and the
 * decisions; what the kader advised comes from the engine, on the record of today. */
#include <string.h>

#include "mpad-afwegingsverslag.h"
#include "mpad-dossier-facts.h"
#include "mpad-dutch-date.h"
#include "mpad-engine.h"
#include "mpad-entry-keys.h"
#include "mpad-papers-private.h"
#include "mpad-text.h"

#define NO_MOTIVE "Er is geen motief opgeschreven."

static const MpadEntry *
find_answer (const GPtrArray *entries, const char *kader, const char *question)
{
  for (guint i = entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->kind == MPAD_ENTRY_WEIGHING &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_KADER), kader) == 0 &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_QUESTION), question) == 0)
        return entry;
    }
  return NULL;
}

static const char *
outcome_of (const MpadProtocolKader *kader, const MpadProtocolAnswer *answer, MpadPaperTexts *texts)
{
  const MpadProtocolOutcome *outcome = answer->outcome == NULL ? NULL
                                                               : mpad_protocol_kader_find_outcome (
                                                                   kader, answer->outcome);
  const MpadProtocolQuestion *next = answer->next == NULL
                                       ? NULL
                                       : mpad_protocol_kader_find_question (kader, answer->next);

  if (outcome != NULL && next != NULL)
    return mpad_paper_texts_take (
      texts, g_strdup_printf ("%s; daarna naar vraag %d", outcome->title, next->number));
  if (next != NULL)
    return mpad_paper_texts_take (texts, g_strdup_printf ("naar vraag %d", next->number));
  return outcome != NULL ? outcome->title : NULL;
}

static void
add_present (GPtrArray *present, MpadPaperTexts *texts, const MpadEntry *entry)
{
  const GPtrArray *names = mpad_paper_texts_lines (texts,
                                                   mpad_entry_get (entry, MPAD_KEY_DECIDERS));

  for (guint i = 0; i < names->len; i++)
    if (!g_ptr_array_find_with_equal_func (present, g_ptr_array_index (names, i), g_str_equal,
                                           NULL))
      g_ptr_array_add (present, g_ptr_array_index (names, i));
}

static MpadAfwegingQuestion
fill_question (const MpadProtocolKader *kader,
               const MpadProtocolQuestion *question,
               const MpadEntry *entry,
               MpadPaperTexts *texts)
{
  const char *id = mpad_entry_get (entry, MPAD_KEY_ANSWER);
  const MpadProtocolAnswer *answer = id == NULL ? NULL
                                                : mpad_protocol_question_find_answer (question, id);
  MpadAfwegingQuestion row = {
    .question = mpad_paper_texts_take (
      texts, g_strdup_printf ("%d. %s", question->number, question->text)),
    .answer = answer != NULL ? answer->text : id,
    .motive = mpad_entry_get (entry, MPAD_KEY_MOTIVE),
  };

  if (answer != NULL)
    row.outcome = outcome_of (kader, answer, texts);
  return row;
}

static const char *
yes_no (gboolean yes)
{
  return yes ? "Ja" : "Nee";
}

/* The names as they were typed, and the functions they decided in. */
static const char *
deciders_of (const MpadPaperSource *source, const MpadEntry *entry, MpadPaperTexts *texts)
{
  const GPtrArray *names = mpad_paper_texts_lines (texts,
                                                   mpad_entry_get (entry, MPAD_KEY_DECIDERS));
  const char *by = mpad_entry_get (entry, "by");
  g_auto (GStrv) roles = g_strsplit (by != NULL ? by : "", " ", -1);
  g_autoptr (GString) functions = g_string_new (NULL);
  g_autofree char *line = mpad_paper_dup_names ((const char *const *) names->pdata, names->len);

  for (guint i = 0; roles[i] != NULL; i++)
    {
      const MpadProtocolRole *role = mpad_protocol_find_role (source->protocol, roles[i]);

      if (role != NULL)
        g_string_append_printf (functions, "%s%s", functions->len > 0 ? ", " : "", role->name);
    }
  if (functions->len == 0)
    return mpad_text_is_blank (line) ? NULL
                                     : mpad_paper_texts_take (texts, g_steal_pointer (&line));
  if (mpad_text_is_blank (line))
    return mpad_paper_texts_take (texts, g_strdup (functions->str));
  return mpad_paper_texts_take (texts, g_strdup_printf ("%s (%s)", line, functions->str));
}

/* What the decision goes against. An advice that is still open goes only against a doubt. */
static const char *
advice_against (const MpadDecisionState *state)
{
  if (state == NULL || !state->deviates)
    return NULL;
  return state->advice == MPAD_ADVICE_OPEN ? "bij twijfel eerst advies van Veilig Thuis"
                                           : yes_no (state->advice == MPAD_ADVICE_YES);
}

static gboolean
fill_decision (const MpadPaperSource *source,
               const MpadGuidance *guidance,
               const MpadProtocolDecision *decision,
               MpadPaperTexts *texts,
               GPtrArray *present,
               MpadAfwegingDecision *row)
{
  const MpadEntry *entry = mpad_paper_find_last (source, MPAD_ENTRY_DECISION, MPAD_KEY_DECISION,
                                                 decision->id);
  const MpadDecisionState *state = mpad_guidance_find_decision (guidance, decision->id);
  const char *motive;

  if (entry == NULL)
    return FALSE;
  motive = mpad_entry_get (entry, MPAD_KEY_MOTIVE);
  *row = (MpadAfwegingDecision) {
    .label = decision->label == NULL
               ? decision->word
               : mpad_paper_texts_take (
                   texts, g_strdup_printf ("%s (%s)", decision->word, decision->label)),
    .answer = yes_no (g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_OUTCOME), "yes") == 0),
    .motive = mpad_text_is_blank (motive) ? NO_MOTIVE : motive,
    .advice = advice_against (state),
    .deciders = deciders_of (source, entry, texts),
    .date = mpad_paper_texts_take (texts, mpad_dutch_moment (entry->happened)),
  };
  add_present (present, texts, entry);
  return TRUE;
}

MpadDocument *
mpad_afweging_paper (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source), present = g_ptr_array_new ();
  g_autoptr (GArray) questions = g_array_new (FALSE, FALSE, sizeof (MpadAfwegingQuestion)),
                     decisions = g_array_new (FALSE, FALSE, sizeof (MpadAfwegingDecision));
  g_autoptr (MpadFacts) facts = mpad_dossier_facts_new (source->dossier, source->today);
  g_autoptr (MpadGuidance) guidance = NULL;
  const MpadEntry *last = request->kader != NULL
                            ? mpad_paper_find_last (source, MPAD_ENTRY_WEIGHING, MPAD_KEY_KADER,
                                                    request->kader)
                            : mpad_paper_find_last (source, MPAD_ENTRY_WEIGHING, NULL, NULL);
  const char *kader_id = last == NULL ? NULL : mpad_entry_get (last, MPAD_KEY_KADER);
  const MpadProtocolKader *kader = source->protocol == NULL || kader_id == NULL
                                     ? NULL
                                     : mpad_protocol_find_kader (source->protocol, kader_id);
  MpadAfwegingInput input = {
    .head = source->head,
    .pupil = mpad_paper_pupil (source, texts),
    .group = mpad_paper_group (source, texts),
  };

  if (kader == NULL)
    {
      mpad_paper_require ("afwegingsverslag", "an answered question of a kader", NULL, error);
      return NULL;
    }
  guidance = mpad_engine_evaluate ((MpadProtocol *) source->protocol, facts);
  input.date = mpad_paper_texts_take (texts, mpad_dutch_moment (last->happened));
  input.kader = mpad_paper_texts_take (
    texts, g_strdup_printf ("%s, versie %s", kader->title, kader->version));
  for (guint i = 0; i < kader->questions->len; i++)
    {
      const MpadProtocolQuestion *question = g_ptr_array_index (kader->questions, i);
      const MpadEntry *entry = find_answer (entries, kader_id, question->id);

      if (entry != NULL)
        {
          MpadAfwegingQuestion row = fill_question (kader, question, entry, texts);

          add_present (present, texts, entry);
          g_array_append_val (questions, row);
        }
    }
  for (guint i = 0; i < source->protocol->decisions->len; i++)
    {
      MpadAfwegingDecision row;

      if (fill_decision (source, guidance, g_ptr_array_index (source->protocol->decisions, i),
                         texts, present, &row))
        g_array_append_val (decisions, row);
    }
  input.present = (const char *const *) present->pdata;
  input.n_present = present->len;
  input.questions = (const MpadAfwegingQuestion *) (gconstpointer) questions->data;
  input.n_questions = questions->len;
  input.decisions = (const MpadAfwegingDecision *) (gconstpointer) decisions->data;
  input.n_decisions = decisions->len;
  return mpad_afwegingsverslag_new (&input, error);
}
