/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology of a dossier through filters (F5). Pure; the screen and the printed chronology use
 * the same function, so that paper and view are equal. */
#pragma once

#include "mpad-dossier.h"

G_BEGIN_DECLS

/**
 * MpadTimelineFilter:
 * What is zero or %NULL lets everything through.
 * @step_id: only of this step
 * @kinds: bits 1 << MpadEntryKind
 * @author: staff id of who entered it, or the name of who observed it
 * @author_name: with @author an id: the name under which the same person may have observed it
 * @shared: only what parents may see by default, or only what they may not
 * @state: -1 for all, else MpadEntryState
 * @from, @until: ISO dates of happening, both included; a period counts when it touches them
 * @superseded: also versions that a correction took the place of
 */
typedef struct
{
  const char *step_id;
  guint kinds;
  const char *author;
  const char *author_name;
  MpadYesNo shared;
  int state;
  const char *from;
  const char *until;
  gboolean superseded;
} MpadTimelineFilter;

#define MPAD_TIMELINE_ALL { .state = -1 }

/**
 * mpad_timeline_new:
 *
 * Returns: (transfer container) (element-type MpadEntry): by happened, then in the order of
 * recording
 */
GPtrArray *mpad_timeline_new (const MpadDossier *dossier, const MpadTimelineFilter *filter);

G_END_DECLS
