/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the protocols of the vault. A row of the table holds either a protocol as it came, or
 * adjustments that lie over a row of the first kind; never over other adjustments. */
#include "mpad-protocol-store.h"

#include "mpad-dossier-facts.h"
#include "mpad-dossier-store.h"
#include "mpad-error.h"
#include "mpad-protocol-loader.h"
#include "mpad-record-store.h"
#include "mpad-school-store.h"
#include "mpad-clock.h"

void
mpad_stored_protocol_free (MpadStoredProtocol *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->version);
  g_free (self->hash);
  g_free (self->base_version);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_free (self);
}

static GBytes *
get_json (MpadVault *vault, const char *id, const char *version, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *json = mpad_school_store_get_protocol (vault, id, version, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (json == NULL)
    mpad_store_not_found ("protocol", error);
  return json;
}

static MpadProtocol *
load_json (MpadVault *vault, const char *id, GBytes *json, GError **error)
{
  g_autofree char *base_id = NULL;
  g_autofree char *base_version = NULL;
  g_autoptr (GBytes) base = NULL;

  if (!mpad_protocol_overlay_find_base (json, &base_id, &base_version))
    return mpad_protocol_load_bytes (json, id, error);
  base = get_json (vault, base_id, base_version, error);
  return base != NULL ? mpad_protocol_overlay_load (base, json, id, error) : NULL;
}

MpadProtocol *
mpad_protocol_store_load (MpadVault *vault, const char *id, const char *version, GError **error)
{
  g_autoptr (GBytes) json = get_json (vault, id, version, error);

  return json != NULL ? load_json (vault, id, json, error) : NULL;
}

static MpadStoredProtocol *
read_row (MpadVault *vault, MpadStmt *stmt, GError **error)
{
  g_autoptr (MpadStoredProtocol) stored = g_new0 (MpadStoredProtocol, 1);
  g_autoptr (GBytes) json = mpad_stmt_dup_bytes (stmt, 2);

  stored->id = mpad_stmt_dup_text (stmt, 0);
  stored->version = mpad_stmt_dup_text (stmt, 1);
  stored->added_us = mpad_stmt_get_int (stmt, 3);
  stored->n_dossiers = mpad_stmt_get_int (stmt, 4);
  stored->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  mpad_protocol_overlay_find_base (json, NULL, &stored->base_version);
  stored->protocol = load_json (vault, stored->id, json, error);
  return stored->protocol != NULL ? g_steal_pointer (&stored) : NULL;
}

GPtrArray *
mpad_protocol_store_list (MpadVault *vault, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    mpad_vault_get_db (vault),
    "SELECT id, version, json, added_us, (SELECT count (*) FROM dossier"
    "  WHERE protocol_id = protocol.id AND protocol_version = protocol.version)"
    " FROM protocol ORDER BY added_us DESC, id, version",
    error);
  g_autoptr (GPtrArray)
    list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_stored_protocol_free);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadStoredProtocol *stored = read_row (vault, stmt, error);

      if (stored == NULL)
        return NULL;
      g_ptr_array_add (list, stored);
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* choosing */

typedef struct
{
  GBytes *json; /* (nullable): for choose */
  const char *id, *version;
  const MpadProtocolOverlay *overlay;
} Choice;

static gboolean
choose_kept (MpadVault *vault, gpointer data, GError **error)
{
  Choice *choice = data;
  g_autoptr (MpadSchool) school = mpad_school_store_load (vault, error);
  g_autofree char *object = g_strdup_printf ("%s@%s", choice->id, choice->version);
  g_autoptr (MpadProtocol) protocol = NULL;

  if (school == NULL)
    return FALSE;
  protocol = mpad_protocol_store_load (vault, choice->id, choice->version, error);
  if (protocol == NULL)
    return FALSE;
  if (g_strcmp0 (school->protocol_id, choice->id) == 0 &&
      g_strcmp0 (school->protocol_version, choice->version) == 0)
    return TRUE;
  g_set_str (&school->protocol_id, choice->id);
  g_set_str (&school->protocol_version, choice->version);
  g_set_str (&school->record_place, protocol->dossier_place);
  return mpad_school_store_save (vault, school, error) &&
         mpad_vault_journal (vault, "protocol.choose", "protocol", object, NULL, error);
}

