/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one kind of entry as a form, from the table in mpad-details.h. Writes into the
 * entry's details and asks only what belongs to what was chosen. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DETAILS_FORM (mpad_details_form_get_type ())
G_DECLARE_FINAL_TYPE (MpadDetailsForm, mpad_details_form, MPAD, DETAILS_FORM, GtkBox)

/* signal "changed": a field of the entry was changed. */

/** mpad_details_form_new: @entry: (transfer none): outlives the widget. */
GtkWidget *mpad_details_form_new (MpadEntry *entry, MpadDossierModel *model);
/**
 * mpad_details_form_new_for_keys: only these fields of the table (NULL-terminated), in its order.
 */
GtkWidget *
mpad_details_form_new_for_keys (MpadEntry *entry, MpadDossierModel *model, const char *const *keys);
/** mpad_details_form_is_empty: whether this kind has no fields of its own. */
gboolean mpad_details_form_is_empty (MpadDetailsForm *self);

G_END_DECLS
