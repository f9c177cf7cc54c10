/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements are matched by id first and by their text after that, so that a protocol that was
 * written anew from a printed one is still compared thing by thing. Steps are matched by function,
 * because every protocol has the same five. Roles that have another name in the other protocol are
 * the same in every list of roles. */
#include "config.h"

#include "mpad-protocol-diff.h"

#include <string.h>

#include "mpad-text.h"

typedef struct
{
  const MpadProtocol *from;
  const MpadProtocol *to;
  GHashTable *roles; /* id in to → id in from */
  GPtrArray *list;   /* MpadProtocolDifference */
} Diff;

typedef const char *(*TextFunc) (gconstpointer element);

void
mpad_protocol_difference_free (MpadProtocolDifference *self)
{
  if (self == NULL)
    return;
  g_free (self->where);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static MpadProtocolDifference *
add (Diff *self,
     MpadDiffArea area,
     MpadDiffChange change,
     const char *where,
     const char *what,
     const char *before,
     const char *after)
{
  MpadProtocolDifference *difference = g_new0 (MpadProtocolDifference, 1);

  difference->area = area;
  difference->change = change;
  difference->where = g_strdup (where);
  difference->what = g_strdup (what);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (self->list, difference);
  return difference;
}

/* matching */

static const char *
id_of (gconstpointer element)
{
  return *(char *const *) element; /* every element of the model begins with its id */
}

static gboolean
same_text (const char *one, const char *two)
{
  g_autofree char *folded_one = one != NULL ? mpad_text_fold (one) : NULL;
  g_autofree char *folded_two = two != NULL ? mpad_text_fold (two) : NULL;

  return g_strcmp0 (folded_one, folded_two) == 0;
}

/* For each element of @to its index in @from, or -1. */
static int *
match (GPtrArray *from, GPtrArray *to, TextFunc text)
{
  int *map = g_new (int, to->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, from->len + 1);

  for (guint i = 0; i < to->len; i++)
    {
      map[i] = -1;
      for (guint j = 0; j < from->len && map[i] < 0; j++)
        if (id_of (to->pdata[i]) != NULL &&
            g_strcmp0 (id_of (to->pdata[i]), id_of (from->pdata[j])) == 0)
          map[i] = (int) j;
      if (map[i] >= 0)
        taken[map[i]] = TRUE;
    }
  for (guint i = 0; i < to->len; i++)
    for (guint j = 0; j < from->len && map[i] < 0; j++)
      if (!taken[j] && same_text (text (to->pdata[i]), text (from->pdata[j])))
        {
          map[i] = (int) j;
          taken[j] = TRUE;
        }
  return map;
}

static gboolean
is_matched (const int *map, guint n, guint from)
{
  for (guint i = 0; i < n; i++)
    if (map[i] == (int) from)
      return TRUE;
  return FALSE;
}

/* Elements whose order among those that stayed is another: all but the longest run that kept it. */
static gboolean *
find_moved (const int *map, guint n)
{
  gboolean *moved = g_new0 (gboolean, n + 1);
  g_autofree guint *length = g_new0 (guint, n + 1);
  g_autofree int *before = g_new0 (int, n + 1);
  int best = -1;

  for (guint i = 0; i < n; i++)
    {
      moved[i] = map[i] >= 0;
      before[i] = -1;
      length[i] = 1;
      for (guint j = 0; j < i && map[i] >= 0; j++)
        if (map[j] >= 0 && map[j] < map[i] && length[j] + 1 > length[i])
          {
            length[i] = length[j] + 1;
            before[i] = (int) j;
          }
      if (map[i] >= 0 && (best < 0 || length[i] > length[best]))
        best = (int) i;
    }
  for (; best >= 0; best = before[best])
    moved[best] = FALSE;
  return moved;
}

/* Added, removed and renamed elements of one list; and moved ones when the order says something. */
static int *
compare_lists (Diff *self,
               MpadDiffArea area,
               const char *where,
               GPtrArray *from,
               GPtrArray *to,
               TextFunc text,
               gboolean ordered)
{
  int *map = match (from, to, text);
  g_autofree gboolean *moved = find_moved (map, to->len);

  for (guint i = 0; i < to->len; i++)
    {
      const char *now = text (to->pdata[i]);

      if (map[i] < 0)
        add (self, area, MPAD_DIFF_ADDED, where, now, NULL, NULL);
      else if (g_strcmp0 (text (from->pdata[map[i]]), now) != 0)
        add (self, area, MPAD_DIFF_RENAMED, where, now, text (from->pdata[map[i]]), now);
      if (ordered && moved[i])
        add (self, area, MPAD_DIFF_MOVED, where, now, NULL, NULL);
    }
  for (guint i = 0; i < from->len; i++)
    if (!is_matched (map, to->len, i))
      add (self, area, MPAD_DIFF_REMOVED, where, text (from->pdata[i]), NULL, NULL);
  return map;
}

static void
compare_plain (
  Diff *self, MpadDiffArea area, const char *where, GPtrArray *from, GPtrArray *to, TextFunc text)
{
  g_free (compare_lists (self, area, where, from, to, text, FALSE));
}

/* roles */

static const char *
role_text (gconstpointer element)
{
  return ((const MpadProtocolRole *) element)->name;
}

/* The roles of which there is exactly one are the same whatever their id. */
static void
map_roles (Diff *self)
{
  static const char *const single[] = { "teacher", "ib", "lead" };
  g_autofree int *map = match (self->from->roles, self->to->roles, role_text);

  for (guint i = 0; i < self->to->roles->len; i++)
    {
      const MpadProtocolRole *role = self->to->roles->pdata[i];
      const MpadProtocolRole *old = map[i] >= 0 ? self->from->roles->pdata[map[i]] : NULL;

      for (guint s = 0; s < G_N_ELEMENTS (single); s++)
        if (g_str_equal (role->function, single[s]))
          for (guint j = 0; j < self->from->roles->len; j++)
            {
              const MpadProtocolRole *other = self->from->roles->pdata[j];

              if (g_str_equal (other->function, single[s]))
                old = other;
            }
      if (old != NULL)
        g_hash_table_insert (self->roles, role->id, old->id);
    }
}

static gboolean
is_role_known (Diff *self, const char *from_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->roles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (value, from_id) == 0)
      return TRUE;
  return FALSE;
}

