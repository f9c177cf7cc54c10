/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what makes the route: steps with their tasks, talks, decisions, terms, ways of closing. */
#include "config.h"

#include "mpad-protocol-loader-private.h"

#include <glib/gi18n-lib.h>

#define NEW(type) mpad_arena_new0 (load->input.arena, type)

static const char *const step_functions[] = {
  "signals", "consult", "talk", "weigh", "decide", NULL
};
static const char *const talk_functions[] = { "child", "parents", "melding-child",
                                              "melding-parents", NULL };
static const char *const severities[] = { "warn", "lock", "stop", NULL };
static const char *const units[] = { "days", "workdays", "weeks", "months", NULL };

gpointer
mpad_load_line (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolLine *line = NEW (MpadProtocolLine);

  line->id = mpad_json_id (object, "id", FALSE);
  line->text = mpad_json_text (object, "text", TRUE);
  line->rules = mpad_load_rules (load, object);
  return line;
}

gpointer
mpad_load_task (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolTask *task = NEW (MpadProtocolTask);

  task->id = mpad_json_id (object, "id", TRUE);
  task->text = mpad_json_text (object, "text", TRUE);
  task->reason = mpad_json_text (object, "reason", TRUE);
  task->rules = mpad_load_rules (load, object);
  task->owner = mpad_json_text (object, "owner", TRUE);
  task->action = mpad_json_text (object, "action", TRUE);
  task->target = mpad_json_text (object, "target", FALSE);
  task->contact = mpad_json_text (object, "contact", FALSE);
  task->due = mpad_json_text (object, "due", FALSE);
  task->step = mpad_json_text (object, "step", FALSE);
  task->optional = mpad_json_bool (object, "optional", FALSE);
  task->when = mpad_condition_load (object, "when", FALSE);
  task->done = mpad_condition_load (object, "done", FALSE);
  return task;
}

static gpointer
load_notify (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolNotify *notify = NEW (MpadProtocolNotify);

  notify->id = mpad_json_id (object, "id", TRUE);
  notify->role = mpad_json_text (object, "role", TRUE);
  notify->text = mpad_json_text (object, "text", TRUE);
  notify->optional = mpad_json_bool (object, "optional", FALSE);
  notify->when = mpad_condition_load (object, "when", FALSE);
  notify->rules = mpad_load_rules (load, object);
  return notify;
}

static gpointer
load_signature (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const papers[] = { "gespreksverslag", "signaal", "overleg", "stap", NULL };
  MpadProtocolSignature *signature = NEW (MpadProtocolSignature);

  signature->id = mpad_json_id (object, "id", TRUE);
  signature->who = mpad_json_text (object, "who", TRUE);
  signature->on = mpad_arena_dup (load->input.arena,
                                  papers[mpad_json_enum (object, "on", papers, -1)]);
  signature->text = mpad_json_text (object, "text", TRUE);
  signature->rules = mpad_load_rules (load, object);
  return signature;
}

gpointer
mpad_load_step (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolStep *step = NEW (MpadProtocolStep);

  step->id = mpad_json_id (object, "id", TRUE);
  step->function = (MpadStepFunction) mpad_json_enum (object, "function", step_functions, -1);
  step->label = mpad_json_text (object, "label", TRUE);
  step->title = mpad_json_text (object, "title", TRUE);
  step->short_title = mpad_json_text (object, "short-title", TRUE);
  step->purpose = mpad_json_text (object, "purpose", TRUE);
  step->rules = mpad_load_rules (load, object);
  load->rules = step->rules;
  step->actors = mpad_json_words (object, "actors", TRUE);
  step->tasks = mpad_load_new_list (load, object, "tasks", TRUE, mpad_load_task);
  step->record = mpad_load_new_list (load, object, "record", FALSE, mpad_load_line);
  step->notes = mpad_load_new_list (load, object, "notes", FALSE, mpad_load_line);
  step->notify = mpad_load_new_list (load, object, "notify", FALSE, load_notify);
  step->signatures = mpad_load_new_list (load, object, "signatures", FALSE, load_signature);
  step->next = mpad_json_words (object, "next", FALSE);
  step->jumps = mpad_json_words (object, "jumps", FALSE);
  step->skippable = mpad_json_bool (object, "skippable", FALSE);
  step->skip_grounds = mpad_json_words (object, "skip-grounds", FALSE);
  step->stoppable = mpad_json_bool (object, "stoppable", FALSE);
  step->stop_text = mpad_json_text (object, "stop-text", FALSE);
  step->closing_hint = mpad_json_text (object, "closing-hint", TRUE);
  for (guint i = 0; i < step->tasks->len; i++)
    {
      MpadProtocolTask *task = step->tasks->pdata[i];

      task->step = step->id;
    }
  return step;
}

