/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the differences between two protocols and of a school's own adjustments. */
#include "mpad-error.h"
#include "mpad-protocol-diff.h"
#include "mpad-protocol-overlay.h"
#include "protocol-tools.h"

#include <string.h>

/* The shipped protocol @id with @old replaced by @now once, loaded. */
static MpadProtocol *
edited (const char *id, const char *old, const char *now)
{
  g_autofree char *relative = g_strdup_printf ("data/protocols/%s.json", id);
  g_autofree char *text = tools_read (relative);
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MpadProtocol *protocol;

  g_assert_cmpuint (g_string_replace (changed, old, now, 1), ==, 1);
  bytes = g_bytes_new (changed->str, changed->len);
  protocol = mpad_protocol_load_bytes (bytes, "proef.json", &error);
  g_assert_no_error (error);
  return protocol;
}

static GBytes *
read_bytes (const char *relative)
{
  char *text = tools_read (relative);

  return g_bytes_new_take (text, strlen (text));
}

static const MpadProtocolDifference *
find (GPtrArray *list, MpadDiffArea area, MpadDiffChange change)
{
  for (guint i = 0; i < list->len; i++)
    {
      const MpadProtocolDifference *difference = list->pdata[i];

      if (difference->area == area && difference->change == change)
        return difference;
    }
  return NULL;
}

static void
test_no_difference_with_itself (void)
{
  static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) one = tools_protocol (ids[i]);
      g_autoptr (MpadProtocol) two = tools_protocol (ids[i]);
      g_autoptr (GPtrArray) list = mpad_protocol_diff (one, two);

      g_assert_cmpuint (list->len, ==, 0);
    }
}

/* A school's own copy is compared with the protocol it was made from, not with another. */
static void
test_nearest_is_the_one_it_was_made_from (void)
{
  static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };
  g_autoptr (GPtrArray)
    shipped = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_protocol_unref);
  g_autoptr (MpadProtocol) own = edited ("s3", "\"id\": \"s3\"", "\"id\": \"eigen\"");

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (shipped, tools_protocol (ids[i]));
  g_assert_cmpuint (mpad_protocol_diff_nearest (own, shipped), ==, 3);
}

static void
test_each_shipped_pair_differs_both_ways (void)
{
  g_autoptr (MpadProtocol) s1 = tools_protocol ("s1");
  g_autoptr (MpadProtocol) s2 = tools_protocol ("s2");
  g_autoptr (GPtrArray) there = mpad_protocol_diff (s1, s2);
  g_autoptr (GPtrArray) back = mpad_protocol_diff (s2, s1);
  guint added = 0, removed = 0;

  for (guint i = 0; i < there->len; i++)
    added += ((MpadProtocolDifference *) there->pdata[i])->change == MPAD_DIFF_ADDED;
  for (guint i = 0; i < back->len; i++)
    removed += ((MpadProtocolDifference *) back->pdata[i])->change == MPAD_DIFF_REMOVED;
  g_assert_cmpuint (added, >, 0);
  g_assert_cmpuint (added, ==, removed);
  /* zorgteam of four (S2-4) */
  g_assert_nonnull (find (there, MPAD_DIFF_ROLE, MPAD_DIFF_ADDED));
}

static void
test_one_change_is_one_difference (void)
{
  static const struct
  {
    const char *old, *now;
    MpadDiffArea area;
    MpadDiffChange change;
    const char *before, *after;
  } cases[] = {
    { "\"name\": \"IB'er\"", "\"name\": \"kwaliteitscoördinator\"", MPAD_DIFF_ROLE,
      MPAD_DIFF_RENAMED, "IB'er", "kwaliteitscoördinator" },
    { "\"label\": \"5B\"", "\"label\": \"B\"", MPAD_DIFF_LETTER, MPAD_DIFF_CHANGED, "5B", "B" },
    { "Laat de directie weten dat er signalen zijn", "Vertel het de directie", MPAD_DIFF_NOTIFY,
      MPAD_DIFF_RENAMED, "Laat de directie weten dat er signalen zijn", "Vertel het de directie" },
  };
  g_autoptr (MpadProtocol) s1 = tools_protocol ("s1");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadProtocol) own = edited ("s1", cases[i].old, cases[i].now);
      g_autoptr (GPtrArray) list = mpad_protocol_diff (s1, own);
      const MpadProtocolDifference *difference;

      g_assert_cmpuint (list->len, ==, 1);
      difference = list->pdata[0];
      g_assert_cmpint (difference->area, ==, cases[i].area);
      g_assert_cmpint (difference->change, ==, cases[i].change);
      g_assert_cmpstr (difference->before, ==, cases[i].before);
      g_assert_cmpstr (difference->after, ==, cases[i].after);
    }
}

