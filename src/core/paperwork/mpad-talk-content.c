/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the talk and its addenda once, in the order of S1-23, and sorts every text: onto this
 * copy, left out with a finding, or onto it with a finding. */
#include "mpad-talk-content.h"

#include <string.h>

#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-identifiers.h"
#include "mpad-talk-copy.h"
#include "mpad-text.h"

typedef enum
{
  PART_PURPOSE,
  PART_SEEN,
  PART_REACTION,
  PART_MEANING,
  PART_AGREEMENT,
  PART_UNKNOWN,
} Part;

/* The words that protocols use for the parts of a talk with parents (S1-23, S1-34). */
static const struct
{
  const char *id;
  Part part;
} parts[] = {
  { "doel", PART_PURPOSE },
  { "waarom", PART_PURPOSE },
  { "feiten", PART_SEEN },
  { "waarneming", PART_SEEN },
  { "positief", PART_SEEN },
  { "reactie", PART_REACTION },
  { "bezwaren", PART_REACTION },
  { "toestemming", PART_REACTION },
  { "duiding", PART_MEANING },
  { "afwegen", PART_MEANING },
  { "afspraak", PART_AGREEMENT },
  { "afspraken", PART_AGREEMENT },
  { "verslag", PART_AGREEMENT },
  { "vervolg", PART_AGREEMENT },
  { MPAD_SECTION_AGREEMENT, PART_AGREEMENT },
};

typedef struct
{
  MpadTalkContent *content;
  const MpadDossier *dossier;
  const MpadEntry *talk;
  const MpadProtocolTalkKind *kind; /* (nullable) */
  const MpadPerson *reader;
  const char *const *taken_up;
  const char *const *left_out;
  gboolean reader_there;
  const char *only_carer; /* (nullable): the one carer at the talk */
  MpadIdentifiers *names;
  MpadIdentifiers *contacts;
  MpadIdentifiers *reporters;
  MpadIdentifiers *agencies;
  GString *purpose;
} Sorter;

/* One text of the record, and where it stands. */
typedef struct
{
  const MpadEntry *entry;
  const MpadStatement *statement; /* (nullable) */
  const char *key;                /* (nullable) */
  const char *text;
} Place;

static Part
part_by_word (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].id, id) == 0)
      return parts[i].part;
  return PART_UNKNOWN;
}

/* A part with a word of the school's own: facts stand before the reaction, meaning after it. */
static Part
part_of (const Sorter *sorter, const char *id)
{
  Part part = part_by_word (id);
  gboolean after = FALSE;

  if (part != PART_UNKNOWN || id == NULL || sorter->kind == NULL)
    return part;
  for (guint i = 0; i < sorter->kind->sequence->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (sorter->kind->sequence, i);

      if (g_strcmp0 (line->id, id) == 0)
        return after ? PART_MEANING : PART_SEEN;
      after = after || part_by_word (line->id) == PART_REACTION;
    }
  return PART_UNKNOWN;
}

static char *
dup_id (const Place *place)
{
  return place->statement != NULL ? g_strdup (place->statement->id)
                                  : g_strdup_printf ("%s/%s", place->entry->id, place->key);
}

static MpadTalkFinding *
add_finding (Sorter *sorter,
             const Place *place,
             MpadTalkFindingKind kind,
             gboolean on_paper,
             const char *person_id)
{
  MpadTalkFinding *finding = g_new0 (MpadTalkFinding, 1);

  finding->kind = kind;
  finding->on_paper = on_paper;
  finding->id = dup_id (place);
  finding->entry_id = g_strdup (place->entry->id);
  finding->statement_id = place->statement != NULL ? g_strdup (place->statement->id) : NULL;
  finding->key = g_strdup (place->key);
  finding->text = g_strdup (place->text);
  finding->person_id = g_strdup (person_id);
  g_ptr_array_add (sorter->content->findings, finding);
  return finding;
}

