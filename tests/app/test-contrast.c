/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the colour roles from the style sheets and checks the contrast of every pair that the
 * program puts on top of each other: 4.5 for text, 3 for marks that carry meaning (WCAG 1.4.3,
 * 1.4.11). Needs no display. */
#include <glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *front, *back;
  double least;
} Pair;

static const Pair pairs[] = {
  { "fg", "window", 4.5 },
  { "fg", "sidebar", 4.5 },
  { "fg", "card", 4.5 },
  { "fg", "view", 4.5 },
  { "fg", "accent-tint", 4.5 },
  { "fg", "stop-tint", 4.5 },
  { "fg", "warn-tint", 4.5 },
  { "fg", "words-tint", 4.5 },
  { "dim", "window", 4.5 },
  { "dim", "sidebar", 4.5 },
  { "dim", "card", 4.5 },
  { "dim", "view", 4.5 },
  { "dim", "accent-tint", 4.5 },
  { "on-accent", "accent", 4.5 },
  { "on-trail", "trail", 4.5 },
  { "accent-text", "window", 4.5 },
  { "accent-text", "card", 4.5 },
  { "accent-text", "accent-tint", 4.5 },
  { "on-stop", "stop", 4.5 },
  { "stop-text", "window", 4.5 },
  { "stop-text", "card", 4.5 },
  { "stop-text", "sidebar", 4.5 },
  { "stop-text", "stop-tint", 4.5 },
  { "on-stop-mark", "stop-mark", 4.5 },
  { "warn-text", "warn-tint", 4.5 },
  { "warn-text", "card", 4.5 },
  { "ok-text", "ok-tint", 4.5 },
  { "ok-text", "window", 4.5 },
  { "ok-text", "sidebar", 4.5 },
  { "words-text", "words-tint", 4.5 },
  { "words-text", "card", 4.5 },
  { "relay-text", "card", 4.5 },
  { "line2", "window", 3.0 },
  { "line2", "card", 3.0 },
  { "line2", "sidebar", 3.0 },
  { "trail", "sidebar", 3.0 },
  { "trail", "window", 3.0 },
  { "trail", "card", 3.0 },
  { "stop-mark", "sidebar", 3.0 },
  { "stop-mark", "stop-tint", 3.0 },
};

static double
channel (int value)
{
  double c = value / 255.0;

  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (const char *css, const char *role)
{
  g_autofree char *key = g_strdup_printf ("--mpad-%s: #", role);
  const char *at = strstr (css, key);
  guint64 rgb;

  if (at == NULL)
    g_error ("The colour role “%s” is missing", role);
  rgb = g_ascii_strtoull (at + strlen (key), NULL, 16);
  return 0.2126 * channel (rgb >> 16 & 0xff) + 0.7152 * channel (rgb >> 8 & 0xff) +
         0.0722 * channel (rgb & 0xff);
}

static double
contrast (const char *css, const char *front, const char *back)
{
  double a = luminance (css, front), b = luminance (css, back);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_contrast (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", name, NULL);
  g_autofree char *css = NULL;
  gboolean good = TRUE;

  g_file_get_contents (path, &css, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double ratio = contrast (css, pairs[i].front, pairs[i].back);

      if (ratio < pairs[i].least)
        {
          g_test_message ("%s on %s: %.2f, needs %.1f", pairs[i].front, pairs[i].back, ratio,
                          pairs[i].least);
          good = FALSE;
        }
    }
  g_assert_true (good);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/contrast/light-roles-can-be-read", "style.css", test_contrast);
  g_test_add_data_func ("/contrast/dark-roles-can-be-read", "style-dark.css", test_contrast);
  return g_test_run ();
}
