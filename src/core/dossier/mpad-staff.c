/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the records of the team and the school's settings. */
#include "mpad-staff.h"

#include "mpad-record-types.h"
#include "mpad-text.h"

static const MpadRecordField staff_fields[] = {
  MPAD_TEXT_FIELD (MpadStaff, id),
  MPAD_TEXT_FIELD (MpadStaff, name),
  MPAD_TEXT_FIELD (MpadStaff, initials),
  MPAD_TEXT_FIELD (MpadStaff, role_id),
  { "job", MPAD_FIELD_TEXT, G_STRUCT_OFFSET (MpadStaff, function), NULL },
  { "for_groups", MPAD_FIELD_TEXT, G_STRUCT_OFFSET (MpadStaff, groups), NULL },
  MPAD_TEXT_FIELD (MpadStaff, phone),
  MPAD_TEXT_FIELD (MpadStaff, slot_id),
  { "active", MPAD_FIELD_BOOL, G_STRUCT_OFFSET (MpadStaff, active), NULL },
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_staff_type = { "staff", sizeof (MpadStaff), staff_fields };

static const MpadRecordField school_fields[] = {
  MPAD_TEXT_FIELD (MpadSchool, name),
  MPAD_TEXT_FIELD (MpadSchool, protocol_id),
  MPAD_TEXT_FIELD (MpadSchool, protocol_version),
  MPAD_TEXT_FIELD (MpadSchool, vt_region),
  MPAD_TEXT_FIELD (MpadSchool, record_place),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_school_type = { "school", sizeof (MpadSchool), school_fields };

MpadStaff *
mpad_staff_new (void)
{
  MpadStaff *self = g_new0 (MpadStaff, 1);

  self->id = mpad_id_new ();
  self->active = TRUE;
  return self;
}

MpadStaff *
mpad_staff_copy (const MpadStaff *self)
{
  MpadStaff *copy = g_new0 (MpadStaff, 1);

  mpad_record_copy (&mpad_staff_type, copy, self);
  return copy;
}

void
mpad_staff_free (MpadStaff *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_staff_type, self);
  g_free (self);
}

MpadSchool *
mpad_school_new (void)
{
  return g_new0 (MpadSchool, 1);
}

void
mpad_school_free (MpadSchool *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_school_type, self);
  g_free (self);
}
