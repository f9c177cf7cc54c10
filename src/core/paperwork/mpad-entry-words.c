/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the keys with their Dutch labels, and a few ways to write a value. */
#include "mpad-entry-words.h"

#include <string.h>

#include "mpad-body-mark.h"
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-text.h"

typedef enum
{
  VALUE_TEXT,
  VALUE_WORD,
  VALUE_DATE,
  VALUE_PEOPLE,
  VALUE_ROLES,
  VALUE_GROUND,
  VALUE_BRANCH,
  VALUE_QUESTION,
  VALUE_ANSWER,
} ValueKind;

static const struct
{
  const char *key, *label;
  ValueKind kind;
} fields[] = {
  { MPAD_KEY_TALK_PERSONS, "Gesproken met", VALUE_PEOPLE },
  { MPAD_KEY_TALK_STAFF, "Van school", VALUE_TEXT },
  { MPAD_KEY_PURPOSE, "Doel", VALUE_TEXT },
  { MPAD_KEY_CHILD_TOLD, "Kind vooraf ingelicht", VALUE_WORD },
  { MPAD_KEY_CHILD_TOLD_WHY, "Waarom niet", VALUE_TEXT },
  { MPAD_KEY_STOPPED, "Gestopt om dreiging", VALUE_WORD },
  { MPAD_KEY_NEXT_APPOINTMENT, "Volgende afspraak", VALUE_DATE },
  { MPAD_KEY_WITH_KIND, "Overleg met", VALUE_WORD },
  { "with", "Rol", VALUE_ROLES },
  { MPAD_KEY_WITH_NAME, "Naam", VALUE_TEXT },
  { MPAD_KEY_WITH_FUNCTION, "Functie", VALUE_TEXT },
  { MPAD_KEY_CONSENT, "Toestemming ouders", VALUE_WORD },
  { MPAD_KEY_ANONYMOUS, "Zonder naam van het kind", VALUE_WORD },
  { MPAD_KEY_ADVICE, "Advies", VALUE_TEXT },
  { MPAD_KEY_REFERENCE, "Kenmerk", VALUE_TEXT },
  { MPAD_KEY_QUESTION, "Vraag", VALUE_QUESTION },
  { MPAD_KEY_ANSWER, "Antwoord", VALUE_ANSWER },
  { MPAD_KEY_OUTCOME, "Besloten", VALUE_WORD },
  { "what", "Wat", VALUE_WORD },
  { "fact", NULL, VALUE_WORD },
  { "role", "Wie", VALUE_ROLES },
  { "person", "Ouder", VALUE_PEOPLE },
  { "withheld", "Niet verteld om veiligheid", VALUE_WORD },
  { "decider", "Besloten door", VALUE_ROLES },
  { "date", "Op", VALUE_DATE },
  { MPAD_KEY_BY_NAME, "Door", VALUE_TEXT },
  { "by", "Functie", VALUE_ROLES },
  { "family", "Melder bekend bij gezin", VALUE_WORD },
  { MPAD_KEY_ANONYMOUS_FAMILY, "Anoniem voor het gezin", VALUE_WORD },
  { MPAD_KEY_CONSENT_EFFORT, "Moeite voor toestemming", VALUE_TEXT },
  { MPAD_KEY_GOALS, "Doelen", VALUE_TEXT },
  { MPAD_KEY_CASEMANAGER, "Casemanager", VALUE_TEXT },
  { MPAD_KEY_TERM, "Termijn", VALUE_DATE },
  { "roles", "Wie doet wat", VALUE_TEXT },
  { MPAD_KEY_CALLER, "Gebeld door", VALUE_TEXT },
  { MPAD_KEY_CALLED, "Gebeld met", VALUE_WORD },
  { MPAD_KEY_BRANCH, "Aandachtspunt", VALUE_BRANCH },
  { MPAD_KEY_HOME_SAFE, "Veilig naar huis", VALUE_WORD },
  { MPAD_KEY_HOME_TIME, "Op school tot", VALUE_TEXT },
  { "value", "Antwoord", VALUE_WORD },
  { "until", "Op school tot", VALUE_TEXT },
  { "for", "Waarvoor", VALUE_WORD },
  { "instrument", "Instrument", VALUE_TEXT },
  { "on", "Waarop", VALUE_WORD },
  { "state", "Stand", VALUE_WORD },
  { "to", "Aan", VALUE_ROLES },
  { "seen-by", "Bekend wie het kind ziet", VALUE_WORD },
  { MPAD_KEY_STEP_EVENT, "Stap", VALUE_WORD },
  { MPAD_KEY_GROUND, "Grond", VALUE_GROUND },
  { MPAD_KEY_REASON, "Reden", VALUE_TEXT },
  { MPAD_KEY_MOTIVE, "Motief", VALUE_TEXT },
  { MPAD_KEY_DECIDERS, "Erbij waren", VALUE_TEXT },
  { MPAD_KEY_INFORMED, "Ingelicht", VALUE_TEXT },
  { MPAD_KEY_ADDENDUM_REASON, "Reden van de aanvulling", VALUE_TEXT },
};

