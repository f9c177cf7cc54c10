/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places atoms on pages, adds head and foot, and keeps the result. */
#include "mpad-page-layout.h"

#include "mpad-block-layout.h"
#include "mpad-document-private.h"
#include "mpad-document-words.h"
#include "mpad-pages-private.h"

#define MARGIN 60.0
#define HEAD_BASELINE 44.0
#define HEAD_RULE 52.0
#define FOOT_RULE 784.0
#define BODY_BOTTOM 772.0
#define HEAD_SIZE 10.0
#define FOOT_SIZE 8.5

G_DEFINE_FINAL_TYPE (MpadPages, mpad_pages, G_TYPE_OBJECT)

static void
clear_ink (gpointer data)
{
  MpadInk *ink = data;

  g_clear_pointer (&ink->line, pango_layout_line_unref);
}

static GArray *
new_inks (void)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (MpadInk));

  g_array_set_clear_func (inks, clear_ink);
  return inks;
}

static void
page_free (gpointer data)
{
  MpadPage *page = data;

  g_array_unref (page->under);
  g_array_unref (page->text);
  g_free (page);
}

static void
mpad_pages_finalize (GObject *object)
{
  MpadPages *self = MPAD_PAGES (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->nodes);
  g_clear_object (&self->font_map);
  g_clear_object (&self->document);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (mpad_pages_parent_class)->finalize (object);
}

static void
mpad_pages_class_init (MpadPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_pages_finalize;
}

static void
mpad_pages_init (MpadPages *self)
{
  g_mutex_init (&self->lock);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (MpadNode));
}

/* Same positions on every machine and at every zoom: no hinting, no rounding to pixels. */
static PangoContext *
create_context (PangoFontMap *font_map)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string ("nl-nl"));
  return context;
}

typedef struct
{
  MpadPages *pages;
  MpadFlow *flow;
  MpadPage *page;
  guint number;
  double y;
  gboolean empty;
  guint frame_block;
  MpadEdge frame_edge;
  double frame_top;
} Placer;

static double
body_top (MpadFlow *flow, guint page)
{
  return HEAD_RULE + (page == 0 ? 24 : 18 + 13 * flow->scale);
}

static void
add_under (MpadPage *page,
           MpadInkKind kind,
           MpadShade shade,
           double x,
           double y,
           double w,
           double h,
           double pen)
{
  MpadInk ink = {
    .kind = kind, .shade = shade, .node = MPAD_NODE_NONE, .x = x, .y = y, .w = w, .h = h, .pen = pen
  };

  g_array_append_val (page->under, ink);
}

/* S1-6: the shapes that tell the kinds of statements apart in black on white. */
static void
draw_edge (MpadPage *page, MpadEdge edge, double x, double y, double w, double h)
{
  switch (edge)
    {
    case MPAD_EDGE_NOTICE:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_TINT, x, y, w, h, 0);
      break;
    case MPAD_EDGE_OBSERVATION:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y, 2.2, h, 0);
      break;
    case MPAD_EDGE_CHILD_WORDS:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_TINT, x, y, w, h, 0);
      add_under (page, MPAD_INK_FRAME, MPAD_SHADE_BLACK, x, y, w, h, 0.8);
      break;
    case MPAD_EDGE_PARENT_WORDS:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y, 0.9, h, 0);
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 4, y, 0.9, h, 0);
      break;
    case MPAD_EDGE_THIRD_PARTY:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y, 1.2, h, 0);
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y, 7, 1.2, 0);
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y + h - 1.2, 7, 1.2, 0);
      break;
    case MPAD_EDGE_HYPOTHESIS:
      add_under (page, MPAD_INK_DASHED, MPAD_SHADE_BLACK, x, y, w, h, 0.9);
      break;
    case MPAD_EDGE_DIAGNOSIS:
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + 1, y, 1.2, h, 0);
      add_under (page, MPAD_INK_FILL, MPAD_SHADE_BLACK, x + w - 2.2, y, 1.2, h, 0);
      break;
    case MPAD_EDGE_NONE:
    default:
      break;
    }
}

static void
close_frame (Placer *self)
{
  if (self->frame_edge != MPAD_EDGE_NONE)
    draw_edge (self->page, self->frame_edge, self->flow->left, self->frame_top, self->flow->width,
               self->y - self->frame_top);
  self->frame_edge = MPAD_EDGE_NONE;
}

