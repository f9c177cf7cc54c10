/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils from the school's administration: EDEXML 2.1 and CSV, as a list to pick from. Reads
 * key, name, group and date of birth and nothing else (D-13); says what it left out. Stores nothing.
 * A file is hostile until it is read: no network, no DTD, no entities, sizes are limited. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MPAD_PUPIL_FILE_MAX (16 * 1024 * 1024)
#define MPAD_PUPIL_MAX 5000

#define MPAD_PUPIL_ERROR (mpad_pupil_error_quark ())
GQuark mpad_pupil_error_quark (void);

/**
 * MpadPupilError:
 * @MPAD_PUPIL_ERROR_FORMAT: neither EDEXML nor a list with headings
 * @MPAD_PUPIL_ERROR_BROKEN: XML that ends early or is damaged
 * @MPAD_PUPIL_ERROR_UNSAFE: XML with a document type or entities
 * @MPAD_PUPIL_ERROR_COLUMNS: a list without a column with names
 * @MPAD_PUPIL_ERROR_TOO_LARGE: the file, a row or the number of pupils
 * @MPAD_PUPIL_ERROR_EMPTY: no pupil in it
 */
typedef enum
{
  MPAD_PUPIL_ERROR_FORMAT,
  MPAD_PUPIL_ERROR_BROKEN,
  MPAD_PUPIL_ERROR_UNSAFE,
  MPAD_PUPIL_ERROR_COLUMNS,
  MPAD_PUPIL_ERROR_TOO_LARGE,
  MPAD_PUPIL_ERROR_EMPTY,
} MpadPupilError;

/**
 * MpadPupil: all nullable but one of the names.
 * @key: of the administration, to tell two of the same name apart
 * @birth_date: ISO; %NULL when it was no date
 */
typedef struct
{
  char *key;
  char *given_name;
  char *infix;
  char *surname;
  char *group;
  char *birth_date;
} MpadPupil;

/**
 * MpadPupilList:
 * @pupils: (element-type MpadPupil): by group, surname, given name; each once
 * @dropped: (element-type utf8): names of what was in the file and was left out, each once
 * @mapping: (element-type utf8): for CSV: "heading → field", as it was understood
 * @n_doubles: rows that were in the file twice
 * @n_bad_dates: dates of birth that were none
 * @n_nameless: rows without any name, left out
 */
typedef struct
{
  GPtrArray *pupils;
  GPtrArray *dropped;
  GPtrArray *mapping;
  guint n_doubles;
  guint n_bad_dates;
  guint n_nameless;
} MpadPupilList;

/** mpad_pupil_list_read: Returns: (transfer full) (nullable) */
MpadPupilList *mpad_pupil_list_read (GBytes *bytes, GError **error);
void mpad_pupil_list_free (MpadPupilList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPupilList, mpad_pupil_list_free)

G_END_DECLS
