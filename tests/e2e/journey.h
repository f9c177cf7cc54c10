/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journeys share: setting up a vault as a new user does, opening one, finding the file. */
#pragma once

#include "mpad-atspi.h"

G_BEGIN_DECLS

#define JOURNEY_SCHOOL "Basisschool De Verzonnen Boom"
#define JOURNEY_NAME "Noor Verzonnen"
#define JOURNEY_PASSPHRASE "zeven paarse kwartels fluiten tegendraads"

/**
 * journey_set_up:
 * @groups: (out): the six groups of the noodsleutelblad as they were shown
 *
 * From the welcome page to the page that says that the vault is ready.
 */
void journey_set_up (MpadUi *ui, char *groups[6]);

/**
 * journey_launch_traced:
 * @calls: which system calls, as strace wants it
 *
 * As mpad_ui_launch(), with strace watching, also after a lock. Each watched call costs time, the
 * others cost nothing.
 *
 * Returns: (transfer full) (nullable): the file with the calls; %NULL when there is no strace here,
 *   which is said
 */
char *journey_launch_traced (MpadUi *ui, const char *calls);

/** journey_unlock: types @passphrase on the unlock page and presses Open. */
void journey_unlock (MpadUi *ui, const char *passphrase);

/** journey_get_vault_path: Returns: (transfer full): where the program puts the school's vault. */
char *journey_get_vault_path (void);

/**
 * journey_set_nth_text:
 * @index: which of the fields called @name, from 0: two may bear one name in two groups
 */
void journey_set_nth_text (MpadUi *ui, const char *name, guint index, const char *text);

/** journey_press_nth: activates the @index-th showing @name of @role, from 0. */
void journey_press_nth (MpadUi *ui, AtspiRole role, const char *name, guint index);

/**
 * journey_make_dossier:
 * @child: first name; the others are Hanna Verzonnen and Bram Voorbeeld, both with gezag
 *
 * Fills in the open dialog of a new dossier, to the page of the first step.
 */
void journey_make_dossier (MpadUi *ui, const char *child);

/** journey_make_final: of the entry that is being written. */
void journey_make_final (MpadUi *ui);

G_END_DECLS