static void
new_page (Placer *self)
{
  if (self->page != NULL)
    close_frame (self);
  self->page = g_new0 (MpadPage, 1);
  self->page->under = new_inks ();
  self->page->text = new_inks ();
  g_ptr_array_add (self->pages->pages, self->page);
  self->number = self->pages->pages->len - 1;
  self->y = body_top (self->flow, self->number);
  self->empty = TRUE;
}

static const MpadAtom *
atom_at (Placer *self, guint index)
{
  return &g_array_index (self->flow->atoms, MpadAtom, index);
}

/* Copies an atom's marks to the page; a repeated table head is no text of its own. */
static void
place_inks (Placer *self, const MpadAtom *atom, gboolean repeated)
{
  for (guint i = 0; i < atom->n_inks; i++)
    {
      MpadInk ink = g_array_index (self->flow->inks, MpadInk, atom->first_ink + i);

      ink.y += self->y;
      if (ink.line != NULL)
        pango_layout_line_ref (ink.line);
      if (repeated)
        ink.node = MPAD_NODE_NONE;
      if (ink.kind != MPAD_INK_TEXT || ink.node == MPAD_NODE_NONE)
        {
          g_array_append_val (self->page->under, ink);
          continue;
        }
      if (!g_array_index (self->pages->nodes, MpadNode, ink.node).placed)
        {
          MpadNode *node = &g_array_index (self->pages->nodes, MpadNode, ink.node);

          node->placed = TRUE;
          node->page = self->number;
          node->y = self->y;
        }
      g_array_append_val (self->page->text, ink);
    }
}

static void
place (Placer *self, guint index)
{
  const MpadAtom *atom = atom_at (self, index);

  if (self->frame_edge != MPAD_EDGE_NONE &&
      (atom->edge != self->frame_edge || atom->block != self->frame_block))
    close_frame (self);
  if (self->empty && atom->head != MPAD_NO_HEAD)
    {
      const MpadAtom *head = atom_at (self, atom->head);

      place_inks (self, head, TRUE);
      self->y += head->height;
    }
  else if (!self->empty)
    self->y += atom->before;
  if (atom->edge != MPAD_EDGE_NONE && self->frame_edge == MPAD_EDGE_NONE)
    {
      self->frame_edge = atom->edge;
      self->frame_block = atom->block;
      self->frame_top = self->y;
    }
  place_inks (self, atom, FALSE);
  self->y += atom->height;
  self->empty = FALSE;
}

/* Height of the atoms from @from that must stand together, and the last of them in @end. */
static double
chain_height (Placer *self, guint from, guint *end)
{
  const MpadAtom *atom = atom_at (self, from);
  double height = atom->height;
  guint i = from;

  if (!self->empty)
    height += atom->before;
  else if (atom->head != MPAD_NO_HEAD)
    height += atom_at (self, atom->head)->height;
  while (atom->keep != MPAD_KEEP_NONE && i + 1 < self->flow->atoms->len &&
         !atom_at (self, i + 1)->new_page)
    {
      i++;
      atom = atom_at (self, i);
      height += atom->before + atom->height;
    }
  *end = i;
  return height;
}

/* A chain that is taller than an empty page breaks at its weakest link that fits, the last of
 * equals. */
static guint
weakest_link (Placer *self, guint from, guint end)
{
  double height = 0;
  guint best = from;

  for (guint i = from; i < end; i++)
    {
      const MpadAtom *atom = atom_at (self, i);

      height += atom->height + (i > from ? atom->before : 0);
      if (i > from && self->y + height > BODY_BOTTOM)
        break;
      if (atom->keep <= atom_at (self, best)->keep)
        best = i;
    }
  return best;
}

static void
place_all (Placer *self)
{
  guint n = self->flow->atoms->len;
  guint i = 0;

  new_page (self);
  while (i < n)
    {
      guint end;
      double height;

      if (atom_at (self, i)->new_page && !self->empty)
        new_page (self);
      height = chain_height (self, i, &end);
      if (self->y + height > BODY_BOTTOM)
        {
          if (!self->empty)
            {
              new_page (self);
              continue;
            }
          end = weakest_link (self, i, end);
        }
      for (; i <= end; i++)
        place (self, i);
      if (self->y > BODY_BOTTOM && i < n)
        new_page (self);
    }
  close_frame (self);
}

