/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A logind of our own on the test's private bus: gives one session and one inhibitor, and says what
 * the test wants it to say. Call mock_logind_start() before anything asks for the system bus. */
#pragma once

#include <gio/gio.h>

typedef struct _MockLogind MockLogind;

MockLogind *mock_logind_start (void);
void mock_logind_stop (MockLogind *self);

/** mock_logind_is_held: whether somebody holds the inhibitor that was given last. */
gboolean mock_logind_is_held (MockLogind *self);
/** mock_logind_get_what: (nullable): "sleep/delay" as it was asked for. */
const char *mock_logind_get_what (MockLogind *self);

void mock_logind_sleep (MockLogind *self);
void mock_logind_lock (MockLogind *self);
void mock_logind_switch_user (MockLogind *self);
/** mock_logind_screen_saver: not of logind, but of the same bus here. */
void mock_logind_screen_saver (MockLogind *self);
