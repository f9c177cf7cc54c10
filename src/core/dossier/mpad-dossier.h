/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier with everything in it, as loaded from the vault: people, case team, entries, tasks.
 * A value; changing it changes nothing in the vault (the stores do). */
#pragma once

#include "mpad-entry.h"
#include "mpad-person.h"
#include "mpad-report.h"
#include "mpad-task.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_DOSSIER_OPEN,
  MPAD_DOSSIER_CLOSED,
} MpadDossierState;

/** MpadTeamMember: somebody of the case team; @staff_id may be NULL for a name only. */
typedef struct
{
  char *staff_id;
  char *name;
  char *role_id;
} MpadTeamMember;

/** The dossier moved to another protocol or version. */
#define MPAD_DOSSIER_EVENT_PROTOCOL "protocol"

/**
 * MpadDossierEvent: opened, closed, reopened or moved, with its reason; history stays.
 * @event: "open", "close", "reopen" or MPAD_DOSSIER_EVENT_PROTOCOL
 * @reason: (nullable): of a move three lines: the old "id@version", the new one, and why
 * @happened: local "2026-11-11T13:05"
 * @actor: (nullable): staff id
 */
typedef struct
{
  char *event;
  char *happened;
  char *reason;
  char *actor;
} MpadDossierEvent;

/**
 * MpadDossier:
 * @number: short number for the footer of documents and the LAS line: "2026-014"
 * @protocol_id, @protocol_version: frozen at opening
 * @involved: is somebody of the team family or involved
 * @people: (element-type MpadPerson): the pupil first
 * @entries: (element-type MpadEntry): sorted by happened, then recorded_seq
 * @events: (element-type MpadDossierEvent): in order
 * @reports: (element-type MpadReport): newest first, without their pages
 */
typedef struct
{
  char *id;
  char *number;
  MpadDossierState state;
  char *protocol_id;
  char *protocol_version;
  char *opened;
  char *closed;
  MpadYesNo involved;
  char *involved_note;
  GPtrArray *people;
  GPtrArray *team;
  GPtrArray *entries;
  GPtrArray *tasks;
  GPtrArray *events;
  GPtrArray *reports;
} MpadDossier;

MpadDossier *mpad_dossier_new (void);
void mpad_dossier_free (MpadDossier *self);
MpadTeamMember *mpad_team_member_new (void);
void mpad_team_member_free (MpadTeamMember *self);
MpadDossierEvent *mpad_dossier_event_new (void);
void mpad_dossier_event_free (MpadDossierEvent *self);

/** mpad_dossier_get_pupil: Returns: (transfer none) (nullable) */
MpadPerson *mpad_dossier_get_pupil (const MpadDossier *self);
MpadPerson *mpad_dossier_get_person (const MpadDossier *self, const char *person_id);
MpadEntry *mpad_dossier_get_entry (const MpadDossier *self, const char *entry_id);

/**
 * MpadDossierSummary:
 * A row of the home page; the state of the steps is made by the app from the engine.
 * @group, @birth_date, @last_happened: (nullable)
 */
typedef struct
{
  char *id;
  char *number;
  char *pupil_name;
  char *group;
  char *birth_date;
  MpadDossierState state;
  char *last_happened;
  gint64 n_entries;
  gint64 n_drafts;
  gint64 n_open_hypotheses;
} MpadDossierSummary;

void mpad_dossier_summary_free (MpadDossierSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadDossier, mpad_dossier_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadDossierSummary, mpad_dossier_summary_free)

G_END_DECLS
