/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads just enough of a PDF to extend it: the trailer, the classic table, the catalog. Every step
 * checks its bounds, so a changed cairo gives an error and not a broken file. */
#include "mpad-pdf-finish.h"

#include <string.h>

#define ENTRY 20

typedef struct
{
  const char *data;
  gsize length;
} Span;

/* PDF holds NUL bytes, so the string functions of C and GLib do not do. */
static gssize
find_last (Span span, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = span.length + 1; i-- > n;)
    if (memcmp (span.data + i - n, word, n) == 0)
      return (gssize) (i - n);
  return -1;
}

static gssize
find_from (Span span, gsize from, const char *word)
{
  const char *hit = from < span.length
                      ? memmem (span.data + from, span.length - from, word, strlen (word))
                      : NULL;

  return hit == NULL ? -1 : hit - span.data;
}

static gboolean
read_number (Span span, gsize at, guint64 *number)
{
  gsize digits = 0;

  while (at < span.length && g_ascii_isspace (span.data[at]))
    at++;
  for (*number = 0; at < span.length && g_ascii_isdigit (span.data[at]) && digits < 12;
       at++, digits++)
    *number = *number * 10 + (guint64) (span.data[at] - '0');
  return digits > 0;
}

/* The number after @key in the trailer. */
static gboolean
read_key (Span span, gssize trailer, const char *key, guint64 *number)
{
  gssize at = find_from (span, (gsize) trailer, key);

  return at >= 0 && read_number (span, (gsize) at + strlen (key), number);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_WRITE, "Cannot finish the PDF: %s",
               what);
  return FALSE;
}

static gboolean
object_is_at (Span span, guint64 offset, guint64 number)
{
  g_autofree char *head = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj", number);
  gsize n = strlen (head);

  return offset < span.length && n <= span.length - offset &&
         memcmp (span.data + offset, head, n) == 0;
}

gboolean
mpad_pdf_finish (GByteArray *pdf, const char *language, GError **error)
{
  Span span = { (const char *) pdf->data, pdf->len };
  gssize startxref = find_last (span, "startxref"), trailer = find_last (span, "trailer");
  gssize open, close, line;
  guint64 xref, size, root, info, root_offset, first;
  gsize entries;
  g_autoptr (GString) update = g_string_new (NULL);
  g_autoptr (GString) table = g_string_new ("xref\n");

  if (startxref < 0 || trailer < 0 ||
      !read_number (span, (gsize) startxref + strlen ("startxref"), &xref))
    return refuse (error, "no classic table of objects");
  if (!read_key (span, trailer, "/Size", &size) || !read_key (span, trailer, "/Root", &root) ||
      !read_key (span, trailer, "/Info", &info))
    return refuse (error, "the trailer lacks a key");
  if (xref + 5 >= span.length || memcmp (span.data + xref, "xref\n", 5) != 0 ||
      !read_number (span, xref + 5, &first) || first != 0)
    return refuse (error, "the table does not start at object 0");
  line = find_from (span, xref + 5, "\n");
  if (line < 0)
    return refuse (error, "the table has no entries");
  entries = (gsize) line + 1;
  if (size > G_MAXUINT32 || root >= size || size * ENTRY > span.length - entries)
    return refuse (error, "the table is cut off");
  if (!read_number (span, entries + root * ENTRY, &root_offset) ||
      !object_is_at (span, root_offset, root))
    return refuse (error, "the catalog is not where the table says");
  open = find_from (span, root_offset, "<<");
  close = find_from (span, root_offset, ">>\nendobj");
  if (open < 0 || close < open)
    return refuse (error, "the catalog is not a dictionary");

  g_string_append_printf (update, "%" G_GUINT64_FORMAT " 0 obj\n", root);
  g_string_append_len (update, span.data + open, close - open);
  g_string_append_printf (
    update, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
    language);

  for (guint64 i = 1; i < size; i++)
    {
      guint64 offset;

      if (!read_number (span, entries + i * ENTRY, &offset))
        return refuse (error, "an entry of the table is no number");
      if (i == root)
        g_string_append_printf (table, "%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                                i, span.length);
      else if (!object_is_at (span, offset, i))
        g_string_append_printf (table, "%" G_GUINT64_FORMAT " 1\n0000000000 00001 f \n", i);
    }
  g_string_append_printf (table,
                          "trailer\n<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT
                          " 0 R /Info %" G_GUINT64_FORMAT " 0 R /Prev %" G_GUINT64_FORMAT
                          " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          size, root, info, xref, span.length + update->len);

  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
  g_byte_array_append (pdf, (const guint8 *) table->str, (guint) table->len);
  return TRUE;
}
