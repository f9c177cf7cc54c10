/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the blocks of a document and makes its check number. */
#include "mpad-document-private.h"

#include <string.h>

struct _MpadDocument
{
  GObject parent_instance;

  MpadAudience audience;
  MpadDocumentMeta meta; /* every text owned */
  GPtrArray *blocks;
  char *check_number; /* set once: the document is sealed */
};

G_DEFINE_FINAL_TYPE (MpadDocument, mpad_document, G_TYPE_OBJECT)

static void
block_free (gpointer data)
{
  MpadBlock *block = data;

  g_ptr_array_unref (block->texts);
  g_clear_pointer (&block->flags, g_byte_array_unref);
  g_clear_pointer (&block->marks, g_array_unref);
  g_free (block);
}

static char *
copy_text (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  return g_utf8_make_valid (text, -1);
}

static void
mpad_document_finalize (GObject *object)
{
  MpadDocument *self = MPAD_DOCUMENT (object);

  g_free ((char *) self->meta.title);
  g_free ((char *) self->meta.subtitle);
  g_free ((char *) self->meta.subject);
  g_free ((char *) self->meta.school);
  g_free ((char *) self->meta.number);
  g_free ((char *) self->meta.journal_head);
  g_ptr_array_unref (self->blocks);
  g_free (self->check_number);
  G_OBJECT_CLASS (mpad_document_parent_class)->finalize (object);
}

static void
mpad_document_class_init (MpadDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_document_finalize;
}

static void
mpad_document_init (MpadDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

MpadDocument *
mpad_document_builder_new (MpadAudience audience, const MpadDocumentMeta *meta)
{
  MpadDocument *self = g_object_new (MPAD_TYPE_DOCUMENT, NULL);

  self->audience = audience;
  self->meta = *meta;
  self->meta.title = copy_text (meta->title);
  self->meta.subtitle = copy_text (meta->subtitle);
  self->meta.subject = copy_text (meta->subject);
  self->meta.school = copy_text (meta->school);
  self->meta.number = copy_text (meta->number);
  self->meta.journal_head = copy_text (meta->journal_head);

  mpad_document_builder_add_text (self, MPAD_BLOCK_HEADING, 1, self->meta.title);
  if (*self->meta.subtitle != '\0')
    {
      g_autofree char *line = g_strdup (self->meta.subtitle);

      /* In a running text the subtitle is lower case; under the title it starts a line. */
      *line = g_ascii_toupper (*line);
      mpad_document_builder_add_text (self, MPAD_BLOCK_NOTE, 1, line);
    }
  return self;
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  /* With its closing NUL, so that "ab","c" and "a","bc" differ. */
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
hash_number (GChecksum *checksum, guint64 number)
{
  guint64 big = GUINT64_TO_BE (number);

  g_checksum_update (checksum, (const guchar *) &big, sizeof big);
}

void
mpad_document_builder_seal (MpadDocument *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const MpadDocumentMeta *meta = &self->meta;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_if_fail (self->check_number == NULL);

  hash_number (checksum, self->audience);
  hash_text (checksum, meta->title);
  hash_text (checksum, meta->subtitle);
  hash_text (checksum, meta->subject);
  hash_text (checksum, meta->school);
  hash_text (checksum, meta->number);
  hash_number (checksum, meta->version);
  hash_number (checksum, meta->confidential ? 1 : 0);
  hash_number (checksum, (guint64) meta->created_us);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MpadBlock *block = mpad_document_get_block (self, i);

      hash_number (checksum, block->kind);
      hash_number (checksum, block->n);
      hash_number (checksum, block->texts->len);
      for (guint j = 0; j < block->texts->len; j++)
        {
          hash_text (checksum, mpad_block_text (block, j));
          hash_number (checksum, mpad_block_flag (block, j) ? 1 : 0);
        }
      for (guint j = 0; block->marks != NULL && j < block->marks->len; j++)
        {
          const MpadFigureMark *mark = &g_array_index (block->marks, MpadFigureMark, j);

          hash_number (checksum, mark->back ? 1 : 0);
          hash_number (checksum, (guint64) mark->x);
          hash_number (checksum, (guint64) mark->y);
        }
    }
  g_checksum_get_digest (checksum, digest, &length);
  self->check_number = g_strdup_printf ("%02X%02X %02X%02X", digest[0], digest[1], digest[2],
                                        digest[3]);
}

MpadBlock *
mpad_document_builder_add (MpadDocument *self, MpadBlockKind kind, guint n)
{
  MpadBlock *block = g_new0 (MpadBlock, 1);

  block->kind = kind;
  block->n = n;
  block->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
mpad_block_add_text (MpadBlock *block, const char *text)
{
  g_ptr_array_add (block->texts, copy_text (text));
}

void
mpad_block_add_flagged (MpadBlock *block, const char *text, gboolean flag)
{
  guint8 byte = flag ? 1 : 0;

  if (block->flags == NULL)
    block->flags = g_byte_array_new ();
  mpad_block_add_text (block, text);
  g_byte_array_append (block->flags, &byte, 1);
}

void
mpad_document_builder_add_text (MpadDocument *self, MpadBlockKind kind, guint n, const char *text)
{
  mpad_block_add_text (mpad_document_builder_add (self, kind, n), text);
}

void
mpad_document_builder_add_runs (MpadDocument *self,
                                MpadBlockKind kind,
                                const MpadTextRun *runs,
                                gsize n_runs)
{
  MpadBlock *block = mpad_document_builder_add (self, kind, 0);

  for (gsize i = 0; i < n_runs; i++)
    mpad_block_add_flagged (block, runs[i].text, runs[i].bold);
}

void
mpad_document_builder_add_fields (MpadDocument *self, const MpadField *fields, gsize n_fields)
{
  MpadBlock *block = NULL;

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].value == NULL || *fields[i].value == '\0')
        continue;
      if (block == NULL)
        block = mpad_document_builder_add (self, MPAD_BLOCK_FIELDS, 2);
      mpad_block_add_text (block, fields[i].label);
      mpad_block_add_text (block, fields[i].value);
    }
}

