/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a group: number, field, and what is wrong with it in words. A full group moves on to the
 * next field; letters are shown as capitals, the way they stand on the sheet. */
#include "config.h"

#include "mpad-recovery-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-recovery-code.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *entry;
  GtkWidget *icon;
  GtkWidget *state;
  MpadRecoveryGroupState judged;
} Group;

struct _MpadRecoveryEntry
{
  AdwBin parent_instance;

  /* owned */
  MpadSecret *expected;

  /* state */
  Group groups[MPAD_RECOVERY_GROUPS];
  guint shown;
  gboolean clearing;
};

G_DEFINE_FINAL_TYPE (MpadRecoveryEntry, mpad_recovery_entry, ADW_TYPE_BIN)

enum
{
  SIGNAL_ACTIVATE,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The letters of @text as they stand on the sheet; the check itself is core's. */
static void
fold_group (const char *text, char folded[MPAD_RECOVERY_GROUP_LENGTH + 1])
{
  gsize n = 0;

  for (const char *p = text; *p != '\0' && n < MPAD_RECOVERY_GROUP_LENGTH; p++)
    {
      char c = g_ascii_toupper (*p);

      if (!g_ascii_isalnum (c))
        continue;
      if (c == 'O')
        c = '0';
      else if (c == 'I' || c == 'L')
        c = '1';
      folded[n++] = c;
    }
  folded[n] = '\0';
}

static gboolean
equals_expected (MpadRecoveryEntry *self, guint index, const char *text)
{
  char typed[MPAD_RECOVERY_GROUP_LENGTH + 1];
  const char *code;
  gboolean equal;

  if (self->expected == NULL)
    return TRUE;
  fold_group (text, typed);
  /* "XXXXXX-XXXXXX-…" */
  code = (const char *) mpad_secret_peek (self->expected) +
         index * (MPAD_RECOVERY_GROUP_LENGTH + 1);
  equal = strncmp (typed, code, MPAD_RECOVERY_GROUP_LENGTH) == 0;
  mpad_wipe (typed, sizeof typed);
  return equal;
}

static void
show_state (MpadRecoveryEntry *self, guint index)
{
  Group *group = &self->groups[index];
  const char *icon = NULL;
  g_autofree char *words = NULL;

  gtk_widget_remove_css_class (group->state, "mpad-ok-text");
  gtk_widget_remove_css_class (group->state, "mpad-stop-text");
  gtk_widget_remove_css_class (group->icon, "mpad-ok-text");
  gtk_widget_remove_css_class (group->icon, "mpad-stop-text");
  switch (group->judged)
    {
    case MPAD_RECOVERY_GROUP_RIGHT:
      icon = "mpad-check-symbolic";
      words = g_strdup (_ ("right"));
      gtk_widget_add_css_class (group->state, "mpad-ok-text");
      gtk_widget_add_css_class (group->icon, "mpad-ok-text");
      break;

    case MPAD_RECOVERY_GROUP_WRONG:
      icon = "mpad-stop-symbolic";
      words = g_strdup_printf (_ ("group %u is not right"), index + 1);
      gtk_widget_add_css_class (group->state, "mpad-stop-text");
      gtk_widget_add_css_class (group->icon, "mpad-stop-text");
      break;

    case MPAD_RECOVERY_GROUP_INCOMPLETE:
    default:
      words = g_strdup ("");
      break;
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (group->icon), icon);
  gtk_label_set_text (GTK_LABEL (group->state), words);
  gtk_accessible_update_state (GTK_ACCESSIBLE (group->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               group->judged == MPAD_RECOVERY_GROUP_WRONG
                                 ? GTK_ACCESSIBLE_INVALID_TRUE
                                 : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (words[0] != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (group->entry), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_entry_changed_cb (MpadRecoveryEntry *self, GtkEditable *editable)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (editable), "mpad-group"));
  Group *group = &self->groups[index];
  const char *text = gtk_editable_get_text (editable);
  MpadRecoveryGroupState judged;

  if (self->clearing)
    return;

  judged = mpad_recovery_code_check_group (index, text);
  if (judged == MPAD_RECOVERY_GROUP_RIGHT && !equals_expected (self, index, text))
    judged = MPAD_RECOVERY_GROUP_WRONG;
  if (judged != group->judged)
    {
      group->judged = judged;
      show_state (self, index);
      if (judged == MPAD_RECOVERY_GROUP_RIGHT && !mpad_recovery_entry_is_complete (self))
        gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_activate_cb (MpadRecoveryEntry *self)
{
  if (mpad_recovery_entry_is_complete (self))
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_group (MpadRecoveryEntry *self, guint index)
{
  Group *group = &self->groups[index];
  g_autofree char *number = g_strdup_printf (_ ("Group %u"), index + 1);
  GtkWidget *label = gtk_label_new (number);
  GtkEntryBuffer *buffer = gtk_password_entry_buffer_new (); /* memory that is not paged out */

  group->entry = gtk_entry_new_with_buffer (buffer);
  g_object_unref (buffer);
  gtk_entry_set_max_length (GTK_ENTRY (group->entry), 12);
  gtk_entry_set_input_hints (GTK_ENTRY (group->entry), GTK_INPUT_HINT_NO_SPELLCHECK |
                                                         GTK_INPUT_HINT_PRIVATE |
                                                         GTK_INPUT_HINT_UPPERCASE_CHARS);
  gtk_editable_set_width_chars (GTK_EDITABLE (group->entry), 9);
  gtk_widget_add_css_class (group->entry, "mpad-code-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
  g_object_set_data (G_OBJECT (group->entry), "mpad-group", GUINT_TO_POINTER (index));
  g_signal_connect_object (group->entry, "changed", G_CALLBACK (on_entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group->entry, "activate", G_CALLBACK (on_entry_activate_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (label, "mpad-dim");
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  group->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (group->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  group->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (group->state), 0);
  gtk_widget_add_css_class (group->state, "mpad-second");

  group->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (group->row), label);
  gtk_box_append (GTK_BOX (group->row), group->entry);
  gtk_box_append (GTK_BOX (group->row), group->icon);
  gtk_box_append (GTK_BOX (group->row), group->state);
  return group->row;
}

static void
mpad_recovery_entry_dispose (GObject *object)
{
  MpadRecoveryEntry *self = MPAD_RECOVERY_ENTRY (object);

  g_clear_pointer (&self->expected, mpad_secret_free);

  G_OBJECT_CLASS (mpad_recovery_entry_parent_class)->dispose (object);
}

static gboolean
mpad_recovery_entry_grab_focus (GtkWidget *widget)
{
  MpadRecoveryEntry *self = MPAD_RECOVERY_ENTRY (widget);

  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    if ((self->shown & (1u << i)) != 0 && self->groups[i].judged != MPAD_RECOVERY_GROUP_RIGHT)
      return gtk_widget_grab_focus (self->groups[i].entry);
  return FALSE;
}

static void
mpad_recovery_entry_class_init (MpadRecoveryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_recovery_entry_dispose;
  widget_class->grab_focus = mpad_recovery_entry_grab_focus;

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", MPAD_TYPE_RECOVERY_ENTRY, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MPAD_TYPE_RECOVERY_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mpad_recovery_entry_init (MpadRecoveryEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    gtk_box_append (GTK_BOX (box), make_group (self, i));
  adw_bin_set_child (ADW_BIN (self), box);
  self->shown = (1u << MPAD_RECOVERY_GROUPS) - 1;
}

void
mpad_recovery_entry_set_groups (MpadRecoveryEntry *self, guint groups, const MpadSecret *expected)
{
  g_return_if_fail (MPAD_IS_RECOVERY_ENTRY (self));

  g_clear_pointer (&self->expected, mpad_secret_free);
  if (expected != NULL)
    self->expected = mpad_secret_copy (expected);
  self->shown = groups;
  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    gtk_widget_set_visible (self->groups[i].row, (groups & (1u << i)) != 0);
  mpad_recovery_entry_clear (self);
}

gboolean
mpad_recovery_entry_is_complete (MpadRecoveryEntry *self)
{
  g_return_val_if_fail (MPAD_IS_RECOVERY_ENTRY (self), FALSE);

  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    if ((self->shown & (1u << i)) != 0 && self->groups[i].judged != MPAD_RECOVERY_GROUP_RIGHT)
      return FALSE;
  return TRUE;
}

MpadSecret *
mpad_recovery_entry_dup_key (MpadRecoveryEntry *self)
{
  char code[MPAD_RECOVERY_GROUPS * (MPAD_RECOVERY_GROUP_LENGTH + 1) + 1] = { 0 };
  MpadSecret *key;

  g_return_val_if_fail (MPAD_IS_RECOVERY_ENTRY (self), NULL);

  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    {
      char *part = code + i * (MPAD_RECOVERY_GROUP_LENGTH + 1);

      fold_group (gtk_editable_get_text (GTK_EDITABLE (self->groups[i].entry)), part);
      part[MPAD_RECOVERY_GROUP_LENGTH] = '-';
    }
  code[sizeof code - 2] = '\0';
  key = mpad_recovery_code_get_key (code, NULL);
  mpad_wipe (code, sizeof code);
  return key;
}

void
mpad_recovery_entry_clear (MpadRecoveryEntry *self)
{
  g_return_if_fail (MPAD_IS_RECOVERY_ENTRY (self));

  self->clearing = TRUE;
  for (guint i = 0; i < MPAD_RECOVERY_GROUPS; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->groups[i].entry), "");
      self->groups[i].judged = MPAD_RECOVERY_GROUP_INCOMPLETE;
      show_state (self, i);
    }
  self->clearing = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
