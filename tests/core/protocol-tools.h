/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to write down a dossier in a test of the engine. */
#pragma once

#include "mpad-engine.h"
#include "mpad-protocol-loader.h"

G_BEGIN_DECLS

/**
 * tools_protocol: Returns: (transfer full): the shipped protocol @id; the test fails when it does
 * not load.
 */
MpadProtocol *tools_protocol (const char *id);
/** tools_path: Returns: (transfer full): a path under the source root. */
char *tools_path (const char *relative);
char *tools_read (const char *relative);

/**
 * tools_add: adds a fact written as "2026-11-20T10:00 consult overleg with=ib+lead by-name=no".
 * The step is "-" when there is none; "+" in a value stands for a space; ids are f1, f2 …;
 * "replaces=f1" corrects.
 */
void tools_add (MpadFacts *facts, const char *line);
/** tools_facts: facts at @today with one line per fact, ended by %NULL. */
MpadFacts *tools_facts (const char *today, ...) G_GNUC_NULL_TERMINATED;

/** tools_next: "action target step" of the next best action, with "-" for what is not there. */
char *tools_next (const MpadGuidance *guidance);
/** tools_print: everything in guidance as text, for comparing two evaluations. */
char *tools_print (const MpadGuidance *guidance);
gboolean tools_is_open (const MpadGuidance *guidance, const char *task);
gboolean tools_is_done (const MpadGuidance *guidance, const char *task);
gboolean tools_has_notice (const MpadGuidance *guidance, const char *id);
/** tools_due: the deadline @id; the test fails when it does not run. */
const MpadDue *tools_due (const MpadGuidance *guidance, const char *id);
gboolean tools_has_rule (char **rules, const char *rule);

/* Each looks at one thing and fails the test with what it found. */
void tools_expect_state (const MpadGuidance *guidance, const char *step, const char *state);
void tools_expect_next (const MpadGuidance *guidance, const char *next);
/**
 * tools_expect_may: @may: "yes", "motive" or "no"; @rule: (nullable): a handle the refusal bears.
 */
void tools_expect_may (const MpadGuidance *guidance,
                       const char *action,
                       const char *target,
                       const char *step,
                       const char *may,
                       const char *rule);

G_END_DECLS
