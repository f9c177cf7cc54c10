/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pool that owns all memory of a model or of guidance, so that a half-built one is freed in one
 * go. Nothing in it is freed alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpadArena MpadArena;

MpadArena *mpad_arena_new (void);
void mpad_arena_free (MpadArena *self);
/** mpad_arena_alloc: Returns: (transfer none): zeroed memory, aligned for any type. */
gpointer mpad_arena_alloc (MpadArena *self, gsize size);
/** mpad_arena_dup: Returns: (transfer none) (nullable): a copy of @text; %NULL for %NULL. */
char *mpad_arena_dup (MpadArena *self, const char *text);
char *mpad_arena_dup_n (MpadArena *self, const char *text, gsize length);
/** mpad_arena_join: Returns: (transfer none): the texts after each other; a %NULL ends them. */
char *mpad_arena_join (MpadArena *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** mpad_arena_list: Returns: (transfer none): an empty array without element destroy function. */
GPtrArray *mpad_arena_list (MpadArena *self);

#define mpad_arena_new0(arena, type) ((type *) mpad_arena_alloc (arena, sizeof (type)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadArena, mpad_arena_free)

G_END_DECLS