static gboolean
is_taken_up (const Sorter *sorter, const Place *place)
{
  g_autofree char *id = dup_id (place);

  return sorter->taken_up != NULL && g_strv_contains (sorter->taken_up, id);
}

/* What goes onto the copy passes here once. */
static const char *
print (Sorter *sorter, const Place *place)
{
  const struct
  {
    const MpadIdentifiers *identifiers;
    MpadTalkFindingKind kind;
  } checks[] = {
    { sorter->names, MPAD_TALK_FINDING_NAME },
    { sorter->contacts, MPAD_TALK_FINDING_CONTACT },
    { sorter->reporters, MPAD_TALK_FINDING_REPORTER },
    { sorter->agencies, MPAD_TALK_FINDING_VEILIG_THUIS },
  };

  g_autofree char *id = NULL;

  if (mpad_text_is_blank (place->text))
    return NULL;
  id = dup_id (place);
  if (sorter->left_out != NULL && g_strv_contains (sorter->left_out, id))
    {
      add_finding (sorter, place, MPAD_TALK_FINDING_REMOVED, FALSE, NULL);
      return NULL;
    }
  for (gsize c = 0; c < G_N_ELEMENTS (checks); c++)
    {
      g_autoptr (GArray) hits = mpad_identifiers_find (checks[c].identifiers, place->text);

      for (guint i = 0; i < hits->len; i++)
        {
          const MpadIdentifierHit *hit = &g_array_index (hits, MpadIdentifierHit, i);
          MpadTalkFinding *finding = add_finding (sorter, place, checks[c].kind, TRUE, hit->owner);

          finding->start = hit->start;
          finding->end = hit->end;
        }
    }
  return g_string_chunk_insert (sorter->content->texts, place->text);
}

static void
add_item (Sorter *sorter,
          const Place *place,
          MpadTalkSection section,
          MpadTalkItemKind kind,
          const char *speaker)
{
  MpadTalkItem item = { .section = section, .kind = kind, .text = print (sorter, place) };

  if (item.text == NULL)
    return;
  if (!mpad_text_is_blank (speaker))
    {
      const Place source = { place->entry, place->statement, "source", speaker };

      item.speaker = print (sorter, &source);
    }
  /* Only the reader's own reaction comes this far. */
  if (section == MPAD_TALK_REACTION)
    item.speaker_id = sorter->reader->id;
  if (place->entry != sorter->talk)
    {
      g_autofree char *when = mpad_dutch_happened (place->entry);

      item.when = g_string_chunk_insert (sorter->content->texts, when);
    }
  g_array_append_val (sorter->content->items, item);
}

static const char *
print_field (Sorter *sorter, const Place *of, const char *key, const char *text)
{
  const Place field = { of->entry, of->statement, key, text };

  return mpad_text_is_blank (text) ? NULL : print (sorter, &field);
}

/* @statement: (nullable): it says who does it and by when; see MPAD_SECTION_AGREEMENT */
static void
add_agreement (Sorter *sorter, const Place *place, const MpadStatement *statement)
{
  MpadTalkAgreement agreement = { .text = print (sorter, place) };

  if (agreement.text == NULL)
    return;
  if (statement != NULL)
    {
      agreement.who = print_field (sorter, place, "owner", statement->owner);
      agreement.when = print_field (sorter, place, "source_how", statement->source_how);
    }
  g_array_append_val (sorter->content->agreements, agreement);
}

/* Each line of a note on agreements is one. */
static void
add_agreements (Sorter *sorter, const Place *place)
{
  g_auto (GStrv) lines = g_strsplit (place->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const Place line = { place->entry, place->statement, place->key, g_strstrip (lines[i]) };

      add_agreement (sorter, &line, NULL);
    }
}

static void
add_purpose (Sorter *sorter, const Place *place)
{
  const char *text = print (sorter, place);

  if (text == NULL)
    return;
  if (sorter->purpose->len > 0)
    g_string_append_c (sorter->purpose, '\n');
  g_string_append (sorter->purpose, text);
}

