/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of an entry. */
#include "config.h"

#include "mpad-entry-text.h"

#include <glib/gi18n.h>

#include "mpad-body-view.h"
#include "mpad-details.h"
#include "mpad-entry-keys.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-text.h"

static void
add_line (GString *text, const char *label, const char *value)
{
  if (!mpad_text_is_blank (value))
    g_string_append_printf (text, "%s: %s\n", label, value);
}

static void
add_statement (GString *text, const MpadStatement *statement, const MpadDossier *dossier)
{
  const MpadPerson *person = statement->person_id != NULL
                               ? mpad_dossier_get_person (dossier, statement->person_id)
                               : NULL;
  g_autofree char *name = person != NULL ? mpad_person_dup_name (person) : NULL;
  const char *who = name != NULL                             ? name
                    : !mpad_text_is_blank (statement->owner) ? statement->owner
                                                             : statement->source;
  g_autofree char *label = mpad_text_is_blank (who)
                             ? g_strdup (mpad_label_statement_kind (statement->kind))
                             : g_strdup_printf ("%s (%s)",
                                                mpad_label_statement_kind (statement->kind), who);

  add_line (text, label, statement->text);
  add_line (text, _ ("How does this person know?"), statement->source_how);
  add_line (text, _ ("What makes this person qualified?"), statement->qualification);
  if (statement->mark != MPAD_MARK_NEUTRAL)
    g_string_append_printf (text, "%s\n", mpad_label_mark (statement->mark));
}

char *
mpad_entry_text_dup (const MpadEntry *entry,
                     const MpadDossier *dossier,
                     const MpadProtocol *protocol)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = mpad_label_entry (entry, protocol);
  g_autofree char *when = mpad_format_happened (entry);
  guint n;
  const MpadDetail *details = mpad_details_for (entry->kind, mpad_entry_get (entry, MPAD_KEY_FACT),
                                                &n);

  g_string_append_printf (text, "%s\n", title);
  add_line (text, _ ("Happened on"), when);
  add_line (text, _ ("Where"), entry->place);
  add_line (text, _ ("Situation"), entry->situation);
  add_line (text, _ ("Others present"), entry->present);
  add_line (text, _ ("Noticed by"), entry->observed_by);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = mpad_detail_dup_text (&details[i], entry, dossier, protocol);

      if (value != NULL && details[i].label != NULL)
        add_line (text, _ (details[i].label), value);
    }
  for (guint i = 0; i < entry->statements->len; i++)
    add_statement (text, g_ptr_array_index (entry->statements, i), dossier);
  if (mpad_entry_has_marks (entry))
    {
      g_autoptr (GPtrArray) marks = mpad_entry_dup_marks (entry);

      g_string_append_printf (text, "%s\n", _ ("Marks on the body"));
      for (guint i = 0; i < marks->len; i++)
        {
          g_autofree char *line = mpad_label_body_mark (g_ptr_array_index (marks, i), i + 1);

          g_string_append_printf (text, "%s\n", line);
        }
    }
  if (entry->shared != MPAD_UNKNOWN)
    add_line (text, _ ("May parents see this by default?"), mpad_label_yes_no (entry->shared));
  add_line (text, _ ("Why?"), entry->shared_reason);
  return g_string_free_and_steal (text);
}
