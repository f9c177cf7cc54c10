/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's emergency key sheet: printed, or saved as PDF. The paper exists only as long as
 * the operation; it holds the code in ordinary memory. */
#include "config.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-noodsleutelblad.h"
#include "mpad-print.h"
#include "mpad-recovery-code.h"
#include "mpad-setup-page-private.h"
#include "mpad-ui.h"
#include "mpad-window.h"

G_STATIC_ASSERT (MPAD_NOODSLEUTELBLAD_GROUPS == MPAD_RECOVERY_GROUPS);

static MpadPages *
make_pages (MpadSetupPage *self, GError **error)
{
  const MpadVaultInfo *info = mpad_vault_service_get_info (self->service);
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  /* the paper is Dutch, whatever the language of the program: ISO would be, too */
  g_autofree char *made_on = g_date_time_format (now, "%d-%m-%Y");
  g_auto (GStrv) groups = NULL;
  g_autoptr (MpadDocument) document = NULL;
  MpadNoodsleutelbladInput input = {
    .head = { .school = info->school, .created_us = mpad_clock_now_us () },
    .vault_id = info->uuid,
    .made_on = made_on,
  };

  groups = g_strsplit ((const char *) mpad_secret_peek (self->recovery), "-", MPAD_RECOVERY_GROUPS);
  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    input.groups[i] = groups[i];
  document = mpad_noodsleutelblad_new (&input, error);
  if (document == NULL)
    return NULL;
  return mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, error);
}

static void
on_printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mpad_print_finish (GTK_WINDOW (object), result, &error))
    mpad_window_toast (MPAD_WINDOW (object),
                       _ ("Sent to the printer. Take the sheet out at once."));
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (object), error);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_print_save_pdf_finish (GTK_WINDOW (object), result, &error);

  if (file != NULL)
    mpad_window_toast (MPAD_WINDOW (object),
                       _ ("Saved. Print it, put it in the safe and delete the file."));
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (object), error);
}

void
mpad_setup_page_print_sheet (MpadSetupPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (self, &error);
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));

  if (pages == NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    mpad_print_async (GTK_WINDOW (window), pages, "Meldpad noodsleutelblad", on_printed_cb,
                      g_object_ref (self));
}

void
mpad_setup_page_save_sheet (MpadSetupPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (self, &error);
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));

  if (pages == NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    mpad_print_save_pdf_async (GTK_WINDOW (window), pages, "noodsleutelblad.pdf", on_saved_cb,
                               g_object_ref (self));
}
