/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unencrypted twin of a vault's database: same library, same schema, same rows, same durability,
 * no key. Replays on it the very statements that the vault executed, so that what is compared is
 * what Meldpad adds. For bench only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PlainTwin PlainTwin;

/** plain_twin_watch: from now on the handle of each database that opens is known. Call it first. */
void plain_twin_watch (void);

/** plain_twin_new: copies the database that was opened last to @path. */
PlainTwin *plain_twin_new (const char *path);
void plain_twin_free (PlainTwin *self);

/** plain_twin_record: begins to keep what the database that was opened last executes. */
void plain_twin_record (void);
/**
 * plain_twin_recorded: Returns: (transfer full) (element-type utf8): the statements since, with
 * their values.
 */
GPtrArray *plain_twin_recorded (void);

/** plain_twin_replay: Returns: milliseconds for executing @statements and reading every column; preparing
 * counts when @prepare. */
double plain_twin_replay (PlainTwin *self, GPtrArray *statements, gboolean prepare);

/**
 * plain_twin_reopen: Returns: milliseconds for opening it with all settings and reading its
 * schema.
 */
double plain_twin_reopen (PlainTwin *self);

G_END_DECLS
