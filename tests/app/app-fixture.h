/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests with real widgets: an open vault filled with the invented practice cases, a window to
 * show a page in, and waiting for conditions. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

typedef struct
{
  char *folder;
  MpadVaultService *service;
  MpadSession *session;
  GtkWidget *window;
} AppFixture;

/** app_set_up: opens a vault with cheap keys and the practice cases; for g_test_add(). */
void app_set_up (AppFixture *self, gconstpointer data);
void app_tear_down (AppFixture *self, gconstpointer data);

/** app_open: (transfer full): the dossier whose pupil has this given name, loaded. */
MpadDossierModel *app_open (AppFixture *self, const char *given_name);

/**
 * app_show: puts @page in a window of this size and waits until it is drawn; taken down with the
 * fixture.
 */
void app_show (AppFixture *self, GtkWidget *page, int width, int height);

/**
 * app_keep: with MELDPAD_KEEP_PICTURES set, writes a picture of the window there under @name, in the
 * colours of the program, to look at; else nothing. With GUI_LOCALE=nl_NL.UTF-8 it is in Dutch, if
 * the test asks for its texts through T().
 */
void app_keep (AppFixture *self, const char *name);

typedef gboolean (*AppCondition) (gpointer data);
/** app_wait: runs the main loop until @condition holds; fails the test after 30 seconds. */
void app_wait (AppCondition condition, gpointer data);
/** app_settle: runs the main loop until nothing is pending and a frame was drawn. */
void app_settle (GtkWidget *widget);

/**
 * app_find: Returns: (nullable): the first visible widget below @root of this type whose label
 * (buttons, labels) is @label; @label NULL: any.
 */
GtkWidget *app_find (GtkWidget *root, GType type, const char *label);
/** app_shows_text: whether a visible label below @root contains @text. */
gboolean app_shows_text (GtkWidget *root, const char *text);

/**
 * app_key: what a press of this key does at the widget that has the focus: its bindings, then its
 * parents'.
 */
gboolean app_key (GtkWidget *root, guint keyval, GdkModifierType modifiers);

/** app_translate: @msgid in the language of the test: itself in the C locale. A
 * mnemonic's underline is left out. */
const char *app_translate (const char *msgid);
#define T(msgid) app_translate (msgid)

#define APP_TEST(name, function)                                                                   \
  g_test_add (name, AppFixture, NULL, app_set_up, function, app_tear_down)
