/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's own adjustments of a protocol: names of functions, letters, deciders, who reports, who
 * is informed after a step, regional contacts. Written as a small JSON file of its own, so that the
 * bytes of the protocol stay as they came and every adjustment is a version to go back to. The
 * format is in data/protocols/FORMAT.md. Reaches no rule, no lock, no question and no branch: what
 * is not named here cannot be adjusted. Stores nothing. */
#pragma once

#include "mpad-protocol.h"

G_BEGIN_DECLS

/**
 * MpadOverlayRole, MpadOverlayDecision, MpadOverlayNotify, MpadOverlayContact: the values that can
 * be adjusted, owned and free to change with g_set_str().
 */
typedef struct
{
  char *id;
  char *name;
} MpadOverlayRole;

typedef struct
{
  char *id;       /* "melden" or "hulp" */
  char *label;    /* (nullable): the school's own letters (B-1) */
  GStrv deciders; /* role ids */
  GStrv makers;   /* role ids */
} MpadOverlayDecision;

/** @id: (nullable): %NULL for one that the school added and that was not written yet. */
typedef struct
{
  char *id;
  char *step; /* step id */
  char *role; /* role id */
  char *text;
} MpadOverlayNotify;

typedef struct
{
  char *id;
  char *title;
  char *phone; /* (nullable) */
} MpadOverlayContact;

/**
 * MpadProtocolOverlay: what a protocol says now of everything that can be adjusted.
 * @roles, @decisions, @notify, @contacts: one element for each in the protocol; notify rules may be
 *   added and removed
 */
typedef struct
{
  GPtrArray *roles;     /* MpadOverlayRole */
  GPtrArray *decisions; /* MpadOverlayDecision */
  GPtrArray *notify;    /* MpadOverlayNotify, in the order of the steps */
  GPtrArray *contacts;  /* MpadOverlayContact: those that the school fills in itself */
  char *kader;          /* id of the kader that the school answers (S4-10) */
} MpadProtocolOverlay;

/** mpad_protocol_overlay_new: Returns: (transfer full): the values of @protocol as they stand. */
MpadProtocolOverlay *mpad_protocol_overlay_new (const MpadProtocol *protocol);
MpadProtocolOverlay *mpad_protocol_overlay_copy (const MpadProtocolOverlay *self);
void mpad_protocol_overlay_free (MpadProtocolOverlay *self);
void mpad_overlay_notify_free (MpadOverlayNotify *self);
/** mpad_protocol_overlay_add_notify: Returns: (transfer none): a new rule at the end. */
MpadOverlayNotify *mpad_protocol_overlay_add_notify (MpadProtocolOverlay *self,
                                                     const char *step,
                                                     const char *role,
                                                     const char *text);

/**
 * mpad_protocol_overlay_print:
 * @base: the protocol without adjustments
 * @version: what the adjusted protocol is called
 *
 * Returns: (transfer full) (nullable): JSON with only what differs from @base; %NULL when nothing
 * does
 */
GBytes *mpad_protocol_overlay_print (const MpadProtocolOverlay *self,
                                     const MpadProtocol *base,
                                     const char *version);

/**
 * mpad_protocol_overlay_find_base:
 * @json: a protocol or adjustments
 * @id, @version: (out) (optional): (transfer full): of the protocol that is adjusted
 *
 * Returns: whether @json holds adjustments
 */
gboolean mpad_protocol_overlay_find_base (GBytes *json, char **id, char **version);

/**
 * mpad_protocol_overlay_load:
 * @base: the JSON of the protocol
 * @overlay: the JSON of the adjustments
 * @name: what to call the adjustments in messages
 *
 * Applies the adjustments and checks the result with the loader, like any protocol.
 *
 * Returns: (transfer full): the adjusted protocol
 */
MpadProtocol *
mpad_protocol_overlay_load (GBytes *base, GBytes *overlay, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadProtocolOverlay, mpad_protocol_overlay_free)

G_END_DECLS
