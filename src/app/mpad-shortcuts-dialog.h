/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard overview, made from the application's one table of shortcuts. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *mpad_shortcuts_dialog_new (void);

G_END_DECLS
