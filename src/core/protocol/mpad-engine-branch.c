/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Safety branches: what raises one, what lifts it, what it locks, and whether the child can go
 * home. */
#include "mpad-engine-private.h"

#include <string.h>

static gint
compare_happened (gconstpointer a, gconstpointer b)
{
  const MpadFact *x = *(const MpadFact *const *) a;
  const MpadFact *y = *(const MpadFact *const *) b;
  gint order = strcmp (x->happened, y->happened);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static void
add_by_hand (Engine *e, const MpadProtocolBranch *branch, GPtrArray *triggers)
{
  GPtrArray *set = e->by_kind[MPAD_FACT_BRANCH_SET];

  for (guint i = 0; i < set->len; i++)
    if (mpad_fact_has_word (set->pdata[i], "branch", branch->id))
      g_ptr_array_add (triggers, set->pdata[i]);
}

static gboolean
lift_covers (const MpadFact *lift, const MpadFact *trigger)
{
  if (mpad_fact_get (lift, "covers") != NULL)
    return mpad_fact_has_word (lift, "covers", trigger->id);
  /* At the very same moment raising wins. */
  return strcmp (trigger->happened, lift->happened) < 0;
}

/* Takes what a lifting covers out of @triggers, when the lifting has a reason and what else it needs
 * (R-12). */
static gboolean
apply_lift (Engine *e, const MpadProtocolBranch *branch, const MpadFact *lift, GPtrArray *triggers)
{
  const char *latest = NULL;
  gboolean allowed = TRUE;

  for (guint i = 0; i < triggers->len; i++)
    {
      const MpadFact *trigger = triggers->pdata[i];

      if (lift_covers (lift, trigger))
        latest = trigger->happened;
    }
  if (latest == NULL)
    return TRUE;
  if (mpad_fact_get (lift, "reason") == NULL)
    return FALSE;
  e->fresh_from = latest;
  allowed = mpad_engine_holds (e, branch->lift);
  e->fresh_from = NULL;
  if (!allowed)
    return FALSE;
  for (guint i = triggers->len; i > 0; i--)
    if (lift_covers (lift, triggers->pdata[i - 1]))
      g_ptr_array_remove_index (triggers, i - 1);
  return TRUE;
}

static void
apply_lifts (Engine *e, const MpadProtocolBranch *branch, GPtrArray *triggers)
{
  GPtrArray *lifts = e->by_kind[MPAD_FACT_BRANCH_LIFTED];
  gboolean ineffective = FALSE;

  for (guint i = 0; i < lifts->len; i++)
    if (mpad_fact_has_word (lifts->pdata[i], "branch", branch->id))
      ineffective |= !apply_lift (e, branch, lifts->pdata[i], triggers);
  if (ineffective && triggers->len > 0)
    mpad_engine_add_notice (e, "lift-ineffective", MPAD_SEVERITY_LOCK, NULL,
                            mpad_engine_phrase (e, "lift-ineffective"), branch->rules);
}

static guint
home_rank (const char *value)
{
  return g_strcmp0 (value, "no") == 0      ? 3
         : g_strcmp0 (value, "doubt") == 0 ? 2
         : g_strcmp0 (value, "yes") == 0   ? 1
                                           : 0;
}

static gboolean
names_vt (GPtrArray *facts, const char *key, const char *from)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const MpadFact *fact = facts->pdata[i];

      if (mpad_fact_has_word (fact, key, "vt") && mpad_engine_not_before (fact->happened, from))
        return TRUE;
    }
  return FALSE;
}

/* R-2 asks to call Veilig Thuis; having called 112 does not answer whether the child can go home. */
static gboolean
was_called (Engine *e, const char *from)
{
  return names_vt (e->by_kind[MPAD_FACT_ADVICE], "from", from) ||
         names_vt (e->by_kind[MPAD_FACT_CONSULT], "with", from);
}

/* The latest answer to R-2 that is not older than what raised the branch; no wins over yes. */
static void
look_home (Engine *e, MpadActiveBranch *active)
{
  GPtrArray *answers = e->by_kind[MPAD_FACT_HOME_SAFE];
  const char *from = active->triggers_latest;
  const MpadFact *latest = NULL;

  if (!active->branch->ask_home)
    return;
  for (guint i = 0; i < answers->len; i++)
    {
      const MpadFact *answer = answers->pdata[i];

      if (!mpad_engine_not_before (answer->happened, from))
        continue;
      if (latest == NULL || strcmp (answer->happened, latest->happened) > 0 ||
          home_rank (mpad_fact_get (answer, "value")) > home_rank (mpad_fact_get (latest, "value")))
        latest = answer;
    }
  active->home_asked = TRUE;
  if (latest == NULL)
    return;
  active->home_answer = mpad_arena_dup (e->arena, mpad_fact_get (latest, "value"));
  active->home_asked = g_strcmp0 (active->home_answer, "yes") != 0;
  active->until = mpad_arena_dup (e->arena, mpad_fact_get (latest, "until"));
  active->home_called = was_called (e, from);
}