static void
compare_roles (Diff *self)
{
  for (guint i = 0; i < self->to->roles->len; i++)
    {
      const MpadProtocolRole *role = self->to->roles->pdata[i];
      const char *old_id = g_hash_table_lookup (self->roles, role->id);
      const MpadProtocolRole *old = old_id != NULL ? mpad_protocol_find_role (self->from, old_id)
                                                   : NULL;

      if (old == NULL)
        add (self, MPAD_DIFF_ROLE, MPAD_DIFF_ADDED, NULL, role->name, NULL, NULL);
      else if (g_strcmp0 (old->name, role->name) != 0)
        add (self, MPAD_DIFF_ROLE, MPAD_DIFF_RENAMED, NULL, role->name, old->name, role->name);
    }
  for (guint i = 0; i < self->from->roles->len; i++)
    {
      const MpadProtocolRole *old = self->from->roles->pdata[i];

      if (!is_role_known (self, old->id))
        add (self, MPAD_DIFF_ROLE, MPAD_DIFF_REMOVED, NULL, old->name, NULL, NULL);
    }
}

static const char *
role_name (const MpadProtocol *protocol, const char *id)
{
  const MpadProtocolRole *role = mpad_protocol_find_role (protocol, id);

  return role != NULL ? role->name : id;
}

static char *
role_names (const MpadProtocol *protocol, char **ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", role_name (protocol, ids[i]));
  return g_string_free_and_steal (names);
}

static gboolean
is_same_role (Diff *self, const char *from, const char *to)
{
  const char *old = g_hash_table_lookup (self->roles, to);

  return g_strcmp0 (old != NULL ? old : to, from) == 0;
}