void
mpad_document_builder_add_table (MpadDocument *self,
                                 guint n_columns,
                                 gsize n_rows,
                                 const char *const *cells)
{
  MpadBlock *block;

  g_return_if_fail (n_columns > 0);
  block = mpad_document_builder_add (self, MPAD_BLOCK_TABLE, n_columns);
  for (gsize i = 0; i < n_columns * (n_rows + 1); i++)
    mpad_block_add_text (block, cells[i]);
}

void
mpad_document_builder_add_bullets (MpadDocument *self, const char *const *items, gsize n_items)
{
  MpadBlock *block;

  if (n_items == 0)
    return;
  block = mpad_document_builder_add (self, MPAD_BLOCK_BULLETS, 0);
  for (gsize i = 0; i < n_items; i++)
    mpad_block_add_text (block, items[i]);
}

void
mpad_document_builder_add_checklist (MpadDocument *self, const MpadCheckItem *items, gsize n_items)
{
  MpadBlock *block;

  if (n_items == 0)
    return;
  block = mpad_document_builder_add (self, MPAD_BLOCK_CHECKLIST, 0);
  for (gsize i = 0; i < n_items; i++)
    mpad_block_add_flagged (block, items[i].text, items[i].checked);
}

void
mpad_document_builder_add_statement (MpadDocument *self,
                                     MpadPaperStatement kind,
                                     const char *label,
                                     const char *text)
{
  MpadBlock *block = mpad_document_builder_add (self, MPAD_BLOCK_STATEMENT, kind);

  mpad_block_add_text (block, label);
  mpad_block_add_text (block, text);
}

void
mpad_document_builder_add_signature (MpadDocument *self, const MpadSignature *signature)
{
  MpadBlock *block = mpad_document_builder_add (self, MPAD_BLOCK_SIGNATURE,
                                                signature->boxes_above ? 1 : 0);

  mpad_block_add_text (block, signature->name);
  mpad_block_add_text (block, signature->role);
  mpad_block_add_text (block, signature->remark);
  for (gsize i = 0; i < signature->n_boxes; i++)
    mpad_block_add_text (block, signature->boxes[i]);
}

const MpadBlock *
mpad_document_get_block (MpadDocument *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

MpadAudience
mpad_document_get_audience (MpadDocument *self)
{
  g_return_val_if_fail (MPAD_IS_DOCUMENT (self), MPAD_AUDIENCE_PARENTS);

  return self->audience;
}

const MpadDocumentMeta *
mpad_document_get_meta (MpadDocument *self)
{
  g_return_val_if_fail (MPAD_IS_DOCUMENT (self), NULL);

  return &self->meta;
}

const char *
mpad_document_get_check_number (MpadDocument *self)
{
  g_return_val_if_fail (MPAD_IS_DOCUMENT (self), NULL);

  return self->check_number;
}

guint
mpad_document_get_n_blocks (MpadDocument *self)
{
  g_return_val_if_fail (MPAD_IS_DOCUMENT (self), 0);

  return self->blocks->len;
}

char *
mpad_document_dup_text (MpadDocument *self)
{
  const MpadDocumentMeta *meta = mpad_document_get_meta (self);
  const char *const texts[] = { meta->title, meta->subtitle, meta->subject, meta->school,
                                meta->number };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_append_printf (out, "%s\n", texts[i]);
  for (guint i = 0; i < mpad_document_get_n_blocks (self); i++)
    {
      const MpadBlock *block = mpad_document_get_block (self, i);

      for (guint j = 0; j < block->texts->len; j++)
        g_string_append_printf (out, "%s\n", mpad_block_text (block, j));
    }
  return g_string_free_and_steal (out);
}

char *
mpad_document_dup_file_name (MpadDocument *self)
{
  g_autoptr (GString) name = NULL;

  g_return_val_if_fail (MPAD_IS_DOCUMENT (self), NULL);

  name = g_string_new (self->meta.title);
  if (*self->meta.number != '\0')
    g_string_append_printf (name, " %s", self->meta.number);
  if (self->meta.version > 0)
    g_string_append_printf (name, " v%u", self->meta.version);
  /* What some file system does not take becomes a dash. */
  g_strdelimit (name->str, "/\\:*?\"<>|\n\r\t", '-');
  return g_strdup_printf ("%s.pdf", name->str);
}
