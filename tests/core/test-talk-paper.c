/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the record of a talk to each carer's paper: who gets one, what stands on it, what the
 * disclosure check says (F7, F9, R-7, R-8, R-9), and the copy that is kept (F8). */
#include "mpad-talk-paper.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-pdf.h"
#include "mpad-protocol-loader.h"
#include "mpad-school-store.h"
#include "paper-tools.h"
#include "store-fixture.h"

#define MOTHER_ADDRESS "Geheimlaan 12, 1234 AB Verzondam"
#define MOTHER_WORDS "Bij mij slaapt Sam gewoon door."
#define FATHER_WORDS "Ik werk in de nacht."

typedef struct
{
  StoreFixture store;
  MpadProtocol *protocol;
  MpadDossier *dossier;
  MpadPerson *mother, *father, *brother;
  MpadEntry *talk;
  MpadSchool *school;
  GPtrArray *staff;
} Fixture;

static MpadPerson *
add_person (MpadDossier *dossier, MpadRelation relation, const char *given, const char *surname)
{
  MpadPerson *person = mpad_person_new (relation);

  person->dossier_id = g_strdup (dossier->id);
  person->given_name = g_strdup (given);
  person->surname = g_strdup (surname);
  g_ptr_array_add (dossier->people, person);
  return person;
}

static MpadStatement *
add (
  MpadEntry *entry, MpadStatementKind kind, const char *section, const char *who, const char *text)
{
  MpadStatement *statement = store_add_statement (entry, kind, text);

  statement->section = g_strdup (section);
  statement->person_id = g_strdup (who);
  return statement;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const aliases[] = { "Pipje", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *persons = NULL, *path = NULL;

  store_set_up (&self->store, data);
  path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s1.json", NULL);
  self->protocol = mpad_protocol_load_file (path, &error);
  g_assert_no_error (error);
  self->dossier = store_add_dossier (&self->store);
  self->mother = self->dossier->people->pdata[1];
  self->father = self->dossier->people->pdata[2];
  self->mother->relation_label = g_strdup ("moeder");
  self->mother->address = g_strdup (MOTHER_ADDRESS);
  self->mother->phone = g_strdup ("000-1234567");
  self->mother->address_hidden = TRUE;
  self->mother->gezag = self->mother->safe_contact = MPAD_YES;
  self->father->relation_label = g_strdup ("vader");
  self->father->address = g_strdup ("Bedachtestraat 3, 4321 XY Fictiehoven");
  self->father->gezag = self->father->safe_contact = MPAD_YES;
  self->brother = add_person (self->dossier, MPAD_RELATION_SIBLING, "Pepijn", "Voorbeeld");
  self->brother->aliases = g_strdupv ((char **) aliases);

  persons = g_strdup_printf ("%s %s", self->mother->id, self->father->id);
  self->talk = mpad_entry_new (MPAD_ENTRY_TALK);
  self->talk->dossier_id = g_strdup (self->dossier->id);
  self->talk->step_id = g_strdup ("gesprek");
  self->talk->happened = g_strdup ("2026-11-24T15:00");
  self->talk->place = g_strdup ("op school");
  self->talk->entered_by = g_strdup (STAFF_ID);
  mpad_entry_set (self->talk, MPAD_KEY_TALK_KIND, "ouders");
  mpad_entry_set (self->talk, MPAD_KEY_TALK_PERSONS, persons);
  mpad_entry_set (self->talk, MPAD_KEY_TALK_STAFF, "Noor Verzonnen\nJuf Test");
  mpad_entry_set (self->talk, MPAD_KEY_PURPOSE, "Wij vertelden wat wij op school zien.");
  mpad_entry_set (self->talk, MPAD_KEY_NEXT_APPOINTMENT, "2026-12-08T15:30");
  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "feiten", "Sam kwam drie keer zonder jas.");
  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "duiding", "Sam heeft rust nodig.");
  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "verslag",
                  "School belt vrijdag.\nU belt het wijkteam.");
  add (self->talk, MPAD_STATEMENT_PARENT_WORDS, "reactie", self->mother->id, MOTHER_WORDS);
  add (self->talk, MPAD_STATEMENT_PARENT_WORDS, "reactie", self->father->id, FATHER_WORDS);
  self->school = mpad_school_new ();
  g_set_str (&self->school->name, "Basisschool De Verzonnen Boom");
  self->staff = mpad_school_store_list_staff (self->store.vault, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mpad_entry_free (self->talk);
  mpad_dossier_free (self->dossier);
  mpad_protocol_unref (self->protocol);
  mpad_school_free (self->school);
  g_ptr_array_unref (self->staff);
  store_tear_down (&self->store, data);
}

