/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the report for one carer. Sentences are our own, at level B1, and speak to the reader
 * ("u"). */
#include "mpad-gespreksverslag.h"

#include "mpad-paper-head.h"
#include "mpad-text.h"

/* S1-23: what the carer says comes before what the school makes of it. */
static const struct
{
  MpadTalkSection section;
  const char *heading;
  const char *heading_absent;
} sections[] = {
  { MPAD_TALK_SEEN, "Wat de school zag", "Wat de school zag" },
  { MPAD_TALK_REACTION, "Wat u vertelde", NULL },
  { MPAD_TALK_MEANING, "Wat wij daarvan denken", "Wat wij daarvan denken" },
};

/* An absent carer told nothing, so words under that name would be a mistake; they are left out. */
static gboolean
is_for (const MpadGespreksverslagInput *input, const MpadTalkItem *item, const MpadTalkCarer *carer)
{
  switch (item->kind)
    {
    case MPAD_TALK_ITEM_CARER_WORDS:
      return g_strcmp0 (item->speaker_id, carer->id) == 0;
    case MPAD_TALK_ITEM_CHILD_WORDS:
      return input->child_words_included;
    case MPAD_TALK_ITEM_TEXT:
      /* Plain text about a reaction is about that carer, and goes to nobody else. */
      return item->section != MPAD_TALK_REACTION || g_strcmp0 (item->speaker_id, carer->id) == 0;
    case MPAD_TALK_ITEM_OBSERVATION:
    default:
      return TRUE;
    }
}

static gboolean
missing (GError **error, const char *field)
{
  g_set_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD,
               "A gespreksverslag needs its field \"%s\"", field);
  return FALSE;
}

static gboolean
check_input (const MpadGespreksverslagInput *input, gsize carer, GError **error)
{
  const struct
  {
    const char *name, *value;
  } required[] = {
    { "school", input->school },
    { "pupil", input->pupil },
    { "date", input->date },
    { "purpose", input->purpose },
  };

  if (carer >= input->n_carers)
    return missing (error, "carer");
  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (mpad_text_is_blank (required[i].value))
      return missing (error, required[i].name);
  for (gsize i = 0; i < input->n_carers; i++)
    {
      if (mpad_text_is_blank (input->carers[i].name))
        return missing (error, "carer's name");
      if (mpad_text_is_blank (input->carers[i].role))
        return missing (error, "carer's role");
      if (mpad_text_is_blank (input->carers[i].id))
        return missing (error, "carer's id");
    }
  for (gsize i = 0; i < input->n_signers; i++)
    if (mpad_text_is_blank (input->signers[i].name))
      return missing (error, "signer's name");
  for (gsize i = 0; i < input->n_items; i++)
    /* Without it nobody knows on whose paper the words may stand. */
    if (input->items[i].kind == MPAD_TALK_ITEM_CARER_WORDS &&
        mpad_text_is_blank (input->items[i].speaker_id))
      return missing (error, "speaker's id");
  return TRUE;
}

static char *
label_of (const MpadTalkItem *item)
{
  gboolean has_speaker = !mpad_text_is_blank (item->speaker),
           has_when = !mpad_text_is_blank (item->when);
  GString *label = NULL;

  switch (item->kind)
    {
    case MPAD_TALK_ITEM_OBSERVATION:
      label = g_string_new (has_speaker ? "Gezien of gehoord door "
                                        : "Gezien of gehoord op school");
      break;
    case MPAD_TALK_ITEM_CARER_WORDS:
      label = g_string_new (has_speaker ? "Woorden van " : "Uw woorden");
      break;
    case MPAD_TALK_ITEM_CHILD_WORDS:
      label = g_string_new (has_speaker ? "Woorden van " : "Woorden van uw kind");
      break;
    case MPAD_TALK_ITEM_TEXT:
    default:
      return NULL;
    }
  if (has_speaker)
    g_string_append (label, item->speaker);
  if (has_when)
    g_string_append_printf (label, " · %s", item->when);
  return g_string_free_and_steal (label);
}

static void
add_item (MpadParentDocument *document, const MpadTalkItem *item)
{
  g_autofree char *label = label_of (item);

  switch (item->kind)
    {
    case MPAD_TALK_ITEM_OBSERVATION:
      mpad_parent_document_add_observation (document, label, item->text);
      break;
    case MPAD_TALK_ITEM_CARER_WORDS:
      mpad_parent_document_add_parent_words (document, label, item->text);
      break;
    case MPAD_TALK_ITEM_CHILD_WORDS:
      mpad_parent_document_add_child_words (document, label, item->text);
      break;
    case MPAD_TALK_ITEM_TEXT:
    default:
      mpad_parent_document_add_paragraph (document, item->text);
      break;
    }
}

static void
add_sections (MpadParentDocument *document,
              const MpadGespreksverslagInput *input,
              const MpadTalkCarer *carer)
{
  for (gsize s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      const char *heading = carer->was_at_talk ? sections[s].heading : sections[s].heading_absent;
      gboolean begun = FALSE;

      if (heading == NULL)
        continue;
      for (gsize i = 0; i < input->n_items; i++)
        {
          const MpadTalkItem *item = &input->items[i];

          if (item->section != sections[s].section || mpad_text_is_blank (item->text) ||
              !is_for (input, item, carer))
            continue;
          if (!begun)
            mpad_parent_document_add_heading (document, 2, heading);
          begun = TRUE;
          add_item (document, item);
        }
    }
}

static const char *const heads[] = { "Wat", "Wie", "Wanneer" };
#define N_HEADS G_N_ELEMENTS (heads)

