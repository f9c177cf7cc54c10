/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Dutch words that papers print by themselves, in one place, at level B1, our own wording. They
 * do not go through gettext: the reader of a paper is a Dutch parent, colleague or adviser,
 * whatever
 * language the program speaks to the person at the keyboard. Literals, so that the compiler checks
 * the formats. Words of one single paper stand in that paper's own file. */
#pragma once

#define MPAD_WORDS_CONFIDENTIAL "vertrouwelijk"
#define MPAD_WORDS_VERSION "versie %u"
#define MPAD_WORDS_CHECK_NUMBER "controlegetal %s"
#define MPAD_WORDS_JOURNAL "journaal %s"
#define MPAD_WORDS_PAGE_OF "pagina %u van %u"
#define MPAD_WORDS_TABLE_CONTINUED "vervolg"

#define MPAD_WORDS_FRONT "Voorkant"
#define MPAD_WORDS_BACK "Achterkant"

#define MPAD_WORDS_SIGNATURE "Handtekening"
#define MPAD_WORDS_DATE "Datum"

#define MPAD_WORDS_OBSERVATION "Zelf gezien of gehoord"
#define MPAD_WORDS_CHILD "Letterlijke woorden van het kind"
#define MPAD_WORDS_PARENT "Woorden van een ouder"
#define MPAD_WORDS_THIRD_PARTY "Van een ander"
#define MPAD_WORDS_HYPOTHESIS "Vermoeden"
#define MPAD_WORDS_DIAGNOSIS "Diagnose"
