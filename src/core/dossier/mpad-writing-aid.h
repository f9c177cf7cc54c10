/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds words that interpret where a fact is asked ("agressief", "altijd"), so that the writer can
 * be asked what was seen or heard (F4, S1-5). Offers; never decides and never stops anything. What
 * stands between quotation marks is somebody's words and is left alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpadWritingMark:
 * @word: the word as the list has it; static
 * @start, @length: where it stands, in characters
 */
typedef struct
{
  const char *word;
  guint start;
  guint length;
} MpadWritingMark;

/**
 * mpad_writing_aid_find:
 * @text: (nullable)
 *
 * Returns: (transfer full) (element-type MpadWritingMark): in the order of the text
 */
GArray *mpad_writing_aid_find (const char *text);

/** mpad_writing_aid_count: Returns: how many words the list has, their forms not counted. */
guint mpad_writing_aid_count (void);

G_END_DECLS
