/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure of the database: numbered migrations and the version that this program knows.
 * Holds the vault's own tables (meta, journal); the record tables are in mpad-schema-v1.c. */
#pragma once

#include "mpad-db.h"

G_BEGIN_DECLS

#define MPAD_SCHEMA_VERSION 1
#define MPAD_SCHEMA_APPLICATION_ID 0x4d504144 /* "MPAD" */

/** The record tables of version 1: SQL statements, ended by %NULL. */
extern const char *const mpad_schema_v1[];

/**
 * mpad_schema_apply:
 * Brings the database from its user_version to %MPAD_SCHEMA_VERSION, all in one transaction.
 *
 * Returns: %FALSE with TOO_NEW, before anything was written, when the database is newer
 */
gboolean mpad_schema_apply (MpadDb *db, GError **error);

/** mpad_schema_check: whether this program knows the version; writes nothing. */
gboolean mpad_schema_check (MpadDb *db, gint64 *version, GError **error);

G_END_DECLS
