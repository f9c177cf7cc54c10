/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON to MpadProtocol, or a refusal that says file, JSON path, what is wrong and how to mend it.
 * The format is written down in data/protocols/FORMAT.md. Under every protocol lie the practice
 * rules (data/protocols/praktijkregels.json, compiled in): a board's own file cannot drop a safety
 * stop. Does no I/O but reading the one file. */
#pragma once

#include "mpad-protocol.h"

G_BEGIN_DECLS

/** Largest file that is read at all, in bytes. */
#define MPAD_PROTOCOL_MAX_BYTES (4 * 1024 * 1024)
/** Deepest nesting of arrays and objects, checked before the JSON parser sees the file. */
#define MPAD_PROTOCOL_MAX_DEPTH 64

/**
 * mpad_protocol_load_file:
 * @path: a JSON file
 * @error: MPAD_PROTOCOL_ERROR; its message is translated and meant for people
 *
 * Returns: (transfer full): the protocol, or %NULL with @error set
 */
MpadProtocol *mpad_protocol_load_file (const char *path, GError **error);

/**
 * mpad_protocol_load_bytes:
 * @bytes: the content of a protocol file, such as a dossier keeps it
 * @name: what to call it in messages
 */
MpadProtocol *mpad_protocol_load_bytes (GBytes *bytes, const char *name, GError **error);

/**
 * mpad_protocol_read_file: the bytes of a file as mpad_protocol_load_file() reads them, to be
 * checked with mpad_protocol_load_bytes() and kept. At most one byte over the limit is read.
 */
GBytes *mpad_protocol_read_file (const char *path, GError **error);

G_END_DECLS
