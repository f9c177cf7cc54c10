/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that people paste and programs stumble over: markup, queries, formats, paths, scripts from
 * right to left, marks on marks, emoji, control characters. Own list; nothing in it is about
 * anybody. */
#pragma once

#include <glib.h>

static const char *const naughty_texts[] = {
  /* words that programs take for values */
  "null",
  "NULL",
  "(null)",
  "nil",
  "undefined",
  "true",
  "false",
  "NaN",
  "Infinity",
  "-1",
  "0",
  "1e400",
  "0x7fffffff",
  "99999999999999999999",
  "1/0",
  "1,5",
  "1.5",
  "00123",
  "2026-13-45",
  "draft",
  "final",
  "pupil",
  "unknown",
  "yes",
  "no",
  /* queries of the database and of the search */
  "'",
  "''",
  "\"",
  "\"\"",
  "'; DROP TABLE entry; --",
  "' OR '1'='1",
  "\" OR \"\"=\"",
  "--",
  "/*",
  "*/",
  ";",
  "?",
  "?1",
  ":naam",
  "@x",
  "$x",
  "%",
  "_",
  "*",
  "NEAR(a b)",
  "a AND",
  "OR",
  "NOT",
  "title:Sam",
  "\"open",
  "a*",
  "^a",
  "{a b}: c",
  "col - x",
  "a + b",
  "(a",
  "a)",
  "rank",
  "search",
  /* markup, entities, style */
  "<b>vet</b>",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "&",
  "&amp;",
  "&lt;",
  "&#0;",
  "&#x41;",
  "<",
  ">",
  "<!--",
  "-->",
  "<![CDATA[x]]>",
  "]]>",
  "<?xml version=\"1.0\"?>",
  "<!DOCTYPE a>",
  "<span foreground='red'>x</span>",
  "</span>",
  "<u",
  "{{x}}",
  "${x}",
  "#{x}",
  "`x`",
  "# kop",
  "- punt",
  "> citaat",
  "[a](b)",
  "!!! let op",
  "\\textbf{x}",
  /* formats, escapes, paths, formulas */
  "%s",
  "%n",
  "%d%d%d%d",
  "%-1000000s",
  "%1$*2$s",
  "100%",
  "%%",
  "\\",
  "\\\\",
  "\\0",
  "\\n",
  "\\x00",
  "\\u0000",
  "/",
  "//",
  "../../../etc/passwd",
  "..",
  ".",
  "~",
  "~/x",
  "/dev/null",
  "C:\\x",
  "CON",
  "file:///etc/hostname",
  "=1+1",
  "=CMD|' /C calc'!A0",
  "+1",
  "@SUM(A1)",
  "-2+3",
  "a;b;c",
  "a,b",
  "a\tb",
  "\t",
  "a|b",
  "|",
  "\"a\";\"b\"",
  /* white space and lines */
  " a",
  "a ",
  "  a  b  ",
  "a\nb",
  "a\r\nb",
  "a\rb",
  "\na",
  "a\n",
  "a\n\n\n\n\nb",
  "\n",
  "\r",
  " ",
  "\xc2\xa0",
  "a\xc2\xa0"
  "b",
  "\xe2\x80\x83x",
  "\xe3\x80\x80",
  "\xe2\x80\xa8x",
  "x\xe2\x80\xa9y",
  "\x0b",
  "\x0c",
  /* Dutch and its neighbours */
  "ij",
  "\xc4\xb3",
  "\xc4\xb2sselmeer",
  "IJsbrand",
  "\xc3\xa9\xc3\xab\xc3\xaf\xc3\xb3\xc3\xb6\xc3\xbc",
  "e\xcc\x81"
  "e\xcc\x88",
  "na\xc3\xafve co\xc3\xb6rdinatie",
  "\xe2\x80\x99s ochtends",
  "\xe2\x80\x9ezei hij\xe2\x80\x9d",
  "\xc2\xabx\xc2\xbb",
  "van \xe2\x80\x99t Verzonnen-d\xe2\x80\x99"
  "Eik",
  "\xc3\x9f",
  "\xe1\xba\x9e",
  "\xc4\xb0stanbul",
  "\xc4\xb1",
  "\xc5\x81\xc3\xb3"
  "d\xc5\xba",
  "\xc3\x98re",
  "\xc3\x86"
  "ble",
  "\xef\xac\x81"
  "ets",
  "\xe2\x84\xa2",
  "\xe2\x82\xac 5",
  "\xc2\xbd",
  "\xe2\x84\x8c",
  "\xf0\x9d\x94\x98\xf0\x9d\x94\xab\xf0\x9d\x94\xa6",
  /* other scripts */
  "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7",
  "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
  "Sam \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 12",
  "\xe0\xa4\xa8\xe0\xa4\xae\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa5\x87",
  "\xe0\xb8\xaa\xe0\xb8\xa7\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\x94\xe0\xb8\xb5",
  "\xe4\xbd\xa0\xe5\xa5\xbd",
  "\xe3\x81\x93\xe3\x82\x93",
  "\xec\x95\x88\xeb\x85\x95",
  "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82",
  "\xce\x93\xce\xb5\xce\xb9\xce\xac",
  "\xe1\x88\xb0\xe1\x88\x8b\xe1\x88\x9d",
  "\xd2\x88\xd2\x89",
  "\xef\xb7\xba",
  "\xf0\x90\x8d\x88",
  "\xf0\x93\x80\x80",
  "\xf0\xa0\x9c\x8e",
  /* marks on marks */
  "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87\xcc\x88\xcc\x89\xcc\x8a\xcc"
  "\x8b",
  "\xcc\x81",
  "\xcc\x81\xcc\x81\xcc\x81x",
  "Z\xcd\x91\xcd\xab\xcc\x93\xcd\xaa\xcc\x82\xcd\xab",
  /* emoji */
  "\xf0\x9f\x98\x80",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d\xf0\x9f\x91"
  "\xa6",
  "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd",
  "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb1",
  "\xf0\x9f\x87\xb3",
  "1\xef\xb8\x8f\xe2\x83\xa3",
  "\xe2\x98\xa0\xef\xb8\x8f",
  "\xef\xb8\x8f",
  "\xe2\x80\x8d",
  "\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb3\xf3\xa0\x81\xa3\xf3\xa0\x81\xb4"
  "\xf3\xa0\x81\xbf",
  "\xf0\x9f\x91\xa7 en \xf0\x9f\x91\xa6 bij \xf0\x9f\x8f\xab",
  /* from right to left by force */
  "\xe2\x80\xaegelogen",
  "\xe2\x80\xab"
  "abc\xe2\x80\xac",
  "\xe2\x81\xa7x",
  "\xe2\x81\xa6x\xe2\x81\xa9",
  "\xe2\x80\x8f",
  "\xe2\x80\x8e",
  "a\xe2\x80\xae"
  "fdp.exe",
};

