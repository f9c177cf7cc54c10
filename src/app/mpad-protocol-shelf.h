/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocols that ship with the program: the JSON files of its data folder. Reads them in a
 * worker thread. The protocol of a school lies in its vault; this is only where a new vault
 * chooses from. */
#pragma once

#include <gio/gio.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

/** MpadShelfProtocol: @json is the file as it is, to be kept in the vault. */
typedef struct
{
  MpadProtocol *protocol;
  GBytes *json;
} MpadShelfProtocol;

void mpad_shelf_protocol_free (MpadShelfProtocol *self);

/**
 * mpad_protocol_shelf_load: for a worker thread. Returns: (transfer full) (element-type
 * MpadShelfProtocol)
 */
GPtrArray *mpad_protocol_shelf_load (GError **error);

void mpad_protocol_shelf_load_async (GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *mpad_protocol_shelf_load_finish (GAsyncResult *result, GError **error);

/**
 * MpadProtocolFile: a file that somebody chose, checked.
 * @nearest: the shipped protocol with the least differences
 */
typedef struct
{
  MpadProtocol *protocol;
  GBytes *json;
  MpadProtocol *nearest;
} MpadProtocolFile;

void mpad_protocol_file_free (MpadProtocolFile *self);

/**
 * mpad_protocol_file_load_async: reads and checks in a worker thread, with the loader that
 * --check-protocol uses; stores nothing.
 */
void mpad_protocol_file_load_async (const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
MpadProtocolFile *mpad_protocol_file_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadProtocolFile, mpad_protocol_file_free)

G_END_DECLS
