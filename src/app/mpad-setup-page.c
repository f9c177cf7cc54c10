/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of the assistant in one table; the page shows one at a time and keeps what was filled in. */
#include "config.h"

#include "mpad-setup-page.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mpad-contacts.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-passphrase-chooser.h"
#include "mpad-protocol-shelf.h"
#include "mpad-recovery-code.h"
#include "mpad-recovery-entry.h"
#include "mpad-recovery-sheet.h"
#include "mpad-setup-page-private.h"
#include "mpad-step-path.h"
#include "mpad-text.h"
#include "mpad-vault-list.h"
#include "mpad-vault-service.h"
#include "mpad-window.h"

#define N_STONES 5

static const struct
{
  const char *name;
  int stone; /* from 0; -1 for after the last */
  const char *title;
  const char *explanation;
  const char *next;
} steps[] = {
  [SETUP_SCHOOL] = { "school", 0, N_ ("What is your school called?"),
                     N_ (
                       "Each school gets its own vault: one encrypted file with all its dossiers."),
                     N_ ("_Next") },
  [SETUP_REGION] = { "region", 0, N_ ("Which Veilig Thuis is yours?"),
                     N_ ("0800-2000 always connects you with your own region. Meldpad shows its "
                         "name, so that you know whom you will get."),
                     N_ ("_Next") },
  [SETUP_PROTOCOL] = { "protocol", 1, N_ ("Which protocol does your school follow?"),
                       N_ ("You choose it once for the whole school. Every dossier follows it, and "
                           "keeps the version that it began with."),
                       N_ ("_Next") },
  [SETUP_ME] = { "me", 2, N_ ("Who are you?"),
                 N_ ("Your name stands under everything you record. It stays inside the vault."),
                 N_ ("_Next") },
  [SETUP_PASSPHRASE] = { "passphrase", 3, N_ ("Your passphrase"),
                         N_ ("It is the key to the vault. Nobody can look it up for you, not even "
                             "the makers of Meldpad."),
                         N_ ("_Make the vault") },
  [SETUP_SHEET] = { "sheet", 4, N_ ("The emergency key sheet"),
                    N_ ("This is the only way in when a passphrase is lost. It is shown now and "
                        "never again."),
                    N_ ("I have it on _paper") },
  [SETUP_CHECK] = { "check", 4, N_ ("Take the sheet and type two groups"),
                    N_ ("So you know that what is on paper can be read. Capitals or small letters: "
                        "both are good."),
                    N_ ("_Finish") },
  [SETUP_MAKING] = { "making", 3, N_ ("Making the vault…"),
                     N_ ("The key is made on purpose with much work, so that guessing is hopeless. "
                         "This takes a few seconds."),
                     NULL },
  [SETUP_DONE] = { "done", -1, N_ ("The vault is ready"),
                   N_ ("It has been made, closed and opened again as a test."),
                   N_ ("Make your first _dossier") },
};

G_DEFINE_FINAL_TYPE (MpadSetupPage, mpad_setup_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
show_error (MpadSetupPage *self, const char *title, const char *body)
{
  gtk_widget_set_visible (self->error_box, title != NULL);
  if (title == NULL)
    return;
  gtk_label_set_text (self->error_title, title);
  gtk_label_set_text (self->error_body, body);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->error_box), title,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->error_box), body,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
mpad_setup_page_show_error (MpadSetupPage *self, const GError *error)
{
  show_error (self, mpad_error_text_title (error), mpad_error_text_body (error));
}

const MpadShelfProtocol *
mpad_setup_page_get_protocol (MpadSetupPage *self)
{
  if (self->shelf == NULL || self->protocol_index < 0)
    return NULL;
  return g_ptr_array_index (self->shelf, self->protocol_index);
}

/* The first entry of the list is no region but the question. */
static const MpadVtRegion *
get_region (MpadSetupPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->region_drop);

  if (self->contacts == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_ptr_array_index (mpad_contacts_get_regions (self->contacts), selected - 1);
}

const char *
mpad_setup_page_get_region_id (MpadSetupPage *self)
{
  const MpadVtRegion *region = get_region (self);

  return region != NULL ? region->id : "";
}

