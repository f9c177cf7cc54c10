/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home page: Today (one thing first, then what else asks attention, then the open dossiers),
 * the
 * list of all dossiers, and the contact sheet. Reads through jobs of the vault service. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_HOME_PAGE (mpad_home_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadHomePage, mpad_home_page, MPAD, HOME_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_home_page_new (MpadSession *session);

void mpad_home_page_show_today (MpadHomePage *self);
/** mpad_home_page_start_search: shows the dossiers with the keyboard in the search field. */
void mpad_home_page_start_search (MpadHomePage *self);

/** mpad_home_page_tick: a minute went by, or much more: date, greeting and what is due follow. */
void mpad_home_page_tick (MpadHomePage *self);

G_END_DECLS
