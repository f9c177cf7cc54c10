/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact sheet for the wall of the team room: whom to call, for what, when, with source and
 * date of each number. Holds nothing of any case; a number that nobody checked says so. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadContactkaartContact:
 * @name: "Veilig Thuis"
 * @purpose: (nullable): when to call it, in a sentence
 * @phone: (nullable): as it is dialled; without one the contact is left out
 * @when: (nullable): "dag en nacht"
 * @source: (nullable): where the number comes from
 * @checked_on: (nullable): "1 november 2026"
 * @verified: whether somebody checked the number
 * @acute: printed at the top, for acute danger
 */
typedef struct
{
  const char *name;
  const char *purpose;
  const char *phone;
  const char *when;
  const char *source;
  const char *checked_on;
  gboolean verified;
  gboolean acute;
} MpadContactkaartContact;

/** mpad_contactkaart_new: Returns: (transfer full) (nullable): the paper, audience wall. */
MpadDocument *mpad_contactkaart_new (const MpadPaperHead *head,
                                     const MpadContactkaartContact *contacts,
                                     gsize n_contacts,
                                     GError **error);

G_END_DECLS