static gboolean
is_filled (MpadSetupPage *self)
{
  switch (self->step)
    {
    case SETUP_SCHOOL:
      return !mpad_text_is_blank (gtk_editable_get_text (self->school_entry));

    case SETUP_REGION:
      return get_region (self) != NULL;

    case SETUP_PROTOCOL:
      return mpad_setup_page_get_protocol (self) != NULL;

    case SETUP_ME:
      return !mpad_text_is_blank (gtk_editable_get_text (self->name_entry)) &&
             !mpad_text_is_blank (gtk_editable_get_text (self->label_entry)) &&
             gtk_drop_down_get_selected (self->role_drop) != GTK_INVALID_LIST_POSITION;

    case SETUP_PASSPHRASE:
      return mpad_passphrase_chooser_get_ready (self->chooser);

    case SETUP_CHECK:
      return mpad_recovery_entry_is_complete (self->check_entry);

    case SETUP_SHEET:
    case SETUP_DONE:
      return TRUE;

    case SETUP_MAKING:
    default:
      return FALSE;
    }
}

static void
update (MpadSetupPage *self)
{
  gtk_widget_set_sensitive (self->next_button, is_filled (self));
}

static void
show_path (MpadSetupPage *self)
{
  MpadStone stones[N_STONES];
  g_autofree char *label = NULL;
  int current = steps[self->step].stone;

  for (int i = 0; i < N_STONES; i++)
    stones[i] = current < 0 || i < current ? MPAD_STONE_DONE
                : i == current             ? MPAD_STONE_BUSY
                                           : MPAD_STONE_TODO;
  if (current < 0)
    label = g_strdup (_ ("All five steps done"));
  else
    label = g_strdup_printf (_ ("Step %d of %d"), current + 1, N_STONES);
  mpad_step_path_set_stones (self->path, stones, N_STONES, label);
  gtk_label_set_text (self->overline_label, label);
}

static void
clear_groups (MpadSetupPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))) != NULL)
    adw_wrap_box_remove (self->groups_box, child);
}

static void
fill_roles (MpadSetupPage *self)
{
  const MpadShelfProtocol *chosen = mpad_setup_page_get_protocol (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint preferred = 0;

  if (chosen == self->roles_of)
    return;
  self->roles_of = chosen;
  for (guint i = 0; i < chosen->protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (chosen->protocol->roles, i);

      gtk_string_list_append (names, role->name);
      if (strcmp (role->function, "ib") == 0)
        preferred = i;
    }
  gtk_drop_down_set_model (self->role_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->role_drop, preferred);
}

static GtkWidget *
find_first_field (MpadSetupPage *self)
{
  switch (self->step)
    {
    case SETUP_SCHOOL:
      return GTK_WIDGET (self->school_entry);
    case SETUP_REGION:
      return GTK_WIDGET (self->region_drop);
    case SETUP_PROTOCOL:
      return GTK_WIDGET (self->protocol_list);
    case SETUP_ME:
      return GTK_WIDGET (self->name_entry);
    case SETUP_PASSPHRASE:
      return GTK_WIDGET (self->chooser);
    case SETUP_CHECK:
      return GTK_WIDGET (self->check_entry);
    case SETUP_SHEET:
    case SETUP_MAKING:
    case SETUP_DONE:
    default:
      return self->next_button;
    }
}

void
mpad_setup_page_show_step (MpadSetupPage *self, MpadSetupStep step)
{
  self->step = step;
  switch (step)
    {
    case SETUP_ME:
      fill_roles (self);
      break;

    case SETUP_PASSPHRASE:
      {
        g_autofree char *school = dup_text (self->school_entry);
        g_autofree char *name = dup_text (self->name_entry);
        const char *forbidden[] = { school, name, NULL };

        mpad_passphrase_chooser_set_forbidden (self->chooser, forbidden);
      }
      break;

    case SETUP_SHEET:
      mpad_recovery_sheet_show_groups (self->groups_box, self->recovery);
      break;

    case SETUP_CHECK:
      mpad_recovery_entry_set_groups (self->check_entry, mpad_recovery_sheet_pick_two (),
                                      self->recovery);
      break;

    case SETUP_SCHOOL:
    case SETUP_REGION:
    case SETUP_PROTOCOL:
    case SETUP_MAKING:
    case SETUP_DONE:
    default:
      break;
    }

  gtk_stack_set_visible_child_name (self->stack, steps[step].name);
  gtk_label_set_text (self->title_label, _ (steps[step].title));
  gtk_label_set_text (self->explanation_label, _ (steps[step].explanation));
  gtk_widget_set_visible (self->next_button, steps[step].next != NULL);
  if (steps[step].next != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->next_button), _ (steps[step].next));
      gtk_button_set_use_underline (GTK_BUTTON (self->next_button), TRUE);
    }
  gtk_widget_set_visible (self->second_button, step == SETUP_DONE);
  gtk_widget_set_visible (self->back_button, step != SETUP_MAKING && step != SETUP_DONE);
  show_error (self, NULL, NULL);
  show_path (self);
  update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ (steps[step].title),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (find_first_field (self));
}

