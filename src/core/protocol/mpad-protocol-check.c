/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can only be seen when a protocol is read whole: references, the five steps, actions. */
#include "config.h"

#include "mpad-engine.h"
#include "mpad-protocol-loader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const actions[] = {
  MPAD_ACTION_ANSWER_HOME,
  MPAD_ACTION_CALL,
  MPAD_ACTION_CLOSE_DOSSIER,
  MPAD_ACTION_CLOSE_STEP,
  MPAD_ACTION_DECIDE_HULP,
  MPAD_ACTION_DECIDE_MELDEN,
  MPAD_ACTION_DESTROY_DOSSIER,
  MPAD_ACTION_GIVE_INFORMATION,
  MPAD_ACTION_HOLD_TALK,
  MPAD_ACTION_INVITE_PARENTS,
  MPAD_ACTION_LIFT_BRANCH,
  MPAD_ACTION_LOOP,
  MPAD_ACTION_MAKE_REPORT,
  MPAD_ACTION_OPEN_STEP,
  MPAD_ACTION_PHOTO,
  MPAD_ACTION_PREPARE_MELDING,
  MPAD_ACTION_PREPARE_TALK,
  MPAD_ACTION_PRINT_FOR_PARENTS,
  MPAD_ACTION_RECORD_ADVICE,
  MPAD_ACTION_RECORD_CONSENT,
  MPAD_ACTION_RECORD_CONSULT,
  MPAD_ACTION_RECORD_EVALUATION,
  MPAD_ACTION_RECORD_HANDOVER,
  MPAD_ACTION_RECORD_HELP,
  MPAD_ACTION_RECORD_INFO_REQUEST,
  MPAD_ACTION_RECORD_INFORM,
  MPAD_ACTION_RECORD_INZAGE,
  MPAD_ACTION_RECORD_LEAD_SUSPECT,
  MPAD_ACTION_RECORD_NOTE,
  MPAD_ACTION_RECORD_NOTIFY,
  MPAD_ACTION_RECORD_REPORT,
  MPAD_ACTION_RECORD_RISK,
  MPAD_ACTION_RECORD_SIGNAL,
  MPAD_ACTION_RECORD_SIGNATURE,
  MPAD_ACTION_RECORD_TALK,
  MPAD_ACTION_REOPEN_DOSSIER,
  MPAD_ACTION_REOPEN_STEP,
  MPAD_ACTION_SKIP_STEP,
  MPAD_ACTION_SKIP_TALK,
  MPAD_ACTION_STOP_ROUTE,
  MPAD_ACTION_TASK,
  MPAD_ACTION_WEIGH,
  NULL,
};

/* What a rule may stop. Recording never; nor what protects: calling, reopening, going back, skipping
 * a talk that is unsafe, answering whether the child can go home. */
static const char *const lockable[] = {
  MPAD_ACTION_CLOSE_DOSSIER,   MPAD_ACTION_CLOSE_STEP,
  MPAD_ACTION_DECIDE_HULP,     MPAD_ACTION_DECIDE_MELDEN,
  MPAD_ACTION_DESTROY_DOSSIER, MPAD_ACTION_GIVE_INFORMATION,
  MPAD_ACTION_HOLD_TALK,       MPAD_ACTION_INVITE_PARENTS,
  MPAD_ACTION_OPEN_STEP,       MPAD_ACTION_PHOTO,
  MPAD_ACTION_PREPARE_TALK,    MPAD_ACTION_PRINT_FOR_PARENTS,
  MPAD_ACTION_SKIP_STEP,       MPAD_ACTION_STOP_ROUTE,
  MPAD_ACTION_WEIGH,           NULL,
};

gboolean
mpad_action_is_known (const char *action)
{
  return g_strv_contains (actions, action);
}

gboolean
mpad_action_can_lock (const char *action)
{
  return g_strv_contains (lockable, action);
}

const char *
mpad_action_list (void)
{
  static gsize list;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) g_strjoinv (", ", (char **) actions));
  return (const char *) list;
}

static char *
ids_of (const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      char *const *id = list->pdata[i];

      g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", *id);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_id (const GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (*(char *const *) list->pdata[i], id))
      return TRUE;
  return FALSE;
}

static void
unknown (
  MpadLoad *load, gconstpointer element, const char *key, const char *id, const GPtrArray *list)
{
  g_autofree char *what = g_strdup_printf (_ ("nothing is called “%s”"), id);
  g_autofree char *ids = ids_of (list);
  g_autofree char *mend = g_strdup_printf (_ ("use one of: %s"), ids);

  mpad_load_fail (load, element, key, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, what, mend);
}

