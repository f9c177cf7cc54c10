/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine: (protocol, facts of one dossier, date) to guidance. Pure: no I/O, no clock, no GTK,
 * the same input always gives the same output. It advises and it stops actions that a rule stops;
 * it never stops recording, and it never decides.
 *
 * Every text is Dutch and comes from the data: from the element of the protocol the guidance rests
 * on, or, for sentences about states, from the "phrases" of the practice rules with the names
 * filled in. Each thing bears the handles of the rules behind it ("Waarom?"). Strings of guidance
 * belong to the MpadGuidance; pointers into the protocol stay valid because it holds a reference. */
#pragma once

#include "mpad-facts.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

/* Actions: what the program opens. The value is the string in data and in guidance. */
#define MPAD_ACTION_RECORD_SIGNAL "record-signal"
#define MPAD_ACTION_RECORD_CONSULT "record-consult"
#define MPAD_ACTION_RECORD_ADVICE "record-advice"
#define MPAD_ACTION_RECORD_TALK "record-talk"
#define MPAD_ACTION_RECORD_INFORM "record-inform" /* target: person */
#define MPAD_ACTION_RECORD_RISK "record-risk"
#define MPAD_ACTION_RECORD_HELP "record-help"
#define MPAD_ACTION_RECORD_REPORT "record-report" /* a melding that was made, or its outcome */
#define MPAD_ACTION_RECORD_EVALUATION "record-evaluation"
#define MPAD_ACTION_RECORD_NOTIFY "record-notify"       /* target: role */
#define MPAD_ACTION_RECORD_SIGNATURE "record-signature" /* target: person or role */
#define MPAD_ACTION_RECORD_CONSENT "record-consent"     /* target: for what */
#define MPAD_ACTION_RECORD_HANDOVER "record-handover"
#define MPAD_ACTION_RECORD_LEAD_SUSPECT "record-lead-suspect" /* */
#define MPAD_ACTION_RECORD_INFO_REQUEST "record-info-request"
#define MPAD_ACTION_RECORD_INZAGE "record-inzage"
#define MPAD_ACTION_RECORD_NOTE "record-note"
#define MPAD_ACTION_ANSWER_HOME "answer-home"   /* can the child go home safely? */
#define MPAD_ACTION_CALL "call"                 /* target: contact need */
#define MPAD_ACTION_PREPARE_TALK "prepare-talk" /* target: talk kind */
#define MPAD_ACTION_INVITE_PARENTS "invite-parents"
#define MPAD_ACTION_HOLD_TALK "hold-talk"     /* target: talk kind */
#define MPAD_ACTION_SKIP_TALK "skip-talk"     /* target: talk kind */
#define MPAD_ACTION_MAKE_REPORT "make-report" /* gespreksverslag of a talk */
#define MPAD_ACTION_PRINT_FOR_PARENTS "print-for-parents"
#define MPAD_ACTION_WEIGH "weigh" /* target: (nullable) question */
#define MPAD_ACTION_DECIDE_MELDEN "decide-melden"
#define MPAD_ACTION_DECIDE_HULP "decide-hulp"
#define MPAD_ACTION_PREPARE_MELDING "prepare-melding"
#define MPAD_ACTION_OPEN_STEP "open-step" /* step: go there */
#define MPAD_ACTION_CLOSE_STEP "close-step"
#define MPAD_ACTION_SKIP_STEP "skip-step"
#define MPAD_ACTION_REOPEN_STEP "reopen-step"
#define MPAD_ACTION_STOP_ROUTE "stop-route"       /* stop at this step: worries are gone */
#define MPAD_ACTION_LOOP "loop"                   /* back into the steps */
#define MPAD_ACTION_LIFT_BRANCH "lift-branch"     /* target: branch */
#define MPAD_ACTION_CLOSE_DOSSIER "close-dossier" /* target: closing */
#define MPAD_ACTION_DESTROY_DOSSIER "destroy-dossier"
#define MPAD_ACTION_REOPEN_DOSSIER "reopen-dossier"
#define MPAD_ACTION_PHOTO "photo"                       /* photo of injury */
#define MPAD_ACTION_GIVE_INFORMATION "give-information" /* to Veilig Thuis on its request */
#define MPAD_ACTION_TASK "task"                         /* only tick it off */

typedef enum
{
  MPAD_STEP_NOT_STARTED,
  MPAD_STEP_BUSY,
  MPAD_STEP_DONE,
  MPAD_STEP_WAITING, /* all that can be done is done; a date or somebody else is awaited */
  MPAD_STEP_LOCKED,  /* a branch stops what this step is for */
  MPAD_STEP_SKIPPED,
  MPAD_STEP_STOPPED, /* the route was stopped here, or before */
} MpadStepState;

