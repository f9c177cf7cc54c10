/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact sheet: whom to call, one key away from every screen (Ctrl+K). Before unlocking it
 * shows national contacts and the school's region of Veilig Thuis only; the school's own people
 * come with the session. Has no header bar: the place that shows it brings one. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_CONTACTS_PAGE (mpad_contacts_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadContactsPage, mpad_contacts_page, MPAD, CONTACTS_PAGE, AdwBin)

/* signal "log-call" (char *contact): the user wants to log a call to this contact in the dossier. */

/**
 * mpad_contacts_page_new:
 * @session: (nullable): %NULL before unlocking
 */
GtkWidget *mpad_contacts_page_new (MpadSession *session);

/**
 * mpad_contacts_page_set_region:
 * @region: (nullable): id of the school's region; for use before unlocking, from MpadVaultInfo.
 * With
 *   a session it comes from the school.
 */
void mpad_contacts_page_set_region (MpadContactsPage *self, const char *region);

/**
 * mpad_contacts_page_select:
 * @contact: id of a contact ("vt"), such as a safety branch names it
 *
 * Returns: whether there is such a contact
 */
gboolean mpad_contacts_page_select (MpadContactsPage *self, const char *contact);

/** mpad_contacts_page_set_can_log: shows "Log this call"; only where a dossier is known. */
void mpad_contacts_page_set_can_log (MpadContactsPage *self, gboolean can_log);

G_END_DECLS