static const char *
role_by_function (const MpadProtocol *p, const char *function)
{
  for (guint i = 0; i < p->roles->len; i++)
    {
      const MpadProtocolRole *role = p->roles->pdata[i];

      if (g_str_equal (role->function, function))
        return role->id;
    }
  return NULL;
}

static const char *
step_by_nick (const MpadProtocol *p, const char *nick)
{
  static const char *const nicks[] = { "signals", "consult", "talk", "weigh", "decide" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      return mpad_protocol_find_step_by_function (p, (MpadStepFunction) i)->id;
  return NULL;
}

static const char *
talk_by_nick (const MpadProtocol *p, const char *nick, gboolean *known)
{
  static const char *const nicks[] = { "child", "parents", "melding-child", "melding-parents" };

  *known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *known = TRUE;
        for (guint j = 0; j < p->talk_kinds->len; j++)
          {
            const MpadProtocolTalkKind *talk = p->talk_kinds->pdata[j];

            if (talk->function == (MpadTalkFunction) i)
              return talk->id;
          }
      }
  return NULL;
}

/* Replaces "@ib" by the id of the role with that function. */
static void
resolve_role (MpadLoad *load, gconstpointer element, const char *key, char **id)
{
  if (**id == '@')
    {
      const char *role = role_by_function (load->protocol, *id + 1);

      if (role != NULL)
        *id = (char *) role;
    }
  if (!has_id (load->protocol->roles, *id))
    unknown (load, element, key, *id, load->protocol->roles);
}

static void
resolve_roles (MpadLoad *load, gconstpointer element, const char *key, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    resolve_role (load, element, key, &ids[i]);
}

static void
resolve_step (MpadLoad *load, gconstpointer element, const char *key, char **id)
{
  if (*id == NULL)
    return;
  if (**id == '@')
    {
      const char *step = step_by_nick (load->protocol, *id + 1);

      if (step != NULL)
        *id = (char *) step;
    }
  if (!has_id (load->protocol->steps, *id))
    unknown (load, element, key, *id, load->protocol->steps);
}

typedef struct
{
  MpadLoad *load;
  gconstpointer element;
  const char *key;
} Reference;

static gboolean
question_exists (const MpadProtocol *p, const char *id, gboolean outcome)
{
  for (guint i = 0; i < p->kaders->len; i++)
    {
      const MpadProtocolKader *kader = p->kaders->pdata[i];

      if (has_id (outcome ? kader->outcomes : kader->questions, id))
        return TRUE;
    }
  return FALSE;
}

static void
check_reference (MpadReferenceType type, char **id, gpointer user_data)
{
  Reference *r = user_data;
  MpadProtocol *p = r->load->protocol;
  gboolean known;

  switch (type)
    {
    case MPAD_REFERENCE_STEP:
      resolve_step (r->load, r->element, r->key, id);
      break;
    case MPAD_REFERENCE_TALK:
      if (**id == '@')
        {
          const char *talk = talk_by_nick (p, *id + 1, &known);

          /* A protocol need not have every kind of talk; then the condition never holds. */
          if (talk != NULL)
            *id = (char *) talk;
          if (known)
            break;
        }
      if (!has_id (p->talk_kinds, *id))
        unknown (r->load, r->element, r->key, *id, p->talk_kinds);
      break;
    case MPAD_REFERENCE_BRANCH:
      if (!has_id (p->branches, *id) && !g_str_equal (*id, "*"))
        unknown (r->load, r->element, r->key, *id, p->branches);
      break;
    case MPAD_REFERENCE_QUESTION:
    case MPAD_REFERENCE_OUTCOME:
      /* "@": may be missing, for practice rules about a kader the protocol may not have. */
      if (**id == '@')
        (*id)++;
      else if (type == MPAD_REFERENCE_OUTCOME && mpad_condition_outcome_is_kind (*id))
        break;
      else if (!question_exists (p, *id, type == MPAD_REFERENCE_OUTCOME))
        {
          g_autofree char *what = g_strdup_printf (_ ("no kader has “%s”"), *id);

          mpad_load_fail (r->load, r->element, r->key, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, what,
                          _ ("use the id of a question or outcome of one of the kaders"));
        }
      break;
    case MPAD_REFERENCE_DEADLINE:
      if (!has_id (p->deadlines, *id))
        unknown (r->load, r->element, r->key, *id, p->deadlines);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_condition (MpadLoad *load, gconstpointer element, const char *key, MpadCondition *condition)
{
  Reference reference = { load, element, key };

  mpad_condition_each_reference (condition, check_reference, &reference);
}

static void
check_action (MpadLoad *load, gconstpointer element, const char *action)
{
  g_autofree char *what = NULL;
  g_autofree char *mend = NULL;

  if (mpad_action_is_known (action))
    return;
  what = g_strdup_printf (_ ("there is no action “%s”"), action);
  mend = g_strdup_printf (_ ("use one of: %s"), mpad_action_list ());
  mpad_load_fail (load, element, "action", MPAD_PROTOCOL_ERROR_UNKNOWN_REF, what, mend);
}

/* The target of a talk action names a kind of talk; of a call a contact; of opening a step a step. */
static void
check_target (MpadLoad *load, gconstpointer element, const char *action, char **target)
{
  Reference reference = { load, element, "target" };

  if (*target == NULL)
    return;
  if (g_str_has_suffix (action, "-talk"))
    check_reference (MPAD_REFERENCE_TALK, target, &reference);
  else if (g_str_equal (action, MPAD_ACTION_WEIGH))
    check_reference (MPAD_REFERENCE_QUESTION, target, &reference);
  else if (g_str_equal (action, MPAD_ACTION_CALL))
    {
      if (!has_id (load->protocol->contacts, *target))
        unknown (load, element, "target", *target, load->protocol->contacts);
    }
  else if (g_str_has_suffix (action, "-step"))
    resolve_step (load, element, "target", target);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_NOTIFY))
    resolve_role (load, element, "target", target);
}

