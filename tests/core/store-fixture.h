/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented school in a vault with cheap keys, for the tests of the stores. */
#pragma once

#include "mpad-dossier-store.h"
#include "mpad-entry-store.h"
#include "mpad-error.h"
#include "mpad-record.h"
#include "mpad-vault.h"

#define STAFF_ID "11111111-1111-4111-8111-111111111111"

typedef struct
{
  char *folder, *path;
  MpadVault *vault;
} StoreFixture;

void store_set_up (StoreFixture *self, gconstpointer data);
void store_tear_down (StoreFixture *self, gconstpointer data);

/** store_reopen: closes the vault and opens it again, so that nothing comes from memory. */
void store_reopen (StoreFixture *self);

/**
 * store_add_dossier: (transfer full): with pupil "Sam van der Voorbeeld", a mother and a father.
 */
MpadDossier *store_add_dossier (StoreFixture *self);

/** store_new_signal: (transfer full): a signal on 9 November 2026 with one complete observation. */
MpadEntry *store_new_signal (const MpadDossier *dossier);
/** store_add_statement: (transfer none) */
MpadStatement *store_add_statement (MpadEntry *entry, MpadStatementKind kind, const char *text);

/** store_count: the single number that @sql gives. */
gint64 store_count (StoreFixture *self, const char *sql);
/** store_count_action: rows of the journal with @action. */
gint64 store_count_action (StoreFixture *self, const char *action);

/** store_fill: gives every field another value, but those named in @keep. */
void store_fill (const MpadRecordType *type, gpointer record, const char *const *keep);
void store_assert_same (const MpadRecordType *type, gconstpointer one, gconstpointer two);

#define STORE_TEST(name, function)                                                                 \
  g_test_add (name, StoreFixture, NULL, store_set_up, function, store_tear_down)
