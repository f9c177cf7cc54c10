/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words, each list in the order of its enum. */
#include "mpad-words.h"

const char *const mpad_words_yes_no[] = { "unknown", "yes", "no", NULL };
const char *const mpad_words_relation[] = {
  "pupil",           "parent",  "step-parent", "foster-parent", "guardian",
  "family-guardian", "sibling", "family",      "professional",  NULL
};
const char *const mpad_words_statement_kind[] = { "observation", "child-words", "parent-words",
                                                  "third-party", "hypothesis",  "diagnosis",
                                                  "note",        NULL };
const char *const mpad_words_mark[] = { "neutral", "confirms", "refutes", NULL };
const char *const mpad_words_about[] = { "child", "parent", "contact", "sibling", NULL };
const char *const mpad_words_hypothesis[] = { "open", "confirmed", "refuted", NULL };
const char *const mpad_words_entry_kind[] = { "signal",     "consult", "talk", "weighing",
                                              "decision",   "melding", "help", "note",
                                              "evaluation", "acute",   "step", "branch",
                                              "fact",       NULL };
const char *const mpad_words_entry_state[] = { "draft", "final", NULL };
const char *const mpad_words_precision[] = { "exact", "day", "about", NULL };
const char *const mpad_words_dossier_state[] = { "open", "closed", NULL };
const char *const mpad_words_report_state[] = { "draft",     "final",   "printed", "signed",
                                                "disagreed", "refused", NULL };
