/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field is found again by its path: which child of which child it is, with the type of each. The
 * pages are built from the same record, so the path leads to the same field, or to nothing when the
 * page changed meanwhile. */
#include "config.h"

#include "mpad-place.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "mpad-dossier-actions.h"
#include "mpad-dossier-page.h"
#include "mpad-entry-editor.h"
#include "mpad-talk-editor.h"
#include "mpad-ui.h"

#define REOPEN "mpad-place-reopen"
/* Opening a dossier of years takes a second on a slow laptop. */
#define PATIENCE_US (10 * G_USEC_PER_SEC)
/* A page that is pushed takes the focus once more when its transition ends. */
#define HOLD_US (G_USEC_PER_SEC / 2)

typedef struct
{
  char *path; /* (nullable): below the dialog */
  char *text;
} Words;

struct _MpadPlace
{
  char *dossier;
  char *target;
  char *entry;
  AdwNavigationPage *editor; /* (nullable): knows the entry's id by the time that it is needed */
  char *focus;
  int cursor;
  int bound;
  char *reopen;
  GPtrArray *words;
  MpadLockReason reason;
  gint64 at_us;
};

static void
words_free (gpointer data)
{
  Words *words = data;

  g_free (words->path);
  g_free (words->text);
  g_free (words);
}

static MpadPlace *
place_new (void)
{
  MpadPlace *self = g_new0 (MpadPlace, 1);

  self->words = g_ptr_array_new_with_free_func (words_free);
  return self;
}

void
mpad_place_free (MpadPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->dossier);
  g_free (self->target);
  g_free (self->entry);
  g_clear_object (&self->editor);
  g_free (self->focus);
  g_free (self->reopen);
  g_ptr_array_unref (self->words);
  g_free (self);
}

void
mpad_place_set_reopen (AdwDialog *dialog, const char *detailed_action)
{
  g_object_set_data_full (G_OBJECT (dialog), REOPEN, g_strdup (detailed_action), g_free);
}

/* paths */

static char *
path_to (GtkWidget *root, GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (; widget != root; widget = gtk_widget_get_parent (widget))
    {
      g_autofree char *step = NULL;
      guint index = 0;

      if (widget == NULL)
        return NULL;
      for (GtkWidget *before = gtk_widget_get_prev_sibling (widget); before != NULL;
           before = gtk_widget_get_prev_sibling (before))
        index++;
      step = g_strdup_printf ("%u:%s/", index, G_OBJECT_TYPE_NAME (widget));
      g_string_prepend (path, step);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static GtkWidget *
follow (GtkWidget *root, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);

  for (guint i = 0; steps[i] != NULL && *steps[i] != '\0'; i++)
    {
      guint64 index = g_ascii_strtoull (steps[i], NULL, 10);
      const char *type = strchr (steps[i], ':');

      root = gtk_widget_get_first_child (root);
      for (; index > 0 && root != NULL; index--)
        root = gtk_widget_get_next_sibling (root);
      if (root == NULL || type == NULL || !g_str_equal (type + 1, G_OBJECT_TYPE_NAME (root)))
        return NULL;
    }
  return root;
}

/* capture */

/* The page that holds the focus: its path must not depend on what was opened before it. */
static GtkWidget *
content_of (AdwNavigationView *navigation)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (navigation);

  if (page == NULL)
    return NULL;
  if (MPAD_IS_DOSSIER_PAGE (page))
    return mpad_dossier_page_get_content (MPAD_DOSSIER_PAGE (page));
  return GTK_WIDGET (page);
}

static gboolean
is_written (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  /* what is hidden while typing is a passphrase, and is not kept anywhere */
  return GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)) &&
         gtk_text_get_visibility (GTK_TEXT (widget)) &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_PASSWORD_ENTRY) == NULL;
}

