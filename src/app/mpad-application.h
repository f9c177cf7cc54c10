/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: single instance, command line, the one table of shortcuts. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_APPLICATION (mpad_application_get_type ())
G_DECLARE_FINAL_TYPE (MpadApplication, mpad_application, MPAD, APPLICATION, AdwApplication)

/**
 * MpadShortcut:
 * @action: detailed action name, or %NULL for a heading of the keyboard overview
 * @accels: up to two accelerators
 * @title: msgid, translated when shown
 */
typedef struct
{
  const char *action;
  const char *accels[3];
  const char *title;
} MpadShortcut;

MpadApplication *mpad_application_new (void);

/**
 * mpad_application_get_shortcuts: the one table: it sets the accelerators and feeds the keyboard
 * overview.
 */
const MpadShortcut *mpad_application_get_shortcuts (gsize *n_shortcuts);

G_END_DECLS
