/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small language in which data says "when": a tree of tests on the facts of a dossier. Written
 * down in data/protocols/FORMAT.md; evaluated in mpad-engine-condition.c. For loader and engine
 * only. */
#pragma once

#include "mpad-facts.h"
#include "mpad-json.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_CONDITION_ALWAYS,
  MPAD_CONDITION_ALL,
  MPAD_CONDITION_ANY,
  MPAD_CONDITION_NOT,
  MPAD_CONDITION_FACT,
  MPAD_CONDITION_BRANCH, /* one of ids is raised; "*": any */
  MPAD_CONDITION_STEP,   /* one of ids is in one of is: started open done skipped stopped */
  MPAD_CONDITION_QUESTION, /* one of ids has an answer of one of the kinds in is; "open": reached, not answered */
  MPAD_CONDITION_OUTCOME,  /* one of ids is the outcome of the kader */
  MPAD_CONDITION_ADVICE,   /* of the kader for melden or hulp: yes no open */
  MPAD_CONDITION_DECISION, /* about melden or hulp: yes no open */
  MPAD_CONDITION_TALK,     /* one of ids is in one of is: none planned held skipped */
  MPAD_CONDITION_HOME,     /* the answer to R-2: yes no doubt none */
  MPAD_CONDITION_AGE, /* from .. to, at today; false when the age is unknown unless is has "unknown" */
  MPAD_CONDITION_PERSON,   /* somebody with relation, gezag and safe */
  MPAD_CONDITION_DEADLINE, /* one of ids: none running overdue kept */
  MPAD_CONDITION_DOSSIER,  /* open closed other-route */
} MpadConditionType;

/** One test on a value of a fact: one of @words is in the list; "*": the key is there. */
typedef struct
{
  char *key;
  char **words;
  gboolean negate;
} MpadConditionTest;

struct _MpadCondition
{
  MpadConditionType type;
  GPtrArray *children; /* (nullable) MpadCondition */
  MpadFactKind kind;
  GPtrArray *tests; /* (nullable) MpadConditionTest */
  char **ids;
  char **is;
  char *step;           /* (nullable): the fact belongs to this step */
  gboolean fresh;       /* not before the latest fact that raised the branch at hand */
  MpadCondition *after; /* (nullable): not before the latest fact for which this holds */
  int min;              /* at least so many facts */
  int from, to;         /* age */
};

/**
 * mpad_condition_load: reads the condition in member @key. Returns: (nullable): none there, or a
 * fault.
 */
MpadCondition *mpad_condition_load (MpadJsonObject *parent, const char *key, gboolean required);

/** mpad_condition_outcome_is_kind: "needs-vt", "closes" and "with-vt" stand for every outcome of that
 * kind, so that practice rules need not know a protocol's own ids. */
gboolean mpad_condition_outcome_is_kind (const char *id);

/** What a reference in a condition points at, for mpad_condition_each_reference(). */
typedef enum
{
  MPAD_REFERENCE_STEP,
  MPAD_REFERENCE_TALK,
  MPAD_REFERENCE_BRANCH,
  MPAD_REFERENCE_QUESTION,
  MPAD_REFERENCE_OUTCOME,
  MPAD_REFERENCE_DEADLINE,
} MpadReferenceType;

typedef void (*MpadReferenceFunc) (MpadReferenceType type, char **id, gpointer user_data);

/** mpad_condition_each_reference: calls @func for every id in the tree, which it may replace. */
void
mpad_condition_each_reference (MpadCondition *self, MpadReferenceFunc func, gpointer user_data);

G_END_DECLS
