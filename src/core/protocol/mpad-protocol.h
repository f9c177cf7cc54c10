/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocol of a school as an immutable, ref-counted model: what a JSON file of data/protocols
 * says, checked and with every reference resolvable. Holds no case, no state and no logic: the
 * engine (mpad-engine.h) is the program that runs it.
 *
 * All structs are read-only for everybody but the loader; they live as long as the MpadProtocol.
 * Texts are Dutch (data, plain language); @rules are the handles of the facts a text rests on, such
 * as "S1-23" or "R-9", never %NULL and never empty. Ids are short Dutch words in ASCII,
 * unique within their list. A list is a GPtrArray, possibly empty, never %NULL. A string is never
 * %NULL unless it says (nullable). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpadProtocol MpadProtocol;
typedef struct _MpadCondition MpadCondition;

/** The five functions a step can have; base rules speak of these. */
typedef enum
{
  MPAD_STEP_SIGNALS,
  MPAD_STEP_CONSULT,
  MPAD_STEP_TALK,
  MPAD_STEP_WEIGH,
  MPAD_STEP_DECIDE,
} MpadStepFunction;

typedef enum
{
  MPAD_TALK_CHILD,           /* child, about signals */
  MPAD_TALK_PARENTS,         /* parents, about signals */
  MPAD_TALK_MELDING_CHILD,   /* child, about an intended melding */
  MPAD_TALK_MELDING_PARENTS, /* parents, about an intended melding */
} MpadTalkFunction;

typedef enum
{
  MPAD_SEVERITY_WARN, /* something to know; stops nothing */
  MPAD_SEVERITY_LOCK, /* some actions are stopped until something is recorded */
  MPAD_SEVERITY_STOP, /* leave the ordinary route: do this now */
} MpadSeverity;

typedef enum
{
  MPAD_ADVICE_OPEN, /* the kader says nothing (yet) */
  MPAD_ADVICE_YES,
  MPAD_ADVICE_NO,
} MpadAdvice;

typedef enum
{
  MPAD_UNIT_DAYS,
  MPAD_UNIT_WORKDAYS,
  MPAD_UNIT_WEEKS,
  MPAD_UNIT_MONTHS,
} MpadUnit;

/** One line of plain text with the rules behind it: what to record, a prompt, an explanation. */
typedef struct
{
  char *id; /* (nullable) */
  char *text;
  char **rules;
} MpadProtocolLine;

/**
 * MpadProtocolRole: a function at or around the school, named as the school names it.
 * @function: "teacher", "ib", "lead", "board", "team" or "other"; each of the first three is held
 * by
 *   exactly one role, so that base rules can speak of them
 */
typedef struct
{
  char *id;
  char *name; /* "IB'er" */
  char *function;
  char *task;          /* what this role does, one or two sentences */
  gboolean per_groups; /* one person per range of groups (S1-41) */
  gboolean in_team;    /* belongs to the standing case team (S2-4) */
  char **rules;
} MpadProtocolRole;

/**
 * MpadProtocolTask: something to do. Done when @done holds or when somebody ticked it off
 * (MPAD_FACT_TASK_DONE); asked only while @when holds.
 * @text: imperative sentence: "Vraag advies aan Veilig Thuis"
 * @reason: why, for "Waarom?"
 * @owner: role id
 * @action: what the program opens for it, one of MPAD_ACTION_… (mpad-engine.h), "task" when it is
 * only ticked off
 * @target: (nullable): talk kind, contact, question … that belongs to @action
 * @due: (nullable): id of the deadline that gives the date
 * @step: (nullable): step id; %NULL in a branch, whose tasks stand above the steps
 */
typedef struct
{
  char *id;
  char *text;
  char *reason;
  char **rules;
  char *owner;
  char *action;
  char *target;
  char *contact; /* (nullable): contact need id */
  char *due;
  char *step;
  gboolean optional;
  MpadCondition *when; /* (nullable): always */
  MpadCondition *done; /* (nullable): only by ticking it off */
} MpadProtocolTask;

/** MpadProtocolNotify: who is informed after a step (S4-8, S1-4). */
typedef struct
{
  char *id;
  char *role; /* role id */
  char *text;
  gboolean optional;
  MpadCondition *when; /* (nullable) */
  char **rules;
} MpadProtocolNotify;

/**
 * MpadProtocolSignature: who signs what in a step.
 * @who: role id, "parents" (each carer at the talk) or "unnamed" (S4-11: the code does not say who)
 * @on: "gespreksverslag", "signaal", "overleg" or "stap"
 */
typedef struct
{
  char *id;
  char *who;
  char *on;
  char *text;
  char **rules;
} MpadProtocolSignature;

/**
 * MpadProtocolGround: a ground on which a talk, a telling or a step may be left out (S1-27, R-15).
 */