/** MpadStepGuidance: one step. @state_text: "Bezig", @reason: (nullable): one sentence. */
typedef struct
{
  const MpadProtocolStep *step;
  MpadStepState state;
  const char *state_text;
  char *reason;
  char **rules;
  guint n_recorded; /* facts of this step, without closing and ticking */
  guint n_open;     /* open tasks that are not optional */
  guint n_tasks;    /* all tasks asked here that are not optional */
  guint n_overdue;
  char *last;       /* (nullable): happened-at of the latest fact */
  gboolean current; /* the step that asks attention first */
} MpadStepGuidance;

/**
 * MpadOpenTask: a task as it stands in this dossier, done ones included.
 * @key: unique in this guidance and stable over time: "overleg/vt-advies", "egg/advies",
 *   "gesprek/inform:PERSON"; what MPAD_FACT_TASK_DONE names
 */
typedef struct
{
  char *key;
  const MpadProtocolTask
    *task;          /* (nullable): for tasks the engine makes itself (sign, notify, inform) */
  const char *step; /* (nullable): step id */
  const MpadProtocolBranch *branch; /* (nullable) */
  char *text;
  char *reason;
  char **rules;
  const char *owner;      /* (nullable): role id */
  const char *owner_name; /* (nullable) */
  const char *action;
  char *target;        /* (nullable) */
  const char *contact; /* (nullable) */
  char *due;           /* (nullable): ISO date */
  gboolean overdue;
  gboolean optional;
  gboolean done;
  gboolean not_needed; /* done because somebody said so, with a reason */
  char *done_on;       /* (nullable) */
} MpadOpenTask;

typedef struct
{
  char *id;
  MpadSeverity severity;
  const char *step; /* (nullable): step id; %NULL for the whole dossier */
  char *text;
  char **rules;
} MpadNotice;

/** MpadActiveLock: an action that is stopped now. */
typedef struct
{
  const MpadProtocolLock *lock;
  const MpadProtocolBranch *branch; /* (nullable) */
  const char *action;
  const char *target; /* (nullable) */
  const char *text;
  const char *opens;
  gboolean motive; /* may be passed with motive and names */
  char **rules;
} MpadActiveLock;

/**
 * MpadActiveBranch: a safety branch that is raised, for the banner.
 * @since: happened-at of the first fact that raised it and still stands
 * @home_asked: the question of R-2 has to be put and has no safe answer yet
 * @until: (nullable): "15:15": until when the child is at school
 * @may_lift: lifting is possible now; else @branch->lift_text says what it needs
 */
typedef struct
{
  const MpadProtocolBranch *branch;
  char *since;
  gboolean by_hand;
  gboolean home_asked;
  const char *home_answer; /* (nullable): "yes", "no", "doubt" */
  char *until;
  gboolean home_called; /* not safe, and Veilig Thuis was spoken to since */
  gboolean may_lift;
  char *triggers_latest; /* happened-at of the latest of @triggers */
  GPtrArray *
    triggers; /* const char *: ids of the facts that raise it; "covers" of MPAD_FACT_BRANCH_LIFTED */
} MpadActiveBranch;

/** MpadDue: a deadline that runs. */
typedef struct
{
  const MpadProtocolDeadline *deadline;
  char *fact;  /* id of the fact it started at */
  char *from;  /* ISO date */
  char *date;  /* ISO date: the last day */
  char *ended; /* (nullable): ISO date on which it was kept, in time or late; with @done */
  gboolean overdue;
  gboolean done;
  int days_left; /* calendar days; negative when overdue */
} MpadDue;

/**
 * MpadNextAction: the one next best action.
 * @text: a sentence that starts with its verb
 * @contact: (nullable): contact need id when it is a call
 */
typedef struct
{
  char *text;
  char *reason;
  char **rules;
  const char *action;
  char *target;     /* (nullable) */
  const char *step; /* (nullable): step id */
  const char *contact;
  char *task; /* (nullable): key of the task it comes from */
  char *due;  /* (nullable) */
} MpadNextAction;

/** MpadKaderAnswer: one question as it stands. @answer: %NULL when it is not answered (again). */
typedef struct
{
  const MpadProtocolQuestion *question;
  const MpadProtocolAnswer *answer;
  const MpadProtocolAnswer *earlier; /* (nullable): an answer that no longer counts (reopened) */
  const char *fact;                  /* (nullable): id of the fact */
  char *happened;                    /* (nullable) */
  gboolean on_path;                  /* reached by the answers given */
  gboolean with_vt;                  /* to be done together with Veilig Thuis */
  gboolean reopened;
} MpadKaderAnswer;

/** MpadKaderState: the kader as it stands. @current: %NULL when an outcome is reached. */
typedef struct
{
  const MpadProtocolKader *kader;
  GPtrArray *answers; /* MpadKaderAnswer, in the order of the questions */
  const MpadProtocolQuestion *current;
  const MpadProtocolOutcome *outcome; /* (nullable): the last one that was reached */
  MpadAdvice melden;
  MpadAdvice hulp;
} MpadKaderState;

