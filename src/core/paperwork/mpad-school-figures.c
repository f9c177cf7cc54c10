/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the dossiers; only counts and days are kept, and the small ones go at the end. */
#include "mpad-school-figures.h"

#include <stdlib.h>
#include <string.h>

#include "mpad-civil.h"
#include "mpad-dossier-facts.h"
#include "mpad-dossier-store.h"
#include "mpad-engine.h"
#include "mpad-entry-keys.h"
#include "mpad-facts.h"
#include "mpad-protocol-store.h"

/* Lead times and deadlines while they are collected. */
typedef struct
{
  char *word;
  char *label;
  GArray *days; /* int */
  guint kept;
  guint n;
} Tally;

typedef struct
{
  GPtrArray *steps;      /* Tally */
  GPtrArray *leads;      /* Tally */
  GPtrArray *deadlines;  /* Tally */
  GPtrArray *categories; /* Tally */
  guint n_open, n_closed;
} Count;

static const struct
{
  const char *word, *dutch;
} categories[] = {
  { MPAD_CATEGORY_ACUTE, "Nu direct gevaar" },
  { MPAD_CATEGORY_CHILD_TELLS, "Het kind vertelt het zelf" },
  { MPAD_CATEGORY_SEXUAL, "Seksueel misbruik" },
  { MPAD_CATEGORY_SERIOUS, "Ernstig geweld" },
  { MPAD_CATEGORY_SERIOUS_NEGLECT, "Ernstige verwaarlozing" },
  { MPAD_CATEGORY_INJURY, "Letsel zonder duidelijke oorzaak" },
  { MPAD_CATEGORY_HONOUR, "Eergerelateerd geweld" },
  { MPAD_CATEGORY_VGV, "Vrouwelijke genitale verminking" },
  { MPAD_CATEGORY_STAFF, "Iemand van de school" },
  { MPAD_CATEGORY_PHYSICAL, "Lichamelijk geweld" },
  { MPAD_CATEGORY_EMOTIONAL, "Emotioneel" },
  { MPAD_CATEGORY_NEGLECT, "Verwaarlozing" },
  { MPAD_CATEGORY_WITNESS, "Ziet of hoort geweld thuis" },
  { MPAD_CATEGORY_PARENT, "Signaal over een ouder" },
  { MPAD_CATEGORY_VAGUE, "Niet-pluisgevoel" },
};

static void
tally_free (gpointer data)
{
  Tally *self = data;

  g_free (self->word);
  g_free (self->label);
  g_array_unref (self->days);
  g_free (self);
}

static Tally *
get_tally (GPtrArray *tallies, const char *word, const char *label)
{
  Tally *self;

  for (guint i = 0; i < tallies->len; i++)
    {
      self = g_ptr_array_index (tallies, i);
      if (strcmp (self->word, word) == 0)
        return self;
    }
  self = g_new0 (Tally, 1);
  self->word = g_strdup (word);
  self->label = g_strdup (label);
  self->days = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (tallies, self);
  return self;
}

MpadFigure *
mpad_figure_new (const char *word, const char *label, guint count)
{
  MpadFigure *self = g_new0 (MpadFigure, 1);

  self->word = g_strdup (word);
  self->label = g_strdup (label);
  self->count = count;
  self->shown = TRUE;
  self->days = -1;
  return self;
}

void
mpad_figure_free (MpadFigure *self)
{
  if (self == NULL)
    return;
  g_free (self->word);
  g_free (self->label);
  g_free (self);
}

static void
hide (MpadFigure *figure)
{
  figure->shown = FALSE;
  figure->count = 0;
  figure->days = -1;
  figure->kept = 0;
  figure->kept_shown = FALSE;
  figure->nearly_all = FALSE;
}

void
mpad_figures_hide_small (GPtrArray *rows, gboolean parts)
{
  guint n_hidden = 0;
  MpadFigure *smallest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      MpadFigure *figure = g_ptr_array_index (rows, i);

      if (figure->count < MPAD_FIGURES_LEAST)
        {
          hide (figure);
          n_hidden++;
        }
      else if (smallest == NULL || figure->count < smallest->count)
        smallest = figure;
    }
  if (parts && n_hidden == 1 && smallest != NULL)
    hide (smallest);
}

