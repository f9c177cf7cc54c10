/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an afwegingskader, and the proof that every question can be reached and leads
 * somewhere. */
#include "config.h"

#include "mpad-protocol-loader-private.h"

#include <glib/gi18n-lib.h>

#define NEW(type) mpad_arena_new0 (load->input.arena, type)

static gpointer
load_answer (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const kinds[] = { "yes", "no", "doubt", NULL };
  MpadProtocolAnswer *answer = NEW (MpadProtocolAnswer);

  answer->id = mpad_json_id (object, "id", TRUE);
  answer->kind = mpad_arena_dup (load->input.arena,
                                 kinds[mpad_json_enum (object, "kind", kinds, -1)]);
  answer->text = mpad_json_text (object, "text", TRUE);
  answer->explanation = mpad_json_text (object, "explanation", FALSE);
  answer->next = mpad_json_text (object, "next", FALSE);
  answer->outcome = mpad_json_text (object, "outcome", FALSE);
  answer->rules = mpad_load_rules (load, object);
  load->rules = answer->rules;
  answer->demands = mpad_load_new_list (load, object, "demands", FALSE, mpad_load_line);
  return answer;
}

static gpointer
load_question (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolQuestion *question = NEW (MpadProtocolQuestion);

  question->id = mpad_json_id (object, "id", TRUE);
  question->number = mpad_json_int (object, "number", TRUE, 1, 1, 99);
  question->title = mpad_json_text (object, "title", TRUE);
  question->text = mpad_json_text (object, "text", TRUE);
  question->explanation = mpad_json_text (object, "explanation", TRUE);
  question->reopen_at_term = mpad_json_bool (object, "reopen-at-term", FALSE);
  question->rules = mpad_load_rules (load, object);
  load->rules = question->rules;
  question->terms = mpad_load_new_list (load, object, "terms", FALSE, mpad_load_line);
  question->answers = mpad_load_new_list (load, object, "answers", TRUE, load_answer);
  return question;
}

static gpointer
load_outcome (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const advices[] = { "open", "yes", "no", NULL };
  MpadProtocolOutcome *outcome = NEW (MpadProtocolOutcome);

  outcome->id = mpad_json_id (object, "id", TRUE);
  outcome->title = mpad_json_text (object, "title", TRUE);
  outcome->text = mpad_json_text (object, "text", TRUE);
  outcome->melden = (MpadAdvice) mpad_json_enum (object, "melden", advices, MPAD_ADVICE_OPEN);
  outcome->hulp = (MpadAdvice) mpad_json_enum (object, "hulp", advices, MPAD_ADVICE_OPEN);
  outcome->closes = mpad_json_bool (object, "closes", FALSE);
  outcome->needs_vt = mpad_json_bool (object, "needs-vt", FALSE);
  outcome->back_to = mpad_json_text (object, "back-to", FALSE);
  outcome->with_vt = mpad_json_bool (object, "with-vt", FALSE);
  outcome->rules = mpad_load_rules (load, object);
  return outcome;
}

gpointer
mpad_load_kader (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const variants[] = { "vws", "onderwijs", "eigen", NULL };
  MpadProtocolKader *kader = NEW (MpadProtocolKader);

  kader->id = mpad_json_id (object, "id", TRUE);
  kader->title = mpad_json_text (object, "title", TRUE);
  kader->variant = mpad_arena_dup (load->input.arena,
                                   variants[mpad_json_enum (object, "variant", variants, -1)]);
  kader->version = mpad_json_text (object, "version", TRUE);
  kader->text = mpad_json_text (object, "text", TRUE);
  kader->steps = mpad_json_words (object, "steps", TRUE);
  kader->first = mpad_json_text (object, "first", TRUE);
  kader->rules = mpad_load_rules (load, object);
  load->rules = kader->rules;
  kader->outcomes = mpad_load_new_list (load, object, "outcomes", TRUE, load_outcome);
  kader->questions = mpad_load_new_list (load, object, "questions", TRUE, load_question);
  kader->norms = mpad_load_new_list (load, object, "norms", FALSE, mpad_load_line);
  return kader;
}

static int
question_index (const MpadProtocolKader *kader, const char *id)
{
  for (guint i = 0; i < kader->questions->len; i++)
    if (g_str_equal (((MpadProtocolQuestion *) kader->questions->pdata[i])->id, id))
      return (int) i;
  return -1;
}

/* A demand is filled in under its id, so it needs one. */
static void
check_demands (MpadLoad *load, const MpadProtocolAnswer *answer)
{
  for (guint i = 0; i < answer->demands->len; i++)
    {
      const MpadProtocolLine *demand = answer->demands->pdata[i];

      if (demand->id == NULL)
        mpad_load_fail (load, demand, NULL, MPAD_PROTOCOL_ERROR_MISSING,
                        _ ("the field “id” is missing"),
                        _ ("give it the name under which it is filled in, such as “term”"));
    }
}