static MpadTalkPaper *
make (Fixture *self, const MpadTalkPaperOptions *options)
{
  g_autoptr (GError) error = NULL;
  MpadTalkPaper *paper = mpad_talk_paper_make (self->dossier, self->talk, self->protocol,
                                               self->school, self->staff, options, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (paper->document), ==, MPAD_AUDIENCE_PARENTS);
  return paper;
}

static char *
pdf_text (MpadPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = mpad_pdf_from_pages (pages, &error);

  g_assert_no_error (error);
  return paper_text (pdf);
}

static char *
text_for (Fixture *self, const MpadPerson *person)
{
  const MpadTalkPaperOptions options = { .recipient = person->id };
  g_autoptr (MpadTalkPaper) paper = make (self, &options);

  return pdf_text (paper->pages);
}

static const MpadTalkFinding *
find (GPtrArray *findings, MpadTalkFindingKind kind, const char *part)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MpadTalkFinding *finding = g_ptr_array_index (findings, i);

      if (finding->kind == kind && (part == NULL || strstr (finding->text, part) != NULL))
        return finding;
    }
  return NULL;
}

/* The finding that must be there. */
static const MpadTalkFinding *
get (GPtrArray *findings, MpadTalkFindingKind kind, const char *part)
{
  const MpadTalkFinding *finding = find (findings, kind, part);

  if (finding == NULL)
    g_error ("no finding of kind %d with \"%s\"", (int) kind, part != NULL ? part : "");
  return finding;
}

static char *
found (const MpadTalkFinding *finding)
{
  return g_strndup (finding->text + finding->start, finding->end - finding->start);
}

#define HAS(text, part) g_assert_nonnull (strstr (text, part))
#define LACKS(text, part) g_assert_null (strstr (text, part))

static void
set_persons (Fixture *self, const MpadPerson *only)
{
  mpad_entry_set (self->talk, MPAD_KEY_TALK_PERSONS, only->id);
}

static void
test_sequence (Fixture *self, gconstpointer data)
{
  static const char *const order[] = {
    "Exemplaar voor moeder",
    "Sam van der Voorbeeld, groep 6",
    "dinsdag 24 november 2026, 15.00 uur",
    "op school",
    "Otto Proef (vader), Noor Verzonnen, Juf Test, tolk Iks Waarom wij met u spraken",
    "Wij vertelden wat wij",
    "Wat de school zag",
    "zonder jas",
    "Wat u vertelde",
    "Woorden van moeder",
    "slaapt Sam gewoon door",
    "Wat wij daarvan denken",
    "rust nodig",
    "Wat wij afspraken",
    "School belt vrijdag.",
    "U belt het wijkteam.",
    "dinsdag 8 december 2026, 15.30 uur",
    "Ondertekenen",
    "Mira Voorbeeld",
    "Noor Verzonnen",
    NULL
  };
  g_autofree char *text = NULL;
  const char *at;

  self->talk->present = g_strdup ("moeder, vader, Juf Test, tolk Iks");
  at = text = text_for (self, self->mother);

  for (guint i = 0; order[i] != NULL; i++)
    {
      at = strstr (at, order[i]);
      if (at == NULL)
        g_error ("\"%s\" does not follow in: %s", order[i], text);
    }
}

/* An agreement is nobody's reaction: it stands in its own table, with who does it and by when. */
static void
test_agreements (Fixture *self, gconstpointer data)
{
  const MpadTalkPaperOptions options = { .recipient = self->mother->id };
  MpadStatement *agreement = add (self->talk, MPAD_STATEMENT_NOTE, MPAD_SECTION_AGREEMENT, NULL,
                                  "Elke week even bellen.");
  g_autoptr (MpadTalkPaper) paper = NULL;
  g_autofree char *text = NULL;
  const char *agreed;

  agreement->owner = g_strdup ("Juf Test");
  agreement->source_how = g_strdup ("vóór 1 december");
  paper = make (self, &options);
  g_assert_null (find (paper->findings, MPAD_TALK_FINDING_UNATTRIBUTED, NULL));
  text = pdf_text (paper->pages);
  agreed = strstr (text, "Wat wij afspraken");
  g_assert_nonnull (agreed);
  HAS (agreed, "Elke week even bellen.");
  HAS (agreed, "Juf Test");
  HAS (agreed, "vóór 1 december");
}

