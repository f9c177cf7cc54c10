/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet for an anonymous talk with Veilig Thuis from the record (F10, S0-12, S1-28). Every text goes
 * through the anonymiser, and the finished sheet is searched once more before it is given away. */
#include "mpad-adviesgesprek.h"
#include "mpad-anonymiser.h"
#include "mpad-dutch-date.h"
#include "mpad-engine.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-words.h"
#include "mpad-error.h"
#include "mpad-papers-private.h"
#include "mpad-talk-copy.h"
#include "mpad-text.h"

/* The words that the anonymiser itself may write. */
#define ROLES                                                                                      \
  "Kind A Ouder Voogd Broer of zus Hulpverlener Familielid 1 2 3 4 5 6 7 8 9 [adres] "             \
  "[telefoonnummer] [e-mailadres] [geboortedatum] [school] [organisatie] [achternaam] "            \
  "[medewerker] [naam] "

typedef struct
{
  const MpadPaperSource *source;
  MpadPaperTexts *texts;
  MpadAnonymiser *anonymiser;
} Sheet;

static const char *
clean (Sheet *sheet, const char *text)
{
  return mpad_paper_texts_take (sheet->texts, mpad_anonymiser_dup (sheet->anonymiser, text));
}

/* Takes @text. */
static const char *
clean_take (Sheet *sheet, char *text)
{
  const char *kept = clean (sheet, text);

  g_free (text);
  return kept;
}

static const char *
age_band (const MpadPaperSource *source)
{
  static const struct
  {
    int to;
    const char *band;
  } bands[] = {
    { 3, "jonger dan 4 jaar" },      { 6, "4 tot en met 6 jaar" },
    { 9, "7 tot en met 9 jaar" },    { 12, "10 tot en met 12 jaar" },
    { 15, "13 tot en met 15 jaar" }, { 18, "16 tot en met 18 jaar" },
  };
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);
  int age = pupil == NULL ? -1 : mpad_age_on (pupil->birth_date, source->today);

  if (age < 0)
    return "onbekend";
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    if (age <= bands[i].to)
      return bands[i].band;
  return "ouder dan 18 jaar";
}

/* "6", "4a", "groep 7": a class of a small school would name the child. */
static const char *
group_band (const MpadPaperSource *source)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);
  const char *p = pupil == NULL || pupil->group == NULL ? "" : pupil->group;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    p++;
  switch (g_ascii_isdigit (p[0]) && !g_ascii_isdigit (p[1]) ? *p : '\0')
    {
    case '1':
    case '2':
      return "onderbouw";
    case '3':
    case '4':
    case '5':
      return "middenbouw";
    case '6':
    case '7':
    case '8':
      return "bovenbouw";
    default:
      return NULL;
    }
}

static const char *
household_of (Sheet *sheet)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (sheet->source->dossier);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < sheet->source->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sheet->source->dossier->people, i);
      g_autofree char *role = mpad_talk_role (person);

      if (person == pupil || person->relation == MPAD_RELATION_PROFESSIONAL)
        continue;
      if (out->len > 0)
        g_string_append (out, "; ");
      g_string_append_printf (out, "%s (%s)", mpad_anonymiser_role (sheet->anonymiser, person->id),
                              clean (sheet, role));
      if (pupil != NULL && !mpad_text_is_blank (pupil->address) &&
          g_strcmp0 (person->address, pupil->address) == 0)
        g_string_append (out, " woont bij Kind A");
    }
  return mpad_paper_texts_keep (sheet->texts, out->str);
}

/* Until when the child is at school, when that was recorded today. */
static const char *
home_time (Sheet *sheet, const GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i - 1);
      const char *until = mpad_entry_get (entry, MPAD_KEY_HOME_TIME);

      if (entry->kind == MPAD_ENTRY_FACT &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_FACT), "home-safe") == 0)
        until = mpad_entry_get (entry, "until");
      if (until != NULL && g_str_has_prefix (entry->happened, sheet->source->today))
        return clean (sheet, until);
    }
  return NULL;
}

static const char *
who_of (Sheet *sheet, const MpadStatement *statement)
{
  const char *role = mpad_anonymiser_role (sheet->anonymiser, statement->person_id);

  switch (statement->kind)
    {
    case MPAD_STATEMENT_CHILD_WORDS:
      return role != NULL ? role : "Kind A";
    case MPAD_STATEMENT_PARENT_WORDS:
      return role;
    case MPAD_STATEMENT_THIRD_PARTY:
      return mpad_text_is_blank (statement->source_how)
               ? NULL
               : clean_take (sheet, g_strdup_printf ("weet dit door: %s", statement->source_how));
    case MPAD_STATEMENT_DIAGNOSIS:
      return clean (sheet, statement->qualification);
    case MPAD_STATEMENT_OBSERVATION:
    case MPAD_STATEMENT_HYPOTHESIS:
    case MPAD_STATEMENT_NOTE:
    case MPAD_N_STATEMENT_KINDS:
    default:
      return NULL;
    }
}

