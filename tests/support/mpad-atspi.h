/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the program in a real window from the outside, through AT-SPI, as a screen reader does:
 * by role and name, never by position. Run it under tests/support/run-gui.
 *
 * Names are what a person reads, so look them up with T("English msgid"): the tests run in Dutch
 * and survive a change of wording. Every function that looks for something waits for it, up to a
 * deadline (20 s; MELDPAD_UI_TIMEOUT in milliseconds), and ends the test with a picture of the
 * screen and a dump of what was showing when it does not come. So there is nothing to check and
 * nothing to sleep for:
 *
 *   MpadUi *ui = mpad_ui_new ();
 *   mpad_ui_launch (ui, "--demo", NULL);
 *   mpad_ui_set_text (ui, T ("Passphrase"), "vijf woorden");
 *   mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("Open"));
 *   mpad_ui_wait (ui, ATSPI_ROLE_HEADING, T ("Today"));
 *   mpad_ui_quit (ui);
 *   mpad_ui_free (ui);
 *
 * Looks at showing nodes only: scroll or search first for rows far down a list (GTK has no nodes
 * for them). Knows nothing about Meldpad's pages: journeys do. */
#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

typedef struct _MpadUi MpadUi;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)

/** T: @msgid as the program shows it, mnemonic underscores taken out. Valid until the end. */
#define T(msgid) mpad_ui_translate (NULL, msgid)
/** TC: as T(), of a string with a context. */
#define TC(context, msgid) mpad_ui_translate (context, msgid)

/** MPAD_UI_ANY: for "whatever its role". */
#define MPAD_UI_ANY ATSPI_ROLE_INVALID

/** mpad_ui_new: Joins the accessibility bus and binds the catalogue of this build. */
MpadUi *mpad_ui_new (void);

/** mpad_ui_free: Kills the program if it still runs. */
void mpad_ui_free (MpadUi *ui);

/** mpad_ui_translate: see T(). @context: (nullable). */
const char *mpad_ui_translate (const char *context, const char *msgid) G_GNUC_FORMAT (2);

/**
 * mpad_ui_launch:
 * @...: arguments of the program, then %NULL
 *
 * Starts $MELDPAD_PROGRAM (criticals abort it; its messages go to a file) and waits until its
 * first window is on the accessibility bus. One program at a time; it may be started again after
 * mpad_ui_quit(), mpad_ui_kill() or mpad_ui_wait_exit().
 */
void mpad_ui_launch (MpadUi *ui, ...) G_GNUC_NULL_TERMINATED;

/** mpad_ui_quit: Ctrl+Q, then mpad_ui_wait_exit() with 0. */
void mpad_ui_quit (MpadUi *ui);

/**
 * mpad_ui_wait_exit:
 * @status: the exit status that the program must end with
 *
 * Waits until the program has ended, and checks that it printed no warning and no critical.
 */
void mpad_ui_wait_exit (MpadUi *ui, int status);

/** mpad_ui_kill: SIGKILL, as a power cut would end it; waits until it is gone. */
void mpad_ui_kill (MpadUi *ui);

/**
 * mpad_ui_wait_replaced: waits until locking has replaced the process @times times since it was
 * launched. Everything else follows by itself: what is looked for next is found in the fresh one.
 */
void mpad_ui_wait_replaced (MpadUi *ui, guint times);

/** mpad_ui_get_pid: Returns: the process of the program, 0 when none runs. */
GPid mpad_ui_get_pid (MpadUi *ui);

/** mpad_ui_get_log: Returns: (transfer full): all that the running program printed so far. */
char *mpad_ui_get_log (MpadUi *ui);