gpointer
mpad_load_talk (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolTalkKind *talk = NEW (MpadProtocolTalkKind);

  talk->id = mpad_json_id (object, "id", TRUE);
  talk->function = (MpadTalkFunction) mpad_json_enum (object, "function", talk_functions, -1);
  talk->step = mpad_json_text (object, "step", TRUE);
  talk->title = mpad_json_text (object, "title", TRUE);
  talk->purpose = mpad_json_text (object, "purpose", TRUE);
  talk->ask = mpad_json_text (object, "ask", TRUE);
  talk->reason = mpad_json_text (object, "reason", TRUE);
  talk->when = mpad_condition_load (object, "when", FALSE);
  talk->rules = mpad_load_rules (load, object);
  load->rules = talk->rules;
  talk->sequence = mpad_load_new_list (load, object, "sequence", TRUE, mpad_load_line);
  talk->prompts = mpad_load_new_list (load, object, "prompts", FALSE, mpad_load_line);
  talk->before = mpad_load_new_list (load, object, "before", FALSE, mpad_load_line);
  talk->cautions = mpad_load_new_list (load, object, "cautions", FALSE, mpad_load_line);
  talk->grounds = mpad_json_words (object, "grounds", FALSE);
  talk->holders = mpad_json_words (object, "holders", TRUE);
  talk->optional = mpad_json_bool (object, "optional", FALSE);
  return talk;
}

gpointer
mpad_load_age_rule (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const demands[] = { "required", "optional", "one-of", "not-asked", NULL };
  MpadProtocolAgeRule *rule = NEW (MpadProtocolAgeRule);

  rule->id = mpad_json_id (object, "id", TRUE);
  rule->talk = mpad_json_text (object, "talk", TRUE);
  rule->from = mpad_json_int (object, "from", FALSE, 0, 0, 130);
  rule->to = mpad_json_int (object, "to", FALSE, -1, 0, 130);
  rule->demand = mpad_arena_dup (load->input.arena,
                                 demands[mpad_json_enum (object, "demand", demands, -1)]);
  rule->alternative = mpad_json_text (object, "alternative", FALSE);
  rule->text = mpad_json_text (object, "text", TRUE);
  rule->rules = mpad_load_rules (load, object);
  return rule;
}

gpointer
mpad_load_decision (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolDecision *decision = NEW (MpadProtocolDecision);

  decision->id = mpad_json_id (object, "id", TRUE);
  decision->word = mpad_json_text (object, "word", TRUE);
  decision->label = mpad_json_text (object, "label", FALSE);
  decision->question = mpad_json_text (object, "question", TRUE);
  decision->deciders = mpad_json_words (object, "deciders", TRUE);
  decision->makers = mpad_json_words (object, "makers", TRUE);
  decision->text = mpad_json_text (object, "text", TRUE);
  decision->rules = mpad_load_rules (load, object);
  return decision;
}

gpointer
mpad_load_deadline (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolDeadline *deadline = NEW (MpadProtocolDeadline);

  deadline->id = mpad_json_id (object, "id", TRUE);
  deadline->title = mpad_json_text (object, "title", TRUE);
  deadline->text = mpad_json_text (object, "text", TRUE);
  deadline->step = mpad_json_text (object, "step", FALSE);
  deadline->owner = mpad_json_text (object, "owner", TRUE);
  deadline->action = mpad_json_text (object, "action", TRUE);
  deadline->target = mpad_json_text (object, "target", FALSE);
  deadline->from = mpad_condition_load (object, "from", TRUE);
  deadline->from_key = mpad_json_text (object, "from-key", FALSE);
  deadline->count = mpad_json_int (object, "count", deadline->from_key == NULL, 0, 0, 1000);
  deadline->unit = (MpadUnit) mpad_json_enum (object, "unit", units,
                                              deadline->from_key == NULL ? -1 : MPAD_UNIT_DAYS);
  deadline->ends = mpad_condition_load (object, "ends", FALSE);
  deadline->when = mpad_condition_load (object, "when", FALSE);
  deadline->rules = mpad_load_rules (load, object);
  return deadline;
}

