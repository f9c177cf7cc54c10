/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What loader and engine share about facts; not for other modules. */
#pragma once

#include "mpad-facts.h"

G_BEGIN_DECLS

gboolean mpad_words_contain (const char *list, const char *word);
/** mpad_fact_kind_keys: the keys of a kind, with spaces between; for the loader's messages. */
const char *mpad_fact_kind_keys (MpadFactKind kind);
gboolean mpad_fact_kind_has_key (MpadFactKind kind, const char *key);
gboolean mpad_fact_is_category (const char *word);

G_END_DECLS
