/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements look-ups in the immutable model. */
#include "mpad-protocol.h"

#include "mpad-arena.h"
#include "mpad-text.h"

#include <string.h>

MpadProtocol *
mpad_protocol_ref (MpadProtocol *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_protocol_unref (MpadProtocol *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->phrases, g_hash_table_unref);
  mpad_arena_free (self->arena);
  g_free (self);
}

/* Every element of the model begins with its id. */
static gconstpointer
find (const GPtrArray *list, const char *id)
{
  for (guint i = 0; id != NULL && i < list->len; i++)
    {
      const char *const *element = list->pdata[i];

      if (g_str_equal (*element, id))
        return element;
    }
  return NULL;
}

const MpadProtocolStep *
mpad_protocol_find_step (const MpadProtocol *self, const char *id)
{
  return find (self->steps, id);
}

const MpadProtocolStep *
mpad_protocol_find_step_by_function (const MpadProtocol *self, MpadStepFunction function)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MpadProtocolStep *step = self->steps->pdata[i];

      if (step->function == function)
        return step;
    }
  return NULL;
}

const MpadProtocolRole *
mpad_protocol_find_role (const MpadProtocol *self, const char *id)
{
  return find (self->roles, id);
}

const MpadProtocolTalkKind *
mpad_protocol_find_talk_kind (const MpadProtocol *self, const char *id)
{
  return find (self->talk_kinds, id);
}

const MpadProtocolGround *
mpad_protocol_find_ground (const MpadProtocol *self, const char *id)
{
  return find (self->grounds, id);
}

const MpadProtocolBranch *
mpad_protocol_find_branch (const MpadProtocol *self, const char *id)
{
  return find (self->branches, id);
}

const MpadProtocolContact *
mpad_protocol_find_contact (const MpadProtocol *self, const char *id)
{
  return find (self->contacts, id);
}

const MpadProtocolClosing *
mpad_protocol_find_closing (const MpadProtocol *self, const char *id)
{
  return find (self->closings, id);
}

const MpadProtocolDecision *
mpad_protocol_find_decision (const MpadProtocol *self, const char *id)
{
  return find (self->decisions, id);
}

const MpadProtocolDeadline *
mpad_protocol_find_deadline (const MpadProtocol *self, const char *id)
{
  return find (self->deadlines, id);
}

const MpadProtocolKader *
mpad_protocol_find_kader (const MpadProtocol *self, const char *id)
{
  const MpadProtocolKader *kader = find (self->kaders, id);

  if (kader == NULL && self->kaders->len > 0)
    kader = self->kaders->pdata[0];
  return kader;
}

const MpadProtocolQuestion *
mpad_protocol_kader_find_question (const MpadProtocolKader *kader, const char *id)
{
  return find (kader->questions, id);
}

const MpadProtocolOutcome *
mpad_protocol_kader_find_outcome (const MpadProtocolKader *kader, const char *id)
{
  return find (kader->outcomes, id);
}

const MpadProtocolAnswer *
mpad_protocol_question_find_answer (const MpadProtocolQuestion *question, const char *id)
{
  return find (question->answers, id);
}

/* Whether @word begins at a word's start somewhere in @text; both folded. */
static gboolean
text_has_word (const char *text, const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if (p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  return FALSE;
}

static gint
compare_priority (gconstpointer a, gconstpointer b)
{
  const MpadProtocolBranch *const *x = a;
  const MpadProtocolBranch *const *y = b;

  return (*x)->priority - (*y)->priority;
}

GPtrArray *
mpad_protocol_propose_branches (const MpadProtocol *self, const char *text)
{
  GPtrArray *proposed = g_ptr_array_new ();
  g_autofree char *folded = mpad_text_fold (text);

  for (guint i = 0; i < self->branches->len; i++)
    {
      MpadProtocolBranch *branch = self->branches->pdata[i];

      for (guint j = 0; branch->words[j] != NULL; j++)
        {
          g_autofree char *word = mpad_text_fold (branch->words[j]);

          if (text_has_word (folded, word))
            {
              g_ptr_array_add (proposed, branch);
              break;
            }
        }
    }
  g_ptr_array_sort (proposed, compare_priority);
  return proposed;
}
