/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks are kept under five keys each: "mark.01" holds side and place ("front 200 300"), and
 * "mark.01.kind", ".size", ".colour" and ".words" one text each, so that a difference between two
 * versions of an entry can be read and every word can be found. */
#include "mpad-body-mark.h"

#include <stdlib.h>
#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-text.h"

static const struct
{
  const char *word, *dutch;
} kinds[MPAD_N_BODY_KINDS] = {
  [MPAD_BODY_DISCOLOURATION] = { "discolouration", "verkleuring" },
  [MPAD_BODY_REDNESS] = { "redness", "rode plek" },
  [MPAD_BODY_SWELLING] = { "swelling", "zwelling" },
  [MPAD_BODY_SCRATCH] = { "scratch", "kras of schram" },
  [MPAD_BODY_WOUND] = { "wound", "open plek" },
  [MPAD_BODY_SCAB] = { "scab", "korst" },
  [MPAD_BODY_SCAR] = { "scar", "litteken" },
  [MPAD_BODY_BLISTER] = { "blister", "blaar" },
  [MPAD_BODY_OTHER] = { "other", "iets anders" },
};

/* Of the front the child's left is at the right of the one who looks; of the back at the left. The
 * smaller parts come first: where two overlap the first one that holds the point is taken. */
static const MpadBodyRegion front[] = {
  { "head", "hoofd, bovenkant", MPAD_BODY_FRONT, 200, 30, 52, 22 },
  { "right-ear", "rechteroor", MPAD_BODY_FRONT, 134, 100, 14, 26 },
  { "left-ear", "linkeroor", MPAD_BODY_FRONT, 266, 100, 14, 26 },
  { "face", "gezicht", MPAD_BODY_FRONT, 200, 108, 54, 58 },
  { "neck", "hals", MPAD_BODY_FRONT, 200, 184, 26, 18 },
  { "right-shoulder", "rechterschouder", MPAD_BODY_FRONT, 110, 224, 32, 28 },
  { "left-shoulder", "linkerschouder", MPAD_BODY_FRONT, 290, 224, 32, 28 },
  { "right-upper-arm", "rechterbovenarm", MPAD_BODY_FRONT, 88, 320, 28, 76 },
  { "left-upper-arm", "linkerbovenarm", MPAD_BODY_FRONT, 312, 320, 28, 76 },
  { "right-forearm", "rechteronderarm", MPAD_BODY_FRONT, 62, 464, 30, 72 },
  { "left-forearm", "linkeronderarm", MPAD_BODY_FRONT, 338, 464, 30, 72 },
  { "right-hand", "rechterhand", MPAD_BODY_FRONT, 38, 576, 28, 42 },
  { "left-hand", "linkerhand", MPAD_BODY_FRONT, 362, 576, 28, 42 },
  { "chest", "borst", MPAD_BODY_FRONT, 200, 276, 82, 70 },
  { "belly", "buik", MPAD_BODY_FRONT, 200, 416, 80, 70 },
  { "hips", "heupen", MPAD_BODY_FRONT, 200, 522, 92, 38 },
  { "right-thigh", "rechterbovenbeen", MPAD_BODY_FRONT, 150, 628, 48, 70 },
  { "left-thigh", "linkerbovenbeen", MPAD_BODY_FRONT, 250, 628, 48, 70 },
  { "right-knee", "rechterknie", MPAD_BODY_FRONT, 148, 734, 34, 34 },
  { "left-knee", "linkerknie", MPAD_BODY_FRONT, 252, 734, 34, 34 },
  { "right-lower-leg", "rechteronderbeen", MPAD_BODY_FRONT, 150, 842, 34, 74 },
  { "left-lower-leg", "linkeronderbeen", MPAD_BODY_FRONT, 250, 842, 34, 74 },
  { "right-foot", "rechtervoet", MPAD_BODY_FRONT, 148, 948, 38, 32 },
  { "left-foot", "linkervoet", MPAD_BODY_FRONT, 252, 948, 38, 32 },
};
static const MpadBodyRegion back[] = {
  { "left-ear", "linkeroor", MPAD_BODY_BACK, 134, 100, 14, 26 },
  { "right-ear", "rechteroor", MPAD_BODY_BACK, 266, 100, 14, 26 },
  { "back-of-head", "achterhoofd", MPAD_BODY_BACK, 200, 90, 54, 76 },
  { "nape", "nek", MPAD_BODY_BACK, 200, 184, 26, 18 },
  { "left-shoulder", "linkerschouder", MPAD_BODY_BACK, 110, 224, 32, 28 },
  { "right-shoulder", "rechterschouder", MPAD_BODY_BACK, 290, 224, 32, 28 },
  { "left-upper-arm", "linkerbovenarm", MPAD_BODY_BACK, 88, 320, 28, 76 },
  { "right-upper-arm", "rechterbovenarm", MPAD_BODY_BACK, 312, 320, 28, 76 },
  { "left-forearm", "linkeronderarm", MPAD_BODY_BACK, 62, 464, 30, 72 },
  { "right-forearm", "rechteronderarm", MPAD_BODY_BACK, 338, 464, 30, 72 },
  { "left-hand", "linkerhand", MPAD_BODY_BACK, 38, 576, 28, 42 },
  { "right-hand", "rechterhand", MPAD_BODY_BACK, 362, 576, 28, 42 },
  { "upper-back", "bovenrug", MPAD_BODY_BACK, 200, 276, 82, 70 },
  { "lower-back", "onderrug", MPAD_BODY_BACK, 200, 416, 80, 70 },
  { "seat", "billen", MPAD_BODY_BACK, 200, 522, 92, 38 },
  { "left-thigh", "linkerbovenbeen", MPAD_BODY_BACK, 150, 628, 48, 70 },
  { "right-thigh", "rechterbovenbeen", MPAD_BODY_BACK, 250, 628, 48, 70 },
  { "left-knee-hollow", "linkerknieholte", MPAD_BODY_BACK, 148, 734, 34, 34 },
  { "right-knee-hollow", "rechterknieholte", MPAD_BODY_BACK, 252, 734, 34, 34 },
  { "left-lower-leg", "linkeronderbeen", MPAD_BODY_BACK, 150, 842, 34, 74 },
  { "right-lower-leg", "rechteronderbeen", MPAD_BODY_BACK, 250, 842, 34, 74 },
  { "left-foot", "linkervoet", MPAD_BODY_BACK, 148, 948, 38, 32 },
  { "right-foot", "rechtervoet", MPAD_BODY_BACK, 252, 948, 38, 32 },
};

