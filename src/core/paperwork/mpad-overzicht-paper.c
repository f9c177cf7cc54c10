/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology from the record (F5): every final entry, or those that were chosen. */
#include "mpad-body-mark.h"
#include "mpad-civil.h"
#include "mpad-dossieroverzicht.h"
#include "mpad-dutch-date.h"
#include "mpad-entry-words.h"
#include "mpad-papers-private.h"
#include "mpad-text.h"

static gboolean
is_chosen (const MpadPaperRequest *request, const MpadEntry *entry)
{
  return request->entry_ids == NULL || g_strv_contains (request->entry_ids, entry->id);
}

static const char *
sharing_of (const MpadEntry *entry, MpadPaperTexts *texts)
{
  if (entry->shared != MPAD_NO)
    return NULL;
  if (mpad_text_is_blank (entry->shared_reason))
    return "niet standaard delen";
  return mpad_paper_texts_take (texts,
                                g_strdup_printf ("niet standaard delen: %s", entry->shared_reason));
}

static MpadOverzichtEntry
fill_entry (const MpadPaperSource *source, MpadPaperTexts *texts, const MpadEntry *entry)
{
  const MpadProtocolStep *step = source->protocol == NULL || entry->step_id == NULL
                                   ? NULL
                                   : mpad_protocol_find_step (source->protocol, entry->step_id);
  MpadOverzichtEntry row = {
    .happened = mpad_paper_texts_take (texts, mpad_dutch_happened (entry)),
    .title = mpad_paper_texts_take (texts, mpad_entry_words_title (source, entry)),
    .author = mpad_paper_staff_label (source, texts, entry->entered_by),
    .sharing = sharing_of (entry, texts),
    .text = mpad_paper_texts_take (texts, mpad_entry_words_text (source, entry)),
  };

  if (step != NULL)
    row.step = mpad_paper_texts_take (texts,
                                      g_strdup_printf ("stap %s, %s", step->label, step->title));
  if (entry->amends != NULL)
    row.title = mpad_paper_texts_take (texts, g_strdup_printf ("Aanvulling: %s", row.title));
  if (mpad_entry_recorded_late (entry))
    {
      g_autofree char *moment = mpad_civil_from_us (entry->recorded_us);

      row.recorded = mpad_paper_texts_take (texts, mpad_dutch_date (moment));
    }
  return row;
}

/* Returns: (transfer full) (element-type MpadFigureMark) */
static GArray *
list_marks (const MpadEntry *entry)
{
  g_autoptr (GPtrArray) marks = mpad_entry_dup_marks (entry);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MpadFigureMark));

  for (guint i = 0; i < marks->len; i++)
    {
      const MpadBodyMark *mark = g_ptr_array_index (marks, i);
      MpadFigureMark place = { mark->side == MPAD_BODY_BACK, mark->x, mark->y };

      g_array_append_val (list, place);
    }
  return list;
}

MpadDocument *
mpad_overzicht_paper (const MpadPaperSource *source,
                      const MpadPaperRequest *request,
                      GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MpadOverzichtEntry));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  MpadOverzichtInput input = {
    .head = source->head,
    .pupil = mpad_paper_pupil (source, texts),
    .group = mpad_paper_group (source, texts),
    .filter = request->filter,
  };

  if (source->protocol != NULL)
    input.protocol = mpad_paper_texts_take (
      texts, g_strdup_printf ("%s, versie %s", source->protocol->title, source->protocol->version));
  for (guint i = 0; i < entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);
      GArray *own = NULL, *marks = NULL;
      MpadOverzichtEntry row;

      if (!is_chosen (request, entry))
        continue;
      own = g_array_new (FALSE, FALSE, sizeof (MpadPaperItem));
      g_ptr_array_add (items, own);
      row = fill_entry (source, texts, entry);
      mpad_paper_add_statements (source, texts, entry, own);
      /* The moment stands above them. */
      for (guint s = 0; s < own->len; s++)
        g_array_index (own, MpadPaperItem, s).when = NULL;
      row.items = (const MpadPaperItem *) (gconstpointer) own->data;
      row.n_items = own->len;
      marks = list_marks (entry);
      g_ptr_array_add (items, marks);
      row.marks = (const MpadFigureMark *) (gconstpointer) marks->data;
      row.n_marks = marks->len;
      g_array_append_val (rows, row);
    }
  input.entries = (const MpadOverzichtEntry *) (gconstpointer) rows->data;
  input.n_entries = rows->len;
  return mpad_dossieroverzicht_new (&input, error);
}
