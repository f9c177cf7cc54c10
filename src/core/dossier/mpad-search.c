/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements searching on the full-text index. */
#include "mpad-search.h"

#include <string.h>

#include "mpad-person.h"
#include "mpad-search-index.h"
#include "mpad-stmt.h"
#include "mpad-text.h"

/* Stand around a hit in an excerpt. A pasted text that holds them gets a wrong mark, nothing
 * worse. */
#define MARK_START '\x02'
#define MARK_END '\x03'
#define FIRST_EXCERPT_COLUMN 8

void
mpad_search_hit_free (MpadSearchHit *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->object_id);
  g_free (self->dossier_id);
  g_free (self->pupil_name);
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self->happened);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

static gboolean
has_letter (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* One quoted string of the query language; nothing in it is an operator. */
static void
append_term (GString *query, const char *text, gsize length, gboolean prefix)
{
  if (!has_letter (text, length))
    return;
  if (query->len > 0)
    g_string_append (query, " AND ");
  g_string_append_c (query, '"');
  for (gsize i = 0; i < length; i++)
    g_string_append_c (query, text[i] == '"' ? ' ' : text[i]);
  g_string_append (query, prefix ? "\"*" : "\"");
}

static char *
make_query (const char *words)
{
  g_autofree char *folded = mpad_search_fold_ligatures (words);
  GString *query = g_string_new (NULL);

  for (const char *p = folded; *p != '\0';)
    {
      gboolean quoted = *p == '"';
      const char *start = quoted ? p + 1 : p;
      const char *end = start;

      while (*end != '\0' && (quoted ? *end != '"' : *end != '"' && !g_ascii_isspace (*end)))
        end++;
      /* A phrase that is still being typed has no closing quote: its last word is not finished. */
      append_term (query, start, (gsize) (end - start), !quoted || *end == '\0');
      p = *end != '\0' && (quoted || g_ascii_isspace (*end)) ? end + 1 : end;
    }
  return g_string_free (query, FALSE);
}

/* Takes the marks out of an excerpt. */
static void
set_excerpt (MpadSearchHit *hit, const char *marked)
{
  GString *out = g_string_new (NULL);
  MpadSearchMark mark = { 0 };

  hit->marks = g_array_new (FALSE, FALSE, sizeof (MpadSearchMark));
  for (const char *p = marked; *p != '\0'; p++)
    if (*p == MARK_START)
      mark.start = out->len;
    else if (*p == MARK_END)
      {
        mark.length = out->len - mark.start;
        g_array_append_val (hit->marks, mark);
      }
    else
      g_string_append_c (out, *p);
  hit->excerpt = g_string_free (out, FALSE);
}

static MpadSearchHit *
read_hit (MpadStmt *stmt)
{
  MpadSearchHit *hit = g_new0 (MpadSearchHit, 1);
  MpadPerson name = {
    .given_name = (char *) mpad_stmt_peek_text (stmt, 4),
    .infix = (char *) mpad_stmt_peek_text (stmt, 5),
    .surname = (char *) mpad_stmt_peek_text (stmt, 6),
  };

  hit->kind = mpad_stmt_dup_text (stmt, 0);
  hit->object_id = mpad_stmt_dup_text (stmt, 1);
  hit->dossier_id = mpad_stmt_dup_text (stmt, 2);
  hit->title = mpad_stmt_dup_text (stmt, 3);
  hit->pupil_name = mpad_person_dup_name (&name);
  hit->happened = mpad_stmt_dup_text (stmt, 7);
  for (int field = MPAD_SEARCH_TITLE; field <= MPAD_SEARCH_OTHER; field++)
    {
      const char *marked = mpad_stmt_peek_text (stmt, FIRST_EXCERPT_COLUMN + field);

      if (marked != NULL && strchr (marked, MARK_START) != NULL)
        {
          hit->field = (MpadSearchField) field;
          set_excerpt (hit, marked);
          return hit;
        }
    }
  set_excerpt (hit, "");
  return hit;
}

/* ?1 words, ?2 dossier, ?3 kinds between commas, ?4 only open dossiers */
#define PASSES                                                                                     \
  " WHERE search MATCH ?1 AND (?2 IS NULL OR d.dossier_id = ?2)"                                   \
  " AND (?3 IS NULL OR instr (?3, ',' || d.kind || ',') > 0)"                                      \
  " AND (?4 = 0 OR EXISTS (SELECT 1 FROM dossier o WHERE o.id = d.dossier_id"                      \
  " AND o.state = 'open'))"

/* Returns: (transfer full) (nullable): ",entry,task," or %NULL for every kind */
static char *
dup_kinds (guint kinds)
{
  g_autoptr (GString) list = g_string_new (",");

  if (kinds == 0)
    return NULL;
  if ((kinds & MPAD_SEARCH_IN_ENTRIES) != 0)
    g_string_append (list, "entry,");
  if ((kinds & MPAD_SEARCH_IN_PEOPLE) != 0)
    g_string_append (list, "person,");
  if ((kinds & MPAD_SEARCH_IN_TASKS) != 0)
    g_string_append (list, "task,");
  if ((kinds & MPAD_SEARCH_IN_PAPERS) != 0)
    g_string_append (list, "report,attachment,");
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
bind_filter (MpadStmt *stmt, const char *query, const MpadSearchFilter *filter, const char *kinds)
{
  mpad_stmt_bind_text (stmt, 1, query);
  mpad_stmt_bind_text (stmt, 2, filter->dossier_id);
  mpad_stmt_bind_text (stmt, 3, kinds);
  mpad_stmt_bind_int (stmt, 4, filter->open_only);
}

/* Counts no further than a person cares. */
static gboolean
count_hits (MpadDb *db,
            const char *query,
            const MpadSearchFilter *filter,
            const char *kinds,
            guint *total,
            GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db,
    "SELECT count (*) FROM (SELECT 1 FROM search JOIN search_doc d ON d.row = search.rowid" PASSES
    " LIMIT ?5)",
    error);

  if (stmt == NULL)
    return FALSE;
  bind_filter (stmt, query, filter, kinds);
  mpad_stmt_bind_int (stmt, 5, (gint64) MPAD_SEARCH_COUNT_MAX + 1);
  if (mpad_stmt_step (stmt, error) != MPAD_STEP_ROW)
    return FALSE;
  *total = (guint) mpad_stmt_get_int (stmt, 0);
  return TRUE;
}

GPtrArray *
mpad_search_run (MpadVault *vault,
                 const char *words,
                 const char *dossier_id,
                 guint limit,
                 guint *total,
                 GError **error)
{
  const MpadSearchFilter filter = { .dossier_id = dossier_id };

  return mpad_search_run_filtered (vault, words, &filter, limit, total, error);
}

GPtrArray *
mpad_search_run_filtered (MpadVault *vault,
                          const char *words,
                          const MpadSearchFilter *filter,
                          guint limit,
                          guint *total,
                          GError **error)
{
  g_autoptr (GPtrArray)
    hits = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_search_hit_free);
  /* The index gives its rows in this order, so it stops at the limit. */
  static const char sql[] =
    "SELECT d.kind, d.object_id, d.dossier_id, d.title, p.given_name, p.infix, p.surname, "
    "e.happened,"
    " snippet (search, 0, char (2), char (3), '…', 24),"
    " snippet (search, 1, char (2), char (3), '…', 24),"
    " snippet (search, 2, char (2), char (3), '…', 24),"
    " snippet (search, 3, char (2), char (3), '…', 24)"
    " FROM search CROSS JOIN search_doc d ON d.row = search.rowid"
    " LEFT JOIN person p ON p.dossier_id = d.dossier_id AND p.relation = 'pupil'"
    " LEFT JOIN entry e ON d.kind = 'entry' AND e.dossier_id = d.dossier_id AND e.id = "
    "d.object_id" PASSES " ORDER BY search.rowid DESC LIMIT ?5";
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *query = NULL;
  g_autofree char *kinds = NULL;
  g_autoptr (MpadStmt) stmt = NULL;
  MpadStep step;

  if (total != NULL)
    *total = 0;
  if (!mpad_text_check (words, error))
    return NULL;
  query = make_query (words);
  if (*query == '\0')
    return g_steal_pointer (&hits);
  stmt = mpad_stmt_new (db, sql, error);
  if (stmt == NULL)
    return NULL;
  kinds = dup_kinds (filter->kinds);
  bind_filter (stmt, query, filter, kinds);
  mpad_stmt_bind_int (stmt, 5, limit);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    g_ptr_array_add (hits, read_hit (stmt));
  if (step != MPAD_STEP_DONE)
    return NULL;
  if (total == NULL)
    return g_steal_pointer (&hits);
  *total = hits->len;
  if (hits->len == limit && !count_hits (db, query, filter, kinds, total, error))
    return NULL;
  return g_steal_pointer (&hits);
}