MpadBodyMark *
mpad_body_mark_new (MpadBodySide side, int x, int y)
{
  MpadBodyMark *self = g_new0 (MpadBodyMark, 1);

  self->side = side;
  self->x = CLAMP (x, 0, MPAD_BODY_WIDTH);
  self->y = CLAMP (y, 0, MPAD_BODY_HEIGHT);
  return self;
}

MpadBodyMark *
mpad_body_mark_copy (const MpadBodyMark *self)
{
  MpadBodyMark *copy = g_memdup2 (self, sizeof *self);

  copy->size = g_strdup (self->size);
  copy->colour = g_strdup (self->colour);
  copy->words = g_strdup (self->words);
  return copy;
}

void
mpad_body_mark_free (MpadBodyMark *self)
{
  if (self == NULL)
    return;
  g_free (self->size);
  g_free (self->colour);
  g_free (self->words);
  g_free (self);
}

const MpadBodyRegion *
mpad_body_regions (MpadBodySide side, guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = side == MPAD_BODY_BACK ? G_N_ELEMENTS (back) : G_N_ELEMENTS (front);
  return side == MPAD_BODY_BACK ? back : front;
}

/* 0 inside, else how far outside, in units of the figure. */
static int
distance (const MpadBodyRegion *region, int x, int y)
{
  int dx = MAX (0, abs (x - region->x) - region->width);
  int dy = MAX (0, abs (y - region->y) - region->height);

  return dx + dy;
}

const MpadBodyRegion *
mpad_body_region_at (MpadBodySide side, int x, int y)
{
  guint n;
  const MpadBodyRegion *regions = mpad_body_regions (side, &n);
  const MpadBodyRegion *nearest = &regions[0];

  for (guint i = 1; i < n; i++)
    if (distance (&regions[i], x, y) < distance (nearest, x, y))
      nearest = &regions[i];
  return nearest;
}

const char *
mpad_body_kind_to_word (MpadBodyKind kind)
{
  g_return_val_if_fail (kind < MPAD_N_BODY_KINDS, NULL);

  return kinds[kind].word;
}

