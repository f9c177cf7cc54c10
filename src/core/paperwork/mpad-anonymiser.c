/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a character of the private use area in the place of each hit until none is left, and only
 * then writes the roles: a role may hold a word that is somebody's name. */
#include "mpad-anonymiser.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-identifiers.h"
#include "mpad-text.h"

#define FIRST_MARK 0xE000
#define LAST_MARK 0xF8FF

/* Owners of identifiers that are no person of the dossier. */
#define OWNER_SCHOOL "~school"
#define OWNER_STAFF "~staff"
#define OWNER_OTHER "~other"

struct _MpadAnonymiser
{
  const MpadPaperSource *source;
  MpadIdentifiers *identifiers;
  GHashTable *roles;   /* person id → role */
  GPtrArray *surnames; /* MpadIdentifiers for each person */
  GPtrArray *words;    /* the word behind each mark */
  const char *text;    /* that is being replaced */
};

static const char *
prefix_of (MpadRelation relation)
{
  switch (relation)
    {
    case MPAD_RELATION_PARENT:
    case MPAD_RELATION_STEP_PARENT:
    case MPAD_RELATION_FOSTER_PARENT:
      return "Ouder";
    case MPAD_RELATION_GUARDIAN:
    case MPAD_RELATION_FAMILY_GUARDIAN:
      return "Voogd";
    case MPAD_RELATION_SIBLING:
      return "Broer of zus";
    case MPAD_RELATION_PROFESSIONAL:
      return "Hulpverlener";
    case MPAD_RELATION_PUPIL:
    case MPAD_RELATION_FAMILY:
    case MPAD_N_RELATIONS:
    default:
      return "Familielid";
    }
}

static void
add_people (MpadAnonymiser *self)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (self->source->dossier);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->source->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (self->source->dossier->people, i);
      const char *prefix = prefix_of (person->relation);
      MpadIdentifiers *surname;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, prefix)) + 1;

      if (person == pupil)
        g_hash_table_insert (self->roles, g_strdup (person->id), g_strdup ("Kind A"));
      else
        {
          g_hash_table_insert (numbers, (char *) prefix, GUINT_TO_POINTER (n));
          g_hash_table_insert (self->roles, g_strdup (person->id),
                               g_strdup_printf ("%s %u", prefix, n));
        }
      mpad_identifiers_add_person (self->identifiers, person);
      surname = mpad_identifiers_new ();
      mpad_identifiers_add_name (surname, person->id, NULL, person->infix, person->surname);
      g_ptr_array_add (self->surnames, surname);
      mpad_identifiers_add_contact (self->identifiers, person);
    }
}

/* "Basisschool De Verzonnen Boom" is also called "De Verzonnen Boom" and "Verzonnen Boom". */
static void
add_school (MpadAnonymiser *self)
{
  static const char *const generic[] = { "basisschool", "school", "obs", "cbs", "rkbs",
                                         "pcbs",        "kbs",    "sbo", "so",  "vo",
                                         "de",          "het",    "’t",  "'t",  NULL };
  const char *name = self->source->head.school;
  g_auto (GStrv) words = g_strsplit (name != NULL ? name : "", " ", -1);

  mpad_identifiers_add (self->identifiers, MPAD_IDENTIFIER_ORGANISATION, OWNER_SCHOOL, name);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = mpad_text_fold (words[i]);
      g_autofree char *rest = NULL;

      if (*folded != '\0' && !g_strv_contains (generic, folded))
        break;
      rest = g_strjoinv (" ", words + i + 1);
      mpad_identifiers_add (self->identifiers, MPAD_IDENTIFIER_ORGANISATION, OWNER_SCHOOL, rest);
    }
}