static void
finish (MpadSetupPage *self)
{
  g_autofree char *place = g_strdup_printf (_ ("The vault is the file %s. Have your school’s "
                                               "backup take it along; it is encrypted there too."),
                                            self->path_name);

  /* the secrets have done their work */
  g_clear_pointer (&self->recovery, mpad_secret_free);
  clear_groups (self);
  mpad_passphrase_chooser_clear (self->chooser);
  mpad_recovery_entry_set_groups (self->check_entry, 0, NULL);
  gtk_label_set_text (self->done_place_label, place);
  mpad_setup_page_show_step (self, SETUP_DONE);
}

static void
leave (MpadSetupPage *self, gboolean new_dossier)
{
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));
  g_autoptr (MpadVaultService) service = g_steal_pointer (&self->service);

  if (window == NULL || service == NULL)
    return;
  mpad_window_enter_then (window, service, new_dossier ? "win.new-dossier" : NULL);
}

/* Returns whether the next step may be shown. */
static gboolean
check_step (MpadSetupPage *self)
{
  if (self->step == SETUP_SCHOOL)
    {
      g_autofree char *school = dup_text (self->school_entry);
      g_autofree char *path = mpad_vault_list_path_for (school);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError)
            error = g_error_new_literal (MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS, "");

          mpad_setup_page_show_error (self, error);
          return FALSE;
        }
    }
  return TRUE;
}

static void
on_next_cb (MpadSetupPage *self)
{
  if (!is_filled (self) || !check_step (self))
    return;

  if (self->step == SETUP_DONE)
    leave (self, TRUE);
  else if (self->step == SETUP_PASSPHRASE)
    mpad_setup_page_make_vault (self);
  else if (self->step == SETUP_CHECK)
    finish (self);
  else
    mpad_setup_page_show_step (self, self->step + 1);
}

static void
on_second_cb (MpadSetupPage *self)
{
  leave (self, FALSE);
}

static void
on_back_cb (MpadSetupPage *self)
{
  if (self->step == SETUP_SCHOOL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-start", NULL);
  else if (self->step == SETUP_SHEET)
    {
      /* another passphrase means another vault and another sheet */
      mpad_setup_page_remove_vault (self);
      mpad_setup_page_show_step (self, SETUP_PASSPHRASE);
    }
  else
    mpad_setup_page_show_step (self, self->step - 1);
}

static void
on_print_cb (MpadSetupPage *self)
{
  mpad_recovery_sheet_print (GTK_WIDGET (self), mpad_vault_service_get_info (self->service),
                             self->recovery);
}

static void
on_pdf_cb (MpadSetupPage *self)
{
  mpad_recovery_sheet_save (GTK_WIDGET (self), mpad_vault_service_get_info (self->service),
                            self->recovery);
}

static void
on_changed_cb (MpadSetupPage *self)
{
  if (self->step == SETUP_SCHOOL)
    {
      g_autofree char *school = dup_text (self->school_entry);

      if (school[0] != '\0')
        {
          g_autofree char *path = mpad_vault_list_path_for (school);
          g_autofree char *text = g_strdup_printf (_ ("The vault will be %s"), path);

          gtk_label_set_text (self->place_label, text);
        }
      else
        gtk_label_set_text (self->place_label, "");
      show_error (self, NULL, NULL);
    }
  update (self);
}

static void
on_name_changed_cb (MpadSetupPage *self)
{
  g_autofree char *name = dup_text (self->name_entry);

  if (!self->label_edited)
    {
      g_autofree char *initials = name[0] != '\0' ? mpad_text_initials (name) : g_strdup ("");

      self->setting_label = TRUE;
      gtk_editable_set_text (self->label_entry, initials);
      self->setting_label = FALSE;
    }
  update (self);
}

static void
on_label_changed_cb (MpadSetupPage *self)
{
  if (!self->setting_label)
    self->label_edited = TRUE;
  update (self);
}

static void
on_role_changed_cb (MpadSetupPage *self)
{
  GtkStringObject *role = gtk_drop_down_get_selected_item (self->role_drop);

  if (role != NULL)
    gtk_editable_set_text (self->function_entry, gtk_string_object_get_string (role));
  update (self);
}

static void
on_protocol_activated_cb (GtkListBox *list, GtkListBoxRow *row, MpadSetupPage *self)
{
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "mpad-check");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static void
on_protocol_toggled_cb (MpadSetupPage *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    self->protocol_index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "mpad-index"));
  update (self);
}