/* Lists of roles say who, not in which order. */
static gboolean
has_same_roles (Diff *self, char **from, char **to)
{
  if (g_strv_length (from) != g_strv_length (to))
    return FALSE;
  for (guint i = 0; to[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; from[j] != NULL && !found; j++)
        found = is_same_role (self, from[j], to[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static void
compare_role_lists (Diff *self, MpadDiffArea area, const char *where, char **from, char **to)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (has_same_roles (self, from, to))
    return;
  before = role_names (self->from, from);
  after = role_names (self->to, to);
  add (self, area, MPAD_DIFF_CHANGED, where, NULL, before, after);
}

/* steps */

static const char *
task_text (gconstpointer element)
{
  return ((const MpadProtocolTask *) element)->text;
}

static const char *
notify_text (gconstpointer element)
{
  return ((const MpadProtocolNotify *) element)->text;
}

static const char *
signature_text (gconstpointer element)
{
  return ((const MpadProtocolSignature *) element)->text;
}

/* The steps that @ids name, by function, in the order of the protocol. */
static char *
step_names (const MpadProtocol *protocol, char **ids, guint *functions)
{
  GString *names = g_string_new (NULL);

  *functions = 0;
  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = protocol->steps->pdata[i];

      if (!g_strv_contains ((const char *const *) ids, step->id))
        continue;
      *functions |= 1u << step->function;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", step->title);
    }
  return g_string_free_and_steal (names);
}

static void
compare_step_lists (Diff *self, MpadDiffArea area, const char *where, char **from, char **to)
{
  guint from_functions, to_functions;
  g_autofree char *before = step_names (self->from, from, &from_functions);
  g_autofree char *after = step_names (self->to, to, &to_functions);

  if (from_functions != to_functions)
    add (self, area, MPAD_DIFF_CHANGED, where, NULL, before, after);
}

static void
compare_routes (Diff *self, const MpadProtocolStep *from, const MpadProtocolStep *to)
{
  g_autoptr (GStrvBuilder) before = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) before_ids = NULL;
  g_auto (GStrv) after_ids = NULL;

  g_strv_builder_addv (before, (const char **) from->next);
  g_strv_builder_addv (before, (const char **) from->jumps);
  g_strv_builder_addv (after, (const char **) to->next);
  g_strv_builder_addv (after, (const char **) to->jumps);
  before_ids = g_strv_builder_end (before);
  after_ids = g_strv_builder_end (after);
  compare_step_lists (self, MPAD_DIFF_ROUTE, to->title, before_ids, after_ids);
}

static void
compare_notify (Diff *self, const MpadProtocolStep *from, const MpadProtocolStep *to)
{
  g_autofree int *map = match (from->notify, to->notify, notify_text);

  for (guint i = 0; i < to->notify->len; i++)
    {
      const MpadProtocolNotify *now = to->notify->pdata[i];
      const MpadProtocolNotify *old = map[i] >= 0 ? from->notify->pdata[map[i]] : NULL;

      if (old == NULL)
        add (self, MPAD_DIFF_NOTIFY, MPAD_DIFF_ADDED, to->title, role_name (self->to, now->role),
             NULL, now->text);
      else if (!is_same_role (self, old->role, now->role))
        add (self, MPAD_DIFF_NOTIFY, MPAD_DIFF_CHANGED, to->title, now->text,
             role_name (self->from, old->role), role_name (self->to, now->role));
      else if (g_strcmp0 (old->text, now->text) != 0)
        add (self, MPAD_DIFF_NOTIFY, MPAD_DIFF_RENAMED, to->title, role_name (self->to, now->role),
             old->text, now->text);
    }
  for (guint i = 0; i < from->notify->len; i++)
    if (!is_matched (map, to->notify->len, i))
      {
        const MpadProtocolNotify *old = from->notify->pdata[i];

        add (self, MPAD_DIFF_NOTIFY, MPAD_DIFF_REMOVED, to->title,
             role_name (self->from, old->role), old->text, NULL);
      }
}

static void
compare_steps (Diff *self)
{
  GPtrArray *steps = self->to->steps;
  g_autofree int *map = g_new (int, steps->len + 1);
  g_autofree gboolean *moved = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      map[i] = -1;
      for (guint j = 0; j < self->from->steps->len; j++)
        if (((MpadProtocolStep *) self->from->steps->pdata[j])->function ==
            ((MpadProtocolStep *) steps->pdata[i])->function)
          map[i] = (int) j;
    }
  moved = find_moved (map, steps->len);
  for (guint i = 0; i < steps->len; i++)
    {
      const MpadProtocolStep *to = steps->pdata[i];
      const MpadProtocolStep *from = map[i] >= 0 ? self->from->steps->pdata[map[i]] : NULL;

      if (from == NULL)
        {
          add (self, MPAD_DIFF_STEP, MPAD_DIFF_ADDED, NULL, to->title, NULL, NULL);
          continue;
        }
      if (g_strcmp0 (from->title, to->title) != 0)
        add (self, MPAD_DIFF_STEP, MPAD_DIFF_RENAMED, NULL, to->title, from->title, to->title);
      if (moved[i])
        add (self, MPAD_DIFF_STEP, MPAD_DIFF_MOVED, NULL, to->title, NULL, NULL);
      if (g_strcmp0 (from->label, to->label) != 0)
        add (self, MPAD_DIFF_STEP, MPAD_DIFF_CHANGED, NULL, to->title, from->label, to->label);
      compare_routes (self, from, to);
      compare_role_lists (self, MPAD_DIFF_ACTORS, to->title, from->actors, to->actors);
      compare_notify (self, from, to);
      compare_plain (self, MPAD_DIFF_SIGNATURE, to->title, from->signatures, to->signatures,
                     signature_text);
      compare_plain (self, MPAD_DIFF_TASK, to->title, from->tasks, to->tasks, task_text);
    }
}

