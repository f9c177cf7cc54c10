/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a paper in the vault: number, version and journal head go into its footer, the PDF is made and
 * stored as final, all in one transaction. Knows no kind of paper. Runs on the vault's thread. */
#pragma once

#include "mpad-page-layout.h"
#include "mpad-paper-head.h"
#include "mpad-report.h"

G_BEGIN_DECLS

/**
 * MpadPaperMake: @head: school empty. Returns: (transfer full) (nullable): the pages of the paper
 * with this head.
 */
typedef MpadPages *(*MpadPaperMake) (const MpadPaperHead *head, gpointer data, GError **error);

/**
 * mpad_paper_keep:
 * @report: dossier, entry, kind, recipient and title; the rest is filled in, state
 * MPAD_REPORT_FINAL
 * @make: makes the pages
 *
 * Returns: whether it was stored; nothing changes otherwise
 */
gboolean mpad_paper_keep (
  MpadVault *vault, MpadReport *report, MpadPaperMake make, gpointer data, GError **error);

G_END_DECLS
