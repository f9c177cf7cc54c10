/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for the directie (S1-36, D-11, F12): how many, how long, in time or not, about what; over
 * all dossiers, without opening one and without a name. A number under five is never in here: who
 * could be behind it is left out before anything is shown, printed or read aloud. */
#pragma once

#include "mpad-document.h"
#include "mpad-protocol.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/** The smallest number that is shown. */
#define MPAD_FIGURES_LEAST 5

/**
 * MpadFigure: one row.
 * @word: stable: a step, "talk", a deadline, a category
 * @label: Dutch
 * @shown: whether @count may be shown; @count is 0 when not
 * @count: dossiers, or deadlines
 * @days: lead times: median number of days; -1 when there is none
 * @kept: deadlines: how many were kept in time
 * @kept_shown: whether @kept may be shown
 * @nearly_all: fewer than five were late: @kept is not shown, and this is said
 */
typedef struct
{
  char *word;
  char *label;
  gboolean shown;
  guint count;
  int days;
  guint kept;
  gboolean kept_shown;
  gboolean nearly_all;
} MpadFigure;

/**
 * MpadSchoolFigures:
 * @from, @until: (nullable): ISO dates; of which dossiers: opened in this time
 * @total, @open, @closed: as MpadFigure
 * @steps: (element-type MpadFigure): open dossiers by the step that asks attention first
 * @leads: from the first signal until …
 * @deadlines: terms that ran out or were kept
 * @categories: of signals; a dossier may have several
 */
typedef struct
{
  char *from;
  char *until;
  MpadFigure *total;
  MpadFigure *open;
  MpadFigure *closed;
  GPtrArray *steps;
  GPtrArray *leads;
  GPtrArray *deadlines;
  GPtrArray *categories;
} MpadSchoolFigures;

/**
 * mpad_school_figures_load:
 * @protocol: (nullable): the school's, so that it need not be read again
 * @from, @until: (nullable): only dossiers opened on these days and between
 * @today: ISO date
 *
 * Reads every dossier; for a job of the vault service. Returns: (transfer full) (nullable)
 */
MpadSchoolFigures *mpad_school_figures_load (MpadVault *vault,
                                             MpadProtocol *protocol,
                                             const char *from,
                                             const char *until,
                                             const char *today,
                                             GError **error);
void mpad_school_figures_free (MpadSchoolFigures *self);

/** mpad_figures_hide_small: takes away every count under five. @parts: the rows add up to a total
 * that is shown elsewhere: then a single hidden row could be computed, so the smallest of the
 * others goes too. (element-type MpadFigure) */
void mpad_figures_hide_small (GPtrArray *rows, gboolean parts);

MpadFigure *mpad_figure_new (const char *word, const char *label, guint count);
void mpad_figure_free (MpadFigure *self);

/** mpad_school_year_of: the school year (1 August to 31 July) of @date, moved by @years. */
void mpad_school_year_of (const char *date, int years, char **from, char **until);

/** mpad_school_figures_paper: Returns: (transfer full) (nullable): on one A4, tables, black and
 * white. @school: its name */
MpadDocument *mpad_school_figures_paper (const MpadSchoolFigures *self,
                                         const char *school,
                                         const char *today,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadSchoolFigures, mpad_school_figures_free)

G_END_DECLS
