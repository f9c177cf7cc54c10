/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one parent or carer: who, gezag, safe to contact. Signals "changed" and
 * "remove". */
#pragma once

#include <adwaita.h>

#include "mpad-person.h"

G_BEGIN_DECLS

#define MPAD_TYPE_CARER_FORM (mpad_carer_form_get_type ())
G_DECLARE_FINAL_TYPE (MpadCarerForm, mpad_carer_form, MPAD, CARER_FORM, GtkBox)

GtkWidget *mpad_carer_form_new (void);

/** mpad_carer_form_is_empty: whether nothing was filled in that says who it is. */
gboolean mpad_carer_form_is_empty (MpadCarerForm *self);
/** mpad_carer_form_make_person: Returns: (transfer full) */
MpadPerson *mpad_carer_form_make_person (MpadCarerForm *self);

/* For keeping what was typed. */
void mpad_carer_form_store (MpadCarerForm *self, GKeyFile *file, const char *group);
void mpad_carer_form_restore (MpadCarerForm *self, GKeyFile *file, const char *group);

G_END_DECLS
