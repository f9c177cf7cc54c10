/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier that grows by one event at a time, for the property tests of the engine. */
#pragma once

#include "protocol-tools.h"

G_BEGIN_DECLS

/* How long a walk is: "every state within twelve events". */
#define WALK_EVENTS 12

/** Walk: the dossier as lines of tools_add(), so that it can be evaluated on another day. */
typedef struct
{
  MpadProtocol *protocol;
  GPtrArray *lines;
  GDate today;
  guint minute;
} Walk;

/** walk_is_long: Returns: whether MELDPAD_LONG=1 asks for the long run. */
gboolean walk_is_long (void);
/** walk_begin: an empty dossier of @protocol (not owned) on 10 November 2026. */
void walk_begin (Walk *walk, MpadProtocol *protocol);
void walk_end (Walk *walk);
/** walk_add: something happens, a second after what happened last; @format: its keys. */
void walk_add (Walk *walk, const char *kind, const char *step, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
/** walk_facts: @order: (nullable): the order of recording. */
MpadFacts *walk_facts (Walk *walk, guint *order);
MpadGuidance *walk_look (Walk *walk);
/** walk_tell: says what happened, before a test fails. */
void walk_tell (Walk *walk);
/** walk_check: everything the interface shows is there; the next action may be done. */
void walk_check (Walk *walk, const MpadGuidance *guidance);
/** walk_day_of: Returns: (transfer full): the ISO date. */
char *walk_day_of (const GDate *date);
/** walk_ground_of: a ground on which @talk may be left out, or "geen". */
const char *walk_ground_of (Walk *walk, const char *talk);

G_END_DECLS