static const struct
{
  const char *word, *dutch;
} words[] = {
  { "yes", "ja" },
  { "no", "nee" },
  { "doubt", "twijfel" },
  { "unknown", "onbekend" },
  { "refused", "geweigerd" },
  { "not-asked", "niet gevraagd" },
  { "colleague", "collega" },
  { "ib", "IB’er" },
  { "directie", "directie" },
  { "mdo", "MDO" },
  { "vt", "Veilig Thuis" },
  { "police", "politie" },
  { "lecegg", "LEC EGG" },
  { "vgv", "VGV-deskundige" },
  { "doctor", "arts" },
  { "csg", "Centrum Seksueel Geweld" },
  { "inspector", "vertrouwensinspecteur" },
  { "other", "iemand anders" },
  { "112", "112" },
  { "close", "afgesloten" },
  { "skip", "overgeslagen" },
  { "reopen", "heropend" },
  { "stop", "gestopt" },
  { "start", "begonnen" },
  { "open", "open" },
  { "anonymous", "nee" },
  { "made", "gemeld" },
  { "vt-decision", "besluit van Veilig Thuis" },
  { "agreed", "afgesproken" },
  { "effects", "gevolgen" },
  { "started", "begonnen" },
  { "arrived", "gezin is bij de hulp" },
  { "not-arrived", "gezin is niet bij de hulp" },
  { "ended", "gestopt" },
  { "effect", "helpt" },
  { "no-effect", "helpt niet" },
  { "flared-up", "opnieuw begonnen" },
  { "planned", "gepland" },
  { "held", "gehouden" },
  { "signed", "getekend" },
  { "withheld", "niet gevraagd om veiligheid" },
  { "asked", "gevraagd" },
  { "called-back", "teruggebeld" },
  { "given", "gegeven" },
  { "offered", "aangeboden" },
  { "kept-home", "thuisgehouden" },
  { "leaves", "gaat van school" },
  { "back", "terug op school" },
  { "answered", "beantwoord" },
  { "extended", "verlengd" },
  { "closed", "gesloten" },
};

static const struct
{
  const char *nick, *title;
} facts[] = {
  { "notify", "Ingelicht" },
  { "inform", "Ouder ingelicht" },
  { "talk-skip", "Gesprek overgeslagen" },
  { "signature", "Handtekening" },
  { "consent", "Toestemming" },
  { "home-safe", "Kan het kind veilig naar huis" },
  { "risk", "Risicotaxatie" },
  { "handover", "Overgedragen" },
  { "info-request", "Vraag om informatie" },
  { "leaving", "Thuis of vertrek" },
  { "holiday", "Vakantie" },
  { "inzage", "Inzage" },
  { "sibling", "Broer of zus" },
  { "las", "Regel in het LAS" },
  { "aftercare", "Nazorg" },
  { "feedback", "Terugkoppeling" },
  { "advice", "Advies" },
  { "step-loop", "Terug in de stappen" },
  { "task-done", "Taak" },
  { "lead-suspect", "Andere route" },
  { "destroy", "Vernietigen" },
  { "taken-over", "Overgenomen" },
};

