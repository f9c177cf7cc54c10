/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad input (issue of the record, F24): every text field of the record takes every valid text and
 * gives the same bytes back, or refuses it with an error that has a sentence; what is stored can be
 * searched for and printed; nothing crashes. */
#include "store-fixture.h"

#include <string.h>

#include "mpad-body-mark.h"
#include "mpad-dossieroverzicht.h"
#include "mpad-draft-store.h"
#include "mpad-entry-keys.h"
#include "mpad-pdf.h"
#include "mpad-pupil-list.h"
#include "mpad-record-types.h"
#include "mpad-report.h"
#include "mpad-school-store.h"
#include "mpad-search.h"
#include "mpad-text.h"
#include "naughty-strings.h"

/* Every text field but @keep becomes @text. */
static void
fill (const MpadRecordType *type, gpointer record, const char *const *keep, const char *text)
{
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    {
      char **member = (char **) (gpointer) ((char *) record + field->offset);

      if (field->type == MPAD_FIELD_TEXT && !g_strv_contains (keep, field->name))
        g_set_str (member, text);
    }
}

static const char *const keep_person[] = { "id", "dossier_id", "birth_date", NULL };
static const char *const keep_task[] = {
  "id", "dossier_id", "step_id", "due", "snoozed_until", "done_date", "protocol_task", NULL
};
static const char *const keep_statement[] = { "id", "entry_id", "person_id", "hypothesis_date",
                                              NULL };
static const char *const keep_entry[] = { "id",         "dossier_id",     "step_id",
                                          "happened",   "happened_until", "entered_by",
                                          "group_then", "amends",         NULL };

static const char *const typed_keys[] = {
  MPAD_KEY_WITH_NAME, MPAD_KEY_WITH_FUNCTION, MPAD_KEY_ADVICE,      MPAD_KEY_REFERENCE,
  MPAD_KEY_PURPOSE,   MPAD_KEY_MOTIVE,        MPAD_KEY_DECIDERS,    MPAD_KEY_GOALS,
  MPAD_KEY_REASON,    MPAD_KEY_CALLER,        MPAD_KEY_CASEMANAGER, MPAD_KEY_SECTION_PREFIX "doel",
};

static MpadEntry *
make_entry (const MpadDossier *dossier, const char *text)
{
  MpadEntry *entry = store_new_signal (dossier);
  MpadStatement *statement = g_ptr_array_index (entry->statements, 0);
  g_autoptr (GPtrArray)
    marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_body_mark_free);
  MpadBodyMark *mark = mpad_body_mark_new (MPAD_BODY_BACK, 200, 300);

  fill (&mpad_entry_type, entry, keep_entry, text);
  fill (&mpad_statement_type, statement, keep_statement, text);
  for (gsize i = 0; i < G_N_ELEMENTS (typed_keys); i++)
    mpad_entry_set (entry, typed_keys[i], text);
  mark->size = g_strdup (text);
  mark->colour = g_strdup (text);
  mark->words = g_strdup (text);
  g_ptr_array_add (marks, mark);
  mpad_entry_set_marks (entry, marks);
  return entry;
}

static void
assert_same_bytes (const MpadEntry *one, const MpadEntry *two)
{
  g_autoptr (GBytes) a = mpad_entry_dup_canonical (one), b = mpad_entry_dup_canonical (two);

  g_assert_true (g_bytes_equal (a, b));
}

/* Store, read back from the file, compare every field. */
static void
test_every_field (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = naughty_strings ();
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_entry_free);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_person_free);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_task_free);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (all->len, >=, 300);
  for (guint i = 0; i < all->len; i++)
    {
      const char *text = g_ptr_array_index (all, i);
      MpadEntry *entry = make_entry (dossier, text);
      MpadPerson *person = mpad_person_new (MPAD_RELATION_FAMILY);
      MpadTask *task = mpad_task_new ();

      g_ptr_array_add (entries, entry);
      g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
      g_assert_no_error (error);
      g_set_str (&person->dossier_id, dossier->id);
      fill (&mpad_person_type, person, keep_person, text);
      person->aliases = g_strsplit ("Sammie|Saampje", "|", -1);
      g_ptr_array_add (people, person);
      g_assert_true (mpad_dossier_store_save_person (self->vault, person, &error));
      g_assert_no_error (error);
      g_set_str (&task->dossier_id, dossier->id);
      fill (&mpad_task_type, task, keep_task, text);
      g_ptr_array_add (tasks, task);
      g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
      g_assert_no_error (error);
    }
  store_reopen (self);
  loaded = mpad_dossier_store_load (self->vault, dossier->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);
      const MpadPerson *person = g_ptr_array_index (people, i);
      const MpadTask *task = g_ptr_array_index (tasks, i);
      const MpadTask *found = NULL;

      assert_same_bytes (entry, mpad_dossier_get_entry (loaded, entry->id));
      store_assert_same (&mpad_entry_type, entry, mpad_dossier_get_entry (loaded, entry->id));
      store_assert_same (&mpad_person_type, person, mpad_dossier_get_person (loaded, person->id));
      for (guint k = 0; k < loaded->tasks->len && found == NULL; k++)
        if (g_str_equal (((const MpadTask *) g_ptr_array_index (loaded->tasks, k))->id, task->id))
          found = g_ptr_array_index (loaded->tasks, k);
      store_assert_same (&mpad_task_type, task, found);
    }
}

/* Words between two spaces, without a sign that the search gives a meaning. */
static gboolean
is_plain (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++, n++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  return n >= 3;
}

/* F24: whatever is typed into the search is words to search for, never a query; what is plain is
 * found. */
