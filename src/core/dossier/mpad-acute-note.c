/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A waiting note is a row of unsaved text at the place "acute/ID", as JSON. */
#include "mpad-acute-note.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "mpad-civil.h"
#include "mpad-dossier-store.h"
#include "mpad-draft-store.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-error.h"
#include "mpad-stmt.h"
#include "mpad-text.h"
#include "mpad-vault-note.h"

#define PLACE "acute/"
#define FORMAT "meldpad-acute-1"

MpadAcuteNote *
mpad_acute_note_new (void)
{
  MpadAcuteNote *self = g_new0 (MpadAcuteNote, 1);

  self->id = mpad_id_new ();
  return self;
}

void
mpad_acute_note_free (MpadAcuteNote *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->child);
  g_free (self->happened);
  g_free (self->called);
  g_free (self->caller);
  g_free (self->text);
  g_free (self);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

GBytes *
mpad_acute_note_to_bytes (const MpadAcuteNote *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  char *data;
  gsize size;

  json_builder_begin_object (builder);
  add_member (builder, "format", FORMAT);
  add_member (builder, "id", self->id);
  add_member (builder, "child", self->child);
  add_member (builder, "happened", self->happened);
  add_member (builder, "called", self->called);
  add_member (builder, "caller", self->caller);
  add_member (builder, "text", self->text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  data = json_generator_to_data (generator, &size);
  return g_bytes_new_take (data, size);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_dup_string (node)
           : NULL;
}

static gboolean
set_corrupt (GError **error)
{
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                       "Not a note of the acute lane");
  return FALSE;
}

/* A sealed note can be made by anybody who has the public key: it is looked at like any input. */
static gboolean
is_sound (const MpadAcuteNote *self, GError **error)
{
  const char *const texts[] = { self->id,     self->child,  self->happened,
                                self->called, self->caller, self->text };

  if (mpad_text_is_blank (self->id) || strlen (self->id) > 64 || mpad_text_is_blank (self->child) ||
      self->happened == NULL || !mpad_civil_is_moment (self->happened))
    return set_corrupt (error);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !mpad_text_check (texts[i], error))
      return FALSE;
  return TRUE;
}

MpadAcuteNote *
mpad_acute_note_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (MpadAcuteNote) self = g_new0 (MpadAcuteNote, 1);
  g_autofree char *format = NULL;
  JsonNode *root;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || memchr (data, 0, size) != NULL || !g_utf8_validate_len (data, size, NULL) ||
      !json_parser_load_from_data (parser, data, (gssize) size, NULL))
    {
      set_corrupt (error);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      set_corrupt (error);
      return NULL;
    }
  format = dup_member (json_node_get_object (root), "format");
  if (g_strcmp0 (format, FORMAT) != 0)
    {
      set_corrupt (error);
      return NULL;
    }
  self->id = dup_member (json_node_get_object (root), "id");
  self->child = dup_member (json_node_get_object (root), "child");
  self->happened = dup_member (json_node_get_object (root), "happened");
  self->called = dup_member (json_node_get_object (root), "called");
  self->caller = dup_member (json_node_get_object (root), "caller");
  self->text = dup_member (json_node_get_object (root), "text");
  return is_sound (self, error) ? g_steal_pointer (&self) : NULL;
}

static char *
dup_folded (const char *name)
{
  g_autofree char *folded = mpad_text_fold (name != NULL ? name : "");

  return g_strdup (g_strstrip (folded));
}

/* "Sam" and "Sam van der Voorbeeld" are the pupil Sam van der Voorbeeld. */
static gboolean
names_pupil (const char *wanted, const char *pupil)
{
  gsize length = strlen (wanted);

  return length > 0 && strncmp (pupil, wanted, length) == 0 &&
         (pupil[length] == '\0' || pupil[length] == ' ');
}

char *
mpad_acute_note_find_dossier (MpadVault *vault, const char *child, GError **error)
{
  g_autoptr (GPtrArray) dossiers = mpad_dossier_store_list (vault, error);
  g_autofree char *wanted = dup_folded (child);
  const char *found = NULL;

  if (dossiers == NULL)
    return NULL;
  for (guint i = 0; i < dossiers->len; i++)
    {
      const MpadDossierSummary *dossier = g_ptr_array_index (dossiers, i);
      g_autofree char *pupil = dup_folded (dossier->pupil_name);

      if (dossier->state != MPAD_DOSSIER_OPEN || !names_pupil (wanted, pupil))
        continue;
      if (found != NULL)
        return NULL; /* two children may have this name: a person chooses */
      found = dossier->id;
    }
  return g_strdup (found);
}

