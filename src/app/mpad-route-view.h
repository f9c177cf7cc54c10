/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A protocol as a picture: its five steps under each other with who does them, where one may go,
 * who is informed and who signs, and the chart of each afwegingskader. Shows a protocol, no
 * dossier; for that there is the dossier page. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

/** mpad_route_view_new: Returns: (transfer floating): a box; @protocol is kept as long as it is. */
GtkWidget *mpad_route_view_new (MpadProtocol *protocol);

G_END_DECLS
