/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the words of the kader's chart together; draws nothing. */
#include "config.h"

#include "mpad-flow-words.h"

#include <glib/gi18n.h>

const char *
mpad_flow_answer_word (const MpadProtocolAnswer *answer)
{
  if (g_str_equal (answer->kind, "yes"))
    return C_ ("answer", "Yes");
  if (g_str_equal (answer->kind, "no"))
    return C_ ("answer", "No");
  if (g_str_equal (answer->kind, "doubt"))
    return C_ ("answer", "Doubt");
  return answer->text;
}

/* "Yes", "No or doubt", "Yes, no or doubt". */
char *
mpad_flow_edge_words (const MpadKaderEdge *edge)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < edge->answers->len; i++)
    {
      const char *word = mpad_flow_answer_word (g_ptr_array_index (edge->answers, i));
      g_autofree char *lower = g_utf8_strdown (word, -1);

      if (i > 0)
        /* Translators: between two answers: "No or doubt" */
        g_string_append (words, i + 1 < edge->answers->len ? ", " : C_ ("answers", " or "));
      g_string_append (words, i == 0 ? word : lower);
    }
  return g_string_free_and_steal (words);
}

const char *
mpad_flow_state_words (MpadKaderNodeState state)
{
  switch (state)
    {
    case MPAD_KADER_HERE:
      return _ ("this is the outcome");
    case MPAD_KADER_CLOSED:
      return _ ("closed by an earlier answer");
    case MPAD_KADER_OPEN:
    case MPAD_KADER_DONE:
    default:
      return NULL;
    }
}