static void
add_agreements (MpadParentDocument *document,
                const MpadGespreksverslagInput *input,
                const MpadTalkCarer *carer)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *again = NULL;
  gboolean columns = FALSE;

  for (gsize i = 0; i < N_HEADS; i++)
    g_ptr_array_add (cells, (char *) heads[i]);
  for (gsize i = 0; i < input->n_agreements; i++)
    {
      const MpadTalkAgreement *agreement = &input->agreements[i];

      if (mpad_text_is_blank (agreement->text) ||
          (agreement->only_for_id != NULL && g_strcmp0 (agreement->only_for_id, carer->id) != 0))
        continue;
      g_ptr_array_add (cells, (char *) agreement->text);
      g_ptr_array_add (cells, (char *) agreement->who);
      g_ptr_array_add (cells, (char *) agreement->when);
      columns = columns || !mpad_text_is_blank (agreement->who) ||
                !mpad_text_is_blank (agreement->when);
    }
  if (!mpad_text_is_blank (carer->next_appointment))
    again = g_strdup_printf ("Wij spreken elkaar weer: %s.", carer->next_appointment);
  if (cells->len == N_HEADS && again == NULL)
    return;

  mpad_parent_document_add_heading (
    document, 2, carer->was_at_talk ? "Wat wij afspraken" : "Wat er is afgesproken");
  if (columns)
    mpad_parent_document_add_table (document, N_HEADS, cells->len / N_HEADS - 1,
                                    (const char *const *) cells->pdata);
  else
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      for (guint i = N_HEADS; i < cells->len; i += N_HEADS)
        g_ptr_array_add (texts, g_ptr_array_index (cells, i));
      mpad_parent_document_add_bullets (document, (const char *const *) texts->pdata, texts->len);
    }
  if (again != NULL)
    mpad_parent_document_add_paragraph (document, again);
}

/* signing is having seen; not signing needs no reason. */
static void
add_signatures (MpadParentDocument *document,
                const MpadGespreksverslagInput *input,
                const MpadTalkCarer *carer)
{
  static const MpadTextRun meaning[] = {
    { "Tekenen betekent: ik heb dit verslag gezien.", TRUE },
    { " Het betekent niet dat u het ermee eens bent. U hoeft niet te tekenen. U hoeft niet te "
      "zeggen waarom.",
      FALSE },
  };
  static const char *const boxes[] = {
    "Ik ben het eens met dit verslag.",
    "Ik ben het er niet mee eens, of iets klopt niet.",
    "Ik teken liever niet.",
  };
  const MpadSignature own = {
    .name = carer->name,
    .role = carer->role,
    .remark = carer->was_at_talk ? NULL : "was niet bij het gesprek",
    .boxes = boxes,
    .n_boxes = G_N_ELEMENTS (boxes),
  };

  mpad_parent_document_add_heading (document, 2, "Ondertekenen");
  mpad_parent_document_add_notice (document, meaning, G_N_ELEMENTS (meaning));
  mpad_parent_document_add_signature (document, &own);
  for (gsize i = 0; i < input->n_signers; i++)
    {
      const MpadSignature school = { .name = input->signers[i].name,
                                     .role = input->signers[i].role };

      mpad_parent_document_add_signature (document, &school);
    }
  mpad_parent_document_add_heading (document, 3,
                                    "Wilt u iets opmerken of verbeteren? Schrijf het hier.");
  mpad_parent_document_add_writing_lines (document, 4);
}

MpadParentDocument *
mpad_gespreksverslag_new (const MpadGespreksverslagInput *input, gsize carer_index, GError **error)
{
  const MpadTalkCarer *carer;
  MpadParentDocument *document;
  g_autofree char *subtitle = NULL, *about = NULL, *present = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check_input (input, carer_index, error))
    return NULL;
  carer = &input->carers[carer_index];
  subtitle = g_strdup_printf ("exemplaar voor %s", carer->role);
  about = mpad_paper_dup_about (input->pupil, input->group);
  present = mpad_paper_dup_names (input->present, input->n_present);

  {
    const MpadDocumentMeta meta = {
      .title = "Verslag van ons gesprek",
      .subtitle = subtitle,
      .subject = input->pupil,
      .school = input->school,
      .number = input->number,
      .version = input->version,
      .journal_head = input->journal_head,
      .confidential = TRUE,
      .created_us = input->created_us,
    };
    const MpadField fields[] = {
      { "Over", about },
      { "Datum", input->date },
      /* Where the other parent was visited is not an absent parent's to know. */
      { "Plaats", carer->was_at_talk ? input->place : NULL },
      { "Erbij waren", present },
    };

    document = mpad_parent_document_new (&meta);
    mpad_parent_document_add_fields (document, fields, G_N_ELEMENTS (fields));
  }
  mpad_parent_document_add_heading (
    document, 2, carer->was_at_talk ? "Waarom wij met u spraken" : "Waarom dit gesprek er was");
  mpad_parent_document_add_paragraph (document, input->purpose);
  add_sections (document, input, carer);
  add_agreements (document, input, carer);
  add_signatures (document, input, carer);
  return document;
}

gsize
mpad_gespreksverslag_leaves_out (const MpadGespreksverslagInput *input, gsize carer)
{
  gsize n = 0;

  g_return_val_if_fail (input != NULL && carer < input->n_carers, 0);

  for (gsize i = 0; i < input->n_items; i++)
    if (!mpad_text_is_blank (input->items[i].text) &&
        (!is_for (input, &input->items[i], &input->carers[carer]) ||
         (!input->carers[carer].was_at_talk && input->items[i].section == MPAD_TALK_REACTION)))
      n++;
  return n;
}
