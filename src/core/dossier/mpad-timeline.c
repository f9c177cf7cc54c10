/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the filters of the chronology. */
#include "mpad-timeline.h"

#include <string.h>

#include "mpad-entry-versions.h"

static gboolean
passes (const MpadEntry *entry, const MpadTimelineFilter *filter)
{
  const char *last = entry->happened_until != NULL ? entry->happened_until : entry->happened;

  if (filter->step_id != NULL && g_strcmp0 (entry->step_id, filter->step_id) != 0)
    return FALSE;
  if (filter->kinds != 0 && (filter->kinds & 1u << entry->kind) == 0)
    return FALSE;
  if (filter->author != NULL && g_strcmp0 (entry->entered_by, filter->author) != 0 &&
      g_strcmp0 (entry->observed_by, filter->author) != 0 &&
      (filter->author_name == NULL || g_strcmp0 (entry->observed_by, filter->author_name) != 0))
    return FALSE;
  if (filter->shared != MPAD_UNKNOWN && entry->shared != filter->shared)
    return FALSE;
  if (filter->state >= 0 && (int) entry->state != filter->state)
    return FALSE;
  /* The first ten letters are the day. */
  if (filter->from != NULL && strncmp (last, filter->from, 10) < 0)
    return FALSE;
  return filter->until == NULL || strncmp (entry->happened, filter->until, 10) <= 0;
}

GPtrArray *
mpad_timeline_new (const MpadDossier *dossier, const MpadTimelineFilter *filter)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) superseded = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dossier->entries->len && !filter->superseded; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->state == MPAD_ENTRY_FINAL && mpad_entry_is_correction (entry))
        g_hash_table_add (superseded, entry->amends);
    }
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (!g_hash_table_contains (superseded, entry->id) && passes (entry, filter))
        g_ptr_array_add (list, entry);
    }
  return list;
}
