/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One contact, large: the number, who may call, when, what to have ready, a first sentence, and
 * where it comes from. Shows a national contact or somebody of the school; decides nothing. */
#pragma once

#include <adwaita.h>

#include "mpad-contacts.h"
#include "mpad-protocol.h"
#include "mpad-protocol.h"
#include "mpad-staff.h"

G_BEGIN_DECLS

#define MPAD_TYPE_CONTACT_SHEET (mpad_contact_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MpadContactSheet, mpad_contact_sheet, MPAD, CONTACT_SHEET, AdwBin)

/* signal "log-call": the button of that name was pressed.
 * signal "show-contact" (char *id): another contact is to be shown, the one to call instead. */

/**
 * mpad_contact_sheet_show_contact:
 * @contacts: the book that @contact is in; a reference is kept
 * @region: (nullable): the school's region of Veilig Thuis, shown with a regional contact
 */
void mpad_contact_sheet_show_contact (MpadContactSheet *self,
                                      MpadContacts *contacts,
                                      const MpadContact *contact,
                                      const MpadVtRegion *region);
/** mpad_contact_sheet_show_staff: @role: (nullable): name of the function. */
void
mpad_contact_sheet_show_staff (MpadContactSheet *self, const MpadStaff *staff, const char *role);
/** mpad_contact_sheet_show_need: a contact of the protocol that the school gave a number. */
void mpad_contact_sheet_show_need (MpadContactSheet *self, const MpadProtocolContact *need);
/** mpad_contact_sheet_set_can_log: whether a dossier is known that a call can be logged in. */
void mpad_contact_sheet_set_can_log (MpadContactSheet *self, gboolean can_log);
/** mpad_contact_sheet_set_narrow: number and code above each other. */
void mpad_contact_sheet_set_narrow (MpadContactSheet *self, gboolean narrow);

G_END_DECLS
