/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record tables of schema version 1. Once a version has shipped its statements never change:
 * a later version adds an array and a migration in mpad-schema.c. */
#include "mpad-schema.h"

const char *const mpad_schema_v1[] = {
  /* The record tables are added here, one statement a string. */
  NULL,
};
