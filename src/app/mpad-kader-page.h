/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The afwegingskader of a dossier: the chart to walk, and beside it (or under it) the question with
 * its answers. Without a kader in the protocol it says so. Has no header bar. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_KADER_PAGE (mpad_kader_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadKaderPage, mpad_kader_page, MPAD, KADER_PAGE, AdwBin)

GtkWidget *mpad_kader_page_new (MpadDossierModel *model);

/**
 * mpad_kader_page_show_question: @question: (nullable): id; %NULL for the one that is asked now.
 */
void mpad_kader_page_show_question (MpadKaderPage *self, const char *question);

G_END_DECLS
