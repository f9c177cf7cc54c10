/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching is by name and date of birth: the record holds no key of the administration. */
#include "mpad-pupil-update.h"

#include <string.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-error.h"
#include "mpad-text.h"

void
mpad_pupil_change_free (MpadPupilChange *self)
{
  if (self == NULL)
    return;
  g_free (self->dossier_id);
  g_free (self->person_id);
  g_free (self->name);
  g_free (self->old_group);
  g_free (self->old_year);
  g_free (self->new_group);
  g_free (self->new_year);
  g_free (self->entry_id);
  g_free (self);
}

static gboolean
same_text (const char *one, const char *two)
{
  g_autofree char *a = mpad_text_fold (one != NULL ? one : "");
  g_autofree char *b = mpad_text_fold (two != NULL ? two : "");

  return strcmp (g_strstrip (a), g_strstrip (b)) == 0;
}

/* "van der Voorbeeld": the administration may write the infix with the surname. */
static char *
dup_family (const char *infix, const char *surname)
{
  g_autofree char *whole = g_strdup_printf ("%s %s", infix != NULL ? infix : "",
                                            surname != NULL ? surname : "");
  g_autofree char *folded = mpad_text_fold (whole);

  return g_strdup (g_strstrip (folded));
}

typedef enum
{
  FIT_NOT,
  FIT_HALF,
  FIT_WHOLE,
} Fit;

/* Whole: the whole name, and no other date of birth. Half: the same day with the same surname, or
 * the whole name with another day: that may be somebody else, or a slip of a pen. */
static Fit
fit (const MpadPerson *person, const MpadPupil *pupil)
{
  g_autofree char *family = dup_family (person->infix, person->surname);
  g_autofree char *other = dup_family (pupil->infix, pupil->surname);
  gboolean given = same_text (person->given_name, pupil->given_name);
  gboolean name = strcmp (family, other) == 0;
  gboolean known = person->birth_date != NULL && pupil->birth_date != NULL;
  gboolean day = known && strcmp (person->birth_date, pupil->birth_date) == 0;

  if (given && name)
    return known && !day ? FIT_HALF : FIT_WHOLE;
  return day && (name || given) ? FIT_HALF : FIT_NOT;
}

static gboolean
is_leaving (const MpadEntry *entry)
{
  return entry->kind == MPAD_ENTRY_FACT &&
         g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_FACT), "leaving") == 0;
}

/* The last word on it is that the pupil leaves; a draft counts, or every reading makes another. */
static gboolean
is_marked (const MpadDossier *dossier)
{
  gboolean leaves = FALSE;

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (is_leaving (entry))
        leaves = g_strcmp0 (mpad_entry_get (entry, "what"), "leaves") == 0;
    }
  return leaves;
}

static void
judge (MpadPupilChange *change,
       const MpadDossier *dossier,
       const MpadPerson *person,
       const MpadPupilList *list)
{
  const MpadPupil *found = NULL;
  guint n_whole = 0, n_half = 0;

  for (guint i = 0; i < list->pupils->len; i++)
    {
      const MpadPupil *pupil = g_ptr_array_index (list->pupils, i);
      Fit how = fit (person, pupil);

      n_whole += how == FIT_WHOLE;
      n_half += how == FIT_HALF;
      if (how == FIT_WHOLE)
        found = pupil;
    }
  if (n_whole > 1 || (n_whole == 0 && n_half > 0))
    change->kind = MPAD_PUPIL_UNSURE;
  else if (n_whole == 0)
    change->kind = is_marked (dossier) ? MPAD_PUPIL_SAME : MPAD_PUPIL_LEAVES;
  else if (mpad_text_is_blank (found->group))
    change->kind = MPAD_PUPIL_NO_GROUP;
  else
    {
      g_set_str (&change->new_group, found->group);
      change->kind = same_text (person->group, found->group) &&
                         g_strcmp0 (person->school_year, change->new_year) == 0
                       ? MPAD_PUPIL_SAME
                       : MPAD_PUPIL_MOVES;
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const MpadPupilChange *one = *(const MpadPupilChange *const *) a;
  const MpadPupilChange *two = *(const MpadPupilChange *const *) b;

  return one->kind != two->kind ? (int) one->kind - (int) two->kind
                                : g_utf8_collate (one->name, two->name);
}

GPtrArray *
mpad_pupil_update_plan (MpadVault *vault,
                        const MpadPupilList *list,
                        const char *school_year,
                        GError **error)
{
  g_autoptr (GPtrArray) summaries = mpad_dossier_store_list (vault, error);
  g_autoptr (GPtrArray)
    plan = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_pupil_change_free);

  g_return_val_if_fail (school_year != NULL, NULL);

  if (summaries == NULL)
    return NULL;
  for (guint i = 0; i < summaries->len; i++)
    {
      const MpadDossierSummary *summary = g_ptr_array_index (summaries, i);
      g_autoptr (MpadDossier) dossier = NULL;
      const MpadPerson *person;
      MpadPupilChange *change;

      if (summary->state != MPAD_DOSSIER_OPEN)
        continue;
      dossier = mpad_dossier_store_load (vault, summary->id, error);
      if (dossier == NULL)
        return NULL;
      person = mpad_dossier_get_pupil (dossier);
      if (person == NULL)
        continue;
      change = g_new0 (MpadPupilChange, 1);
      g_ptr_array_add (plan, change);
      change->dossier_id = g_strdup (dossier->id);
      change->person_id = g_strdup (person->id);
      change->name = mpad_person_dup_name (person);
      change->old_group = g_strdup (person->group);
      change->old_year = g_strdup (person->school_year);
      change->new_year = g_strdup (school_year);
      judge (change, dossier, person, list);
    }
  g_ptr_array_sort (plan, compare_changes);
  return g_steal_pointer (&plan);
}