static void
compare_decisions (Diff *self)
{
  for (guint i = 0; i < self->to->decisions->len; i++)
    {
      const MpadProtocolDecision *to = self->to->decisions->pdata[i];
      const MpadProtocolDecision *from = mpad_protocol_find_decision (self->from, to->id);

      if (from == NULL)
        continue;
      if (g_strcmp0 (from->label, to->label) != 0)
        add (self, MPAD_DIFF_LETTER, MPAD_DIFF_CHANGED, to->word, NULL, from->label, to->label);
      compare_role_lists (self, MPAD_DIFF_DECIDERS, to->word, from->deciders, to->deciders);
      compare_role_lists (self, MPAD_DIFF_MAKERS, to->word, from->makers, to->makers);
    }
}

/* kaders */

static const char *
kader_text (gconstpointer element)
{
  return ((const MpadProtocolKader *) element)->title;
}

static const char *
question_text (gconstpointer element)
{
  return ((const MpadProtocolQuestion *) element)->text;
}

/* Where an answer leads, in the words of its protocol. */
static char *
answer_leads (const MpadProtocolKader *kader, const MpadProtocolAnswer *answer)
{
  const MpadProtocolQuestion *next = mpad_protocol_kader_find_question (kader, answer->next);
  const MpadProtocolOutcome *outcome = mpad_protocol_kader_find_outcome (kader, answer->outcome);

  if (next != NULL && outcome != NULL)
    return g_strdup_printf ("%s; %s", outcome->title, next->title);
  if (outcome != NULL)
    return g_strdup (outcome->title);
  return g_strdup (next != NULL ? next->title : "");
}

/* Whether an answer leads to the same: names of outcomes do not count, what they advise does. */
static gboolean
leads_to_same (const MpadProtocolKader *from,
               const MpadProtocolAnswer *from_answer,
               const MpadProtocolKader *to,
               const MpadProtocolAnswer *to_answer,
               const int *map)
{
  const MpadProtocolOutcome *old = mpad_protocol_kader_find_outcome (from, from_answer->outcome);
  const MpadProtocolOutcome *now = mpad_protocol_kader_find_outcome (to, to_answer->outcome);
  const MpadProtocolQuestion *old_next = mpad_protocol_kader_find_question (from,
                                                                            from_answer->next);
  const MpadProtocolQuestion *expected = NULL;

  if ((old == NULL) != (now == NULL))
    return FALSE;
  if (old != NULL &&
      (old->melden != now->melden || old->hulp != now->hulp || old->closes != now->closes ||
       old->needs_vt != now->needs_vt || old->with_vt != now->with_vt))
    return FALSE;
  for (guint i = 0; i < to->questions->len; i++)
    if (g_strcmp0 (to_answer->next, id_of (to->questions->pdata[i])) == 0 && map[i] >= 0)
      expected = from->questions->pdata[map[i]];
  return expected == old_next && (expected != NULL || to_answer->next == NULL);
}

