/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of kept documents and attachments: the same bytes for ever, limits, states. */
#include "store-fixture.h"

#include "mpad-attachment.h"
#include "mpad-record-types.h"
#include "mpad-report.h"

#include <string.h>

static GBytes *
make_bytes (gsize size)
{
  guint8 *data = g_malloc (size);
  guint32 x = 12345;

  for (gsize i = 0; i < size; i++)
    {
      x = x * 1664525u + 1013904223u;
      data[i] = (guint8) (x >> 24);
    }
  return g_bytes_new_take (data, size);
}

static MpadReport *
new_report (const MpadDossier *dossier, const char *entry_id, const char *recipient)
{
  MpadReport *report = mpad_report_new ();

  report->dossier_id = g_strdup (dossier->id);
  report->entry_id = g_strdup (entry_id);
  report->kind = g_strdup ("gespreksverslag");
  report->title = g_strdup ("Gespreksverslag van 12 november");
  report->recipient = g_strdup (recipient);
  report->state = MPAD_REPORT_FINAL;
  report->pages = 2;
  return report;
}

static void
test_report (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  const MpadPerson *mother = dossier->people->pdata[1];
  const MpadPerson *father = dossier->people->pdata[2];
  g_autoptr (MpadReport) first = NULL;
  g_autoptr (MpadReport) corrected = NULL;
  g_autoptr (MpadReport) other = NULL;
  g_autoptr (GBytes) pdf = make_bytes (2 * 1024 * 1024 + 17);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autofree char *number = g_strdup_printf ("GV-%s", dossier->number);
  g_autofree char *second_number = g_strdup_printf ("GV-%s-2", dossier->number);
  g_autofree char *third_number = g_strdup_printf ("GV-%s-3", dossier->number);
  g_autofree char *next = NULL;

  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  first = new_report (dossier, entry->id, mother->id);
  g_assert_true (mpad_report_store_assign (self->vault, first, &error));
  g_assert_cmpstr (first->number, ==, number);
  g_assert_cmpint (first->version, ==, 1);
  g_assert_true (mpad_report_store_add (self->vault, first, pdf, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (first->hash, ==, hash);

  corrected = new_report (dossier, entry->id, mother->id);
  g_assert_true (mpad_report_store_add (self->vault, corrected, pdf, &error));
  g_assert_cmpstr (corrected->number, ==, number);
  g_assert_cmpint (corrected->version, ==, 2);
  other = new_report (dossier, entry->id, father->id);
  g_assert_true (mpad_report_store_add (self->vault, other, pdf, &error));
  g_assert_cmpstr (other->number, ==, second_number);
  g_assert_cmpint (other->version, ==, 1);
  next = mpad_report_store_next_number (self->vault, dossier->id, "gespreksverslag", &error);
  g_assert_cmpstr (next, ==, third_number);

  store_reopen (self);
  kept = mpad_report_store_load_pdf (self->vault, first->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, pdf));
  list = mpad_report_store_list (self->vault, dossier->id, &error);
  g_assert_cmpuint (list->len, ==, 3);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GString) one = g_string_new (NULL);
      g_autoptr (GString) two = g_string_new (NULL);
      const MpadReport *row = list->pdata[i];
      const MpadReport *expected = strcmp (row->id, first->id) == 0   ? first
                                   : strcmp (row->id, other->id) == 0 ? other
                                                                      : corrected;

      mpad_record_append_canonical (&mpad_report_type, row, NULL, one);
      mpad_record_append_canonical (&mpad_report_type, expected, NULL, two);
      g_assert_cmpstr (one->str, ==, two->str);
    }
  g_assert_cmpint (store_count_action (self, "document.make"), ==, 3);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
}