/* Gives the pupil this group and year, when it still has those that are expected. */
static gboolean
set_group (MpadVault *vault,
           const MpadPupilChange *change,
           const char *expected_group,
           const char *expected_year,
           const char *group,
           const char *year,
           GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, change->dossier_id, error);
  MpadPerson *person = dossier != NULL ? mpad_dossier_get_person (dossier, change->person_id)
                                       : NULL;

  if (dossier == NULL)
    return FALSE;
  if (person == NULL || g_strcmp0 (person->group, expected_group) != 0 ||
      g_strcmp0 (person->school_year, expected_year) != 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT,
                           "A pupil was changed since the plan was made");
      return FALSE;
    }
  g_set_str (&person->group, group);
  g_set_str (&person->school_year, year);
  return mpad_dossier_store_save_person (vault, person, error);
}

/* A draft, because a list can be wrong: a person says whether the pupil leaves. */
static gboolean
mark_leaver (MpadVault *vault, MpadPupilChange *change, GError **error)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_FACT);

  entry->dossier_id = g_strdup (change->dossier_id);
  entry->happened = mpad_clock_today ();
  entry->precision = MPAD_HAPPENED_DAY;
  mpad_entry_set (entry, MPAD_KEY_FACT, "leaving");
  mpad_entry_set (entry, "what", "leaves");
  if (!mpad_entry_store_save (vault, entry, error))
    return FALSE;
  g_set_str (&change->entry_id, entry->id);
  return TRUE;
}

gboolean
mpad_pupil_update_apply (MpadVault *vault, GPtrArray *plan, GError **error)
{
  for (guint i = 0; i < plan->len; i++)
    {
      MpadPupilChange *change = g_ptr_array_index (plan, i);

      if (change->kind == MPAD_PUPIL_MOVES &&
          !set_group (vault, change, change->old_group, change->old_year, change->new_group,
                      change->new_year, error))
        return FALSE;
      if (change->kind == MPAD_PUPIL_LEAVES && !mark_leaver (vault, change, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
discard_draft (MpadVault *vault, const char *entry_id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (MpadEntry) entry = mpad_entry_store_load (vault, entry_id, &problem);

  /* thrown away, or made final by somebody: that is not taken back here */
  if (g_error_matches (problem, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND) ||
      (entry != NULL && entry->state == MPAD_ENTRY_FINAL))
    return TRUE;
  if (entry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return mpad_entry_store_discard (vault, entry_id, error);
}

gboolean
mpad_pupil_update_undo (MpadVault *vault, GPtrArray *plan, GError **error)
{
  for (guint i = 0; i < plan->len; i++)
    {
      MpadPupilChange *change = g_ptr_array_index (plan, i);

      if (change->kind == MPAD_PUPIL_MOVES &&
          !set_group (vault, change, change->new_group, change->new_year, change->old_group,
                      change->old_year, error))
        return FALSE;
      if (change->kind == MPAD_PUPIL_LEAVES && change->entry_id != NULL &&
          !discard_draft (vault, change->entry_id, error))
        return FALSE;
    }
  return TRUE;
}
