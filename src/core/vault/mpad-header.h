/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 64 KiB header of a container as bytes in memory: what lies where, checksums, generations,
 * faults. Pure; mpad-container reads and writes it, mpad-slots seals and opens slots.
 *
 *   0      4 KiB  static page: magic, version, uuid, plain Dutch text
 *   4 KiB 24 KiB  table A
 *  28 KiB 24 KiB  table B
 *  52 KiB  8 KiB  zero
 *  60 KiB  2 KiB  session A
 *  62 KiB  2 KiB  session B
 *  64 KiB         the SQLCipher database
 *
 * FORMAT.md describes every field. */
#pragma once

#include <glib.h>

#include "mpad-secret.h"
#include "mpad-vault-info.h"

G_BEGIN_DECLS

#define MPAD_HEADER_VERSION 1
#define MPAD_HEADER_SIZE 65536
#define MPAD_STATIC_SIZE 4096
#define MPAD_TABLE_SIZE 24576
#define MPAD_TABLE_A 4096
#define MPAD_TABLE_B 28672
#define MPAD_GAP 53248
#define MPAD_SESSION_A 61440
#define MPAD_SESSION_B 63488
#define MPAD_SESSION_SIZE 2048
#define MPAD_SESSION_ID_SIZE 16

/* Offsets in a table. */
#define MPAD_TABLE_VERSION 8
#define MPAD_TABLE_GENERATION 16
#define MPAD_TABLE_UUID 24
#define MPAD_TABLE_SLOTS 64
#define MPAD_TABLE_PRACTICE 8256
#define MPAD_TABLE_PUBLIC_KEY 8264
#define MPAD_TABLE_REGION 8296
#define MPAD_TABLE_REGION_SIZE 64
#define MPAD_TABLE_SCHOOL 8360
#define MPAD_TABLE_SCHOOL_SIZE 256
#define MPAD_TABLE_MAC 9216

/* Offsets in a slot. */
#define MPAD_SLOT_SIZE 512
#define MPAD_SLOT_STATE 0
#define MPAD_SLOT_KIND 4
#define MPAD_SLOT_ID 8
#define MPAD_SLOT_KDF 24
#define MPAD_SLOT_PASSES 28
#define MPAD_SLOT_MEMORY 32
#define MPAD_SLOT_SALT 40
#define MPAD_SLOT_NONCE 56
#define MPAD_SLOT_LABEL 80
#define MPAD_SLOT_LABEL_SIZE 64
#define MPAD_SLOT_SEALED 144 /* 48 bytes {DEK, database salt} + 16 bytes tag */

typedef enum
{
  MPAD_HEADER_FAULT_STATIC = 1 << 0,
  MPAD_HEADER_FAULT_TABLE_A = 1 << 1,
  MPAD_HEADER_FAULT_TABLE_B = 1 << 2,
  MPAD_HEADER_FAULT_GAP = 1 << 3,
  MPAD_HEADER_FAULT_SESSION_A = 1 << 4,
  MPAD_HEADER_FAULT_SESSION_B = 1 << 5,
} MpadHeaderFault;

/**
 * MpadHeader:
 * @table: the newest intact table
 * @session: id that a journal must carry to be played; zero when both sectors are damaged
 * @open: the last session did not end
 * @faults: which parts are damaged or stale, bits of MpadHeaderFault
 */
typedef struct
{
  guint8 table[MPAD_TABLE_SIZE];
  guint8 session[MPAD_SESSION_ID_SIZE];
  gboolean open;
  guint faults;
} MpadHeader;

/**
 * mpad_header_parse:
 * @bytes: what could be read of the first 64 KiB
 *
 * Returns: whether a table is intact; else @error is NOT_A_VAULT, HEADER or TOO_NEW
 */
gboolean mpad_header_parse (const guint8 *bytes, gsize length, MpadHeader *self, GError **error);

/** mpad_header_table_init: a new empty table of generation 1. */
void mpad_header_table_init (guint8 *table,
                             const guint8 *uuid,
                             const char *school,
                             const char *vt_region,
                             gboolean practice,
                             const guint8 *dek);

/** mpad_header_table_finish: writes keyed MAC and checksum; the last step of every change. */
void mpad_header_table_finish (guint8 *table, const guint8 *dek);

/** mpad_header_table_check: whether keyed MAC and public key belong to @dek. */
gboolean mpad_header_table_check (const guint8 *table, const guint8 *dek);

/**
 * mpad_header_set_text: fills a fixed field, cut between characters, padded with NUL, always ended
 * by one.
 */
void mpad_header_set_text (guint8 *field, gsize size, const char *text);

guint8 *mpad_header_slot (guint8 *table, guint index);

/** mpad_header_build_static: the first 4 KiB. */
void mpad_header_build_static (const guint8 *uuid, guint8 *page);
/** mpad_header_build_session: one session sector of 2 KiB. */
void mpad_header_build_session (const guint8 *session, gboolean open, guint8 *sector);

/** mpad_header_get_info: Returns: (transfer full): the readable facts. */
MpadVaultInfo *mpad_header_get_info (const MpadHeader *self, const char *path);

G_END_DECLS