static void
test_search_takes_everything (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = naughty_strings ();
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);

  for (guint i = 0; i < all->len; i++)
    {
      const char *text = g_ptr_array_index (all, i);
      g_autoptr (MpadEntry) entry = make_entry (dossier, text);
      g_autoptr (GPtrArray) hits = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
      g_assert_no_error (error);
      hits = mpad_search_run (self->vault, text, NULL, 50, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (hits);
      if (is_plain (text))
        g_assert_cmpuint (hits->len, >=, 1);
      for (guint k = 0; k < hits->len; k++)
        {
          const MpadSearchHit *hit = g_ptr_array_index (hits, k);

          g_assert_true (g_utf8_validate (hit->excerpt, -1, NULL));
        }
      g_assert_true (mpad_entry_store_discard (self->vault, entry->id, &error));
      g_assert_no_error (error);
    }
}

static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

/* On paper: laid out, drawn to a PDF, and every visible word of it in the text of the page. */
static void
test_paper_takes_everything (void)
{
  g_autoptr (GPtrArray) all = naughty_strings ();
  const MpadFigureMark mark = { FALSE, 200, 300 };

  for (guint i = 0; i < all->len; i++)
    {
      const char *text = g_ptr_array_index (all, i);
      MpadPaperItem item = { .kind = (MpadPaperStatement) (i % 6), .who = text, .text = text };
      MpadOverzichtEntry entry = { .happened = "9 november 2026",
                                   .title = mpad_text_is_blank (text) ? "x" : text,
                                   .author = text,
                                   .text = text,
                                   .items = &item,
                                   .n_items = 1,
                                   .marks = &mark,
                                   .n_marks = 1 };
      MpadOverzichtInput input = {
        .head = { .school = "De Verzonnen Boom" }, .pupil = "Sam", .entries = &entry, .n_entries = 1
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadDocument) document = mpad_dossieroverzicht_new (&input, &error);
      g_autoptr (MpadPages) pages = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GString) printed = g_string_new (NULL);
      g_autofree char *found = NULL, *wanted = squeeze (text);

      g_assert_no_error (error);
      pages = mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, &error);
      g_assert_no_error (error);
      pdf = mpad_pdf_from_pages (pages, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
      for (guint p = 0; p < mpad_pages_get_n_pages (pages); p++)
        {
          g_autofree char *page = mpad_pages_dup_text (pages, p);

          g_string_append (printed, page);
        }
      found = squeeze (printed->str);
      if (strstr (found, wanted) == NULL)
        g_error ("not on paper: %s", wanted);
    }
}

/* A paste of 1 MiB fits to the byte; one byte more is refused, and NUL or broken UTF-8 too. */
static void
test_limits (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier), read = NULL;
  MpadStatement *statement = g_ptr_array_index (entry->statements, 0);
  g_autofree char *huge = g_strnfill (MPAD_TEXT_MAX, 'a');
  g_autoptr (GError) error = NULL;

  for (gsize i = 60; i < MPAD_TEXT_MAX; i += 61)
    huge[i] = ' ';
  g_set_str (&statement->text, huge);
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
  store_reopen (self);
  read = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((MpadStatement *) g_ptr_array_index (read->statements, 0))->text, ==, huge);

  g_free (statement->text);
  statement->text = g_strconcat (huge, "b", NULL);
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_set_str (&statement->text, "Sam\xff\xfe");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  g_set_str (&statement->text, "half \xe2\x82");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  /* a surrogate on its own is no character; overlong bytes hide a NUL */
  g_set_str (&statement->text, "\xed\xa0\x80");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  g_set_str (&statement->text, "Sam\xc0\x80");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
}

/* A list in an encoding that it does not have: read as another, or refused; never half. */
static void
test_wrong_encodings (void)
{
  static const char utf16[] = "\xff\xfer\0o\0e\0p\0n\0a\0a\0m\0\n\0S\0a\0m\0\n\0";
  static const char lies[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><l><leerling key=\"1\">"
                             "<roepnaam>Zo\xeb</roepnaam></leerling></l>";
  static const char latin[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><l><leerling "
                              "key=\"1\"><roepnaam>Zo\xeb</roepnaam></leerling></l>";
  static const char unknown[] = "<?xml version=\"1.0\" encoding=\"X-NERGENS\"?><l><leerling "
                                "key=\"1\"><roepnaam>Sam</roepnaam></leerling></l>";
  g_autoptr (GBytes) wide = g_bytes_new_static (utf16, sizeof utf16 - 1),
                     lie = g_bytes_new_static (lies, sizeof lies - 1),
                     told = g_bytes_new_static (latin, sizeof latin - 1),
                     odd = g_bytes_new_static (unknown, sizeof unknown - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = NULL;

  g_assert_null (mpad_pupil_list_read (wide, &error));
  g_assert_true (error->domain == MPAD_PUPIL_ERROR);
  g_clear_error (&error);
  g_assert_null (mpad_pupil_list_read (lie, &error));
  g_assert_error (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_BROKEN);
  g_clear_error (&error);
  g_assert_null (mpad_pupil_list_read (odd, &error));
  g_assert_error (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_BROKEN);
  g_clear_error (&error);
  list = mpad_pupil_list_read (told, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((MpadPupil *) g_ptr_array_index (list->pupils, 0))->given_name, ==,
                   "Zo\xc3\xab");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/naughty/every-field-keeps-its-bytes", test_every_field);
  STORE_TEST ("/naughty/F24-search-takes-everything", test_search_takes_everything);
  g_test_add_func ("/naughty/paper-takes-everything", test_paper_takes_everything);
  STORE_TEST ("/naughty/limits-are-said", test_limits);
  g_test_add_func ("/naughty/wrong-encodings", test_wrong_encodings);
  return g_test_run ();
}
