/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the open dossiers: load, evaluate, keep a few lines of text. Guidance is dropped
 * again after each, so memory does not grow with the number of dossiers. */
#include "config.h"

#include "mpad-home-data.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-acute-note.h"
#include "mpad-civil.h"
#include "mpad-dossier-facts.h"
#include "mpad-dossier-store.h"
#include "mpad-engine.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-protocol-store.h"
#include "mpad-school-store.h"
#include "mpad-snooze.h"
#include "mpad-text.h"
#include "mpad-today.h"

/* a term is shown from this many days before */
#define DUE_SOON_DAYS 7
/* from this rank on the next action is about safety today */
#define RANK_STOP 900

static void
home_dossier_free (MpadHomeDossier *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->second);
  g_free (self->step);
  g_free (self->next);
  g_free (self->next_reason);
  g_free (self->next_due);
  g_free (self->next_icon);
  g_free (self->path_label);
  g_free (self->search);
  g_array_unref (self->stones);
  g_free (self);
}

static void
home_attention_free (MpadHomeAttention *self)
{
  g_free (self->dossier_id);
  g_free (self->icon);
  g_free (self->tint);
  g_free (self->title);
  g_free (self->who);
  g_free (self->chip);
  g_free (self->chip_tint);
  g_free (self->key);
  g_free (self->note_id);
  g_free (self);
}

void
mpad_home_data_free (MpadHomeData *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->dossiers);
  g_ptr_array_unref (self->attention);
  g_free (self);
}

static MpadStone
stone_of (MpadStepState state)
{
  switch (state)
    {
    case MPAD_STEP_BUSY:
      return MPAD_STONE_BUSY;
    case MPAD_STEP_DONE:
      return MPAD_STONE_DONE;
    case MPAD_STEP_WAITING:
      return MPAD_STONE_WAITING;
    case MPAD_STEP_LOCKED:
      return MPAD_STONE_LOCKED;
    case MPAD_STEP_SKIPPED:
      return MPAD_STONE_SKIPPED;
    case MPAD_STEP_STOPPED:
      return MPAD_STONE_STOPPED;
    case MPAD_STEP_NOT_STARTED:
    default:
      return MPAD_STONE_TODO;
    }
}

/* @chip: (transfer full) */
static void
fill_attention (MpadHomeAttention *attention,
                int rank,
                const char *icon,
                const char *tint,
                const char *title,
                char *chip)
{
  attention->rank = rank;
  attention->icon = g_strdup (icon);
  attention->tint = g_strdup (tint);
  attention->title = g_strdup (title);
  attention->chip = chip;
  attention->chip_tint = g_strdup (tint);
}

static char *
join_who (const char *pupil, const char *other)
{
  return other != NULL ? g_strdup_printf ("%s · %s", pupil, other) : g_strdup (pupil);
}

static MpadHomeAttention *
add_attention (MpadHomeData *data, const MpadHomeDossier *dossier, int rank)
{
  MpadHomeAttention *attention = g_new0 (MpadHomeAttention, 1);

  attention->dossier_id = g_strdup (dossier->id);
  attention->who = g_strdup (dossier->name);
  attention->rank = rank;
  g_ptr_array_add (data->attention, attention);
  return attention;
}

/* "6 days late", "today", "in 3 days" */
static char *
describe_days_left (int days_left)
{
  if (days_left < 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days_left),
      -days_left);
  if (days_left == 0)
    return g_strdup (_ ("today"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days_left), days_left);
}

static void
add_deadlines (MpadHomeData *data, const MpadHomeDossier *dossier, const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->deadlines->len; i++)
    {
      const MpadDue *due = g_ptr_array_index (guidance->deadlines, i);
      MpadHomeAttention *attention;

      if (due->done || due->days_left > DUE_SOON_DAYS)
        continue;
      attention = add_attention (data, dossier, 100 - due->days_left);
      attention->key = g_strdup_printf ("deadline/%s/%s", dossier->id, due->deadline->id);
      attention->icon = g_strdup ("mpad-snooze-symbolic");
      attention->tint = g_strdup (due->overdue ? "mpad-warn" : "mpad-accent");
      attention->title = g_strdup (due->deadline->title);
      attention->chip = describe_days_left (due->days_left);
      attention->chip_tint = g_strdup (due->overdue ? "mpad-warn" : "mpad-accent");
    }
}

static char *add_days (const char *date, guint n_days);

/* Overdue or soon due; and what R-20 asks after a melding or the start of help, from the day on
 * which it opens. A task with a term of the protocol stands among the terms already. */
