/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of MpadEntry.details, per kind of entry. The one list that editor, store, facts and
 * documents share. Values are UTF-8; booleans are "yes"/"no" (absent = unknown); dates are ISO. */
#pragma once

/* signal */
#define MPAD_KEY_CATEGORY                                                                          \
  "category" /* id of a safety branch's category in the protocol, or absent */

/* consult */
#define MPAD_KEY_WITH_KIND                                                                         \
  "with.kind" /* "colleague", "ib", "directie", "mdo", "vt", "police", "lecegg", "vgv", "doctor", "other" */
#define MPAD_KEY_WITH_NAME "with.name"
#define MPAD_KEY_WITH_FUNCTION "with.function"
#define MPAD_KEY_ADVICE "advice"       /* text */
#define MPAD_KEY_REFERENCE "reference" /* reference number of Veilig Thuis (S2-18) */
#define MPAD_KEY_ANONYMOUS "anonymous" /* advice on anonymous data: yes/no */
#define MPAD_KEY_CONSENT "consent"     /* MDO: "yes", "refused", "not-asked" (S1-15, S1-16) */

/* talk */
#define MPAD_KEY_TALK_KIND "talk.kind"       /* id of a talk kind in the protocol */
#define MPAD_KEY_TALK_PERSONS "talk.persons" /* ids of MpadPerson at the talk, space separated */
#define MPAD_KEY_TALK_STAFF "talk.staff"     /* names of those from school, one a line */
#define MPAD_KEY_CHILD_TOLD "child.told"     /* yes/no (S1-21) */
#define MPAD_KEY_CHILD_TOLD_WHY "child.told.why"
#define MPAD_KEY_PURPOSE "purpose"
#define MPAD_KEY_NEXT_APPOINTMENT "next.appointment"
#define MPAD_KEY_STOPPED "stopped" /* talk stopped because of threat: yes */
/* Statements of a talk: "we" is a NOTE, a carer PARENT_WORDS with person_id, the child CHILD_WORDS;
 * their
 * section is the id of the sequence item. An agreement is a NOTE in this section; owner is who does
 * it, source_how by when. */
#define MPAD_SECTION_AGREEMENT "agreement"
#define MPAD_KEY_SECTION_PREFIX "section." /* "section.<id of sequence item>": notes in that part */

/* weighing */
#define MPAD_KEY_KADER "kader"
#define MPAD_KEY_QUESTION "question"
#define MPAD_KEY_ANSWER "answer" /* "yes", "no", "doubt" */
#define MPAD_KEY_MOTIVE "motive"
#define MPAD_KEY_DECIDERS "deciders" /* names of those present, one a line */

/* decision */
#define MPAD_KEY_DECISION "decision"   /* "melden" or "hulp" */
#define MPAD_KEY_OUTCOME "outcome"     /* "yes" or "no" */
#define MPAD_KEY_OVERRIDES "overrides" /* advice that was deviated from: rule handle */

/* melding */
#define MPAD_KEY_BY_NAME "by.name"
#define MPAD_KEY_ANONYMOUS_FAMILY "anonymous.family" /* anonymity towards the family (B-2, S0-25) */
#define MPAD_KEY_CONSENT_EFFORT "consent.effort"     /* S2-21 */

/* help, evaluation */
#define MPAD_KEY_CASEMANAGER "casemanager"
#define MPAD_KEY_TERM "term" /* ISO date */
#define MPAD_KEY_GOALS "goals"

/* acute */
#define MPAD_KEY_CALLER "caller"
#define MPAD_KEY_CALLED "called" /* "112", "vt", both separated by a space */

/* step */
#define MPAD_KEY_STEP_EVENT "event"  /* "close", "skip", "reopen", "stop", "start" */
#define MPAD_KEY_GROUND "ground"     /* id of a ground in the protocol */
#define MPAD_KEY_INFORMED "informed" /* who was informed, one a line */
#define MPAD_KEY_REASON "reason"

/* branch */
#define MPAD_KEY_BRANCH "branch"             /* id of a safety branch */
#define MPAD_KEY_BRANCH_EVENT "branch.event" /* "set", "lift", "home" */
#define MPAD_KEY_HOME_SAFE "home.safe"       /* "yes", "no", "doubt" */
#define MPAD_KEY_HOME_TIME "home.time"       /* "14:15" */

/* signal: marks on the body: "mark.01" is side and place, "mark.01.kind", ".size", ".colour",
 * ".words" the rest; mpad-body-mark.h reads and writes them */
#define MPAD_KEY_MARK_PREFIX "mark."

/* addendum */
#define MPAD_KEY_ADDENDUM_REASON "addendum.reason"

/* fact: a fact of the engine that has no entry kind of its own; every other key is the fact's own
 * key of mpad-facts.h, verbatim. In the other kinds, too, a key that mpad-facts.h documents may be
 * set under its own name and is passed on as it is. */
#define MPAD_KEY_FACT "fact" /* nick: "notify", "home-safe", "consent", "signature" … */

/* any kind: id of the entry that this one corrects and takes the place of, once it is final
 * (mpad_entry_new_addendum() sets it). An addendum without it adds and takes nothing away. */
#define MPAD_KEY_REPLACES "replaces"
