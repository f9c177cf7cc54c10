/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The noodsleutelblad: the code that opens the vault when nobody knows a passphrase any more, with
 * what it is, where it is kept and who may use it (security.md 6.3). Made once, at creation or
 * renewal; the code is ordinary memory while the paper exists, so the caller drops document and
 * pages as soon as the sheet was printed and the groups typed back. Never kept in the vault,
 * and its check number, which is made of the code too, is not recorded either. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

#define MPAD_NOODSLEUTELBLAD_GROUPS 6

/**
 * MpadNoodsleutelbladInput:
 * @groups: six groups of the code
 * @vault_id: the container's UUID, to know which vault it opens
 * @made_on: "22 november 2026"
 * @fingerprint: (nullable): of the vault's signing key
 */
typedef struct
{
  MpadPaperHead head;
  const char *groups[MPAD_NOODSLEUTELBLAD_GROUPS];
  const char *vault_id;
  const char *made_on;
  const char *fingerprint;
} MpadNoodsleutelbladInput;

/** mpad_noodsleutelblad_new: Returns: (transfer full) (nullable): the paper, audience school. */
MpadDocument *mpad_noodsleutelblad_new (const MpadNoodsleutelbladInput *input, GError **error);

G_END_DECLS
