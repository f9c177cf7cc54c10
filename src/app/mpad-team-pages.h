/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps that change who can open the vault, each an MpadKeyForm for the preferences
 * (security.md 6.3). They begin on the team page and end there. What they do is core's mpad-team;
 * these ask, show and wait. */
#pragma once

#include "mpad-key-form.h"
#include "mpad-session.h"
#include "mpad-team.h"

G_BEGIN_DECLS

/* All return floating pages that keep a reference on the session. */

/** mpad_team_add_page_new: a new member with an own passphrase. */
AdwNavigationPage *mpad_team_add_page_new (MpadSession *session);
/**
 * mpad_team_colleague_page_new: name, role, groups and telephone of @staff; %NULL: of somebody new,
 * without a passphrase.
 */
AdwNavigationPage *mpad_team_colleague_page_new (MpadSession *session, const MpadStaff *staff);
/** mpad_team_give_page_new: a new passphrase for @holder, who forgot it or has none. */
AdwNavigationPage *mpad_team_give_page_new (MpadSession *session, const MpadKeyHolder *holder);
/** mpad_team_change_page_new: another passphrase in place of the one that opened this session. */
AdwNavigationPage *mpad_team_change_page_new (MpadSession *session, const MpadKeyHolder *holder);
/** mpad_team_leave_page_new: takes the passphrase of @holder away; then the vault is written anew. */
AdwNavigationPage *mpad_team_leave_page_new (MpadSession *session, const MpadKeyHolder *holder);
/** mpad_team_rewrite_page_new: writes the vault under a new key, with passphrases for the others. */
AdwNavigationPage *mpad_team_rewrite_page_new (MpadSession *session, const MpadTeam *team);
/** mpad_team_old_page_new: the copies that open with a passphrase of earlier. */
AdwNavigationPage *mpad_team_old_page_new (MpadSession *session);
/** mpad_team_sheet_page_new: makes a noodsleutelblad; an earlier one stops working. */
AdwNavigationPage *mpad_team_sheet_page_new (MpadSession *session);
/** mpad_team_test_page_new: the yearly test of the noodsleutelblad. */
AdwNavigationPage *mpad_team_test_page_new (MpadSession *session);

/** mpad_team_reload: after the team changed: the session reads it again. */
void mpad_team_reload (MpadSession *session);

G_END_DECLS
