/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the driver share. Not for tests. */
#pragma once

#include "mpad-atspi.h"

struct _MpadUi
{
  AtspiAccessible *app; /* NULL when no program runs */
  GPid pid;
  char *log_path;
  char *step;
  gint64 timeout_us;
};

/* Fails when the program has ended by itself. */
void mpad_ui_check_alive (MpadUi *ui);

const char *mpad_ui_role_name (AtspiRole role);
