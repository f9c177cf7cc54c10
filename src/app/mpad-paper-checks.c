/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From findings and answers to choices in words. */
#include "config.h"

#include "mpad-paper-checks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-entry-keys.h"

#define ID_GEZAG "gezag"
#define ID_SAFE "safe"
#define ID_MARKED "marked"

/* The answer to a finding. */
typedef enum
{
  ANSWER_NONE,
  ANSWER_IN,   /* goes along, or stays on */
  ANSWER_OUT,  /* taken off */
  ANSWER_STAY, /* stays out, as it was */
} Answer;

struct _MpadPaperChoices
{
  GHashTable *answers; /* id → Answer */
  GPtrArray *taken_up; /* const char *: borrowed keys of answers, NULL-terminated */
  GPtrArray *left_out;
};

static void
check_free (gpointer data)
{
  MpadCheck *check = data;

  g_free (check->id);
  g_free (check->title);
  g_free (check->text);
  g_free (check->yes_label);
  g_free (check->no_label);
  g_free (check);
}

MpadPaperChoices *
mpad_paper_choices_new (void)
{
  MpadPaperChoices *self = g_new0 (MpadPaperChoices, 1);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken_up = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  self->left_out = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  return self;
}

void
mpad_paper_choices_free (MpadPaperChoices *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->answers);
  g_ptr_array_unref (self->taken_up);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static Answer
get_answer (MpadPaperChoices *self, const char *id)
{
  return (Answer) GPOINTER_TO_INT (g_hash_table_lookup (self->answers, id));
}

static MpadCheck *
add_check (
  GPtrArray *checks, MpadCheckKind kind, const char *id, const char *icon, char *title, char *text)
{
  MpadCheck *check = g_new0 (MpadCheck, 1);

  check->kind = kind;
  check->id = g_strdup (id);
  check->icon = icon;
  check->title = title;
  check->text = text;
  g_ptr_array_add (checks, check);
  return check;
}

static void
set_labels (MpadCheck *check, const char *yes, const char *no)
{
  check->yes_label = g_strdup (yes);
  check->no_label = g_strdup (no);
}

/* is it safe to give or send this? */
static void
add_safe (MpadPaperChoices *self, GPtrArray *checks, const MpadTalkCopy *copy)
{
  Answer answer = get_answer (self, ID_SAFE);
  MpadCheck *check;

  if (copy->state == MPAD_TALK_COPY_READY && answer == ANSWER_NONE)
    {
      add_check (
        checks, MPAD_CHECK_FACT, ID_SAFE, "mpad-home-symbolic",
        /* Translators: %s is mother, father … */
        g_strdup_printf (_ ("Safe to give to %s: yes"), copy->role),
        g_strdup (_ ("The dossier says so. Has that changed? Then change it under People first.")));
      return;
    }
  /* Translators: %s is mother, father … */
  check = add_check (checks, MPAD_CHECK_SAFE, ID_SAFE, "mpad-home-symbolic",
                     g_strdup_printf (_ ("Is it safe to give this to %s?"), copy->role),
                     g_strdup (_ ("For the child, and for whoever lives with this reader. In "
                                  "doubt? Then not yet: ask Veilig Thuis.")));
  check->open = answer == ANSWER_NONE;
  check->yes = answer == ANSWER_IN;
  check->no_first = TRUE;
  set_labels (check, _ ("Yes, it is safe"), _ ("No, or not sure"));
  if (answer == ANSWER_NONE)
    return;
  g_free (check->title);
  g_free (check->text);
  /* Translators: %s is mother, father … */
  check->title = check->yes ? g_strdup_printf (_ ("Safe to give to %s: yes"), copy->role)
                            /* Translators: %s is mother, father … */
                            : g_strdup_printf (_ ("Not safe to give to %s"), copy->role);
  check->text = check->yes
                  ? g_strdup (_ ("You answered this for this paper."))
                  : g_strdup (_ ("So this paper does not leave. Write the reason under People."));
}

