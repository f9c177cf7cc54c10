/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dossier's timeline is shown: step, kind, by whom, shared or not, drafts or not. A form
 * for a popover; what is chosen as the filter of core and as a sentence. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"
#include "mpad-timeline.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TIMELINE_FILTER (mpad_timeline_filter_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadTimelineFilterForm, mpad_timeline_filter, MPAD, TIMELINE_FILTER_FORM, GtkGrid)

/* signal "changed": another choice was made. */

GtkWidget *mpad_timeline_filter_new (void);
/** mpad_timeline_filter_offer: the choices that this dossier has; what was chosen stays chosen. */
void mpad_timeline_filter_offer (MpadTimelineFilterForm *self, MpadDossierModel *model);
/** mpad_timeline_filter_get: texts are borrowed from the form until the next offer. */
MpadTimelineFilter mpad_timeline_filter_get (MpadTimelineFilterForm *self);
/** mpad_timeline_filter_dup_words: Returns: (transfer full) (nullable): %NULL when all is shown. */
char *mpad_timeline_filter_dup_words (MpadTimelineFilterForm *self);
void mpad_timeline_filter_clear (MpadTimelineFilterForm *self);

G_END_DECLS
