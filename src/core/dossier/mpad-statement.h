/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A typed statement inside an entry: fact, words and interpretation never look the same (S1-6,
 * F4). A plain record with its rule of completeness. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MPAD_STATEMENT_OBSERVATION,  /* own observation */
  MPAD_STATEMENT_CHILD_WORDS,  /* literal words of the child */
  MPAD_STATEMENT_PARENT_WORDS, /* words of a parent */
  MPAD_STATEMENT_THIRD_PARTY,  /* source needed */
  MPAD_STATEMENT_HYPOTHESIS,   /* owner needed, follow-up wanted */
  MPAD_STATEMENT_DIAGNOSIS,    /* who made it, competent to */
  MPAD_STATEMENT_NOTE,         /* agreement or remark in a talk; no claim about the child */
  MPAD_N_STATEMENT_KINDS,
} MpadStatementKind;

typedef enum
{
  MPAD_MARK_NEUTRAL,
  MPAD_MARK_CONFIRMS,
  MPAD_MARK_REFUTES,
} MpadMark;

typedef enum
{
  MPAD_SENSE_SEEN = 1 << 0,
  MPAD_SENSE_HEARD = 1 << 1,
  MPAD_SENSE_SMELLED = 1 << 2,
} MpadSenses;

typedef enum
{
  MPAD_ABOUT_CHILD,
  MPAD_ABOUT_PARENT,
  MPAD_ABOUT_CONTACT, /* between child and parent */
  MPAD_ABOUT_SIBLING,
} MpadAbout;

typedef enum
{
  MPAD_HYPOTHESIS_OPEN,
  MPAD_HYPOTHESIS_CONFIRMED,
  MPAD_HYPOTHESIS_REFUTED,
} MpadHypothesisState;

/**
 * MpadStatement:
 * @source: who says it, or who observed it: free name ("Juf Test"); for a third party required
 * @source_how: how the third party knows (S3-21)
 * @source_spoken: with whom the third party spoke about it (S3-21)
 * @owner: hypothesis: whose it is (required); diagnosis: who made it (required)
 * @qualification: diagnosis: what makes that person competent (required)
 * @person_id: (nullable): the person of the dossier whose words these are
 * @section: (nullable): key of the talk section it was said in
 */
typedef struct
{
  char *id;
  char *entry_id;
  gint64 position;
  MpadStatementKind kind;
  char *text;
  char *source;
  char *source_how;
  char *source_spoken;
  char *owner;
  char *qualification;
  char *person_id;
  char *section;
  MpadMark mark;
  guint senses; /* MpadSenses */
  MpadAbout about;
  MpadHypothesisState hypothesis_state;
  char *hypothesis_note;
  char *hypothesis_date;
} MpadStatement;

MpadStatement *mpad_statement_new (MpadStatementKind kind);
MpadStatement *mpad_statement_copy (const MpadStatement *self);
void mpad_statement_free (MpadStatement *self);

/**
 * mpad_statement_is_complete: may this become final? SOURCE_MISSING, OWNER_MISSING,
 * QUALIFIED_MISSING or EMPTY of MPAD_RECORD_ERROR.
 */
gboolean mpad_statement_is_complete (const MpadStatement *self, GError **error);

/** Stable words for storage and facts: "observation", "child-words" … NULL/-1 when unknown. */
const char *mpad_statement_kind_to_word (MpadStatementKind kind);
int mpad_statement_kind_from_word (const char *word);

/** mpad_hypothesis_state_to_word: "open", "confirmed", "refuted"; %NULL when unknown. */
const char *mpad_hypothesis_state_to_word (MpadHypothesisState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadStatement, mpad_statement_free)

G_END_DECLS