static void
add_gezag (MpadPaperChoices *self, GPtrArray *checks, const MpadTalkCopy *copy)
{
  Answer answer = get_answer (self, ID_GEZAG);
  MpadCheck *check;

  if (copy->state != MPAD_TALK_COPY_ASK_GEZAG)
    return;
  /* Translators: %s is mother, father …; gezag is parental authority */
  check = add_check (checks, MPAD_CHECK_GEZAG, ID_GEZAG, "mpad-people-symbolic",
                     g_strdup_printf (_ ("Does %s have gezag?"), copy->role),
                     g_strdup (_ ("Only an absent parent with gezag gets a report of a talk.")));
  check->open = answer == ANSWER_NONE;
  check->yes = answer == ANSWER_IN;
  check->no_first = TRUE;
  set_labels (check, _ ("Yes, gezag"), _ ("No, or not sure"));
}

static void
add_marked (MpadPaperChoices *self, GPtrArray *checks, const MpadEntry *talk)
{
  Answer answer = get_answer (self, ID_MARKED);
  MpadCheck *check;

  if (talk->shared != MPAD_NO)
    return;
  check = add_check (
    checks, MPAD_CHECK_MARKED, ID_MARKED, "mpad-hidden-symbolic",
    g_strdup (_ ("This talk is marked “not shared by default”")),
    g_strdup (talk->shared_reason != NULL ? talk->shared_reason : _ ("No reason was written.")));
  check->open = answer == ANSWER_NONE;
  check->yes = answer == ANSWER_IN;
  check->no_first = TRUE;
  set_labels (check, _ ("Make the report all the same"), _ ("Do not make it"));
}

/* Whether leaving waits for a choice about a finding of this kind. */
static gboolean
asks (MpadTalkFindingKind kind)
{
  switch (kind)
    {
    case MPAD_TALK_FINDING_CHILD_WORDS:
    case MPAD_TALK_FINDING_UNATTRIBUTED:
    case MPAD_TALK_FINDING_ABOUT_SIBLING:
    case MPAD_TALK_FINDING_NAME:
    case MPAD_TALK_FINDING_CONTACT:
    case MPAD_TALK_FINDING_REPORTER:
    case MPAD_TALK_FINDING_VEILIG_THUIS:
      return TRUE;
    case MPAD_TALK_FINDING_HYPOTHESIS:
    case MPAD_TALK_FINDING_THIRD_PARTY:
    case MPAD_TALK_FINDING_DIAGNOSIS:
    case MPAD_TALK_FINDING_OTHER_CARER:
    case MPAD_TALK_FINDING_NOT_SHARED:
    case MPAD_TALK_FINDING_ABOUT_PARENT:
    case MPAD_TALK_FINDING_REMARK:
    case MPAD_TALK_FINDING_REMOVED:
    default:
      return FALSE;
    }
}

/* Who of the school was there, or saw it, is named on purpose: a surname in it that a parent has too
 * is no question. */
static gboolean
is_named_on_purpose (const MpadTalkFinding *finding)
{
  return finding->kind == MPAD_TALK_FINDING_NAME &&
         (g_strcmp0 (finding->key, MPAD_KEY_TALK_STAFF) == 0 ||
          g_strcmp0 (finding->key, "source") == 0);
}

static char *
finding_title (const MpadTalkFinding *finding, const char *pupil, const MpadTalkCopy *copy)
{
  g_autofree char *found = g_strndup (finding->text + finding->start,
                                      finding->end - finding->start);

  switch (finding->kind)
    {
    case MPAD_TALK_FINDING_CHILD_WORDS:
      /* Translators: %s is the given name of the child */
      return g_strdup_printf (_ ("Words of %s"), pupil);
    case MPAD_TALK_FINDING_UNATTRIBUTED:
      return g_strdup (_ ("A reaction without a name"));
    case MPAD_TALK_FINDING_ABOUT_SIBLING:
      return g_strdup (_ ("About a brother or sister"));
    case MPAD_TALK_FINDING_ABOUT_PARENT:
      return g_strdup (_ ("About a parent"));
    case MPAD_TALK_FINDING_REMARK:
      return g_strdup (_ ("A remark that stands among the agreements"));
    case MPAD_TALK_FINDING_NAME:
      /* Translators: %s is a name that was found in a text */
      return g_strdup_printf (_ ("The name %s stands on it"), found);
    case MPAD_TALK_FINDING_CONTACT:
      /* Translators: %s is an address or number that was found in a text */
      return g_strdup_printf (_ ("An address or number stands on it: %s"), found);
    case MPAD_TALK_FINDING_REPORTER:
      /* Translators: %s is a name that was found in a text */
      return g_strdup_printf (_ ("%s told something in this dossier, and is named"), found);
    case MPAD_TALK_FINDING_VEILIG_THUIS:
      return g_strdup (_ ("Veilig Thuis or the meldcode is named"));
    case MPAD_TALK_FINDING_HYPOTHESIS:
    case MPAD_TALK_FINDING_THIRD_PARTY:
    case MPAD_TALK_FINDING_DIAGNOSIS:
    case MPAD_TALK_FINDING_OTHER_CARER:
    case MPAD_TALK_FINDING_NOT_SHARED:
    case MPAD_TALK_FINDING_REMOVED:
    default:
      return g_strdup (_ ("Taken off this paper"));
    }
}