static void
test_signature_loop (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadReport) report = new_report (dossier, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) pdf = make_bytes (1000);
  g_autoptr (GError) error = NULL;
  const MpadReport *loaded;

  g_assert_true (mpad_report_store_add (self->vault, report, pdf, &error));
  report->state = MPAD_REPORT_PRINTED;
  report->printed = g_strdup ("2026-11-31");
  g_assert_false (mpad_report_store_update (self->vault, report, "document.print", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE);
  g_clear_error (&error);
  g_set_str (&report->printed, "2026-11-12");
  g_assert_true (mpad_report_store_update (self->vault, report, "document.print", &error));
  report->state = MPAD_REPORT_DISAGREED;
  report->returned = g_strdup ("2026-11-20");
  report->handed = g_strdup ("given");
  report->handed_reason = g_strdup ("op school");
  report->remark = g_strdup ("Vader schrijft: „dat heb ik niet gezegd”.");
  g_set_str (&report->number, "GV-vals"); /* what was made stays as it was made */
  g_assert_true (mpad_report_store_update (self->vault, report, "document.return", &error));
  g_assert_no_error (error);
  list = mpad_report_store_list (self->vault, NULL, &error);
  loaded = list->pdata[0];
  g_assert_cmpint (loaded->state, ==, MPAD_REPORT_DISAGREED);
  g_assert_cmpstr (loaded->printed, ==, "2026-11-12");
  g_assert_cmpstr (loaded->returned, ==, "2026-11-20");
  g_assert_cmpstr (loaded->handed, ==, "given");
  g_assert_cmpstr (loaded->remark, ==, report->remark);
  g_assert_cmpstr (loaded->number, !=, "GV-vals");
  g_assert_cmpint (store_count_action (self, "document.print"), ==, 1);
  g_assert_cmpint (store_count_action (self, "document.return"), ==, 1);

  g_assert_false (
    mpad_db_exec (mpad_vault_get_db (self->vault), "UPDATE report_chunk SET data = x'00'", &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (
    mpad_db_exec (mpad_vault_get_db (self->vault), "DELETE FROM report_chunk", &error));
  g_assert_null (mpad_report_store_load_pdf (self->vault, report->id, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (mpad_report_store_load_pdf (self->vault, "nergens", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
}

static void
test_attachments (StoreFixture *self, gconstpointer data)
{
  static const gsize sizes[] = { 1, 1024 * 1024, 1024 * 1024 + 1, MPAD_ATTACHMENT_MAX };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MpadAttachment) attachment = mpad_attachment_new ();
      g_autoptr (GBytes) content = make_bytes (sizes[i]);
      g_autoptr (GBytes) kept = NULL;
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

      attachment->dossier_id = g_strdup (dossier->id);
      attachment->name = g_strdup ("verslag met handtekening.pdf");
      attachment->mime = g_strdup ("application/pdf");
      g_assert_true (mpad_attachment_store_add (self->vault, attachment, content, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (attachment->hash, ==, hash);
      kept = mpad_attachment_store_load (self->vault, attachment->id, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (kept, content));
    }
  list = mpad_attachment_store_list (self->vault, dossier->id, &error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (sizes));
  g_assert_cmpint (((MpadAttachment *) list->pdata[3])->size, ==, MPAD_ATTACHMENT_MAX);
  g_assert_cmpstr (((MpadAttachment *) list->pdata[0])->mime, ==, "application/pdf");
  g_assert_cmpint (store_count (self, "SELECT max (length (data)) FROM attachment_chunk"), ==,
                   1024 * 1024);
  g_assert_cmpint (store_count_action (self, "attachment.add"), ==, (gint64) G_N_ELEMENTS (sizes));
}

static void
test_attachment_limits (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadAttachment) attachment = mpad_attachment_new ();
  g_autoptr (GBytes) big = make_bytes (MPAD_ATTACHMENT_MAX + 1);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  attachment->dossier_id = g_strdup (dossier->id);
  g_assert_false (mpad_attachment_store_add (self->vault, attachment, big, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_false (mpad_attachment_store_add (self->vault, attachment, empty, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (mpad_attachment_store_load (self->vault, "nergens", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM attachment_chunk"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/report-store/the-same-bytes-for-ever-F8", test_report);
  STORE_TEST ("/report-store/signature-loop-F8", test_signature_loop);
  STORE_TEST ("/report-store/attachments-up-to-25-MiB-F13", test_attachments);
  STORE_TEST ("/report-store/larger-attachments-are-refused-F13", test_attachment_limits);
  return g_test_run ();
}
