/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stepping stone on the path: the mark of a step's state with the path before and after it.
 * Decoration for the eye; the row or strip around it says the state in words. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-engine.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STEP_BADGE (mpad_step_badge_get_type ())
G_DECLARE_FINAL_TYPE (MpadStepBadge, mpad_step_badge, MPAD, STEP_BADGE, GtkBox)

/** mpad_step_badge_new: @orientation: of the path: vertical in a sidebar, horizontal in a strip. */
GtkWidget *mpad_step_badge_new (GtkOrientation orientation);

void mpad_step_badge_set_state (MpadStepBadge *self, MpadStepState state);
/**
 * mpad_step_badge_set_path:
 * @first, @last: no path before or after this stone
 * @before_done, @after_done: that piece of the path is solid
 */
void mpad_step_badge_set_path (
  MpadStepBadge *self, gboolean first, gboolean last, gboolean before_done, gboolean after_done);

G_END_DECLS
