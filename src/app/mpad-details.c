/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of fields per kind of entry. */
#include "config.h"

#include "mpad-details.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-text.h"

#define CHOICES(list) list, G_N_ELEMENTS (list)

static const MpadChoice with_kind[] = {
  { "colleague", NC_ ("with", "Colleague"), NULL },
  { "ib", NC_ ("with", "IB’er"), NULL },
  { "directie", NC_ ("with", "Directie"), NULL },
  { "vt", NC_ ("with", "Veilig Thuis"), NULL },
  { "police", NC_ ("with", "Police"), NULL },
  { "vgv", NC_ ("with", "VGV expert"), NULL },
  { "doctor", NC_ ("with", "Doctor"), NULL },
  { "mdo", NC_ ("with", "MDO or care team"), NULL },
  { "lecegg", NC_ ("with", "LEC EGG"), NULL },
  { "csg", NC_ ("with", "Centrum Seksueel Geweld"), NULL },
  { "inspector", NC_ ("with", "Vertrouwensinspecteur"), NULL },
  { "other", NC_ ("with", "Someone else"), NULL },
};
static const MpadChoice advice_about[] = {
  { "algemeen", NC_ ("advice about", "In general"), NULL },
  { "veiligheid", NC_ ("advice about", "Safety"), NULL },
  { "naar-huis", NC_ ("advice about", "Going home"), NULL },
  { "gesprek", NC_ ("advice about", "The talk"), NULL },
  { "wegen", NC_ ("advice about", "The weighing"), NULL },
  { "melding", NC_ ("advice about", "A melding"), NULL },
  { "letsel", NC_ ("advice about", "Injury"), NULL },
  { "foto", NC_ ("advice about", "A photo of injury"), NULL },
  { "vertrek", NC_ ("advice about", "Kept home or leaving"), NULL },
};
static const MpadChoice advice_result[] = {
  { "go", NC_ ("advice result", "Yes, it can be held"), NULL },
  { "wait", NC_ ("advice result", "No, wait"), NULL },
};
static const MpadChoice consent[] = {
  { "yes", NC_ ("consent", "Yes"), NULL },
  { "refused", NC_ ("consent", "They refused"), NULL },
  { "not-asked", NC_ ("consent", "Not asked"), NULL },
};
static const MpadChoice family[] = {
  { "open", NC_ ("family", "Yes, the family knows"), NULL },
  { "anonymous", NC_ ("family", "No, not towards the family"), NULL },
};
static const MpadChoice report_what[] = {
  { "made", NC_ ("melding", "Melding made"), NULL },
  { "vt-decision", NC_ ("melding", "Decision of Veilig Thuis"), NULL },
  { "agreed", NC_ ("melding", "Agreed with Veilig Thuis"), NULL },
  { "effects", NC_ ("melding", "What came of it"), NULL },
};
static const MpadChoice report_consent[] = {
  { "yes", NC_ ("consent", "Yes"), NULL },
  { "no", NC_ ("consent", "No"), NULL },
  { "not-asked", NC_ ("consent", "Not asked"), NULL },
};
static const MpadChoice help_what[] = {
  { "agreed", NC_ ("help", "Agreed"), NULL },
  { "started", NC_ ("help", "Started"), NULL },
  { "arrived", NC_ ("help", "The family has arrived at help"), NULL },
  { "not-arrived", NC_ ("help", "Not arrived"), NULL },
  { "effect", NC_ ("help", "It helps"), NULL },
  { "no-effect", NC_ ("help", "It does not help"), NULL },
  { "flared-up", NC_ ("help", "It started again"), NULL },
  { "ended", NC_ ("help", "Ended"), NULL },
};
static const MpadChoice planned_held[] = {
  { "planned", NC_ ("evaluation", "Planned"), NULL },
  { "held", NC_ ("evaluation", "Held"), NULL },
};
static const MpadChoice signature_on[] = {
  { "gespreksverslag", NC_ ("signature", "Gespreksverslag"), NULL },
  { "signaal", NC_ ("signature", "Signal"), NULL },
  { "overleg", NC_ ("signature", "Consultation"), NULL },
  { "stap", NC_ ("signature", "Step"), NULL },
};
static const MpadChoice signature_state[] = {
  { "asked", NC_ ("signature", "Asked"), NULL },
  { "signed", NC_ ("signature", "Signed"), NULL },
  { "refused", NC_ ("signature", "Refused"), NULL },
  { "withheld", NC_ ("signature", "Not asked, for safety"), NULL },
};
static const MpadChoice consent_for[] = {
  { "mdo", NC_ ("consent for", "Naming the child in the MDO"), NULL },
  { "melding", NC_ ("consent for", "The melding"), NULL },
  { "hulp", NC_ ("consent for", "Help"), NULL },
  { "overdracht", NC_ ("consent for", "Handing over"), NULL },
};
static const MpadChoice info_what[] = {
  { "asked", NC_ ("information", "They asked"), NULL },
  { "called-back", NC_ ("information", "We called back"), NULL },
  { "given", NC_ ("information", "Given"), NULL },
  { "refused", NC_ ("information", "Not given"), NULL },
};
static const MpadChoice leaving_what[] = {
  { "kept-home", NC_ ("leaving", "Kept at home"), NULL },
  { "leaves", NC_ ("leaving", "Leaves the school"), NULL },
  { "back", NC_ ("leaving", "Back at school"), NULL },
};
static const MpadChoice inzage_what[] = {
  { "asked", NC_ ("inzage", "Asked"), NULL },
  { "answered", NC_ ("inzage", "Answered"), NULL },
  { "extended", NC_ ("inzage", "Extended"), NULL },
};
static const MpadChoice sibling_what[] = {
  { "asked", NC_ ("sibling", "Asked about"), NULL },
  { "open", NC_ ("sibling", "Has a dossier too"), NULL },
  { "closed", NC_ ("sibling", "That dossier is closed"), NULL },
};
static const MpadChoice aftercare_what[] = {
  { "offered", NC_ ("aftercare", "Offered"), NULL },
  { "given", NC_ ("aftercare", "Given"), NULL },
};

