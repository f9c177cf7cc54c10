/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the way from the record to the facts: each kind of entry gives the facts that
 * mpad-facts.h documents, a draft proves nothing, and the order of recording does not matter. */
#include "mpad-dossier-facts.h"
#include "mpad-entry-keys.h"

#include <string.h>

/* One fact as text: "kind step happened key=value …", keys sorted. */
static char *
describe (const MpadFact *fact)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GString *out = g_string_new (mpad_fact_kind_nick (fact->kind));

  for (const MpadFactValue *at = fact->values; at != NULL; at = at->next)
    g_ptr_array_add (keys, (gpointer) at->key);
  g_ptr_array_sort_values (keys, (GCompareFunc) strcmp);
  if (fact->step != NULL)
    g_string_append_printf (out, " @%s", fact->step);
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (keys->pdata[i], "replaces") != 0) /* told by the member, below */
      g_string_append_printf (out, " %s=%s", (char *) keys->pdata[i],
                              mpad_fact_get (fact, keys->pdata[i]));
  if (fact->replaces != NULL)
    g_string_append_printf (out, " replaces:%s", fact->replaces);
  return g_string_free (out, FALSE);
}

static char *
describe_all (const MpadDossier *dossier)
{
  g_autoptr (MpadFacts) facts = mpad_dossier_facts_new (dossier, "2026-11-17");
  GPtrArray *list = mpad_facts_get_facts (facts);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (lines, describe (list->pdata[i]));
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static MpadEntry *
new_entry (MpadEntryKind kind, const char *pairs)
{
  MpadEntry *entry = mpad_entry_new (kind);
  g_auto (GStrv) list = g_strsplit (pairs, "|", -1);

  g_set_str (&entry->id, "e");
  entry->state = MPAD_ENTRY_FINAL;
  entry->happened = g_strdup ("2026-11-11T10:00");
  entry->step_id = g_strdup ("s");
  for (guint i = 0; list[i] != NULL; i++)
    {
      char *value = strchr (list[i], '=');

      if (value == NULL)
        continue;
      *value = '\0';
      mpad_entry_set (entry, list[i], value + 1);
    }
  return entry;
}

static void
add_statement (MpadEntry *entry, MpadStatementKind kind, MpadMark mark, MpadHypothesisState state)
{
  MpadStatement *statement = mpad_statement_new (kind);

  statement->mark = mark;
  statement->hypothesis_state = state;
  g_ptr_array_add (entry->statements, statement);
}

static const struct
{
  const char *name;
  MpadEntryKind kind;
  const char *details;
  const char *facts;
} cases[] = {
  { "consult", MPAD_ENTRY_CONSULT, "with.kind=ib|advice=Kijk nog een week.", "consult @s with=ib" },
  { "consult-mdo-refused", MPAD_ENTRY_CONSULT, "with.kind=mdo|consent=refused|anonymous=no",
    "consult @s by-name=yes consent=no form=mdo with=mdo" },
  { "consult-vt-without-advice", MPAD_ENTRY_CONSULT, "with.kind=vt", "consult @s with=vt" },
  { "consult-own-keys", MPAD_ENTRY_CONSULT, "with=ib teacher|form=telefoon|signed=yes",
    "consult @s form=telefoon signed=yes with=ib teacher" },
  { "advice-vt", MPAD_ENTRY_CONSULT,
    "with.kind=vt|with.function=vertrouwensarts|advice=Praat eerst met "
    "Sam.|anonymous=yes|result=go|"
    "about=gesprek veiligheid",
    "advice @s about=gesprek veiligheid anonymous=yes from=vt function=yes result=go" },
  { "advice-without-function", MPAD_ENTRY_CONSULT, "with.kind=police|advice=Wacht.|branch=egg",
    "advice @s branch=egg from=politie" },
  { "talk", MPAD_ENTRY_TALK,
    "talk.kind=ouders|talk.persons=p1 p2|child.told=yes|section.doel=Samen kijken|worries=remain",
    "talk @s child-told=yes state=held talk=ouders with=p1 p2 worries=remain" },
  { "talk-stopped", MPAD_ENTRY_TALK, "talk.kind=ouders|stopped=yes",
    "talk @s state=held talk=ouders threat=yes" },
  { "answer", MPAD_ENTRY_WEIGHING,
    "kader=vws|question=v3|answer=ja|motive=Omdat het kan.|deciders=Noor Verzonnen\nDirk Denkbeeld|"
    "term=2026-12-01|casemanager=Mo Proefman|afspraak=Elke week bellen",
    "answer @s afspraak=yes answer=ja by=yes casemanager=yes kader=vws motive=yes question=v3 "
    "term=2026-12-01" },
  { "decision", MPAD_ENTRY_DECISION,
    "decision=melden|outcome=yes|motive=Het is niet veilig.|deciders=Noor|by=ib lead",
    "decision @s about=melden by=ib lead motive=yes value=yes" },
  { "melding", MPAD_ENTRY_MELDING,
    "by=ib|anonymous.family=yes|consent=no|consent.effort=Gevraagd op 10 "
    "november.|verwijsindex=yes",
    "consent @s effort=yes for=melding value=no\n"
    "report @s by=ib consent=no family=anonymous verwijsindex=yes what=made" },
  { "melding-outcome", MPAD_ENTRY_MELDING, "what=vt-decision|anonymous.family=no",
    "report @s family=open what=vt-decision" },
  { "help", MPAD_ENTRY_HELP, "goals=Op tijd eten|term=2026-12-01|casemanager=Mo Proefman",
    "help @s casemanager=yes term=2026-12-01 what=agreed" },
  { "help-arrived", MPAD_ENTRY_HELP, "what=arrived", "help @s what=arrived" },
  { "note", MPAD_ENTRY_NOTE, "about=nazorg", "note @s about=nazorg" },
  { "evaluation-held", MPAD_ENTRY_EVALUATION, "goals=Gehaald", "evaluation @s what=held" },
  { "evaluation-planned", MPAD_ENTRY_EVALUATION, "term=2026-12-01",
    "evaluation @s date=2026-12-01 what=planned" },
  { "acute", MPAD_ENTRY_ACUTE, "caller=Juf Test|called=112 vt|home.safe=doubt|home.time=14:15",
    "consult @s form=telefoon with=alarm vt\n"
    "home-safe @s until=14:15 value=doubt\n"
    "signal @s category=acuut direction=confirms" },
  { "step-close", MPAD_ENTRY_STEP, "event=close|informed=lead\nDirk Denkbeeld",
    "notify @s role=lead\nstep-close @s" },
  { "step-skip", MPAD_ENTRY_STEP, "event=skip|ground=veiligheid|deciders=Noor Verzonnen",
    "step-skip @s decider=yes ground=veiligheid" },
  { "step-reopen", MPAD_ENTRY_STEP, "event=reopen|reason=Nieuw signaal",
    "step-reopen @s reason=yes" },
  { "step-stop", MPAD_ENTRY_STEP, "event=stop|reason=Vader is verhuisd",
    "step-stop @s reason=other" },
  { "step-stop-removed", MPAD_ENTRY_STEP,
    "event=stop|ground=removed|reason=Het bleek een oorontsteking", "step-stop @s reason=removed" },
  { "step-loop", MPAD_ENTRY_STEP, "event=loop|to=overleg", "step-loop @s to=overleg" },
  { "step-start", MPAD_ENTRY_STEP, "event=start", "taken-over @s" },
  { "branch-set", MPAD_ENTRY_BRANCH,
    "branch=egg|branch.event=set|reason=Oom dreigt|home.safe=no|home.time=14:15",
    "branch-set @s branch=egg reason=yes\nhome-safe @s until=14:15 value=no" },
  { "branch-lift", MPAD_ENTRY_BRANCH,
    "branch=egg|branch.event=lift|reason=Advies|from=vt|with.function=arts",
    "branch-lifted @s branch=egg from=vt function=yes reason=yes" },
  { "branch-home", MPAD_ENTRY_BRANCH, "branch=egg|branch.event=home|home.safe=yes",
    "home-safe @s value=yes" },
  { "fact", MPAD_ENTRY_FACT, "fact=notify|role=lead", "notify @s role=lead" },
  { "fact-signature", MPAD_ENTRY_FACT, "fact=signature|on=gespreksverslag|who=p1|state=signed|of=t",
    "signature @s of=t on=gespreksverslag state=signed who=p1" },
  { "fact-replaces", MPAD_ENTRY_FACT, "fact=home-safe|value=yes|replaces=e0",
    "home-safe @s value=yes replaces:e0" },
  { "fact-unknown", MPAD_ENTRY_FACT, "fact=gossip|role=lead", "" },
};

static void
test_kind (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  g_autofree char *found = NULL;

  g_ptr_array_add (dossier->entries, new_entry (cases[i].kind, cases[i].details));
  found = describe_all (dossier);
  g_assert_cmpstr (found, ==, cases[i].facts);
}

static void
test_every_kind_is_covered (void)
{
  for (int kind = 0; kind < MPAD_N_ENTRY_KINDS; kind++)
    {
      gboolean found = kind == MPAD_ENTRY_SIGNAL; /* below */

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        found = found || (int) cases[i].kind == kind;
      g_assert_true (found);
    }
}

static void
test_signal (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadEntry *entry = new_entry (MPAD_ENTRY_SIGNAL, "category=eergerelateerd niet-pluis");
  g_autofree char *confirming = NULL;
  g_autofree char *refuting = NULL;
  g_autofree char *open = NULL;
  g_autofree char *draft = NULL;

  add_statement (entry, MPAD_STATEMENT_THIRD_PARTY, MPAD_MARK_REFUTES, 0);
  add_statement (entry, MPAD_STATEMENT_OBSERVATION, MPAD_MARK_NEUTRAL, 0);
  g_ptr_array_add (dossier->entries, entry);
  refuting = describe_all (dossier);
  g_assert_cmpstr (
    refuting, ==,
    "signal @s category=eergerelateerd niet-pluis direction=refutes statement=own third");
  add_statement (entry, MPAD_STATEMENT_CHILD_WORDS, MPAD_MARK_CONFIRMS, 0);
  add_statement (entry, MPAD_STATEMENT_HYPOTHESIS, MPAD_MARK_NEUTRAL, MPAD_HYPOTHESIS_REFUTED);
  confirming = describe_all (dossier);
  g_assert_cmpstr (confirming, ==,
                   "signal @s category=eergerelateerd niet-pluis direction=confirms "
                   "hypothesis=refuted statement=own child third hypothesis");
  add_statement (entry, MPAD_STATEMENT_HYPOTHESIS, MPAD_MARK_NEUTRAL, MPAD_HYPOTHESIS_OPEN);
  mpad_entry_set (entry, MPAD_KEY_REPLACES, "e0");
  open = describe_all (dossier);
  g_assert_nonnull (strstr (open, "hypothesis=open"));
  g_assert_nonnull (strstr (open, "replaces:e0"));
  entry->state = MPAD_ENTRY_DRAFT;
  draft = describe_all (dossier);
  g_assert_null (strstr (draft, "replaces:e0"));
}

static void
test_hypothesis_in_a_talk (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadEntry *entry = new_entry (MPAD_ENTRY_TALK, "talk.kind=kind");
  g_autofree char *open = NULL;
  g_autofree char *refuted = NULL;

  add_statement (entry, MPAD_STATEMENT_HYPOTHESIS, MPAD_MARK_NEUTRAL, MPAD_HYPOTHESIS_OPEN);
  g_ptr_array_add (dossier->entries, entry);
  open = describe_all (dossier);
  g_assert_cmpstr (open, ==,
                   "signal @s direction=neutral hypothesis=open statement=hypothesis\n"
                   "talk @s state=held talk=kind");
  ((MpadStatement *) entry->statements->pdata[0])->hypothesis_state = MPAD_HYPOTHESIS_REFUTED;
  refuted = describe_all (dossier);
  g_assert_cmpstr (refuted, ==, "talk @s state=held talk=kind");
}

static void
test_drafts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
      MpadEntry *entry = new_entry (cases[i].kind, cases[i].details);
      g_autofree char *found = NULL;

      entry->state = MPAD_ENTRY_DRAFT;
      g_ptr_array_add (dossier->entries, entry);
      found = describe_all (dossier);
      if (entry->kind == MPAD_ENTRY_TALK)
        {
          g_assert_nonnull (strstr (found, "state=planned"));
          g_assert_null (strstr (found, "state=held"));
        }
      else if (entry->kind == MPAD_ENTRY_ACUTE)
        g_assert_cmpstr (found, ==, "signal @s category=acuut direction=confirms");
      else if (strcmp (cases[i].name, "branch-set") == 0)
        g_assert_nonnull (strstr (found, "branch-set @s branch=egg"));
      else
        g_assert_cmpstr (found, ==, "");
    }
}