static const char *const kinds[MPAD_N_ENTRY_KINDS] = {
  [MPAD_ENTRY_SIGNAL] = "Signaal",
  [MPAD_ENTRY_CONSULT] = "Overleg",
  [MPAD_ENTRY_TALK] = "Gesprek",
  [MPAD_ENTRY_WEIGHING] = "Weging",
  [MPAD_ENTRY_DECISION] = "Beslissing",
  [MPAD_ENTRY_MELDING] = "Melding",
  [MPAD_ENTRY_HELP] = "Hulp",
  [MPAD_ENTRY_NOTE] = "Notitie",
  [MPAD_ENTRY_EVALUATION] = "Evaluatie",
  [MPAD_ENTRY_ACUTE] = "Acuut",
  [MPAD_ENTRY_STEP] = "Stap",
  [MPAD_ENTRY_BRANCH] = "Veiligheid",
  [MPAD_ENTRY_FACT] = "Vastgelegd",
};

static const char *
fact_title (const MpadEntry *entry)
{
  const char *nick = mpad_entry_get (entry, MPAD_KEY_FACT);

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_strcmp0 (facts[i].nick, nick) == 0)
      return facts[i].title;
  return kinds[MPAD_ENTRY_FACT];
}

static const MpadProtocolQuestion *
find_question (const MpadPaperSource *source, const MpadEntry *entry)
{
  const char *kader_id = mpad_entry_get (entry, MPAD_KEY_KADER),
             *id = mpad_entry_get (entry, MPAD_KEY_QUESTION);
  const MpadProtocolKader *kader = source->protocol == NULL
                                     ? NULL
                                     : mpad_protocol_find_kader (source->protocol, kader_id);

  return kader == NULL || id == NULL ? NULL : mpad_protocol_kader_find_question (kader, id);
}

char *
mpad_entry_words_title (const MpadPaperSource *source, const MpadEntry *entry)
{
  const MpadProtocolTalkKind *talk;
  const MpadProtocolQuestion *question;
  const MpadProtocolDecision *decision;
  const char *id;

  if (!mpad_text_is_blank (entry->title))
    return g_strdup (entry->title);
  if (entry->kind == MPAD_ENTRY_FACT)
    return g_strdup (fact_title (entry));
  if (entry->kind == MPAD_ENTRY_TALK && source->protocol != NULL)
    {
      id = mpad_entry_get (entry, MPAD_KEY_TALK_KIND);
      talk = id == NULL ? NULL : mpad_protocol_find_talk_kind (source->protocol, id);
      if (talk != NULL)
        return g_strdup (talk->title);
    }
  if (entry->kind == MPAD_ENTRY_WEIGHING)
    {
      question = find_question (source, entry);
      if (question != NULL)
        return g_strdup_printf ("%s: %s", kinds[entry->kind], question->title);
    }
  if (entry->kind == MPAD_ENTRY_DECISION && source->protocol != NULL)
    {
      id = mpad_entry_get (entry, MPAD_KEY_DECISION);
      decision = id == NULL ? NULL : mpad_protocol_find_decision (source->protocol, id);
      if (decision != NULL)
        return g_strdup_printf ("%s: %s", kinds[entry->kind], decision->word);
    }
  return g_strdup (entry->kind < MPAD_N_ENTRY_KINDS ? kinds[entry->kind] : "");
}

static const char *
dutch_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      return words[i].dutch;
  return word;
}

static char *
dup_words (const MpadPaperSource *source, const char *value, gboolean roles)
{
  g_auto (GStrv) list = g_strsplit (value, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const MpadProtocolRole *role = roles && source->protocol != NULL
                                       ? mpad_protocol_find_role (source->protocol, list[i])
                                       : NULL;

      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append (out, role != NULL ? role->name : dutch_word (list[i]));
    }
  return g_string_free_and_steal (out);
}

