/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Casus: a short story, what was recorded, and what each protocol must say about it. Reads one from
 * tests/fixtures/casus and looks at it in the same words as the file. The format is described in
 * tests/fixtures/casus/README.md. */
#pragma once

#include <json-glib/json-glib.h>

#include "protocol-tools.h"

G_BEGIN_DECLS

/**
 * casus_facts: Returns: (transfer full): the facts of a casus, with steps, talks and roles of
 * @protocol.
 */
MpadFacts *casus_facts (MpadProtocol *protocol, JsonObject *casus);
/** casus_observe: Returns: (transfer full): what the engine says, in the words of "verwacht". */
JsonObject *casus_observe (const MpadGuidance *guidance);
/** casus_differences: Returns: (transfer full): one line a difference, "" when there is none. */
char *casus_differences (const char *name,
                         const char *protocol,
                         JsonObject *expected,
                         JsonObject *observed);

G_END_DECLS
