/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private folder with one invented vault for each test, with cheap keys. */
#pragma once

#include "mpad-error.h"
#include "mpad-vault-test.h"
#include "mpad-vault.h"

#define PASSPHRASE "zeven proefzinnen voor Noor Verzonnen"
#define RECOVERY_KEY "0123456789abcdef0123456789abcdef"

typedef struct
{
  char *folder, *path;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);

/** fixture_create: makes the vault at self->path, with recovery slot, and leaves it open. */
MpadVault *fixture_create (Fixture *self);
/** fixture_open: with the passphrase; the test ends when it does not open. */
MpadVault *fixture_open (Fixture *self);
/** fixture_try: with the recovery key, which costs no time. */
MpadVault *fixture_try (Fixture *self, GError **error);

/** fixture_load: (transfer full): all bytes of a file. */
GByteArray *fixture_load (const char *path);
void fixture_save (const char *path, const GByteArray *bytes);

/** fixture_put: writes a setting through a transaction with a journal row. */
gboolean fixture_put (MpadVault *vault, const char *value, GError **error);
char *fixture_get (MpadVault *vault);

/** fixture_query: (transfer full) (nullable): first column of the first row as text. */
char *fixture_query (MpadDb *db, const char *sql);

#define FIXTURE_TEST(name, function)                                                               \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
