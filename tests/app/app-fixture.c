/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixture of the display tests. */
#include "config.h"

#include "app-fixture.h"

#include "mpad-dossier-store.h"
#include "mpad-practice-fill.h"
#include "mpad-vault-test.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
on_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = g_object_ref (result);
}

static gboolean
has_answer (gpointer data)
{
  return ((Answer *) data)->result != NULL;
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  g_test_message ("waited 30 seconds in vain");
  g_test_fail ();
  g_assert_not_reached ();
}

void
app_wait (AppCondition condition, gpointer data)
{
  guint timeout = g_timeout_add_seconds (30, on_timeout_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *frames = user_data;

  (*frames)++;
  return *frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_frames (gpointer data)
{
  return *(guint *) data >= 3;
}

void
app_settle (GtkWidget *widget)
{
  guint frames = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_add_tick_callback (widget, on_tick_cb, &frames, NULL);
  app_wait (has_frames, &frames);
}

static gpointer
fill_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *protocols = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", NULL);

  mpad_practice_fill (vault, protocols, error);
  return NULL;
}

/* The looks of the program, for pictures; the application loads them by itself. */
static void
load_style (void)
{
  static const char *const sheets[] = { "style.css", "dossier.css", "style-dark.css" };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat ("/nl/meldpad/Meldpad/", sheets[i], NULL);
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      if (strcmp (sheets[i], "style-dark.css") == 0 &&
          !adw_style_manager_get_dark (adw_style_manager_get_default ()))
        continue;
      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/nl/meldpad/Meldpad/icons");
}

void
app_set_up (AppFixture *self, gconstpointer data)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen Boom", .vt_region = "twente", .label = "NV", .practice = TRUE
  };
  g_autoptr (MpadSecret)
    passphrase = mpad_secret_new_passphrase ("zeven proefzinnen voor Noor Verzonnen");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { NULL };

  if (g_getenv ("MELDPAD_SHOTS") != NULL)
    load_style ();
  /* the pages come in the language of the test as well */
  app_translate ("");
  mpad_vault_test_use_cheap_keys ();
  self->folder = g_dir_make_tmp ("mpad-app-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "proef.meldpad", NULL);
  self->service = mpad_vault_service_new ();
  mpad_vault_service_create_async (self->service, path, &setup, passphrase, NULL, NULL,
                                   on_answer_cb, &answer);
  app_wait (has_answer, &answer);
  mpad_vault_service_create_finish (self->service, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);

  mpad_vault_service_run_async (self->service, MPAD_JOB_WRITE, fill_job, NULL, NULL, NULL, NULL,
                                on_answer_cb, &answer);
  app_wait (has_answer, &answer);
  mpad_vault_service_run_finish (self->service, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);

  self->session = mpad_session_new (self->service);
  mpad_session_load_async (self->session, NULL, on_answer_cb, &answer);
  app_wait (has_answer, &answer);
  mpad_session_load_finish (self->session, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);
}

void
app_tear_down (AppFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  mpad_vault_service_close_sync (self->service);
  g_clear_object (&self->session);
  g_clear_object (&self->service);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_dossier_store_list (vault, error);
}

static gboolean
is_loaded (gpointer data)
{
  return mpad_dossier_model_get_dossier (data) != NULL;
}

MpadDossierModel *
app_open (AppFixture *self, const char *given_name)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  MpadDossierModel *model = NULL;
  Answer answer = { NULL };

  mpad_vault_service_run_async (self->service, MPAD_JOB_READ, list_job, NULL, NULL, NULL, NULL,
                                on_answer_cb, &answer);
  app_wait (has_answer, &answer);
  list = mpad_vault_service_run_finish (self->service, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);
  for (guint i = 0; i < list->len && model == NULL; i++)
    {
      const MpadDossierSummary *summary = g_ptr_array_index (list, i);

      if (g_str_has_prefix (summary->pupil_name, given_name))
        model = mpad_dossier_model_new (self->session, summary->id);
    }
  g_assert_nonnull (model);
  mpad_dossier_model_reload (model);
  app_wait (is_loaded, model);
  return model;
}

void
app_show (AppFixture *self, GtkWidget *page, int width, int height)
{
  g_assert_null (self->window);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_present (GTK_WINDOW (self->window));
  app_settle (self->window);
}

/* What the application does for its windows. */
static void
dress (GtkWidget *widget)
{
  static const char *const sheets[] = { "style.css", "style-dark.css" };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  static gboolean done;

  for (guint i = 0; !done && i < (dark ? 2 : 1); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat ("/nl/meldpad/Meldpad/", sheets[i], NULL);

      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_icon_theme_add_resource_path (
    gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), "/nl/meldpad/Meldpad/icons");
  done = TRUE;
}

void
app_keep (AppFixture *self, const char *name)
{
  const char *folder = g_getenv ("MELDPAD_KEEP_PICTURES");
  g_autofree char *path = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
  dress (self->window);
  app_settle (self->window);
  paintable = gtk_widget_paintable_new (self->window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (self->window),
                          gtk_widget_get_height (self->window));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
    &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (self->window),
                         (float) gtk_widget_get_height (self->window)));
  path = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static const char *
label_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  return NULL;
}

GtkWidget *
app_find (GtkWidget *root, GType type, const char *label)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (label == NULL || g_strcmp0 (label_of (root), label) == 0 ||
       (!GTK_IS_LABEL (root) && GTK_IS_BUTTON (root) &&
        app_find (gtk_widget_get_first_child (root) != NULL ? gtk_widget_get_first_child (root)
                                                            : root,
                  GTK_TYPE_LABEL, label) != NULL)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
app_shows_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (app_shows_text (child, text))
      return TRUE;
  return FALSE;
}

/* Runs the class bindings and shortcut controllers of one widget for a key. */
static gboolean
activate_shortcuts (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller)
                            ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                            : 0;

      for (guint s = 0; s < n_shortcuts; s++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), s);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                            GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
app_key (GtkWidget *root, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (activate_shortcuts (widget, keyval, modifiers))
      {
        while (g_main_context_iteration (NULL, FALSE))
          ;
        return TRUE;
      }
  return FALSE;
}

const char *
app_translate (const char *msgid)
{
  static gsize bound;
  g_auto (GStrv) text = NULL;
  g_autofree char *plain = NULL;

  if (g_once_init_enter (&bound))
    {
      bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_once_init_leave (&bound, 1);
    }
  text = g_strsplit (dgettext (GETTEXT_PACKAGE, msgid), "_", 2);
  plain = g_strjoinv (NULL, text);
  return g_intern_string (plain);
}
