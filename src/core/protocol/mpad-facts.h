/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's whole input about one dossier, as plain data. The dossier module builds it from the
 * record; the engine reads it. Knows no database, no clock and no GTK, and holds no free text but
 * short values: the words of an entry stay in the entry.
 *
 * HAPPENED is local: "2026-11-22" or "2026-11-22T14:05" (seconds allowed). What a person does IN
 * the program (close, skip, answer, decide, lift …) carries the time; what happened at school may
 * have a date only. Facts are ordered by HAPPENED and never by the order of recording. At the same
 * moment the more protective fact counts (reopened over closed, set over lifted, yes over no for
 * Melden); a correction therefore names the fact it replaces with mpad_fact_set_replaces().
 *
 * VALUES are words, not sentences: ASCII ids. "a list" is words with one space between. People are
 * person ids, roles are role ids of the protocol, dates are ISO dates. Unknown keys are ignored.
 * Yes/no keys hold "yes", "no" or "unknown".
 *
 *  kind        step   keys (first those that change guidance)
 *  SIGNAL      yes    category   a list of MPAD_CATEGORY_…; raises safety branches
 *                     direction  confirms | refutes | neutral
 *                     statement  own | child | parent | third | hypothesis | diagnosis (of the
 * whole entry: a list)
 *                     hypothesis open | confirmed | refuted: the sorriest state of its hypotheses
 *                     signed     yes when the entry is signed where the protocol asks it (S4-11)
 *                     source     role or person the signal came from (feedback, S3-12)
 *  CONSULT     yes    with       a list of role ids and contact ids: ib lead teacher vt politie
 * ggd smw
 *                                jeugdarts leerplicht leck letselduiding lec-egg pharos mdo
 * zorgteam …
 *                     form       mdo | groep | bilateraal | telefoon
 *                     by-name    yes | no: the child was named (S1-15)
 *                     consent    yes | no | not-asked: parents' consent to name the child in the
 * MDO
 *                     signed     as above
 *  ADVICE      yes    from       vt politie vgv-expert vertrouwensarts vertrouwensinspecteur csg
 * or other contact id
 *                     about      a list: what was asked: algemeen | gesprek | veiligheid | wegen |
 * naar-huis | letsel |
 *                                foto | melding | vertrek | information
 *                     anonymous  yes | no: no name of the child was given (B-2)
 *                     question   kader question id it was asked for
 *                     branch     a list of branch ids it was asked for
 *                     function   function of the adviser, in words; advice without it does not
 * lift R-12
 *                     result     go | wait: whether the adviser finds the talk safe (lifting asks
 * go)
 *  TALK        yes    talk       talk kind id
 *                     with       a list of person ids
 *                     state      planned | held (absent: held)
 *                     child-told yes | no: told before the parents' talk (S1-21)
 *                     threat     yes: parents threatened, talk stopped
 *                     worries    removed | recognised | remain
 *                     objection  none | met | weighed (melding talk, S1-34)
 *  TALK_SKIP   yes    talk, ground, decider, counter (yes: counter-question answered), person (a
 * list: only these parents)
 *  INFORM      yes    person     a list: an absent parent was told of the state of affairs (S0-17)
 *                     withheld   yes: not told for safety; decider, ground
 *  ANSWER      yes    kader, question, answer (answer id), by (names), motive (yes when there is
 * one)
 *                     and each demand of the answer by its id: term (ISO date), casemanager, roles
 *  DECISION    yes    about      melden | hulp
 *                     value      yes | no
 *                     by         a list of role ids that decided
 *                     motive     yes when there is one; demanded when it deviates from the kader
 *  HELP        yes    what       agreed | started | arrived | not-arrived | ended | effect |
 * no-effect | flared-up
 *                     term       ISO date; casemanager, roles
 *  REPORT      yes    what       made | vt-decision | agreed | effects
 *                     family     open | anonymous: whether the family knows who reported (B-2)
 *                     by         role id; consent: yes | no | not-asked (S2-21); verwijsindex: yes
 *  NOTE        maybe  about      free word
 *  RISK        yes    instrument lirik …: "filled in on, by, conclusion in own words"; no score
 * (C1)
 *  EVALUATION  yes    what       planned | held; date (ISO, of the planned one)
 *  AFTERCARE   maybe  what       offered | given
 *  NOTIFY      yes    role       role id that was informed; step the step it belongs to
 *  FEEDBACK    maybe  to         role or person; feedback without content (S3-12)
 *  SIGNATURE   maybe  on         gespreksverslag | signaal | overleg | stap
 *                     who        person or role id
 *                     state      asked | signed | refused | withheld
 *                     of         id of the talk the report belongs to
 *  CONSENT     maybe  for        mdo | melding | hulp | overdracht; value yes | no | not-asked;
 * effort yes
 *  HOME_SAFE   -      value      yes | no | doubt; until HH:MM (how long the child is at school)
 *  STEP_CLOSE  yes    by
 *  STEP_SKIP   yes    ground, decider
 *  STEP_REOPEN yes    reason (yes)
 *  STEP_STOP   yes    reason (removed | other), by: the route stops here
 *  STEP_LOOP   yes    to: step id; the violence did not stop: back into the steps (S0-29)
 *  TASK_DONE   maybe  task       key of the open task (MpadOpenTask.key)
 *                     value      done | not-needed (reason yes)
 *  BRANCH_SET  -      branch, reason (yes)
 *  BRANCH_LIFTED -    branch, reason (yes), by
 *                     covers     a list of fact ids: what it is lifted for
 * (MpadActiveBranch.triggers); anything
 *                                else raises it again. Without it: all that happened before
 *  HANDOVER    -      branch (medewerker), to: role or contact
 *  LEAD_SUSPECT -     value yes: directie or bestuur is suspected
 *  INFO_REQUEST -     what       asked | called-back | given | refused; by
 *  LEAVING     -      what       kept-home | leaves | back
 *  HOLIDAY     -      from (ISO date), seen-by (yes when it is known who sees the child)
 *  INZAGE      -      what       asked | answered | extended; requester
 *  SIBLING     -      what       asked | open | closed; person: a sibling's dossier or school
 *  LAS         -      value      yes | no: the neutral line stands in the LAS
 *  DESTROY     -      what       decided | copies-checked | done | undone; role (who decided)
 *  TAKEN_OVER  yes    step: a running case starts at this step
 *  DOSSIER_OPENED / DOSSIER_CLOSED (way: closing id, by) / DOSSIER_REOPENED */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MPAD_FACT_SIGNAL,
  MPAD_FACT_CONSULT,
  MPAD_FACT_ADVICE,
  MPAD_FACT_TALK,
  MPAD_FACT_TALK_SKIP,
  MPAD_FACT_INFORM,
  MPAD_FACT_ANSWER,
  MPAD_FACT_DECISION,
  MPAD_FACT_HELP,
  MPAD_FACT_REPORT,
  MPAD_FACT_NOTE,
  MPAD_FACT_RISK,
  MPAD_FACT_EVALUATION,
  MPAD_FACT_AFTERCARE,
  MPAD_FACT_NOTIFY,
  MPAD_FACT_FEEDBACK,
  MPAD_FACT_SIGNATURE,
  MPAD_FACT_CONSENT,
  MPAD_FACT_HOME_SAFE,
  MPAD_FACT_STEP_CLOSE,
  MPAD_FACT_STEP_SKIP,
  MPAD_FACT_STEP_REOPEN,
  MPAD_FACT_STEP_STOP,
  MPAD_FACT_STEP_LOOP,
  MPAD_FACT_TASK_DONE,
  MPAD_FACT_BRANCH_SET,
  MPAD_FACT_BRANCH_LIFTED,
  MPAD_FACT_HANDOVER,
  MPAD_FACT_LEAD_SUSPECT,
  MPAD_FACT_INFO_REQUEST,
  MPAD_FACT_LEAVING,
  MPAD_FACT_HOLIDAY,
  MPAD_FACT_INZAGE,
  MPAD_FACT_SIBLING,
  MPAD_FACT_LAS,
  MPAD_FACT_DESTROY,
  MPAD_FACT_TAKEN_OVER,
  MPAD_FACT_DOSSIER_OPENED,
  MPAD_FACT_DOSSIER_CLOSED,
  MPAD_FACT_DOSSIER_REOPENED,
  MPAD_FACT_N_KINDS,
} MpadFactKind;