static char *
text_of (GtkWidget *widget)
{
  GtkTextIter start, end;

  if (GTK_IS_TEXT (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end,
                                   TRUE);
}

static void
collect_words (MpadPlace *self, GtkWidget *root, GtkWidget *widget)
{
  if (is_written (widget) || gtk_widget_has_css_class (widget, MPAD_PLACE_KEPT_WORDS))
    {
      g_autofree char *text = text_of (widget);

      if (*text != '\0')
        {
          Words *words = g_new0 (Words, 1);

          words->path = path_to (root, widget);
          words->text = g_steal_pointer (&text);
          g_ptr_array_add (self->words, words);
        }
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (self, root, child);
}

static void
capture_cursor (MpadPlace *self, GtkWidget *root, GtkWidget *focus)
{
  if (root == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return;
  self->focus = path_to (root, focus);
  if (GTK_IS_EDITABLE (focus))
    {
      self->cursor = gtk_editable_get_position (GTK_EDITABLE (focus));
      self->bound = self->cursor;
    }
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter cursor, bound;

      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      gtk_text_buffer_get_iter_at_mark (buffer, &bound,
                                        gtk_text_buffer_get_selection_bound (buffer));
      self->cursor = gtk_text_iter_get_offset (&cursor);
      self->bound = gtk_text_iter_get_offset (&bound);
    }
}

static void
capture_dossier (MpadPlace *self, MpadDossierPage *page)
{
  GtkWidget *content = mpad_dossier_page_get_content (page);

  self->dossier = g_strdup (mpad_dossier_model_get_id (mpad_dossier_page_get_model (page)));
  self->target = g_strdup (mpad_dossier_page_get_shown (page));
  if (MPAD_IS_ENTRY_EDITOR (content) || MPAD_IS_TALK_EDITOR (content))
    self->editor = g_object_ref (ADW_NAVIGATION_PAGE (content));
}

MpadPlace *
mpad_place_capture (AdwApplicationWindow *window, AdwNavigationView *navigation)
{
  MpadPlace *self = place_new ();
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (window);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (navigation);
  AdwDialog *top = adw_application_window_get_visible_dialog (window);

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (dialogs, i);

      collect_words (self, dialog, dialog);
    }
  if (top != NULL && g_list_model_get_n_items (dialogs) == 1)
    self->reopen = g_strdup (g_object_get_data (G_OBJECT (top), REOPEN));
  /* a paper, a check or a list on top of the dossier: the dossier below it */
  if (page != NULL && !MPAD_IS_DOSSIER_PAGE (page))
    {
      AdwNavigationPage *below = adw_navigation_view_get_previous_page (navigation, page);

      if (below != NULL && MPAD_IS_DOSSIER_PAGE (below))
        {
          capture_dossier (self, MPAD_DOSSIER_PAGE (below));
          return self;
        }
    }
  if (page != NULL && MPAD_IS_DOSSIER_PAGE (page))
    capture_dossier (self, MPAD_DOSSIER_PAGE (page));
  capture_cursor (self, top != NULL ? GTK_WIDGET (top) : content_of (navigation),
                  gtk_root_get_focus (GTK_ROOT (window)));
  return self;
}

void
mpad_place_set_lock (MpadPlace *self, MpadLockReason reason, gint64 at_us)
{
  self->reason = reason;
  self->at_us = at_us;
}

MpadLockReason
mpad_place_get_reason (const MpadPlace *self)
{
  return self->reason;
}

gint64
mpad_place_get_locked_at (const MpadPlace *self)
{
  return self->at_us;
}

gboolean
mpad_place_has_words (const MpadPlace *self)
{
  return self->words->len > 0;
}

void
mpad_place_add_words (MpadPlace *self, const char *text)
{
  Words *words = g_new0 (Words, 1);

  words->text = g_strdup (text);
  g_ptr_array_add (self->words, words);
}

static void
append_words (GString *all, const char *text)
{
  g_string_append_printf (all, "%s%s", all->len > 0 ? "\n\n" : "", text);
}

char *
mpad_place_dup_words (const MpadPlace *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    append_words (all, ((const Words *) g_ptr_array_index (self->words, i))->text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

const char *
mpad_place_get_dossier (const MpadPlace *self)
{
  return self->dossier;
}

/* text */

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
look_up_entry (MpadPlace *self)
{
  const MpadEntry *entry = NULL;

  if (MPAD_IS_ENTRY_EDITOR (self->editor))
    entry = mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (self->editor));
  else if (MPAD_IS_TALK_EDITOR (self->editor))
    entry = mpad_talk_editor_get_entry (MPAD_TALK_EDITOR (self->editor));
  if (entry != NULL)
    g_set_str (&self->entry, entry->id);
  g_clear_object (&self->editor);
}

char *
mpad_place_to_text (MpadPlace *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  look_up_entry (self);
  json_builder_begin_object (builder);
  add_string (builder, "dossier", self->dossier);
  add_string (builder, "target", self->target);
  add_string (builder, "entry", self->entry);
  add_string (builder, "focus", self->focus);
  add_int (builder, "cursor", self->cursor);
  add_int (builder, "bound", self->bound);
  add_string (builder, "reopen", self->reopen);
  add_int (builder, "reason", self->reason);
  add_int (builder, "at", self->at_us);
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Words *words = g_ptr_array_index (self->words, i);

      json_builder_begin_object (builder);
      add_string (builder, "path", words->path);
      add_string (builder, "text", words->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
get_string (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

static void
read_words (MpadPlace *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "words");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      g_autofree char *text = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (item))
        continue;
      text = get_string (json_node_get_object (item), "text");
      if (text == NULL)
        continue;
      mpad_place_add_words (self, text);
      ((Words *) g_ptr_array_index (self->words, self->words->len - 1))->path = get_string (
        json_node_get_object (item), "path");
    }
}

MpadPlace *
mpad_place_from_text (const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (MpadPlace) self = NULL;
  JsonObject *object;
  gint64 reason;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  self = place_new ();
  self->dossier = get_string (object, "dossier");
  self->target = get_string (object, "target");
  self->entry = get_string (object, "entry");
  self->focus = get_string (object, "focus");
  self->cursor = (int) json_object_get_int_member_with_default (object, "cursor", 0);
  self->bound = (int) json_object_get_int_member_with_default (object, "bound", 0);
  self->reopen = get_string (object, "reopen");
  self->at_us = json_object_get_int_member_with_default (object, "at", 0);
  reason = json_object_get_int_member_with_default (object, "reason", MPAD_LOCK_NONE);
  self->reason = reason > MPAD_LOCK_NONE && reason < MPAD_N_LOCK_REASONS ? (MpadLockReason) reason
                                                                         : MPAD_LOCK_NONE;
  read_words (self, object);
  return g_steal_pointer (&self);
}

/* the return */

typedef enum
{
  STAGE_DOSSIER, /* wait for the record */
  STAGE_EDITOR,  /* wait for the editor */
  STAGE_DIALOG,  /* wait for the dialog */
  STAGE_FOCUS,   /* find the field */
  STAGE_HOLD,    /* keep the focus until the pages stand still */
} Stage;

typedef struct
{
  MpadPlace *place;
  AdwNavigationView *navigation; /* borrowed: of the window that the tick belongs to */
  MpadPlaceDone done;
  Stage stage;
  gint64 began;
  gint64 held;
} Return;

static void
return_free (gpointer data)
{
  Return *way = data;

  mpad_place_free (way->place);
  g_free (way);
}

static MpadDossierPage *
dossier_of (Return *way)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (way->navigation);

  return page != NULL && MPAD_IS_DOSSIER_PAGE (page) ? MPAD_DOSSIER_PAGE (page) : NULL;
}

static gboolean
enter_dossier (Return *way)
{
  MpadDossierPage *page = dossier_of (way);

  if (way->place->dossier == NULL)
    return TRUE;
  if (page == NULL || mpad_dossier_model_get_guidance (mpad_dossier_page_get_model (page)) == NULL)
    return FALSE;
  if (way->place->target != NULL)
    mpad_dossier_page_show (page, way->place->target);
  if (way->place->entry != NULL)
    mpad_dossier_actions_open_entry (page, way->place->entry);
  return TRUE;
}

static gboolean
open_dialog (Return *way, AdwApplicationWindow *window)
{
  MpadDossierPage *page = dossier_of (way);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (way->place->reopen != NULL &&
      g_action_parse_detailed_name (way->place->reopen, &name, &target, NULL))
    gtk_widget_activate_action_variant (page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (window),
                                        name, target);
  return TRUE;
}

/* Puts the words of a dialog back into it, and forgets those that found their field. */
static gboolean
fill_dialog (Return *way, AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GPtrArray *words = way->place->words;

  if (way->place->reopen == NULL || words->len == 0)
    return TRUE;
  if (dialog == NULL || !gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    return FALSE;
  for (guint i = words->len; i > 0; i--)
    {
      const Words *one = g_ptr_array_index (words, i - 1);
      GtkWidget *field = one->path != NULL ? follow (GTK_WIDGET (dialog), one->path) : NULL;

      if (field == NULL || !is_written (field))
        continue;
      if (GTK_IS_TEXT (field))
        gtk_editable_set_text (GTK_EDITABLE (field), one->text);
      else
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), one->text, -1);
      g_ptr_array_remove_index (words, i - 1);
    }
  return TRUE;
}