static void
add_items (Sheet *sheet, const MpadEntry *entry, GArray *items)
{
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);
      MpadPaperItem item = { .mark = mpad_paper_statement_mark (statement) };

      if (mpad_text_is_blank (statement->text) ||
          !mpad_paper_statement_kind (statement->kind, &item.kind))
        continue;
      item.who = who_of (sheet, statement);
      item.when = clean_take (sheet, mpad_dutch_happened (entry));
      item.text = clean (sheet, statement->text);
      g_array_append_val (items, item);
    }
}

static void
add_tried (Sheet *sheet, const MpadEntry *entry, GPtrArray *tried)
{
  g_autofree char *title = NULL, *when = NULL;

  if (entry->kind != MPAD_ENTRY_TALK && entry->kind != MPAD_ENTRY_CONSULT &&
      entry->kind != MPAD_ENTRY_HELP)
    return;
  title = mpad_entry_words_title (sheet->source, entry);
  when = mpad_dutch_happened (entry);
  g_ptr_array_add (tried, (char *) clean_take (sheet, g_strdup_printf ("%s, %s", title, when)));
}

/* The sheet as it is without a case. */
static char *
dup_fixed (const MpadAdviesgesprekInput *input, GError **error)
{
  static const char *const nothing[] = { "-" };
  MpadPaperItem items[MPAD_PAPER_DIAGNOSIS + 1];
  MpadAdviesgesprekInput empty = {
    .age = input->age,
    .group = input->group,
    .household = "woont bij",
    .home_time = "-",
    .items = items,
    .n_items = G_N_ELEMENTS (items),
    .tried = nothing,
    .n_tried = 1,
    .questions = nothing,
    .n_questions = 1,
    .veilig_thuis = input->veilig_thuis,
  };
  g_autoptr (MpadDocument) document = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (MpadPaperItem) { (MpadPaperStatement) i, "weet dit door", "-",
                                 "bevestigt ontkracht bevestigd de zorg", "-" };
  document = mpad_adviesgesprek_new (&empty, error);
  if (document == NULL)
    return NULL;
  text = mpad_document_dup_text (document);
  return g_strconcat (ROLES, text, NULL);
}

static gboolean
check (Sheet *sheet, const MpadAdviesgesprekInput *input, MpadDocument *document, GError **error)
{
  g_autofree char *text = mpad_document_dup_text (document), *fixed = NULL;

  if (mpad_anonymiser_is_clean (sheet->anonymiser, text, ""))
    return TRUE;
  /* Perhaps only a word of the sheet itself. */
  fixed = dup_fixed (input, error);
  if (fixed == NULL)
    return FALSE;
  if (mpad_anonymiser_is_clean (sheet->anonymiser, text, fixed))
    return TRUE;
  g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED,
                       "Something that identifies somebody is left on an anonymous sheet");
  return FALSE;
}

MpadDocument *
mpad_advies_paper (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (MpadAnonymiser) anonymiser = mpad_anonymiser_new (source);
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source), tried = g_ptr_array_new (),
                        questions = g_ptr_array_new ();
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MpadPaperItem));
  g_autoptr (MpadDocument) document = NULL;
  Sheet sheet = { source, texts, anonymiser };
  MpadAdviesgesprekInput input = {
    .created_us = source->head.created_us,
    .age = age_band (source),
    .group = group_band (source),
    .household = household_of (&sheet),
    .home_time = home_time (&sheet, entries),
    .veilig_thuis = request->veilig_thuis,
  };

  for (guint i = 0; i < entries->len; i++)
    {
      add_items (&sheet, g_ptr_array_index (entries, i), items);
      add_tried (&sheet, g_ptr_array_index (entries, i), tried);
    }
  for (gsize i = 0; i < mpad_papers_n (request->questions); i++)
    g_ptr_array_add (questions, (char *) clean (&sheet, request->questions[i]));
  input.items = (const MpadPaperItem *) (gconstpointer) items->data;
  input.n_items = items->len;
  input.tried = (const char *const *) tried->pdata;
  input.n_tried = tried->len;
  input.questions = (const char *const *) questions->pdata;
  input.n_questions = questions->len;
  document = mpad_adviesgesprek_new (&input, error);
  return document != NULL && check (&sheet, &input, document, error) ? g_steal_pointer (&document)
                                                                     : NULL;
}
