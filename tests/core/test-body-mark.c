/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on the body (R-6, F13): kept with the entry, found by search, the same in words and on
 * paper. */
#include "store-fixture.h"

#include <cairo.h>
#include <string.h>

#include "mpad-body-figure.h"
#include "mpad-body-mark.h"
#include "mpad-entry-keys.h"
#include "mpad-search.h"

static GPtrArray *
make_marks (void)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_body_mark_free);
  MpadBodyMark *one = mpad_body_mark_new (MPAD_BODY_FRONT, 318, 300);
  MpadBodyMark *two = mpad_body_mark_new (MPAD_BODY_BACK, 150, 840);

  one->size = g_strdup ("ongeveer 2 cm");
  one->colour = g_strdup ("blauw-geel");
  one->words = g_strdup ("Rond; Sam zegt: „van de trap”.\nTweede regel.");
  two->kind = MPAD_BODY_SCRATCH;
  g_ptr_array_add (marks, one);
  g_ptr_array_add (marks, two);
  return marks;
}

static void
assert_same_marks (GPtrArray *one, GPtrArray *two)
{
  g_assert_cmpuint (one->len, ==, two->len);
  for (guint i = 0; i < one->len; i++)
    {
      const MpadBodyMark *a = g_ptr_array_index (one, i), *b = g_ptr_array_index (two, i);

      g_assert_cmpint (a->side, ==, b->side);
      g_assert_cmpint (a->x, ==, b->x);
      g_assert_cmpint (a->y, ==, b->y);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpstr (a->size, ==, b->size);
      g_assert_cmpstr (a->colour, ==, b->colour);
      g_assert_cmpstr (a->words, ==, b->words);
    }
}

/* what was marked is in the vault as it was marked, and is found by its words */
static void
test_marks_are_kept (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) read = NULL;
  g_autoptr (GPtrArray) marks = make_marks (), found = NULL, hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mpad_entry_has_marks (entry));
  mpad_entry_set_marks (entry, marks);
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
  store_reopen (self);
  read = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_no_error (error);
  g_assert_true (mpad_entry_has_marks (read));
  found = mpad_entry_dup_marks (read);
  assert_same_marks (found, marks);
  hits = mpad_search_run (self->vault, "blauw", NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  /* a word of the program is not a word of a person */
  hits = mpad_search_run (self->vault, "discolouration", NULL, 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* Taking one away leaves nothing of it behind, and the others close the row. */
static void
test_fewer_marks (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  g_autoptr (GPtrArray) marks = make_marks (), found = NULL;
  const MpadBodyMark *left;

  mpad_entry_set_marks (entry, marks);
  g_ptr_array_remove_index (marks, 0);
  mpad_entry_set_marks (entry, marks);
  found = mpad_entry_dup_marks (entry);
  g_assert_cmpuint (found->len, ==, 1);
  left = g_ptr_array_index (found, 0);
  g_assert_cmpint (left->kind, ==, MPAD_BODY_SCRATCH);
  g_assert_null (left->size);
  g_ptr_array_set_size (marks, 0);
  mpad_entry_set_marks (entry, marks);
  g_assert_cmpuint (g_hash_table_size (entry->details), ==, 0);
}

/* A kind that this program does not know never reads as another one; a place that is none lies on
 * the figure. */
static void
test_unknown_words (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  g_autoptr (GPtrArray) found = NULL;
  const MpadBodyMark *mark;

  mpad_entry_set (entry, MPAD_KEY_MARK_PREFIX "01", "front -5 99999");
  mpad_entry_set (entry, MPAD_KEY_MARK_PREFIX "01.kind", "nieuw-woord");
  mpad_entry_set (entry, MPAD_KEY_MARK_PREFIX "02", "back");
  found = mpad_entry_dup_marks (entry);
  g_assert_cmpuint (found->len, ==, 2);
  mark = g_ptr_array_index (found, 0);
  g_assert_cmpint (mark->kind, ==, MPAD_BODY_OTHER);
  g_assert_cmpint (mark->x, ==, 0);
  g_assert_cmpint (mark->y, ==, MPAD_BODY_HEIGHT);
}

/* Left and right are the child's own, on both sides; what is placed by name is found by place. */
static void
test_regions (void)
{
  for (int side = MPAD_BODY_FRONT; side <= MPAD_BODY_BACK; side++)
    {
      guint n;
      const MpadBodyRegion *regions = mpad_body_regions ((MpadBodySide) side, &n);

      g_assert_cmpuint (n, >, 20);
      for (guint i = 0; i < n; i++)
        {
          const MpadBodyRegion *at = mpad_body_region_at ((MpadBodySide) side, regions[i].x,
                                                          regions[i].y);

          g_assert_cmpstr (at->word, ==, regions[i].word);
          if (g_str_has_prefix (regions[i].word, "left-"))
            g_assert_true (side == MPAD_BODY_FRONT ? regions[i].x > 200 : regions[i].x < 200);
          if (g_str_has_prefix (regions[i].word, "right-"))
            g_assert_true (side == MPAD_BODY_FRONT ? regions[i].x < 200 : regions[i].x > 200);
        }
    }
  g_assert_cmpstr (mpad_body_region_at (MPAD_BODY_FRONT, 200, 280)->word, ==, "chest");
  g_assert_cmpstr (mpad_body_region_at (MPAD_BODY_BACK, 200, 280)->word, ==, "upper-back");
}

/* Every place with a name lies on the outline that is drawn. */
static void
test_regions_lie_on_the_figure (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, MPAD_BODY_WIDTH,
                                                         MPAD_BODY_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  mpad_body_figure_path (cr);
  for (int side = MPAD_BODY_FRONT; side <= MPAD_BODY_BACK; side++)
    {
      guint n;
      const MpadBodyRegion *regions = mpad_body_regions ((MpadBodySide) side, &n);

      for (guint i = 0; i < n; i++)
        {
          if (!cairo_in_fill (cr, regions[i].x, regions[i].y))
            g_test_message ("%s lies beside the figure", regions[i].word);
          g_assert_true (cairo_in_fill (cr, regions[i].x, regions[i].y));
        }
    }
  g_assert_false (cairo_in_fill (cr, 10, 10));
  g_assert_false (cairo_in_fill (cr, 200, 800));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The list says all that the figure shows: side, place, kind, size, colour, words. */
static void
test_words_for_paper (void)
{
  g_autoptr (GPtrArray) marks = make_marks ();
  g_autofree char *text = mpad_body_marks_dup_dutch (marks);

  g_assert_cmpstr (text, ==,
                   "1. linkerbovenarm, voorkant: verkleuring; grootte: ongeveer 2 cm; kleur: "
                   "blauw-geel; Rond; Sam zegt: „van de trap”.\nTweede regel.\n"
                   "2. linkeronderbeen, achterkant: kras of schram.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/body-mark/R6-kept-and-found", test_marks_are_kept);
  g_test_add_func ("/body-mark/taken-away", test_fewer_marks);
  g_test_add_func ("/body-mark/unknown-words", test_unknown_words);
  g_test_add_func ("/body-mark/left-is-the-childs-left", test_regions);
  g_test_add_func ("/body-mark/regions-lie-on-the-figure", test_regions_lie_on_the_figure);
  g_test_add_func ("/body-mark/words-for-paper", test_words_for_paper);
  return g_test_run ();
}
