/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a vault was locked; the unlock page and the first page after it say so. */
#pragma once

typedef enum
{
  MPAD_LOCK_NONE,     /* start of the program */
  MPAD_LOCK_BY_USER,  /* Ctrl+L, F12, menu */
  MPAD_LOCK_CLOSED,   /* the vault went away underneath */
  MPAD_LOCK_IDLE,     /* nobody did anything for a while */
  MPAD_LOCK_SCREEN,   /* the screen was locked or its saver came on */
  MPAD_LOCK_SUSPEND,  /* the computer is about to sleep */
  MPAD_LOCK_SLEPT,    /* it slept without saying so */
  MPAD_LOCK_SWITCHED, /* another user took over the screen */
  MPAD_N_LOCK_REASONS,
} MpadLockReason;
