/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a JSON file that people write by hand: limits first, then typed members, and for every
 * fault one message with the file, the JSON path, what is wrong and how to mend it. The first fault
 * is kept; after it every reader gives a harmless value, so a caller looks once at the end. */
#pragma once

#include "mpad-arena.h"
#include "mpad-error.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_JSON_NULL,
  MPAD_JSON_BOOLEAN,
  MPAD_JSON_INT,    /* a whole number that fits */
  MPAD_JSON_NUMBER, /* any other */
  MPAD_JSON_TEXT,
  MPAD_JSON_ARRAY,
  MPAD_JSON_OBJECT,
} MpadJsonType;

/**
 * MpadJsonNode: a value as it stands in the file; lives in the arena.
 * @n: children of an object or a list
 * @key: (nullable): its key, when it stands in an object
 * @next: (nullable): the value after it, in the same object or list
 */
typedef struct _MpadJsonNode MpadJsonNode;
struct _MpadJsonNode
{
  MpadJsonType type;
  guint n;
  const char *key;
  MpadJsonNode *next;
  union
  {
    gint64 number; /* of a boolean too */
    char *text;
    MpadJsonNode *first; /* (nullable) */
  };
};

/** mpad_json_node_find: Returns: (nullable): the member @key of the object @self. */
const MpadJsonNode *mpad_json_node_find (const MpadJsonNode *self, const char *key);

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
  const MpadJsonNode *object; /* (nullable): NULL after a fault */
  const char *seen[40];
  guint n_seen;
};

/**
 * mpad_json_parse:
 * @bytes: the file
 *
 * Refuses what is too large, not UTF-8, not JSON, nested too deep or has a key twice.
 *
 * Returns: (transfer none) (nullable): the root, in @input->arena; %NULL with @input->error set
 */
const MpadJsonNode *mpad_json_parse (MpadJsonInput *input, GBytes *bytes);

/** mpad_json_fail: keeps a fault unless there is one already. @where: JSON pointer. */
void mpad_json_fail (MpadJsonInput *input,
                     MpadProtocolError code,
                     const char *where,
                     const char *what,
                     const char *mend);

gboolean mpad_json_root (MpadJsonObject *self, MpadJsonInput *input, const MpadJsonNode *node);
/** mpad_json_child: opens the object in member @key, at @index of its array or -1. */
gboolean mpad_json_child (MpadJsonObject *self,
                          const MpadJsonObject *parent,
                          const char *key,
                          int index,
                          const MpadJsonNode *node);
/** mpad_json_end: refuses members that nobody asked for. */
void mpad_json_end (MpadJsonObject *self);
/** mpad_json_place_path: Returns: (transfer full): JSON pointer of @place, or of the member @key there. */
char *mpad_json_place_path (const MpadJsonPlace *place, const char *key);
/** mpad_json_path: Returns: (transfer full): JSON pointer of the object, or of its member @key. */
char *mpad_json_path (const MpadJsonObject *self, const char *key);

/** mpad_json_member: Returns: (nullable): the member; marks it as known. */
const MpadJsonNode *mpad_json_member (MpadJsonObject *self, const char *key);
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
/** mpad_json_array: Returns: (nullable): the list in @key; its elements begin at @first. */
const MpadJsonNode *mpad_json_array (MpadJsonObject *self, const char *key, gboolean required);

G_END_DECLS