/* adjustments */

static void
test_untouched_is_no_adjustment (void)
{
  static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) base = tools_protocol (ids[i]);
      g_autoptr (MpadProtocolOverlay) overlay = mpad_protocol_overlay_new (base);

      g_assert_null (mpad_protocol_overlay_print (overlay, base, "1"));
    }
}

static void
test_adjustments_come_back (void)
{
  g_autoptr (MpadProtocol) base = tools_protocol ("s1");
  g_autoptr (GBytes) base_json = read_bytes ("data/protocols/s1.json");
  g_autoptr (MpadProtocolOverlay) overlay = mpad_protocol_overlay_new (base);
  MpadOverlayDecision *melden = overlay->decisions->pdata[0];
  MpadOverlayContact *contact = overlay->contacts->pdata[0];
  const char *only_ib[] = { "ib", NULL };
  g_autoptr (GBytes) json = NULL;
  g_autoptr (MpadProtocol) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *version = NULL;
  const MpadProtocolStep *step;

  g_set_str (&((MpadOverlayRole *) overlay->roles->pdata[1])->name, "kwaliteitscoördinator");
  g_clear_pointer (&melden->label, g_free);
  g_strfreev (melden->makers);
  melden->makers = g_strdupv ((char **) only_ib);
  g_set_str (&contact->phone, "het nummer van de school");
  g_ptr_array_remove_index (overlay->notify, 0); /* directie after step 1 (S1-4) */
  mpad_protocol_overlay_add_notify (overlay, "overleg", "directie", "Vertel het de directie");

  json = mpad_protocol_overlay_print (overlay, base, "2026.1+1");
  g_assert_true (mpad_protocol_overlay_find_base (json, &id, &version));
  g_assert_cmpstr (id, ==, "s1");
  g_assert_cmpstr (version, ==, "2026.1");
  g_assert_false (mpad_protocol_overlay_find_base (base_json, NULL, NULL));
  result = mpad_protocol_overlay_load (base_json, json, "eigen", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->version, ==, "2026.1+1");
  g_assert_cmpstr (mpad_protocol_find_role (result, "ib")->name, ==, "kwaliteitscoördinator");
  g_assert_null (mpad_protocol_find_decision (result, "melden")->label);
  g_assert_cmpuint (g_strv_length (mpad_protocol_find_decision (result, "melden")->makers), ==, 1);
  g_assert_cmpuint (mpad_protocol_find_step (result, "signalen")->notify->len, ==, 0);
  step = mpad_protocol_find_step (result, "overleg");
  g_assert_cmpuint (step->notify->len, ==, 1);
  /* the rule that kept its id keeps its condition (S1-36) */
  step = mpad_protocol_find_step (result, "beslissen");
  g_assert_nonnull (((MpadProtocolNotify *) step->notify->pdata[0])->when);
  list = mpad_protocol_diff (base, result);
  g_assert_cmpuint (list->len, ==, 6);
}