/*
 * may_print_reaction:
 * @person_id: (nullable): whose reaction it is, when the record says so
 *
 * A reaction goes onto the copy of the carer whose it is and onto no other. With several
 * carers at the table and no name at the note it is nobody's, so it needs a conscious yes.
 */
static gboolean
may_print_reaction (Sorter *sorter, const Place *place, const char *person_id)
{
  const char *whose = person_id != NULL ? person_id : sorter->only_carer;
  gboolean taken_up;

  if (whose != NULL && g_strcmp0 (whose, sorter->reader->id) != 0)
    {
      add_finding (sorter, place, MPAD_TALK_FINDING_OTHER_CARER, FALSE, whose);
      return FALSE;
    }
  if (whose != NULL && sorter->reader_there)
    return TRUE;
  /* An absent carer's copy has no room for a reaction in the talk. */
  taken_up = sorter->reader_there && is_taken_up (sorter, place);
  add_finding (sorter, place, MPAD_TALK_FINDING_UNATTRIBUTED, taken_up, NULL)
    ->may_take_up = sorter->reader_there;
  return taken_up;
}

static void
sort_note (Sorter *sorter, const Place *place, Part part)
{
  if (mpad_text_is_blank (place->text))
    return;
  switch (part)
    {
    case PART_PURPOSE:
      add_purpose (sorter, place);
      break;
    case PART_SEEN:
      add_item (sorter, place, MPAD_TALK_SEEN, MPAD_TALK_ITEM_TEXT, NULL);
      break;
    case PART_REACTION:
      if (may_print_reaction (sorter, place, NULL))
        add_item (sorter, place, MPAD_TALK_REACTION, MPAD_TALK_ITEM_TEXT, NULL);
      break;
    case PART_MEANING:
      add_item (sorter, place, MPAD_TALK_MEANING, MPAD_TALK_ITEM_TEXT, NULL);
      break;
    case PART_AGREEMENT:
      add_agreements (sorter, place);
      break;
    case PART_UNKNOWN:
    default:
      {
        gboolean taken_up = is_taken_up (sorter, place);

        add_finding (sorter, place, MPAD_TALK_FINDING_UNATTRIBUTED, taken_up, NULL)
          ->may_take_up = TRUE;
        if (taken_up)
          add_item (sorter, place, MPAD_TALK_MEANING, MPAD_TALK_ITEM_TEXT, NULL);
        break;
      }
    }
}

static void
sort_sections (Sorter *sorter, const MpadEntry *entry)
{
  const gsize prefix = strlen (MPAD_KEY_SECTION_PREFIX);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) keys = NULL;
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; sorter->kind != NULL && i < sorter->kind->sequence->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (sorter->kind->sequence, i);

      if (line->id != NULL)
        g_ptr_array_add (order, g_strconcat (MPAD_KEY_SECTION_PREFIX, line->id, NULL));
    }
  /* Notes in parts that the protocol of today no longer has. */
  keys = g_list_sort (g_hash_table_get_keys (entry->details), (GCompareFunc) g_strcmp0);
  for (GList *key = keys; key != NULL; key = key->next)
    if (g_str_has_prefix (key->data, MPAD_KEY_SECTION_PREFIX))
      g_ptr_array_add (order, g_strdup (key->data));
  for (guint i = 0; i < order->len; i++)
    {
      const char *key = g_ptr_array_index (order, i);
      const Place place = { entry, NULL, key, mpad_entry_get (entry, key) };

      if (g_hash_table_add (done, (char *) key))
        sort_note (sorter, &place, part_of (sorter, key + prefix));
    }
}