static GtkWidget *
make_protocol_row (MpadSetupPage *self,
                   const MpadProtocol *protocol,
                   guint index,
                   GtkCheckButton *group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *title = gtk_label_new (protocol->title);
  GtkWidget *summary = gtk_label_new (protocol->summary);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (check), "mpad-index", GINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  protocol->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  protocol->summary, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_protocol_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (title, "mpad-strong");
  gtk_widget_add_css_class (summary, "mpad-dim");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), summary);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE); /* the check button is */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  protocol->title, -1);
  g_object_set_data (G_OBJECT (row), "mpad-check", check);
  return row;
}

static void
on_shelf_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkCheckButton *group = NULL;

  self->shelf = mpad_protocol_shelf_load_finish (result, &error);
  if (self->shelf == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mpad_setup_page_show_error (self, error);
      return;
    }
  for (guint i = 0; i < self->shelf->len; i++)
    {
      const MpadShelfProtocol *item = g_ptr_array_index (self->shelf, i);
      GtkWidget *row = make_protocol_row (self, item->protocol, i, group);

      gtk_list_box_append (self->protocol_list, row);
      if (group == NULL)
        group = GTK_CHECK_BUTTON (g_object_get_data (G_OBJECT (row), "mpad-check"));
    }
  if (self->shelf->len == 1)
    gtk_check_button_set_active (group, TRUE);
  update (self);
}

static void
fill_regions (MpadSetupPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression)
    expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GPtrArray *regions;

  self->contacts = mpad_contacts_load_shipped (&error);
  if (self->contacts == NULL)
    {
      mpad_setup_page_show_error (self, error);
      return;
    }
  regions = mpad_contacts_get_regions (self->contacts);
  gtk_string_list_append (names, _ ("Choose your region"));
  for (guint i = 0; i < regions->len; i++)
    gtk_string_list_append (names, ((const MpadVtRegion *) g_ptr_array_index (regions, i))->name);
  gtk_drop_down_set_expression (self->region_drop, expression);
  gtk_drop_down_set_model (self->region_drop, G_LIST_MODEL (names));
  gtk_label_set_text (self->region_note, mpad_contacts_get_regions_note (self->contacts));
}

static void
mpad_setup_page_shown (AdwNavigationPage *page)
{
  MpadSetupPage *self = MPAD_SETUP_PAGE (page);

  gtk_widget_grab_focus (find_first_field (self));
}

static void
mpad_setup_page_dispose (GObject *object)
{
  MpadSetupPage *self = MPAD_SETUP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->service != NULL)
    {
      mpad_vault_service_close_sync (self->service);
      if (self->step != SETUP_DONE)
        g_unlink (self->path_name);
    }
  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->recovery, mpad_secret_free);
  g_clear_pointer (&self->path_name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_SETUP_PAGE);
  g_clear_pointer (&self->shelf, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, mpad_contacts_unref);

  G_OBJECT_CLASS (mpad_setup_page_parent_class)->dispose (object);
}

static void
mpad_setup_page_class_init (MpadSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwNavigationPageClass *page_class = ADW_NAVIGATION_PAGE_CLASS (klass);

  object_class->dispose = mpad_setup_page_dispose;
  page_class->shown = mpad_setup_page_shown;

  g_type_ensure (MPAD_TYPE_PASSPHRASE_CHOOSER);
  g_type_ensure (MPAD_TYPE_RECOVERY_ENTRY);
  g_type_ensure (MPAD_TYPE_STEP_PATH);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, check_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, done_place_label);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, error_body);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, error_title);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, function_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, label_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, overline_label);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, path);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, protocol_list);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, region_drop);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, region_note);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, role_drop);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, school_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, second_button);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadSetupPage, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_label_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pdf_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_protocol_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_second_cb);
}

static void
mpad_setup_page_init (MpadSetupPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->protocol_index = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_regions (self);
  mpad_setup_page_show_step (self, SETUP_SCHOOL);
  mpad_protocol_shelf_load_async (self->cancellable, on_shelf_loaded_cb, g_object_ref (self));
}

AdwNavigationPage *
mpad_setup_page_new (void)
{
  return g_object_new (MPAD_TYPE_SETUP_PAGE, NULL);
}
