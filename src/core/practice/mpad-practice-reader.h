/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON of the practice cases into records. Texts may hold, between braces, a moment counted
 * from today ("{-6T14:40}": six school days ago), a name that stands for an id ("{sam}"), a date of
 * birth ("{age:9}"), a moment in words ("{words:5T15:00}") or the school year ("{year}"). Every
 * mistake is told with its JSON path. */
#pragma once

#include <json-glib/json-glib.h>

#include "mpad-record.h"

G_BEGIN_DECLS

typedef struct _MpadPracticeReader MpadPracticeReader;

/** mpad_practice_reader_new: @file is the name in messages. Returns: (transfer full) (nullable) */
MpadPracticeReader *mpad_practice_reader_new (GBytes *json, const char *file, GError **error);
void mpad_practice_reader_free (MpadPracticeReader *self);
JsonObject *mpad_practice_reader_get_root (MpadPracticeReader *self);

/** mpad_practice_reader_add_id: a new id for @name, or the one it has. Returns: (transfer none) */
const char *mpad_practice_reader_add_id (MpadPracticeReader *self, const char *name);

/**
 * mpad_practice_reader_text: Returns: (transfer full) (nullable): @text with its braces filled in.
 */
char *mpad_practice_reader_text (MpadPracticeReader *self,
                                 const char *text,
                                 const char *path,
                                 GError **error);

/**
 * mpad_practice_reader_fill:
 * @known: (nullable): NULL-terminated members of @object that are not fields of the record
 *
 * Sets the fields of @record from the members of the same name. An "id" is a name that gets an id.
 */
gboolean mpad_practice_reader_fill (MpadPracticeReader *self,
                                    const MpadRecordType *type,
                                    gpointer record,
                                    JsonObject *object,
                                    const char *const *known,
                                    const char *path,
                                    GError **error);

/**
 * mpad_practice_reader_list: Returns: (nullable): the list, %NULL without error when it is not
 * there.
 */
JsonArray *
mpad_practice_reader_list (JsonObject *object, const char *name, const char *path, GError **error);
/**
 * mpad_practice_reader_object: Returns: (nullable): the object at @index, or %NULL with @error
 * set.
 */
JsonObject *
mpad_practice_reader_object (JsonArray *list, guint index, const char *path, GError **error);
/**
 * mpad_practice_reader_string: Returns: (nullable): a member that is a text; NULL without error
 * when it is not there.
 */
const char *mpad_practice_reader_string (JsonObject *object, const char *name);

/**
 * mpad_practice_format_moment: Returns: (transfer full) (nullable): "27 november 2026, 15.00 uur",
 * in Dutch as the cases are.
 */
char *mpad_practice_format_moment (const char *moment);

gboolean mpad_practice_reader_fail (int code, const char *path, const char *what, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPracticeReader, mpad_practice_reader_free)

G_END_DECLS
