/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step in the dossier's sidebar: its stone on the path, its name, and its state in words. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-engine.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STEP_ROW (mpad_step_row_get_type ())
G_DECLARE_FINAL_TYPE (MpadStepRow, mpad_step_row, MPAD, STEP_ROW, GtkListBoxRow)

/**
 * mpad_step_row_new:
 * @target: what the sidebar shows for it: "step:signalen", "decision:melden"
 * @number: (nullable): as the school says it: "3"
 */
GtkWidget *mpad_step_row_new (const char *target, const char *number, const char *title);
/**
 * mpad_step_row_set_school_label: (nullable): the school's own label of Melden or Hulp ("5B"),
 * beside the word (B-1).
 */
void mpad_step_row_set_school_label (MpadStepRow *self, const char *label);
void mpad_step_row_set_state (MpadStepRow *self, MpadStepState state, const char *words);
void mpad_step_row_set_path (
  MpadStepRow *self, gboolean first, gboolean last, gboolean before_done, gboolean after_done);

const char *mpad_step_row_get_target (MpadStepRow *self);
const char *mpad_step_row_get_words (MpadStepRow *self);

G_END_DECLS
