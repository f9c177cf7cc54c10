/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices that a paper for a parent asks before it may leave (F9, R-7, R-9): what is open, what
 * was chosen, and the options that follow for the paper. Words, no widgets; decides nothing itself:
 * what nobody let in stays out. */
#pragma once

#include "mpad-talk-paper.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_CHECK_GEZAG,   /* does this absent carer have gezag? */
  MPAD_CHECK_SAFE,    /* is it safe to give or send this? */
  MPAD_CHECK_MARKED,  /* the talk is marked not to be shared */
  MPAD_CHECK_FINDING, /* something on the paper, or left out */
  MPAD_CHECK_FACT,    /* only told: what can never be on it, what was not found */
} MpadCheckKind;

/**
 * MpadCheck:
 * @id: the finding's id, or a word for the kind
 * @open: a choice is asked, and leaving waits for it
 * @yes: what was chosen, when not @open
 * @child_words: letting it in asks two questions first
 * @icon: symbol; @title, @text: for people
 * @yes_label, @no_label: (nullable): of the two buttons; @no_first: the protective choice is the main one
 */
typedef struct
{
  MpadCheckKind kind;
  char *id;
  gboolean open;
  gboolean yes;
  gboolean child_words;
  const char *icon;
  char *title;
  char *text;
  char *yes_label;
  char *no_label;
  gboolean no_first;
} MpadCheck;

typedef struct _MpadPaperChoices MpadPaperChoices;

MpadPaperChoices *mpad_paper_choices_new (void);
void mpad_paper_choices_free (MpadPaperChoices *self);

/**
 * mpad_paper_choices_list:
 * @copy: whose paper it is
 * @talk: the talk
 * @pupil: given name of the pupil, for the questions
 * @findings: (nullable) (element-type MpadTalkFinding): of the paper as the choices make it now; %NULL
 *   while it cannot be made
 *
 * Returns: (transfer full) (element-type MpadCheck): open choices first
 */
GPtrArray *mpad_paper_choices_list (MpadPaperChoices *self,
                                    const MpadTalkCopy *copy,
                                    const MpadEntry *talk,
                                    const char *pupil,
                                    GPtrArray *findings);

/** mpad_paper_choices_answer: @yes: it is so, or it goes along. */
void mpad_paper_choices_answer (MpadPaperChoices *self, const MpadCheck *check, gboolean yes);
/** mpad_paper_choices_reopen: asks it again. */
void mpad_paper_choices_reopen (MpadPaperChoices *self, const MpadCheck *check);

/** mpad_paper_choices_fill: sets what the choices say in @options; texts are borrowed until the next answer. */
void mpad_paper_choices_fill (MpadPaperChoices *self, MpadTalkPaperOptions *options);

/** mpad_paper_choices_count_open: how many of @checks wait for a choice. */
guint mpad_paper_choices_count_open (GPtrArray *checks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPaperChoices, mpad_paper_choices_free)

G_END_DECLS
