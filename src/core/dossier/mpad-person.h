/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in a dossier: the pupil, parents and carers, brothers and sisters, professionals.
 * A plain record; knows no database and no widget. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MpadYesNo: three states everywhere, because "unknown" must never read as "no". */
typedef enum
{
  MPAD_UNKNOWN,
  MPAD_YES,
  MPAD_NO,
} MpadYesNo;

typedef enum
{
  MPAD_RELATION_PUPIL,
  MPAD_RELATION_PARENT,
  MPAD_RELATION_STEP_PARENT,
  MPAD_RELATION_FOSTER_PARENT,
  MPAD_RELATION_GUARDIAN,        /* voogd */
  MPAD_RELATION_FAMILY_GUARDIAN, /* gezinsvoogd */
  MPAD_RELATION_SIBLING,
  MPAD_RELATION_FAMILY, /* other family or household */
  MPAD_RELATION_PROFESSIONAL,
  MPAD_N_RELATIONS,
} MpadRelation;

/**
 * MpadPerson:
 * All strings are owned, UTF-8 and nullable except @id.
 * @relation_label: how the school calls it: "moeder", "vader", "oma"; free text
 * @birth_date: "2017-03-09"
 * @group: pupil only: "6", "4a"
 * @school_year: pupil only: "2026-2027"
 * @gezag: parental authority; can lie with an institution (@organisation)
 * @gezag_limits: what a court limited, in words
 * @safe_contact: is it safe to contact this person
 * @address_hidden: must not reach the other parent
 * @aliases: nicknames and diminutives, found by the disclosure check
 */
typedef struct
{
  char *id;
  char *dossier_id;
  MpadRelation relation;
  char *relation_label;
  char *given_name;
  char *infix;
  char *surname;
  char *birth_date;
  char *group;
  char *school_year;
  MpadYesNo gezag;
  char *gezag_limits;
  MpadYesNo safe_contact;
  char *safe_reason;
  char *phone;
  char *email;
  char *address;
  gboolean address_hidden;
  char *organisation;
  char *function;
  char *interpreter_language;
  GStrv aliases;
  char *note;
  gint64 position; /* order in lists */
} MpadPerson;

MpadPerson *mpad_person_new (MpadRelation relation);
MpadPerson *mpad_person_copy (const MpadPerson *self);
void mpad_person_free (MpadPerson *self);

/**
 * mpad_person_dup_name: Returns: (transfer full): "Sam van der Voorbeeld"; the organisation
 * without a name.
 */
char *mpad_person_dup_name (const MpadPerson *self);
/** mpad_person_dup_short: Returns: (transfer full): given name, else the whole name. */
char *mpad_person_dup_short (const MpadPerson *self);

/**
 * mpad_person_is_carer: parent, step- or foster parent, guardian: people a talk can be held with
 * (S1-46).
 */
gboolean mpad_person_is_carer (const MpadPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPerson, mpad_person_free)

G_END_DECLS