static void
check_task (MpadLoad *load, MpadProtocolTask *task)
{
  check_action (load, task, task->action);
  check_target (load, task, task->action, &task->target);
  resolve_role (load, task, "owner", &task->owner);
  resolve_step (load, task, "step", &task->step);
  check_condition (load, task, "when", task->when);
  check_condition (load, task, "done", task->done);
  if (task->contact != NULL && !has_id (load->protocol->contacts, task->contact))
    unknown (load, task, "contact", task->contact, load->protocol->contacts);
  if (task->due != NULL && !has_id (load->protocol->deadlines, task->due))
    unknown (load, task, "due", task->due, load->protocol->deadlines);
}

static void
check_lock (MpadLoad *load, MpadProtocolLock *lock)
{
  if (!mpad_action_can_lock (lock->action))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) lockable);
      g_autofree char *mend = g_strdup_printf (_ ("lock one of: %s"), list);

      mpad_load_fail (load, lock, "action", MPAD_PROTOCOL_ERROR_VALUE,
                      _ ("this action cannot be locked; recording and protecting never are"), mend);
      return;
    }
  check_target (load, lock, lock->action, &lock->target);
  check_condition (load, lock, "when", lock->when);
  check_condition (load, lock, "open-when", lock->open_when);
}

static void
check_tasks (MpadLoad *load, GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    check_task (load, tasks->pdata[i]);
}

static void
check_ids (
  MpadLoad *load, gconstpointer element, const char *key, char **ids, const GPtrArray *list)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (!has_id (list, ids[i]))
      unknown (load, element, key, ids[i], list);
}

static void
check_step (MpadLoad *load, MpadProtocolStep *step)
{
  MpadProtocol *p = load->protocol;

  resolve_roles (load, step, "actors", step->actors);
  check_tasks (load, step->tasks);
  check_ids (load, step, "next", step->next, p->steps);
  check_ids (load, step, "jumps", step->jumps, p->steps);
  check_ids (load, step, "skip-grounds", step->skip_grounds, p->grounds);
  if (step->stoppable && step->stop_text == NULL)
    mpad_load_fail (load, step, NULL, MPAD_PROTOCOL_ERROR_MISSING,
                    _ ("the field “stop-text” is missing"), _ ("say when the route may stop here"));
  if (*step->next == NULL && step->function != MPAD_STEP_DECIDE)
    mpad_load_fail (load, step, "next", MPAD_PROTOCOL_ERROR_DEAD_END,
                    _ ("the route ends at this step"), _ ("name the step that comes after it"));
  for (guint i = 0; i < step->notify->len; i++)
    {
      MpadProtocolNotify *notify = step->notify->pdata[i];

      resolve_role (load, notify, "role", &notify->role);
      check_condition (load, notify, "when", notify->when);
    }
  for (guint i = 0; i < step->signatures->len; i++)
    {
      MpadProtocolSignature *signature = step->signatures->pdata[i];

      if (!g_str_equal (signature->who, "parents") && !g_str_equal (signature->who, "unnamed"))
        resolve_role (load, signature, "who", &signature->who);
    }
}