/* Neither paper has the words, the address or the number of the other. */
static void
test_separated (Fixture *self, gconstpointer data)
{
  MpadStatement *bound = add (self->talk, MPAD_STATEMENT_OBSERVATION, "feiten", self->mother->id,
                              "Moeder huilde aan de deur.");
  g_autofree char *mother = NULL, *father = NULL;

  bound->about = MPAD_ABOUT_PARENT;
  mother = text_for (self, self->mother);
  father = text_for (self, self->father);
  HAS (mother, "slaapt Sam gewoon door");
  LACKS (mother, "Ik werk in de nacht");
  LACKS (mother, "Bedachtestraat");
  HAS (father, "Ik werk in de nacht");
  LACKS (father, "slaapt Sam");
  LACKS (father, "Geheimlaan");
  LACKS (father, "1234567");
  LACKS (father, "Verzondam");
  LACKS (father, "huilde aan de deur");
  HAS (mother, "huilde aan de deur");
}

static void
test_absent (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  set_persons (self, self->mother);
  g_set_str (&self->talk->place, MOTHER_ADDRESS);
  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "reactie", "Zij vindt het moeilijk.");
  text = text_for (self, self->father);
  HAS (text, "was niet bij het gesprek");
  LACKS (text, "Geheimlaan");
  LACKS (text, "slaapt Sam");
  LACKS (text, "moeilijk");
  LACKS (text, "8 december");
  g_free (text);
  text = text_for (self, self->mother);
  HAS (text, "Zij vindt het moeilijk.");
  HAS (text, "Geheimlaan");
}

static void
test_internal (Fixture *self, gconstpointer data)
{
  const MpadTalkPaperOptions options = { .recipient = self->mother->id };
  g_autoptr (MpadTalkPaper) paper = NULL;
  g_autofree char *text = NULL;
  static const struct
  {
    MpadStatementKind statement;
    MpadTalkFindingKind finding;
    const char *text;
  } never[] = {
    { MPAD_STATEMENT_HYPOTHESIS, MPAD_TALK_FINDING_HYPOTHESIS,
      "Misschien durft Sam niets te zeggen." },
    { MPAD_STATEMENT_THIRD_PARTY, MPAD_TALK_FINDING_THIRD_PARTY,
      "De trainer zag een blauwe plek." },
    { MPAD_STATEMENT_DIAGNOSIS, MPAD_TALK_FINDING_DIAGNOSIS, "Er is groeiachterstand." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    add (self->talk, never[i].statement, "feiten", NULL, never[i].text);
  paper = make (self, &options);
  text = pdf_text (paper->pages);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      const MpadTalkFinding *finding = get (paper->findings, never[i].finding, never[i].text);

      LACKS (text, never[i].text);
      g_assert_false (finding->on_paper);
      g_assert_false (finding->may_take_up);
    }
}

/* each word of the child by itself; what is not a finding cannot be taken up. */
static void
test_child_words (Fixture *self, gconstpointer data)
{
  MpadStatement *first = add (self->talk, MPAD_STATEMENT_CHILD_WORDS, "feiten", NULL,
                              "Ik heb het koud.");
  MpadStatement *second = add (self->talk, MPAD_STATEMENT_CHILD_WORDS, "feiten", NULL,
                               "Ik slaap slecht.");
  MpadStatement *guess = add (self->talk, MPAD_STATEMENT_HYPOTHESIS, "feiten", NULL,
                              "Een vermoeden.");
  const MpadStatement *of_father = self->talk->statements->pdata[1];
  const char *const taken[] = { first->id, guess->id, of_father->id, NULL };
  MpadTalkPaperOptions options = { .recipient = self->mother->id };
  g_autoptr (MpadTalkPaper) without = make (self, &options), with = NULL;
  g_autofree char *text = pdf_text (without->pages);
  const MpadTalkFinding *finding = get (without->findings, MPAD_TALK_FINDING_CHILD_WORDS,
                                        first->text);

  LACKS (text, "koud");
  LACKS (text, "slaap slecht");
  g_assert_cmpstr (finding->id, ==, first->id);
  g_assert_true (finding->may_take_up);
  g_assert_false (finding->on_paper);
  options.taken_up = taken;
  with = make (self, &options);
  g_free (text);
  text = pdf_text (with->pages);
  HAS (text, "Woorden van Sam");
  HAS (text, "Ik heb het koud.");
  LACKS (text, "slaap slecht");
  LACKS (text, "vermoeden");
  LACKS (text, "Ik werk in de nacht");
  g_assert_true (get (with->findings, MPAD_TALK_FINDING_CHILD_WORDS, first->text)->on_paper);
  g_assert_false (get (with->findings, MPAD_TALK_FINDING_CHILD_WORDS, second->text)->on_paper);
}

static void
test_unattributed (Fixture *self, gconstpointer data)
{
  MpadTalkPaperOptions options = { .recipient = self->father->id };
  g_autoptr (MpadTalkPaper) paper = NULL, taken = NULL;
  g_autofree char *text = NULL;
  const MpadTalkFinding *finding;

  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "reactie",
                  "Een van beiden wil een andere school.");
  paper = make (self, &options);
  text = pdf_text (paper->pages);
  LACKS (text, "andere school");
  finding = get (paper->findings, MPAD_TALK_FINDING_UNATTRIBUTED, "andere school");
  g_assert_true (finding->may_take_up);
  {
    const char *const ids[] = { finding->id, NULL };

    options.taken_up = ids;
    taken = make (self, &options);
  }
  g_free (text);
  text = pdf_text (taken->pages);
  HAS (text, "andere school");
}

