/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sentence for every pair of area and change that the core can find. */
#include "config.h"

#include "mpad-protocol-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const headings[MPAD_DIFF_N_AREAS] = {
  [MPAD_DIFF_STEP] = NC_ ("difference", "Steps"),
  [MPAD_DIFF_ROUTE] = NC_ ("difference", "The way through the steps"),
  [MPAD_DIFF_ACTORS] = NC_ ("difference", "Who does what"),
  [MPAD_DIFF_ROLE] = NC_ ("difference", "Functions"),
  [MPAD_DIFF_LETTER] = NC_ ("difference", "Letters"),
  [MPAD_DIFF_DECIDERS] = NC_ ("difference", "Who decides"),
  [MPAD_DIFF_MAKERS] = NC_ ("difference", "Who reports and arranges help"),
  [MPAD_DIFF_NOTIFY] = NC_ ("difference", "Who is informed"),
  [MPAD_DIFF_SIGNATURE] = NC_ ("difference", "Signatures"),
  [MPAD_DIFF_KADER] = NC_ ("difference", "Afwegingskader"),
  [MPAD_DIFF_KADER_PLACE] = NC_ ("difference", "Place of the afwegingskader"),
  [MPAD_DIFF_QUESTION] = NC_ ("difference", "Questions of the afwegingskader"),
  [MPAD_DIFF_ANSWER] = NC_ ("difference", "Where an answer leads"),
  [MPAD_DIFF_TERM] = NC_ ("difference", "Terms"),
  [MPAD_DIFF_TALK] = NC_ ("difference", "Talks"),
  [MPAD_DIFF_AGE] = NC_ ("difference", "Ages"),
  [MPAD_DIFF_GROUND] = NC_ ("difference", "Grounds to leave out a talk"),
  [MPAD_DIFF_TASK] = NC_ ("difference", "Tasks"),
  [MPAD_DIFF_BRANCH] = NC_ ("difference", "Points of attention"),
  [MPAD_DIFF_LOCK] = NC_ ("difference", "What is stopped"),
  [MPAD_DIFF_CLOSING] = NC_ ("difference", "Closing"),
  [MPAD_DIFF_CONTACT] = NC_ ("difference", "Contacts"),
};

static char *
unit_words (int count, MpadUnit unit)
{
  guint n = (guint) MAX (count, 0);

  switch (unit)
    {
    case MPAD_UNIT_WORKDAYS:
      return g_strdup_printf (g_dngettext (NULL, "%u working day", "%u working days", n), n);
    case MPAD_UNIT_WEEKS:
      return g_strdup_printf (g_dngettext (NULL, "%u week", "%u weeks", n), n);
    case MPAD_UNIT_MONTHS:
      return g_strdup_printf (g_dngettext (NULL, "%u month", "%u months", n), n);
    case MPAD_UNIT_DAYS:
    default:
      return g_strdup_printf (g_dngettext (NULL, "%u day", "%u days", n), n);
    }
}

static char *
term_words (const MpadProtocolDifference *d)
{
  g_autofree char *before = d->before_count > 0 ? unit_words (d->before_count, d->before_unit)
                                                : g_strdup (_ ("a date that is agreed"));
  g_autofree char *after = d->after_count > 0 ? unit_words (d->after_count, d->after_unit)
                                              : g_strdup (_ ("a date that is agreed"));

  /* Translators: name of a term, how long it is now, how long it was */
  return g_strdup_printf (_ ("“%s”: %s, was %s"), d->what, after, before);
}

static char *
notify_words (const MpadProtocolDifference *d)
{
  switch (d->change)
    {
    case MPAD_DIFF_ADDED:
      /* Translators: a step, who is informed, the sentence of the rule */
      return g_strdup_printf (_ ("After “%s” %s is informed: “%s”"), d->where, d->what, d->after);
    case MPAD_DIFF_REMOVED:
      /* Translators: a step, who is informed, the sentence of the rule */
      return g_strdup_printf (_ ("After “%s” %s is no longer informed: “%s”"), d->where, d->what,
                              d->before);
    case MPAD_DIFF_CHANGED:
      /* Translators: a step, who is informed now, who was, the sentence of the rule */
      return g_strdup_printf (_ ("After “%s” %s is informed, was %s: “%s”"), d->where, d->after,
                              d->before, d->what);
    case MPAD_DIFF_RENAMED:
    case MPAD_DIFF_MOVED:
    default:
      /* Translators: a step, the new sentence, the old one */
      return g_strdup_printf (_ ("After “%s”: “%s”, was “%s”"), d->where, d->after, d->before);
    }
}