/* Single characters that stand for nothing one sees; each goes between two letters. */
static const struct
{
  gunichar first, last;
} naughty_ranges[] = {
  { 0x0001, 0x001f }, { 0x007f, 0x009f },   { 0x00ad, 0x00ad },   { 0x034f, 0x034f },
  { 0x061c, 0x061c }, { 0x115f, 0x1160 },   { 0x180b, 0x180e },   { 0x200b, 0x200f },
  { 0x2028, 0x202f }, { 0x2060, 0x206f },   { 0x3164, 0x3164 },   { 0xe000, 0xe003 },
  { 0xfdd0, 0xfdd3 }, { 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },
  { 0xfff9, 0xffff }, { 0x1fffe, 0x1ffff }, { 0xe0001, 0xe0001 }, { 0x10ffff, 0x10ffff },
};

/* Returns: (transfer full) (element-type utf8): all of them, valid UTF-8 without NUL. */
static inline GPtrArray *
naughty_strings (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (naughty_texts); i++)
    g_ptr_array_add (all, g_strdup (naughty_texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (naughty_ranges); i++)
    for (gunichar c = naughty_ranges[i].first; c <= naughty_ranges[i].last; c++)
      {
        char bytes[6];
        int length = g_unichar_to_utf8 (c, bytes);

        g_ptr_array_add (all, g_strdup_printf ("Sam%.*sproef", length, bytes));
      }
  return all;
}
