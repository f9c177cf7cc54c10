/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The struct of the assistant, for its second file: printing the emergency key sheet. */
#pragma once

#include "mpad-contacts.h"
#include "mpad-passphrase-chooser.h"
#include "mpad-protocol-shelf.h"
#include "mpad-recovery-entry.h"
#include "mpad-setup-page.h"
#include "mpad-step-path.h"
#include "mpad-vault-service.h"

G_BEGIN_DECLS

typedef enum
{
  SETUP_SCHOOL,
  SETUP_REGION,
  SETUP_PROTOCOL,
  SETUP_ME,
  SETUP_PASSPHRASE,
  SETUP_MAKING, /* the vault exists from here, and is removed again when the assistant is left before SETUP_DONE */
  SETUP_SHEET,
  SETUP_CHECK,
  SETUP_DONE,
} MpadSetupStep;

struct _MpadSetupPage
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkWidget *back_button;
  MpadRecoveryEntry *check_entry;
  MpadPassphraseChooser *chooser;
  GtkLabel *done_place_label;
  GtkLabel *error_body;
  GtkWidget *error_box;
  GtkLabel *error_title;
  GtkLabel *explanation_label;
  GtkEditable *function_entry;
  AdwWrapBox *groups_box;
  GtkEditable *label_entry;
  GtkEditable *name_entry;
  GtkWidget *next_button;
  GtkLabel *overline_label;
  MpadStepPath *path;
  GtkLabel *place_label;
  GtkListBox *protocol_list;
  GtkDropDown *region_drop;
  GtkLabel *region_note;
  GtkDropDown *role_drop;
  GtkEditable *school_entry;
  GtkScrolledWindow *scroller;
  GtkWidget *second_button;
  GtkStack *stack;
  GtkLabel *title_label;

  /* owned */
  GCancellable *cancellable;
  MpadContacts *contacts;
  char *path_name;
  MpadSecret *recovery; /* the code as text */
  MpadVaultService *service;
  GPtrArray *shelf; /* MpadShelfProtocol */

  /* borrowed */
  const MpadShelfProtocol *roles_of;

  /* state */
  gboolean label_edited;
  int protocol_index;
  gboolean setting_label;
  MpadSetupStep step;
};

/** mpad_setup_page_get_protocol: (nullable): the chosen one. */
const MpadShelfProtocol *mpad_setup_page_get_protocol (MpadSetupPage *self);

/** mpad_setup_page_get_region_id: (transfer none): "" when none is chosen. */
const char *mpad_setup_page_get_region_id (MpadSetupPage *self);
void mpad_setup_page_show_step (MpadSetupPage *self, MpadSetupStep step);
/** mpad_setup_page_show_error: above the fields of the step; the step stays. */
void mpad_setup_page_show_error (MpadSetupPage *self, const GError *error);

/**
 * mpad_setup_page_make_vault: from the answers; then shows the sheet, or goes back with an error.
 */
void mpad_setup_page_make_vault (MpadSetupPage *self);
/** mpad_setup_page_remove_vault: closes and removes the vault that was made. */
void mpad_setup_page_remove_vault (MpadSetupPage *self);

G_END_DECLS
