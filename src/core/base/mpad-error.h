/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every error domain of core with its codes. Core messages are English, for logs, and never hold
 * case data; the program maps (domain, code) to a translated sentence in mpad-error-text.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MPAD_VAULT_ERROR (mpad_vault_error_quark ())
GQuark mpad_vault_error_quark (void);

/**
 * MpadVaultError:
 * @MPAD_VAULT_ERROR_WRONG_KEY: no slot opens with this passphrase or recovery code
 * @MPAD_VAULT_ERROR_NOT_A_VAULT: the file is not a Meldpad container
 * @MPAD_VAULT_ERROR_HEADER: both header copies are damaged
 * @MPAD_VAULT_ERROR_CORRUPT: the passphrase was right, but the data behind it is damaged
 * @MPAD_VAULT_ERROR_TOO_NEW: container or schema version is newer than this program knows
 * @MPAD_VAULT_ERROR_BUSY: another process has the vault open for writing
 * @MPAD_VAULT_ERROR_READ_ONLY: the file or its folder cannot be written
 * @MPAD_VAULT_ERROR_FULL: the disk is full; nothing was changed
 * @MPAD_VAULT_ERROR_IO: the medium failed
 * @MPAD_VAULT_ERROR_EXISTS: a file with that name is there already
 * @MPAD_VAULT_ERROR_MISSING: the file is not there
 * @MPAD_VAULT_ERROR_UNPROVEN: the start-up proof that data is written encrypted failed
 * @MPAD_VAULT_ERROR_CONSTRAINT: a rule of the schema refused the change
 * @MPAD_VAULT_ERROR_CONFLICT: the record was changed by somebody else in the meantime
 * @MPAD_VAULT_ERROR_LOCKED: the vault is not open
 * @MPAD_VAULT_ERROR_POLICY: the request is below policy (passphrase too weak, too many slots)
 * @MPAD_VAULT_ERROR_CANCELLED: the user stopped it
 * @MPAD_VAULT_ERROR_JOURNAL: the journal's hash chain does not hold
 * @MPAD_VAULT_ERROR_REPLACED: another file lies where the open vault was; nothing was written
 */
typedef enum
{
  MPAD_VAULT_ERROR_WRONG_KEY,
  MPAD_VAULT_ERROR_NOT_A_VAULT,
  MPAD_VAULT_ERROR_HEADER,
  MPAD_VAULT_ERROR_CORRUPT,
  MPAD_VAULT_ERROR_TOO_NEW,
  MPAD_VAULT_ERROR_BUSY,
  MPAD_VAULT_ERROR_READ_ONLY,
  MPAD_VAULT_ERROR_FULL,
  MPAD_VAULT_ERROR_IO,
  MPAD_VAULT_ERROR_EXISTS,
  MPAD_VAULT_ERROR_MISSING,
  MPAD_VAULT_ERROR_UNPROVEN,
  MPAD_VAULT_ERROR_CONSTRAINT,
  MPAD_VAULT_ERROR_CONFLICT,
  MPAD_VAULT_ERROR_LOCKED,
  MPAD_VAULT_ERROR_POLICY,
  MPAD_VAULT_ERROR_CANCELLED,
  MPAD_VAULT_ERROR_JOURNAL,
  MPAD_VAULT_ERROR_REPLACED,
} MpadVaultError;

#define MPAD_PROTOCOL_ERROR (mpad_protocol_error_quark ())
GQuark mpad_protocol_error_quark (void);

/** MpadProtocolError: why a protocol, contact or guidance file was refused; the message holds
 * file, JSON path, what is wrong and how to mend it. */
typedef enum
{
  MPAD_PROTOCOL_ERROR_READ,
  MPAD_PROTOCOL_ERROR_SYNTAX,
  MPAD_PROTOCOL_ERROR_MISSING,
  MPAD_PROTOCOL_ERROR_TYPE,
  MPAD_PROTOCOL_ERROR_VALUE,
  MPAD_PROTOCOL_ERROR_DUPLICATE,
  MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
  MPAD_PROTOCOL_ERROR_DEAD_END,
  MPAD_PROTOCOL_ERROR_VERSION,
  MPAD_PROTOCOL_ERROR_TOO_LARGE,
} MpadProtocolError;

#define MPAD_RECORD_ERROR (mpad_record_error_quark ())
GQuark mpad_record_error_quark (void);

/**
 * MpadRecordError:
 * @MPAD_RECORD_ERROR_NOT_FOUND: no such record
 * @MPAD_RECORD_ERROR_FINAL: the entry is final; only an addendum is possible
 * @MPAD_RECORD_ERROR_SOURCE_MISSING: a statement of a third party has no source (S1-6)
 * @MPAD_RECORD_ERROR_OWNER_MISSING: a hypothesis has no owner (S1-6)
 * @MPAD_RECORD_ERROR_QUALIFIED_MISSING: a diagnosis does not say who made it (S1-6)
 * @MPAD_RECORD_ERROR_EMPTY: there is nothing to record
 * @MPAD_RECORD_ERROR_TOO_LONG: a text is over 1 MiB or an attachment over 25 MiB
 * @MPAD_RECORD_ERROR_TEXT: a text is not valid UTF-8 or holds NUL
 * @MPAD_RECORD_ERROR_DATE: a date is not a date of the calendar
 * @MPAD_RECORD_ERROR_BLOCKED: a rule of the protocol stops this action
 */
typedef enum
{
  MPAD_RECORD_ERROR_NOT_FOUND,
  MPAD_RECORD_ERROR_FINAL,
  MPAD_RECORD_ERROR_SOURCE_MISSING,
  MPAD_RECORD_ERROR_OWNER_MISSING,
  MPAD_RECORD_ERROR_QUALIFIED_MISSING,
  MPAD_RECORD_ERROR_EMPTY,
  MPAD_RECORD_ERROR_TOO_LONG,
  MPAD_RECORD_ERROR_TEXT,
  MPAD_RECORD_ERROR_DATE,
  MPAD_RECORD_ERROR_BLOCKED,
} MpadRecordError;

#define MPAD_DOCUMENT_ERROR (mpad_document_error_quark ())
GQuark mpad_document_error_quark (void);

/** MpadDocumentError: why a document could not be made. */
typedef enum
{
  MPAD_DOCUMENT_ERROR_MISSING_FIELD,
  MPAD_DOCUMENT_ERROR_LAYOUT,
  MPAD_DOCUMENT_ERROR_WRITE,
} MpadDocumentError;

G_END_DECLS