static gboolean
asks_attention (const MpadOpenTask *task, const char *soon)
{
  if (task->optional || (task->task != NULL && task->task->due != NULL))
    return FALSE;
  if (task->overdue || (task->due != NULL && strcmp (task->due, soon) <= 0))
    return TRUE;
  return task->rules != NULL && g_strv_contains ((const char *const *) task->rules, "R-20");
}

static void
add_tasks (MpadHomeData *data,
           const MpadHomeDossier *dossier,
           const MpadGuidance *guidance,
           const char *soon)
{
  const char *next_task = guidance->next != NULL ? guidance->next->task : NULL;

  for (guint i = 0; i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *task = g_ptr_array_index (guidance->tasks, i);
      MpadHomeAttention *attention;

      if (task->done || !asks_attention (task, soon) || g_strcmp0 (task->key, next_task) == 0)
        continue;
      attention = add_attention (data, dossier, task->overdue ? 60 : 35);
      attention->key = g_strdup_printf ("protocol-task/%s/%s", dossier->id, task->key);
      attention->icon = g_strdup ("mpad-check-symbolic");
      attention->tint = g_strdup (task->overdue ? "mpad-warn" : "mpad-accent");
      attention->title = g_strdup (task->text);
      attention->chip = task->due != NULL ? mpad_format_due (task->due) : g_strdup (_ ("open"));
      attention->chip_tint = g_strdup (task->overdue ? "mpad-warn" : "mpad-accent");
      if (task->owner_name != NULL)
        {
          g_free (attention->who);
          attention->who = join_who (dossier->name, task->owner_name);
        }
    }
}

/* as long as nobody can say that a child goes home safely, that is asked, with the time. */
static void
add_home_question (MpadHomeData *data, const MpadHomeDossier *dossier, const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *branch = g_ptr_array_index (guidance->branches, i);
      MpadHomeAttention *attention;

      if (!branch->home_asked)
        continue;
      attention = add_attention (data, dossier, 950);
      fill_attention (attention, 950, "mpad-home-symbolic", "mpad-warn",
                      _ ("Can this child go home safely today?"),
                      branch->until != NULL
                        /* Translators: a time of the day. */
                        ? g_strdup_printf (_ ("at school until %s"), branch->until)
                        : g_strdup (_ ("until what time at school?")));
      return;
    }
}

static void
add_summary (MpadHomeData *data, const MpadHomeDossier *dossier, const MpadDossierSummary *summary)
{
  MpadHomeAttention *attention;

  if (summary->n_drafts > 0)
    {
      gulong n = (gulong) summary->n_drafts;

      attention = add_attention (data, dossier, 20);
      attention->key = g_strdup_printf ("drafts/%s", dossier->id);
      attention->icon = g_strdup ("mpad-pen-symbolic");
      attention->tint = g_strdup ("mpad-plain");
      attention->title = g_strdup (_ ("Finish what you began to write"));
      attention->chip = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%lu draft", "%lu drafts", n), n);
      attention->chip_tint = g_strdup ("mpad-plain");
    }
}

/* "6 days" from an ISO date until today */
static char *
describe_since (const char *date, const char *today)
{
  GDate from, until;
  gulong days = 0;

  if (mpad_civil_parse_date (date, &from) && mpad_civil_parse_date (today, &until))
    days = (gulong) MAX (0, g_date_days_between (&from, &until));
  if (days == 0)
    return g_strdup (_ ("today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", days), days);
}

/* Returns: (transfer full): the ISO date so many days after @date */
static char *
add_days (const char *date, guint n_days)
{
  GDate day;

  if (!mpad_civil_parse_date (date, &day))
    return g_strdup (date);
  g_date_add_days (&day, n_days);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&day),
                          (guint) g_date_get_month (&day), (guint) g_date_get_day (&day));
}

