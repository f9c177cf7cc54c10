/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a dossier: for each talk with parents who gets a report, which are made, and where
 * each is on its way to the signature and back. Has no header bar. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DOCUMENTS_PAGE (mpad_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadDocumentsPage, mpad_documents_page, MPAD, DOCUMENTS_PAGE, AdwBin)

GtkWidget *mpad_documents_page_new (MpadDossierModel *model);

/**
 * mpad_documents_open_for_talk:
 * @widget: a widget in the window that the paper is shown in
 * @talk_id: a talk with parents
 *
 * Opens the paper of the first reader who has none yet, else the latest paper of this talk.
 *
 * Returns: whether there was one to open
 */
gboolean
mpad_documents_open_for_talk (GtkWidget *widget, MpadDossierModel *model, const char *talk_id);

G_END_DECLS