/* F9: planted names, also aliases and possessives, and hidden contact data, each with its place. */
static void
test_planted (Fixture *self, gconstpointer data)
{
  MpadStatement *note;
  MpadTalkPaperOptions options = { .recipient = self->father->id };
  g_autoptr (MpadTalkPaper) paper = NULL, removed = NULL;
  g_autofree char *alias = NULL, *other = NULL, *street = NULL, *phone = NULL, *text = NULL,
                  *told = NULL;
  const MpadTalkFinding *finding;

  note = add (self->talk, MPAD_STATEMENT_OBSERVATION, "feiten", NULL,
              "Sam liep met pipjes tas naar de GEHEIMLAAN, zei Mira. Bel 000 123 45 67. "
              "Meester Fictief stond erbij.");
  add (self->talk, MPAD_STATEMENT_THIRD_PARTY, NULL, NULL, "Dit vertelde hij ook.");
  mpad_entry_set (self->talk, MPAD_KEY_SECTION_PREFIX "verslag", "Wij bellen Veilig Thuis.");
  paper = make (self, &options);
  finding = get (paper->findings, MPAD_TALK_FINDING_NAME, "tas");
  alias = found (finding);
  g_assert_cmpstr (alias, ==, "pipjes");
  g_assert_cmpstr (finding->person_id, ==, self->brother->id);
  g_assert_cmpstr (finding->statement_id, ==, note->id);
  g_assert_true (finding->on_paper);
  street = found (get (paper->findings, MPAD_TALK_FINDING_CONTACT, "tas"));
  g_assert_cmpstr (street, ==, "GEHEIMLAAN");
  told = found (get (paper->findings, MPAD_TALK_FINDING_REPORTER, NULL));
  g_assert_cmpstr (told, ==, "Meester Fictief");
  g_assert_nonnull (get (paper->findings, MPAD_TALK_FINDING_VEILIG_THUIS, NULL));
  for (guint i = 0; i < paper->findings->len; i++)
    {
      finding = g_ptr_array_index (paper->findings, i);
      if (finding->kind == MPAD_TALK_FINDING_NAME &&
          g_strcmp0 (finding->person_id, self->mother->id) == 0)
        other = found (finding);
      if (finding->kind == MPAD_TALK_FINDING_CONTACT && finding->start > 50)
        phone = found (finding);
      /* The child and the reader are no finding. */
      g_assert_cmpstr (finding->person_id, !=, self->father->id);
    }
  g_assert_cmpstr (other, ==, "Mira");
  g_assert_cmpstr (phone, ==, "000 123 45 67");
  {
    const char *const ids[] = { note->id, NULL };

    options.left_out = ids;
    removed = make (self, &options);
  }
  text = pdf_text (removed->pages);
  LACKS (text, "pipjes");
  g_assert_nonnull (get (removed->findings, MPAD_TALK_FINDING_REMOVED, "pipjes"));
}

static MpadTalkCopyState
state_of (Fixture *self, const MpadPerson *person, const MpadTalkCopy **copy_out, GPtrArray **keep)
{
  GPtrArray *copies = mpad_talk_paper_list_copies (self->dossier, self->talk, self->protocol);

  g_clear_pointer (keep, g_ptr_array_unref);
  *keep = copies;
  for (guint i = 0; i < copies->len; i++)
    {
      const MpadTalkCopy *copy = g_ptr_array_index (copies, i);

      if (strcmp (copy->person_id, person->id) != 0)
        continue;
      *copy_out = copy;
      return copy->state;
    }
  *copy_out = NULL;
  return MPAD_TALK_COPY_UNSAFE;
}

