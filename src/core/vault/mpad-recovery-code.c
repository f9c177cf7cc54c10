/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the recovery code. The check letter is a sum over GF(32) in which every place and
 * every group has its own weight, so that one wrong letter, two swapped letters and two swapped
 * groups all show. */
#include "mpad-recovery-code.h"

#include <sodium.h>
#include <string.h>

#define DATA_LETTERS (MPAD_RECOVERY_GROUP_LENGTH - 1)
#define CODE_LENGTH (MPAD_RECOVERY_GROUPS * (MPAD_RECOVERY_GROUP_LENGTH + 1) - 1)
#define KEY_SIZE 32

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static const guint8 place_weight[DATA_LETTERS] = { 1, 2, 4, 8, 16 };

/* Product in GF(32) with x^5 + x^2 + 1. */
static guint8
multiply (guint8 a, guint8 b)
{
  guint product = 0, factor = a;

  for (guint bit = 0; bit < 5; bit++)
    {
      if ((b >> bit & 1) != 0)
        product ^= factor;
      factor <<= 1;
      if ((factor & 32) != 0)
        factor ^= 0x25;
    }
  return (guint8) product;
}

static guint8
check_value (guint group, const guint8 *values)
{
  /* No place may weigh as much as the check letter itself (1): swapping the two would not show. */
  guint8 check = multiply ((guint8) (group + 1), 0x1d);

  for (guint i = 0; i < DATA_LETTERS; i++)
    check ^= multiply (values[i], place_weight[i] == 1 ? 3 : place_weight[i]);
  return check;
}

/* -1 for a separator, -2 for what is no letter of the code. */
static int
letter_value (char c)
{
  const char *found;

  c = g_ascii_toupper (c);
  if (c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r')
    return -1;
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  found = c != '\0' ? strchr (letters, c) : NULL;
  return found != NULL ? (int) (found - letters) : -2;
}

static MpadRecoveryGroupState
check_values (guint group, const guint8 *values)
{
  return check_value (group, values) == values[DATA_LETTERS] ? MPAD_RECOVERY_GROUP_RIGHT
                                                             : MPAD_RECOVERY_GROUP_WRONG;
}

MpadSecret *
mpad_recovery_code_new (void)
{
  g_autoptr (MpadSecret) code = mpad_secret_new (NULL, CODE_LENGTH + 1);
  char *at;

  if (code == NULL)
    return NULL;
  at = (char *) mpad_secret_peek_writable (code);
  for (guint group = 0; group < MPAD_RECOVERY_GROUPS; group++)
    {
      guint8 values[DATA_LETTERS];

      if (group > 0)
        *at++ = '-';
      randombytes_buf (values, sizeof values);
      for (guint i = 0; i < DATA_LETTERS; i++)
        {
          values[i] &= 31;
          *at++ = letters[values[i]];
        }
      *at++ = letters[check_value (group, values)];
      sodium_memzero (values, sizeof values);
    }
  return g_steal_pointer (&code);
}

MpadRecoveryGroupState
mpad_recovery_code_check_group (guint group, const char *text)
{
  guint8 values[MPAD_RECOVERY_GROUP_LENGTH];
  guint count = 0;

  g_return_val_if_fail (group < MPAD_RECOVERY_GROUPS && text != NULL, MPAD_RECOVERY_GROUP_WRONG);

  for (; *text != '\0'; text++)
    {
      int value = letter_value (*text);

      if (value == -1)
        continue;
      if (value < 0 || count == MPAD_RECOVERY_GROUP_LENGTH)
        return MPAD_RECOVERY_GROUP_WRONG;
      values[count++] = (guint8) value;
    }
  return count < MPAD_RECOVERY_GROUP_LENGTH ? MPAD_RECOVERY_GROUP_INCOMPLETE
                                            : check_values (group, values);
}

MpadSecret *
mpad_recovery_code_get_key (const char *text, int *bad_group)
{
  g_autoptr (MpadSecret) key = mpad_secret_new (NULL, KEY_SIZE);
  guint8 values[MPAD_RECOVERY_GROUPS * MPAD_RECOVERY_GROUP_LENGTH];
  guint count = 0;
  int bad = -1;

  g_return_val_if_fail (text != NULL, NULL);

  for (; *text != '\0' && bad < 0; text++)
    {
      int value = letter_value (*text);

      if (value == -1)
        continue;
      if (value < 0 || count == sizeof values)
        bad = (int) MIN (count / MPAD_RECOVERY_GROUP_LENGTH, MPAD_RECOVERY_GROUPS - 1);
      else
        values[count++] = (guint8) value;
    }
  for (guint group = 0; group < MPAD_RECOVERY_GROUPS && bad < 0; group++)
    if (count < (group + 1) * MPAD_RECOVERY_GROUP_LENGTH ||
        check_values (group, values + group * MPAD_RECOVERY_GROUP_LENGTH) !=
          MPAD_RECOVERY_GROUP_RIGHT)
      bad = (int) group;
  if (bad_group != NULL)
    *bad_group = bad;
  if (bad < 0 && key != NULL)
    crypto_generichash (mpad_secret_peek_writable (key), KEY_SIZE, values, sizeof values,
                        (const guint8 *) "meldpad 1 recovery", strlen ("meldpad 1 recovery"));
  sodium_memzero (values, sizeof values);
  return bad < 0 ? g_steal_pointer (&key) : NULL;
}
