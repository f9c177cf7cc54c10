/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces the process by a fresh one after locking. Closing the database and clearing the widgets
 * leaves thousands of rows readable in the heap; replacing the process image leaves none
 * (security.md, findings 6 and section 0). Hands over the vault's path and the reason only, through
 * an anonymous file: nothing of it shows in the list of processes. */
#pragma once

#include <glib.h>

#include "mpad-lock-reason.h"

G_BEGIN_DECLS

/**
 * MpadRelaunch:
 * @path: of the vault that was open
 * @reason: why it was locked
 * @at_us: when, UTC
 * @practice: a practice vault, to be thrown away when it is left
 */
typedef struct
{
  char *path;
  MpadLockReason reason;
  gint64 at_us;
  gboolean practice;
} MpadRelaunch;

void mpad_relaunch_free (MpadRelaunch *self);

/**
 * mpad_relaunch_enable: from main() only; without it (in tests with widgets in their own process)
 * mpad_relaunch_exec() does nothing.
 * @program: name to start under
 */
void mpad_relaunch_enable (const char *program);

/**
 * mpad_relaunch_exec: Replaces the process. Where that fails starts another one and ends this one.
 * Returns only when relaunching is not enabled or both failed; then the caller goes on in this
 * process.
 */
void mpad_relaunch_exec (const MpadRelaunch *how);

/**
 * mpad_relaunch_receive:
 * @fd: the number that "--locked" was given; closed here
 *
 * Returns: (transfer full) (nullable): what mpad_relaunch_exec() handed over
 */
MpadRelaunch *mpad_relaunch_receive (int fd);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadRelaunch, mpad_relaunch_free)

G_END_DECLS