static gboolean
choose (MpadVault *vault, gpointer data, GError **error)
{
  Choice *choice = data;
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_bytes (choice->json, "protocol", error);

  if (protocol == NULL ||
      !mpad_school_store_put_protocol (vault, protocol->id, protocol->version, choice->json, error))
    return FALSE;
  choice->id = protocol->id;
  choice->version = protocol->version;
  return choose_kept (vault, choice, error);
}

gboolean
mpad_protocol_store_choose (MpadVault *vault, GBytes *json, GError **error)
{
  Choice choice = { .json = json };

  g_return_val_if_fail (json != NULL, FALSE);

  return mpad_vault_transact (vault, choose, &choice, error);
}

gboolean
mpad_protocol_store_choose_kept (MpadVault *vault,
                                 const char *id,
                                 const char *version,
                                 GError **error)
{
  Choice choice = { .id = id, .version = version };

  return mpad_vault_transact (vault, choose_kept, &choice, error);
}

/* The first free number after the version: "2026.1+3". */
static char *
next_version (MpadVault *vault, const char *id, const char *base, GError **error)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *version = g_strdup_printf ("%s+%u", base, number);
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) taken = mpad_school_store_get_protocol (vault, id, version, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (taken == NULL)
        return g_steal_pointer (&version);
    }
}

static gboolean
adjust (MpadVault *vault, gpointer data, GError **error)
{
  Choice *choice = data;
  g_autoptr (MpadSchool) school = mpad_school_store_load (vault, error);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) base_json = NULL;
  g_autoptr (GBytes) overlay = NULL;
  g_autoptr (MpadProtocol) base = NULL;
  g_autoptr (MpadProtocol) result = NULL;
  g_autofree char *base_version = NULL;
  g_autofree char *version = NULL;

  if (school == NULL)
    return FALSE;
  json = get_json (vault, school->protocol_id, school->protocol_version, error);
  if (json == NULL)
    return FALSE;
  if (!mpad_protocol_overlay_find_base (json, NULL, &base_version))
    base_version = g_strdup (school->protocol_version);
  base_json = get_json (vault, school->protocol_id, base_version, error);
  if (base_json == NULL)
    return FALSE;
  base = mpad_protocol_load_bytes (base_json, school->protocol_id, error);
  version = base != NULL ? next_version (vault, base->id, base_version, error) : NULL;
  if (version == NULL)
    return FALSE;
  overlay = mpad_protocol_overlay_print (choice->overlay, base, version);
  choice->id = school->protocol_id;
  choice->version = base_version;
  if (overlay != NULL)
    {
      result = mpad_protocol_overlay_load (base_json, overlay, school->protocol_id, error);
      if (result == NULL ||
          !mpad_school_store_put_protocol (vault, base->id, version, overlay, error))
        return FALSE;
      choice->version = version;
    }
  return choose_kept (vault, choice, error);
}

gboolean
mpad_protocol_store_adjust (MpadVault *vault, const MpadProtocolOverlay *overlay, GError **error)
{
  Choice choice = { .overlay = overlay };

  g_return_val_if_fail (overlay != NULL, FALSE);

  return mpad_vault_transact (vault, adjust, &choice, error);
}

/* moving a dossier */

static gboolean
has_question (const MpadProtocol *protocol, const char *kader_id, const char *question_id)
{
  const MpadProtocolKader *kader = mpad_protocol_find_kader (protocol, kader_id);

  return kader != NULL &&
         (question_id == NULL || mpad_protocol_kader_find_question (kader, question_id) != NULL);
}

static void
look_for (GPtrArray *lost, const char *id, gboolean known, gboolean stays)
{
  if (known && !stays && !g_ptr_array_find_with_equal_func (lost, id, g_str_equal, NULL))
    g_ptr_array_add (lost, g_strdup (id));
}

