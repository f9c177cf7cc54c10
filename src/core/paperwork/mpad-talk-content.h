/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a talk stands on one carer's copy, and the findings on the way. Private to this folder;
 * mpad-talk-paper makes the paper of it. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-gespreksverslag.h"
#include "mpad-protocol.h"
#include "mpad-talk-finding.h"

G_BEGIN_DECLS

/**
 * MpadTalkContent:
 * @purpose: (nullable): %NULL when the record has none
 * @place, @next_appointment: (nullable): %NULL for who was not there
 * @present: (element-type utf8)
 * @items: (element-type MpadTalkItem); @agreements: (element-type MpadTalkAgreement): texts are
 * owned by @texts
 * @school: (element-type utf8): names of those of the school who were there
 * @findings: (element-type MpadTalkFinding): what was left out, then what stands on it, in the
 * order of the record
 */
typedef struct
{
  char *purpose;
  const char *place;
  const char *next_appointment;
  GPtrArray *present;
  GPtrArray *school;
  GArray *items;
  GArray *agreements;
  GPtrArray *findings;
  GStringChunk *texts;
} MpadTalkContent;

/**
 * mpad_talk_content_new:
 * @reader: whose copy it is
 * @taken_up, @left_out: (nullable): ids of findings that were consciously taken up or taken off
 * @entered_by: (nullable): name of who wrote the talk down, when the record names nobody of the
 * school
 */
MpadTalkContent *mpad_talk_content_new (const MpadDossier *dossier,
                                        const MpadEntry *talk,
                                        const MpadProtocol *protocol,
                                        const MpadPerson *reader,
                                        const char *const *taken_up,
                                        const char *const *left_out,
                                        const char *entered_by);
void mpad_talk_content_free (MpadTalkContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTalkContent, mpad_talk_content_free)

G_END_DECLS
