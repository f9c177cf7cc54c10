/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of each record can be found by searching. The stores call this in the same transaction as
 * their write, so the index never knows more or less than the record. Private to this module. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

gboolean mpad_search_index_entry (MpadVault *vault, const MpadEntry *entry, GError **error);
gboolean mpad_search_index_person (MpadVault *vault, const MpadPerson *person, GError **error);
gboolean mpad_search_index_task (MpadVault *vault, const MpadTask *task, GError **error);

/**
 * mpad_search_index_put:
 * @kind: "report" or "attachment", the kinds without a function of their own here
 */
gboolean mpad_search_index_put (MpadVault *vault,
                                const char *dossier_id,
                                const char *kind,
                                const char *object_id,
                                const char *title,
                                const char *other,
                                GError **error);
gboolean mpad_search_index_remove (MpadVault *vault,
                                   const char *kind,
                                   const char *object_id,
                                   GError **error);

/**
 * mpad_search_fold_ligatures: Returns: (transfer full): "ĳ" as "ij", which the index does not know
 * as equal.
 */
char *mpad_search_fold_ligatures (const char *text);

G_END_DECLS
