/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a plain record as a table, so that every record is freed, copied, checked and
 * serialised in the same way and no field is forgotten in one of them.
 * Knows no database (mpad-record-store does) and no record by name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MPAD_FIELD_TEXT, /* char *, nullable, owned */
  MPAD_FIELD_STRV, /* GStrv, nullable, owned; stored as lines */
  MPAD_FIELD_INT,  /* gint64 */
  MPAD_FIELD_UINT, /* guint */
  MPAD_FIELD_BOOL, /* gboolean */
  MPAD_FIELD_WORD, /* an enum counted from 0, stored as a stable word */
} MpadFieldType;

/**
 * MpadRecordField:
 * @name: the name in the canonical form and the column of the table
 * @words: for MPAD_FIELD_WORD: NULL-terminated, in the order of the enum
 */
typedef struct
{
  const char *name;
  MpadFieldType type;
  gsize offset;
  const char *const *words;
} MpadRecordField;

/** MpadRecordType: @fields ends with a field without a name. */
typedef struct
{
  const char *table;
  gsize size;
  const MpadRecordField *fields;
} MpadRecordType;

#define MPAD_TEXT_FIELD(Type, member)                                                              \
  { #member, MPAD_FIELD_TEXT, G_STRUCT_OFFSET (Type, member), NULL }
#define MPAD_INT_FIELD(Type, member)                                                               \
  { #member, MPAD_FIELD_INT, G_STRUCT_OFFSET (Type, member), NULL }
#define MPAD_WORD_FIELD(Type, member, words)                                                       \
  { #member, MPAD_FIELD_WORD, G_STRUCT_OFFSET (Type, member), words }
#define MPAD_LAST_FIELD { NULL, MPAD_FIELD_TEXT, 0, NULL }

/** mpad_record_clear: frees what the fields own and sets them to zero; the record itself stays. */
void mpad_record_clear (const MpadRecordType *type, gpointer record);

/** mpad_record_copy: copies every field of @source over @target, which owns nothing yet. */
void mpad_record_copy (const MpadRecordType *type, gpointer target, gconstpointer source);

/** mpad_record_check: every text through mpad_text_check(), every word in its list. */
gboolean mpad_record_check (const MpadRecordType *type, gconstpointer record, GError **error);

/** mpad_record_words_find: Returns: the index of @word in @words, or -1. */
int mpad_record_words_find (const char *const *words, const char *word);

/**
 * mpad_record_append_canonical:
 *
 * Appends the record as JSON with sorted keys and one fixed way of escaping. These bytes go into
 * the hash of the journal, so they must be the same for ever: a field with its zero value is left
 * out, which lets a later version add fields without changing the bytes of older records.
 *
 * @extra: (nullable): more members, ready-made "name":value pairs sorted by name, names after
 *   every field's own ("~…")
 */
void mpad_record_append_canonical (const MpadRecordType *type,
                                   gconstpointer record,
                                   const char *extra,
                                   GString *out);

/** mpad_record_append_string: appends @text as a JSON string, escaping only what JSON demands. */
void mpad_record_append_string (GString *out, const char *text);

G_END_DECLS