static MpadPerson *
add_person (
  MpadDossier *dossier, const char *id, MpadRelation relation, MpadYesNo gezag, MpadYesNo safe)
{
  MpadPerson *person = mpad_person_new (relation);

  g_set_str (&person->id, id);
  person->gezag = gezag;
  person->safe_contact = safe;
  g_ptr_array_add (dossier->people, person);
  return person;
}

static void
test_people (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  g_autoptr (MpadFacts) facts = NULL;
  const MpadFactPerson *person;

  g_set_str (
    &add_person (dossier, "k", MPAD_RELATION_PUPIL, MPAD_UNKNOWN, MPAD_UNKNOWN)->birth_date,
    "2017-03-09");
  add_person (dossier, "p", MPAD_RELATION_PARENT, MPAD_YES, MPAD_NO);
  add_person (dossier, "v", MPAD_RELATION_FAMILY_GUARDIAN, MPAD_NO, MPAD_YES);
  add_person (dossier, "b", MPAD_RELATION_SIBLING, MPAD_UNKNOWN, MPAD_UNKNOWN);
  facts = mpad_dossier_facts_new (dossier, "2026-11-17");
  g_assert_cmpstr (mpad_facts_get_today (facts), ==, "2026-11-17");
  g_assert_cmpstr (mpad_facts_get_birth_date (facts), ==, "2017-03-09");
  g_assert_cmpuint (mpad_facts_get_people (facts)->len, ==, 3);
  person = mpad_facts_get_people (facts)->pdata[0];
  g_assert_cmpstr (person->id, ==, "p");
  g_assert_cmpstr (person->relation, ==, "parent");
  g_assert_cmpint (person->gezag, ==, MPAD_TRI_YES);
  g_assert_cmpint (person->safe, ==, MPAD_TRI_NO);
  person = mpad_facts_get_people (facts)->pdata[1];
  g_assert_cmpstr (person->relation, ==, "carer");
  person = mpad_facts_get_people (facts)->pdata[2];
  g_assert_cmpstr (person->relation, ==, "sibling");
  g_assert_cmpint (person->gezag, ==, MPAD_TRI_UNKNOWN);
}

