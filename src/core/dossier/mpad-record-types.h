/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables of the records, for the stores and the canonical form. Private to this
 * module. */
#pragma once

#include "mpad-record.h"

G_BEGIN_DECLS

extern const MpadRecordType mpad_person_type;
extern const MpadRecordType mpad_staff_type;
extern const MpadRecordType mpad_school_type;
extern const MpadRecordType mpad_statement_type;
extern const MpadRecordType mpad_entry_type;
extern const MpadRecordType mpad_task_type;
extern const MpadRecordType mpad_dossier_type;
extern const MpadRecordType mpad_team_member_type;
extern const MpadRecordType mpad_dossier_event_type;
extern const MpadRecordType mpad_report_type;
extern const MpadRecordType mpad_attachment_type;

G_END_DECLS