gboolean
mpad_acute_note_keep (MpadVault *vault, const MpadAcuteNote *self, GError **error)
{
  g_autofree char *place = g_strconcat (PLACE, self->id, NULL);
  g_autoptr (GBytes) bytes = mpad_acute_note_to_bytes (self);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return is_sound (self, error) && mpad_draft_store_put (vault, place, text, error);
}

GPtrArray *
mpad_acute_note_list (MpadVault *vault, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    mpad_vault_get_db (vault),
    "SELECT text FROM draft WHERE place >= 'acute/' AND place < 'acute0' ORDER BY saved_us, place",
    error);
  g_autoptr (GPtrArray)
    notes = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_acute_note_free);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      const char *text = mpad_stmt_peek_text (stmt, 0);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      MpadAcuteNote *note = mpad_acute_note_from_bytes (bytes, error);

      if (note == NULL)
        return NULL;
      g_ptr_array_add (notes, note);
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/* Has this note been laid down before? Its file may have stayed behind. */
static gboolean
is_known (MpadVault *vault, const char *id, gboolean *known, GError **error)
{
  g_autoptr (MpadStmt)
    stmt = mpad_stmt_new (mpad_vault_get_db (vault),
                          "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)"
                          " OR EXISTS (SELECT 1 FROM draft WHERE place = 'acute/' || ?1)",
                          error);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, id);
  if (mpad_stmt_step (stmt, error) != MPAD_STEP_ROW)
    return FALSE;
  *known = mpad_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

char *
mpad_acute_note_file (MpadVault *vault,
                      const MpadAcuteNote *self,
                      const char *dossier_id,
                      const char *step_id,
                      GError **error)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_ACUTE);
  g_autofree char *place = g_strconcat (PLACE, self->id, NULL);

  if (!is_sound (self, error))
    return NULL;
  g_set_str (&entry->id, self->id);
  g_set_str (&entry->dossier_id, dossier_id);
  g_set_str (&entry->step_id, step_id);
  g_set_str (&entry->happened, self->happened);
  entry->precision = strchr (self->happened, 'T') != NULL ? MPAD_HAPPENED_EXACT : MPAD_HAPPENED_DAY;
  g_set_str (&entry->observed_by, self->caller);
  mpad_entry_set (entry, MPAD_KEY_CALLER, self->caller);
  mpad_entry_set (entry, MPAD_KEY_CALLED, self->called);
  if (!mpad_text_is_blank (self->text))
    {
      MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_OBSERVATION);

      statement->text = g_strdup (self->text);
      statement->source = g_strdup (self->caller);
      g_ptr_array_add (entry->statements, statement);
    }
  if (!mpad_entry_store_save (vault, entry, error) ||
      !mpad_draft_store_remove (vault, place, error))
    return NULL;
  return g_strdup (entry->id);
}

void
mpad_acute_collected_free (MpadAcuteCollected *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_free (self);
}

static gboolean
lay_down (MpadVault *vault,
          const MpadAcuteNote *note,
          const char *step_id,
          MpadAcuteCollected *collected,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *dossier_id = NULL;
  g_autofree char *entry_id = NULL;
  gboolean known = FALSE;

  if (!is_known (vault, note->id, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  dossier_id = mpad_acute_note_find_dossier (vault, note->child, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (dossier_id == NULL)
    {
      collected->n_waiting++;
      return mpad_acute_note_keep (vault, note, error);
    }
  collected->n_filed++;
  entry_id = mpad_acute_note_file (vault, note, dossier_id, step_id, error);
  return entry_id != NULL;
}

static gboolean
holds_words (GBytes *bytes)
{
  const gsize length = strlen (MPAD_VAULT_NOTE_WORDS);

  return g_bytes_get_size (bytes) >= length &&
         memcmp (g_bytes_get_data (bytes, NULL), MPAD_VAULT_NOTE_WORDS, length) == 0;
}

MpadAcuteCollected *
mpad_acute_note_collect (MpadVault *vault, const char *step_id, GError **error)
{
  g_autoptr (MpadAcuteCollected) collected = g_new0 (MpadAcuteCollected, 1);
  g_autoptr (GPtrArray) files = mpad_vault_note_list (mpad_vault_get_info (vault)->path);

  collected->files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autoptr (GBytes) bytes = mpad_vault_note_read (vault, file, NULL);
      g_autoptr (MpadAcuteNote) note = bytes != NULL ? mpad_acute_note_from_bytes (bytes, NULL)
                                                     : NULL;

      /* words of a lock on a full disk: the return from the lock takes those */
      if (bytes != NULL && holds_words (bytes))
        continue;
      if (note == NULL)
        {
          collected->n_damaged++;
          continue;
        }
      if (!lay_down (vault, note, step_id, collected, error))
        return NULL;
      g_ptr_array_add (collected->files, g_strdup (file));
    }
  return g_steal_pointer (&collected);
}