typedef struct
{
  char *id;
  char *title;
  char *text;
  char *counter; /* (nullable): counter-question to answer first (S2-7) */
  char **rules;
} MpadProtocolGround;

/**
 * MpadProtocolTalkKind: a kind of talk with its fixed sequence and prompts.
 * @sequence: MpadProtocolLine, in the order in which the talk goes (S1-23)
 * @prompts: MpadProtocolLine: open questions one may ask (S1-25)
 * @before: MpadProtocolLine: what to settle beforehand (child told, who holds it, safety)
 * @cautions: MpadProtocolLine: what to leave (never promise secrecy, stop at threats)
 * @grounds: ids of the grounds on which THIS kind may be skipped; empty: never
 * @holders: role ids of those who hold it
 */
typedef struct
{
  char *id;
  MpadTalkFunction function;
  char *step; /* step id */
  char *title;
  char *purpose;
  char *ask;    /* imperative sentence of its task: "Bereid het gesprek met de ouders voor" */
  char *reason; /* why, for "Waarom?" */
  MpadCondition *when; /* (nullable): asked when this holds */
  GPtrArray *sequence;
  GPtrArray *prompts;
  GPtrArray *before;
  GPtrArray *cautions;
  char **grounds;
  char **holders;
  gboolean optional; /* the protocol leaves it free when no age rule asks it */
  char **rules;
} MpadProtocolTalkKind;

/**
 * MpadProtocolAgeRule: with whom a talk is held at which age, at the date of the talk (S2-16,
 * S1-34).
 * @from, @to: whole years, both included; @to is -1 for no upper limit
 * @demand: "required", "optional", "one-of" (this kind or @alternative) or "not-asked"
 */
typedef struct
{
  char *id;
  char *talk; /* talk kind id */
  int from;
  int to;
  char *demand;
  char *alternative; /* (nullable): talk kind id, for "one-of" */
  char *text;
  char **rules;
} MpadProtocolAgeRule;

/** MpadProtocolOutcome: where a kader can end. An advice; a person decides (design 1.4). */
typedef struct
{
  char *id;
  char *title;
  char *text;
  MpadAdvice melden;
  MpadAdvice hulp;
  gboolean closes;   /* closing and recording may be offered */
  gboolean needs_vt; /* advice of Veilig Thuis is needed before answering again */
  char *back_to;     /* (nullable): step id to go back to */
  gboolean with_vt;  /* the remaining questions are done together with Veilig Thuis (S0-23) */
  char **rules;
} MpadProtocolOutcome;

/**
 * MpadProtocolAnswer: one answer of a question.
 * @kind: "yes", "no" or "doubt"
 * @next: (nullable): question id
 * @outcome: (nullable): outcome id; at least one of the two is set. Both: the advice stands and the
 *   questions go on, as after question 2 = yes, together with Veilig Thuis (S0-23)
 * @demands: MpadProtocolLine with ids: extra fields that must be filled in with this answer, such
 * as
 *   "term" (ISO date), "casemanager", "roles" (S3-6, question 4)
 */
typedef struct
{
  char *id;
  char *kind;
  char *text;
  char *explanation; /* (nullable) */
  char *next;
  char *outcome;
  GPtrArray *demands;
  char **rules;
} MpadProtocolAnswer;

/**
 * MpadProtocolQuestion: one question of a kader.
 * @terms: MpadProtocolLine: what a word means (acute, structural: C5); id is the word
 * @reopen_at_term: asked again when the agreed help term has come (question 5)
 */
typedef struct
{
  char *id;
  int number;
  char *title; /* "Veiligheid" */
  char *text;
  char *explanation;
  GPtrArray *terms;
  GPtrArray *answers;
  gboolean reopen_at_term;
  char **rules;
} MpadProtocolQuestion;

/**
 * MpadProtocolKader: an afwegingskader.
 * @variant: "vws", "onderwijs" or "eigen"
 * @steps: ids of the steps where it is filled in (B: place of the kader)
 * @first: id of the first question
 */
typedef struct
{
  char *id;
  char *title;
  char *variant;
  char *version;
  char *text;
  char **steps;
  char *first;
  GPtrArray *questions;
  GPtrArray *outcomes;
  GPtrArray *norms; /* MpadProtocolLine: the three norms (S0-28) */
  char **rules;
} MpadProtocolKader;

/** MpadProtocolNotice: a sentence shown while @when holds; it asks and stops nothing. */
typedef struct
{
  char *id;
  MpadSeverity severity;
  char *step; /* (nullable): step id; %NULL for the whole dossier */
  char *text;
  MpadCondition *when;
  char **rules;
} MpadProtocolNotice;