static void
compare_answers (Diff *self,
                 const MpadProtocolKader *from,
                 const MpadProtocolKader *to,
                 const int *map)
{
  for (guint i = 0; i < to->questions->len; i++)
    {
      const MpadProtocolQuestion *now = to->questions->pdata[i];
      const MpadProtocolQuestion *old = map[i] >= 0 ? from->questions->pdata[map[i]] : NULL;

      for (guint a = 0; old != NULL && a < now->answers->len; a++)
        {
          const MpadProtocolAnswer *answer = now->answers->pdata[a];
          const MpadProtocolAnswer *old_answer = NULL;
          g_autofree char *what = NULL;
          g_autofree char *before = NULL;
          g_autofree char *after = NULL;

          for (guint b = 0; b < old->answers->len && old_answer == NULL; b++)
            if (g_str_equal (((MpadProtocolAnswer *) old->answers->pdata[b])->kind, answer->kind))
              old_answer = old->answers->pdata[b];
          if (old_answer == NULL || leads_to_same (from, old_answer, to, answer, map))
            continue;
          what = g_strdup_printf ("%s: %s", now->title, answer->text);
          before = answer_leads (from, old_answer);
          after = answer_leads (to, answer);
          add (self, MPAD_DIFF_ANSWER, MPAD_DIFF_CHANGED, to->title, what, before, after);
        }
    }
}

static void
compare_kaders (Diff *self)
{
  g_autofree int *map = compare_lists (self, MPAD_DIFF_KADER, NULL, self->from->kaders,
                                       self->to->kaders, kader_text, TRUE);

  for (guint i = 0; i < self->to->kaders->len; i++)
    {
      const MpadProtocolKader *to = self->to->kaders->pdata[i];
      const MpadProtocolKader *from = map[i] >= 0 ? self->from->kaders->pdata[map[i]] : NULL;
      g_autofree int *questions = NULL;

      if (from == NULL)
        continue;
      compare_step_lists (self, MPAD_DIFF_KADER_PLACE, to->title, from->steps, to->steps);
      questions = compare_lists (self, MPAD_DIFF_QUESTION, to->title, from->questions,
                                 to->questions, question_text, TRUE);
      compare_answers (self, from, to, questions);
    }
}

/* the rest */

static const char *
deadline_text (gconstpointer element)
{
  return ((const MpadProtocolDeadline *) element)->title;
}

static const char *
talk_text (gconstpointer element)
{
  return ((const MpadProtocolTalkKind *) element)->title;
}

static const char *
age_text (gconstpointer element)
{
  return ((const MpadProtocolAgeRule *) element)->text;
}

static const char *
ground_text (gconstpointer element)
{
  return ((const MpadProtocolGround *) element)->title;
}

static const char *
branch_text (gconstpointer element)
{
  return ((const MpadProtocolBranch *) element)->title;
}

static const char *
lock_text (gconstpointer element)
{
  return ((const MpadProtocolLock *) element)->text;
}

static const char *
closing_text (gconstpointer element)
{
  return ((const MpadProtocolClosing *) element)->title;
}

static const char *
contact_text (gconstpointer element)
{
  return ((const MpadProtocolContact *) element)->title;
}

