/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: welcome, unlock, home, and what is pushed on top of it. Holds the session. */
#pragma once

#include <adwaita.h>

#include "mpad-lock-reason.h"
#include "mpad-relaunch.h"

G_BEGIN_DECLS

typedef struct _MpadSession MpadSession;
typedef struct _MpadVaultService MpadVaultService;

#define MPAD_TYPE_WINDOW (mpad_window_get_type ())
G_DECLARE_FINAL_TYPE (MpadWindow, mpad_window, MPAD, WINDOW, AdwApplicationWindow)

/* Actions every page may use:
 *   win.open-dossier (s)   push the dossier page
 *   win.go-back            pop
 *   win.go-home            pop everything on top of home and show Today
 *   win.contacts           contact sheet (Ctrl+K), from any screen
 *   win.acute              acute danger (Ctrl+Shift+A), from any screen
 *   win.lock               lock (Ctrl+L, F12)
 *   win.new-dossier        the form for a new dossier (Ctrl+N)
 *   win.search             search the open dossier, else the dossiers on the home page (Ctrl+F)
 *   win.search-everywhere  search all of the record (Ctrl+Shift+F)
 *   win.open-hit (sss)     open what was found: dossier, kind, object
 *   win.toast (s)          a short message that needs no answer
 * Those that need an open vault are disabled while there is none.
 */

/** mpad_window_push: puts @page on top of what is shown; header bars bring their own Back. */
void mpad_window_push (MpadWindow *self, AdwNavigationPage *page);
void mpad_window_toast (MpadWindow *self, const char *text);
/** mpad_window_get_session: (transfer none) (nullable): NULL while locked. */
MpadSession *mpad_window_get_session (MpadWindow *self);

/** mpad_window_show_start: the unlock page when a vault is found, else the welcome page. */
void mpad_window_show_start (MpadWindow *self);
/** mpad_window_show_locked: what a lock of the process before this one left: its unlock page. */
void mpad_window_show_locked (MpadWindow *self, const MpadRelaunch *how);
/** mpad_window_choose_vault: locks what is open and shows the unlock page for the file @path. */
void mpad_window_choose_vault (MpadWindow *self, const char *path);
/** mpad_window_show_setup: the assistant for a new vault. */
void mpad_window_show_setup (MpadWindow *self);
/** mpad_window_enter: takes @service with its open vault, loads the session and shows home. */
void mpad_window_enter (MpadWindow *self, MpadVaultService *service);
/**
 * mpad_window_enter_then: the same, then activates @action (nullable), such as "win.new-dossier".
 */
void mpad_window_enter_then (MpadWindow *self, MpadVaultService *service, const char *action);

/** mpad_window_of: Returns: (transfer none) (nullable): the window that shows @widget. */
MpadWindow *mpad_window_of (GtkWidget *widget);

G_END_DECLS
