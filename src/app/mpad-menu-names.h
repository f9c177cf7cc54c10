/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives the items of every menu in the program the name that GTK 4.18 forgets: it labels them by an
 * object that no screen reader can reach, so they would be read as nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** mpad_menu_names_install: from now on, for every menu of the process, each time one opens. */
void mpad_menu_names_install (void);

G_END_DECLS