/* What the record itself asks: own tasks, papers that are not back, suspicions without follow-up. */
static gboolean
add_today (MpadHomeData *data, MpadVault *vault, const char *today, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *until = add_days (today, DUE_SOON_DAYS);

  items = mpad_today_load (vault, today, until, error);
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const MpadTodayItem *item = g_ptr_array_index (items, i);
      MpadHomeAttention *attention = g_new0 (MpadHomeAttention, 1);

      g_ptr_array_add (data->attention, attention);
      attention->dossier_id = g_strdup (item->dossier_id);
      switch (item->kind)
        {
        case MPAD_TODAY_TASK:
          fill_attention (attention, item->overdue ? 65 : 40, "mpad-check-symbolic",
                          item->overdue ? "mpad-warn" : "mpad-accent", item->title,
                          mpad_format_due (item->date));
          attention->who = join_who (item->pupil_name, item->who);
          attention->key = g_strdup_printf ("task/%s", item->object_id);
          break;

        case MPAD_TODAY_UNSIGNED:
          {
            /* Translators: the person whom a report on paper is for */
            g_autofree char *whom = item->who != NULL ? g_strdup_printf (_ ("for %s"), item->who)
                                                      : NULL;

            fill_attention (attention, 50, "mpad-sign-symbolic", "mpad-warn",
                            _ ("Report of the talk not signed and back yet"),
                            describe_since (item->date, today));
            attention->who = join_who (item->pupil_name, whom);
            attention->key = g_strdup_printf ("paper/%s", item->object_id);
            break;
          }

        case MPAD_TODAY_HYPOTHESIS:
        default:
          {
            g_autofree char *date = mpad_format_date (item->date);
            /* Translators: the person whose suspicion it is */
            g_autofree char *whose = item->who != NULL ? g_strdup_printf (_ ("of %s"), item->who)
                                                       : NULL;

            fill_attention (attention, 30, "mpad-guess-symbolic", "mpad-plain",
                            _ ("Is this suspicion right? Not followed up yet"),
                            g_strdup_printf (_ ("since %s"), date));
            attention->who = join_who (item->pupil_name, whose);
            attention->key = g_strdup_printf ("suspicion/%s", item->object_id);
            break;
          }
        }
    }
  return TRUE;
}

static int
rank_of (const MpadGuidance *guidance)
{
  int rank = 0;

  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *branch = g_ptr_array_index (guidance->branches, i);
      int weight = branch->branch->severity == MPAD_SEVERITY_STOP   ? 1000
                   : branch->branch->severity == MPAD_SEVERITY_LOCK ? 500
                                                                    : 50;

      if (branch->home_asked)
        weight += 400;
      rank = MAX (rank, weight);
    }
  for (guint i = 0; i < guidance->deadlines->len; i++)
    {
      const MpadDue *due = g_ptr_array_index (guidance->deadlines, i);

      if (!due->done && due->days_left <= DUE_SOON_DAYS)
        rank = MAX (rank, 200 - due->days_left);
    }
  return rank;
}

static char *
describe_pupil (const MpadDossierSummary *summary, const char *today)
{
  int age = mpad_age_on (summary->birth_date, today);
  g_autofree char *group = NULL;
  g_autofree char *years = NULL;

  if (!mpad_text_is_blank (summary->group))
    /* Translators: %s is a year group of a Dutch primary school, such as 6 or 4a */
    group = g_strdup_printf (_ ("group %s"), summary->group);
  if (age >= 0)
    years = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) age),
                             age);
  if (group != NULL && years != NULL)
    return g_strdup_printf ("%s · %s", group, years);
  return group != NULL   ? g_steal_pointer (&group)
         : years != NULL ? g_steal_pointer (&years)
                         : g_strdup (summary->number);
}

static void
describe_steps (MpadHomeDossier *item, const MpadGuidance *guidance)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const MpadStepGuidance *current = NULL;

  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (guidance->steps, i);
      MpadStone stone = stone_of (step->state);

      g_array_append_val (item->stones, stone);
      if (label->len > 0)
        g_string_append (label, ", ");
      g_string_append_printf (label, "%s %s: %s", step->step->label, step->step->short_title,
                              step->state_text);
      if (step->current)
        current = step;
    }
  item->path_label = g_string_free (g_steal_pointer (&label), FALSE);
  if (current != NULL)
    /* Translators: number, name and state of a step */
    item->step = g_strdup_printf (_ ("Step %s · %s: %s"), current->step->label,
                                  current->step->short_title, current->state_text);
}

static void
describe_next (MpadHomeDossier *item, const MpadGuidance *guidance)
{
  const MpadNextAction *next = guidance->next;

  if (next == NULL)
    return;
  item->next = g_strdup (next->text);
  item->next_reason = g_strdup (next->reason);
  item->next_due = g_strdup (next->due);
  item->next_icon = g_strdup (next->contact != NULL ? "mpad-phone-symbolic" : "mpad-path-symbolic");
}

/* The protocol a dossier is frozen to: the school's, or an older version kept in the vault. */
static MpadProtocol *
get_protocol (MpadVault *vault, MpadProtocol *school, const MpadDossier *dossier, GError **error)
{
  if (school != NULL && g_strcmp0 (school->id, dossier->protocol_id) == 0 &&
      g_strcmp0 (school->version, dossier->protocol_version) == 0)
    return mpad_protocol_ref (school);
  return mpad_protocol_store_load (vault, dossier->protocol_id, dossier->protocol_version, error);
}

