/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Defines the error quarks of core; holds no messages. */
#include "mpad-error.h"

G_DEFINE_QUARK (mpad - vault - error, mpad_vault_error)
G_DEFINE_QUARK (mpad - protocol - error, mpad_protocol_error)
G_DEFINE_QUARK (mpad - record - error, mpad_record_error)
G_DEFINE_QUARK (mpad - document - error, mpad_document_error)