/* One check for each finding id; several findings in one text are one choice. */
static void
add_finding (MpadPaperChoices *self,
             GPtrArray *checks,
             const MpadTalkFinding *finding,
             const char *pupil,
             const MpadTalkCopy *copy)
{
  Answer answer = get_answer (self, finding->id);
  gboolean child_words = finding->kind == MPAD_TALK_FINDING_CHILD_WORDS;
  gboolean unattributed = finding->kind == MPAD_TALK_FINDING_UNATTRIBUTED;
  MpadCheck *check;

  check = add_check (checks, MPAD_CHECK_FINDING, finding->id,
                     child_words ? "mpad-quote-symbolic" : "mpad-eye-symbolic",
                     finding_title (finding, pupil, copy), g_strdup (finding->text));
  check->child_words = child_words;
  check->open = asks (finding->kind) && answer == ANSWER_NONE;
  check->yes = answer == ANSWER_NONE ? finding->on_paper : answer == ANSWER_IN;
  check->no_first = child_words || unattributed;
  if (unattributed)
    {
      g_autofree char *yes = NULL;

      /* Translators: %s is mother, father … */
      yes = g_strdup_printf (_ ("These are words of %s"), copy->role);
      set_labels (check, yes, _ ("Leave out"));
    }
  else if (child_words)
    set_labels (check, _ ("Take along all the same"), _ ("Leave out"));
  else
    set_labels (check, _ ("Keep it"), _ ("Take it off"));
}