/* A name as somebody typed it: with a title, with a function behind a comma. */
static void
add_typed (MpadAnonymiser *self, const char *owner, const char *text)
{
  static const char *const titles[] = {
    "juf",        "meester",   "mevrouw", "meneer",   "heer",      "de",
    "het",        "een",       "van",     "der",      "den",       "buurvrouw",
    "buurman",    "moeder",    "vader",   "ouders",   "ouder",     "oma",
    "opa",        "tante",     "oom",     "broer",    "zus",       "trainer",
    "leerkracht", "school",    "veilig",  "thuis",    "politie",   "wijkteam",
    "directie",   "directeur", "arts",    "huisarts", "jeugdarts", NULL
  };
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\n,;()", -1);

  for (guint l = 0; lines[l] != NULL; l++)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (lines[l]), " ", -1);
      gboolean name = FALSE;

      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = mpad_text_fold (words[w]);

          if (g_utf8_strlen (folded, -1) < 3 || g_strv_contains (titles, folded) ||
              !g_unichar_isupper (g_utf8_get_char (words[w])))
            continue;
          name = TRUE;
          mpad_identifiers_add (self->identifiers, MPAD_IDENTIFIER_NAME, owner, words[w]);
        }
      if (name)
        mpad_identifiers_add (self->identifiers, MPAD_IDENTIFIER_NAME, owner, lines[l]);
    }
}

static void
add_staff (MpadAnonymiser *self)
{
  const MpadDossier *dossier = self->source->dossier;

  for (guint i = 0; self->source->staff != NULL && i < self->source->staff->len; i++)
    {
      const MpadStaff *staff = g_ptr_array_index (self->source->staff, i);

      add_typed (self, OWNER_STAFF, staff->name);
      mpad_identifiers_add (self->identifiers, MPAD_IDENTIFIER_PHONE, OWNER_STAFF, staff->phone);
    }
  for (guint i = 0; i < dossier->team->len; i++)
    add_typed (self, OWNER_STAFF, ((MpadTeamMember *) g_ptr_array_index (dossier->team, i))->name);
}

static void
add_entry (MpadAnonymiser *self, const MpadEntry *entry)
{
  static const char *const staff[] = { MPAD_KEY_TALK_STAFF, MPAD_KEY_DECIDERS, MPAD_KEY_CALLER,
                                       MPAD_KEY_BY_NAME };
  static const char *const others[] = { MPAD_KEY_WITH_NAME, MPAD_KEY_INFORMED,
                                        MPAD_KEY_CASEMANAGER };

  for (gsize i = 0; i < G_N_ELEMENTS (staff); i++)
    add_typed (self, OWNER_STAFF, mpad_entry_get (entry, staff[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    add_typed (self, OWNER_OTHER, mpad_entry_get (entry, others[i]));
  add_typed (self, OWNER_STAFF, entry->observed_by);
  add_typed (self, OWNER_OTHER, entry->present);
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      add_typed (self, OWNER_OTHER, statement->source);
      add_typed (self, OWNER_OTHER, statement->source_spoken);
      add_typed (self, OWNER_OTHER, statement->owner);
    }
}

MpadAnonymiser *
mpad_anonymiser_new (const MpadPaperSource *source)
{
  MpadAnonymiser *self = g_new0 (MpadAnonymiser, 1);

  self->source = source;
  self->identifiers = mpad_identifiers_new ();
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->surnames = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_identifiers_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  add_people (self);
  add_school (self);
  add_staff (self);
  for (guint i = 0; i < source->dossier->entries->len; i++)
    add_entry (self, g_ptr_array_index (source->dossier->entries, i));
  return self;
}

void
mpad_anonymiser_free (MpadAnonymiser *self)
{
  if (self == NULL)
    return;
  mpad_identifiers_free (self->identifiers);
  g_hash_table_unref (self->roles);
  g_ptr_array_unref (self->surnames);
  g_ptr_array_unref (self->words);
  g_free (self);
}

const char *
mpad_anonymiser_role (MpadAnonymiser *self, const char *person_id)
{
  return person_id == NULL ? NULL : g_hash_table_lookup (self->roles, person_id);
}

/* A surname of several people names none of them. */
static gboolean
is_shared (MpadAnonymiser *self, const MpadIdentifierHit *hit)
{
  g_autofree char *part = g_strndup (self->text + hit->start, hit->end - hit->start);
  guint n = 0;

  for (guint i = 0; i < self->surnames->len; i++)
    {
      g_autoptr (GArray) hits = mpad_identifiers_find (g_ptr_array_index (self->surnames, i), part);

      n += hits->len > 0;
    }
  return n > 1;
}

static const char *
word_for (MpadAnonymiser *self, const MpadIdentifierHit *hit)
{
  const char *role = mpad_anonymiser_role (self, hit->owner);

  switch (hit->kind)
    {
    case MPAD_IDENTIFIER_ADDRESS:
      return "[adres]";
    case MPAD_IDENTIFIER_PHONE:
      return "[telefoonnummer]";
    case MPAD_IDENTIFIER_EMAIL:
      return "[e-mailadres]";
    case MPAD_IDENTIFIER_BIRTH_DATE:
      return "[geboortedatum]";
    case MPAD_IDENTIFIER_ORGANISATION:
      return strcmp (hit->owner, OWNER_SCHOOL) == 0 ? "[school]" : "[organisatie]";
    case MPAD_IDENTIFIER_SURNAME:
      if (is_shared (self, hit))
        return "[achternaam]";
      G_GNUC_FALLTHROUGH;
    case MPAD_IDENTIFIER_NAME:
    default:
      if (role != NULL)
        return role;
      return strcmp (hit->owner, OWNER_STAFF) == 0 ? "[medewerker]" : "[naam]";
    }
}

static const char *
put_mark (const MpadIdentifierHit *hit, gpointer data)
{
  MpadAnonymiser *self = data;
  static char mark[8];

  /* More hits than marks: the last mark stands for "a name". */
  mark[g_unichar_to_utf8 (FIRST_MARK + MIN (self->words->len, LAST_MARK - FIRST_MARK), mark)] =
    '\0';
  if (self->words->len < LAST_MARK - FIRST_MARK)
    g_ptr_array_add (self->words, g_strdup (word_for (self, hit)));
  return mark;
}

static char *
drop_marks (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < FIRST_MARK || c > LAST_MARK)
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

static char *
write_words (MpadAnonymiser *self, const char *marked)
{
  GString *out = g_string_new (NULL);

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < FIRST_MARK || c > LAST_MARK)
        g_string_append_unichar (out, c);
      else if (c - FIRST_MARK < self->words->len)
        g_string_append (out, g_ptr_array_index (self->words, c - FIRST_MARK));
      else
        g_string_append (out, "[naam]");
    }
  return g_string_free_and_steal (out);
}

