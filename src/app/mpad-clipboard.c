/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One timer for both selections, begun anew with each copy. */
#include "config.h"

#include "mpad-clipboard.h"

#define WATCHED "mpad-clipboard"
#define BLANK " "

static guint timer;

static void
blank (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_text (clipboard, BLANK);
}

void
mpad_clipboard_blank (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  blank (gdk_display_get_clipboard (display));
  blank (gdk_display_get_primary_clipboard (display));
  /* that was a change too, and there is nothing left to overwrite */
  g_clear_handle_id (&timer, g_source_remove);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  timer = 0;
  mpad_clipboard_blank (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (GdkClipboard *clipboard, gpointer user_data)
{
  if (!gdk_clipboard_is_local (clipboard))
    return;
  g_clear_handle_id (&timer, g_source_remove);
  timer = g_timeout_add_seconds (MPAD_CLIPBOARD_SECONDS, on_timer_cb,
                                 gdk_clipboard_get_display (clipboard));
}

void
mpad_clipboard_watch (GdkDisplay *display)
{
  GdkClipboard *clipboards[2];

  g_return_if_fail (GDK_IS_DISPLAY (display));

  clipboards[0] = gdk_display_get_clipboard (display);
  clipboards[1] = gdk_display_get_primary_clipboard (display);
  for (guint i = 0; i < G_N_ELEMENTS (clipboards); i++)
    if (g_object_get_data (G_OBJECT (clipboards[i]), WATCHED) == NULL)
      {
        g_object_set_data (G_OBJECT (clipboards[i]), WATCHED, clipboards[i]);
        g_signal_connect (clipboards[i], "changed", G_CALLBACK (on_changed_cb), NULL);
      }
}