static void
test_copies (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) keep = NULL;
  const MpadTalkCopy *copy = NULL;

  set_persons (self, self->mother);
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_READY);
  g_assert_false (copy->was_at_talk);
  g_assert_cmpint (state_of (self, self->mother, &copy, &keep), ==, MPAD_TALK_COPY_READY);
  g_assert_true (copy->was_at_talk);
  g_assert_cmpuint (keep->len, ==, 2);
  g_assert_true (copy == keep->pdata[0]);

  self->father->safe_contact = MPAD_UNKNOWN;
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_ASK_SAFE);
  self->father->gezag = MPAD_UNKNOWN;
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_ASK_GEZAG);
  self->father->gezag = MPAD_NO;
  state_of (self, self->father, &copy, &keep);
  g_assert_null (copy);
  self->father->gezag = MPAD_YES;
  self->father->safe_contact = MPAD_NO;
  self->father->safe_reason = g_strdup ("contactverbod");
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_UNSAFE);
  g_assert_cmpstr (copy->reason, ==, "contactverbod");
  /* Who was at the table has a copy without gezag; not who is unsafe. */
  self->mother->gezag = MPAD_NO;
  self->mother->safe_contact = MPAD_NO;
  g_assert_cmpint (state_of (self, self->mother, &copy, &keep), ==, MPAD_TALK_COPY_UNSAFE);
  g_assert_nonnull (copy);
  mpad_entry_set (self->talk, MPAD_KEY_TALK_KIND, "kind");
  state_of (self, self->mother, &copy, &keep);
  g_assert_cmpuint (keep->len, ==, 0);
}

static void
test_withheld (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) keep = NULL;
  const MpadTalkCopy *copy = NULL;
  MpadEntry *withheld = mpad_entry_new (MPAD_ENTRY_FACT);

  set_persons (self, self->mother);
  withheld->state = MPAD_ENTRY_FINAL;
  mpad_entry_set (withheld, MPAD_KEY_FACT, "inform");
  mpad_entry_set (withheld, "person", self->father->id);
  mpad_entry_set (withheld, "withheld", "yes");
  mpad_entry_set (withheld, "reason", "Veilig Thuis raadt het af.");
  g_ptr_array_add (self->dossier->entries, withheld);
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_UNSAFE);
  g_assert_cmpstr (copy->reason, ==, "Veilig Thuis raadt het af.");
  mpad_entry_set (withheld, "withheld", NULL);
  g_assert_cmpint (state_of (self, self->father, &copy, &keep), ==, MPAD_TALK_COPY_READY);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  MpadTalkPaperOptions options = { .recipient = self->father->id };
  g_autoptr (GError) error = NULL;

