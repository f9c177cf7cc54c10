/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier: the steps as stones on a path, the dossier's other pages, and what is pushed on top of
 * them (editors). Holds the dossier's model; its actions are what every part of it activates:
 *
 *   dossier.run (sssss)        an action of the engine: action, target, step, contact, task
 *   dossier.show (s)           "step:ID", "decision:ID", "kader", "timeline", "people", "documents",
 *                              "attachments"
 *   dossier.open-entry (s)     go on writing a draft
 *   dossier.addendum (s)       add something to a final entry
 *   dossier.correct (s)        write a new version of a final entry
 *   dossier.read-entry (s)     read an entry and its versions
 *   dossier.discard-entry (s)  throw a draft away, with undo
 *   dossier.hypothesis (s)     say whether a suspicion held: statement id
 */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DOSSIER_PAGE (mpad_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadDossierPage, mpad_dossier_page, MPAD, DOSSIER_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_dossier_page_new (MpadSession *session, const char *dossier_id);
/** mpad_dossier_page_new_for_model: the same, on a model that is there already. */
AdwNavigationPage *mpad_dossier_page_new_for_model (MpadDossierModel *model);

MpadDossierModel *mpad_dossier_page_get_model (MpadDossierPage *self);
/** mpad_dossier_page_show: as the action dossier.show. */
void mpad_dossier_page_show (MpadDossierPage *self, const char *target);
/**
 * mpad_dossier_page_show_hit: what a search found here, as soon as the dossier is read.
 * @kind, @object_id: as in MpadSearchHit
 */
void mpad_dossier_page_show_hit (MpadDossierPage *self, const char *kind, const char *object_id);
/** mpad_dossier_page_search: the page that searches this dossier. */
void mpad_dossier_page_search (MpadDossierPage *self);
/** mpad_dossier_page_get_shown: (nullable): the target that is shown. */
const char *mpad_dossier_page_get_shown (MpadDossierPage *self);
/** mpad_dossier_page_get_content: (nullable): the editor on top, or else what is shown. */
GtkWidget *mpad_dossier_page_get_content (MpadDossierPage *self);
/** mpad_dossier_page_push: puts an editor on top of the step; the sidebar stays. */
void mpad_dossier_page_push (MpadDossierPage *self, AdwNavigationPage *page);
/** mpad_dossier_page_pop: takes the topmost editor away. */
void mpad_dossier_page_pop (MpadDossierPage *self);
/** mpad_dossier_page_toast: @undo: (nullable) (scope async): called when "Undo" is pressed. */
void mpad_dossier_page_toast (
  MpadDossierPage *self, const char *text, GCallback undo, gpointer data, GDestroyNotify data_free);

G_END_DECLS
