/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other papers that are made from a dossier, by one call: dossieroverzicht, afwegingsverslag,
 * the anonymous sheet for advice, preparation of a melding, plan for help, evaluation, invitation.
 * The gespreksverslag has its own rules: mpad-talk-paper.h. */
#pragma once

#include "mpad-page-layout.h"
#include "mpad-paper-source.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_PAPER_OVERZICHT,
  MPAD_PAPER_AFWEGING,
  MPAD_PAPER_ADVIES,
  MPAD_PAPER_MELDING,
  MPAD_PAPER_HULPPLAN,
  MPAD_PAPER_EVALUATIE,
  MPAD_PAPER_UITNODIGING,
} MpadPaperKind;

/**
 * MpadPaperRequest:
 * What the record cannot know. Unused fields are ignored; all borrowed.
 * @entry_id: (nullable): hulpplan: the help; evaluatie: the evaluation; uitnodiging: the planned
 * talk.
 *   %NULL for the latest
 * @entry_ids: (nullable): overzicht: only these entries; @filter: (nullable): in words, what was
 * chosen
 * @kader: (nullable): afweging: which kader; %NULL for that of the latest answer
 * @recipient: uitnodiging: person id of the carer
 * @when, @where: (nullable): uitnodiging: ISO moment and place; %NULL for those of the planned talk
 * @with: (nullable): uitnodiging: who will be there; %NULL for those of the planned talk
 * @duration, @contact, @phone: (nullable): uitnodiging: see MpadUitnodigingInput
 * @sender: (nullable): staff id: who signs the letter, who melds
 * @safe_confirmed: uitnodiging: somebody answered that this letter is safe
 * @questions: (nullable): advies: what the school wants to know
 * @keeps_doing: (nullable): melding: what the school goes on doing
 * @anonymous_ground: (nullable): melding: why anonymity towards the family is asked
 * @veilig_thuis: (nullable): the number to call
 * @safe_now: (nullable): evaluatie: is the child safe now; %NULL for the answer recorded since the
 * evaluation
 * @decision, @motive: evaluatie: what follows and why
 */
typedef struct
{
  MpadPaperKind kind;
  const char *entry_id;
  const char *const *entry_ids;
  const char *filter;
  const char *kader;
  const char *recipient;
  const char *when;
  const char *where;
  const char *const *with;
  const char *duration;
  const char *contact;
  const char *phone;
  const char *sender;
  gboolean safe_confirmed;
  const char *const *questions;
  const char *const *keeps_doing;
  const char *anonymous_ground;
  const char *veilig_thuis;
  const char *safe_now;
  const char *decision;
  const char *motive;
  MpadPageFlags flags;
} MpadPaperRequest;

/** mpad_paper_kind_word: the stable word for MpadReport.kind: "dossieroverzicht", "afweging" … */
const char *mpad_paper_kind_word (MpadPaperKind kind);

/**
 * mpad_paper_make:
 * @error: MPAD_DOCUMENT_ERROR_MISSING_FIELD when the record has nothing to make it of;
 *   MPAD_RECORD_ERROR_NOT_FOUND for an unknown entry or person; MPAD_RECORD_ERROR_BLOCKED for an
 *   invitation that is not safe, and for an anonymous sheet on which a name is left
 *
 * Changes nothing.
 *
 * Returns: (transfer full) (nullable): the paper; lay it out with mpad_page_layout_paginate()
 */
MpadDocument *
mpad_paper_make (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error);

/**
 * mpad_paper_keep_made:
 * @protocol: the one of the dossier
 *
 * One job for the vault's thread: reads dossier, school and staff, makes the paper with its number
 * and
 * stores it as MPAD_REPORT_FINAL, in one transaction. The anonymous sheet bears no number on paper.
 *
 * Returns: (transfer full) (nullable): the stored report
 */
MpadReport *mpad_paper_keep_made (MpadVault *vault,
                                  const char *dossier_id,
                                  const MpadProtocol *protocol,
                                  const MpadPaperRequest *request,
                                  GError **error);

G_END_DECLS
