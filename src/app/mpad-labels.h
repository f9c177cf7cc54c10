/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's words, icons and style classes for the enums of the record, in one place, so that a
 * kind looks and is called the same on every page. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier.h"
#include "mpad-engine.h"

G_BEGIN_DECLS

/* All (transfer none). */
const char *mpad_label_statement_kind (MpadStatementKind kind);
/** mpad_label_statement_hint: what belongs in a statement of this kind, one short line. */
const char *mpad_label_statement_hint (MpadStatementKind kind);
const char *mpad_icon_statement_kind (MpadStatementKind kind);
/** mpad_class_statement_kind: the style class that gives a statement its shape. */
const char *mpad_class_statement_kind (MpadStatementKind kind);

const char *mpad_label_mark (MpadMark mark);
const char *mpad_icon_mark (MpadMark mark);
const char *mpad_label_about (MpadAbout about);
const char *mpad_label_hypothesis (MpadHypothesisState state);

const char *mpad_label_entry_kind (MpadEntryKind kind);
/**
 * mpad_label_entry: the entry's own title, or what it is: "Talk", "Advice of Veilig Thuis" …
 * Returns: (transfer full)
 */
char *mpad_label_entry (const MpadEntry *entry, const MpadProtocol *protocol);
const char *mpad_icon_entry_kind (MpadEntryKind kind);

const char *mpad_label_relation (MpadRelation relation);
const char *mpad_label_with_kind (const char *with_kind);
const char *mpad_label_category (const char *category);
/** mpad_label_fact: @nick: as mpad_fact_kind_nick(). */
const char *mpad_label_fact (const char *nick);
const char *mpad_label_yes_no (MpadYesNo value);

/** mpad_class_step_state: style class of a stone: "mpad-busy", "mpad-done" … */
const char *mpad_class_step_state (MpadStepState state);
const char *mpad_icon_step_state (MpadStepState state);

/**
 * mpad_label_rules: a list of rule handles as the name of their source: "School protocol S1-5".
 * Returns: (transfer full)
 */
char *mpad_label_rules (const char *const *rules);

G_END_DECLS
