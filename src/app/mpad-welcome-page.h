/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page when this user has no vault yet: set up, practise, or open a file. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_WELCOME_PAGE (mpad_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadWelcomePage, mpad_welcome_page, MPAD, WELCOME_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_welcome_page_new (void);

G_END_DECLS
