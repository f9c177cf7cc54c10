/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the unencrypted twin. */
#include "plain-twin.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

struct _PlainTwin
{
  char *path;
  sqlite3 *db;
};

static sqlite3 *watched;
static GPtrArray *recorded;

/* As the vault's, but for the key. */
static const char settings[] =
  "PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE;"
  "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
  "PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; PRAGMA mmap_size = 0;"
  "SELECT count (*) FROM sqlite_schema; BEGIN EXCLUSIVE; COMMIT;";

static int
on_open (sqlite3 *db, G_GNUC_UNUSED char **message, G_GNUC_UNUSED const sqlite3_api_routines *api)
{
  watched = db;
  return SQLITE_OK;
}

void
plain_twin_watch (void)
{
  /* The type is SQLite's own; it calls the function with the arguments above. */
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) on_open), ==, SQLITE_OK);
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* The tables that an FTS5 index keeps its own data in. */
static gboolean
is_shadow (const char *name)
{
  return g_str_has_prefix (name, "search_") && !g_str_equal (name, "search_doc");
}

static void
copy_rows (sqlite3 *from, sqlite3 *to, const char *table)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GString) insert = g_string_new (NULL);
  sqlite3_stmt *source = prepare (from, select), *target;
  int n = sqlite3_column_count (source);

  g_string_printf (insert, "INSERT INTO \"%s\" VALUES (?", table);
  for (int i = 1; i < n; i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  target = prepare (to, insert->str);
  while (sqlite3_step (source) == SQLITE_ROW)
    {
      for (int i = 0; i < n; i++)
        sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i));
      g_assert_cmpint (sqlite3_step (target), ==, SQLITE_DONE);
      sqlite3_reset (target);
    }
  sqlite3_finalize (source);
  sqlite3_finalize (target);
}

static void
copy_schema (sqlite3 *from, sqlite3 *to, gboolean tables)
{
  sqlite3_stmt *source = prepare (from, "SELECT type, name, sql FROM sqlite_schema"
                                        " WHERE sql IS NOT NULL ORDER BY rowid");

  while (sqlite3_step (source) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (source, 0);
      const char *name = (const char *) sqlite3_column_text (source, 1);
      gboolean is_table = g_str_equal (type, "table");

      if (is_table != tables || is_shadow (name) || g_str_has_prefix (name, "sqlite_"))
        continue;
      run (to, (const char *) sqlite3_column_text (source, 2));
      if (is_table && !g_str_equal (name, "search"))
        copy_rows (from, to, name);
    }
  sqlite3_finalize (source);
}

static void
open_twin (PlainTwin *self)
{
  sqlite3 *vault = watched;

  if (sqlite3_open_v2 (self->path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX,
                       "unix") != SQLITE_OK)
    g_error ("%s: %s", self->path, sqlite3_errmsg (self->db));
  watched = vault;
  run (self->db, settings);
}

PlainTwin *
plain_twin_new (const char *path)
{
  PlainTwin *self = g_new0 (PlainTwin, 1);

  g_assert_nonnull (watched);
  self->path = g_strdup (path);
  g_unlink (path);
  open_twin (self);
  run (self->db, "PRAGMA foreign_keys = OFF; BEGIN");
  copy_schema (watched, self->db, TRUE);
  copy_schema (watched, self->db, FALSE);
  run (self->db, "INSERT INTO search (search) VALUES ('rebuild');"
                 "INSERT INTO search (search, rank) VALUES ('secure-delete', 1);"
                 "COMMIT; PRAGMA foreign_keys = ON");
  return self;
}

void
plain_twin_free (PlainTwin *self)
{
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_free (self->path);
  g_free (self);
}

double
plain_twin_reopen (PlainTwin *self)
{
  gint64 start;

  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  start = g_get_monotonic_time ();
  open_twin (self);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Keeps what was asked from outside: what triggers and the index do by themselves, they do on the
 * twin too. Triggers are told as comments, the index writes to its own tables. */
static int
on_statement (G_GNUC_UNUSED unsigned int what,
              G_GNUC_UNUSED void *data,
              void *statement,
              void *text)
{
  char *sql;

  if (g_str_has_prefix (text, "--"))
    return 0;
  sql = sqlite3_expanded_sql (statement);
  g_assert_nonnull (sql);
  if (strstr (sql, "'main'.'search_") == NULL && strstr (sql, "\"main\".'search_") == NULL &&
      strstr (sql, "\"main\".\"search_") == NULL)
    g_ptr_array_add (recorded, g_strdup (sql));
  sqlite3_free (sql);
  return 0;
}

void
plain_twin_record (void)
{
  g_assert_null (recorded);
  recorded = g_ptr_array_new_with_free_func (g_free);
  sqlite3_trace_v2 (watched, SQLITE_TRACE_STMT, on_statement, NULL);
}

GPtrArray *
plain_twin_recorded (void)
{
  sqlite3_trace_v2 (watched, 0, NULL, NULL);
  return g_steal_pointer (&recorded);
}

static void
execute (sqlite3 *db, sqlite3_stmt *statement)
{
  int n = sqlite3_column_count (statement), rc;
  static volatile gsize bytes;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < n; i++)
      {
        sqlite3_column_blob (statement, i);
        bytes += (gsize) sqlite3_column_bytes (statement, i);
      }
  if (rc != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (statement), sqlite3_errmsg (db));
}

double
plain_twin_replay (PlainTwin *self, GPtrArray *statements, gboolean prepare_too)
{
  g_autofree sqlite3_stmt **prepared = g_new0 (sqlite3_stmt *, statements->len + 1);
  gint64 start = g_get_monotonic_time ();
  double ms;

  for (guint i = 0; i < statements->len; i++)
    prepared[i] = prepare (self->db, g_ptr_array_index (statements, i));
  if (!prepare_too)
    start = g_get_monotonic_time ();
  for (guint i = 0; i < statements->len; i++)
    {
      execute (self->db, prepared[i]);
      /* A COMMIT waits for every reader. */
      sqlite3_reset (prepared[i]);
    }
  ms = (g_get_monotonic_time () - start) / 1000.0;
  for (guint i = 0; i < statements->len; i++)
    sqlite3_finalize (prepared[i]);
  return ms;
}
