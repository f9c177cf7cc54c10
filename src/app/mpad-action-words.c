/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons for the actions of the engine. */
#include "config.h"

#include "mpad-action-words.h"

#include <glib/gi18n.h>

#include "mpad-engine.h"

static const struct
{
  const char *action;
  const char *words;
} actions[] = {
  { MPAD_ACTION_RECORD_SIGNAL, N_ ("Record a signal") },
  { MPAD_ACTION_RECORD_CONSULT, N_ ("Record the consultation") },
  { MPAD_ACTION_RECORD_ADVICE, N_ ("Record the advice") },
  { MPAD_ACTION_RECORD_TALK, N_ ("Record the talk") },
  { MPAD_ACTION_RECORD_INFORM, N_ ("Record that the parent was told") },
  { MPAD_ACTION_RECORD_RISK, N_ ("Record the risk instrument") },
  { MPAD_ACTION_RECORD_HELP, N_ ("Record the help") },
  { MPAD_ACTION_RECORD_REPORT, N_ ("Record the melding") },
  { MPAD_ACTION_RECORD_EVALUATION, N_ ("Plan to look back") },
  { MPAD_ACTION_RECORD_NOTIFY, N_ ("Record who was told") },
  { MPAD_ACTION_RECORD_SIGNATURE, N_ ("Record the signature") },
  { MPAD_ACTION_RECORD_CONSENT, N_ ("Record the consent") },
  { MPAD_ACTION_RECORD_HANDOVER, N_ ("Record the handover") },
  { MPAD_ACTION_RECORD_LEAD_SUSPECT, N_ ("Record this") },
  { MPAD_ACTION_RECORD_INFO_REQUEST, N_ ("Record the request") },
  { MPAD_ACTION_RECORD_INZAGE, N_ ("Record the request") },
  { MPAD_ACTION_RECORD_NOTE, N_ ("Write a note") },
  { MPAD_ACTION_ANSWER_HOME, N_ ("Answer") },
  { MPAD_ACTION_CALL, N_ ("Show the number") },
  { MPAD_ACTION_PREPARE_TALK, N_ ("Prepare the talk") },
  { MPAD_ACTION_INVITE_PARENTS, N_ ("Prepare the talk") },
  { MPAD_ACTION_HOLD_TALK, N_ ("Open the talk") },
  { MPAD_ACTION_SKIP_TALK, N_ ("Leave this talk out") },
  { MPAD_ACTION_MAKE_REPORT, N_ ("Open the documents") },
  { MPAD_ACTION_PRINT_FOR_PARENTS, N_ ("Open the documents") },
  { MPAD_ACTION_WEIGH, N_ ("Open the afwegingskader") },
  { MPAD_ACTION_DECIDE_MELDEN, N_ ("Record the decision") },
  { MPAD_ACTION_DECIDE_HULP, N_ ("Record the decision") },
  { MPAD_ACTION_PREPARE_MELDING, N_ ("Prepare the melding") },
  { MPAD_ACTION_OPEN_STEP, N_ ("Go to this step") },
  { MPAD_ACTION_CLOSE_STEP, N_ ("Close this step") },
  { MPAD_ACTION_SKIP_STEP, N_ ("Leave this step out") },
  { MPAD_ACTION_REOPEN_STEP, N_ ("Open this step again") },
  { MPAD_ACTION_STOP_ROUTE, N_ ("Stop here") },
  { MPAD_ACTION_LOOP, N_ ("Back into the steps") },
  { MPAD_ACTION_LIFT_BRANCH, N_ ("Lift this") },
  { MPAD_ACTION_CLOSE_DOSSIER, N_ ("Close the dossier") },
  { MPAD_ACTION_REOPEN_DOSSIER, N_ ("Open the dossier again") },
};

const char *
mpad_action_words (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      return _ (actions[i].words);
  return _ ("Tick this off");
}

gboolean
mpad_action_opens (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      return TRUE;
  return FALSE;
}