static void
test_tasks_and_events (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadTask *task = mpad_task_new ();
  MpadTask *open = mpad_task_new ();
  MpadTask *own = mpad_task_new ();
  MpadDossierEvent *event;
  g_autofree char *found = NULL;
  static const char *const events[][3] = { { "open", NULL, NULL },
                                           { "close", "volgen", NULL },
                                           { "reopen", "Er is een nieuw signaal", NULL } };

  task->protocol_task = g_strdup ("overleg/vt-advies");
  task->step_id = g_strdup ("overleg");
  task->done_date = g_strdup ("2026-11-12");
  open->protocol_task = g_strdup ("overleg/directie");
  own->done_date = g_strdup ("2026-11-12");
  g_ptr_array_add (dossier->tasks, task);
  g_ptr_array_add (dossier->tasks, open);
  g_ptr_array_add (dossier->tasks, own);
  dossier->opened = g_strdup ("2026-11-03");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      event = mpad_dossier_event_new ();
      event->event = g_strdup (events[i][0]);
      event->reason = g_strdup (events[i][1]);
      event->happened = g_strdup ("2026-11-13T10:00");
      g_ptr_array_add (dossier->events, event);
    }
  found = describe_all (dossier);
  g_assert_cmpstr (found, ==,
                   "dossier-closed way=volgen\ndossier-opened\ndossier-reopened\n"
                   "task-done @overleg task=overleg/vt-advies value=done");
}

