/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a school can call: the national contacts and the names of the regions of Veilig Thuis, as
 * data with source, checked-on date and an honest "not checked" (C4). Immutable after loading.
 * The files are compiled in, so that the numbers need no vault, no network and no data folder
 * . Knows nothing of the school's own people: those are staff of the vault. */
#pragma once

#include <glib.h>

#include "mpad-error.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_CONTACT_GROUP_ACUTE,
  MPAD_CONTACT_GROUP_FIRST,
  MPAD_CONTACT_GROUP_SPECIAL,
  MPAD_CONTACT_GROUP_OTHER,
} MpadContactGroup;

/**
 * MpadContact:
 * All strings are UTF-8, Dutch, owned by the book. Never %NULL but where it says so.
 * @id: what a protocol names in its "shipped"
 * @icon: symbol without "mpad-" and "-symbolic"
 * @tint: (nullable): "words"
 * @phone: (nullable): the number as people read it
 * @dial: (nullable): the same digits, for tel: and a QR code
 * @via: (nullable): id of the contact that one calls instead; set when there is no @phone
 * @reach: (nullable): price and opening hours
 * @verified: a public source confirms number and route; if not, it is shown as not checked
 * @unverified_note: (nullable): what is not known; set when not @verified
 * @regional: the school's own region belongs with it
 * @doctors_only: a school does not call this number
 * @who_may_call, @when, @when_not, @ready: R-3 and the reasons to call
 * @first_sentence: (nullable): how one may begin
 * @web: (nullable)
 * @source, @checked_on: (nullable): address and ISO date; set when @verified
 * @rules: handles of the facts behind it
 */
typedef struct
{
  char *id;
  MpadContactGroup group;
  char *icon;
  char *tint;
  char *name;
  char *short_text;
  char *purpose;
  char *phone;
  char *dial;
  char *via;
  char *reach;
  gboolean verified;
  char *unverified_note;
  gboolean regional;
  gboolean doctors_only;
  char *who_may_call;
  char *when;
  char *when_not;
  char *ready;
  char *first_sentence;
  char *web;
  char *source;
  char *checked_on;
  GStrv rules;
} MpadContact;

/**
 * MpadVtRegion:
 * @verified: seen in a public table; the others come from memory and may be named otherwise
 * @other: the choice for a region that is not in the list
 */
typedef struct
{
  char *id;
  char *name;
  gboolean verified;
  gboolean other;
} MpadVtRegion;

typedef struct _MpadContacts MpadContacts;

/**
 * mpad_contacts_load_shipped:
 * @error: MPAD_PROTOCOL_ERROR
 *
 * Returns: (transfer full): the data that came with the program
 */
MpadContacts *mpad_contacts_load_shipped (GError **error);

/**
 * mpad_contacts_load_bytes:
 * @national: the content of a national.json
 * @regions: the content of a vt-regions.json
 * @error: MPAD_PROTOCOL_ERROR, with file, JSON path, what is wrong and how to mend it
 *
 * Returns: (transfer full) (nullable): the book
 */
MpadContacts *mpad_contacts_load_bytes (GBytes *national, GBytes *regions, GError **error);

MpadContacts *mpad_contacts_ref (MpadContacts *self);
void mpad_contacts_unref (MpadContacts *self);

/**
 * mpad_contacts_get_list: Returns: (transfer none) (element-type MpadContact): in the order of the
 * screen.
 */
GPtrArray *mpad_contacts_get_list (const MpadContacts *self);
/**
 * mpad_contacts_get_regions: Returns: (transfer none) (element-type MpadVtRegion): by name,
 * "Anders" last.
 */
GPtrArray *mpad_contacts_get_regions (const MpadContacts *self);
/**
 * mpad_contacts_get_regions_note: Returns: (transfer none): what to say under the list: it may not
 * be complete.
 */
const char *mpad_contacts_get_regions_note (const MpadContacts *self);

/** mpad_contacts_find: Returns: (transfer none) (nullable) */
const MpadContact *mpad_contacts_find (const MpadContacts *self, const char *id);
/** mpad_contacts_find_region: Returns: (transfer none) (nullable) */
const MpadVtRegion *mpad_contacts_find_region (const MpadContacts *self, const char *id);

/** mpad_contact_group_from_word: Returns: -1 when unknown. */
int mpad_contact_group_from_word (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadContacts, mpad_contacts_unref)

G_END_DECLS
