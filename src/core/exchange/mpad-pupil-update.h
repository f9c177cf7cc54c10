/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new school year from the school's administration: the pupils of the open dossiers against
 * a list that was just read. First a plan that changes nothing; then, when a person says so, the
 * groups move and for who is not in the list any more a draft is made that a person judges. Nothing
 * of the list is kept but the new groups. Who cannot be told apart is never changed. */
#pragma once

#include "mpad-pupil-list.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_PUPIL_SAME,     /* in the list, nothing to change; or marked as leaving already */
  MPAD_PUPIL_MOVES,    /* another group, or the same one in a new school year */
  MPAD_PUPIL_LEAVES,   /* not in the list */
  MPAD_PUPIL_UNSURE,   /* more than one fits, or only half of it does */
  MPAD_PUPIL_NO_GROUP, /* in the list without a group */
} MpadPupilChangeKind;

/**
 * MpadPupilChange: what the list says about the pupil of one open dossier.
 * @old_group, @new_group: (nullable)
 */
typedef struct
{
  MpadPupilChangeKind kind;
  char *dossier_id;
  char *person_id;
  char *name;
  char *old_group;
  char *old_year;
  char *new_group;
  char *new_year;
  char *entry_id; /* (nullable): once applied: the draft that was made for a leaver */
} MpadPupilChange;

void mpad_pupil_change_free (MpadPupilChange *self);

/**
 * mpad_pupil_update_plan: the dry run; writes nothing.
 * @school_year: "2026-2027": the year that the list is of
 *
 * Returns: (transfer full) (element-type MpadPupilChange): by kind, then by name
 */
GPtrArray *mpad_pupil_update_plan (MpadVault *vault,
                                   const MpadPupilList *list,
                                   const char *school_year,
                                   GError **error);

/**
 * mpad_pupil_update_apply: what @plan says, in the transaction of the caller. Entries keep the group
 * of their date. CONFLICT of MPAD_VAULT_ERROR when a pupil was changed since the plan was made.
 * @plan: @entry_id is filled in
 */
gboolean mpad_pupil_update_apply (MpadVault *vault, GPtrArray *plan, GError **error);

/** mpad_pupil_update_undo: takes an applied @plan back; a draft that was made final stays. */
gboolean mpad_pupil_update_undo (MpadVault *vault, GPtrArray *plan, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPupilChange, mpad_pupil_change_free)

G_END_DECLS
