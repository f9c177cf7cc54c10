/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of reports in words. */
#include "config.h"

#include "mpad-report-words.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-format.h"

char *
mpad_report_words_state (const MpadReport *report)
{
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *day = NULL;

  if (g_strcmp0 (report->handed, "not-given") == 0)
    return g_strdup (_ ("Not given, for safety"));
  switch (report->state)
    {
    case MPAD_REPORT_DRAFT:
      return g_strdup (C_ ("report", "Draft"));
    case MPAD_REPORT_FINAL:
      return g_strdup (C_ ("report", "Final, not printed"));
    case MPAD_REPORT_PRINTED:
      if (report->printed == NULL || g_strcmp0 (report->printed, today) == 0)
        return g_strdup (C_ ("report", "Printed today"));
      day = mpad_format_date (report->printed);
      /* Translators: %s is the day on which the paper was printed */
      return g_strdup_printf (_ ("Not back yet · printed %s"), day);
    case MPAD_REPORT_SIGNED:
      return g_strdup (_ ("Signed and returned"));
    case MPAD_REPORT_DISAGREED:
      return g_strdup (_ ("Returned, does not agree"));
    case MPAD_REPORT_REFUSED:
      return g_strdup (_ ("Did not sign"));
    case MPAD_N_REPORT_STATES:
    default:
      return g_strdup ("");
    }
}

const char *
mpad_report_words_class (const MpadReport *report)
{
  if (g_strcmp0 (report->handed, "not-given") == 0)
    return "mpad-outline";
  switch (report->state)
    {
    case MPAD_REPORT_SIGNED:
      return "mpad-ok";
    case MPAD_REPORT_PRINTED:
      return "mpad-warn";
    case MPAD_REPORT_FINAL:
      return "mpad-accent";
    case MPAD_REPORT_DRAFT:
    case MPAD_REPORT_DISAGREED:
    case MPAD_REPORT_REFUSED:
    case MPAD_N_REPORT_STATES:
    default:
      return "mpad-outline";
    }
}

MpadReport *
mpad_report_words_copy (const MpadReport *report)
{
  MpadReport *copy = mpad_report_new ();

  g_set_str (&copy->id, report->id);
  g_set_str (&copy->dossier_id, report->dossier_id);
  g_set_str (&copy->entry_id, report->entry_id);
  g_set_str (&copy->kind, report->kind);
  g_set_str (&copy->number, report->number);
  g_set_str (&copy->title, report->title);
  g_set_str (&copy->recipient, report->recipient);
  g_set_str (&copy->hash, report->hash);
  g_set_str (&copy->printed, report->printed);
  g_set_str (&copy->returned, report->returned);
  g_set_str (&copy->handed, report->handed);
  g_set_str (&copy->handed_reason, report->handed_reason);
  g_set_str (&copy->remark, report->remark);
  copy->version = report->version;
  copy->state = report->state;
  copy->pages = report->pages;
  copy->created_us = report->created_us;
  return copy;
}
