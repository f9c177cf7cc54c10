/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements putting a line of Today off: a menu button with two usual days and a calendar. */
#include "config.h"

#include "mpad-later-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-snooze.h"
#include "mpad-ui.h"

typedef struct
{
  char *key;
  char *until;
} Snooze;

static void
snooze_free (gpointer data)
{
  Snooze *snooze = data;

  g_free (snooze->key);
  g_free (snooze->until);
  g_free (snooze);
}

static gpointer
snooze_job (MpadVault *vault, gpointer data, GError **error)
{
  Snooze *snooze = data;

  return mpad_snooze_set (vault, snooze->key, snooze->until, error) ? g_strdup (snooze->until)
                                                                    : NULL;
}

static void
on_snoozed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *until = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result,
                                                          &error);

  if (gtk_widget_get_root (button) == NULL && until != NULL)
    return;
  if (until == NULL)
    mpad_error_text_present (button, error);
  else
    {
      g_autofree char *day = mpad_format_weekday (until);
      /* Translators: the day on which a line of Today comes back. */
      g_autofree char *text = g_strdup_printf (_ ("Comes back on %s."), day);

      gtk_widget_activate_action (button, "win.toast", "s", text);
    }
}

static void
snooze_until (GtkWidget *button, const char *until)
{
  MpadSession *session = g_object_get_data (G_OBJECT (button), "mpad-session");
  Snooze *snooze = g_new0 (Snooze, 1);

  snooze->key = g_strdup (g_object_get_data (G_OBJECT (button), "mpad-key"));
  snooze->until = g_strdup (until);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_WRITE, snooze_job,
                                snooze, snooze_free, g_free, NULL, on_snoozed_cb,
                                g_object_ref (button));
}

static void
on_days_cb (GtkWidget *button, GtkWidget *choice)
{
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *until = mpad_civil_add_days (
    today, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (choice), "mpad-days")));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  snooze_until (button, until);
}

static void
on_day_cb (GtkWidget *button, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *until = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *today = mpad_clock_today ();

  /* a day that is past would bring it back at once */
  if (strcmp (until, today) <= 0)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  snooze_until (button, until);
}

/* The choices are built when they are asked for: a calendar for each line would slow the page. */
static void
on_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *calendar = gtk_calendar_new ();
  const struct
  {
    const char *label;
    int days;
  } choices[] = { { _ ("Tomorrow again"), 1 }, { _ ("In a week again"), 7 } };

  (void) user_data;
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *choice = mpad_ui_button (choices[i].label, NULL, "flat");

      g_object_set_data (G_OBJECT (choice), "mpad-days", GINT_TO_POINTER (choices[i].days));
      g_signal_connect_object (choice, "clicked", G_CALLBACK (on_days_cb), button,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_box_append (GTK_BOX (box), mpad_ui_label (_ ("Or on this day:"), "mpad-second mpad-dim"));
  mpad_ui_set_name (calendar, _ ("Or on this day:"));
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_cb), button,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
mpad_later_button_new (MpadSession *session, const char *key)
{
  GtkWidget *button = gtk_menu_button_new ();

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "mpad-later-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Put off until a day"));
  mpad_ui_set_name (button, _ ("Put off until a day"));
  g_object_set_data_full (G_OBJECT (button), "mpad-key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (button), "mpad-session", g_object_ref (session),
                          g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_popup_cb, NULL, NULL);
  return button;
}
