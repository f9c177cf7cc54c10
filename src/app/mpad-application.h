/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: single instance, command line, the one table of shortcuts. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_APPLICATION (mpad_application_get_type ())
G_DECLARE_FINAL_TYPE (MpadApplication, mpad_application, MPAD, APPLICATION, AdwApplication)

MpadApplication *mpad_application_new (void);

G_END_DECLS