/* Every step has its function once, and can be reached from the first. */
static gboolean
check_route (MpadLoad *load)
{
  MpadProtocol *p = load->protocol;
  guint seen = 0;

  for (guint i = 0; i < p->steps->len; i++)
    {
      MpadProtocolStep *step = p->steps->pdata[i];

      if (seen & (1u << step->function))
        {
          mpad_load_fail (load, step, "function", MPAD_PROTOCOL_ERROR_DUPLICATE,
                          _ ("two steps have this function"),
                          _ ("give each of the five functions to one step"));
          return FALSE;
        }
      seen |= 1u << step->function;
      if (i > 0)
        {
          gboolean reached = FALSE;

          for (guint j = 0; j < p->steps->len && !reached; j++)
            reached = g_strv_contains (
              (const char *const *) ((MpadProtocolStep *) p->steps->pdata[j])->next, step->id);
          if (!reached)
            {
              mpad_load_fail (load, step, NULL, MPAD_PROTOCOL_ERROR_DEAD_END,
                              _ ("no step leads to this one"),
                              _ ("name it in “next” of the step before it"));
              return FALSE;
            }
        }
    }
  if (seen != 31)
    {
      mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_MISSING, "/steps",
                      _ ("one of the five steps is missing"),
                      _ ("add a step for each of: signals, consult, talk, weigh, decide"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_roles (MpadLoad *load)
{
  static const char *const needed[] = { "teacher", "ib", "lead" };
  MpadProtocol *p = load->protocol;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      guint n = 0;

      for (guint j = 0; j < p->roles->len; j++)
        n += g_str_equal (((MpadProtocolRole *) p->roles->pdata[j])->function, needed[i]);
      if (n != 1)
        {
          g_autofree char *what = g_strdup_printf (_ ("%u roles have the function “%s”"), n,
                                                   needed[i]);

          mpad_json_fail (&load->input,
                          n == 0 ? MPAD_PROTOCOL_ERROR_MISSING : MPAD_PROTOCOL_ERROR_DUPLICATE,
                          "/roles", what, _ ("give exactly one role each of: teacher, ib, lead"));
          return FALSE;
        }
    }
  return TRUE;
}

static void
check_talks (MpadLoad *load)
{
  MpadProtocol *p = load->protocol;
  guint seen = 0;

  for (guint i = 0; i < p->talk_kinds->len; i++)
    {
      MpadProtocolTalkKind *talk = p->talk_kinds->pdata[i];

      if (seen & (1u << talk->function))
        mpad_load_fail (load, talk, "function", MPAD_PROTOCOL_ERROR_DUPLICATE,
                        _ ("two kinds of talk have this function"), _ ("keep one"));
      seen |= 1u << talk->function;
      resolve_step (load, talk, "step", &talk->step);
      resolve_roles (load, talk, "holders", talk->holders);
      check_ids (load, talk, "grounds", talk->grounds, p->grounds);
      check_condition (load, talk, "when", talk->when);
    }
  for (guint i = 0; i < p->age_rules->len; i++)
    {
      MpadProtocolAgeRule *rule = p->age_rules->pdata[i];
      Reference reference = { load, rule, "talk" };

      check_reference (MPAD_REFERENCE_TALK, &rule->talk, &reference);
      if (rule->alternative != NULL)
        check_reference (MPAD_REFERENCE_TALK, &rule->alternative, &reference);
      else if (g_str_equal (rule->demand, "one-of"))
        mpad_load_fail (load, rule, NULL, MPAD_PROTOCOL_ERROR_MISSING,
                        _ ("the field “alternative” is missing"),
                        _ ("name the other kind of talk"));
      if (rule->to >= 0 && rule->to < rule->from)
        mpad_load_fail (load, rule, "to", MPAD_PROTOCOL_ERROR_VALUE, _ ("this age is below “from”"),
                        _ ("swap the two"));
    }
}

static void
check_decisions (MpadLoad *load)
{
  MpadProtocol *p = load->protocol;

  if (p->decisions->len != 2 || !has_id (p->decisions, "melden") || !has_id (p->decisions, "hulp"))
    mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_VALUE, "/decisions",
                    _ ("the decisions are not “melden” and “hulp”"),
                    _ ("give exactly these two; they are independent of each other"));
  for (guint i = 0; i < p->decisions->len; i++)
    {
      MpadProtocolDecision *decision = p->decisions->pdata[i];

      resolve_roles (load, decision, "deciders", decision->deciders);
      resolve_roles (load, decision, "makers", decision->makers);
    }
  for (guint i = 0; i < p->kaders->len; i++)
    {
      MpadProtocolKader *kader = p->kaders->pdata[i];

      for (guint j = 0; kader->steps[j] != NULL; j++)
        resolve_step (load, kader, "steps", &kader->steps[j]);
      for (guint j = 0; j < kader->outcomes->len; j++)
        resolve_step (load, kader->outcomes->pdata[j], "back-to",
                      &((MpadProtocolOutcome *) kader->outcomes->pdata[j])->back_to);
    }
  if (p->kaders->len == 0)
    mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_MISSING, "/kaders", _ ("there is no kader"),
                    _ ("add one; the law asks an afwegingskader since 2019"));
}

