/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A talk with child or parents: prepared from the protocol's kind of talk (what to settle before,
 * order, prompts), held in the calm talk mode, and written down part by part. A lock on holding the
 * talk is shown and stops the talk mode; it never stops writing down what was said. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TALK_EDITOR (mpad_talk_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpadTalkEditor, mpad_talk_editor, MPAD, TALK_EDITOR, AdwNavigationPage)

/* signals "done" and "discard" (MpadEntry *) as of MpadEntryEditor. */

/** mpad_talk_editor_new: @entry: (transfer full): a talk with its kind. */
AdwNavigationPage *mpad_talk_editor_new (MpadDossierModel *model, MpadEntry *entry);
const MpadEntry *mpad_talk_editor_get_entry (MpadTalkEditor *self);
/**
 * mpad_talk_editor_add: as the buttons of a part: @section: id of the part; @kind: NOTE for "we".
 */
void mpad_talk_editor_add (MpadTalkEditor *self, const char *section, MpadStatementKind kind);

G_END_DECLS
