/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper exists only as long as the operation; it holds the code in ordinary memory. */
#include "config.h"

#include "mpad-recovery-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-noodsleutelblad.h"
#include "mpad-print.h"
#include "mpad-recovery-code.h"

G_STATIC_ASSERT (MPAD_NOODSLEUTELBLAD_GROUPS == MPAD_RECOVERY_GROUPS);

static GStrv
split (const MpadSecret *code)
{
  return g_strsplit ((const char *) mpad_secret_peek (code), "-", MPAD_RECOVERY_GROUPS);
}

static MpadPages *
make_pages (const MpadVaultInfo *info, const MpadSecret *code, GError **error)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  /* the paper is Dutch, whatever the language of the program: ISO would be, too */
  g_autofree char *made_on = g_date_time_format (now, "%d-%m-%Y");
  g_auto (GStrv) groups = split (code);
  g_autoptr (MpadDocument) document = NULL;
  MpadNoodsleutelbladInput input = {
    .head = { .school = info->school, .created_us = mpad_clock_now_us () },
    .vault_id = info->uuid,
    .made_on = made_on,
  };

  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    input.groups[i] = groups[i];
  document = mpad_noodsleutelblad_new (&input, error);
  if (document == NULL)
    return NULL;
  return mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, error);
}

/* On the dialog that the sheet is in, so that it is not behind it. */
static void
tell (GtkWidget *widget, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG);

  if (dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), adw_toast_new (text));
  else
    gtk_widget_activate_action (widget, "win.toast", "s", text);
}

static void
on_printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (mpad_print_finish (GTK_WINDOW (object), result, &error))
    tell (widget, _ ("Sent to the printer. Take the sheet out at once."));
  else if (error != NULL)
    mpad_error_text_present (widget, error);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_print_save_pdf_finish (GTK_WINDOW (object), result, &error);

  if (file != NULL)
    tell (widget, _ ("Saved. Print it, put it in the safe and delete the file."));
  else if (error != NULL)
    mpad_error_text_present (widget, error);
}

void
mpad_recovery_sheet_print (GtkWidget *widget, const MpadVaultInfo *info, const MpadSecret *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (info, code, &error);

  if (pages == NULL)
    mpad_error_text_present (widget, error);
  else
    mpad_print_async (GTK_WINDOW (gtk_widget_get_root (widget)), pages, "Meldpad noodsleutelblad",
                      on_printed_cb, g_object_ref (widget));
}

void
mpad_recovery_sheet_save (GtkWidget *widget, const MpadVaultInfo *info, const MpadSecret *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (info, code, &error);

  if (pages == NULL)
    mpad_error_text_present (widget, error);
  else
    mpad_print_save_pdf_async (GTK_WINDOW (gtk_widget_get_root (widget)), pages,
                               "noodsleutelblad.pdf", on_saved_cb, g_object_ref (widget));
}

void
mpad_recovery_sheet_show_groups (AdwWrapBox *box, const MpadSecret *code)
{
  g_auto (GStrv) groups = split (code);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *number = g_strdup_printf (_ ("Group %u"), i + 1);
      GtkWidget *caption = gtk_label_new (number);
      GtkWidget *letters = gtk_label_new (groups[i]);

      gtk_widget_add_css_class (caption, "mpad-overline");
      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (letters, "mpad-code");
      gtk_label_set_xalign (GTK_LABEL (letters), 0);
      gtk_widget_set_size_request (group, 170, -1);
      gtk_box_append (GTK_BOX (group), caption);
      gtk_box_append (GTK_BOX (group), letters);
      adw_wrap_box_append (box, group);
      mpad_wipe (groups[i], strlen (groups[i]));
    }
}

guint
mpad_recovery_sheet_pick_two (void)
{
  int first = g_random_int_range (0, MPAD_RECOVERY_GROUPS);
  int second = g_random_int_range (0, MPAD_RECOVERY_GROUPS - 1);

  if (second >= first)
    second++;
  return (1u << first) | (1u << second);
}