static gboolean
has_check (GPtrArray *checks, const char *id)
{
  for (guint i = 0; i < checks->len; i++)
    if (strcmp (((const MpadCheck *) g_ptr_array_index (checks, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* What was left out by rule, told in one line each. */
static void
add_facts (GPtrArray *checks, const MpadTalkCopy *copy, GPtrArray *findings)
{
  guint n_other = 0;
  guint n_never = 0;
  guint n_names = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MpadTalkFinding *finding = g_ptr_array_index (findings, i);

      n_other += finding->kind == MPAD_TALK_FINDING_OTHER_CARER;
      n_never += finding->kind == MPAD_TALK_FINDING_HYPOTHESIS ||
                 finding->kind == MPAD_TALK_FINDING_THIRD_PARTY ||
                 finding->kind == MPAD_TALK_FINDING_DIAGNOSIS ||
                 finding->kind == MPAD_TALK_FINDING_NOT_SHARED;
      n_names += (finding->kind == MPAD_TALK_FINDING_NAME && !is_named_on_purpose (finding)) ||
                 finding->kind == MPAD_TALK_FINDING_CONTACT ||
                 finding->kind == MPAD_TALK_FINDING_REPORTER ||
                 finding->kind == MPAD_TALK_FINDING_ABOUT_SIBLING;
    }
  add_check (checks, MPAD_CHECK_FACT, "fact-other", "mpad-check-symbolic",
             g_strdup (_ ("Address and words of another parent")),
             n_other > 0 ? g_strdup_printf (
                             g_dngettext (NULL, "Not on this copy. %u text was left out.",
                                          "Not on this copy. %u texts were left out.", n_other),
                             n_other)
                         : g_strdup (_ ("Not on this copy.")));
  if (n_names == 0)
    add_check (checks, MPAD_CHECK_FACT, "fact-names", "mpad-check-symbolic",
               g_strdup (_ ("Other children, names and nicknames")),
               g_strdup (_ ("None of the people of this dossier was found. Read it once more: a "
                            "name that is not in the dossier is not found.")));
  add_check (checks, MPAD_CHECK_FACT, "fact-never", "mpad-check-symbolic",
             g_strdup (_ ("Suspicions and advice")),
             n_never > 0
               ? g_strdup_printf (
                   g_dngettext (NULL, "Can never be on a paper for parents. %u was left out.",
                                "Can never be on a paper for parents. %u were left out.", n_never),
                   n_never)
               : g_strdup (_ ("Can never be on a paper for parents.")));
}

/* Open choices first; the order of the paper stays within open and done. */
static void
put_open_first (GPtrArray *checks)
{
  guint n_open = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      MpadCheck *check = g_ptr_array_index (checks, i);

      if (!check->open)
        continue;
      for (guint k = i; k > n_open; k--)
        checks->pdata[k] = checks->pdata[k - 1];
      checks->pdata[n_open++] = check;
    }
}

GPtrArray *
mpad_paper_choices_list (MpadPaperChoices *self,
                         const MpadTalkCopy *copy,
                         const MpadEntry *talk,
                         const char *pupil,
                         GPtrArray *findings)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (check_free);

  g_return_val_if_fail (self != NULL && copy != NULL && talk != NULL, checks);

  add_gezag (self, checks, copy);
  add_marked (self, checks, talk);
  add_safe (self, checks, copy);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MpadTalkFinding *finding = g_ptr_array_index (findings, i);
      gboolean shown = asks (finding->kind) || finding->kind == MPAD_TALK_FINDING_ABOUT_PARENT ||
                       finding->kind == MPAD_TALK_FINDING_REMARK ||
                       finding->kind == MPAD_TALK_FINDING_REMOVED;

      if (shown && !is_named_on_purpose (finding) && !has_check (checks, finding->id))
        add_finding (self, checks, finding, pupil, copy);
    }
  if (findings != NULL)
    add_facts (checks, copy, findings);
  put_open_first (checks);
  return checks;
}

void
mpad_paper_choices_answer (MpadPaperChoices *self, const MpadCheck *check, gboolean yes)
{
  g_return_if_fail (self != NULL && check != NULL);

  g_hash_table_insert (self->answers, g_strdup (check->id),
                       GINT_TO_POINTER (yes               ? ANSWER_IN
                                        : check->no_first ? ANSWER_STAY
                                                          : ANSWER_OUT));
}

void
mpad_paper_choices_reopen (MpadPaperChoices *self, const MpadCheck *check)
{
  g_return_if_fail (self != NULL && check != NULL);

  g_hash_table_remove (self->answers, check->id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
mpad_paper_choices_fill (MpadPaperChoices *self, MpadTalkPaperOptions *options)
{
  GHashTableIter iter;
  gpointer id, answer;

  g_return_if_fail (self != NULL && options != NULL);

  g_ptr_array_set_size (self->taken_up, 0);
  g_ptr_array_set_size (self->left_out, 0);
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &id, &answer))
    {
      if (g_str_equal (id, ID_GEZAG) || g_str_equal (id, ID_SAFE) || g_str_equal (id, ID_MARKED))
        continue;
      if (GPOINTER_TO_INT (answer) == ANSWER_IN)
        g_ptr_array_add (self->taken_up, id);
      else if (GPOINTER_TO_INT (answer) == ANSWER_OUT)
        g_ptr_array_add (self->left_out, id);
    }
  g_ptr_array_sort (self->taken_up, compare_ids);
  g_ptr_array_sort (self->left_out, compare_ids);
  options->taken_up = (const char *const *) self->taken_up->pdata;
  options->left_out = (const char *const *) self->left_out->pdata;
  options->gezag_confirmed = get_answer (self, ID_GEZAG) == ANSWER_IN;
  options->safe_confirmed = get_answer (self, ID_SAFE) == ANSWER_IN;
  options->share_marked = get_answer (self, ID_MARKED) == ANSWER_IN;
}

guint
mpad_paper_choices_count_open (GPtrArray *checks)
{
  guint n = 0;

  g_return_val_if_fail (checks != NULL, 0);

  for (guint i = 0; i < checks->len; i++)
    n += ((const MpadCheck *) g_ptr_array_index (checks, i))->open ? 1 : 0;
  return n;
}
