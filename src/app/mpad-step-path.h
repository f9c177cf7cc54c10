/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of stepping stones: solid where one has been, dotted where one may go. A picture for the
 * eye with the states in words as its accessible label; the text beside it says the same. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MpadStone: how one stone looks. */
typedef enum
{
  MPAD_STONE_TODO,
  MPAD_STONE_BUSY,
  MPAD_STONE_DONE,
  MPAD_STONE_WAITING,
  MPAD_STONE_LOCKED,
  MPAD_STONE_SKIPPED,
  MPAD_STONE_STOPPED,
} MpadStone;

#define MPAD_TYPE_STEP_PATH (mpad_step_path_get_type ())
G_DECLARE_FINAL_TYPE (MpadStepPath, mpad_step_path, MPAD, STEP_PATH, GtkWidget)

GtkWidget *mpad_step_path_new (void);

/**
 * mpad_step_path_set_stones:
 * @label: the states in words, for a screen reader
 */
void mpad_step_path_set_stones (MpadStepPath *self,
                                const MpadStone *stones,
                                gsize n_stones,
                                const char *label);

/** mpad_stone_new: one stone by itself, for a list of steps. */
GtkWidget *mpad_stone_new (MpadStone stone);
/** mpad_stone_set: changes what a stone from mpad_stone_new() shows. */
void mpad_stone_set (GtkWidget *widget, MpadStone stone);

G_END_DECLS