void
mpad_school_figures_free (MpadSchoolFigures *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->until);
  mpad_figure_free (self->total);
  mpad_figure_free (self->open);
  mpad_figure_free (self->closed);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_free (self);
}

void
mpad_school_year_of (const char *date, int years, char **from, char **until)
{
  int year = atoi (date);
  int month = strlen (date) >= 7 ? atoi (date + 5) : 1;
  int first = (month >= 8 ? year : year - 1) + years;

  *from = g_strdup_printf ("%04d-08-01", first);
  *until = g_strdup_printf ("%04d-07-31", first + 1);
}

/* The first final entry of @kind (and, of a step, its close); its date, or %NULL. */
static char *
first_of (const MpadDossier *dossier, MpadEntryKind kind, const char *step)
{
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->kind != kind || entry->state != MPAD_ENTRY_FINAL)
        continue;
      if (step != NULL && (g_strcmp0 (entry->step_id, step) != 0 ||
                           g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_STEP_EVENT), "close") != 0))
        continue;
      return g_strndup (entry->happened, 10);
    }
  return NULL;
}

static void
add_lead (Count *count, const char *word, const char *label, const char *from, const char *until)
{
  GDate first, last;
  int days;

  if (from == NULL || until == NULL || !mpad_civil_parse_date (from, &first) ||
      !mpad_civil_parse_date (until, &last) || g_date_compare (&last, &first) < 0)
    return;
  days = g_date_days_between (&first, &last);
  g_array_append_val (get_tally (count->leads, word, label)->days, days);
}

static void
add_leads (Count *count, const MpadDossier *dossier, MpadProtocol *protocol)
{
  g_autofree char *first_signal = first_of (dossier, MPAD_ENTRY_SIGNAL, NULL);
  g_autofree char *talk = first_of (dossier, MPAD_ENTRY_TALK, NULL);
  g_autofree char *melding = first_of (dossier, MPAD_ENTRY_MELDING, NULL);
  const char *start = first_signal != NULL ? first_signal : dossier->opened;

  add_lead (count, "talk", "tot het eerste gesprek", start, talk);
  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = g_ptr_array_index (protocol->steps, i);
      g_autofree char *closed = first_of (dossier, MPAD_ENTRY_STEP, step->id);
      g_autofree char *label = g_strdup_printf ("tot stap %s (%s) is afgesloten", step->label,
                                                step->short_title);

      add_lead (count, step->id, label, start, closed);
    }
  add_lead (count, "melding", "tot de melding", start, melding);
  if (dossier->state == MPAD_DOSSIER_CLOSED)
    add_lead (count, "closed", "tot het dossier is gesloten", start, dossier->closed);
}

static void
add_categories (Count *count, const MpadDossier *dossier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);
      const char *list = entry->kind == MPAD_ENTRY_SIGNAL && entry->state == MPAD_ENTRY_FINAL
                           ? mpad_entry_get (entry, MPAD_KEY_CATEGORY)
                           : NULL;
      g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

      for (guint k = 0; words[k] != NULL; k++)
        g_hash_table_add (seen, g_strdup (words[k]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    get_tally (count->categories, categories[i].word, categories[i].dutch)
      ->n += g_hash_table_contains (seen, categories[i].word);
}

/* A term counts once it was kept or has passed. */
static void
add_deadlines (Count *count, const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->deadlines->len; i++)
    {
      const MpadDue *due = g_ptr_array_index (guidance->deadlines, i);
      Tally *tally;

      if (!due->done && !due->overdue)
        continue;
      tally = get_tally (count->deadlines, due->deadline->id, due->deadline->title);
      tally->n++;
      tally->kept += due->done && strcmp (due->ended, due->date) <= 0;
    }
}

static void
add_steps (Count *count, const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (guidance->steps, i);
      g_autofree char *label = g_strdup_printf ("%s %s", step->step->label,
                                                step->step->short_title);

      get_tally (count->steps, step->step->id, label)->n += step->current;
    }
}

