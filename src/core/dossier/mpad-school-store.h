/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's settings, its team and its protocol (the JSON text, kept in the vault so that a
 * dossier can be read with the version it began with). */
#pragma once

#include "mpad-staff.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

MpadSchool *mpad_school_store_load (MpadVault *vault, GError **error);
gboolean mpad_school_store_save (MpadVault *vault, const MpadSchool *school, GError **error);

/** mpad_school_store_list_staff: Returns: (element-type MpadStaff): active first, by name. */
GPtrArray *mpad_school_store_list_staff (MpadVault *vault, GError **error);
gboolean mpad_school_store_save_staff (MpadVault *vault, MpadStaff *staff, GError **error);

/**
 * mpad_school_store_put_protocol: keeps the JSON text of (id, version); an existing version is
 * never replaced.
 */
gboolean mpad_school_store_put_protocol (
  MpadVault *vault, const char *id, const char *version, GBytes *json, GError **error);
/** mpad_school_store_get_protocol: Returns: (transfer full) (nullable) */
GBytes *mpad_school_store_get_protocol (MpadVault *vault,
                                        const char *id,
                                        const char *version,
                                        GError **error);

G_END_DECLS