/* What comes out is checked by the loader, with the same kind of message. */
static void
test_bad_adjustments_are_refused (void)
{
  static const struct
  {
    const char *json, *where;
    MpadProtocolError code;
  } cases[] = {
    { "{\"format\":1,\"adjusts\":{\"id\":\"s1\",\"version\":\"2026.1\"},\"version\":\"x\","
      "\"roles\":[{\"id\":\"kok\",\"name\":\"kok\"}]}",
      "/roles/0/id", MPAD_PROTOCOL_ERROR_UNKNOWN_REF },
    { "{\"format\":1,\"adjusts\":{\"id\":\"s1\",\"version\":\"2025\"},\"version\":\"x\"}",
      "/adjusts", MPAD_PROTOCOL_ERROR_UNKNOWN_REF },
    { "{\"format\":1,\"adjusts\":{\"id\":\"s1\",\"version\":\"2026.1\"},\"version\":\"x\","
      "\"locks\":[]}",
      "/locks", MPAD_PROTOCOL_ERROR_VALUE },
    { "{\"format\":1,\"adjusts\":{\"id\":\"s1\",\"version\":\"2026.1\"},\"version\":\"x\","
      "\"decisions\":[{\"id\":\"melden\",\"deciders\":[\"kok\"]}]}",
      "/decisions/0/deciders", MPAD_PROTOCOL_ERROR_UNKNOWN_REF },
    { "{\"format\":1,\"adjusts\":{\"id\":\"s1\",\"version\":\"2026.1\"},\"version\":\"x\","
      "\"notify\":[{\"step\":\"overleg\",\"items\":[{\"id\":\"a\",\"role\":\"ib\",\"text\":\"\"}]}]"
      "}",
      "/notify/0/items/0/text", MPAD_PROTOCOL_ERROR_VALUE },
  };
  g_autoptr (GBytes) base = read_bytes ("data/protocols/s1.json");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_null (mpad_protocol_overlay_load (base, json, "eigen.json", &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, MPAD_PROTOCOL_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].where));
    }
}

/* S4-10: of two kaders the school answers one; the other stays to be chosen again */
static void
test_other_kader (void)
{
  g_autofree char *path = tools_path ("data/protocols/s4.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base_json = mpad_protocol_read_file (path, &error);
  g_autoptr (MpadProtocol) base = mpad_protocol_load_bytes (base_json, "s4", &error);
  g_autoptr (MpadProtocolOverlay) overlay = mpad_protocol_overlay_new (base);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) wrong = NULL;
  g_autoptr (MpadProtocol) result = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (overlay->kader, ==, "onderwijs");
  g_set_str (&overlay->kader, "vws");
  json = mpad_protocol_overlay_print (overlay, base, "2026.1+1");
  result = mpad_protocol_overlay_load (base_json, json, "eigen", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->kaders->len, ==, 2);
  g_assert_cmpstr (mpad_protocol_find_kader (result, NULL)->id, ==, "vws");
  {
    g_autoptr (MpadFacts) facts = mpad_facts_new ("2026-11-22");
    g_autoptr (MpadGuidance) guidance = mpad_engine_evaluate (result, facts);
    g_autoptr (GPtrArray) differences = mpad_protocol_diff (base, result);

    g_assert_cmpstr (guidance->kader->kader->id, ==, "vws");
    g_assert_cmpuint (differences->len, >, 0);
  }
  g_set_str (&overlay->kader, "geen");
  wrong = mpad_protocol_overlay_print (overlay, base, "2026.1+1");
  g_assert_null (mpad_protocol_overlay_load (base_json, wrong, "eigen", &error));
  g_assert_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_UNKNOWN_REF);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol-diff/none-with-itself", test_no_difference_with_itself);
  g_test_add_func ("/protocol-diff/nearest-is-its-origin",
                   test_nearest_is_the_one_it_was_made_from);
  g_test_add_func ("/protocol-diff/added-there-is-removed-back",
                   test_each_shipped_pair_differs_both_ways);
  g_test_add_func ("/protocol-diff/one-change-is-one-difference",
                   test_one_change_is_one_difference);
  g_test_add_func ("/protocol-overlay/untouched-is-nothing", test_untouched_is_no_adjustment);
  g_test_add_func ("/protocol-overlay/adjustments-come-back", test_adjustments_come_back);
  g_test_add_func ("/protocol-overlay/S4-10-the-other-kader", test_other_kader);
  g_test_add_func ("/protocol-overlay/bad-ones-say-where", test_bad_adjustments_are_refused);
  return g_test_run ();
}