/* Categories of a signal, key "category". The first nine raise a branch. */
#define MPAD_CATEGORY_ACUTE "acuut"              /* direct danger now */
#define MPAD_CATEGORY_CHILD_TELLS "kind-vertelt" /* the child tells it itself */
#define MPAD_CATEGORY_SEXUAL "seksueel"          /* suspicion of sexual abuse */
#define MPAD_CATEGORY_SERIOUS "ernstig"          /* serious abuse */
#define MPAD_CATEGORY_SERIOUS_NEGLECT "ernstige-verwaarlozing"
#define MPAD_CATEGORY_INJURY "letsel-onduidelijk" /* injury without a clear cause */
#define MPAD_CATEGORY_HONOUR "eergerelateerd"
#define MPAD_CATEGORY_VGV "vgv"
#define MPAD_CATEGORY_STAFF "medewerker" /* violence would come from somebody of the school */
#define MPAD_CATEGORY_PHYSICAL "lichamelijk"
#define MPAD_CATEGORY_EMOTIONAL "emotioneel"
#define MPAD_CATEGORY_NEGLECT "verwaarlozing"
#define MPAD_CATEGORY_WITNESS "getuige"     /* sees or hears violence at home */
#define MPAD_CATEGORY_PARENT "oudersignaal" /* signal about a parent */
#define MPAD_CATEGORY_VAGUE "niet-pluis"

