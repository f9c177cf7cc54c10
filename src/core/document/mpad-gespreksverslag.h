/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a talk with parents, one paper for each carer, in the order of S1-23: why we spoke,
 * what the school saw, what you said, what we make of it, what was agreed, signing (R-8, R-9,
 * S0-17). The input is plain data; whoever fills it has asked what may be shared. Left out by this
 * file itself: words of another carer, agreements meant for another carer, another carer's next
 * appointment, and the child's words unless they were let in. Addresses have no place here. */
#pragma once

#include "mpad-parent-document.h"

G_BEGIN_DECLS

/**
 * MpadTalkSection: the fixed order of S1-23.
 * @MPAD_TALK_SEEN: facts and observations of the school
 * @MPAD_TALK_REACTION: what the carer said
 * @MPAD_TALK_MEANING: what the school told the carer it makes of it, said in the talk itself
 */
typedef enum
{
  MPAD_TALK_SEEN,
  MPAD_TALK_REACTION,
  MPAD_TALK_MEANING,
} MpadTalkSection;

/**
 * MpadTalkItemKind:
 * @MPAD_TALK_ITEM_TEXT: plain words of the school, no statement
 * @MPAD_TALK_ITEM_OBSERVATION: own observation of somebody of the school
 * @MPAD_TALK_ITEM_CARER_WORDS: said by a carer; @speaker_id is required
 * @MPAD_TALK_ITEM_CHILD_WORDS: literal words of the child; printed only with child_words_included
 */
typedef enum
{
  MPAD_TALK_ITEM_TEXT,
  MPAD_TALK_ITEM_OBSERVATION,
  MPAD_TALK_ITEM_CARER_WORDS,
  MPAD_TALK_ITEM_CHILD_WORDS,
} MpadTalkItemKind;

/**
 * MpadTalkItem:
 * @speaker: who saw or said it, as printed ("Juf Test", "vader")
 * @speaker_id: (nullable): the carer's id, for carer's words: they are printed only on that
 * carer's paper
 * @when: (nullable): "9 t/m 11 november"
 * @text: what was seen or said
 */
typedef struct
{
  MpadTalkSection section;
  MpadTalkItemKind kind;
  const char *speaker;
  const char *speaker_id;
  const char *when;
  const char *text;
} MpadTalkItem;

/**
 * MpadTalkAgreement:
 * @text: what was agreed
 * @who: (nullable): who does it
 * @when: (nullable): by when
 * @only_for_id: (nullable): id of the one carer on whose paper it is printed; %NULL for each
 */
typedef struct
{
  const char *text;
  const char *who;
  const char *when;
  const char *only_for_id;
} MpadTalkAgreement;

/**
 * MpadTalkCarer: somebody who gets a paper.
 * @id: the person's id
 * @name: as printed above the signature line ("De heer R. Voorbeeld")
 * @role: "vader", "moeder", "voogd", …
 * @was_at_talk: an absent carer's paper says so above the line
 * @next_appointment: (nullable): the next appointment with this carer, and nobody else's: where
 * and when
 *   one parent can be found is not the other's to know
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *role;
  gboolean was_at_talk;
  const char *next_appointment;
} MpadTalkCarer;

/** MpadTalkSigner: somebody of the school, or an interpreter, who signs. */
typedef struct
{
  const char *name;
  const char *role;
} MpadTalkSigner;

/**
 * MpadGespreksverslagInput:
 * @school: name of the school
 * @pupil: name as printed, and @group (nullable) "groep 6"
 * @date: "dinsdag 24 november 2026, 15.00 uur"; @place (nullable), not printed for a carer
 *   who was not there
 * @present: (array length=n_present): "de heer R. Voorbeeld (vader)", …
 * @purpose: why the school spoke with the carers
 * @child_words_included: R-9: off unless it was asked whether the child knows and whether it is
 * safe
 * @number, @version, @journal_head, @created_us: see MpadDocumentMeta
 */
typedef struct
{
  const char *school;
  const char *pupil;
  const char *group;
  const char *date;
  const char *place;
  const char *const *present;
  gsize n_present;
  const char *purpose;
  const MpadTalkItem *items;
  gsize n_items;
  const MpadTalkAgreement *agreements;
  gsize n_agreements;
  const MpadTalkCarer *carers;
  gsize n_carers;
  const MpadTalkSigner *signers;
  gsize n_signers;
  gboolean child_words_included;
  const char *number;
  guint version;
  const char *journal_head;
  gint64 created_us;
} MpadGespreksverslagInput;

/**
 * mpad_gespreksverslag_new:
 * @carer: index into @input's carers: whose paper this is
 * @error: MPAD_DOCUMENT_ERROR_MISSING_FIELD when school, pupil, date, purpose or a name is empty,
 * when a
 *   carer's words lack the speaker's id, or when there is no such carer
 *
 * Returns: (transfer full) (nullable): the builder, so that the caller may add the sheet's own
 * remarks
 *   before mpad_parent_document_finish()
 */
MpadParentDocument *
mpad_gespreksverslag_new (const MpadGespreksverslagInput *input, gsize carer, GError **error);

/**
 * mpad_gespreksverslag_leaves_out:
 *
 * Returns: how many items of @input are not on this carer's paper (another carer's words, or the
 * child's
 *   words); for the sentence "Woorden van moeder: staan niet in dit exemplaar".
 */
gsize mpad_gespreksverslag_leaves_out (const MpadGespreksverslagInput *input, gsize carer);

G_END_DECLS
