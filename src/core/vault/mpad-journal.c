/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the journal's rows, hashes and checks. */
#include "mpad-journal.h"

#include "mpad-bytes.h"
#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-key.h"
#include "mpad-stmt.h"

#include <sodium.h>

#define SALT_SIZE 16
#define DEVICE_LENGTH 16

struct _MpadJournal
{
  MpadDb *db;
  MpadSecret *key;
  guint8 first_prev[MPAD_JOURNAL_HASH_SIZE]; /* what row 1 follows */
  char device[DEVICE_LENGTH + 1];
  MpadJournalFault fault;
  gint64 fault_seq;
};

/* Tells machines apart in one vault without saying which machine it is, here or in another
 * vault. */
static void
make_device_id (const guint8 *uuid, char *out)
{
  g_autofree char *machine = NULL;
  gsize length = 0;
  guint8 hash[DEVICE_LENGTH / 2];

  if (!g_file_get_contents ("/etc/machine-id", &machine, &length, NULL) || length == 0)
    {
      g_strlcpy (out, "unknown", DEVICE_LENGTH + 1);
      return;
    }
  /* libsodium's shortest generic hash is 16 bytes; the first eight will do. */
  {
    guint8 full[16];

    crypto_generichash (full, sizeof full, (const guint8 *) machine, length, uuid, 16);
    memcpy (hash, full, sizeof hash);
  }
  sodium_bin2hex (out, DEVICE_LENGTH + 1, hash, sizeof hash);
}

MpadJournal *
mpad_journal_new (MpadDb *db, const guint8 *dek, const guint8 *uuid)
{
  MpadJournal *self = g_new0 (MpadJournal, 1);

  self->db = db;
  self->key = mpad_key_derive (dek, MPAD_KEY_JOURNAL);
  crypto_generichash (self->first_prev, sizeof self->first_prev, uuid, 16, NULL, 0);
  make_device_id (uuid, self->device);
  return self;
}

void
mpad_journal_free (MpadJournal *self)
{
  if (self == NULL)
    return;
  mpad_secret_free (self->key);
  g_free (self);
}

typedef struct
{
  gint64 seq, at_us, utc_offset;
  const char *slot, *staff, *device, *action, *object_kind, *object_id;
  GBytes *content_hash;
} Row;

static void
add_int (crypto_generichash_state *state, gint64 value)
{
  guint8 bytes[8];

  mpad_put64 (bytes, (guint64) value);
  crypto_generichash_update (state, bytes, sizeof bytes);
}

/* Each field with its length, so that no two rows have the same bytes; -1 stands for NULL. */
static void
add_field (crypto_generichash_state *state, gconstpointer data, gssize length)
{
  add_int (state, data != NULL ? length : -1);
  if (data != NULL)
    crypto_generichash_update (state, data, (gsize) length);
}

static void
add_text (crypto_generichash_state *state, const char *text)
{
  add_field (state, text, text != NULL ? (gssize) strlen (text) : 0);
}

static void
hash_row (const MpadSecret *key, const Row *row, const guint8 *prev, guint8 *out)
{
  crypto_generichash_state state;
  gsize size = 0;
  gconstpointer content = row->content_hash != NULL ? g_bytes_get_data (row->content_hash, &size)
                                                    : NULL;

  crypto_generichash_init (&state, mpad_secret_peek (key), mpad_secret_get_length (key),
                           MPAD_JOURNAL_HASH_SIZE);
  add_text (&state, "meldpad journal row 1");
  add_field (&state, prev, MPAD_JOURNAL_HASH_SIZE);
  add_int (&state, row->seq);
  add_int (&state, row->at_us);
  add_int (&state, row->utc_offset);
  add_text (&state, row->slot);
  add_text (&state, row->staff);
  add_text (&state, row->device);
  add_text (&state, row->action);
  add_text (&state, row->object_kind);
  add_text (&state, row->object_id);
  add_field (&state, content, (gssize) size);
  crypto_generichash_final (&state, out, MPAD_JOURNAL_HASH_SIZE);
}

static GBytes *
hash_content (GBytes *content, const guint8 *salt)
{
  guint8 hash[MPAD_JOURNAL_HASH_SIZE];
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  crypto_generichash (hash, sizeof hash, data, size, salt, SALT_SIZE);
  return g_bytes_new (hash, sizeof hash);
}

/* Copies a hash column; %FALSE when it is not of the right size. */
static gboolean
copy_hash (MpadStmt *statement, int column, guint8 *out)
{
  g_autoptr (GBytes) bytes = mpad_stmt_dup_bytes (statement, column);
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (size != MPAD_JOURNAL_HASH_SIZE)
    return FALSE;
  memcpy (out, data, size);
  return TRUE;
}