/* @folded: what the record calls somebody: the name, the given name or "vader". */
static gboolean
is_called (const MpadPerson *person, const char *folded)
{
  g_autofree char *name = mpad_person_dup_name (person), *role = mpad_talk_role (person);
  g_autofree char *folded_name = mpad_text_fold (name), *folded_role = mpad_text_fold (role),
                  *folded_given = mpad_text_fold (person->given_name);

  return strcmp (folded, folded_name) == 0 || strcmp (folded, folded_role) == 0 ||
         strcmp (folded, folded_given) == 0;
}

/* Whose words are these: by the person, else by the name of the source, else nobody's. */
static const char *
find_speaker (const Sorter *sorter, const MpadStatement *statement)
{
  g_autofree char *source = NULL;

  if (statement->person_id != NULL)
    return statement->person_id;
  if (mpad_text_is_blank (statement->source))
    return sorter->only_carer;
  source = mpad_text_fold (statement->source);
  g_strstrip (source);
  for (guint i = 0; i < sorter->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sorter->dossier->people, i);

      if (mpad_person_is_carer (person) && mpad_talk_has_person (sorter->talk, person->id) &&
          is_called (person, source))
        return person->id;
    }
  return NULL;
}

/* A statement bound to another carer says something about that carer. */
static gboolean
is_bound_to_other (const Sorter *sorter, const MpadStatement *statement)
{
  const MpadPerson *person = statement->person_id == NULL
                               ? NULL
                               : mpad_dossier_get_person (sorter->dossier, statement->person_id);

  return person != NULL && mpad_person_is_carer (person) &&
         g_strcmp0 (person->id, sorter->reader->id) != 0;
}

static void
sort_parent_words (Sorter *sorter, const Place *place)
{
  const MpadStatement *statement = place->statement;
  const char *whose = find_speaker (sorter, statement);
  g_autofree char *role = mpad_talk_role (sorter->reader);

  if (whose == NULL)
    {
      /* A name that fits nobody at the table: perhaps not the reader's words at all. */
      gboolean taken_up = sorter->reader_there && is_taken_up (sorter, place);

      add_finding (sorter, place, MPAD_TALK_FINDING_UNATTRIBUTED, taken_up, NULL)
        ->may_take_up = sorter->reader_there;
      if (taken_up)
        add_item (sorter, place, MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, role);
    }
  else if (may_print_reaction (sorter, place, whose))
    add_item (sorter, place, MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, role);
}

static void
sort_observation (Sorter *sorter, const Place *place)
{
  const MpadStatement *statement = place->statement;
  const char *speaker = !mpad_text_is_blank (statement->source) ? statement->source
                                                                : place->entry->observed_by;
  Part part = part_of (sorter, statement->section);
  MpadTalkSection section = part == PART_MEANING    ? MPAD_TALK_MEANING
                            : part == PART_REACTION ? MPAD_TALK_REACTION
                                                    : MPAD_TALK_SEEN;

  if (is_bound_to_other (sorter, statement))
    {
      add_finding (sorter, place, MPAD_TALK_FINDING_OTHER_CARER, FALSE, statement->person_id);
      return;
    }
  if (part == PART_REACTION && !may_print_reaction (sorter, place, statement->person_id))
    return;
  if (statement->about == MPAD_ABOUT_PARENT || statement->about == MPAD_ABOUT_CONTACT)
    add_finding (sorter, place, MPAD_TALK_FINDING_ABOUT_PARENT, TRUE, statement->person_id);
  if (statement->about == MPAD_ABOUT_SIBLING)
    add_finding (sorter, place, MPAD_TALK_FINDING_ABOUT_SIBLING, TRUE, statement->person_id);
  add_item (sorter, place, section, MPAD_TALK_ITEM_OBSERVATION, speaker);
}

static void
sort_child_words (Sorter *sorter, const Place *place)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (sorter->dossier);
  const MpadPerson *child = place->statement->person_id == NULL
                              ? pupil
                              : mpad_dossier_get_person (sorter->dossier,
                                                         place->statement->person_id);
  g_autofree char *name = child == NULL ? NULL : mpad_person_dup_short (child);
  gboolean taken_up = is_taken_up (sorter, place);

  add_finding (sorter, place, MPAD_TALK_FINDING_CHILD_WORDS, taken_up,
               child != NULL ? child->id : NULL)
    ->may_take_up = TRUE;
  if (taken_up)
    add_item (sorter, place, MPAD_TALK_SEEN, MPAD_TALK_ITEM_CHILD_WORDS, name);
}

