/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the engine share while one dossier is evaluated. */
#pragma once

#include "mpad-arena.h"
#include "mpad-condition.h"
#include "mpad-engine.h"

G_BEGIN_DECLS

typedef enum
{
  PHASE_OPEN,
  PHASE_DONE,
  PHASE_SKIPPED,
  PHASE_STOPPED,
} Phase;

typedef struct
{
  const MpadProtocolStep *step;
  Phase phase;
  const char *since; /* happened-at of the fact that set the phase */
  guint n;           /* facts recorded in this step */
  const char *last;
  gboolean taken_over;
  gboolean in_loop; /* at or after the step the last loop went back to */
} StepPhase;

typedef struct
{
  MpadFactKind kind;
  const char *key;
  GPtrArray *facts;
} KeyIndex;

/**
 * Engine: one evaluation.
 * @fresh_from: happened-at a "fresh" condition counts from; set while a branch is looked at
 * @epoch_from: facts before this do not count; set while a step after a loop is looked at
 */
typedef struct
{
  MpadProtocol *protocol;
  const MpadFacts *facts;
  MpadGuidance *g;
  MpadArena *arena;
  const char *today;
  GPtrArray *by_kind[MPAD_FACT_N_KINDS]; /* sorted by happened-at, replaced ones left out */
  GArray *keys;                          /* KeyIndex */
  StepPhase *phases;
  const char *loop_at; /* (nullable): happened-at of the latest loop */
  const char *fresh_from;
  const char *epoch_from;
  gboolean lead_suspect;
} Engine;

/* mpad-engine-facts.c */
void mpad_engine_index (Engine *e);
void mpad_engine_index_clear (Engine *e);
/** mpad_engine_not_before: compares at the precision of the coarser of both: a day or a moment. */
gboolean mpad_engine_not_before (const char *happened, const char *from);
gboolean mpad_engine_fact_matches (Engine *e, const MpadCondition *condition, const MpadFact *fact);
gboolean mpad_engine_holds (Engine *e, const MpadCondition *condition);
/** mpad_engine_collect: adds the facts that make a condition hold to @facts. */
void mpad_engine_collect (Engine *e, const MpadCondition *condition, GPtrArray *facts);
/** mpad_engine_latest: Returns: (nullable): the latest matching fact. */
const MpadFact *mpad_engine_latest (Engine *e, const MpadCondition *condition);
const char *mpad_engine_phrase (Engine *e, const char *key);
/**
 * mpad_engine_format: the phrase with {name} filled in; pairs of name and value, ended by %NULL.
 */
char *mpad_engine_format (Engine *e, const char *key, ...) G_GNUC_NULL_TERMINATED;
char *mpad_engine_date (Engine *e, const char *iso);
char **mpad_engine_rules (Engine *e, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* mpad-engine-step.c */
void mpad_engine_phases (Engine *e);
StepPhase *mpad_engine_phase_of (Engine *e, const char *step);
/** mpad_engine_enter_step: sets @epoch_from for @step (nullable: no step). */
void mpad_engine_enter_step (Engine *e, const char *step);
void mpad_engine_deadlines (Engine *e);
void mpad_engine_steps (Engine *e);
void mpad_engine_closings (Engine *e);
void mpad_engine_notices (Engine *e);
void mpad_engine_add_notice (Engine *e,
                             const char *id,
                             MpadSeverity severity,
                             const char *step,
                             const char *text,
                             char **rules);
const MpadDue *mpad_engine_find_due (Engine *e, const char *deadline);
/** mpad_engine_stopped: Returns: (nullable): the phase of the step where the route was stopped. */
const StepPhase *mpad_engine_stopped (Engine *e);

/* mpad-engine-branch.c */
void mpad_engine_branches (Engine *e);
void mpad_engine_locks (Engine *e);
gboolean mpad_engine_branch_active (Engine *e, const char *branch);
/** mpad_engine_home: "yes", "no", "doubt" or "none". */
const char *mpad_engine_home (Engine *e);

/* mpad-engine-kader.c */
void mpad_engine_kader (Engine *e);
void mpad_engine_decisions (Engine *e);
/** mpad_engine_kader_tasks: advice that doubt needs, questions that are open again. */
void mpad_engine_kader_tasks (Engine *e);

/* mpad-engine-talk.c */
void mpad_engine_talks (Engine *e);
/** mpad_engine_talk_word: "none", "planned", "held" or "skipped", from the facts alone. */
const char *mpad_engine_talk_word (Engine *e, const char *talk);
void mpad_engine_talk_tasks (Engine *e, const MpadProtocolStep *step);

/* mpad-engine-task.c */
void mpad_engine_tasks (Engine *e);
/** mpad_engine_new_task: @key: in the arena; adds the task to the guidance. */
MpadOpenTask *mpad_engine_new_task (Engine *e,
                                    const char *key,
                                    const char *step,
                                    const char *text,
                                    const char *reason,
                                    char **rules,
                                    const char *action);
/** mpad_engine_tick: looks whether @task was ticked off by hand. */
void mpad_engine_tick (Engine *e, MpadOpenTask *task);
void mpad_engine_sort_tasks (Engine *e);

/* mpad-engine-next.c */
void mpad_engine_next (Engine *e);

G_END_DECLS
