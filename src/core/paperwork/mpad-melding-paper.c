/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preparation of a melding from the record (S1-33, S2-14): all statements by kind, the family, what
 * it knows and why not. Veilig Thuis may know names and addresses; parents never get this paper. */
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-words.h"
#include "mpad-meldingvoorbereiding.h"
#include "mpad-papers-private.h"
#include "mpad-talk-copy.h"
#include "mpad-text.h"

static void
append_part (GString *out, const char *separator, const char *text)
{
  if (mpad_text_is_blank (text))
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, text);
}

static const char *
household_of (const MpadPaperSource *source, MpadPaperTexts *texts)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);
  g_autoptr (GString) out = g_string_new (NULL);

  if (pupil != NULL)
    append_part (out, "\n", pupil->address);
  for (guint i = 0; i < source->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (source->dossier->people, i);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *name = mpad_person_dup_name (person), *role = mpad_talk_role (person),
                      *born = mpad_dutch_date (person->birth_date);

      if (person == pupil || person->relation == MPAD_RELATION_PROFESSIONAL)
        continue;
      g_string_append_printf (line, "%s, %s", *name != '\0' ? name : role, role);
      if (mpad_person_is_carer (person))
        append_part (line, ", ",
                     person->gezag == MPAD_YES  ? "gezag"
                     : person->gezag == MPAD_NO ? "geen gezag"
                                                : "gezag onbekend");
      if (*born != '\0')
        g_string_append_printf (line, ", geboren %s", born);
      append_part (line, ", ", person->address);
      append_part (line, ", ", person->phone);
      append_part (out, "\n", line->str);
    }
  return mpad_paper_texts_keep (texts, out->str);
}

static void
add_talk (GString *out, const MpadPaperSource *source, MpadPaperTexts *texts, const MpadEntry *talk)
{
  g_autofree char *when = mpad_dutch_happened (talk),
                  *title = mpad_entry_words_title (source, talk);
  const char *names = mpad_paper_list_names (source, texts,
                                             mpad_entry_get (talk, MPAD_KEY_TALK_PERSONS));
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s: %s", when, title);
  if (names != NULL)
    g_string_append_printf (line, " (%s)", names);
  if (g_strcmp0 (mpad_entry_get (talk, MPAD_KEY_STOPPED), "yes") == 0)
    g_string_append (line, ". Gestopt om dreiging");
  append_part (out, "\n", line->str);
}

static void
add_not_told (GString *out, const MpadPaperSource *source, const MpadEntry *entry)
{
  g_autofree char *when = mpad_dutch_happened (entry),
                  *title = mpad_entry_words_title (source, entry),
                  *text = mpad_entry_words_text (source, entry);
  g_autofree char *line = g_strdup_printf ("%s: %s", when, title);

  append_part (out, "\n", line);
  append_part (out, "\n", text);
}

/* Which talks the family had, and which it was spared on a ground. */
static void
fill_family (const MpadPaperSource *source,
             MpadPaperTexts *texts,
             const GPtrArray *entries,
             MpadMeldingInput *input)
{
  g_autoptr (GString) knows = g_string_new (NULL), not_told = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);
      const char *fact = entry->kind == MPAD_ENTRY_FACT ? mpad_entry_get (entry, MPAD_KEY_FACT)
                                                        : NULL;

      if (entry->kind == MPAD_ENTRY_TALK &&
          g_strcmp0 (mpad_entry_get (entry, "state"), "planned") != 0)
        add_talk (knows, source, texts, entry);
      else if (g_strcmp0 (fact, "talk-skip") == 0 ||
               (g_strcmp0 (fact, "inform") == 0 &&
                g_strcmp0 (mpad_entry_get (entry, "withheld"), "yes") == 0))
        add_not_told (not_told, source, entry);
    }
  input->family_knows = mpad_paper_texts_keep (texts, knows->str);
  input->not_told_ground = mpad_paper_texts_keep (texts, not_told->str);
}

static const char *
decided_of (const MpadPaperSource *source, MpadPaperTexts *texts)
{
  const MpadEntry *decision = mpad_paper_find_last (source, MPAD_ENTRY_DECISION, MPAD_KEY_DECISION,
                                                    "melden");
  const GPtrArray *names;
  g_autofree char *when = NULL, *who = NULL;

  if (decision == NULL || g_strcmp0 (mpad_entry_get (decision, MPAD_KEY_OUTCOME), "yes") != 0)
    return NULL;
  when = mpad_dutch_date (decision->happened);
  names = mpad_paper_texts_lines (texts, mpad_entry_get (decision, MPAD_KEY_DECIDERS));
  who = mpad_paper_dup_names ((const char *const *) names->pdata, names->len);
  return mpad_paper_texts_take (
    texts, mpad_text_is_blank (who) ? g_strdup (when) : g_strdup_printf ("%s, door %s", when, who));
}

static const char *
melder_of (const MpadPaperSource *source, const MpadPaperRequest *request, MpadPaperTexts *texts)
{
  const char *label = mpad_paper_staff_label (source, texts, request->sender);
  const MpadEntry *melding = mpad_paper_find_last (source, MPAD_ENTRY_MELDING, NULL, NULL);

  return label != NULL     ? label
         : melding != NULL ? mpad_entry_get (melding, MPAD_KEY_BY_NAME)
                           : NULL;
}

static gboolean
is_anonymous (const MpadPaperSource *source)
{
  const MpadEntry *melding = mpad_paper_find_last (source, MPAD_ENTRY_MELDING, NULL, NULL);

  return melding != NULL &&
         (g_strcmp0 (mpad_entry_get (melding, "family"), "anonymous") == 0 ||
          g_strcmp0 (mpad_entry_get (melding, MPAD_KEY_ANONYMOUS_FAMILY), "yes") == 0);
}

MpadDocument *
mpad_melding_paper (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source), help = g_ptr_array_new ();
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MpadPaperItem));
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);
  MpadMeldingInput input = {
    .head = source->head,
    .pupil = mpad_paper_pupil (source, texts),
    .group = mpad_paper_group (source, texts),
    .melder = melder_of (source, request, texts),
    .decided = decided_of (source, texts),
    .household = household_of (source, texts),
    .safety_now = mpad_papers_home (source, texts, NULL),
    .anonymous_to_family = is_anonymous (source) || request->anonymous_ground != NULL,
    .anonymous_ground = request->anonymous_ground,
    .keeps_doing = request->keeps_doing,
    .n_keeps = mpad_papers_n (request->keeps_doing),
    .veilig_thuis = request->veilig_thuis,
  };

  if (pupil != NULL && pupil->birth_date != NULL)
    input.born = mpad_paper_texts_take (texts, mpad_dutch_date (pupil->birth_date));
  for (guint i = 0; i < entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);

      mpad_paper_add_statements (source, texts, entry, items);
      if (entry->kind == MPAD_ENTRY_HELP)
        {
          g_autofree char *when = mpad_dutch_happened (entry),
                          *title = mpad_entry_words_title (source, entry),
                          *text = mpad_entry_words_text (source, entry);

          g_ptr_array_add (
            help, (char *) mpad_paper_texts_take (
                    texts, g_strdup_printf ("%s: %s%s%s", when, title, text != NULL ? "\n" : "",
                                            text != NULL ? text : "")));
        }
    }
  fill_family (source, texts, entries, &input);
  input.items = (const MpadPaperItem *) (gconstpointer) items->data;
  input.n_items = items->len;
  input.help_tried = (const char *const *) help->pdata;
  input.n_help = help->len;
  return mpad_meldingvoorbereiding_new (&input, error);
}