static void
sort_statement (Sorter *sorter, const MpadEntry *entry, const MpadStatement *statement)
{
  const Place place = { entry, statement, NULL, statement->text };
  Part part;

  if (mpad_text_is_blank (statement->text))
    return;
  switch (statement->kind)
    {
    case MPAD_STATEMENT_OBSERVATION:
      sort_observation (sorter, &place);
      break;
    case MPAD_STATEMENT_CHILD_WORDS:
      sort_child_words (sorter, &place);
      break;
    case MPAD_STATEMENT_PARENT_WORDS:
      sort_parent_words (sorter, &place);
      break;
    case MPAD_STATEMENT_NOTE:
      part = part_of (sorter, statement->section);
      if (is_bound_to_other (sorter, statement))
        add_finding (sorter, &place, MPAD_TALK_FINDING_OTHER_CARER, FALSE, statement->person_id);
      else if (statement->section == NULL || part == PART_AGREEMENT)
        {
          if (statement->section == NULL)
            add_finding (sorter, &place, MPAD_TALK_FINDING_REMARK, TRUE, statement->person_id);
          add_agreement (sorter, &place, statement);
        }
      else if (part == PART_REACTION && statement->person_id != NULL)
        {
          if (may_print_reaction (sorter, &place, statement->person_id))
            add_item (sorter, &place, MPAD_TALK_REACTION, MPAD_TALK_ITEM_TEXT, NULL);
        }
      else
        sort_note (sorter, &place, part);
      break;
    case MPAD_STATEMENT_THIRD_PARTY:
      add_finding (sorter, &place, MPAD_TALK_FINDING_THIRD_PARTY, FALSE, NULL);
      break;
    case MPAD_STATEMENT_HYPOTHESIS:
      add_finding (sorter, &place, MPAD_TALK_FINDING_HYPOTHESIS, FALSE, NULL);
      break;
    case MPAD_STATEMENT_DIAGNOSIS:
    case MPAD_N_STATEMENT_KINDS:
    default:
      add_finding (sorter, &place, MPAD_TALK_FINDING_DIAGNOSIS, FALSE, NULL);
      break;
    }
}

static void
sort_entry (Sorter *sorter, const MpadEntry *entry)
{
  const Place purpose = { entry, NULL, MPAD_KEY_PURPOSE, mpad_entry_get (entry, MPAD_KEY_PURPOSE) };

  add_purpose (sorter, &purpose);
  sort_sections (sorter, entry);
  for (guint i = 0; i < entry->statements->len; i++)
    sort_statement (sorter, entry, g_ptr_array_index (entry->statements, i));
}

static void
sort_addenda (Sorter *sorter)
{
  for (guint i = 0; i < sorter->dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (sorter->dossier->entries, i);

      if (entry->state != MPAD_ENTRY_FINAL || g_strcmp0 (entry->amends, sorter->talk->id) != 0)
        continue;
      if (entry->shared != MPAD_NO)
        {
          sort_entry (sorter, entry);
          continue;
        }
      for (guint s = 0; s < entry->statements->len; s++)
        {
          const MpadStatement *statement = g_ptr_array_index (entry->statements, s);
          const Place place = { entry, statement, NULL, statement->text };

          add_finding (sorter, &place, MPAD_TALK_FINDING_NOT_SHARED, FALSE, NULL);
        }
    }
}

