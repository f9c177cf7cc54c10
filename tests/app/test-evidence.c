/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments (F13): kept as they came in, shown from memory, and leaving only without what is
 * hidden in them unless the original is asked for. */
#include "dossier-tools.h"

#include "mpad-attachment.h"
#include "mpad-evidence-list.h"
#include "mpad-evidence-viewer.h"
#include "mpad-picture-loader.h"

#include <string.h>

/* A JPEG with an EXIF part that holds a place and says that the camera was turned. */
static GBytes *
make_photo (int width, int height)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0x00, 0x3c, 'E', 'x', 'i', 'f', 0, 0,
                                 /* big-endian TIFF, one tag: orientation 6 */
                                 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0,
                                 6, 0, 0, 0, 0, 0, 0, 'G', 'P', 'S', '-', 'v', 'e', 'r', 'z', 'o',
                                 'n', 'n', 'e', 'n', '-', 'p', 'l', 'a', 'a', 't', 's', '-', '5',
                                 '2', '.', '1', '0' };
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize size;

  G_STATIC_ASSERT (sizeof exif == 0x3c + 2);
  gdk_pixbuf_fill (pixbuf, 0x1f6079ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));
  g_byte_array_append (bytes, (const guint8 *) data, 2);
  g_byte_array_append (bytes, exif, sizeof exif);
  g_byte_array_append (bytes, (const guint8 *) data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

/* F13: a copy without place; upright, as the camera was held */
static void
test_copy_has_no_place (void)
{
  g_autoptr (GBytes) photo = make_photo (64, 48);
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (GdkTexture) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  const char *suffix = NULL;

  g_assert_true (mpad_picture_is_known (photo));
  g_assert_true (holds (photo, "Exif"));
  g_assert_true (holds (photo, "52.10"));
  before = mpad_picture_load (photo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (before), ==, 48);
  g_assert_cmpint (gdk_texture_get_height (before), ==, 64);
  copy = mpad_picture_copy_clean (photo, &suffix, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suffix, ==, "jpg");
  g_assert_false (holds (copy, "Exif"));
  g_assert_false (holds (copy, "52.10"));
  after = mpad_picture_load (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (after), ==, 48);
  g_assert_cmpint (gdk_texture_get_height (after), ==, 64);
}

static void
test_broken_and_foreign_pictures (void)
{
  g_autoptr (GBytes) photo = make_photo (64, 48);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (photo, 0, g_bytes_get_size (photo) / 3);
  g_autoptr (GBytes) text = g_bytes_new_static ("<svg onload=x/>", 15);
  g_autoptr (GBytes) gif = g_bytes_new_static ("GIF89a\1\0\1\0\0\0\0;", 14);
  /* a PNG that says it is 100,000 by 100,000 */
  static const guint8 bomb[] = { 0x89, 'P',  'N', 'G', '\r', '\n', 0x1a, '\n', 0,    0,    0,
                                 13,   'I',  'H', 'D', 'R',  0,    1,    0x86, 0xa0, 0,    1,
                                 0x86, 0xa0, 8,   2,   0,    0,    0,    0x61, 0x0b, 0x3d, 0x1c };
  g_autoptr (GBytes) huge = g_bytes_new_static (bomb, sizeof bomb);
  GBytes *all[] = { cut, text, gif, huge };

  g_assert_false (mpad_picture_is_known (text));
  g_assert_false (mpad_picture_is_known (gif));
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture = mpad_picture_load (all[i], &error);

      g_assert_null (texture);
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_IO_ERROR);
    }
}

static gboolean
has_row (gpointer data)
{
  GtkWidget *list = app_find (data, GTK_TYPE_LIST_BOX, NULL);

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static gboolean
has_picture (gpointer data)
{
  return app_find (data, GTK_TYPE_PICTURE, NULL) != NULL;
}

/* F13: added, shown inside the program, taken back */
static void
test_photo_is_kept_and_shown (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  g_autoptr (GBytes) photo = make_photo (640, 480);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, photo);
  g_autofree char *short_hash = g_strndup (hash, 12);
  GtkWidget *list, *viewer;

  mpad_dossier_page_show (page, "attachments");
  app_settle (self->window);
  list = app_find (GTK_WIDGET (page), MPAD_TYPE_EVIDENCE_LIST, NULL);
  g_assert_nonnull (list);
  g_assert_true (app_shows_text (list, "Nothing here yet."));
  mpad_evidence_list_add (MPAD_EVIDENCE_LIST (list), "plek-op-arm.jpg", photo);
  app_wait (has_row, list);
  app_settle (self->window);
  g_assert_true (app_shows_text (list, "plek-op-arm.jpg"));

  g_signal_emit_by_name (
    app_find (list, GTK_TYPE_LIST_BOX, NULL), "row-activated",
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (app_find (list, GTK_TYPE_LIST_BOX, NULL)), 0));
  app_settle (self->window);
  viewer = app_find (GTK_WIDGET (page), MPAD_TYPE_EVIDENCE_VIEWER, NULL);
  g_assert_nonnull (viewer);
  app_wait (has_picture, viewer);
  /* the fingerprint is that of what came in */
  g_assert_true (app_shows_text (viewer, short_hash));
  press (viewer, "Copy of the original …");
  app_settle (self->window);
  g_assert_nonnull (visible_dialog (self));
  g_assert_true (app_shows_text (visible_dialog (self), "This leaves the vault"));
  adw_dialog_force_close (ADW_DIALOG (visible_dialog (self)));
  mpad_dossier_page_pop (page);
  app_settle (self->window);

  press (list, "Undo");
  app_wait (has_no_row, list);
  g_object_unref (model);
}

/* F13: at most 25 MiB, with a sentence; a mail is text */
static void
test_too_large_and_empty_are_told (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  g_autofree guint8 *zeros = g_malloc0 (MPAD_ATTACHMENT_MAX + 1);
  g_autoptr (GBytes) large = g_bytes_new_static (zeros, MPAD_ATTACHMENT_MAX + 1);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  GtkWidget *list;

  mpad_dossier_page_show (page, "attachments");
  app_settle (self->window);
  list = app_find (GTK_WIDGET (page), MPAD_TYPE_EVIDENCE_LIST, NULL);
  mpad_evidence_list_add (MPAD_EVIDENCE_LIST (list), "film.mp4", large);
  g_assert_true (app_shows_text (list, "“film.mp4” is larger than 25 MB"));
  mpad_evidence_list_add (MPAD_EVIDENCE_LIST (list), "leeg.txt", none);
  g_assert_true (app_shows_text (list, "“leeg.txt” is empty"));
  g_assert_false (has_row (list));
  g_object_unref (model);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/evidence/copy-has-no-place", test_copy_has_no_place);
  g_test_add_func ("/evidence/broken-and-foreign-pictures", test_broken_and_foreign_pictures);
  g_test_add ("/evidence/photo-is-kept-and-shown", AppFixture, NULL, app_set_up,
              test_photo_is_kept_and_shown, app_tear_down);
  g_test_add ("/evidence/too-large-and-empty-are-told", AppFixture, NULL, app_set_up,
              test_too_large_and_empty_are_told, app_tear_down);
  return g_test_run ();
}
