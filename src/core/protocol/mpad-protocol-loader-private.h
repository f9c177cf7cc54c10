/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the loader share. */
#pragma once

#include "mpad-condition.h"
#include "mpad-protocol-loader.h"

G_BEGIN_DECLS

/**
 * MpadLoad: one file while it is loaded, on top of what was loaded before (the practice rules).
 * @where: element → MpadJsonPlace, for faults that are found when everything is read
 * @rules: rules of the element around the one that is read; an element without rules has these
 */
typedef struct
{
  MpadJsonInput input;
  MpadProtocol *protocol;
  GHashTable *where;
  gboolean base;
  char **rules;
} MpadLoad;

typedef gpointer (*MpadLoadFunc) (MpadLoad *load, MpadJsonObject *object);

/** mpad_load_list: reads the array in @key into @list, refusing ids that are there already. */
void mpad_load_list (MpadLoad *load,
                     MpadJsonObject *parent,
                     const char *key,
                     gboolean required,
                     GPtrArray *list,
                     MpadLoadFunc func);
/** mpad_load_new_list: as mpad_load_list(), into a list of its own. */
GPtrArray *mpad_load_new_list (
  MpadLoad *load, MpadJsonObject *parent, const char *key, gboolean required, MpadLoadFunc func);
/** mpad_load_rules: the object's own "rules", or those around it. */
char **mpad_load_rules (MpadLoad *load, MpadJsonObject *object);

gpointer mpad_load_line (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_task (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_step (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_talk (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_age_rule (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_kader (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_decision (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_deadline (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_closing (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_notice (MpadLoad *load, MpadJsonObject *object);
gpointer mpad_load_lock (MpadLoad *load, MpadJsonObject *object);
/**
 * mpad_load_branch: Returns: (nullable): %NULL when the object only adds to a branch of the base.
 */
gpointer mpad_load_branch (MpadLoad *load, MpadJsonObject *object);

/** mpad_protocol_check: references, actions, dead ends; resolves "@ib", "@talk" … to ids. */
gboolean mpad_protocol_check (MpadLoad *load);
void mpad_protocol_check_kaders (MpadLoad *load);
/** mpad_load_fail: a fault at @element, or at its field @key. */
void mpad_load_fail (MpadLoad *load,
                     gconstpointer element,
                     const char *key,
                     MpadProtocolError code,
                     const char *what,
                     const char *mend);

/** mpad_action_is_known: whether @action is one of MPAD_ACTION_…. */
gboolean mpad_action_is_known (const char *action);
/** mpad_action_can_lock: whether a rule may stop it; never when it records. */
gboolean mpad_action_can_lock (const char *action);
/** mpad_action_list: all actions, with commas between. */
const char *mpad_action_list (void);

G_END_DECLS