static gint
compare_priority (gconstpointer a, gconstpointer b)
{
  const MpadActiveBranch *x = *(const MpadActiveBranch *const *) a;
  const MpadActiveBranch *y = *(const MpadActiveBranch *const *) b;

  if (x->branch->priority != y->branch->priority)
    return x->branch->priority - y->branch->priority;
  return strcmp (x->branch->id, y->branch->id);
}

static void
raise_branch (Engine *e, const MpadProtocolBranch *branch, GPtrArray *triggers)
{
  MpadActiveBranch *active = mpad_arena_new0 (e->arena, MpadActiveBranch);
  const MpadFact *first = triggers->pdata[0];
  const MpadFact *last = triggers->pdata[triggers->len - 1];

  active->branch = branch;
  active->since = mpad_arena_dup (e->arena, first->happened);
  active->triggers_latest = mpad_arena_dup (e->arena, last->happened);
  active->triggers = mpad_arena_list (e->arena);
  active->by_hand = TRUE;
  for (guint i = 0; i < triggers->len; i++)
    {
      const MpadFact *trigger = triggers->pdata[i];

      active->by_hand &= trigger->kind == MPAD_FACT_BRANCH_SET;
      g_ptr_array_add (active->triggers, mpad_arena_dup (e->arena, trigger->id));
    }
  look_home (e, active);
  e->fresh_from = active->triggers_latest;
  active->may_lift = mpad_engine_holds (e, branch->lift);
  e->fresh_from = NULL;
  g_ptr_array_add (e->g->branches, active);
}

void
mpad_engine_branches (Engine *e)
{
  for (guint i = 0; i < e->protocol->branches->len; i++)
    {
      const MpadProtocolBranch *branch = e->protocol->branches->pdata[i];
      g_autoptr (GPtrArray) triggers = g_ptr_array_new ();

      mpad_engine_collect (e, branch->triggers, triggers);
      add_by_hand (e, branch, triggers);
      if (triggers->len == 0)
        continue;
      g_ptr_array_sort (triggers, compare_happened);
      apply_lifts (e, branch, triggers);
      if (triggers->len > 0)
        raise_branch (e, branch, triggers);
    }
  g_ptr_array_sort (e->g->branches, compare_priority);
}

gboolean
mpad_engine_branch_active (Engine *e, const char *branch)
{
  return mpad_guidance_find_branch (e->g, branch) != NULL;
}

const char *
mpad_engine_home (Engine *e)
{
  const char *worst = "none";
  gboolean unanswered = FALSE;

  for (guint i = 0; i < e->g->branches->len; i++)
    {
      const MpadActiveBranch *active = e->g->branches->pdata[i];

      if (!active->branch->ask_home)
        continue;
      unanswered |= active->home_answer == NULL;
      if (home_rank (active->home_answer) > home_rank (worst))
        worst = active->home_answer;
    }
  return unanswered && home_rank (worst) < 2 ? "none" : worst;
}

static void
add_lock (Engine *e, const MpadProtocolLock *lock, const MpadProtocolBranch *branch)
{
  MpadActiveLock *active;

  if (!mpad_engine_holds (e, lock->when) ||
      (lock->open_when != NULL && mpad_engine_holds (e, lock->open_when)))
    return;
  active = mpad_arena_new0 (e->arena, MpadActiveLock);
  active->lock = lock;
  active->branch = branch;
  active->action = lock->action;
  active->target = lock->target;
  active->text = lock->text;
  active->opens = lock->opens;
  active->motive = lock->motive;
  active->rules = lock->rules;
  g_ptr_array_add (e->g->locks, active);
}

void
mpad_engine_locks (Engine *e)
{
  for (guint i = 0; i < e->g->branches->len; i++)
    {
      const MpadActiveBranch *active = e->g->branches->pdata[i];

      e->fresh_from = active->triggers_latest;
      for (guint j = 0; j < active->branch->locks->len; j++)
        add_lock (e, active->branch->locks->pdata[j], active->branch);
      e->fresh_from = NULL;
    }
  for (guint i = 0; i < e->protocol->locks->len; i++)
    add_lock (e, e->protocol->locks->pdata[i], NULL);
}
