/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry in the list of the timeline: when, what, who, and its first statements with their kind
 * in words, so that a fact and a suspicion differ (safety rule 6). Rows are used again while the
 * list scrolls. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TIMELINE_ITEM (mpad_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (MpadTimelineItem, mpad_timeline_item, MPAD, TIMELINE_ITEM, GObject)

/** mpad_timeline_item_new: @entry: borrowed from the dossier of the model until its next "changed" */
MpadTimelineItem *mpad_timeline_item_new (const MpadEntry *entry);
const MpadEntry *mpad_timeline_item_get_entry (MpadTimelineItem *self);

#define MPAD_TYPE_TIMELINE_ROW (mpad_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (MpadTimelineRow, mpad_timeline_row, MPAD, TIMELINE_ROW, GtkBox)

GtkWidget *mpad_timeline_row_new (void);
/**
 * mpad_timeline_row_show: fills the row.
 * @narrow: two lines for a statement instead of one
 * @item: gets the accessible name
 */
void mpad_timeline_row_show (MpadTimelineRow *self,
                             MpadDossierModel *model,
                             const MpadEntry *entry,
                             gboolean narrow,
                             GtkListItem *item);

G_END_DECLS