typedef enum
{
  MPAD_TRI_UNKNOWN,
  MPAD_TRI_YES,
  MPAD_TRI_NO,
} MpadTri;

/**
 * MpadFactPerson: somebody around the pupil.
 * @relation: "parent", "carer", "sibling", "relative", "professional" or "other"
 * @gezag: parental authority; never guessed
 * @safe: safe to contact
 */
typedef struct
{
  char *id;
  char *relation;
  MpadTri gezag;
  MpadTri safe;
} MpadFactPerson;

typedef struct _MpadFacts MpadFacts;

/** MpadFactValue: a key with what it says; a fact has few. */
typedef struct _MpadFactValue MpadFactValue;
struct _MpadFactValue
{
  MpadFactValue *next; /* (nullable) */
  char *value;
  char key[]; /* beside the pointers: looking for it touches one place in memory */
};

typedef struct
{
  char *id;
  MpadFactKind kind;
  char *step;            /* (nullable): step id */
  char *happened;        /* ISO local, see above */
  gint64 recorded;       /* sequence number of the record; the engine does not look at it */
  char *replaces;        /* (nullable): id of the fact it corrects; that one no longer counts */
  MpadFactValue *values; /* (nullable) */
  MpadFacts *facts;      /* (unowned): those it is one of */
} MpadFact;

/**
 * mpad_facts_new:
 * @today: ISO local date, "2026-11-22"
 */
MpadFacts *mpad_facts_new (const char *today);
MpadFacts *mpad_facts_ref (MpadFacts *self);
void mpad_facts_unref (MpadFacts *self);

/** mpad_facts_set_birth_date: @date: (nullable): ISO date of birth of the pupil. */
void mpad_facts_set_birth_date (MpadFacts *self, const char *date);
/**
 * mpad_facts_set_kader: @id: (nullable): the kader the school chose; %NULL for the protocol's
 * default.
 */
void mpad_facts_set_kader (MpadFacts *self, const char *id);

/** mpad_facts_add_person: Returns: (transfer none): the person, to be filled in further. */
MpadFactPerson *mpad_facts_add_person (
  MpadFacts *self, const char *id, const char *relation, MpadTri gezag, MpadTri safe);

/**
 * mpad_facts_add:
 * @id: unique id of the record behind it
 * @step: (nullable): step id of the protocol
 * @happened: ISO local date or date and time
 * @recorded: sequence number
 *
 * Returns: (transfer none): the fact; set its keys with mpad_fact_set()
 */
MpadFact *mpad_facts_add (MpadFacts *self,
                          const char *id,
                          MpadFactKind kind,
                          const char *step,
                          const char *happened,
                          gint64 recorded);
/** mpad_fact_set: sets @key; %NULL or "" removes it. */
void mpad_fact_set (MpadFact *fact, const char *key, const char *value);
void mpad_fact_set_replaces (MpadFact *fact, const char *id);
/** mpad_fact_get: Returns: (nullable) (transfer none). */
const char *mpad_fact_get (const MpadFact *fact, const char *key);
/** mpad_fact_has_word: Returns: whether @word is one of the words of the list in @key. */
gboolean mpad_fact_has_word (const MpadFact *fact, const char *key, const char *word);

const char *mpad_facts_get_today (const MpadFacts *self);
const char *mpad_facts_get_birth_date (const MpadFacts *self);
const char *mpad_facts_get_kader (const MpadFacts *self);
/** mpad_facts_get_people: Returns: (transfer none) (element-type MpadFactPerson). */
GPtrArray *mpad_facts_get_people (const MpadFacts *self);
/**
 * mpad_facts_get_facts: Returns: (transfer none) (element-type MpadFact): in the order of adding.
 */
GPtrArray *mpad_facts_get_facts (const MpadFacts *self);

/** mpad_fact_kind_nick: the kind's name in files: "signal", "talk-skip" … */
const char *mpad_fact_kind_nick (MpadFactKind kind);
/** mpad_fact_kind_from_nick: Returns: whether @nick is a kind; sets @kind. */
gboolean mpad_fact_kind_from_nick (const char *nick, MpadFactKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadFacts, mpad_facts_unref)

G_END_DECLS
