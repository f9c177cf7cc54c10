/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the picture from plain boxes; only the kader has a chart of its own. */
#include "config.h"

#include "mpad-route-view.h"

#include <glib/gi18n.h>

#include "mpad-flow-view.h"
#include "mpad-ui.h"

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static char *
role_names (const MpadProtocol *protocol, char **ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MpadProtocolRole *role = mpad_protocol_find_role (protocol, ids[i]);

      append_name (names, role != NULL ? role->name : ids[i]);
    }
  return g_string_free_and_steal (names);
}

/* "3 Gesprek, 5 Beslissen". */
static char *
step_names (const MpadProtocol *protocol, char **ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MpadProtocolStep *step = mpad_protocol_find_step (protocol, ids[i]);
      g_autofree char *name = step != NULL
                                ? g_strdup_printf ("%s %s", step->label, step->short_title)
                                : NULL;

      if (name != NULL)
        append_name (names, name);
    }
  return g_string_free_and_steal (names);
}

static void
add_line (GtkWidget *box, const char *format, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_strdup_printf ("%s: %s", format, text);
  gtk_box_append (GTK_BOX (box), mpad_ui_label (line, "mpad-second"));
}

static char *
notify_names (const MpadProtocol *protocol, const MpadProtocolStep *step)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < step->notify->len; i++)
    {
      const MpadProtocolNotify *notify = step->notify->pdata[i];
      const MpadProtocolRole *role = mpad_protocol_find_role (protocol, notify->role);

      append_name (names, role != NULL ? role->name : notify->role);
    }
  return g_string_free_and_steal (names);
}

static char *
signature_texts (const MpadProtocolStep *step)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < step->signatures->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "",
                            ((MpadProtocolSignature *) step->signatures->pdata[i])->text);
  return g_string_free_and_steal (texts);
}

static GtkWidget *
make_step (const MpadProtocol *protocol, const MpadProtocolStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *title = g_strdup_printf ("%s · %s", step->label, step->title);
  g_autofree char *actors = role_names (protocol, step->actors);
  g_autofree char *next = step_names (protocol, step->next);
  g_autofree char *jumps = step_names (protocol, step->jumps);
  g_autofree char *informed = notify_names (protocol, step);
  g_autofree char *signs = signature_texts (step);

  gtk_widget_add_css_class (box, "mpad-panel");
  gtk_widget_add_css_class (box, "mpad-route-step");
  gtk_box_append (GTK_BOX (box), mpad_ui_label (title, "mpad-section"));
  gtk_box_append (GTK_BOX (box), mpad_ui_label (step->purpose, NULL));
  add_line (box, _ ("Who"), actors);
  add_line (box, _ ("Then"), next);
  add_line (box, _ ("One may also go to"), jumps);
  add_line (box, _ ("Is informed"), informed);
  add_line (box, _ ("Signs"), signs);
  return box;
}

static void
add_decisions (GtkWidget *picture, const MpadProtocol *protocol)
{
  for (guint i = 0; i < protocol->decisions->len; i++)
    {
      const MpadProtocolDecision *decision = protocol->decisions->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      g_autofree char *title = decision->label != NULL
                                 ? g_strdup_printf ("%s · %s", decision->word, decision->label)
                                 : g_strdup (decision->word);
      g_autofree char *deciders = role_names (protocol, decision->deciders);
      g_autofree char *makers = role_names (protocol, decision->makers);

      gtk_widget_add_css_class (box, "mpad-panel");
      gtk_widget_add_css_class (box, "mpad-route-step");
      gtk_box_append (GTK_BOX (box), mpad_ui_label (title, "mpad-section"));
      add_line (box, _ ("Who decides"), deciders);
      add_line (box,
                g_str_equal (decision->id, "melden") ? _ ("Who reports") : _ ("Who arranges help"),
                makers);
      gtk_box_append (GTK_BOX (picture), box);
    }
}

static void
add_kaders (GtkWidget *picture, MpadProtocol *protocol)
{
  for (guint i = 0; i < protocol->kaders->len; i++)
    {
      const MpadProtocolKader *kader = protocol->kaders->pdata[i];
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      MpadKaderState state = { .kader = kader, .answers = none };
      GtkWidget *chart = mpad_flow_view_new ();

      gtk_box_append (GTK_BOX (picture), mpad_ui_label (kader->title, "mpad-section"));
      gtk_box_append (GTK_BOX (picture), mpad_ui_label (kader->text, "mpad-second"));
      mpad_flow_view_set_kader (MPAD_FLOW_VIEW (chart), protocol, &state, NULL);
      gtk_box_append (GTK_BOX (picture), chart);
    }
}

GtkWidget *
mpad_route_view_new (MpadProtocol *protocol)
{
  GtkWidget *picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (protocol != NULL, picture);

  for (guint i = 0; i < protocol->steps->len; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (picture), mpad_ui_icon ("mpad-down-symbolic"));
      gtk_box_append (GTK_BOX (picture), make_step (protocol, protocol->steps->pdata[i]));
    }
  add_decisions (picture, protocol);
  add_kaders (picture, protocol);
  return picture;
}