gboolean
mpad_journal_get_head (MpadJournal *self, MpadJournalHead *head, GError **error)
{
  g_autoptr (MpadStmt) statement = NULL;

  head->seq = 0;
  memcpy (head->hash, self->first_prev, sizeof head->hash);
  statement = mpad_stmt_new (self->db,
                             "SELECT seq, row_hash FROM journal ORDER BY seq DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  switch (mpad_stmt_step (statement, error))
    {
    case MPAD_STEP_DONE:
      return TRUE;
    case MPAD_STEP_ROW:
      head->seq = mpad_stmt_get_int (statement, 0);
      if (copy_hash (statement, 1, head->hash))
        return TRUE;
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL,
                   "Row %" G_GINT64_FORMAT " has no hash", head->seq);
      return FALSE;
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

gboolean
mpad_journal_append (MpadJournal *self,
                     const char *slot_id,
                     const char *staff_id,
                     const char *action,
                     const char *object_kind,
                     const char *object_id,
                     GBytes *content,
                     GError **error)
{
  g_autoptr (GDateTime) local = mpad_clock_now_local ();
  g_autoptr (GBytes) content_hash = NULL, salt_bytes = NULL, prev = NULL, row_hash = NULL;
  guint8 salt[SALT_SIZE], hash[MPAD_JOURNAL_HASH_SIZE];
  MpadJournalHead head;
  Row row;

  g_return_val_if_fail (slot_id != NULL && action != NULL, FALSE);

  if (!mpad_db_in_transaction (self->db))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL,
                           "A journal row belongs in the transaction of what it tells about");
      return FALSE;
    }
  if (!mpad_journal_get_head (self, &head, error))
    return FALSE;
  if (content != NULL)
    {
      randombytes_buf (salt, sizeof salt);
      salt_bytes = g_bytes_new (salt, sizeof salt);
      content_hash = hash_content (content, salt);
    }
  row = (Row) {
    .seq = head.seq + 1,
    .at_us = mpad_clock_now_us (),
    .utc_offset = g_date_time_get_utc_offset (local) / G_TIME_SPAN_SECOND,
    .slot = slot_id,
    .staff = staff_id,
    .device = self->device,
    .action = action,
    .object_kind = object_kind,
    .object_id = object_id,
    .content_hash = content_hash,
  };
  hash_row (self->key, &row, head.hash, hash);
  prev = g_bytes_new (head.hash, sizeof head.hash);
  row_hash = g_bytes_new (hash, sizeof hash);
  return mpad_db_run (
    self->db, error,
    "INSERT INTO journal (seq, at_us, utc_offset, slot, staff, device, action, object_kind,"
    " object_id, salt, content_hash, prev_hash, row_hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    "iiittttttbbbb", row.seq, row.at_us, row.utc_offset, row.slot, row.staff, row.device,
    row.action, row.object_kind, row.object_id, salt_bytes, content_hash, prev, row_hash);
}

/* A vault that got a new data key keeps the keys of its older rows. */
static MpadSecret *
find_key (MpadJournal *self, gint64 seq, gint64 *until, GError **error)
{
  g_autoptr (MpadStmt) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  gconstpointer data;

  statement = mpad_stmt_new (
    self->db,
    "SELECT until_seq, key FROM journal_key WHERE until_seq >= ?1 ORDER BY until_seq LIMIT 1",
    error);
  if (statement == NULL)
    return NULL;
  mpad_stmt_bind_int (statement, 1, seq);
  switch (mpad_stmt_step (statement, error))
    {
    case MPAD_STEP_DONE:
      *until = G_MAXINT64;
      return mpad_secret_copy (self->key);
    case MPAD_STEP_ROW:
      *until = mpad_stmt_get_int (statement, 0);
      bytes = mpad_stmt_dup_bytes (statement, 1);
      data = g_bytes_get_data (bytes, &size);
      return mpad_secret_new (data, size);
    case MPAD_STEP_ERROR:
    default:
      return NULL;
    }
}

static gboolean
bad_row (MpadJournal *self, GError **error, MpadJournalFault fault, gint64 seq, const char *what)
{
  self->fault = fault;
  self->fault_seq = seq;
  g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL, "Row %" G_GINT64_FORMAT " %s",
               seq, what);
  return FALSE;
}

static gboolean
check_row (MpadJournal *self,
           MpadStmt *statement,
           MpadSecret **key,
           gint64 *key_until,
           MpadJournalHead *last,
           GError **error)
{
  g_autoptr (GBytes) content_hash = mpad_stmt_dup_bytes (statement, 9);
  guint8 prev[MPAD_JOURNAL_HASH_SIZE], stored[MPAD_JOURNAL_HASH_SIZE], hash[MPAD_JOURNAL_HASH_SIZE];
  const Row row = {
    .seq = mpad_stmt_get_int (statement, 0),
    .at_us = mpad_stmt_get_int (statement, 1),
    .utc_offset = mpad_stmt_get_int (statement, 2),
    .slot = mpad_stmt_peek_text (statement, 3),
    .staff = mpad_stmt_peek_text (statement, 4),
    .device = mpad_stmt_peek_text (statement, 5),
    .action = mpad_stmt_peek_text (statement, 6),
    .object_kind = mpad_stmt_peek_text (statement, 7),
    .object_id = mpad_stmt_peek_text (statement, 8),
    .content_hash = content_hash,
  };

  if (row.seq != last->seq + 1)
    return bad_row (self, error, MPAD_JOURNAL_MISSING, last->seq + 1, "is missing");
  if (row.seq > *key_until)
    {
      mpad_secret_free (*key);
      *key = find_key (self, row.seq, key_until, error);
      if (*key == NULL)
        return FALSE;
    }
  if (!copy_hash (statement, 10, prev) || !copy_hash (statement, 11, stored))
    return bad_row (self, error, MPAD_JOURNAL_CHANGED, row.seq, "has no hash");
  if (memcmp (prev, last->hash, sizeof prev) != 0)
    return bad_row (self, error, MPAD_JOURNAL_MOVED, row.seq,
                    "does not follow the row before it: rows were moved, replaced or taken out");
  hash_row (*key, &row, prev, hash);
  if (memcmp (hash, stored, sizeof hash) != 0)
    return bad_row (self, error, MPAD_JOURNAL_CHANGED, row.seq, "was changed");
  last->seq = row.seq;
  memcpy (last->hash, hash, sizeof hash);
  return TRUE;
}

