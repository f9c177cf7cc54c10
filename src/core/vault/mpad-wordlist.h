/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of data/wordlist/nl.txt, sorted; the array is generated at build time. */
#pragma once

#define MPAD_WORDLIST_LENGTH 4096

extern const char *const mpad_wordlist[MPAD_WORDLIST_LENGTH];
