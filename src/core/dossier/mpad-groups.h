/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of a school that somebody works for, as people write them: "1-4", "gr 1 t/m 3, 5"
 * (S1-41). Knows numbers only, no letters behind them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mpad_groups_include:
 * @ranges: (nullable): %NULL or blank: all groups
 * @group: (nullable): of a pupil: "6", "6b", "groep 5/6"
 *
 * Returns: whether @ranges hold a group of @group; %FALSE when @group has no number
 */
gboolean mpad_groups_include (const char *ranges, const char *group);

G_END_DECLS
