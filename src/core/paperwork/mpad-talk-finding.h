/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One finding of the disclosure check on one carer's copy (F9): something that stands on it and
 * deserves a look, or something that was left out. A plain record; the app puts it into words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpadTalkFindingKind:
 * @MPAD_TALK_FINDING_CHILD_WORDS: words of a child: off by default; ask whether the child knows and
 *   whether it is safe
 * @MPAD_TALK_FINDING_HYPOTHESIS: a suspicion: never on paper for parents
 * @MPAD_TALK_FINDING_THIRD_PARTY: told by somebody else: never
 * @MPAD_TALK_FINDING_DIAGNOSIS: a diagnosis: never
 * @MPAD_TALK_FINDING_OTHER_CARER: words of another carer, or bound to another carer: never on this
 * copy
 * @MPAD_TALK_FINDING_UNATTRIBUTED: a reaction of which the record does not say whose it is; left
 * out
 *   unless taken up
 * @MPAD_TALK_FINDING_NOT_SHARED: an addendum that is marked not to be shared: never
 * @MPAD_TALK_FINDING_ABOUT_PARENT: an observation about a parent stands on this copy
 * @MPAD_TALK_FINDING_ABOUT_SIBLING: an observation about a brother or sister stands on this copy
 * @MPAD_TALK_FINDING_REMARK: a note in no part of the talk stands on this copy as an agreement
 * @MPAD_TALK_FINDING_REMOVED: consciously taken off this copy (MpadTalkPaperOptions.left_out)
 * @MPAD_TALK_FINDING_NAME: a name or alias of somebody of the dossier but pupil and reader
 * @MPAD_TALK_FINDING_CONTACT: address, number, e-mail or birth date of somebody but the reader
 * @MPAD_TALK_FINDING_REPORTER: a name that the dossier gives as the source of a third party's words
 * @MPAD_TALK_FINDING_VEILIG_THUIS: Veilig Thuis or the meldcode is named
 */
typedef enum
{
  MPAD_TALK_FINDING_CHILD_WORDS,
  MPAD_TALK_FINDING_HYPOTHESIS,
  MPAD_TALK_FINDING_THIRD_PARTY,
  MPAD_TALK_FINDING_DIAGNOSIS,
  MPAD_TALK_FINDING_OTHER_CARER,
  MPAD_TALK_FINDING_UNATTRIBUTED,
  MPAD_TALK_FINDING_NOT_SHARED,
  MPAD_TALK_FINDING_ABOUT_PARENT,
  MPAD_TALK_FINDING_ABOUT_SIBLING,
  MPAD_TALK_FINDING_REMARK,
  MPAD_TALK_FINDING_REMOVED,
  MPAD_TALK_FINDING_NAME,
  MPAD_TALK_FINDING_CONTACT,
  MPAD_TALK_FINDING_REPORTER,
  MPAD_TALK_FINDING_VEILIG_THUIS,
} MpadTalkFindingKind;

/**
 * MpadTalkFinding:
 * @on_paper: it stands on this copy; else it was left out
 * @may_take_up: it stands on this copy only when @id is in MpadTalkPaperOptions.taken_up. What
 * stands on
 *   it for another reason is taken off with MpadTalkPaperOptions.left_out
 * @id: id of the statement, or "<entry id>/<key>" for a field of the entry
 * @entry_id: the talk or its addendum
 * @statement_id: (nullable): %NULL for a field of the entry
 * @key: (nullable): which field: a key of mpad-entry-keys.h, "place", "present" or "source"
 * @text: the whole text in which it stands
 * @start, @end: bytes of @text that were found; equal when the whole text is meant
 * @person_id: (nullable): whose words, name or address
 */
typedef struct
{
  MpadTalkFindingKind kind;
  gboolean on_paper;
  gboolean may_take_up;
  char *id;
  char *entry_id;
  char *statement_id;
  char *key;
  char *text;
  gsize start;
  gsize end;
  char *person_id;
} MpadTalkFinding;

void mpad_talk_finding_free (MpadTalkFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTalkFinding, mpad_talk_finding_free)

G_END_DECLS