gboolean
mpad_journal_verify (MpadJournal *self, const MpadJournalHead *known, GError **error)
{
  g_autoptr (MpadStmt) statement = NULL;
  g_autoptr (MpadSecret) key = NULL;
  MpadJournalHead last = { 0 };
  gint64 key_until = 0;
  MpadStep step;

  self->fault = MPAD_JOURNAL_WHOLE;
  self->fault_seq = 0;
  memcpy (last.hash, self->first_prev, sizeof last.hash);
  statement = mpad_stmt_new (
    self->db,
    "SELECT seq, at_us, utc_offset, slot, staff, device, action, object_kind, object_id,"
    " content_hash, prev_hash, row_hash FROM journal ORDER BY seq",
    error);
  if (statement == NULL)
    return FALSE;
  while ((step = mpad_stmt_step (statement, error)) == MPAD_STEP_ROW)
    {
      if (!check_row (self, statement, &key, &key_until, &last, error))
        return FALSE;
      if (known != NULL && known->seq == last.seq &&
          memcmp (known->hash, last.hash, sizeof last.hash) != 0)
        return bad_row (self, error, MPAD_JOURNAL_UNSEEN, last.seq,
                        "is not the row that was seen here before");
    }
  if (step == MPAD_STEP_ERROR)
    return FALSE;
  if (known != NULL && known->seq > last.seq)
    {
      self->fault = MPAD_JOURNAL_CUT;
      self->fault_seq = last.seq + 1;
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL,
                   "Row %" G_GINT64_FORMAT
                   " is missing: the journal was cut off, row %" G_GINT64_FORMAT " was seen before",
                   last.seq + 1, known->seq);
      return FALSE;
    }
  return TRUE;
}

gboolean
mpad_journal_matches (MpadJournal *self,
                      const char *object_kind,
                      const char *object_id,
                      GBytes *content,
                      GError **error)
{
  g_autoptr (MpadStmt) statement = NULL;
  g_autoptr (GBytes) salt = NULL, stored = NULL, hash = NULL;
  MpadStep step;

  statement = mpad_stmt_new (
    self->db,
    "SELECT seq, salt, content_hash FROM journal WHERE object_kind = ?1 AND object_id = ?2"
    " AND content_hash IS NOT NULL ORDER BY seq DESC LIMIT 1",
    error);
  if (statement == NULL)
    return FALSE;
  mpad_stmt_bind_text (statement, 1, object_kind);
  mpad_stmt_bind_text (statement, 2, object_id);
  step = mpad_stmt_step (statement, error);
  if (step == MPAD_STEP_ERROR)
    return FALSE;
  if (step == MPAD_STEP_DONE)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL,
                           "The journal has no row about this content");
      return FALSE;
    }
  salt = mpad_stmt_dup_bytes (statement, 1);
  stored = mpad_stmt_dup_bytes (statement, 2);
  if (salt != NULL && g_bytes_get_size (salt) == SALT_SIZE)
    hash = hash_content (content, g_bytes_get_data (salt, NULL));
  if (hash == NULL || !g_bytes_equal (hash, stored))
    return bad_row (self, error, MPAD_JOURNAL_CHANGED, mpad_stmt_get_int (statement, 0),
                    "was written for other content than is there now");
  return TRUE;
}

MpadJournalFault
mpad_journal_get_fault (MpadJournal *self, gint64 *seq)
{
  if (seq != NULL)
    *seq = self->fault_seq;
  return self->fault;
}

const char *
mpad_journal_get_device (MpadJournal *self)
{
  return self->device;
}

/* Letters of five bits, in groups of four. */
static char *
format_hash (const guint8 *hash, guint letters)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < letters; i++)
    {
      guint bit = 5 * i;
      guint pair = (guint) hash[bit / 8] << 8 | hash[bit / 8 + 1];

      if (i > 0 && i % 4 == 0)
        g_string_append_c (out, '-');
      g_string_append_c (out, alphabet[(pair >> (11 - bit % 8)) & 31]);
    }
  return g_string_free (out, FALSE);
}

char *
mpad_journal_format_hash (const guint8 *hash)
{
  return format_hash (hash, 12);
}

char *
mpad_journal_format_long (const guint8 *hash)
{
  return format_hash (hash, 20);
}
