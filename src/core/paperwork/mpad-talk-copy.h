/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets a copy of the report of a talk, and whether it may be given (R-7, R-8, S1-46): each carer
 * who was there, and each absent carer with gezag. Decides nothing about locks of a safety branch
 * or
 * a skipped talk: the engine does. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

/**
 * MpadTalkCopyState:
 * @MPAD_TALK_COPY_READY: the record says that contact is safe
 * @MPAD_TALK_COPY_ASK_SAFE: ask first: is it safe to give or send this?
 * @MPAD_TALK_COPY_ASK_GEZAG: ask first: does this absent carer have gezag? Then the question of R-7
 * @MPAD_TALK_COPY_UNSAFE: no copy; @reason says why
 */
typedef enum
{
  MPAD_TALK_COPY_READY,
  MPAD_TALK_COPY_ASK_SAFE,
  MPAD_TALK_COPY_ASK_GEZAG,
  MPAD_TALK_COPY_UNSAFE,
} MpadTalkCopyState;

/**
 * MpadTalkCopy:
 * @name: "Mira Voorbeeld"; @role: "moeder", as printed
 * @reason: (nullable): why it is not safe, in the school's words; may be %NULL when none was
 * written
 * @limits: (nullable): what a court limited in this carer's gezag
 * @interpreter_language: (nullable): the paper itself is Dutch
 */
typedef struct
{
  char *person_id;
  char *name;
  char *role;
  gboolean was_at_talk;
  MpadTalkCopyState state;
  char *reason;
  char *limits;
  char *interpreter_language;
} MpadTalkCopy;

void mpad_talk_copy_free (MpadTalkCopy *self);

/** mpad_talk_role: how a carer is called on paper: the school's own word, else "ouder", "voogd" …
 * Returns: (transfer full) */
char *mpad_talk_role (const MpadPerson *person);

/** mpad_talk_has_person: was this person at the talk? */
gboolean mpad_talk_has_person (const MpadEntry *talk, const char *person_id);

/** mpad_talk_is_with_parents: %FALSE for a talk with the child, and for what is no talk. A talk of an unknown
 * kind counts as one with parents when a carer was there. */
gboolean mpad_talk_is_with_parents (const MpadDossier *dossier,
                                    const MpadEntry *talk,
                                    const MpadProtocol *protocol);

/**
 * mpad_talk_paper_list_copies:
 *
 * An absent carer of whom the dossier records that telling was withheld for safety (S0-17, fact
 * "inform") gets none either.
 *
 * Returns: (transfer full) (element-type MpadTalkCopy): those at the talk first; empty for a talk
 * with the child
 */
GPtrArray *mpad_talk_paper_list_copies (const MpadDossier *dossier,
                                        const MpadEntry *talk,
                                        const MpadProtocol *protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTalkCopy, mpad_talk_copy_free)

G_END_DECLS