static char *
dup_value (const MpadPaperSource *source,
           MpadPaperTexts *texts,
           const MpadEntry *entry,
           ValueKind kind,
           const char *value)
{
  const MpadProtocolQuestion *question = find_question (source, entry);
  const MpadProtocolAnswer *answer;
  const MpadProtocolGround *ground;
  const MpadProtocolBranch *branch;

  switch (kind)
    {
    case VALUE_WORD:
      return dup_words (source, value, FALSE);
    case VALUE_ROLES:
      return dup_words (source, value, TRUE);
    case VALUE_DATE:
      return mpad_dutch_moment (value);
    case VALUE_PEOPLE:
      return g_strdup (mpad_paper_list_names (source, texts, value));
    case VALUE_GROUND:
      ground = source->protocol == NULL ? NULL
                                        : mpad_protocol_find_ground (source->protocol, value);
      return g_strdup (ground != NULL ? ground->title : value);
    case VALUE_BRANCH:
      branch = source->protocol == NULL ? NULL
                                        : mpad_protocol_find_branch (source->protocol, value);
      return g_strdup (branch != NULL ? branch->title : value);
    case VALUE_QUESTION:
      return g_strdup (question != NULL ? question->text : value);
    case VALUE_ANSWER:
      answer = question == NULL ? NULL : mpad_protocol_question_find_answer (question, value);
      return g_strdup (answer != NULL ? answer->text : dutch_word (value));
    case VALUE_TEXT:
    default:
      {
        g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

        /* Names stand one a line. */
        return g_strjoinv (", ", lines);
      }
    }
}

static void
add_line (GString *out, const char *label, const char *value)
{
  if (mpad_text_is_blank (value))
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (label != NULL)
    g_string_append_printf (out, "%s: ", label);
  g_string_append (out, value);
}

static void
add_sections (GString *out, const MpadPaperSource *source, const MpadEntry *entry)
{
  const char *id = mpad_entry_get (entry, MPAD_KEY_TALK_KIND);
  const MpadProtocolTalkKind *talk = source->protocol == NULL || id == NULL
                                       ? NULL
                                       : mpad_protocol_find_talk_kind (source->protocol, id);
  g_autoptr (GList)
    keys = g_list_sort (g_hash_table_get_keys (entry->details), (GCompareFunc) g_strcmp0);

  for (guint i = 0; talk != NULL && i < talk->sequence->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (talk->sequence, i);
      g_autofree char *key = g_strconcat (MPAD_KEY_SECTION_PREFIX, line->id, NULL);

      add_line (out, NULL, line->id != NULL ? mpad_entry_get (entry, key) : NULL);
    }
  for (GList *key = keys; key != NULL; key = key->next)
    {
      gboolean known = FALSE;

      if (!g_str_has_prefix (key->data, MPAD_KEY_SECTION_PREFIX))
        continue;
      for (guint i = 0; talk != NULL && i < talk->sequence->len; i++)
        {
          const MpadProtocolLine *line = g_ptr_array_index (talk->sequence, i);

          known = known || g_strcmp0 (line->id, (const char *) key->data +
                                                  strlen (MPAD_KEY_SECTION_PREFIX)) == 0;
        }
      if (!known)
        add_line (out, NULL, mpad_entry_get (entry, key->data));
    }
}

char *
mpad_entry_words_text (const MpadPaperSource *source, const MpadEntry *entry)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  add_line (out, "Plaats", entry->place);
  add_line (out, "Situatie", entry->situation);
  add_line (out, "Aanwezig", entry->present);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = mpad_entry_get (entry, fields[i].key);
      g_autofree char *shown = NULL;

      if (fields[i].label == NULL || mpad_text_is_blank (value))
        continue;
      shown = dup_value (source, texts, entry, fields[i].kind, value);
      add_line (out, fields[i].label, shown);
    }
  if (mpad_entry_has_marks (entry))
    {
      g_autoptr (GPtrArray) marks = mpad_entry_dup_marks (entry);
      g_autofree char *text = mpad_body_marks_dup_dutch (marks);

      add_line (out, "Te zien op het lichaam (zonder uitkleden)", text);
    }
  add_sections (out, source, entry);
  mpad_paper_add_notes (entry, notes);
  for (guint i = 0; i < notes->len; i++)
    add_line (out, NULL, g_ptr_array_index (notes, i));
  if (entry->told_parents != MPAD_UNKNOWN)
    add_line (out, "Met ouders besproken", entry->told_parents == MPAD_YES ? "ja" : "nee");
  add_line (out, "Waarom", entry->told_reason);
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free_and_steal (out);
}
