/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs of a paper on the vault's thread: keep it with a note of what was chosen, read it back,
 * and find the choices again to show the very same pages. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-report.h"
#include "mpad-talk-paper.h"

G_BEGIN_DECLS

typedef struct _MpadKeepJob MpadKeepJob;

/** MpadKept: a kept report with its PDF. */
typedef struct
{
  MpadReport *report;
  GBytes *pdf;
} MpadKept;

void mpad_kept_free (MpadKept *self);

/**
 * mpad_keep_job_new:
 * @options: copied
 * @step: (nullable): step id for the note
 * @note_title, @note_text: what the chronology says about it
 */
MpadKeepJob *mpad_keep_job_new (const char *dossier_id,
                                const char *talk_id,
                                MpadProtocol *protocol,
                                const MpadTalkPaperOptions *options,
                                const char *step,
                                const char *note_title,
                                const char *note_text);
void mpad_keep_job_free (gpointer job);
/** mpad_keep_job_run: an MpadVaultJob. Returns: (transfer full) (nullable): MpadKept */
gpointer mpad_keep_job_run (MpadVault *vault, gpointer job, GError **error);

/**
 * mpad_load_pdf_job_run: an MpadVaultJob; @report_id: char *. Returns: (transfer full) (nullable):
 * MpadKept without report
 */
gpointer mpad_load_pdf_job_run (MpadVault *vault, gpointer report_id, GError **error);

/**
 * mpad_kept_pages:
 *
 * Makes the pages of a kept report again from the record and the choices that were written down,
 * and
 * compares their PDF with the kept one.
 *
 * Returns: (transfer full) (nullable): the same pages, or %NULL when the record has changed since
 */
MpadPages *mpad_kept_pages (const MpadDossier *dossier,
                            const MpadProtocol *protocol,
                            const MpadSchool *school,
                            const GPtrArray *staff,
                            const MpadReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadKept, mpad_kept_free)

G_END_DECLS