/**
 * MpadProtocolLock: an action that a branch or a step stops.
 * @action: MPAD_ACTION_… ; never one that records (the loader refuses "record-…")
 * @target: (nullable): talk kind function ("parents"), step function, question id … ; %NULL for all
 * @opens: one sentence: what opens it again
 * @open_when: (nullable): opens by itself when this holds; %NULL: only when the branch is lifted
 * @motive: may be passed with a written motive and names (design 1.4); %FALSE: not at all
 */
typedef struct
{
  char *id;
  char *action;
  char *target;
  char *text;
  char *opens;
  MpadCondition *when; /* (nullable): always */
  MpadCondition *open_when;
  gboolean motive;
  char **rules;
} MpadProtocolLock;

/**
 * MpadProtocolBranch: a safety branch.
 * @priority: order of banners, lowest first
 * @triggers: raises it by itself; a recorded category does, free text never
 * @words: lower-case words in free text that PROPOSE it
 * @ask_home: ask whether the child can go home safely
 * @lift: (nullable): condition under which it may be lifted at all (logged advice, R-12); %NULL:
 * with a reason
 * @lift_text: one sentence: what lifting needs
 */
typedef struct
{
  char *id;
  char *title;
  MpadSeverity severity;
  int priority;
  char *text;      /* what is going on, one or two sentences */
  char *do_now;    /* the one thing to do now */
  char *say;       /* (nullable): what to say on the telephone */
  char **contacts; /* contact need ids, the first is the main button */
  MpadCondition *triggers;
  char **words;
  gboolean ask_home;
  MpadCondition *lift;
  char *lift_text;
  GPtrArray *locks; /* MpadProtocolLock */
  GPtrArray *tasks; /* MpadProtocolTask */
  GPtrArray *lines; /* MpadProtocolLine: what to mind in this branch */
  char **rules;
} MpadProtocolBranch;

/**
 * MpadProtocolDeadline: a term that starts at a fact.
 * @from: the latest fact for which this holds starts it; the day of the event is not counted
 * @from_key: (nullable): the date is not counted but read from this key of that fact ("term")
 * @ends: (nullable): kept when this holds for a fact at or after the start
 * @when: (nullable): runs only while this holds
 */
typedef struct
{
  char *id;
  char *title;
  char *text;
  char *step;  /* (nullable): step id */
  char *owner; /* role id */
  char *action;
  char *target; /* (nullable) */
  MpadCondition *from;
  char *from_key;
  int count;
  MpadUnit unit;
  MpadCondition *ends;
  MpadCondition *when;
  char **rules;
} MpadProtocolDeadline;

/**
 * MpadProtocolClosing: a way in which a dossier ends.
 * @kind: "record" (close and record), "follow" (follow in the MDO), "destroy", "handover"
 * @deciders: role ids that all must decide
 * @undo_days: days in which it can be undone; 0 for ways that can always be undone
 */
typedef struct
{
  char *id;
  char *kind;
  char *title;
  char *text;
  MpadCondition *when; /* offered when this holds; (nullable) */
  char *not_yet;       /* what to say when it is not offered */
  char **deciders;
  int undo_days;
  GPtrArray *tasks; /* MpadProtocolTask: what follows (aftercare, feedback) */
  char **rules;
} MpadProtocolClosing;

/**
 * MpadProtocolContact: a contact the protocol needs; @shipped names one of data/contacts, else the
 * school enters it.
 * @phone: (nullable): the number that the school entered
 * @own: of the protocol itself, not of the practice rules
 */
typedef struct
{
  char *id;
  char *title;
  char *when;    /* when to call */
  char *who;     /* who may call */
  char *shipped; /* (nullable) */
  char *phone;
  gboolean per_groups;
  gboolean own;
  char **rules;
} MpadProtocolContact;

/** MpadProtocolGuide: background to look up (spiekkaart, risk factors, roles); never scored. */
typedef struct
{
  char *id;
  char *kind; /* "spiekkaart", "risicofactoren", "uitleg", "kader" */
  char *title;
  char *text;
  char **steps; /* step ids from which it is offered */
  GPtrArray *lines;
  char **rules;
} MpadProtocolGuide;

/**
 * MpadProtocolStep: one step of the route.
 * @label: "1", "2" … as the school says it
 * @actors: role ids
 * @record: MpadProtocolLine: what to record at least
 * @next: step ids one goes to in the ordinary order
 * @jumps: step ids one may go to directly (S1-2)
 * @skip_grounds: ground ids on which the whole step may be skipped; empty: with a reason of one's
 * own
 *   when @skippable
 * @notes: MpadProtocolLine: what to mind in this step
 */
