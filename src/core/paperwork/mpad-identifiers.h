/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds registered names, addresses, numbers and birth dates in free text, for the disclosure check
 * (F9) and for papers without names (F10). Compares whole words without capitals and accents: a
 * name, its parts, its aliases, "v.d." and "vd" for the infix, and the possessive -s.
 *
 * What it does NOT find: a name that is not registered, a misspelling, a diminutive that is not an
 * alias, initials, a name of one letter, a name glued to another word (also in scripts that write
 * no
 * spaces), and whom a description points to ("the boy with the red coat"). A person reads on. */
#pragma once

#include "mpad-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_IDENTIFIER_NAME,
  MPAD_IDENTIFIER_SURNAME, /* a surname alone: it may belong to several people */
  MPAD_IDENTIFIER_ADDRESS,
  MPAD_IDENTIFIER_PHONE,
  MPAD_IDENTIFIER_EMAIL,
  MPAD_IDENTIFIER_BIRTH_DATE,
  MPAD_IDENTIFIER_ORGANISATION,
} MpadIdentifierKind;

/**
 * MpadIdentifierHit:
 * @start, @end: bytes of the text
 * @owner: id of the first person who bears it, as it was added
 */
typedef struct
{
  gsize start;
  gsize end;
  MpadIdentifierKind kind;
  const char *owner;
} MpadIdentifierHit;

typedef struct _MpadIdentifiers MpadIdentifiers;

MpadIdentifiers *mpad_identifiers_new (void);
void mpad_identifiers_free (MpadIdentifiers *self);

/** mpad_identifiers_add: @text: (nullable): words in this order; nothing when it has none. A number for a
 * phone, an ISO date for a birth date. */
void mpad_identifiers_add (MpadIdentifiers *self,
                           MpadIdentifierKind kind,
                           const char *owner,
                           const char *text);

/**
 * mpad_identifiers_add_name: name with parts and the ways in which it is written; any may be
 * %NULL.
 */
void mpad_identifiers_add_name (MpadIdentifiers *self,
                                const char *owner,
                                const char *given_name,
                                const char *infix,
                                const char *surname);

/** mpad_identifiers_add_person: names and aliases. */
void mpad_identifiers_add_person (MpadIdentifiers *self, const MpadPerson *person);

/** mpad_identifiers_add_contact: address, phone, e-mail, birth date, organisation. */
void mpad_identifiers_add_contact (MpadIdentifiers *self, const MpadPerson *person);

/**
 * mpad_identifiers_subtract: takes out of @self what stands in @known too: what the reader knows
 * anyway.
 */
void mpad_identifiers_subtract (MpadIdentifiers *self, const MpadIdentifiers *known);

/**
 * mpad_identifiers_find:
 * @text: (nullable)
 *
 * Returns: (transfer full) (element-type MpadIdentifierHit): in the order of the text, never
 * overlapping,
 *   the longest first where several begin at one word
 */
GArray *mpad_identifiers_find (const MpadIdentifiers *self, const char *text);

/** MpadIdentifierWord: what to write in place of a hit. */
typedef const char *(*MpadIdentifierWord) (const MpadIdentifierHit *hit, gpointer data);

/**
 * mpad_identifiers_replace: Returns: (transfer full) (nullable): @text with each hit replaced;
 * %NULL for %NULL.
 */
char *mpad_identifiers_replace (const MpadIdentifiers *self,
                                const char *text,
                                MpadIdentifierWord word,
                                gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadIdentifiers, mpad_identifiers_free)

G_END_DECLS
