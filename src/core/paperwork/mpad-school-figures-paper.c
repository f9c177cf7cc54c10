/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures as tables on paper, with what they mean and what is left out. */
#include "mpad-civil.h"
#include "mpad-dutch-date.h"
#include "mpad-paper-head.h"
#include "mpad-school-figures.h"

#define FEW "minder dan 5"

static char *
dup_count (const MpadFigure *figure)
{
  return figure->shown ? g_strdup_printf ("%u", figure->count) : g_strdup ("niet getoond");
}

static char *
dup_days (const MpadFigure *figure)
{
  if (!figure->shown || figure->days < 0)
    return g_strdup ("niet getoond");
  return g_strdup_printf (figure->days == 1 ? "%d dag" : "%d dagen", figure->days);
}

static char *
dup_kept (const MpadFigure *figure)
{
  if (!figure->shown)
    return g_strdup ("niet getoond");
  if (figure->kept_shown)
    return g_strdup_printf ("%u", figure->kept);
  return g_strdup (figure->nearly_all ? "alle, of op minder dan 5 na" : FEW);
}

static void
add_table (MpadStaffDocument *document,
           const char *title,
           const char *const *heads,
           guint n_columns,
           GPtrArray *rows,
           char *(*second) (const MpadFigure *figure))
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint n_hidden = 0;
  guint n_rows = 0;

  mpad_staff_document_add_heading (document, 2, title);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (cells, g_strdup (heads[i]));
  for (guint i = 0; i < rows->len; i++)
    {
      const MpadFigure *figure = g_ptr_array_index (rows, i);

      if (!figure->shown)
        {
          n_hidden++;
          continue;
        }
      n_rows++;
      g_ptr_array_add (cells, g_strdup (figure->label));
      g_ptr_array_add (cells, dup_count (figure));
      if (second != NULL)
        g_ptr_array_add (cells, second (figure));
    }
  if (n_rows > 0)
    mpad_staff_document_add_table (document, n_columns, n_rows, (const char *const *) cells->pdata);
  if (n_hidden > 0)
    {
      g_autofree char *text = n_rows > 0 ? g_strdup_printf ("%u niet getoond: minder dan 5, of te "
                                                            "herleiden tot minder dan 5.",
                                                            n_hidden)
                                         : g_strdup ("Niets te tonen: overal minder dan 5.");

      mpad_staff_document_add_note (document, text);
    }
  else if (n_rows == 0)
    mpad_staff_document_add_note (document, "Nog niets te tellen.");
}

MpadDocument *
mpad_school_figures_paper (const MpadSchoolFigures *self,
                           const char *school,
                           const char *today,
                           GError **error)
{
  static const char *const steps[] = { "Stap", "Open dossiers" };
  static const char *const leads[] = { "Vanaf het eerste signaal", "Dossiers", "Mediaan" };
  static const char *const deadlines[] = { "Termijn", "Afgelopen", "Op tijd" };
  static const char *const about[] = { "Signalen over", "Dossiers" };
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *total = NULL, *open = NULL, *closed = NULL, *when = NULL, *on = NULL;
  gint64 minutes;
  MpadPaperHead head = { .school = school };
  MpadDocumentMeta meta;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (!mpad_paper_require ("cijfers", "school", school, error))
    return NULL;
  minutes = mpad_civil_minutes (today);
  head.created_us = MAX (minutes, 0) * 60 * G_USEC_PER_SEC;
  meta = mpad_paper_head_meta (&head, "De meldcode in cijfers", "overzicht voor de directie");
  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  total = dup_count (self->total);
  open = dup_count (self->open);
  closed = dup_count (self->closed);
  on = mpad_dutch_date (today);
  if (self->from != NULL && self->until != NULL)
    {
      g_autofree char *from = mpad_dutch_date (self->from);
      g_autofree char *until = mpad_dutch_date (self->until);

      when = g_strdup_printf ("geopend van %s tot en met %s", from, until);
    }
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Stand op", on },
                                    { "Dossiers", when != NULL ? when : "alle" },
                                    { "Aantal", total },
                                    { "Open", open },
                                    { "Gesloten", closed },
                                  },
                                  5);
  mpad_staff_document_add_note (document,
                                "Zonder namen. Een aantal onder de 5 staat er nooit in, ook niet "
                                "als het uit andere aantallen te berekenen is.");
  add_table (document, "Waar de open dossiers staan", steps, 2, self->steps, NULL);
  add_table (document, "Hoe lang het duurt", leads, 3, self->leads, dup_days);
  add_table (document, "Termijnen", deadlines, 3, self->deadlines, dup_kept);
  add_table (document, "Waar signalen over gaan", about, 2, self->categories, NULL);
  return mpad_staff_document_finish (document);
}