/* "Melden: directie, was IB'er, directie". */
static char *
changed_words (const MpadProtocolDifference *d)
{
  const char *after = d->after != NULL && *d->after != '\0' ? d->after : C_ ("difference", "none");
  const char *before = d->before != NULL && *d->before != '\0' ? d->before
                                                               : C_ ("difference", "none");

  if (d->where != NULL && d->what != NULL)
    /* Translators: kader, question and answer, where it leads now, where it led */
    return g_strdup_printf (_ ("%s, %s: %s, was %s"), d->where, d->what, after, before);
  /* Translators: what it is about, what it is now, what it was */
  return g_strdup_printf (_ ("%s: %s, was %s"), d->where != NULL ? d->where : d->what, after,
                          before);
}

static char *
plain_words (const MpadProtocolDifference *d)
{
  switch (d->change)
    {
    case MPAD_DIFF_ADDED:
      /* Translators: something that the protocol has and the other has not */
      return g_strdup_printf (_ ("New: “%s”"), d->what);
    case MPAD_DIFF_REMOVED:
      /* Translators: something that the protocol has not and the other has */
      return g_strdup_printf (_ ("Gone: “%s”"), d->what);
    case MPAD_DIFF_RENAMED:
      /* Translators: the new name or text, the old one */
      return g_strdup_printf (_ ("“%s”, was “%s”"), d->after, d->before);
    case MPAD_DIFF_MOVED:
      /* Translators: a step or question */
      return g_strdup_printf (_ ("“%s” stands in another place"), d->what);
    case MPAD_DIFF_CHANGED:
    default:
      return changed_words (d);
    }
}

char *
mpad_protocol_words_difference (const MpadProtocolDifference *difference)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (difference != NULL, NULL);

  if (difference->area == MPAD_DIFF_NOTIFY)
    return notify_words (difference);
  if (difference->area == MPAD_DIFF_TERM && difference->change == MPAD_DIFF_CHANGED)
    return term_words (difference);
  plain = plain_words (difference);
  if (difference->where == NULL || difference->change == MPAD_DIFF_CHANGED)
    return g_steal_pointer (&plain);
  /* Translators: a step or kader, and what is different there */
  return g_strdup_printf (_ ("%s. %s"), difference->where, plain);
}

char *
mpad_protocol_words_version (const char *version)
{
  const char *plus = version != NULL ? strrchr (version, '+') : NULL;

  if (plus != NULL && plus[1] != '\0' && strspn (plus + 1, "0123456789") == strlen (plus + 1))
    {
      g_autofree char *base = g_strndup (version, (gsize) (plus - version));

      /* Translators: version of a protocol, number of the school's own adjustment of it */
      return g_strdup_printf (_ ("version %s, own adjustment %s"), base, plus + 1);
    }
  /* Translators: version of a protocol */
  return g_strdup_printf (_ ("version %s"), version != NULL ? version : "");
}

static GtkWidget *
make_row (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  return row;
}

void
mpad_protocol_words_add_differences (AdwPreferencesPage *page,
                                     const char *with,
                                     const MpadProtocol *from,
                                     const MpadProtocol *to)
{
  g_autoptr (GPtrArray) list = mpad_protocol_diff (from, to);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  int area = -1;

  if (list->len == 0)
    count = g_strdup (_ ("No differences."));
  else
    count = g_strdup_printf (g_dngettext (NULL, "%u difference.", "%u differences.", list->len),
                             list->len);
  text = with != NULL ? g_strdup_printf ("%s %s", with, count) : g_strdup (count);
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_group_set_title (group, _ ("What is different"));
  adw_preferences_group_set_description (group, escaped);
  adw_preferences_page_add (page, group);
  for (guint i = 0; i < list->len; i++)
    {
      const MpadProtocolDifference *difference = g_ptr_array_index (list, i);
      g_autofree char *sentence = mpad_protocol_words_difference (difference);

      if (area != (int) difference->area)
        {
          area = (int) difference->area;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (
            group, g_dpgettext2 (NULL, "difference", headings[difference->area]));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, make_row (sentence));
    }
}
