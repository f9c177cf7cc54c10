/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the actions of a dossier page do: which editor, dialog or page belongs to an action of the
 * engine. Recording always opens; only what a rule stops is answered with that rule. */
#pragma once

#include "mpad-dossier-page.h"

G_BEGIN_DECLS

/** An action that only the program knows: a running case is taken over at this step. */
#define MPAD_DOSSIER_TAKE_OVER "take-over"
/** Another: the dossier moves to another version of the protocol. */
#define MPAD_DOSSIER_MOVE_PROTOCOL "move-protocol"
/** The neutral line about this dossier, to copy by hand. */
#define MPAD_DOSSIER_SHOW_LINE "show-line"
#define MPAD_DOSSIER_RAISE_BRANCH "raise-branch"
#define MPAD_DOSSIER_RECORD_FACT "record-fact" /* target: nick of the fact */

/** mpad_dossier_actions_run: all strings may be "". */
void mpad_dossier_actions_run (MpadDossierPage *page,
                               const char *action,
                               const char *target,
                               const char *step,
                               const char *contact,
                               const char *task);
void mpad_dossier_actions_open_entry (MpadDossierPage *page, const char *entry_id);
void mpad_dossier_actions_addendum (MpadDossierPage *page, const char *entry_id);
/** mpad_dossier_actions_correct: a new version of a final entry, with its reason (F6). */
void mpad_dossier_actions_correct (MpadDossierPage *page, const char *entry_id);
void mpad_dossier_actions_read_entry (MpadDossierPage *page, const char *entry_id);
/** mpad_dossier_actions_show_hit: shows what a search found: its page, or the step of a task. */
void mpad_dossier_actions_show_hit (MpadDossierPage *page, const char *kind, const char *object_id);
void mpad_dossier_actions_discard (MpadDossierPage *page, const char *entry_id);
void mpad_dossier_actions_hypothesis (MpadDossierPage *page, const char *statement_id);

G_END_DECLS
