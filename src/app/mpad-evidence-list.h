/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos, scans and mails of a dossier or of one entry (F13): adding by file, by dragging and by
 * pasting, and opening. What is added goes into the vault as it is; nothing is written beside it. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_EVIDENCE_LIST (mpad_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (MpadEvidenceList, mpad_evidence_list, MPAD, EVIDENCE_LIST, GtkBox)

/** mpad_evidence_list_new: @entry_id: (nullable): only those of this entry, and new ones go there. */
GtkWidget *mpad_evidence_list_new (MpadDossierModel *model, const char *entry_id);
/** mpad_evidence_page_new: all attachments of the dossier, as a part of the dossier page. */
GtkWidget *mpad_evidence_page_new (MpadDossierModel *model);

/** mpad_evidence_list_add: @name: of the file, without its folder. Says so when it cannot be kept. */
void mpad_evidence_list_add (MpadEvidenceList *self, const char *name, GBytes *content);

G_END_DECLS
