/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the test hooks. */
#include "mpad-vault-test.h"

#include "mpad-slots.h"
#include "mpad-vfs.h"

#include <string.h>

static MpadVaultTestFault fault_kind;
static gint64 writes_left = -1;
static gint64 writes_seen;

void
mpad_vault_test_use_cheap_keys (void)
{
  static const MpadSlotPolicy cheap = { .memory_kib = 8 * 1024, .passes = 1 };

  mpad_slots_set_policy (&cheap);
}

static int
on_operation (MpadVfsOperation operation, gpointer data)
{
  (void) data;
  if (operation == MPAD_VFS_READ)
    return SQLITE_OK;
  writes_seen++;
  if (writes_left < 0 || writes_left-- > 0)
    return SQLITE_OK;
  writes_left = 0;
  /* A full disk refuses only what makes a file longer. */
  if (fault_kind == MPAD_VAULT_TEST_FULL)
    return operation == MPAD_VFS_GROW ? SQLITE_FULL : SQLITE_OK;
  return SQLITE_IOERR_WRITE;
}

void
mpad_vault_test_fail_from (MpadVaultTestFault fault, gint64 after)
{
  fault_kind = fault;
  writes_left = after;
  writes_seen = 0;
  mpad_vfs_set_fault (on_operation, NULL);
}

gint64
mpad_vault_test_writes (void)
{
  return writes_seen;
}

char *
mpad_vault_test_open_stock (const char *path, const char *key, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *value = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
      sqlite3_key (handle, key, (int) strlen (key)) == SQLITE_OK &&
      sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return value;
}
