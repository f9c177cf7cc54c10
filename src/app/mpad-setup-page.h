/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant for a new vault: school, protocol, who am I, passphrase, emergency key sheet. One
 * question at a time. The vault does not stay before two groups of the sheet were typed back. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_SETUP_PAGE (mpad_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadSetupPage, mpad_setup_page, MPAD, SETUP_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_setup_page_new (void);

G_END_DECLS
