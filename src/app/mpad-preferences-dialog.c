/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the pages together; what they hold is their own. */
#include "config.h"

#include "mpad-preferences-dialog.h"

typedef struct
{
  GtkWidget *(*create) (MpadSession *session);
  gboolean in_vault; /* needs an open vault */
} Page;

/* In the order of the tabs. */
static const Page pages[] = {
  { mpad_preferences_school_new, TRUE },   { mpad_preferences_team_new, TRUE },
  { mpad_preferences_protocol_new, TRUE }, { mpad_preferences_look_new, FALSE },
  { mpad_preferences_safety_new, FALSE },
};

AdwDialog *
mpad_preferences_dialog_new (MpadSession *session)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  g_return_val_if_fail (session == NULL || MPAD_IS_SESSION (session), dialog);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (session != NULL || !pages[i].in_vault)
      adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog),
                                  ADW_PREFERENCES_PAGE (pages[i].create (session)));
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  adw_dialog_set_content_width (dialog, 720);
  adw_dialog_set_content_height (dialog, 640);
  return dialog;
}
