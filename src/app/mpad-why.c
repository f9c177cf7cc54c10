/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label with a link in it; what the popover needs goes with the label. */
#include "config.h"

#include "mpad-why.h"

#include <glib/gi18n.h>

#include "mpad-ui.h"

#define OF_LABEL "mpad-why"

typedef struct
{
  MpadProtocol *protocol;
  char *about;
  GStrv rules;
} Why;

static void
why_free (gpointer data)
{
  Why *why = data;

  mpad_protocol_unref (why->protocol);
  g_free (why->about);
  g_strfreev (why->rules);
  g_free (why);
}

static gboolean
on_link_cb (GtkWidget *label)
{
  const Why *why = g_object_get_data (G_OBJECT (label), OF_LABEL);

  mpad_rule_popover (label, why->about, (const char *const *) why->rules, why->protocol);
  return TRUE;
}

void
mpad_why_set (
  GtkWidget *label, const char *text, const char *about, char **rules, MpadProtocol *protocol)
{
  Why *why = g_new0 (Why, 1);
  gboolean first = g_object_get_data (G_OBJECT (label), OF_LABEL) == NULL;
  g_autofree char *markup = NULL;

  why->protocol = mpad_protocol_ref (protocol);
  why->about = g_strdup (about != NULL ? about : "");
  why->rules = g_strdupv (rules);
  g_object_set_data_full (G_OBJECT (label), OF_LABEL, why, why_free);
  markup = g_markup_printf_escaped ("%s%s<a href=\"why\">%s</a>", text, *text != '\0' ? " " : "",
                                    _ ("Why?"));
  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (first)
    g_signal_connect (label, "activate-link", G_CALLBACK (on_link_cb), NULL);
}