static gboolean
check_answer (MpadLoad *load,
              MpadProtocolKader *kader,
              MpadProtocolQuestion *question,
              MpadProtocolAnswer *answer)
{
  const MpadProtocolOutcome *outcome = NULL;

  if (answer->next == NULL && answer->outcome == NULL)
    {
      mpad_load_fail (load, answer, NULL, MPAD_PROTOCOL_ERROR_DEAD_END,
                      _ ("this answer leads nowhere"),
                      _ ("give it a “next” question or an “outcome”"));
      return FALSE;
    }
  if (answer->outcome != NULL)
    {
      outcome = mpad_protocol_kader_find_outcome (kader, answer->outcome);
      if (outcome == NULL)
        {
          mpad_load_fail (load, answer, "outcome", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
                          _ ("there is no outcome with this id in this kader"),
                          _ ("use the id of one of its “outcomes”, or add the outcome"));
          return FALSE;
        }
    }
  if (answer->next != NULL && question_index (kader, answer->next) < 0)
    {
      mpad_load_fail (load, answer, "next", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
                      _ ("there is no question with this id in this kader"),
                      _ ("use the id of one of its “questions”, or add the question"));
      return FALSE;
    }
  if (answer->next != NULL &&
      question_index (kader, answer->next) <= question_index (kader, question->id))
    {
      mpad_load_fail (
        load, answer, "next", MPAD_PROTOCOL_ERROR_DEAD_END,
        _ ("the questions go round in a circle"),
        _ ("let “next” name a later question; to ask again, use an outcome with “back-to”"));
      return FALSE;
    }
  check_demands (load, answer);
  return TRUE;
}

/* How much an answer protects: melden, then advice first, then going on, then closing. */
static guint
protection (const MpadProtocolKader *kader, const MpadProtocolAnswer *answer)
{
  const MpadProtocolOutcome *outcome = answer->outcome == NULL ? NULL
                                                               : mpad_protocol_kader_find_outcome (
                                                                   kader, answer->outcome);

  if (outcome == NULL)
    return 1;
  if (outcome->melden == MPAD_ADVICE_YES)
    return 3;
  if (outcome->needs_vt)
    return 2;
  return answer->next != NULL && !outcome->closes ? 1 : 0;
}

/* doubt never takes the least protective way; only advice of Veilig Thuis may come between. */
static void
check_doubt (MpadLoad *load, const MpadProtocolKader *kader, const MpadProtocolQuestion *question)
{
  guint most = 0;

  for (guint i = 0; i < question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = question->answers->pdata[i];

      if (!g_str_equal (answer->kind, "doubt"))
        most = MAX (most, protection (kader, answer));
    }
  for (guint i = 0; i < question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = question->answers->pdata[i];

      if (g_str_equal (answer->kind, "doubt") &&
          (protection (kader, answer) < most || protection (kader, answer) == 0) &&
          protection (kader, answer) != 2)
        mpad_load_fail (load, answer, "outcome", MPAD_PROTOCOL_ERROR_VALUE,
                        _ ("doubt leads to less protection than a sure answer"),
                        _ ("let doubt lead to advice of Veilig Thuis or to melden (R-1)"));
    }
}

static void
check_answers (MpadLoad *load,
               MpadProtocolKader *kader,
               MpadProtocolQuestion *question,
               gboolean *reached)
{
  gboolean kinds[3] = { FALSE };

  for (guint i = 0; i < question->answers->len; i++)
    {
      MpadProtocolAnswer *answer = question->answers->pdata[i];

      if (!check_answer (load, kader, question, answer))
        return;
      if (answer->next != NULL)
        reached[question_index (kader, answer->next)] = TRUE;
      kinds[g_str_equal (answer->kind, "yes")  ? 0
            : g_str_equal (answer->kind, "no") ? 1
                                               : 2] = TRUE;
    }
  check_doubt (load, kader, question);
  if (!kinds[0] || !kinds[1] || !kinds[2])
    mpad_load_fail (load, question, "answers", MPAD_PROTOCOL_ERROR_MISSING,
                    _ ("not every answer is there"),
                    _ ("give each question an answer of the kinds “yes”, “no” and “doubt”"));
}

void
mpad_protocol_check_kaders (MpadLoad *load)
{
  MpadProtocol *protocol = load->protocol;

  for (guint k = 0; k < protocol->kaders->len && load->input.error == NULL; k++)
    {
      MpadProtocolKader *kader = protocol->kaders->pdata[k];
      g_autofree gboolean *reached = g_new0 (gboolean, kader->questions->len);
      int first = question_index (kader, kader->first);

      if (first < 0)
        {
          mpad_load_fail (load, kader, "first", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
                          _ ("there is no question with this id in this kader"),
                          _ ("name the question to begin with"));
          return;
        }
      reached[first] = TRUE;
      for (guint i = 0; i < kader->questions->len && load->input.error == NULL; i++)
        {
          MpadProtocolQuestion *question = kader->questions->pdata[i];

          if (!reached[i])
            {
              mpad_load_fail (
                load, question, NULL, MPAD_PROTOCOL_ERROR_DEAD_END,
                _ ("no answer leads to this question"),
                _ ("let an answer of an earlier question name it in “next”, or remove it"));
              return;
            }
          check_answers (load, kader, question, reached);
        }
    }
}