static const MpadChoice talk_worries[] = {
  { "removed", NC_ ("worries", "The worries are gone"), NULL },
  { "recognised", NC_ ("worries", "The parents recognise them"), NULL },
  { "remain", NC_ ("worries", "The worries remain"), NULL },
};
static const MpadChoice talk_objection[] = {
  { "none", NC_ ("objection", "No objection"), NULL },
  { "met", NC_ ("objection", "Objection, and we met it"), NULL },
  { "weighed", NC_ ("objection", "Objection, weighed against protection"), NULL },
};

static const MpadDetail consult[] = {
  { MPAD_KEY_WITH_KIND, N_ ("With whom?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (with_kind), NULL,
    NULL },
  { "with", N_ ("In which role?"), MPAD_DETAIL_ROLES, NULL, NULL, 0, MPAD_KEY_WITH_KIND,
    "colleague mdo" },
  { MPAD_KEY_WITH_NAME, N_ ("Name"), MPAD_DETAIL_LINE, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_WITH_FUNCTION, N_ ("Function"), MPAD_DETAIL_LINE,
    N_ ("Needed when the advice has to open a lock"), NULL, 0, NULL, NULL },
  { MPAD_KEY_CONSENT, N_ ("Did the parents agree that the child is named?"), MPAD_DETAIL_CHOICE,
    NULL, CHOICES (consent), MPAD_KEY_WITH_KIND, "mdo" },
  { MPAD_KEY_ANONYMOUS, N_ ("Was the child’s name left out?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0,
    MPAD_KEY_WITH_KIND, "vt police vgv doctor mdo lecegg csg inspector other" },
  { "about", N_ ("What did you ask about?"), MPAD_DETAIL_CHOICES, NULL, CHOICES (advice_about),
    MPAD_KEY_WITH_KIND, "vt police vgv doctor lecegg csg other" },
  { MPAD_KEY_ADVICE, N_ ("What is the advice?"), MPAD_DETAIL_TEXT,
    N_ ("In the words of the one who gave it"), NULL, 0, NULL, NULL },
  { "result", N_ ("Can the talk be held, according to them?"), MPAD_DETAIL_CHOICE, NULL,
    CHOICES (advice_result), MPAD_KEY_WITH_KIND, "vt police vgv doctor" },
  { "branch", N_ ("For which point of attention?"), MPAD_DETAIL_BRANCHES, NULL, NULL, 0,
    MPAD_KEY_WITH_KIND, "vt police vgv doctor" },
  { MPAD_KEY_REFERENCE, N_ ("Their reference"), MPAD_DETAIL_LINE,
    N_ ("So that they find this advice again"), NULL, 0, MPAD_KEY_WITH_KIND,
    "vt police vgv doctor" },
};
static const MpadDetail melding[] = {
  { "what", N_ ("What do you record?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (report_what), NULL,
    NULL },
  { MPAD_KEY_BY_NAME, N_ ("Who made the melding?"), MPAD_DETAIL_LINE, NULL, NULL, 0, NULL, NULL },
  { "by", N_ ("In which role?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_REFERENCE, N_ ("Reference of Veilig Thuis"), MPAD_DETAIL_LINE, NULL, NULL, 0, NULL,
    NULL },
  { "family", N_ ("Does the family know who made the melding?"), MPAD_DETAIL_CHOICE,
    N_ ("Veilig Thuis always knows who you are"), CHOICES (family), "what", "made" },
  { MPAD_KEY_CONSENT, N_ ("Did the parents agree?"), MPAD_DETAIL_CHOICE,
    N_ ("A refusal does not stop a melding"), CHOICES (report_consent), "what", "made" },
  { MPAD_KEY_CONSENT_EFFORT, N_ ("What did you do to get their consent?"), MPAD_DETAIL_TEXT, NULL,
    NULL, 0, "what", "made" },
};
static const MpadDetail help[] = {
  { "what", N_ ("What do you record?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (help_what), NULL, NULL },
  { MPAD_KEY_CASEMANAGER, N_ ("Casemanager"), MPAD_DETAIL_LINE, N_ ("Who keeps the lines together"),
    NULL, 0, NULL, NULL },
  { MPAD_KEY_TERM, N_ ("When must it show?"), MPAD_DETAIL_DATE,
    N_ ("The date on which the effect must be noticeable"), NULL, 0, "what", "agreed started" },
  { "roles", N_ ("Who does what?"), MPAD_DETAIL_TEXT, NULL, NULL, 0, "what", "agreed started" },
  { MPAD_KEY_GOALS, N_ ("What must be better by then?"), MPAD_DETAIL_TEXT,
    N_ ("Concrete: what will you see?"), NULL, 0, NULL, NULL },
};
static const MpadDetail evaluation[] = {
  { "what", N_ ("What do you record?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (planned_held), NULL,
    NULL },
  { "date", N_ ("On which day?"), MPAD_DETAIL_DATE, NULL, NULL, 0, "what", "planned" },
};
static const MpadDetail talk[] = {
  { MPAD_KEY_TALK_KIND, NULL, MPAD_DETAIL_HIDDEN, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_PURPOSE, N_ ("Purpose"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_TALK_PERSONS, N_ ("Which parents or carers?"), MPAD_DETAIL_CARERS, NULL, NULL, 0, NULL,
    NULL },
  { MPAD_KEY_TALK_STAFF, N_ ("From the school"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_CHILD_TOLD, N_ ("Was the child told beforehand?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0,
    NULL, NULL },
  { MPAD_KEY_CHILD_TOLD_WHY, N_ ("Why not?"), MPAD_DETAIL_LINE, NULL, NULL, 0, MPAD_KEY_CHILD_TOLD,
    "no" },
  { "worries", N_ ("How do things stand after the talk?"), MPAD_DETAIL_CHOICE, NULL,
    CHOICES (talk_worries), NULL, NULL },
  { "objection", N_ ("Was there an objection to the melding?"), MPAD_DETAIL_CHOICE, NULL,
    CHOICES (talk_objection), NULL, NULL },
  { MPAD_KEY_NEXT_APPOINTMENT, N_ ("Next appointment"), MPAD_DETAIL_LINE, NULL, NULL, 0, NULL,
    NULL },
  { MPAD_KEY_STOPPED, N_ ("Stopped because of a threat?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0, NULL,
    NULL },
};
static const MpadDetail decision[] = {
  { MPAD_KEY_OUTCOME, N_ ("Decided"), MPAD_DETAIL_YES_NO, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_MOTIVE, N_ ("Why"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_DECIDERS, N_ ("Who decided"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail weighing[] = {
  { MPAD_KEY_MOTIVE, N_ ("Why"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_DECIDERS, N_ ("Who was there"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail step[] = {
  { MPAD_KEY_GROUND, N_ ("Ground"), MPAD_DETAIL_GROUND, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_REASON, N_ ("Reason"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_DECIDERS, N_ ("Who decided"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_INFORMED, N_ ("Who was told"), MPAD_DETAIL_ROLES, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail branch[] = {
  { MPAD_KEY_REASON, N_ ("Reason"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail acute[] = {
  { MPAD_KEY_CALLER, N_ ("Who called"), MPAD_DETAIL_LINE, NULL, NULL, 0, NULL, NULL },
  { MPAD_KEY_ADVICE, N_ ("What did they say?"), MPAD_DETAIL_TEXT, NULL, NULL, 0, NULL, NULL },
};

/* facts without a kind of entry of their own */
static const MpadDetail fact_notify[] = {
  { "role", N_ ("Who was told?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_inform[] = {
  { "person", N_ ("Which parent?"), MPAD_DETAIL_CARERS, NULL, NULL, 0, NULL, NULL },
  { "withheld", N_ ("Not told, for safety?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0, NULL, NULL },
  { "ground", N_ ("On which ground?"), MPAD_DETAIL_GROUND, NULL, NULL, 0, "withheld", "yes" },
  { "decider", N_ ("Who decided?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, "withheld", "yes" },
};
static const MpadDetail fact_talk_skip[] = {
  { "talk", NULL, MPAD_DETAIL_HIDDEN, NULL, NULL, 0, NULL, NULL },
  { "ground", N_ ("On which ground?"), MPAD_DETAIL_GROUND, NULL, NULL, 0, NULL, NULL },
  /* S2-7: the question that belongs to this ground alone. */
  { "counter", N_ ("Did you weigh that silence can break trust too?"), MPAD_DETAIL_YES_NO, NULL,
    NULL, 0, "ground", "vertrouwen" },
  { "decider", N_ ("Who decided?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, NULL, NULL },
  { "person", N_ ("Only for these parents"), MPAD_DETAIL_CARERS, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_signature[] = {
  { "on", N_ ("On what?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (signature_on), NULL, NULL },
  { "state", N_ ("How does it stand?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (signature_state), NULL,
    NULL },
  { "who", N_ ("Who signs, of the school?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, "on",
    "signaal overleg stap" },
};
static const MpadDetail fact_consent[] = {
  { "for", N_ ("For what?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (consent_for), NULL, NULL },
  { "value", N_ ("Did they agree?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (report_consent), NULL,
    NULL },
  { "effort", N_ ("Was an effort made to get it?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_home[] = {
  { "value", N_ ("Can the child go home safely?"), MPAD_DETAIL_YES_NO, NULL, NULL, 0, NULL, NULL },
  { "until", N_ ("At school until"), MPAD_DETAIL_TIME, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_risk[] = {
  { "instrument", N_ ("Which instrument?"), MPAD_DETAIL_LINE,
    N_ ("The conclusion goes below, in your own words; no score"), NULL, 0, NULL, NULL },
};
static const MpadDetail fact_lead[] = {
  { "value", N_ ("Is it about directie or board?"), MPAD_DETAIL_YES_NO,
    N_ ("Write no name and no accusation here"), NULL, 0, NULL, NULL },
};
static const MpadDetail fact_handover[] = {
  { "branch", NULL, MPAD_DETAIL_HIDDEN, NULL, NULL, 0, NULL, NULL },
  { "to", N_ ("Handed over to"), MPAD_DETAIL_PARTY,
    N_ ("Record only that the other route was taken, no accusation and no name"), NULL, 0, NULL,
    NULL },
};
static const MpadDetail fact_info[] = {
  { "what", N_ ("What happened?"), MPAD_DETAIL_CHOICE,
    N_ ("Call back through a number that you know before you tell anything"), CHOICES (info_what),
    NULL, NULL },
  { "by", N_ ("By whom?"), MPAD_DETAIL_ROLE, NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_leaving[] = {
  { "what", N_ ("What happened?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (leaving_what), NULL, NULL },
};
static const MpadDetail fact_holiday[] = {
  { "from", N_ ("From which day?"), MPAD_DETAIL_DATE, NULL, NULL, 0, NULL, NULL },
  { "seen-by", N_ ("Is it known who sees this child in the holiday?"), MPAD_DETAIL_YES_NO, NULL,
    NULL, 0, NULL, NULL },
};
static const MpadDetail fact_inzage[] = {
  { "what", N_ ("What happened?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (inzage_what), NULL, NULL },
};
static const MpadDetail fact_sibling[] = {
  { "what", N_ ("What do you record?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (sibling_what), NULL,
    NULL },
};
static const MpadDetail fact_las[] = {
  { "value", N_ ("Does the neutral line stand in the pupil administration?"), MPAD_DETAIL_YES_NO,
    NULL, NULL, 0, NULL, NULL },
};
static const MpadDetail fact_aftercare[] = {
  { "what", N_ ("What do you record?"), MPAD_DETAIL_CHOICE, NULL, CHOICES (aftercare_what), NULL,
    NULL },
};
static const MpadDetail fact_feedback[] = {
  { "to", N_ ("To whom?"), MPAD_DETAIL_ROLE, N_ ("That something is done with it, without content"),
    NULL, 0, NULL, NULL },
};

typedef struct
{
  const char *nick;
  const MpadDetail *details;
  guint n;
} FactTable;

#define FACT(nick, table) { nick, table, G_N_ELEMENTS (table) }

static const FactTable fact_tables[] = {
  FACT ("notify", fact_notify),       FACT ("inform", fact_inform),
  FACT ("talk-skip", fact_talk_skip), FACT ("signature", fact_signature),
  FACT ("consent", fact_consent),     FACT ("home-safe", fact_home),
  FACT ("risk", fact_risk),           FACT ("handover", fact_handover),
  FACT ("info-request", fact_info),   FACT ("leaving", fact_leaving),
  FACT ("holiday", fact_holiday),     FACT ("inzage", fact_inzage),
  FACT ("sibling", fact_sibling),     FACT ("las", fact_las),
  FACT ("aftercare", fact_aftercare), FACT ("feedback", fact_feedback),
  FACT ("lead-suspect", fact_lead),
};

#define TABLE(list)                                                                                \
  do                                                                                               \
    {                                                                                              \
      *n = G_N_ELEMENTS (list);                                                                    \
      return list;                                                                                 \
    }                                                                                              \
  while (0)

const MpadDetail *
mpad_details_for (MpadEntryKind kind, const char *fact, guint *n)
{
  switch (kind)
    {
    case MPAD_ENTRY_CONSULT:
      TABLE (consult);
    case MPAD_ENTRY_TALK:
      TABLE (talk);
    case MPAD_ENTRY_WEIGHING:
      TABLE (weighing);
    case MPAD_ENTRY_DECISION:
      TABLE (decision);
    case MPAD_ENTRY_MELDING:
      TABLE (melding);
    case MPAD_ENTRY_HELP:
      TABLE (help);
    case MPAD_ENTRY_EVALUATION:
      TABLE (evaluation);
    case MPAD_ENTRY_ACUTE:
      TABLE (acute);
    case MPAD_ENTRY_STEP:
      TABLE (step);
    case MPAD_ENTRY_BRANCH:
      TABLE (branch);
    case MPAD_ENTRY_FACT:
      for (gsize i = 0; i < G_N_ELEMENTS (fact_tables); i++)
        if (g_strcmp0 (fact_tables[i].nick, fact) == 0)
          {
            *n = fact_tables[i].n;
            return fact_tables[i].details;
          }
      break;
    case MPAD_ENTRY_SIGNAL:
    case MPAD_ENTRY_NOTE:
    case MPAD_N_ENTRY_KINDS:
      break;
    }
  *n = 0;
  return NULL;
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \n", -1);

  return g_strv_contains ((const char *const *) words, word);
}

gboolean
mpad_detail_is_asked (const MpadDetail *detail, const MpadEntry *entry)
{
  const char *value;

  if (detail->only_key == NULL)
    return TRUE;
  value = mpad_entry_get (entry, detail->only_key);
  return value != NULL && has_word (detail->only_words, value);
}

void
mpad_choices_free (MpadChoice *choices, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_free ((char *) choices[i].word);
      g_free ((char *) choices[i].label);
    }
  g_free (choices);
}

static void
add_choice (GArray *choices, const char *word, const char *label)
{
  MpadChoice choice = { g_strdup (word), g_strdup (label), NULL };

  g_array_append_val (choices, choice);
}

/* The context of a choice's label, so that "Yes" and "Agreed" can differ per question. */
static const char *
context_of (const MpadDetail *detail)
{
  static const struct
  {
    const MpadChoice *choices;
    const char *context;
  } contexts[] = {
    { with_kind, "with" },
    { advice_about, "advice about" },
    { advice_result, "advice result" },
    { consent, "consent" },
    { family, "family" },
    { report_what, "melding" },
    { report_consent, "consent" },
    { help_what, "help" },
    { planned_held, "evaluation" },
    { signature_on, "signature" },
    { signature_state, "signature" },
    { consent_for, "consent for" },
    { info_what, "information" },
    { leaving_what, "leaving" },
    { inzage_what, "inzage" },
    { sibling_what, "sibling" },
    { aftercare_what, "aftercare" },
    { talk_worries, "worries" },
    { talk_objection, "objection" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (contexts[i].choices == detail->choices)
      return contexts[i].context;
  return "choice";
}

/* Grounds belong to a kind of talk: of a talk only its own are offered. */
static gboolean
is_ground_of (const MpadProtocol *protocol, const MpadEntry *entry, const char *ground)
{
  const char *id = entry != NULL ? mpad_entry_get (entry, "talk") : NULL;
  const MpadProtocolTalkKind *kind = id != NULL ? mpad_protocol_find_talk_kind (protocol, id)
                                                : NULL;

  return kind == NULL || g_strv_contains ((const char *const *) kind->grounds, ground);
}

MpadChoice *
mpad_detail_dup_choices (const MpadDetail *detail,
                         const MpadEntry *entry,
                         const MpadDossier *dossier,
                         const MpadProtocol *protocol,
                         guint *n)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i < detail->n_choices; i++)
    add_choice (choices, detail->choices[i].word,
                g_dpgettext2 (NULL, context_of (detail), detail->choices[i].label));
  if (detail->input == MPAD_DETAIL_YES_NO)
    {
      add_choice (choices, "yes", _ ("Yes"));
      add_choice (choices, "no", _ ("No"));
    }
  if (protocol != NULL &&
      (detail->input == MPAD_DETAIL_ROLE || detail->input == MPAD_DETAIL_ROLES ||
       detail->input == MPAD_DETAIL_PARTY))
    for (guint i = 0; i < protocol->roles->len; i++)
      {
        const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);

        add_choice (choices, role->id, role->name);
      }
  if (protocol != NULL && detail->input == MPAD_DETAIL_PARTY)
    {
      const MpadProtocolContact *contact = mpad_protocol_find_contact (protocol,
                                                                       "vertrouwensinspecteur");

      if (contact != NULL)
        add_choice (choices, contact->id, contact->title);
    }
  if (protocol != NULL && detail->input == MPAD_DETAIL_GROUND)
    for (guint i = 0; i < protocol->grounds->len; i++)
      {
        const MpadProtocolGround *ground = g_ptr_array_index (protocol->grounds, i);

        if (is_ground_of (protocol, entry, ground->id))
          add_choice (choices, ground->id, ground->title);
      }
  if (protocol != NULL && detail->input == MPAD_DETAIL_BRANCHES)
    for (guint i = 0; i < protocol->branches->len; i++)
      {
        const MpadProtocolBranch *b = g_ptr_array_index (protocol->branches, i);

        add_choice (choices, b->id, b->title);
      }
  if (dossier != NULL && detail->input == MPAD_DETAIL_CARERS)
    for (guint i = 0; i < dossier->people->len; i++)
      {
        const MpadPerson *person = g_ptr_array_index (dossier->people, i);
        g_autofree char *name = mpad_person_dup_name (person);

        if (mpad_person_is_carer (person) && person->id != NULL)
          add_choice (choices, person->id, name);
      }
  *n = choices->len;
  return (MpadChoice *) g_array_free (choices, FALSE);
}

char *
mpad_detail_dup_text (const MpadDetail *detail,
                      const MpadEntry *entry,
                      const MpadDossier *dossier,
                      const MpadProtocol *protocol)
{
  const char *value = mpad_entry_get (entry, detail->key);

  if (mpad_text_is_blank (value) || detail->input == MPAD_DETAIL_HIDDEN)
    return NULL;
  switch (detail->input)
    {
    case MPAD_DETAIL_DATE:
      return mpad_format_date (value);
    case MPAD_DETAIL_TIME:
      return mpad_format_time (value);
    case MPAD_DETAIL_LINE:
    case MPAD_DETAIL_TEXT:
      return g_strdup (value);
    case MPAD_DETAIL_YES_NO:
    case MPAD_DETAIL_CHOICE:
    case MPAD_DETAIL_CHOICES:
    case MPAD_DETAIL_ROLE:
    case MPAD_DETAIL_ROLES:
    case MPAD_DETAIL_PARTY:
    case MPAD_DETAIL_CARERS:
    case MPAD_DETAIL_GROUND:
    case MPAD_DETAIL_BRANCHES:
      {
        guint n = 0;
        MpadChoice *choices = mpad_detail_dup_choices (detail, entry, dossier, protocol, &n);
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint i = 0; i < n; i++)
          if (has_word (value, choices[i].word))
            g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choices[i].label);
        mpad_choices_free (choices, n);
        return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (value);
      }
    case MPAD_DETAIL_HIDDEN:
      break;
    }
  return NULL;
}
