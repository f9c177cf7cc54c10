/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests only: lives in its own library (vault_test_dep), which the program does not link. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/** mpad_vault_test_use_cheap_keys: new slots cost milliseconds, any passphrase will do. */
void mpad_vault_test_use_cheap_keys (void);

typedef enum
{
  MPAD_VAULT_TEST_FULL,
  MPAD_VAULT_TEST_IO,
} MpadVaultTestFault;

/**
 * mpad_vault_test_fail_from:
 * @after: how many writes to the database or its journal go well before all later ones fail; -1
 * for none failing
 */
void mpad_vault_test_fail_from (MpadVaultTestFault fault, gint64 after);
/** mpad_vault_test_writes: writes seen since the last mpad_vault_test_fail_from(). */
gint64 mpad_vault_test_writes (void);

/**
 * mpad_vault_test_open_stock: opens an extracted database as any other program would, without
 * anything of the vault, and runs @sql.
 *
 * Returns: (transfer full) (nullable): first column of the first row; %NULL when it does not open
 */
char *mpad_vault_test_open_stock (const char *path, const char *key, const char *sql);

G_END_DECLS
