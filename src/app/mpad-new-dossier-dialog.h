/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a new dossier: the child, parents and carers, and whether somebody of the team is
 * involved. What is typed is kept as a draft in the vault until the dossier is made. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_NEW_DOSSIER_DIALOG (mpad_new_dossier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadNewDossierDialog, mpad_new_dossier_dialog, MPAD, NEW_DOSSIER_DIALOG, AdwDialog)

AdwDialog *mpad_new_dossier_dialog_new (MpadSession *session);

G_END_DECLS