static void
test_reports (void)
{
  static const struct
  {
    MpadReportState state;
    const char *recipient, *printed, *returned, *handed, *facts;
  } ways[] = {
    { MPAD_REPORT_FINAL, "p", NULL, NULL, NULL, "" },
    { MPAD_REPORT_PRINTED, "p", "2026-11-12", NULL, "given",
      "signature @s of=e on=gespreksverslag state=asked who=p" },
    { MPAD_REPORT_PRINTED, "p", "2026-11-12", NULL, "not-given",
      "signature @s of=e on=gespreksverslag state=withheld who=p" },
    { MPAD_REPORT_DISAGREED, "p", "2026-11-12", "2026-11-20", "given",
      "signature @s of=e on=gespreksverslag state=asked who=p\n"
      "signature @s of=e on=gespreksverslag state=signed who=p" },
    { MPAD_REPORT_REFUSED, NULL, "2026-11-12", "2026-11-20", NULL,
      "signature @s of=e on=gespreksverslag state=asked who=p\n"
      "signature @s of=e on=gespreksverslag state=asked who=q\n"
      "signature @s of=e on=gespreksverslag state=refused who=p\n"
      "signature @s of=e on=gespreksverslag state=refused who=q" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
      MpadEntry *talk = new_entry (MPAD_ENTRY_TALK, "talk.kind=ouders|talk.persons=p q tolk");
      MpadReport *report = mpad_report_new ();
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      add_person (dossier, "p", MPAD_RELATION_PARENT, MPAD_YES, MPAD_YES);
      add_person (dossier, "q", MPAD_RELATION_STEP_PARENT, MPAD_NO, MPAD_YES);
      add_person (dossier, "tolk", MPAD_RELATION_PROFESSIONAL, MPAD_NO, MPAD_YES);
      g_ptr_array_add (dossier->entries, talk);
      report->entry_id = g_strdup ("e");
      report->kind = g_strdup ("gespreksverslag");
      report->state = ways[i].state;
      report->recipient = g_strdup (ways[i].recipient);
      report->printed = g_strdup (ways[i].printed);
      report->returned = g_strdup (ways[i].returned);
      report->handed = g_strdup (ways[i].handed);
      g_ptr_array_add (dossier->reports, report);
      expected = g_strdup_printf ("%s%stalk @s state=held talk=ouders with=p q tolk", ways[i].facts,
                                  *ways[i].facts != '\0' ? "\n" : "");
      found = describe_all (dossier);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (MpadDossier) one = mpad_dossier_new ();
  g_autoptr (MpadDossier) two = mpad_dossier_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n = G_N_ELEMENTS (cases);

  for (gsize i = 0; i < n; i++)
    {
      MpadEntry *forward = new_entry (cases[i].kind, cases[i].details);
      MpadEntry *backward = new_entry (cases[n - 1 - i].kind, cases[n - 1 - i].details);

      forward->recorded_seq = (gint64) i + 1;
      backward->recorded_seq = (gint64) i + 1;
      g_ptr_array_add (one->entries, forward);
      g_ptr_array_add (two->entries, backward);
    }
  first = describe_all (one);
  second = describe_all (two);
  g_assert_cmpstr (first, ==, second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facts/kind/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kind);
    }
  g_test_add_func ("/facts/every-kind-is-covered", test_every_kind_is_covered);
  g_test_add_func ("/facts/one-confirming-statement-keeps-a-branch-up", test_signal);
  g_test_add_func ("/facts/a-hypothesis-stays-open-wherever-it-stands-R-14",
                   test_hypothesis_in_a_talk);
  g_test_add_func ("/facts/a-draft-proves-nothing", test_drafts);
  g_test_add_func ("/facts/unknown-gezag-never-reads-as-no-R-1", test_people);
  g_test_add_func ("/facts/tasks-and-events", test_tasks_and_events);
  g_test_add_func ("/facts/signature-loop-F8-R-8", test_reports);
  g_test_add_func ("/facts/order-of-recording-does-not-matter", test_order_does_not_matter);
  return g_test_run ();
}