static void
place_cursor (const MpadPlace *place, GtkWidget *field)
{
  gtk_widget_grab_focus (field);
  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_position (GTK_EDITABLE (field), place->cursor);
  else if (GTK_IS_TEXT_VIEW (field))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      GtkTextIter cursor, bound;

      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, place->cursor);
      gtk_text_buffer_get_iter_at_offset (buffer, &bound, place->bound);
      gtk_text_buffer_select_range (buffer, &cursor, &bound);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (field),
                                          gtk_text_buffer_get_insert (buffer));
    }
}

static GtkWidget *
find_field (Return *way, AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  GtkWidget *root = dialog != NULL ? GTK_WIDGET (dialog) : content_of (way->navigation);
  GtkWidget *field = root != NULL && way->place->focus != NULL ? follow (root, way->place->focus)
                                                               : NULL;

  return field != NULL && gtk_widget_get_mapped (field) ? field : NULL;
}

static gboolean
editor_is_there (Return *way)
{
  GtkWidget *content = content_of (way->navigation);

  return way->place->entry == NULL || way->place->dossier == NULL ||
         (content != NULL && gtk_widget_get_mapped (content));
}

/* Returns whether the way is at its end. */
static gboolean
go_on (Return *way, AdwApplicationWindow *window, gint64 now)
{
  GtkWidget *field;

  switch (way->stage)
    {
    case STAGE_DOSSIER:
      if (enter_dossier (way))
        way->stage = STAGE_EDITOR;
      return FALSE;

    case STAGE_EDITOR:
      if (editor_is_there (way) && open_dialog (way, window))
        way->stage = STAGE_DIALOG;
      return FALSE;

    case STAGE_DIALOG:
      if (fill_dialog (way, window))
        way->stage = STAGE_FOCUS;
      return FALSE;

    case STAGE_FOCUS:
      if (way->place->focus == NULL)
        return TRUE;
      field = find_field (way, window);
      if (field == NULL)
        return FALSE;
      place_cursor (way->place, field);
      way->held = now;
      way->stage = STAGE_HOLD;
      return FALSE;

    case STAGE_HOLD:
    default:
      field = find_field (way, window);
      if (field != NULL && gtk_root_get_focus (GTK_ROOT (window)) != field)
        place_cursor (way->place, field);
      return field == NULL || now - way->held > HOLD_US;
    }
}

static gboolean
on_tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  Return *way = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *unplaced = NULL;

  if (!go_on (way, ADW_APPLICATION_WINDOW (window), now) && now - way->began < PATIENCE_US)
    return G_SOURCE_CONTINUE;
  if (mpad_place_has_words (way->place))
    unplaced = mpad_place_dup_words (way->place);
  way->done (ADW_APPLICATION_WINDOW (window), unplaced);
  return G_SOURCE_REMOVE;
}

void
mpad_place_return (MpadPlace *self,
                   AdwApplicationWindow *window,
                   AdwNavigationView *navigation,
                   MpadPlaceDone done)
{
  Return *way;

  g_return_if_fail (self != NULL && done != NULL);

  way = g_new0 (Return, 1);
  way->place = self;
  way->navigation = navigation;
  way->done = done;
  way->began = g_get_monotonic_time ();
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_tick_cb, way, return_free);
}