typedef struct
{
  char *id;
  MpadStepFunction function;
  char *label;
  char *title;
  char *short_title;
  char *purpose;
  char **actors;
  GPtrArray *tasks;      /* MpadProtocolTask */
  GPtrArray *record;     /* MpadProtocolLine */
  GPtrArray *notes;      /* MpadProtocolLine */
  GPtrArray *notify;     /* MpadProtocolNotify */
  GPtrArray *signatures; /* MpadProtocolSignature */
  char **next;
  char **jumps;
  gboolean skippable;
  char **skip_grounds;
  gboolean stoppable; /* the route may stop here when worries are gone */
  char *stop_text;    /* (nullable) */
  char *closing_hint; /* what "close this step" means here */
  char **rules;
} MpadProtocolStep;

/** MpadProtocolDecision: Melden or Hulp, with the school's own label beside it (B-1). */
typedef struct
{
  char *id;    /* "melden" or "hulp" */
  char *word;  /* "Melden", "Hulp" */
  char *label; /* (nullable): "5B", as the school's paper calls it */
  char *question;
  char **deciders; /* role ids */
  char **makers;   /* role ids: who reports, who arranges help */
  char *text;
  char **rules;
} MpadProtocolDecision;

struct _MpadProtocol
{
  gatomicrefcount ref_count;

  char *id;
  char *version; /* "2026.1" */
  char *sector;  /* "po", "vo" or "so" */
  char *title;
  char *based_on;
  char *checked_on;   /* ISO date */
  char *base_version; /* version of the practice rules underneath (R-…) */
  char *summary;
  char *dossier_place; /* where the school's code puts the dossier */
  char **rules;

  GPtrArray *roles;
  GPtrArray *steps;
  GPtrArray *talk_kinds;
  GPtrArray *age_rules;
  GPtrArray *grounds;
  GPtrArray *kaders; /* the first is the default */
  GPtrArray *decisions;
  GPtrArray *branches;
  GPtrArray *deadlines;
  GPtrArray *tasks; /* tasks of the whole dossier, not of one step */
  GPtrArray *locks; /* locks that hold whatever the branch */
  GPtrArray *notices;
  GPtrArray *closings;
  GPtrArray *contacts;
  GPtrArray *guides;
  GPtrArray
    *practices; /* MpadProtocolLine: practice rules that the program itself carries (R-3, R-6 …) */
  GHashTable *phrases;    /* key → Dutch sentence with {placeholders} */
  char **extra_free_days; /* ISO dates that are no working days here */

  gpointer arena; /* owns all of the above */
};

MpadProtocol *mpad_protocol_ref (MpadProtocol *self);
void mpad_protocol_unref (MpadProtocol *self);

/* Look-ups by id; %NULL when there is none. The result belongs to @self. */
const MpadProtocolStep *mpad_protocol_find_step (const MpadProtocol *self, const char *id);
const MpadProtocolStep *mpad_protocol_find_step_by_function (const MpadProtocol *self,
                                                             MpadStepFunction function);
const MpadProtocolRole *mpad_protocol_find_role (const MpadProtocol *self, const char *id);
const MpadProtocolTalkKind *mpad_protocol_find_talk_kind (const MpadProtocol *self, const char *id);
const MpadProtocolGround *mpad_protocol_find_ground (const MpadProtocol *self, const char *id);
const MpadProtocolBranch *mpad_protocol_find_branch (const MpadProtocol *self, const char *id);
const MpadProtocolContact *mpad_protocol_find_contact (const MpadProtocol *self, const char *id);
const MpadProtocolClosing *mpad_protocol_find_closing (const MpadProtocol *self, const char *id);
const MpadProtocolDecision *mpad_protocol_find_decision (const MpadProtocol *self, const char *id);
const MpadProtocolDeadline *mpad_protocol_find_deadline (const MpadProtocol *self, const char *id);
/** mpad_protocol_find_kader: @id: (nullable): %NULL for the protocol's default kader. */
const MpadProtocolKader *mpad_protocol_find_kader (const MpadProtocol *self, const char *id);
const MpadProtocolQuestion *mpad_protocol_kader_find_question (const MpadProtocolKader *kader,
                                                               const char *id);
const MpadProtocolOutcome *mpad_protocol_kader_find_outcome (const MpadProtocolKader *kader,
                                                             const char *id);
const MpadProtocolAnswer *mpad_protocol_question_find_answer (const MpadProtocolQuestion *question,
                                                              const char *id);

/**
 * mpad_protocol_propose_branches:
 * @text: free text as typed
 *
 * Which branches the words of a text propose; it never raises one.
 *
 * Returns: (transfer container): MpadProtocolBranch, in order of priority, possibly empty
 */
GPtrArray *mpad_protocol_propose_branches (const MpadProtocol *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadProtocol, mpad_protocol_unref)

G_END_DECLS