static gboolean
evaluate (MpadHomeData *data,
          MpadHomeDossier *item,
          const MpadDossierSummary *summary,
          MpadVault *vault,
          MpadProtocol *school,
          const char *today,
          GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, item->id, error);
  g_autoptr (MpadProtocol) protocol = NULL;
  g_autoptr (MpadFacts) facts = NULL;
  g_autoptr (MpadGuidance) guidance = NULL;
  g_autofree char *soon = NULL;

  if (dossier == NULL)
    return FALSE;
  protocol = get_protocol (vault, school, dossier, error);
  if (protocol == NULL)
    return FALSE;
  facts = mpad_dossier_facts_new (dossier, today);
  guidance = mpad_engine_evaluate (protocol, facts);

  describe_steps (item, guidance);
  describe_next (item, guidance);
  item->rank = rank_of (guidance);
  item->stop = item->rank >= RANK_STOP;
  add_deadlines (data, item, guidance);
  soon = add_days (today, DUE_SOON_DAYS);
  add_tasks (data, item, guidance, soon);
  add_home_question (data, item, guidance);
  add_summary (data, item, summary);
  return TRUE;
}

/* What was recorded in the acute lane and has no dossier yet comes before everything. */
static gboolean
add_acute (MpadHomeData *data, MpadVault *vault, GError **error)
{
  g_autoptr (GPtrArray) notes = mpad_acute_note_list (vault, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      const MpadAcuteNote *note = g_ptr_array_index (notes, i);
      MpadHomeAttention *attention = g_new0 (MpadHomeAttention, 1);
      g_autofree char *time = mpad_format_time (note->happened);

      g_ptr_array_add (data->attention, attention);
      fill_attention (attention, 2000, "mpad-alarm-symbolic", "mpad-warn",
                      _ ("Acute danger: say in which dossier this belongs"),
                      *time != '\0' ? g_steal_pointer (&time) : mpad_format_date (note->happened));
      attention->who = join_who (note->child, note->caller);
      attention->note_id = g_strdup (note->id);
    }
  return TRUE;
}

/* Put off until a date: away until that day, and back by itself. */
static gboolean
leave_out_snoozed (MpadHomeData *data, MpadVault *vault, const char *today, GError **error)
{
  g_autoptr (GHashTable) snoozed = mpad_snooze_list (vault, today, error);

  if (snoozed == NULL)
    return FALSE;
  for (guint i = data->attention->len; i > 0; i--)
    {
      const MpadHomeAttention *attention = g_ptr_array_index (data->attention, i - 1);

      if (attention->key != NULL && g_hash_table_contains (snoozed, attention->key))
        g_ptr_array_remove_index (data->attention, i - 1);
    }
  return TRUE;
}

static int
compare_attention (gconstpointer a, gconstpointer b)
{
  const MpadHomeAttention *attention_a = *(MpadHomeAttention *const *) a;
  const MpadHomeAttention *attention_b = *(MpadHomeAttention *const *) b;

  return attention_b->rank - attention_a->rank;
}

MpadHomeData *
mpad_home_data_load (MpadVault *vault, MpadProtocol *protocol, const char *today, GError **error)
{
  g_autoptr (MpadHomeData) data = g_new0 (MpadHomeData, 1);
  g_autoptr (GPtrArray) summaries = NULL;

  data->dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) home_dossier_free);
  data->attention = g_ptr_array_new_with_free_func ((GDestroyNotify) home_attention_free);
  summaries = mpad_dossier_store_list (vault, error);
  if (summaries == NULL)
    return NULL;

  for (guint i = 0; i < summaries->len; i++)
    {
      const MpadDossierSummary *summary = g_ptr_array_index (summaries, i);
      MpadHomeDossier *item = g_new0 (MpadHomeDossier, 1);
      g_autofree char *search = NULL;

      item->id = g_strdup (summary->id);
      item->name = g_strdup (summary->pupil_name);
      item->second = describe_pupil (summary, today);
      item->stones = g_array_new (FALSE, FALSE, sizeof (MpadStone));
      item->state = summary->state;
      search = g_strjoin (" ", item->name, item->second, summary->number, NULL);
      item->search = mpad_text_fold (search);
      g_ptr_array_add (data->dossiers, item);
      if (summary->state != MPAD_DOSSIER_OPEN)
        continue;

      data->n_open++;
      if (!evaluate (data, item, summary, vault, protocol, today, error))
        return NULL;
      if (item->next != NULL && (data->first == NULL || item->rank > data->first->rank))
        data->first = item;
    }
  if (!add_today (data, vault, today, error) || !add_acute (data, vault, error) ||
      !leave_out_snoozed (data, vault, today, error))
    return NULL;
  g_ptr_array_sort (data->attention, compare_attention);
  return g_steal_pointer (&data);
}