static gboolean
add_dossier (Count *count,
             MpadVault *vault,
             MpadProtocol *school,
             const char *id,
             const char *from,
             const char *until,
             const char *today,
             GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, id, error);
  g_autoptr (MpadProtocol) protocol = NULL;
  g_autoptr (MpadFacts) facts = NULL;
  g_autoptr (MpadGuidance) guidance = NULL;

  if (dossier == NULL)
    return FALSE;
  if ((from != NULL && strncmp (dossier->opened, from, 10) < 0) ||
      (until != NULL && strncmp (dossier->opened, until, 10) > 0))
    return TRUE;
  if (school != NULL && g_strcmp0 (school->id, dossier->protocol_id) == 0 &&
      g_strcmp0 (school->version, dossier->protocol_version) == 0)
    protocol = mpad_protocol_ref (school);
  else
    protocol = mpad_protocol_store_load (vault, dossier->protocol_id, dossier->protocol_version,
                                         error);
  if (protocol == NULL)
    return FALSE;
  facts = mpad_dossier_facts_new (dossier, today);
  guidance = mpad_engine_evaluate (protocol, facts);
  if (dossier->state == MPAD_DOSSIER_OPEN)
    {
      count->n_open++;
      add_steps (count, guidance);
    }
  else
    count->n_closed++;
  add_leads (count, dossier, protocol);
  add_deadlines (count, guidance);
  add_categories (count, dossier);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
median (GArray *days)
{
  guint half = days->len / 2;

  if (days->len == 0)
    return -1;
  g_array_sort (days, compare_days);
  if (days->len % 2 == 1)
    return g_array_index (days, int, half);
  return (g_array_index (days, int, half - 1) + g_array_index (days, int, half) + 1) / 2;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const MpadFigure *one = *(const MpadFigure *const *) a, *two = *(const MpadFigure *const *) b;

  return (one->count < two->count) - (one->count > two->count);
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_figure_free);
}

static GPtrArray *
make_rows (GPtrArray *tallies)
{
  GPtrArray *rows = new_rows ();

  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = g_ptr_array_index (tallies, i);
      guint late = tally->n - tally->kept;
      MpadFigure *figure = mpad_figure_new (tally->word, tally->label,
                                            tally->days->len > 0 ? tally->days->len : tally->n);

      figure->days = median (tally->days);
      figure->kept = tally->kept;
      /* what was late is a number too: under five it is not told, nor what gives it away */
      figure->nearly_all = late < MPAD_FIGURES_LEAST;
      figure->kept_shown = tally->kept >= MPAD_FIGURES_LEAST && !figure->nearly_all;
      if (!figure->kept_shown)
        figure->kept = 0;
      g_ptr_array_add (rows, figure);
    }
  return rows;
}

/* The total goes when open or closed goes, or that one could be computed; what is open is the more
 * useful of the two. */
static void
fill_totals (MpadSchoolFigures *self, const Count *count)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  self->total = mpad_figure_new ("total", "Dossiers", count->n_open + count->n_closed);
  self->open = mpad_figure_new ("open", "Open", count->n_open);
  self->closed = mpad_figure_new ("closed", "Gesloten", count->n_closed);
  g_ptr_array_add (parts, self->open);
  g_ptr_array_add (parts, self->closed);
  mpad_figures_hide_small (parts, FALSE);
  if (!self->open->shown || !self->closed->shown)
    hide (self->total);
}

MpadSchoolFigures *
mpad_school_figures_load (MpadVault *vault,
                          MpadProtocol *protocol,
                          const char *from,
                          const char *until,
                          const char *today,
                          GError **error)
{
  g_autoptr (MpadSchoolFigures) self = g_new0 (MpadSchoolFigures, 1);
  g_autoptr (GPtrArray) list = mpad_dossier_store_list (vault, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (GPtrArray) about = g_ptr_array_new_with_free_func (tally_free);
  Count count = { steps, leads, deadlines, about, 0, 0 };

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (!add_dossier (&count, vault, protocol,
                      ((const MpadDossierSummary *) g_ptr_array_index (list, i))->id, from, until,
                      today, error))
      return NULL;
  self->from = g_strdup (from);
  self->until = g_strdup (until);
  fill_totals (self, &count);
  self->steps = make_rows (count.steps);
  self->leads = make_rows (count.leads);
  self->deadlines = make_rows (count.deadlines);
  self->categories = make_rows (count.categories);
  mpad_figures_hide_small (self->steps, TRUE);
  mpad_figures_hide_small (self->leads, FALSE);
  mpad_figures_hide_small (self->deadlines, FALSE);
  mpad_figures_hide_small (self->categories, FALSE);
  g_ptr_array_sort (self->categories, compare_figures);
  return g_steal_pointer (&self);
}
