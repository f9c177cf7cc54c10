/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the record of a talk to the gespreksverslag of one carer (F7, F9, R-7 to R-9, S1-23): what may
 * stand on the copy, what was found on the way, the pages, and the copy that is kept.
 *
 * On the copy: purpose, notes per part of the talk, own observations, this carer's own words,
 * agreements. Never: suspicions, diagnoses, third parties, another carer's words. The findings say
 * what deserves a look; mpad-identifiers.h says what they cannot find. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-page-layout.h"
#include "mpad-protocol.h"
#include "mpad-staff.h"
#include "mpad-talk-copy.h"
#include "mpad-talk-finding.h"

G_BEGIN_DECLS

/**
 * MpadTalkPaperOptions:
 * @recipient: person id of the carer whose copy it is
 * @taken_up: (nullable): ids of findings consciously taken up: the child's words and
 * reactions that
 *   the record gives to nobody
 * @left_out: (nullable): ids of findings consciously taken off
 * @safe_confirmed: somebody answered, for this paper, that giving it is safe. It does not
 * outweigh
 *   a recorded "not safe"
 * @gezag_confirmed: somebody answered that this absent carer has gezag
 * @share_marked: make the paper although the talk is marked not to be shared
 * @revision: revision of the talk that was looked at, or 0: a newer one is a CONFLICT
 * @number, @version, @journal_head, @created_us: for a preview may be %NULL and 0; filled in when
 * keeping
 * @flags: large print
 *
 * Plain input; all borrowed.
 */
typedef struct
{
  const char *recipient;
  const char *const *taken_up;
  const char *const *left_out;
  gboolean safe_confirmed;
  gboolean gezag_confirmed;
  gboolean share_marked;
  gint64 revision;
  const char *number;
  guint version;
  const char *journal_head;
  gint64 created_us;
  MpadPageFlags flags;
} MpadTalkPaperOptions;

/**
 * MpadTalkPaper:
 * @findings: (element-type MpadTalkFinding): in the order of the paper
 */
typedef struct
{
  MpadDocument *document;
  MpadPages *pages;
  GPtrArray *findings;
} MpadTalkPaper;

void mpad_talk_paper_free (MpadTalkPaper *self);

/**
 * mpad_talk_paper_make:
 * @staff: (nullable) (element-type MpadStaff): for the functions of those who sign
 * @error: MPAD_RECORD_ERROR_NOT_FOUND when @recipient is no carer of the dossier;
 *   MPAD_RECORD_ERROR_BLOCKED when this carer gets no copy of this talk, or when the talk is
 * marked not
 *   to be shared; MPAD_DOCUMENT_ERROR_MISSING_FIELD when the talk has no purpose; else of the
 * layout
 *
 * Also a draft and a copy whose questions are still open can be looked at. Changes nothing; may run
 * in any thread that owns @dossier.
 *
 * Returns: (transfer full) (nullable): the paper
 */
MpadTalkPaper *mpad_talk_paper_make (const MpadDossier *dossier,
                                     const MpadEntry *talk,
                                     const MpadProtocol *protocol,
                                     const MpadSchool *school,
                                     const GPtrArray *staff,
                                     const MpadTalkPaperOptions *options,
                                     GError **error);

/**
 * mpad_talk_paper_keep:
 * @talk_id: a final talk
 * @protocol: the one of the dossier
 * @error: as above; also BLOCKED for a draft, for an open question of R-7 or of gezag,
 *   MPAD_VAULT_ERROR_CONFLICT for a revision that is no longer the one that was looked at
 *
 * One job for the vault's thread: reads dossier, school and staff from the vault, gives number and
 * version, makes the PDF and stores it as MPAD_REPORT_FINAL, in one transaction.
 *
 * Returns: (transfer full) (nullable): the stored report
 */
MpadReport *mpad_talk_paper_keep (MpadVault *vault,
                                  const char *dossier_id,
                                  const char *talk_id,
                                  const MpadProtocol *protocol,
                                  const MpadTalkPaperOptions *options,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTalkPaper, mpad_talk_paper_free)

G_END_DECLS
