/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the engine's guidance to stones. */
#include "config.h"

#include "mpad-dossier-stones.h"

#include <glib/gi18n.h>

#include "mpad-format.h"

static char *
step_words (const MpadStepGuidance *step)
{
  g_autofree char *date = NULL;

  switch (step->state)
    {
    case MPAD_STEP_BUSY:
      if (step->n_recorded > 0)
        /* Translators: state of a step, then how much was recorded there. */
        return g_strdup_printf (
          g_dngettext (NULL, "%s · %u recorded", "%s · %u recorded", step->n_recorded),
          step->state_text, step->n_recorded);
      break;
    case MPAD_STEP_DONE:
    case MPAD_STEP_SKIPPED:
    case MPAD_STEP_STOPPED:
      date = mpad_format_date (step->last);
      if (*date != '\0')
        return g_strdup_printf ("%s · %s", step->state_text, date);
      break;
    case MPAD_STEP_NOT_STARTED:
    case MPAD_STEP_WAITING:
    case MPAD_STEP_LOCKED:
      break;
    }
  return g_strdup (step->state_text);
}

static const char *
decision_words (const MpadDecisionState *decision)
{
  switch (decision->value)
    {
    case MPAD_ADVICE_YES:
      return _ ("Decided: yes");
    case MPAD_ADVICE_NO:
      return _ ("Decided: no");
    case MPAD_ADVICE_OPEN:
      break;
    }
  return _ ("Not decided yet");
}

/* Work starts at step 5 when something was recorded or decided there; then Melden and Hulp stand
 * apart, each with its own state (B-1, S3-7). */
gboolean
mpad_dossier_stones_apart (const MpadGuidance *guidance, const MpadStepGuidance *step)
{
  if (step->step->function != MPAD_STEP_DECIDE)
    return FALSE;
  if (step->n_recorded > 0 || step->state == MPAD_STEP_BUSY || step->state == MPAD_STEP_DONE)
    return TRUE;
  for (guint i = 0; i < guidance->decisions->len; i++)
    if (((const MpadDecisionState *) g_ptr_array_index (guidance->decisions, i))->value !=
        MPAD_ADVICE_OPEN)
      return TRUE;
  return FALSE;
}

static void
stone_free (gpointer data)
{
  MpadDossierStone *stone = data;

  g_free (stone->target);
  g_free (stone->words);
  g_free (stone);
}

GPtrArray *
mpad_dossier_stones_collect (const MpadGuidance *guidance)
{
  GPtrArray *stones = g_ptr_array_new_with_free_func (stone_free);

  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (guidance->steps, i);
      gboolean apart = mpad_dossier_stones_apart (guidance, step);

      if (!apart)
        {
          MpadDossierStone *stone = g_new0 (MpadDossierStone, 1);

          stone->target = g_strconcat ("step:", step->step->id, NULL);
          stone->number = step->step->label;
          stone->title = step->step->short_title;
          stone->state = step->state;
          stone->words = step_words (step);
          g_ptr_array_add (stones, stone);
          continue;
        }
      for (guint j = 0; j < guidance->decisions->len; j++)
        {
          const MpadDecisionState *decision = g_ptr_array_index (guidance->decisions, j);
          MpadDossierStone *stone = g_new0 (MpadDossierStone, 1);

          stone->target = g_strconcat ("decision:", decision->decision->id, NULL);
          stone->number = step->step->label;
          stone->title = decision->decision->word;
          stone->school_label = decision->decision->label;
          stone->state = decision->value != MPAD_ADVICE_OPEN ? MPAD_STEP_DONE
                         : step->state == MPAD_STEP_LOCKED   ? MPAD_STEP_LOCKED
                                                             : MPAD_STEP_NOT_STARTED;
          stone->words = g_strdup (decision_words (decision));
          g_ptr_array_add (stones, stone);
        }
    }
  return stones;
}

gboolean
mpad_dossier_stone_is_done (const MpadDossierStone *stone)
{
  return stone->state == MPAD_STEP_DONE || stone->state == MPAD_STEP_SKIPPED;
}

char *
mpad_dossier_stones_first (const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (guidance->steps, i);

      if (step->current)
        return g_strconcat (
          mpad_dossier_stones_apart (guidance, step) ? "decision:" : "step:",
          mpad_dossier_stones_apart (guidance, step)
            ? ((const MpadDecisionState *) g_ptr_array_index (guidance->decisions, 0))->decision->id
            : step->step->id,
          NULL);
    }
  return guidance->steps->len > 0
           ? g_strconcat (
               "step:",
               ((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, 0))->step->id, NULL)
           : NULL;
}
