/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a JSON file that people write by hand: limits first, then typed members, and for every
 * fault one message with the file, the JSON path, what is wrong and how to mend it. The first fault
 * is kept; after it every reader gives a harmless value, so a caller looks once at the end. */
#pragma once

#include <json-glib/json-glib.h>

#include "mpad-arena.h"
#include "mpad-error.h"

G_BEGIN_DECLS

/** What is read: @error holds the first fault. */
typedef struct
{
  const char *name; /* file name in messages */
  MpadArena *arena; /* owns what is read */
  GError *error;
} MpadJsonInput;

/** Where something stands in the file; lives in the arena. */
typedef struct _MpadJsonPlace MpadJsonPlace;
struct _MpadJsonPlace
{
  const MpadJsonPlace *parent; /* (nullable) */
  const char *key;             /* in the parent */
  int index;                   /* in the parent's array, or -1 */
};

/** An object while it is read; lives on the stack. */
typedef struct _MpadJsonObject MpadJsonObject;
struct _MpadJsonObject
{
  MpadJsonInput *input;
  const MpadJsonPlace *place; /* (nullable): the root */
  JsonObject *object;         /* (nullable): NULL after a fault */
  const char *seen[40];
  guint n_seen;
};

/**
 * mpad_json_parse:
 * @bytes: the file
 *
 * Checks size, UTF-8, NUL, nesting, doubled keys and completeness before the JSON parser sees it.
 *
 * Returns: (transfer full) (nullable): the root; %NULL with @input->error set
 */
JsonNode *mpad_json_parse (MpadJsonInput *input, GBytes *bytes);

/** mpad_json_scan: the part of mpad_json_parse() that comes before the parser. */
gboolean mpad_json_scan (MpadJsonInput *input, const char *text, gsize length);

/** mpad_json_fail: keeps a fault unless there is one already. @where: JSON pointer. */
void mpad_json_fail (MpadJsonInput *input,
                     MpadProtocolError code,
                     const char *where,
                     const char *what,
                     const char *mend);

gboolean mpad_json_root (MpadJsonObject *self, MpadJsonInput *input, JsonNode *node);
/** mpad_json_child: opens the object in member @key, at @index of its array or -1. */
gboolean mpad_json_child (
  MpadJsonObject *self, const MpadJsonObject *parent, const char *key, int index, JsonNode *node);
/** mpad_json_end: refuses members that nobody asked for. */
void mpad_json_end (MpadJsonObject *self);
/** mpad_json_place_path: Returns: (transfer full): JSON pointer of @place, or of the member @key there. */
char *mpad_json_place_path (const MpadJsonPlace *place, const char *key);
/** mpad_json_path: Returns: (transfer full): JSON pointer of the object, or of its member @key. */
char *mpad_json_path (const MpadJsonObject *self, const char *key);

/** mpad_json_member: Returns: (nullable): the member; marks it as known. */
JsonNode *mpad_json_member (MpadJsonObject *self, const char *key);
gboolean mpad_json_has (MpadJsonObject *self, const char *key);
/**
 * mpad_json_text: Returns: the text; "" or %NULL after a fault or when it is not @required and
 * absent.
 */
char *mpad_json_text (MpadJsonObject *self, const char *key, gboolean required);
/** mpad_json_id: as mpad_json_text(), for an id: a-z, 0-9 and "-", at most 48. */
char *mpad_json_id (MpadJsonObject *self, const char *key, gboolean required);
gboolean mpad_json_bool (MpadJsonObject *self, const char *key, gboolean fallback);
int mpad_json_int (
  MpadJsonObject *self, const char *key, gboolean required, int fallback, int min, int max);
/**
 * mpad_json_enum: @nicks: %NULL-ended; Returns: the index, or @fallback (-1: the member is
 * required).
 */
int mpad_json_enum (MpadJsonObject *self, const char *key, const char *const *nicks, int fallback);
/** mpad_json_words: a text or an array of texts. Returns: never %NULL, possibly empty. */
char **mpad_json_words (MpadJsonObject *self, const char *key, gboolean required);
char *mpad_json_date (MpadJsonObject *self, const char *key, gboolean required);
/** mpad_json_array: Returns: (nullable): the array in @key. */
JsonArray *mpad_json_array (MpadJsonObject *self, const char *key, gboolean required);

G_END_DECLS