/* "vader, Juf Test" in the field for those present: are they on the list already? */
static gboolean
is_listed (const Sorter *sorter, const char *name)
{
  g_autofree char *folded = mpad_text_fold (name);

  for (guint i = 0; i < sorter->content->school->len; i++)
    {
      g_autofree char *school = mpad_text_fold (g_ptr_array_index (sorter->content->school, i));

      if (strcmp (folded, school) == 0)
        return TRUE;
    }
  for (guint i = 0; i < sorter->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sorter->dossier->people, i);

      if (mpad_talk_has_person (sorter->talk, person->id) && is_called (person, folded))
        return TRUE;
    }
  return FALSE;
}

static void
add_names (
  Sorter *sorter, GPtrArray *list, const char *key, const char *text, const char *separators)
{
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", separators, -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const Place place = { sorter->talk, NULL, key, g_strstrip (lines[i]) };
      const char *line = is_listed (sorter, place.text) ? NULL : print (sorter, &place);

      if (line != NULL)
        g_ptr_array_add (list, g_strdup (line));
    }
}

/* Names of people of the record, which are registered as such, need no finding of their own. */
static void
add_present (Sorter *sorter, const char *entered_by)
{
  MpadTalkContent *content = sorter->content;

  for (guint i = 0; i < sorter->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sorter->dossier->people, i);
      g_autofree char *name = mpad_person_dup_name (person), *role = mpad_talk_role (person);

      if (mpad_talk_has_person (sorter->talk, person->id))
        g_ptr_array_add (content->present,
                         *name == '\0' ? g_strdup (role) : g_strdup_printf ("%s (%s)", name, role));
    }
  add_names (sorter, content->school, MPAD_KEY_TALK_STAFF,
             mpad_entry_get (sorter->talk, MPAD_KEY_TALK_STAFF), "\n");
  if (content->school->len == 0 && !mpad_text_is_blank (entered_by))
    g_ptr_array_add (content->school, g_strdup (entered_by));
  for (guint i = 0; i < content->school->len; i++)
    g_ptr_array_add (content->present, g_strdup (g_ptr_array_index (content->school, i)));
  add_names (sorter, content->present, "present", sorter->talk->present, ",;\n");
}

/* The names that somebody gave as a source: who told the school is not the parents' to know. */
static void
add_reporters (Sorter *sorter, const MpadEntry *entry)
{
  static const char *const titles[] = { "de",      "het",    "een",       "juf",     "meester",
                                        "mevrouw", "meneer", "heer",      "van",     "der",
                                        "den",     "school", "buurvrouw", "buurman", "moeder",
                                        "vader",   "oma",    "opa",       "tante",   "oom",
                                        NULL };

  for (guint s = 0; s < entry->statements->len; s++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, s);
      g_auto (GStrv) words = NULL;

      if (statement->kind != MPAD_STATEMENT_THIRD_PARTY || mpad_text_is_blank (statement->source))
        continue;
      mpad_identifiers_add (sorter->reporters, MPAD_IDENTIFIER_NAME, NULL, statement->source);
      words = g_strsplit_set (statement->source, " ,.;()/", -1);
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = mpad_text_fold (words[w]);

          if (g_utf8_strlen (folded, -1) > 2 && g_unichar_isupper (g_utf8_get_char (words[w])) &&
              !g_strv_contains (titles, folded))
            mpad_identifiers_add (sorter->reporters, MPAD_IDENTIFIER_NAME, NULL, words[w]);
        }
    }
}