/** MpadDecisionState: Melden or Hulp. */
typedef struct
{
  const MpadProtocolDecision *decision;
  MpadAdvice advice; /* of the kader */
  MpadAdvice value;  /* what people decided; OPEN when nobody did */
  gboolean deviates; /* value differs from advice: a motive is asked and printed */
  gboolean motive_missing;
  char *happened; /* (nullable) */
} MpadDecisionState;

typedef enum
{
  MPAD_TALK_STATE_NOT_ASKED, /* the protocol does not ask it here and now */
  MPAD_TALK_STATE_OPTIONAL,
  MPAD_TALK_STATE_ASKED,
  MPAD_TALK_STATE_PLANNED,
  MPAD_TALK_STATE_HELD,
  MPAD_TALK_STATE_SKIPPED,
  MPAD_TALK_STATE_LOCKED,
} MpadTalkState;

/**
 * MpadTalkGuidance: a kind of talk as it stands.
 * @age_rule: (nullable): the rule of age that holds today
 * @uninformed: ids of parents with gezag who were not there and have not been told (S0-17)
 */
typedef struct
{
  const MpadProtocolTalkKind *talk;
  MpadTalkState state;
  const MpadProtocolAgeRule *age_rule;
  int age;               /* whole years today; -1 unknown */
  GPtrArray *uninformed; /* char * */
} MpadTalkGuidance;

/** MpadClosingGuidance: a way of closing; @verdict says whether it can be offered. */
typedef struct
{
  const MpadProtocolClosing *closing;
  gboolean offered;
  const char *text; /* why not, when it is not offered */
} MpadClosingGuidance;

typedef enum
{
  MPAD_ROUTE_OPEN,
  MPAD_ROUTE_CLOSED,
  MPAD_ROUTE_OTHER, /* staff as suspect: steps 3-5 are not offered */
} MpadRouteState;

typedef struct _MpadGuidance MpadGuidance;
struct _MpadGuidance
{
  gatomicrefcount ref_count;
  MpadProtocol *protocol;
  MpadRouteState state;
  GPtrArray *steps;      /* MpadStepGuidance, in the order of the protocol */
  GPtrArray *tasks;      /* MpadOpenTask: open first, by urgency; then done */
  GPtrArray *notices;    /* MpadNotice */
  GPtrArray *locks;      /* MpadActiveLock */
  GPtrArray *branches;   /* MpadActiveBranch, sorted as R-13 */
  GPtrArray *deadlines;  /* MpadDue, by date; kept ones last */
  GPtrArray *decisions;  /* MpadDecisionState */
  GPtrArray *talks;      /* MpadTalkGuidance */
  GPtrArray *closings;   /* MpadClosingGuidance */
  MpadKaderState *kader; /* (nullable): the protocol may have none */
  MpadNextAction *next;  /* (nullable) only when the dossier is closed and nothing is open */

  gpointer arena; /* owns all of the above but the protocol */
};

/**
 * mpad_engine_evaluate:
 *
 * Returns: (transfer full): the guidance
 */
MpadGuidance *mpad_engine_evaluate (MpadProtocol *protocol, const MpadFacts *facts);

MpadGuidance *mpad_guidance_ref (MpadGuidance *self);
void mpad_guidance_unref (MpadGuidance *self);

/** MpadVerdict: may it be done? Pointers belong to the guidance or the protocol. */
typedef struct
{
  gboolean allowed;
  gboolean with_motive;             /* not allowed as such, but possible with motive and names */
  const char *text;                 /* (nullable): why not */
  const char *opens;                /* (nullable): what opens it */
  const char *const *rules;         /* (nullable) */
  const MpadProtocolBranch *branch; /* (nullable) */
} MpadVerdict;

/**
 * mpad_guidance_may:
 * @action: MPAD_ACTION_…
 * @target: (nullable): talk kind, question, closing, branch …
 * @step: (nullable): step id
 *
 * Whether a rule stops an action now. Actions that record are always allowed.
 */
MpadVerdict mpad_guidance_may (const MpadGuidance *self,
                               const char *action,
                               const char *target,
                               const char *step);

const MpadStepGuidance *mpad_guidance_find_step (const MpadGuidance *self, const char *step);
const MpadOpenTask *mpad_guidance_find_task (const MpadGuidance *self, const char *key);
const MpadActiveBranch *mpad_guidance_find_branch (const MpadGuidance *self, const char *branch);
const MpadDecisionState *mpad_guidance_find_decision (const MpadGuidance *self, const char *id);
const MpadTalkGuidance *mpad_guidance_find_talk (const MpadGuidance *self, const char *talk);

/**
 * mpad_step_state_nick: "not-started", "busy", "done", "waiting", "locked", "skipped", "stopped".
 */
const char *mpad_step_state_nick (MpadStepState state);

/** mpad_age_on: whole years at @date of somebody born on @birth_date; one born on 29 February has the
 * birthday on 1 March in other years. Returns: -1 when a date is missing or not a date. */
int mpad_age_on (const char *birth_date, const char *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadGuidance, mpad_guidance_unref)

G_END_DECLS
