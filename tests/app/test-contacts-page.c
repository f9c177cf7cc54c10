/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact sheet with real widgets. */
#include "app-fixture.h"
#include "mpad-contact-sheet.h"
#include "mpad-contacts-page.h"

static void
test_unverified_number_is_shown_as_such (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_contacts_page_new (self->session);
  GtkWidget *sheet;

  app_show (self, page, 1100, 768);
  sheet = app_find (page, MPAD_TYPE_CONTACT_SHEET, NULL);
  g_assert_true (app_shows_text (page, "not checked"));

  g_assert_true (mpad_contacts_page_select (MPAD_CONTACTS_PAGE (page), "pharos"));
  g_assert_true (app_shows_text (sheet, "Not checked"));
  g_assert_null (app_find (sheet, GTK_TYPE_PICTURE, NULL));

  g_assert_true (mpad_contacts_page_select (MPAD_CONTACTS_PAGE (page), "vt"));
  g_assert_false (app_shows_text (sheet, "Not checked"));
  g_assert_nonnull (app_find (sheet, GTK_TYPE_PICTURE, NULL));
  g_assert_true (app_shows_text (sheet, "0800-2000"));
  g_assert_true (app_shows_text (sheet, "checked on"));
}

static void
test_r17_no_own_people_before_unlocking (AppFixture *self, gconstpointer data)
{
  GtkWidget *locked = mpad_contacts_page_new (NULL);
  GtkWidget *open = mpad_contacts_page_new (self->session);
  const MpadStaff *me = mpad_session_get_me (self->session);
  GPtrArray *staff = mpad_session_get_staff (self->session);

  g_object_ref_sink (locked);
  g_object_ref_sink (open);
  g_assert_nonnull (me);
  g_assert_true (app_shows_text (open, "Our school"));
  g_assert_true (app_shows_text (open, me->name));
  g_assert_false (app_shows_text (locked, "Our school"));
  for (guint i = 0; i < staff->len; i++)
    g_assert_false (
      app_shows_text (locked, ((const MpadStaff *) g_ptr_array_index (staff, i))->name));
  mpad_contacts_page_set_region (MPAD_CONTACTS_PAGE (locked), "twente");
  g_assert_true (app_shows_text (locked, "Twente"));
  g_object_unref (locked);
  g_object_unref (open);
}

static void
test_log_a_call_only_where_a_dossier_is_known (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_contacts_page_new (self->session);

  app_show (self, page, 1100, 768);
  g_assert_false (app_shows_text (page, "Log this call"));
  mpad_contacts_page_set_can_log (MPAD_CONTACTS_PAGE (page), TRUE);
  g_assert_true (app_shows_text (page, "Log this call"));
}

static void
test_a_contact_without_number_names_whom_to_call (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_contacts_page_new (NULL);
  GtkWidget *button;

  app_show (self, page, 1100, 768);
  g_assert_true (mpad_contacts_page_select (MPAD_CONTACTS_PAGE (page), "raad"));
  app_settle (self->window);
  button = app_find (page, GTK_TYPE_BUTTON, "Go to Veilig Thuis · 0800-2000");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (
    app_shows_text (app_find (page, MPAD_TYPE_CONTACT_SHEET, NULL), "advies over een leerling"));
}

/* Tab goes past the lists to the number, which does not change on the way */
static void
test_tab_keeps_the_number (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_contacts_page_new (self->session);
  GtkWidget *sheet;

  app_show (self, page, 1100, 768);
  g_assert_true (mpad_contacts_page_select (MPAD_CONTACTS_PAGE (page), "vt"));
  sheet = app_find (page, MPAD_TYPE_CONTACT_SHEET, NULL);
  gtk_widget_grab_focus (app_find (page, GTK_TYPE_LIST_BOX_ROW, NULL));
  for (guint tabs = 0; tabs < 8; tabs++)
    {
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      app_settle (self->window);
      g_assert_true (app_shows_text (sheet, "0800-2000"));
    }
}

static void
test_narrow_shows_list_then_sheet (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_contacts_page_new (NULL);
  AdwNavigationSplitView *split;

  app_show (self, page, 360, 640);
  split = ADW_NAVIGATION_SPLIT_VIEW (app_find (page, ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL));
  g_assert_true (adw_navigation_split_view_get_collapsed (split));
  g_assert_false (adw_navigation_split_view_get_show_content (split));
  g_assert_true (mpad_contacts_page_select (MPAD_CONTACTS_PAGE (page), "csg"));
  g_assert_true (adw_navigation_split_view_get_show_content (split));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/contacts-page/unverified-number-is-shown-as-such",
            test_unverified_number_is_shown_as_such);
  APP_TEST ("/contacts-page/r17-no-own-people-before-unlocking",
            test_r17_no_own_people_before_unlocking);
  APP_TEST ("/contacts-page/log-a-call-only-where-a-dossier-is-known",
            test_log_a_call_only_where_a_dossier_is_known);
  APP_TEST ("/contacts-page/a-contact-without-number-names-whom-to-call",
            test_a_contact_without_number_names_whom_to_call);
  APP_TEST ("/contacts-page/tab-keeps-the-number", test_tab_keeps_the_number);
  APP_TEST ("/contacts-page/narrow-shows-list-then-sheet", test_narrow_shows_list_then_sheet);
  return g_test_run ();
}