static double
text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* One line of a head or foot: shortened when too long, to the right when @right. Returns its
 * width. */
static double
margin_text (MpadFlow *flow,
             MpadPage *page,
             const char *text,
             double size,
             gboolean bold,
             MpadShade shade,
             double y,
             double width,
             gboolean right)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  PangoLayout *layout = mpad_flow_layout (flow, one_line, size, bold, width);
  MpadInk ink = { .kind = MPAD_INK_TEXT, .shade = shade, .node = MPAD_NODE_NONE, .y = y };

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  ink.x = right ? flow->left + flow->width - text_width (layout) : flow->left;
  ink.line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, 0));
  g_array_append_val (page->under, ink);
  return text_width (layout);
}

static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
add_margins (MpadPages *self, MpadFlow *flow)
{
  const MpadDocumentMeta *meta = mpad_document_get_meta (self->document);
  g_autoptr (GString) running = g_string_new (NULL);
  g_autoptr (GString) foot = g_string_new (NULL);
  g_autofree char *version = g_strdup_printf (MPAD_WORDS_VERSION, meta->version);
  g_autofree char *check = g_strdup_printf (MPAD_WORDS_CHECK_NUMBER,
                                            mpad_document_get_check_number (self->document));
  g_autofree char *journal = g_strdup_printf (MPAD_WORDS_JOURNAL, meta->journal_head);
  double foot_line = FOOT_SIZE * 1.35 * flow->scale;

  add_part (running, meta->title);
  add_part (running, meta->subtitle);
  add_part (running, meta->subject);
  add_part (foot, meta->number);
  add_part (foot, meta->version > 0 ? version : NULL);
  add_part (foot, check);

  for (guint i = 0; i < self->pages->len; i++)
    {
      MpadPage *page = g_ptr_array_index (self->pages, i);
      g_autofree char *page_of = g_strdup_printf (MPAD_WORDS_PAGE_OF, i + 1, self->pages->len);
      double used = 0;

      if (meta->confidential)
        used = margin_text (flow, page, MPAD_WORDS_CONFIDENTIAL, HEAD_SIZE, FALSE, MPAD_SHADE_GREY,
                            HEAD_BASELINE, flow->width / 2, TRUE) +
               16;
      margin_text (flow, page, meta->school, HEAD_SIZE, TRUE, MPAD_SHADE_BLACK, HEAD_BASELINE,
                   flow->width - used, FALSE);
      add_under (page, MPAD_INK_LINE, MPAD_SHADE_ACCENT, flow->left, HEAD_RULE, flow->width, 0,
                 1.5);
      if (i > 0)
        margin_text (flow, page, running->str, HEAD_SIZE - 0.5, FALSE, MPAD_SHADE_GREY,
                     HEAD_RULE + 6 + 11 * flow->scale, flow->width, FALSE);

      add_under (page, MPAD_INK_LINE, MPAD_SHADE_PALE, flow->left, FOOT_RULE, flow->width, 0, 0.6);
      used = margin_text (flow, page, page_of, FOOT_SIZE, FALSE, MPAD_SHADE_GREY,
                          FOOT_RULE + 4 + foot_line, flow->width / 2, TRUE) +
             16;
      margin_text (flow, page, foot->str, FOOT_SIZE, FALSE, MPAD_SHADE_GREY,
                   FOOT_RULE + 4 + foot_line, flow->width - used, FALSE);
      if (*meta->journal_head != '\0')
        margin_text (flow, page, journal, FOOT_SIZE, FALSE, MPAD_SHADE_GREY,
                     FOOT_RULE + 4 + 2 * foot_line, flow->width - used, FALSE);
    }
}