int
mpad_body_kind_from_word (const char *word)
{
  for (int i = 0; i < MPAD_N_BODY_KINDS; i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      return i;
  return -1;
}

const char *
mpad_body_kind_dutch (MpadBodyKind kind)
{
  g_return_val_if_fail (kind < MPAD_N_BODY_KINDS, NULL);

  return kinds[kind].dutch;
}

gboolean
mpad_entry_has_marks (const MpadEntry *entry)
{
  return mpad_entry_get (entry, MPAD_KEY_MARK_PREFIX "01") != NULL;
}

static const char *
get_part (const MpadEntry *entry, guint number, const char *part)
{
  g_autofree char *key = g_strdup_printf (MPAD_KEY_MARK_PREFIX "%02u%s", number, part);

  return mpad_entry_get (entry, key);
}

static void
set_part (MpadEntry *entry, guint number, const char *part, const char *value)
{
  g_autofree char *key = g_strdup_printf (MPAD_KEY_MARK_PREFIX "%02u%s", number, part);

  mpad_entry_set (entry, key, value);
}

GPtrArray *
mpad_entry_dup_marks (const MpadEntry *entry)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_body_mark_free);

  for (guint i = 1; i <= MPAD_BODY_MARKS_MAX; i++)
    {
      const char *place = get_part (entry, i, "");
      g_auto (GStrv) parts = g_strsplit (place != NULL ? place : "", " ", 3);
      MpadBodyMark *mark;
      int kind;

      if (place == NULL)
        break;
      mark = mpad_body_mark_new (
        g_strcmp0 (parts[0], "back") == 0 ? MPAD_BODY_BACK : MPAD_BODY_FRONT,
        parts[0] != NULL && parts[1] != NULL ? atoi (parts[1]) : 0,
        parts[0] != NULL && parts[1] != NULL && parts[2] != NULL ? atoi (parts[2]) : 0);
      kind = mpad_body_kind_from_word (get_part (entry, i, ".kind"));
      mark->kind = kind >= 0 ? (MpadBodyKind) kind : MPAD_BODY_OTHER;
      mark->size = g_strdup (get_part (entry, i, ".size"));
      mark->colour = g_strdup (get_part (entry, i, ".colour"));
      mark->words = g_strdup (get_part (entry, i, ".words"));
      g_ptr_array_add (marks, mark);
    }
  return marks;
}

void
mpad_entry_set_marks (MpadEntry *entry, GPtrArray *marks)
{
  GHashTableIter iter;
  gpointer key;
  guint n = MIN (marks->len, MPAD_BODY_MARKS_MAX);

  g_hash_table_iter_init (&iter, entry->details);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, MPAD_KEY_MARK_PREFIX))
      g_hash_table_iter_remove (&iter);
  for (guint i = 0; i < n; i++)
    {
      const MpadBodyMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *place = g_strdup_printf (
        "%s %d %d", mark->side == MPAD_BODY_BACK ? "back" : "front", mark->x, mark->y);

      set_part (entry, i + 1, "", place);
      set_part (entry, i + 1, ".kind", mpad_body_kind_to_word (mark->kind));
      set_part (entry, i + 1, ".size", mark->size);
      set_part (entry, i + 1, ".colour", mark->colour);
      set_part (entry, i + 1, ".words", mark->words);
    }
}

char *
mpad_body_marks_dup_dutch (GPtrArray *marks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const MpadBodyMark *mark = g_ptr_array_index (marks, i);
      const MpadBodyRegion *region = mpad_body_region_at (mark->side, mark->x, mark->y);

      g_string_append_printf (text, "%s%u. %s, %s: %s", i > 0 ? "\n" : "", i + 1, region->dutch,
                              mark->side == MPAD_BODY_BACK ? "achterkant" : "voorkant",
                              mpad_body_kind_dutch (mark->kind));
      if (!mpad_text_is_blank (mark->size))
        g_string_append_printf (text, "; grootte: %s", mark->size);
      if (!mpad_text_is_blank (mark->colour))
        g_string_append_printf (text, "; kleur: %s", mark->colour);
      if (!mpad_text_is_blank (mark->words))
        g_string_append_printf (text, "; %s", mark->words);
      if (strchr (".!?", text->str[text->len - 1]) == NULL)
        g_string_append_c (text, '.');
    }
  return g_string_free_and_steal (text);
}
