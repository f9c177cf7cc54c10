/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements keeping. */
#include "mpad-paper-keep.h"

#include "mpad-clock.h"
#include "mpad-pdf.h"

typedef struct
{
  MpadReport *report;
  MpadPaperMake make;
  gpointer data;
} Keeping;

static gboolean
keep (MpadVault *vault, gpointer data, GError **error)
{
  Keeping *keeping = data;
  MpadReport *report = keeping->report;
  g_autofree char *journal_head = NULL;
  g_autoptr (MpadPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  MpadPaperHead head = { .created_us = mpad_clock_now_us () };
  gint64 seq = 0;

  if (!mpad_report_store_assign (vault, report, error))
    return FALSE;
  journal_head = mpad_vault_journal_head (vault, &seq, error);
  if (journal_head == NULL)
    return FALSE;
  head.number = report->number;
  head.version = (guint) report->version;
  head.journal_head = journal_head;
  pages = keeping->make (&head, keeping->data, error);
  if (pages == NULL)
    return FALSE;
  pdf = mpad_pdf_from_pages (pages, error);
  if (pdf == NULL)
    return FALSE;
  report->pages = mpad_pages_get_n_pages (pages);
  report->state = MPAD_REPORT_FINAL;
  report->created_us = head.created_us;
  return mpad_report_store_add (vault, report, pdf, error);
}

gboolean
mpad_paper_keep (
  MpadVault *vault, MpadReport *report, MpadPaperMake make, gpointer data, GError **error)
{
  Keeping keeping = { report, make, data };

  g_return_val_if_fail (report->dossier_id != NULL && report->kind != NULL, FALSE);

  return mpad_vault_transact (vault, keep, &keeping, error);
}
