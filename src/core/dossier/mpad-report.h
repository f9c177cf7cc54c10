/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that was made from the dossier: its version, state on the way to the signature and
 * back (F8), and the kept PDF. Plain record and its store. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_REPORT_DRAFT,     /* concept */
  MPAD_REPORT_FINAL,     /* definitief: PDF kept */
  MPAD_REPORT_PRINTED,   /* afgedrukt */
  MPAD_REPORT_SIGNED,    /* ondertekend terug */
  MPAD_REPORT_DISAGREED, /* niet akkoord, with own text */
  MPAD_REPORT_REFUSED,   /* geweigerd; a reason is never needed */
  MPAD_N_REPORT_STATES,
} MpadReportState;

/**
 * MpadReport:
 * @kind: "gespreksverslag" …
 * @number: "GV-2026-014"; @version counts from 1
 * @recipient: (nullable): person id it is for
 * @hash: SHA-256 of the PDF, hex
 * @printed, @returned: (nullable): ISO dates
 * @handed: R-7: "given", "sent", "ready", "not-given", or NULL
 */
typedef struct
{
  char *id;
  char *dossier_id;
  char *entry_id;
  char *kind;
  char *number;
  gint64 version;
  char *title;
  char *recipient;
  MpadReportState state;
  char *hash;
  gint64 pages;
  gint64 created_us;
  char *printed;
  char *returned;
  char *handed;
  char *handed_reason;
  char *remark;
} MpadReport;

MpadReport *mpad_report_new (void);
void mpad_report_free (MpadReport *self);

/**
 * mpad_report_store_add: stores a report with its PDF; id, number, version, hash and, when 0,
 * created_us filled in; journal "document.make".
 */
gboolean mpad_report_store_add (MpadVault *vault, MpadReport *report, GBytes *pdf, GError **error);
/** mpad_report_store_next_number: the number the next report of @kind in this dossier gets. */
char *mpad_report_store_next_number (MpadVault *vault,
                                     const char *dossier_id,
                                     const char *kind,
                                     GError **error);
/**
 * mpad_report_store_assign:
 *
 * Fills in number and version before the PDF is made, for its footer: the next version of the
 * document of the same kind, entry and recipient, or version 1 under the next number.
 */
gboolean mpad_report_store_assign (MpadVault *vault, MpadReport *report, GError **error);
/**
 * mpad_report_store_update: state, dates, remark; @action is the journal word ("document.print"
 * …).
 */
gboolean mpad_report_store_update (MpadVault *vault,
                                   const MpadReport *report,
                                   const char *action,
                                   GError **error);
/** Returns: (element-type MpadReport): newest first; all dossiers when @dossier_id is NULL. */
GPtrArray *mpad_report_store_list (MpadVault *vault, const char *dossier_id, GError **error);
/** mpad_report_store_load_pdf: the kept bytes, always the same (a reprint is these bytes). */
GBytes *mpad_report_store_load_pdf (MpadVault *vault, const char *report_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadReport, mpad_report_free)

G_END_DECLS
