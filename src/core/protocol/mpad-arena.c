/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the pool. */
#include "mpad-arena.h"

#include <stdarg.h>
#include <string.h>

#define CHUNK ((gsize) 16 * 1024)
#define ALIGNMENT (2 * sizeof (gpointer))

struct _MpadArena
{
  GPtrArray *chunks;
  GPtrArray *lists;
  char *free;
  gsize left;
};

MpadArena *
mpad_arena_new (void)
{
  MpadArena *self = g_new0 (MpadArena, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
mpad_arena_free (MpadArena *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

gpointer
mpad_arena_alloc (MpadArena *self, gsize size)
{
  gpointer result;

  g_assert (size < G_MAXSIZE - ALIGNMENT);
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (size > CHUNK / 4)
    {
      result = g_malloc0 (size);
      g_ptr_array_add (self->chunks, result);
      return result;
    }
  if (size > self->left)
    {
      self->free = g_malloc0 (CHUNK);
      self->left = CHUNK;
      g_ptr_array_add (self->chunks, self->free);
    }
  result = self->free;
  self->free += size;
  self->left -= size;
  return result;
}

char *
mpad_arena_dup_n (MpadArena *self, const char *text, gsize length)
{
  char *copy = mpad_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}

char *
mpad_arena_dup (MpadArena *self, const char *text)
{
  return text == NULL ? NULL : mpad_arena_dup_n (self, text, strlen (text));
}

char *
mpad_arena_join (MpadArena *self, const char *first, ...)
{
  gsize length = 1;
  char *joined;
  char *end;
  va_list args;

  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *))
    length += strlen (text);
  va_end (args);
  joined = end = mpad_arena_alloc (self, length);
  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *))
    end = stpcpy (end, text);
  va_end (args);
  return joined;
}

GPtrArray *
mpad_arena_list (MpadArena *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (self->lists, list);
  return list;
}