char *
mpad_anonymiser_dup (MpadAnonymiser *self, const char *text)
{
  g_autofree char *marked = NULL;

  if (text == NULL)
    return NULL;
  marked = drop_marks (text);
  g_ptr_array_set_size (self->words, 0);
  for (;;)
    {
      g_autoptr (GArray) hits = mpad_identifiers_find (self->identifiers, marked);
      g_autofree char *next = NULL;

      if (hits->len == 0)
        break;
      /* What a hit leaves behind may stand together and be another one. */
      self->text = marked;
      next = mpad_identifiers_replace (self->identifiers, marked, put_mark, self);
      self->text = NULL;
      g_free (marked);
      marked = g_steal_pointer (&next);
    }
  return write_words (self, marked);
}

gboolean
mpad_anonymiser_is_clean (MpadAnonymiser *self, const char *text, const char *fixed)
{
  g_autoptr (GArray) hits = mpad_identifiers_find (self->identifiers, text),
                     known = mpad_identifiers_find (self->identifiers, fixed);
  g_autoptr (GHashTable) harmless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const MpadIdentifierHit *hit = &g_array_index (known, MpadIdentifierHit, i);
      g_autofree char *part = g_strndup (fixed + hit->start, hit->end - hit->start);

      g_hash_table_add (harmless, mpad_text_fold (part));
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const MpadIdentifierHit *hit = &g_array_index (hits, MpadIdentifierHit, i);
      g_autofree char *part = g_strndup (text + hit->start, hit->end - hit->start);
      g_autofree char *folded = mpad_text_fold (part);

      if (!g_hash_table_contains (harmless, folded))
        return FALSE;
    }
  return TRUE;
}