GPtrArray *
mpad_protocol_store_lost (const MpadProtocol *from, const MpadProtocol *to, const MpadFacts *facts)
{
  GPtrArray *lost = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list = mpad_facts_get_facts (facts);

  for (guint i = 0; i < list->len; i++)
    {
      const MpadFact *fact = g_ptr_array_index (list, i);
      const char *const steps[] = { fact->step, mpad_fact_get (fact, "to") };
      const char *talk = mpad_fact_get (fact, "talk");
      const char *kader = mpad_fact_get (fact, "kader");
      const char *question = mpad_fact_get (fact, "question");
      const char *branch = mpad_fact_get (fact, "branch");

      for (gsize s = 0; s < G_N_ELEMENTS (steps); s++)
        if (steps[s] != NULL)
          look_for (lost, steps[s], mpad_protocol_find_step (from, steps[s]) != NULL,
                    mpad_protocol_find_step (to, steps[s]) != NULL);
      if (talk != NULL)
        look_for (lost, talk, mpad_protocol_find_talk_kind (from, talk) != NULL,
                  mpad_protocol_find_talk_kind (to, talk) != NULL);
      if (kader != NULL)
        look_for (lost, kader, has_question (from, kader, NULL), has_question (to, kader, NULL));
      if (question != NULL)
        look_for (lost, question, has_question (from, kader, question),
                  has_question (to, kader, question));
      if (branch != NULL)
        look_for (lost, branch, mpad_protocol_find_branch (from, branch) != NULL,
                  mpad_protocol_find_branch (to, branch) != NULL);
    }
  return lost;
}

/* The role in @to that does what @id does in @from: teacher, ib and lead have one each. */
static const MpadProtocolRole *
same_role (const MpadProtocol *from, const MpadProtocol *to, const char *id)
{
  const MpadProtocolRole *role = mpad_protocol_find_role (from, id);

  if (role == NULL || g_str_equal (role->function, "other") || g_str_equal (role->function, "team"))
    return NULL;
  for (guint i = 0; i < to->roles->len; i++)
    {
      const MpadProtocolRole *other = g_ptr_array_index (to->roles, i);

      if (g_str_equal (other->function, role->function))
        return other;
    }
  return NULL;
}

/* Who is an IB'er in the one protocol is the ondersteuningscoach in the other. Somebody whose role
 * has no like there keeps it: a person says what it is to be. */
static gboolean
move_team (MpadVault *vault,
           MpadDossier *dossier,
           const MpadProtocol *from,
           const MpadProtocol *to,
           GError **error)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < dossier->team->len; i++)
    {
      MpadTeamMember *member = g_ptr_array_index (dossier->team, i);
      const MpadProtocolRole *role = NULL;

      if (member->role_id != NULL && mpad_protocol_find_role (to, member->role_id) == NULL)
        role = same_role (from, to, member->role_id);
      if (role != NULL)
        changed |= g_set_str (&member->role_id, role->id);
    }
  return !changed || mpad_dossier_store_set_team (vault, dossier->id, dossier->team, error);
}

typedef struct
{
  const char *dossier_id, *id, *version, *reason;
} Move;

static gboolean
move_dossier (MpadVault *vault, gpointer data, GError **error)
{
  Move *move = data;
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, move->dossier_id, error);
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadProtocol) from = NULL;
  g_autoptr (MpadProtocol) to = NULL;
  g_autoptr (MpadFacts) facts = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  if (dossier == NULL)
    return FALSE;
  from = mpad_protocol_store_load (vault, dossier->protocol_id, dossier->protocol_version, error);
  to = from != NULL ? mpad_protocol_store_load (vault, move->id, move->version, error) : NULL;
  if (to == NULL)
    return FALSE;
  facts = mpad_dossier_facts_new (dossier, today);
  lost = mpad_protocol_store_lost (from, to, facts);
  if (lost->len > 0)
    {
      g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED,
                   "%u things that the dossier speaks of are not in %s %s", lost->len, move->id,
                   move->version);
      return FALSE;
    }
  return move_team (vault, dossier, from, to, error) &&
         mpad_dossier_store_set_protocol (vault, move->dossier_id, move->id, move->version,
                                          move->reason, error);
}

gboolean
mpad_protocol_store_move_dossier (MpadVault *vault,
                                  const char *dossier_id,
                                  const char *id,
                                  const char *version,
                                  const char *reason,
                                  GError **error)
{
  Move move = { dossier_id, id, version, reason };

  g_return_val_if_fail (dossier_id != NULL && id != NULL && version != NULL, FALSE);

  return mpad_vault_transact (vault, move_dossier, &move, error);
}