MpadPages *
mpad_page_layout_paginate (MpadDocument *document, MpadPageFlags flags, GError **error)
{
  g_autoptr (MpadPages) self = NULL;
  PangoContext *context;
  PangoFont *font;
  g_autoptr (PangoFontDescription)
    description = pango_font_description_from_string ("Cantarell,Sans 12");
  MpadNode root = { .tag = "Document" };
  MpadFlow flow = { .left = MARGIN, .width = MPAD_PAGE_WIDTH - 2 * MARGIN, .scale = 1 };
  Placer placer = { .flow = &flow };

  g_return_val_if_fail (MPAD_IS_DOCUMENT (document), NULL);
  /* An unsealed document would still change under the pages. */
  g_return_val_if_fail (mpad_document_get_check_number (document) != NULL, NULL);

  self = g_object_new (MPAD_TYPE_PAGES, NULL);
  self->document = g_object_ref (document);
  /* A map of its own: fonts of the default map belong to the thread that made them. */
  self->font_map = pango_cairo_font_map_new ();
  context = create_context (self->font_map);
  font = pango_context_load_font (context, description);
  if (font == NULL)
    {
      g_object_unref (context);
      g_set_error_literal (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_LAYOUT,
                           "No font is installed to lay out a document");
      return NULL;
    }
  g_object_unref (font);

  if (flags & MPAD_PAGE_LARGE_PRINT)
    flow.scale = 1.5;
  flow.context = context;
  flow.max_height = BODY_BOTTOM - body_top (&flow, 1);
  flow.atoms = g_array_new (FALSE, FALSE, sizeof (MpadAtom));
  flow.inks = new_inks ();
  flow.nodes = self->nodes;
  flow.layouts = self->layouts;
  g_array_append_val (self->nodes, root);
  for (guint i = 0; i < mpad_document_get_n_blocks (document); i++)
    mpad_flow_add_block (&flow, mpad_document_get_block (document, i));

  placer.pages = self;
  place_all (&placer);
  add_margins (self, &flow);

  g_array_unref (flow.atoms);
  g_array_unref (flow.inks);
  g_object_unref (context);
  return g_steal_pointer (&self);
}

guint
mpad_pages_get_n_pages (MpadPages *self)
{
  g_return_val_if_fail (MPAD_IS_PAGES (self), 0);

  return self->pages->len;
}

MpadDocument *
mpad_pages_get_document (MpadPages *self)
{
  g_return_val_if_fail (MPAD_IS_PAGES (self), NULL);

  return self->document;
}

void
mpad_pages_draw_page (MpadPages *self, guint page, cairo_t *cr)
{
  const MpadPage *marks;

  g_return_if_fail (MPAD_IS_PAGES (self));
  g_return_if_fail (page < self->pages->len);

  marks = g_ptr_array_index (self->pages, page);
  g_mutex_lock (&self->lock);
  cairo_save (cr);
  for (guint i = 0; i < marks->under->len; i++)
    mpad_ink_draw (&g_array_index (marks->under, MpadInk, i), cr);
  for (guint i = 0; i < marks->text->len; i++)
    mpad_ink_draw (&g_array_index (marks->text, MpadInk, i), cr);
  cairo_restore (cr);
  g_mutex_unlock (&self->lock);
}

static gboolean
is_blank (const MpadInk *ink)
{
  g_autoptr (GString) text = g_string_new (NULL);

  mpad_ink_append_text (ink, text);
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
mpad_pages_dup_text (MpadPages *self, guint page)
{
  g_autoptr (GString) text = NULL;
  const MpadPage *marks;
  const MpadInk *previous = NULL;

  g_return_val_if_fail (MPAD_IS_PAGES (self), NULL);
  g_return_val_if_fail (page < self->pages->len, NULL);

  text = g_string_new (NULL);
  marks = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < marks->text->len; i++)
    {
      const MpadInk *ink = &g_array_index (marks->text, MpadInk, i);

      /* Room to write on by hand has nothing to say. */
      if (ink->box == 0 && is_blank (ink))
        continue;
      if (previous != NULL && previous->node != ink->node)
        {
          const MpadNode *node = mpad_pages_node (self, ink->node);
          gboolean same_row = node->separator != NULL &&
                              mpad_pages_node (self, previous->node)->parent == node->parent;

          while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
            g_string_truncate (text, text->len - 1);
          g_string_append (text, same_row ? node->separator : "\n");
        }
      else if (previous != NULL && ink->line->layout != NULL &&
               ink->line->layout == previous->line->layout &&
               pango_layout_line_get_start_index (ink->line) >
                 pango_layout_line_get_start_index (previous->line) +
                   pango_layout_line_get_length (previous->line))
        g_string_append_c (text, '\n');
      if (ink->box > 0)
        g_string_append (text, ink->box == 2 ? "[x] " : "[ ] ");
      mpad_ink_append_text (ink, text);
      previous = ink;
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  return g_string_free_and_steal (g_steal_pointer (&text));
}
