/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps with whole files that must survive a power cut: folders, moving a finished file into
 * place, room on the disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** mpad_file_make_folder: the folder that @path lies in, and those above, 0700. */
gboolean mpad_file_make_folder (const char *path, GError **error);

/** mpad_file_sync_folder: brings names in the folder of @path to the disk. */
gboolean mpad_file_sync_folder (const char *path, GError **error);

/** mpad_file_move_new: never over a file that is there: EXISTS. */
gboolean mpad_file_move_new (const char *from, const char *to, GError **error);

/** mpad_file_check_space: whether @needed bytes are free where @path lies, else FULL. */
gboolean mpad_file_check_space (const char *path, guint64 needed, GError **error);

G_END_DECLS