gpointer
mpad_load_closing (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const kinds[] = { "record", "follow", "destroy", "handover", NULL };
  MpadProtocolClosing *closing = NEW (MpadProtocolClosing);

  closing->id = mpad_json_id (object, "id", TRUE);
  closing->kind = mpad_arena_dup (load->input.arena,
                                  kinds[mpad_json_enum (object, "kind", kinds, -1)]);
  closing->title = mpad_json_text (object, "title", TRUE);
  closing->text = mpad_json_text (object, "text", TRUE);
  closing->when = mpad_condition_load (object, "when", FALSE);
  closing->not_yet = mpad_json_text (object, "not-yet", TRUE);
  closing->deciders = mpad_json_words (object, "deciders", TRUE);
  closing->undo_days = mpad_json_int (object, "undo-days", FALSE, 0, 0, 365);
  closing->rules = mpad_load_rules (load, object);
  load->rules = closing->rules;
  closing->tasks = mpad_load_new_list (load, object, "tasks", FALSE, mpad_load_task);
  return closing;
}

gpointer
mpad_load_notice (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolNotice *notice = NEW (MpadProtocolNotice);

  notice->id = mpad_json_id (object, "id", TRUE);
  notice->severity = (MpadSeverity) mpad_json_enum (object, "severity", severities,
                                                    MPAD_SEVERITY_WARN);
  notice->step = mpad_json_text (object, "step", FALSE);
  notice->text = mpad_json_text (object, "text", TRUE);
  notice->when = mpad_condition_load (object, "when", TRUE);
  notice->rules = mpad_load_rules (load, object);
  return notice;
}

gpointer
mpad_load_lock (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolLock *lock = NEW (MpadProtocolLock);

  lock->id = mpad_json_id (object, "id", TRUE);
  lock->action = mpad_json_text (object, "action", TRUE);
  lock->target = mpad_json_text (object, "target", FALSE);
  lock->text = mpad_json_text (object, "text", TRUE);
  lock->opens = mpad_json_text (object, "opens", TRUE);
  lock->when = mpad_condition_load (object, "when", FALSE);
  lock->open_when = mpad_condition_load (object, "open-when", FALSE);
  lock->motive = mpad_json_bool (object, "motive", FALSE);
  lock->rules = mpad_load_rules (load, object);
  return lock;
}

/* A protocol may add to a branch of the practice rules; it cannot take away or soften. */
static void
extend_branch (MpadLoad *load, MpadJsonObject *object)
{
  char *id = mpad_json_text (object, "extends", TRUE);
  MpadProtocolBranch *branch = (MpadProtocolBranch *) mpad_protocol_find_branch (load->protocol,
                                                                                 id);

  load->rules = mpad_load_rules (load, object);
  if (branch == NULL)
    {
      g_autofree char *where = mpad_json_path (object, "extends");

      mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, where,
                      _ ("there is no branch with this id"),
                      _ ("FORMAT.md lists the branches of the practice rules"));
      return;
    }
  mpad_load_list (load, object, "lines", FALSE, branch->lines, mpad_load_line);
  mpad_load_list (load, object, "tasks", FALSE, branch->tasks, mpad_load_task);
  mpad_load_list (load, object, "locks", FALSE, branch->locks, mpad_load_lock);
}

gpointer
mpad_load_branch (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolBranch *branch;

  if (mpad_json_has (object, "extends"))
    {
      extend_branch (load, object);
      return NULL;
    }
  branch = NEW (MpadProtocolBranch);
  branch->id = mpad_json_id (object, "id", TRUE);
  branch->title = mpad_json_text (object, "title", TRUE);
  branch->severity = (MpadSeverity) mpad_json_enum (object, "severity", severities, -1);
  branch->priority = mpad_json_int (object, "priority", TRUE, 0, load->base ? 0 : 100, 1000);
  branch->text = mpad_json_text (object, "text", TRUE);
  branch->do_now = mpad_json_text (object, "do-now", TRUE);
  branch->say = mpad_json_text (object, "say", FALSE);
  branch->contacts = mpad_json_words (object, "contacts", FALSE);
  branch->triggers = mpad_condition_load (object, "triggers", TRUE);
  branch->words = mpad_json_words (object, "words", FALSE);
  branch->ask_home = mpad_json_bool (object, "ask-home", FALSE);
  branch->lift = mpad_condition_load (object, "lift", FALSE);
  branch->lift_text = mpad_json_text (object, "lift-text", TRUE);
  branch->rules = mpad_load_rules (load, object);
  load->rules = branch->rules;
  branch->locks = mpad_load_new_list (load, object, "locks", FALSE, mpad_load_lock);
  branch->tasks = mpad_load_new_list (load, object, "tasks", TRUE, mpad_load_task);
  branch->lines = mpad_load_new_list (load, object, "lines", FALSE, mpad_load_line);
  return branch;
}
