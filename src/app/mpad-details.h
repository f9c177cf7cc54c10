/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that belong to one kind of entry (with whom one consulted, the advice, the term of the
 * help), as a table that editor and card share. The keys are those of mpad-entry-keys.h and
 * mpad-facts.h. Builds no widget. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-input.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_DETAIL_LINE,
  MPAD_DETAIL_TEXT,
  MPAD_DETAIL_YES_NO,
  MPAD_DETAIL_CHOICE,
  MPAD_DETAIL_CHOICES,
  MPAD_DETAIL_DATE,
  MPAD_DETAIL_TIME,
  MPAD_DETAIL_ROLE, /* a role of the protocol */
  MPAD_DETAIL_ROLES,
  MPAD_DETAIL_PARTY,    /* a role, or the vertrouwensinspecteur */
  MPAD_DETAIL_CARERS,   /* people of the dossier: carers */
  MPAD_DETAIL_GROUND,   /* a ground of the protocol */
  MPAD_DETAIL_BRANCHES, /* safety branches of the protocol */
  MPAD_DETAIL_HIDDEN,   /* set by what opened the editor, shown nowhere */
} MpadDetailInput;

/**
 * MpadDetail:
 * @label, @hint, choice labels: untranslated msgids
 * @only_key, @only_words: (nullable): asked only while this other key has one of these words (one
 * space between)
 */
typedef struct
{
  const char *key;
  const char *label;
  MpadDetailInput input;
  const char *hint;
  const MpadChoice *choices;
  guint n_choices;
  const char *only_key;
  const char *only_words;
} MpadDetail;

/**
 * mpad_details_for: @fact: (nullable): nick of the fact for MPAD_ENTRY_FACT. Returns: (nullable):
 * the table; @n its length.
 */
const MpadDetail *mpad_details_for (MpadEntryKind kind, const char *fact, guint *n);

/** mpad_detail_is_asked: whether @detail belongs to @entry as it is filled in now. */
gboolean mpad_detail_is_asked (const MpadDetail *detail, const MpadEntry *entry);

/** mpad_detail_dup_choices: the choices with translated labels, also those from protocol and dossier.
 * @entry: (nullable): the entry they are for; of a talk only its own grounds are offered.
 * Returns: (transfer full): free with mpad_choices_free() */
MpadChoice *mpad_detail_dup_choices (const MpadDetail *detail,
                                     const MpadEntry *entry,
                                     const MpadDossier *dossier,
                                     const MpadProtocol *protocol,
                                     guint *n);
void mpad_choices_free (MpadChoice *choices, guint n);

/**
 * mpad_detail_dup_text: Returns: (transfer full) (nullable): the value of @entry in words for
 * people.
 */
char *mpad_detail_dup_text (const MpadDetail *detail,
                            const MpadEntry *entry,
                            const MpadDossier *dossier,
                            const MpadProtocol *protocol);

G_END_DECLS
