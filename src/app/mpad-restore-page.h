/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tested copy beside the vault: what would be lost and what would come back, and then, if somebody
 * decides so, the copy in the place of the vault. The present file stays. A page of the preferences. */
#pragma once

#include "mpad-copies.h"
#include "mpad-key-form.h"
#include "mpad-session.h"

G_BEGIN_DECLS

/** mpad_restore_page_new: @copy: is copied. */
AdwNavigationPage *mpad_restore_page_new (MpadSession *session, const MpadCopy *copy);

G_END_DECLS