static void
add_identifiers (Sorter *sorter)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (sorter->dossier);
  g_autoptr (MpadIdentifiers) known_names = mpad_identifiers_new (),
                              known_contacts = mpad_identifiers_new ();

  for (guint i = 0; i < sorter->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sorter->dossier->people, i);

      if (person == sorter->reader)
        continue;
      if (person != pupil)
        mpad_identifiers_add_person (sorter->names, person);
      mpad_identifiers_add_contact (sorter->contacts, person);
    }
  for (guint i = 0; i < sorter->dossier->entries->len; i++)
    add_reporters (sorter, g_ptr_array_index (sorter->dossier->entries, i));
  add_reporters (sorter, sorter->talk); /* perhaps not yet among them */
  mpad_identifiers_add (sorter->agencies, MPAD_IDENTIFIER_ORGANISATION, NULL, "Veilig Thuis");
  mpad_identifiers_add (sorter->agencies, MPAD_IDENTIFIER_ORGANISATION, NULL, "meldcode");
  mpad_identifiers_add_person (known_names, sorter->reader);
  mpad_identifiers_add_contact (known_contacts, sorter->reader);
  if (pupil != NULL)
    mpad_identifiers_add_person (known_names, pupil);
  /* A surname that the child bears too names nobody. */
  mpad_identifiers_subtract (sorter->names, known_names);
  mpad_identifiers_subtract (sorter->reporters, known_names);
  mpad_identifiers_subtract (sorter->contacts, known_contacts);
}

static void
find_only_carer (Sorter *sorter)
{
  guint n = 0;

  for (guint i = 0; i < sorter->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (sorter->dossier->people, i);

      if (!mpad_person_is_carer (person) || !mpad_talk_has_person (sorter->talk, person->id))
        continue;
      sorter->only_carer = n == 0 ? person->id : NULL;
      n++;
    }
}

MpadTalkContent *
mpad_talk_content_new (const MpadDossier *dossier,
                       const MpadEntry *talk,
                       const MpadProtocol *protocol,
                       const MpadPerson *reader,
                       const char *const *taken_up,
                       const char *const *left_out,
                       const char *entered_by)
{
  const char *kind = mpad_entry_get (talk, MPAD_KEY_TALK_KIND);
  g_autofree char *appointment = mpad_dutch_moment (
    mpad_entry_get (talk, MPAD_KEY_NEXT_APPOINTMENT));
  MpadTalkContent *content = g_new0 (MpadTalkContent, 1);
  g_autoptr (MpadIdentifiers) names = mpad_identifiers_new (), contacts = mpad_identifiers_new (),
                              reporters = mpad_identifiers_new (),
                              agencies = mpad_identifiers_new ();
  Sorter sorter = {
    .content = content,
    .dossier = dossier,
    .talk = talk,
    .kind = protocol == NULL || kind == NULL ? NULL : mpad_protocol_find_talk_kind (protocol, kind),
    .reader = reader,
    .taken_up = taken_up,
    .left_out = left_out,
    .reader_there = mpad_talk_has_person (talk, reader->id),
    .names = names,
    .contacts = contacts,
    .reporters = reporters,
    .agencies = agencies,
    .purpose = g_string_new (NULL),
  };

  content->present = g_ptr_array_new_with_free_func (g_free);
  content->school = g_ptr_array_new_with_free_func (g_free);
  content->items = g_array_new (FALSE, FALSE, sizeof (MpadTalkItem));
  content->agreements = g_array_new (FALSE, FALSE, sizeof (MpadTalkAgreement));
  content->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_talk_finding_free);
  content->texts = g_string_chunk_new (4096);
  find_only_carer (&sorter);
  add_identifiers (&sorter);
  add_present (&sorter, entered_by);
  if (sorter.reader_there)
    {
      const Place place = { talk, NULL, "place", talk->place };
      const Place next = { talk, NULL, MPAD_KEY_NEXT_APPOINTMENT, appointment };

      content->place = print (&sorter, &place);
      content->next_appointment = print (&sorter, &next);
    }
  sort_entry (&sorter, talk);
  sort_addenda (&sorter);
  content->purpose = sorter.purpose->len > 0 ? g_strdup (sorter.purpose->str) : NULL;
  g_string_free (sorter.purpose, TRUE);
  return content;
}

void
mpad_talk_content_free (MpadTalkContent *self)
{
  if (self == NULL)
    return;
  g_free (self->purpose);
  g_ptr_array_unref (self->present);
  g_ptr_array_unref (self->school);
  g_array_unref (self->items);
  g_array_unref (self->agreements);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}
