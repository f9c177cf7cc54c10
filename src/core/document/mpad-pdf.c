/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the pages on cairo's PDF surface with structure tags and an outline. What cairo cannot say
 * (language, title bar) or says wrongly is mended by mpad-pdf-finish. */
#include "mpad-pdf.h"

#include <cairo-pdf.h>

#include "config.h"
#include "mpad-pages-private.h"
#include "mpad-pdf-finish.h"

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static guint
depth_of (MpadPages *pages, guint node)
{
  guint depth = 0;

  for (; node != 0; node = mpad_pages_node (pages, node)->parent)
    depth++;
  return depth;
}

/* Closes and opens tags from the node that is open to @to. Text comes in tree order, so a node that
 * was closed is never needed again. */
static void
move_to_node (MpadPages *pages, cairo_t *cr, guint *open, guint to)
{
  g_autofree guint *path = NULL;
  guint depth, common;

  if (*open == to)
    return;
  depth = depth_of (pages, to);
  path = g_new (guint, depth + 1);
  common = to;
  for (guint i = depth + 1; i-- > 0; common = mpad_pages_node (pages, common)->parent)
    path[i] = common;
  while (depth_of (pages, *open) > depth || path[depth_of (pages, *open)] != *open)
    {
      cairo_tag_end (cr, mpad_pages_node (pages, *open)->tag);
      *open = mpad_pages_node (pages, *open)->parent;
    }
  for (guint i = depth_of (pages, *open) + 1; i <= depth; i++)
    {
      cairo_tag_begin (cr, mpad_pages_node (pages, path[i])->tag, NULL);
      *open = path[i];
    }
}

static void
draw_pages (MpadPages *self, cairo_t *cr)
{
  guint open = 0;

  /* Document must be the first tag of all, else cairo does not mark the file as tagged. */
  cairo_tag_begin (cr, mpad_pages_node (self, 0)->tag, NULL);
  for (guint p = 0; p < self->pages->len; p++)
    {
      const MpadPage *page = g_ptr_array_index (self->pages, p);

      cairo_tag_begin (cr, "Artifact", NULL);
      for (guint i = 0; i < page->under->len; i++)
        mpad_ink_draw (&g_array_index (page->under, MpadInk, i), cr);
      cairo_tag_end (cr, "Artifact");
      for (guint i = 0; i < page->text->len; i++)
        {
          const MpadInk *ink = &g_array_index (page->text, MpadInk, i);

          move_to_node (self, cr, &open, ink->node);
          mpad_ink_draw (ink, cr);
        }
      if (p + 1 == self->pages->len)
        {
          move_to_node (self, cr, &open, 0);
          cairo_tag_end (cr, mpad_pages_node (self, 0)->tag);
        }
      cairo_show_page (cr);
    }
}

/* The headings as written on the pages, each under the nearest higher one. */
static void
add_outline (MpadPages *self, cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };
  guint last = 0;

  for (guint p = 0; p < self->pages->len; p++)
    {
      const MpadPage *page = g_ptr_array_index (self->pages, p);

      for (guint i = 0; i < page->text->len; i++)
        {
          const MpadInk *ink = &g_array_index (page->text, MpadInk, i);
          const MpadNode *node = mpad_pages_node (self, ink->node);
          g_autofree char *target = NULL;

          if (node->level == 0 || node->level >= G_N_ELEMENTS (parents) || ink->node == last ||
              ink->line->layout == NULL)
            continue;
          last = ink->node;
          /* Whole points: a decimal comma of the locale would not be understood. */
          target = g_strdup_printf ("page=%u pos=[%d %d]", p + 1, 0, (int) MAX (node->y - 12, 0));
          parents[node->level] = cairo_pdf_surface_add_outline (
            surface, parents[node->level - 1], pango_layout_get_text (ink->line->layout), target,
            CAIRO_PDF_OUTLINE_FLAG_OPEN);
          for (guint l = node->level + 1; l < G_N_ELEMENTS (parents); l++)
            parents[l] = parents[node->level];
        }
    }
}

static void
set_metadata (cairo_surface_t *surface, const MpadDocumentMeta *meta)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc_usec (meta->created_us);
  g_autofree char *stamp = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, meta->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, meta->school);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, meta->number);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Meldpad");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
}

GBytes *
mpad_pdf_from_pages (MpadPages *pages, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (MPAD_IS_PAGES (pages), NULL);

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, MPAD_PAGE_WIDTH,
                                                 MPAD_PAGE_HEIGHT);
  /* 1.4 has the classic table of objects, which mpad-pdf-finish can extend. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, mpad_document_get_meta (pages->document));
  cr = cairo_create (surface);

  g_mutex_lock (&pages->lock);
  draw_pages (pages, cr);
  add_outline (pages, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_mutex_unlock (&pages->lock);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_WRITE, "Cannot make the PDF: %s",
                   cairo_status_to_string (status));
      return NULL;
    }
  if (!mpad_pdf_finish (bytes, "nl-NL", error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
