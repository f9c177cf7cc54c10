/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member of the school's team, and the school's own settings. Plain records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpadStaff:
 * @role_id: a role of the school's protocol ("ib", "directie" …)
 * @function: what the school calls it: "kwaliteitscoördinator"
 * @groups: for which groups: "1-4", "5-8" or NULL for all (S1-41)
 * @slot_id: (nullable): the passphrase slot of this member; NULL for staff who never unlock
 */
typedef struct
{
  char *id;
  char *name;
  char *initials;
  char *role_id;
  char *function;
  char *groups;
  char *phone;
  char *slot_id;
  gboolean active;
} MpadStaff;

MpadStaff *mpad_staff_new (void);
MpadStaff *mpad_staff_copy (const MpadStaff *self);
void mpad_staff_free (MpadStaff *self);

/**
 * MpadSchool:
 * The school's settings inside the vault.
 * @protocol_id: set once for the school
 * @vt_region: id of the Veilig Thuis region
 * @record_place: where the school's own code says a dossier lies, nullable
 */
typedef struct
{
  char *name;
  char *protocol_id;
  char *protocol_version;
  char *vt_region;
  char *record_place;
} MpadSchool;

MpadSchool *mpad_school_new (void);
void mpad_school_free (MpadSchool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadStaff, mpad_staff_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadSchool, mpad_school_free)

G_END_DECLS