static void
compare_terms (Diff *self)
{
  g_autofree int *map = compare_lists (self, MPAD_DIFF_TERM, NULL, self->from->deadlines,
                                       self->to->deadlines, deadline_text, FALSE);

  for (guint i = 0; i < self->to->deadlines->len; i++)
    {
      const MpadProtocolDeadline *to = self->to->deadlines->pdata[i];
      const MpadProtocolDeadline *from = map[i] >= 0 ? self->from->deadlines->pdata[map[i]] : NULL;
      MpadProtocolDifference *difference;

      if (from == NULL || (from->count == to->count && from->unit == to->unit))
        continue;
      difference = add (self, MPAD_DIFF_TERM, MPAD_DIFF_CHANGED, NULL, to->title, NULL, NULL);
      difference->before_count = from->count;
      difference->before_unit = from->unit;
      difference->after_count = to->count;
      difference->after_unit = to->unit;
    }
}

/* What a protocol adds to a branch counts too: the practice rules are the same under both. */
static void
compare_branches (Diff *self)
{
  g_autofree int *map = compare_lists (self, MPAD_DIFF_BRANCH, NULL, self->from->branches,
                                       self->to->branches, branch_text, FALSE);

  for (guint i = 0; i < self->to->branches->len; i++)
    {
      const MpadProtocolBranch *to = self->to->branches->pdata[i];
      const MpadProtocolBranch *from = map[i] >= 0 ? self->from->branches->pdata[map[i]] : NULL;

      if (from == NULL)
        continue;
      compare_plain (self, MPAD_DIFF_TASK, to->title, from->tasks, to->tasks, task_text);
      compare_plain (self, MPAD_DIFF_LOCK, to->title, from->locks, to->locks, lock_text);
    }
}

static void
compare_contacts (Diff *self)
{
  g_autofree int *map = compare_lists (self, MPAD_DIFF_CONTACT, NULL, self->from->contacts,
                                       self->to->contacts, contact_text, FALSE);

  for (guint i = 0; i < self->to->contacts->len; i++)
    {
      const MpadProtocolContact *to = self->to->contacts->pdata[i];
      const MpadProtocolContact *from = map[i] >= 0 ? self->from->contacts->pdata[map[i]] : NULL;

      if (from != NULL && g_strcmp0 (from->phone, to->phone) != 0)
        add (self, MPAD_DIFF_CONTACT, MPAD_DIFF_CHANGED, NULL, to->title, from->phone, to->phone);
    }
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const MpadProtocolDifference *one = *(MpadProtocolDifference *const *) a;
  const MpadProtocolDifference *two = *(MpadProtocolDifference *const *) b;

  return (int) one->area - (int) two->area;
}

GPtrArray *
mpad_protocol_diff (const MpadProtocol *from, const MpadProtocol *to)
{
  g_autoptr (GHashTable) roles = g_hash_table_new (g_str_hash, g_str_equal);
  Diff self = { .from = from, .to = to, .roles = roles };

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self.list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_protocol_difference_free);
  map_roles (&self);
  compare_steps (&self);
  compare_roles (&self);
  compare_decisions (&self);
  compare_kaders (&self);
  compare_terms (&self);
  compare_plain (&self, MPAD_DIFF_TALK, NULL, from->talk_kinds, to->talk_kinds, talk_text);
  compare_plain (&self, MPAD_DIFF_AGE, NULL, from->age_rules, to->age_rules, age_text);
  compare_plain (&self, MPAD_DIFF_GROUND, NULL, from->grounds, to->grounds, ground_text);
  compare_plain (&self, MPAD_DIFF_TASK, NULL, from->tasks, to->tasks, task_text);
  compare_branches (&self);
  compare_plain (&self, MPAD_DIFF_LOCK, NULL, from->locks, to->locks, lock_text);
  compare_plain (&self, MPAD_DIFF_CLOSING, NULL, from->closings, to->closings, closing_text);
  compare_contacts (&self);
  g_ptr_array_sort (self.list, compare_areas);
  return self.list;
}

guint
mpad_protocol_diff_nearest (const MpadProtocol *protocol, GPtrArray *candidates)
{
  guint nearest = 0, least = G_MAXUINT;

  g_return_val_if_fail (candidates != NULL && candidates->len > 0, 0);

  for (guint i = 0; i < candidates->len; i++)
    {
      g_autoptr (GPtrArray) list = mpad_protocol_diff (candidates->pdata[i], protocol);

      if (list->len < least)
        {
          least = list->len;
          nearest = i;
        }
    }
  return nearest;
}