/** mpad_ui_step: says where the journey is; printed, and repeated when the test fails. */
void mpad_ui_step (MpadUi *ui, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** mpad_ui_fail: ends the test: message, step, picture ($MELDPAD_SHOTS), dump, log. */
G_NORETURN void mpad_ui_fail (MpadUi *ui, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* ---- looking ---- */

/**
 * mpad_ui_find:
 * @root: (nullable): look below this node; %NULL looks in all windows of the program
 * @role: or %MPAD_UI_ANY
 * @name: (nullable): exact; a "*" in it stands for any words
 *
 * Returns: (transfer full) (nullable): the first showing node that fits now
 */
AtspiAccessible *mpad_ui_find (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name);

/** mpad_ui_count: Returns: how many showing nodes fit now; see mpad_ui_find(). */
guint mpad_ui_count (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name);

/** mpad_ui_wait: waits until a node shows. Use mpad_ui_wait_in() when you need the node. */
void mpad_ui_wait (MpadUi *ui, AtspiRole role, const char *name);

/** mpad_ui_wait_count: waits until at least @count such nodes show. */
void mpad_ui_wait_count (MpadUi *ui, AtspiRole role, const char *name, guint count);

/** mpad_ui_wait_in: Returns: (transfer full): the node, waited for; see mpad_ui_find(). */
AtspiAccessible *
mpad_ui_wait_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name);

/** mpad_ui_wait_gone: waits until no such node shows. */
void mpad_ui_wait_gone (MpadUi *ui, AtspiRole role, const char *name);

/** mpad_ui_wait_state: waits until a showing node has @state (or has it not). */
void mpad_ui_wait_state (
  MpadUi *ui, AtspiRole role, const char *name, AtspiStateType state, gboolean wanted);

/** mpad_ui_has_state: Returns: whether @node has @state now. */
gboolean mpad_ui_has_state (AtspiAccessible *node, AtspiStateType state);

/** mpad_ui_get_name: Returns: (transfer full): the accessible name of @node, "" for none. */
char *mpad_ui_get_name (AtspiAccessible *node);

/** MpadUiNode: a showing node as it was at one look. */
typedef struct
{
  const char *name; /* "" for none */
  AtspiRole role;
  guint64 states; /* a bit for each AtspiStateType */
  gboolean editable;
  gboolean text;
} MpadUiNode;

/** mpad_ui_node_has: Returns: whether @node had @state. */
gboolean mpad_ui_node_has (const MpadUiNode *node, AtspiStateType state);

/** mpad_ui_node_is: Returns: whether @node is @accessible. */
gboolean mpad_ui_node_is (const MpadUiNode *node, AtspiAccessible *accessible);

/** mpad_ui_node_get_parent: Returns: (nullable) (transfer none): what @node lies in. */
const MpadUiNode *mpad_ui_node_get_parent (const MpadUiNode *node);

/** mpad_ui_node_comes_before: Returns: whether @node stands before @other in what both lie in. */
gboolean mpad_ui_node_comes_before (const MpadUiNode *node, const MpadUiNode *other);

/** mpad_ui_node_ref: Returns: (transfer full): to act on it. */
AtspiAccessible *mpad_ui_node_ref (const MpadUiNode *node);

typedef void (*MpadUiFunc) (const MpadUiNode *node, guint depth, gpointer user_data);

/** mpad_ui_walk: calls @func for every showing node below @root (all windows for %NULL), in the
 * order in which they are shown. The nodes are gone when it returns. */
void mpad_ui_walk (MpadUi *ui, AtspiAccessible *root, MpadUiFunc func, gpointer user_data);

/**
 * mpad_ui_dump: Returns: (transfer full): every showing node, one a line: role, name, states,
 * text.
 */
char *mpad_ui_dump (MpadUi *ui);

/** mpad_ui_check_names: fails when a showing node that takes the focus has no name. */
void mpad_ui_check_names (MpadUi *ui);

/**
 * mpad_ui_screenshot: leaves $MELDPAD_SHOTS/@name.png once the screen stands still; nothing
 * without that variable.
 */
void mpad_ui_screenshot (MpadUi *ui, const char *name);

/* ---- doing ---- */

/** mpad_ui_click: waits until the node shows and is sensitive, and activates it. */
void mpad_ui_click (MpadUi *ui, AtspiRole role, const char *name);

/** mpad_ui_click_in: as mpad_ui_click(), below @root (nullable). */
void mpad_ui_click_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name);

/**
 * mpad_ui_activate:
 *
 * Does the click, toggle or activate action of @node. A row of a list, which has none, is reached
 * with the keyboard and gets Return. A label passes it on to what it lies on, other nodes to the
 * first node in them that has one.
 */
void mpad_ui_activate (MpadUi *ui, AtspiAccessible *node);

/**
 * mpad_ui_set_checked: brings a check box, switch, radio or toggle to @checked, and waits for it.
 */
void mpad_ui_set_checked (MpadUi *ui, const char *name, gboolean checked);

/**
 * mpad_ui_action: does an action of the window by its full name, as "win.lock" (not app.*: press
 * its key).
 */
void mpad_ui_action (MpadUi *ui, const char *action);

/** mpad_ui_set_text: replaces the text of the editable field @name, and waits until it is there. */
void mpad_ui_set_text (MpadUi *ui, const char *name, const char *text);

/** mpad_ui_set_text_in: as mpad_ui_set_text(), below @root (nullable). */
void mpad_ui_set_text_in (MpadUi *ui, AtspiAccessible *root, const char *name, const char *text);

/** mpad_ui_read_text: Returns: (transfer full): the text of the field @name. */
char *mpad_ui_read_text (MpadUi *ui, const char *name);

/**
 * mpad_ui_focus: presses Tab, in a list Down, until the node has the focus: the keyboard does get
 * there.
 */
void mpad_ui_focus (MpadUi *ui, AtspiRole role, const char *name);

/**
 * mpad_ui_take_keyboard: gives the keys to the topmost window of the program, when a dialog of the
 * desktop has opened or closed: on a screen without a window manager nobody else does.
 */
void mpad_ui_take_keyboard (MpadUi *ui);

/** mpad_ui_key: presses keys by X name, as "ctrl+k" or "Return". */
void mpad_ui_key (MpadUi *ui, const char *keys);

/** mpad_ui_type: types @ascii where the focus is. Other letters: mpad_ui_set_text(). */
void mpad_ui_type (MpadUi *ui, const char *ascii);

/**
 * mpad_ui_choose: opens the drop-down @name with the keyboard, chooses @item, waits until it shows
 * as chosen.
 */
void mpad_ui_choose (MpadUi *ui, const char *name, const char *item);

/** mpad_ui_choose_menu: presses the menu button @button and the item @item in its menu. */
void mpad_ui_choose_menu (MpadUi *ui, const char *button, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadUi, mpad_ui_free)

G_END_DECLS
