/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what when, month by month, whether the chain holds, and the control sheet of a month. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_JOURNAL_PAGE (mpad_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadJournalPage, mpad_journal_page, MPAD, JOURNAL_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_journal_page_new (MpadSession *session);

G_END_DECLS