#define REFUSED(domain, code)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_null (mpad_talk_paper_make (self->dossier, self->talk, self->protocol, self->school,  \
                                         self->staff, &options, &error));                          \
    g_assert_error (error, domain, code);                                                          \
    g_clear_error (&error);                                                                        \
  }                                                                                                \
  G_STMT_END

  self->father->safe_contact = MPAD_NO;
  options.safe_confirmed = TRUE;
  REFUSED (MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
  options.recipient = self->brother->id;
  REFUSED (MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  options.recipient = self->mother->id;
  self->talk->shared = MPAD_NO;
  REFUSED (MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
  self->talk->shared = MPAD_YES;
  mpad_entry_set (self->talk, MPAD_KEY_PURPOSE, NULL);
  REFUSED (MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);
#undef REFUSED
}

static void
test_addenda (Fixture *self, gconstpointer data)
{
  const MpadTalkPaperOptions options = { .recipient = self->mother->id };
  g_autoptr (MpadTalkPaper) paper = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    {
      MpadEntry *addendum = mpad_entry_new (MPAD_ENTRY_TALK);

      addendum->state = MPAD_ENTRY_FINAL;
      addendum->amends = g_strdup (self->talk->id);
      addendum->happened = g_strdup ("2026-11-26");
      addendum->precision = MPAD_HAPPENED_DAY;
      addendum->shared = i == 0 ? MPAD_UNKNOWN : MPAD_NO;
      add (addendum, MPAD_STATEMENT_OBSERVATION, "feiten", NULL,
           i == 0 ? "De jas hing in de kast." : "Dit blijft binnen.");
      g_ptr_array_add (self->dossier->entries, addendum);
    }
  paper = make (self, &options);
  text = pdf_text (paper->pages);
  HAS (text, "Gezien of gehoord op school · 26 november 2026");
  HAS (text, "De jas hing in de kast.");
  LACKS (text, "blijft binnen");
  g_assert_nonnull (get (paper->findings, MPAD_TALK_FINDING_NOT_SHARED, "blijft binnen"));
}

static MpadReport *
keep (Fixture *self, const MpadTalkPaperOptions *options, GError **error)
{
  return mpad_talk_paper_keep (self->store.vault, self->dossier->id, self->talk->id, self->protocol,
                               options, error);
}

static void
save (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->dossier->people->len; i++)
    {
      mpad_dossier_store_save_person (self->store.vault, self->dossier->people->pdata[i], &error);
      g_assert_no_error (error);
    }
  mpad_school_store_save (self->store.vault, self->school, &error);
  g_assert_no_error (error);
  mpad_entry_store_save (self->store.vault, self->talk, &error);
  g_assert_no_error (error);
}

static void
finalize (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  save (self);
  mpad_entry_store_finalize (self->store.vault, self->talk, &error);
  g_assert_no_error (error);
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  MpadTalkPaperOptions options = { .recipient = self->mother->id };
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadReport) first = NULL, second = NULL, other = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *version = NULL,
                  *number = g_strdup_printf ("GV-%s", self->dossier->number);

  save (self);
  g_assert_null (keep (self, &options, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED); /* a draft */
  g_clear_error (&error);
  finalize (self);
  options.revision = self->talk->revision + 1;
  g_assert_null (keep (self, &options, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_clear_error (&error);
  options.revision = self->talk->revision;
  first = keep (self, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->number, ==, number);
  g_assert_cmpint (first->version, ==, 1);
  g_assert_cmpint (first->state, ==, MPAD_REPORT_FINAL);
  second = keep (self, &options, &error);
  g_assert_cmpint (second->version, ==, 2);
  options.recipient = self->father->id;
  other = keep (self, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other->number, !=, number);

  store_reopen (&self->store);
  pdf = mpad_report_store_load_pdf (self->store.vault, second->id, &error);
  g_assert_no_error (error);
  paper_assert_sound (pdf);
  text = paper_text (pdf);
  HAS (text, number);
  HAS (text, "versie 2");
  HAS (text, "journaal");
  HAS (text, MOTHER_WORDS);
  LACKS (text, FATHER_WORDS);
}

/* nothing is kept for paper before the question is answered. */
static void
test_keep_asks (Fixture *self, gconstpointer data)
{
  MpadTalkPaperOptions options = { .recipient = self->father->id };
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadReport) report = NULL;

  set_persons (self, self->mother);
  self->father->gezag = self->father->safe_contact = MPAD_UNKNOWN;
  finalize (self);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (keep (self, &options, &error));
      g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
      g_clear_error (&error);
      options.safe_confirmed = TRUE;
    }
  g_assert_cmpint (store_count (&self->store, "SELECT count (*) FROM report"), ==, 0);
  options.gezag_confirmed = TRUE;
  report = keep (self, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/talk-paper/S1-23-sequence", test_sequence);
  TEST ("/talk-paper/S1-23-agreements-with-who-and-when", test_agreements);
  TEST ("/talk-paper/F9-separated-parents", test_separated);
  TEST ("/talk-paper/R-8-absent-carer", test_absent);
  TEST ("/talk-paper/F9-internal-never-on-paper", test_internal);
  TEST ("/talk-paper/R-9-child-words-one-by-one", test_child_words);
  TEST ("/talk-paper/R-8-reaction-of-nobody-left-out", test_unattributed);
  TEST ("/talk-paper/F9-planted-names-found", test_planted);
  TEST ("/talk-paper/R-7-R-8-who-gets-a-copy", test_copies);
  TEST ("/talk-paper/S0-17-withheld-from-absent-carer", test_withheld);
  TEST ("/talk-paper/refuses-unsafe-and-unshared", test_refusals);
  TEST ("/talk-paper/addenda-unless-not-shared", test_addenda);
  TEST ("/talk-paper/F8-kept-with-number-and-version", test_keep);
  TEST ("/talk-paper/R-7-keep-asks-first", test_keep_asks);
  return g_test_run ();
}