/* Whether a condition is made of facts only, so that the engine can say which fact it was. */
static gboolean
is_of_facts (const MpadCondition *condition)
{
  if (condition->type != MPAD_CONDITION_ANY)
    return condition->type == MPAD_CONDITION_FACT;
  for (guint i = 0; i < condition->children->len; i++)
    if (!is_of_facts (condition->children->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
check_facts (MpadLoad *load, gconstpointer element, const char *key, const MpadCondition *condition)
{
  if (condition != NULL && !is_of_facts (condition))
    mpad_load_fail (load, element, key, MPAD_PROTOCOL_ERROR_TYPE,
                    _ ("this needs a condition on facts"),
                    _ ("write {\"fact\": …}, or {\"any\": […]} of such"));
}

static void
check_rest (MpadLoad *load)
{
  MpadProtocol *p = load->protocol;

  for (guint i = 0; i < p->branches->len; i++)
    {
      MpadProtocolBranch *branch = p->branches->pdata[i];

      check_ids (load, branch, "contacts", branch->contacts, p->contacts);
      check_condition (load, branch, "triggers", branch->triggers);
      check_facts (load, branch, "triggers", branch->triggers);
      check_condition (load, branch, "lift", branch->lift);
      check_tasks (load, branch->tasks);
      for (guint j = 0; j < branch->locks->len; j++)
        check_lock (load, branch->locks->pdata[j]);
    }
  for (guint i = 0; i < p->deadlines->len; i++)
    {
      MpadProtocolDeadline *deadline = p->deadlines->pdata[i];

      check_action (load, deadline, deadline->action);
      check_target (load, deadline, deadline->action, &deadline->target);
      resolve_step (load, deadline, "step", &deadline->step);
      resolve_role (load, deadline, "owner", &deadline->owner);
      check_condition (load, deadline, "from", deadline->from);
      check_condition (load, deadline, "ends", deadline->ends);
      check_facts (load, deadline, "ends", deadline->ends);
      check_condition (load, deadline, "when", deadline->when);
      if (deadline->from->type != MPAD_CONDITION_FACT)
        mpad_load_fail (load, deadline, "from", MPAD_PROTOCOL_ERROR_TYPE,
                        _ ("a term begins at a fact"), _ ("write {\"fact\": …}"));
    }
  check_tasks (load, p->tasks);
  for (guint i = 0; i < p->locks->len; i++)
    check_lock (load, p->locks->pdata[i]);
  for (guint i = 0; i < p->notices->len; i++)
    {
      MpadProtocolNotice *notice = p->notices->pdata[i];

      resolve_step (load, notice, "step", &notice->step);
      check_condition (load, notice, "when", notice->when);
    }
  for (guint i = 0; i < p->closings->len; i++)
    {
      MpadProtocolClosing *closing = p->closings->pdata[i];

      resolve_roles (load, closing, "deciders", closing->deciders);
      check_condition (load, closing, "when", closing->when);
      check_tasks (load, closing->tasks);
    }
  for (guint i = 0; i < p->guides->len; i++)
    {
      MpadProtocolGuide *guide = p->guides->pdata[i];

      for (guint j = 0; guide->steps[j] != NULL; j++)
        resolve_step (load, guide, "steps", &guide->steps[j]);
    }
}

gboolean
mpad_protocol_check (MpadLoad *load)
{
  MpadProtocol *p = load->protocol;

  if (!check_roles (load) || !check_route (load))
    return FALSE;
  check_talks (load);
  check_decisions (load);
  mpad_protocol_check_kaders (load);
  for (guint i = 0; i < p->steps->len; i++)
    check_step (load, p->steps->pdata[i]);
  check_rest (load);
  return load->input.error == NULL;
}
