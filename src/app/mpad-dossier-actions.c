/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an action of the engine to an editor, a dialog or a page. */
#include "config.h"

#include "mpad-dossier-actions.h"

#include <glib/gi18n.h>

#include "mpad-contacts-page.h"
#include "mpad-entry-editor.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-page.h"
#include "mpad-entry-store.h"
#include "mpad-entry-versions.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-hypothesis-dialog.h"
#include "mpad-labels.h"
#include "mpad-protocol-move-dialog.h"
#include "mpad-step-dialog.h"
#include "mpad-talk-editor.h"
#include "mpad-text.h"
#include "mpad-ui.h"

/* throwing away and taking back */

typedef struct
{
  MpadDossierModel *model;
  MpadEntry *entry;
  MpadDossierPage *page; /* weak */
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *discarded = data;

  g_clear_object (&discarded->model);
  g_clear_pointer (&discarded->entry, mpad_entry_free);
  g_clear_weak_pointer (&discarded->page);
  g_free (discarded);
}

static gpointer
discard_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_entry_store_discard (vault, data, error));
}

static gpointer
restore_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_entry_store_restore (vault, data, error));
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDossierPage) page = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    mpad_error_text_present (GTK_WIDGET (page), error);
}

static void
on_undo_discard_cb (Discarded *discarded)
{
  if (discarded->page != NULL)
    mpad_dossier_model_run_async (discarded->model, restore_job, mpad_entry_copy (discarded->entry),
                                  (GDestroyNotify) mpad_entry_free, NULL, on_restored_cb,
                                  g_object_ref (discarded->page));
}

static void
on_discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Discarded *discarded = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (discarded->page == NULL)
    {
      discarded_free (discarded);
      return;
    }
  if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND))
    {
      discarded_free (discarded); /* typed and thrown away before it was stored */
      return;
    }
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (discarded->page), error);
      discarded_free (discarded);
      return;
    }
  mpad_dossier_page_toast (discarded->page, _ ("Thrown away"), G_CALLBACK (on_undo_discard_cb),
                           discarded, discarded_free);
}

static void
discard (MpadDossierPage *page, const MpadEntry *entry)
{
  Discarded *discarded;

  discarded = g_new0 (Discarded, 1);
  discarded->model = g_object_ref (mpad_dossier_page_get_model (page));
  discarded->entry = mpad_entry_copy (entry);
  g_set_weak_pointer (&discarded->page, page);
  mpad_dossier_model_run_async (discarded->model, discard_job, g_strdup (entry->id), g_free, NULL,
                                on_discarded_cb, discarded);
}

void
mpad_dossier_actions_discard (MpadDossierPage *page, const char *entry_id)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (mpad_dossier_page_get_model (page));
  const MpadEntry *entry = dossier != NULL ? mpad_dossier_get_entry (dossier, entry_id) : NULL;

  if (entry != NULL && entry->state == MPAD_ENTRY_DRAFT)
    discard (page, entry);
}

/* editors */

static void
on_editor_done_cb (MpadDossierPage *page)
{
  mpad_dossier_page_pop (page);
  mpad_dossier_page_toast (page, _ ("Made final"), NULL, NULL, NULL);
}

static void
on_editor_discard_cb (MpadDossierPage *page, const MpadEntry *entry)
{
  mpad_dossier_page_pop (page);
  if (entry != NULL)
    discard (page, entry);
}

static void
open_editor (MpadDossierPage *page, MpadEntry *entry)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  AdwNavigationPage *editor = entry->kind == MPAD_ENTRY_TALK && entry->amends == NULL
                                ? mpad_talk_editor_new (model, entry)
                                : mpad_entry_editor_new (model, entry);

  g_signal_connect_object (editor, "done", G_CALLBACK (on_editor_done_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "discard", G_CALLBACK (on_editor_discard_cb), page,
                           G_CONNECT_SWAPPED);
  mpad_dossier_page_push (page, editor);
}

void
mpad_dossier_actions_open_entry (MpadDossierPage *page, const char *entry_id)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (mpad_dossier_page_get_model (page));
  const MpadEntry *entry = dossier != NULL ? mpad_dossier_get_entry (dossier, entry_id) : NULL;

  if (entry == NULL || entry->state != MPAD_ENTRY_DRAFT)
    return;
  if (entry->kind == MPAD_ENTRY_DECISION)
    {
      g_autofree char *target = g_strconcat ("decision:", mpad_entry_get (entry, MPAD_KEY_DECISION),
                                             NULL);

      mpad_dossier_page_show (page, target);
      return;
    }
  if (entry->kind == MPAD_ENTRY_WEIGHING)
    {
      mpad_dossier_page_show (page, "kader");
      return;
    }
  open_editor (page, mpad_entry_copy (entry));
}

void
mpad_dossier_actions_addendum (MpadDossierPage *page, const char *entry_id)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (mpad_dossier_page_get_model (page));
  const MpadEntry *entry = dossier != NULL ? mpad_dossier_get_entry (dossier, entry_id) : NULL;
  MpadEntry *addendum;

  if (entry == NULL || entry->state != MPAD_ENTRY_FINAL)
    return;
  addendum = mpad_entry_new (MPAD_ENTRY_NOTE);
  addendum->step_id = g_strdup (entry->step_id);
  addendum->amends = g_strdup (entry->id);
  open_editor (page, addendum);
}

void
mpad_dossier_actions_correct (MpadDossierPage *page, const char *entry_id)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (mpad_dossier_page_get_model (page));
  const MpadEntry *entry = dossier != NULL ? mpad_dossier_get_entry (dossier, entry_id) : NULL;

  if (entry == NULL || entry->state != MPAD_ENTRY_FINAL)
    return;
  /* one correction at a time: a begun one goes on */
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *other = g_ptr_array_index (dossier->entries, i);

      if (other->state == MPAD_ENTRY_DRAFT && mpad_entry_is_correction (other) &&
          g_strcmp0 (other->amends, entry_id) == 0)
        {
          open_editor (page, mpad_entry_copy (other));
          return;
        }
    }
  open_editor (page, mpad_entry_new_addendum (entry, NULL));
}

void
mpad_dossier_actions_read_entry (MpadDossierPage *page, const char *entry_id)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  if (dossier != NULL && mpad_dossier_get_entry (dossier, entry_id) != NULL)
    mpad_dossier_page_push (page, mpad_entry_page_new (model, entry_id));
}

void
mpad_dossier_actions_hypothesis (MpadDossierPage *page, const char *statement_id)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  for (guint i = 0; dossier != NULL && i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      for (guint j = 0; j < entry->statements->len; j++)
        {
          const MpadStatement *statement = g_ptr_array_index (entry->statements, j);

          if (g_strcmp0 (statement->id, statement_id) == 0)
            {
              adw_dialog_present (mpad_hypothesis_dialog_new (model, statement), GTK_WIDGET (page));
              return;
            }
        }
    }
}

static void
show_step_of_task (MpadDossierPage *page, const char *task_id)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (mpad_dossier_page_get_model (page));

  for (guint i = 0; dossier != NULL && i < dossier->tasks->len; i++)
    {
      const MpadTask *task = g_ptr_array_index (dossier->tasks, i);

      if (g_strcmp0 (task->id, task_id) == 0 && task->step_id != NULL)
        {
          g_autofree char *target = g_strconcat ("step:", task->step_id, NULL);

          mpad_dossier_page_show (page, target);
        }
    }
}

void
mpad_dossier_actions_show_hit (MpadDossierPage *page, const char *kind, const char *object_id)
{
  if (g_strcmp0 (kind, "entry") == 0)
    mpad_dossier_actions_read_entry (page, object_id);
  else if (g_strcmp0 (kind, "person") == 0)
    mpad_dossier_page_show (page, "people");
  else if (g_strcmp0 (kind, "report") == 0)
    mpad_dossier_page_show (page, "documents");
  else if (g_strcmp0 (kind, "attachment") == 0)
    mpad_dossier_page_show (page, "attachments");
  else if (g_strcmp0 (kind, "task") == 0)
    show_step_of_task (page, object_id);
}

/* calling */

static void
on_log_call_cb (GtkWidget *contacts, const char *contact, gpointer user_data)
{
  MpadDossierPage *page = user_data;
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (contacts, ADW_TYPE_DIALOG));

  if (dialog != NULL)
    adw_dialog_close (dialog);
  mpad_dossier_actions_run (page, MPAD_ACTION_RECORD_ADVICE, "", "", contact, "");
}

/* The contact sheet on this contact, where the call can be logged in this dossier. */
static void
show_call (MpadDossierPage *page, const char *need)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  const MpadProtocolContact *contact = *need != '\0' ? mpad_protocol_find_contact (protocol, need)
                                                     : NULL;
  GtkWidget *contacts = mpad_contacts_page_new (mpad_dossier_model_get_session (model));
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), contacts);
  adw_dialog_set_title (dialog, _ ("Contacts"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 1080);
  adw_dialog_set_content_height (dialog, 720);
  mpad_contacts_page_set_can_log (MPAD_CONTACTS_PAGE (contacts), TRUE);
  mpad_contacts_page_select (MPAD_CONTACTS_PAGE (contacts),
                             contact != NULL && contact->shipped != NULL ? contact->shipped : need);
  g_signal_connect_object (contacts, "log-call", G_CALLBACK (on_log_call_cb), page, 0);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

/* new entries */

/* What a contact is called in "with whom?". */
static const char *
with_kind_of (const char *contact)
{
  static const struct
  {
    const char *contact;
    const char *kind;
  } kinds[] = {
    { "vt", "vt" },
    { "vt-regio", "vt" },
    { "politie", "police" },
    { "alarm", "police" },
    { "lec-egg", "lecegg" },
    { "pharos", "vgv" },
    { "csg", "csg" },
    { "vertrouwensinspecteur", "inspector" },
    { "letselduiding", "doctor" },
    { "leck", "doctor" },
    { "ib", "ib" },
    { "directie", "directie" },
    { "mdo", "mdo" },
    { "leerkracht", "colleague" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].contact, contact) == 0)
      return kinds[i].kind;
  return NULL;
}

static void
prepare_advice (MpadEntry *entry,
                const MpadGuidance *guidance,
                const char *target,
                const char *contact)
{
  const MpadActiveBranch *branch = *target != '\0' ? mpad_guidance_find_branch (guidance, target)
                                                   : NULL;
  g_autoptr (GString) branches = g_string_new (NULL);
  const char *kind = with_kind_of (contact);

  if (branch != NULL)
    g_string_append (branches, branch->branch->id);
  if (kind == NULL && branch != NULL && branch->branch->contacts != NULL &&
      branch->branch->contacts[0] != NULL)
    kind = with_kind_of (branch->branch->contacts[0]);
  mpad_entry_set (entry, MPAD_KEY_WITH_KIND, kind != NULL ? kind : "vt");
  if (branch == NULL)
    for (guint i = 0; i < guidance->branches->len; i++)
      {
        const MpadActiveBranch *other = g_ptr_array_index (guidance->branches, i);

        g_string_append_printf (branches, "%s%s", i > 0 ? " " : "", other->branch->id);
      }
  mpad_entry_set (entry, "branch", branches->str);
}

static MpadEntry *
new_fact (const char *nick)
{
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_FACT);

  mpad_entry_set (entry, MPAD_KEY_FACT, nick);
  return entry;
}

/* The entry that an action records; NULL when it does not record. */
static MpadEntry *
entry_for (MpadDossierModel *model, const char *action, const char *target, const char *contact)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);
  MpadEntry *entry = NULL;

  if (g_str_equal (action, MPAD_ACTION_RECORD_SIGNAL))
    entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_NOTE))
    entry = mpad_entry_new (MPAD_ENTRY_NOTE);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_CONSULT))
    {
      entry = mpad_entry_new (MPAD_ENTRY_CONSULT);
      mpad_entry_set (entry, MPAD_KEY_WITH_KIND, with_kind_of (*target != '\0' ? target : contact));
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_ADVICE))
    {
      entry = mpad_entry_new (MPAD_ENTRY_CONSULT);
      prepare_advice (entry, guidance, target, contact);
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_HELP))
    entry = mpad_entry_new (MPAD_ENTRY_HELP);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_REPORT))
    {
      entry = mpad_entry_new (MPAD_ENTRY_MELDING);
      mpad_entry_set (entry, "what", "made");
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_EVALUATION))
    entry = mpad_entry_new (MPAD_ENTRY_EVALUATION);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_INFORM))
    {
      entry = new_fact ("inform");
      mpad_entry_set (entry, "person", target);
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_NOTIFY))
    {
      entry = new_fact ("notify");
      mpad_entry_set (entry, "role", target);
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_RISK))
    entry = new_fact ("risk");
  else if (g_str_equal (action, MPAD_ACTION_RECORD_SIGNATURE))
    entry = new_fact ("signature");
  else if (g_str_equal (action, MPAD_ACTION_RECORD_CONSENT))
    {
      entry = new_fact ("consent");
      mpad_entry_set (entry, "for", target);
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_HANDOVER))
    {
      entry = new_fact ("handover");
      mpad_entry_set (entry, "branch", "medewerker");
    }
  else if (g_str_equal (action, MPAD_ACTION_RECORD_LEAD_SUSPECT))
    entry = new_fact ("lead-suspect");
  else if (g_str_equal (action, MPAD_DOSSIER_RECORD_FACT))
    entry = new_fact (target);
  else if (g_str_equal (action, MPAD_ACTION_RECORD_INFO_REQUEST))
    entry = new_fact ("info-request");
  else if (g_str_equal (action, MPAD_ACTION_RECORD_INZAGE))
    entry = new_fact ("inzage");
  else if (g_str_equal (action, MPAD_ACTION_ANSWER_HOME))
    entry = new_fact ("home-safe");
  else if (g_str_equal (action, MPAD_ACTION_SKIP_TALK))
    {
      entry = new_fact ("talk-skip");
      mpad_entry_set (entry, "talk", target);
    }
  return entry;
}

static const char *
step_of (MpadDossierModel *model, const char *step)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);

  if (*step != '\0')
    return step;
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *here = g_ptr_array_index (guidance->steps, i);

      if (here->current)
        return here->step->id;
    }
  return NULL;
}

/* A talk of this kind that is being prepared is opened again; a second one begins only when asked. */
static MpadEntry *
talk_for (MpadDossierModel *model, const char *kind)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  const MpadProtocolTalkKind *talk = mpad_protocol_find_talk_kind (protocol, kind);
  MpadEntry *entry;

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *other = g_ptr_array_index (dossier->entries, i);

      if (other->kind == MPAD_ENTRY_TALK && other->state == MPAD_ENTRY_DRAFT &&
          g_strcmp0 (mpad_entry_get (other, MPAD_KEY_TALK_KIND), kind) == 0)
        return mpad_entry_copy (other);
    }
  entry = mpad_entry_new (MPAD_ENTRY_TALK);
  mpad_entry_set (entry, MPAD_KEY_TALK_KIND, kind);
  entry->step_id = g_strdup (talk != NULL ? talk->step : NULL);
  return entry;
}

static void
say_stopped (MpadDossierPage *page, const MpadVerdict *verdict)
{
  AdwDialog *dialog = adw_alert_dialog_new (verdict->text, verdict->opens);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("Close"));
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static void
on_line_response_cb (MpadDossierPage *page, const char *response, AdwAlertDialog *dialog)
{
  GtkWidget *line = adw_alert_dialog_get_extra_child (dialog);

  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)),
                            gtk_label_get_text (GTK_LABEL (line)));
  else if (g_str_equal (response, "record"))
    mpad_dossier_actions_run (page, MPAD_DOSSIER_RECORD_FACT, "las", "", "", "");
}

/* Where the school's code puts a dossier, and the line that may stand there: it says nothing of the
 * meldcode. */
static void
show_line (MpadDossierPage *page)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  MpadSession *session = mpad_dossier_model_get_session (model);
  const MpadSchool *school = session != NULL ? mpad_session_get_school (session) : NULL;
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  const char *place = school != NULL && !mpad_text_is_blank (school->record_place)
                        ? school->record_place
                        : protocol->dossier_place;
  const char *whom = "IB’er";
  g_autofree char *body = NULL;
  g_autofree char *line = NULL;
  AdwDialog *dialog;
  GtkWidget *label;

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = protocol->roles->pdata[i];

      if (g_str_equal (role->function, "ib"))
        whom = role->name;
    }
  /* Translators: %s is where the school's code says that a dossier lies */
  body = g_strdup_printf (_ ("%s\n\nThis dossier lies in Meldpad. If there must be a reference in "
                             "the pupil administration, type over this line and nothing more: "
                             "parents may see what stands there."),
                          place);
  /* Translators: number of the dossier, and who has it: IB'er */
  line = g_strdup_printf (_ ("See dossier %s, with the %s."),
                          mpad_dossier_model_get_dossier (model)->number, whom);
  label = mpad_ui_label (line, "mpad-headline");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  dialog = adw_alert_dialog_new (_ ("Line for the pupil administration"), body);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), label);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _ ("Close"), "copy",
                                  _ ("Copy"), "record", _ ("Record that it stands there"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_line_response_cb), page,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static gboolean
run_route (MpadDossierPage *page, const char *action, const char *target, const char *step)
{
  static const struct
  {
    const char *action;
    MpadStepDialogMode mode;
  } modes[] = {
    { MPAD_ACTION_CLOSE_STEP, MPAD_STEP_DIALOG_CLOSE },
    { MPAD_ACTION_SKIP_STEP, MPAD_STEP_DIALOG_SKIP },
    { MPAD_ACTION_REOPEN_STEP, MPAD_STEP_DIALOG_REOPEN },
    { MPAD_ACTION_STOP_ROUTE, MPAD_STEP_DIALOG_STOP },
    { MPAD_ACTION_LOOP, MPAD_STEP_DIALOG_LOOP },
    { MPAD_DOSSIER_TAKE_OVER, MPAD_STEP_DIALOG_START },
    { MPAD_ACTION_LIFT_BRANCH, MPAD_STEP_DIALOG_LIFT },
    { MPAD_DOSSIER_RAISE_BRANCH, MPAD_STEP_DIALOG_RAISE },
    { MPAD_ACTION_CLOSE_DOSSIER, MPAD_STEP_DIALOG_CLOSE_DOSSIER },
    { MPAD_ACTION_REOPEN_DOSSIER, MPAD_STEP_DIALOG_REOPEN_DOSSIER },
  };
  MpadDossierModel *model = mpad_dossier_page_get_model (page);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (action, modes[i].action))
      {
        const char *of = modes[i].mode == MPAD_STEP_DIALOG_LIFT ? target
                         : modes[i].mode >= MPAD_STEP_DIALOG_RAISE
                           ? mpad_dossier_model_get_id (model)
                           : step_of (model, step);
        MpadVerdict verdict = mpad_guidance_may (mpad_dossier_model_get_guidance (model), action,
                                                 *target != '\0' ? target : NULL,
                                                 *step != '\0' ? step : NULL);

        /* closing shows each way, and of each why not yet */
        if (!verdict.allowed && !verdict.with_motive &&
            modes[i].mode != MPAD_STEP_DIALOG_CLOSE_DOSSIER)
          say_stopped (page, &verdict);
        else if (of != NULL)
          adw_dialog_present (mpad_step_dialog_new (model, modes[i].mode, of), GTK_WIDGET (page));
        return TRUE;
      }
  return FALSE;
}

void
mpad_dossier_actions_run (MpadDossierPage *page,
                          const char *action,
                          const char *target,
                          const char *step,
                          const char *contact,
                          const char *task)
{
  MpadDossierModel *model = mpad_dossier_page_get_model (page);
  MpadEntry *entry;

  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (page));

  if (mpad_dossier_model_get_guidance (model) == NULL)
    return;
  entry = entry_for (model, action, target, contact);
  if (entry != NULL)
    {
      if (entry->step_id == NULL)
        entry->step_id = g_strdup (step_of (model, step));
      open_editor (page, entry);
      return;
    }
  if (run_route (page, action, target, step))
    return;

  if (g_str_equal (action, MPAD_DOSSIER_MOVE_PROTOCOL))
    adw_dialog_present (mpad_protocol_move_dialog_new (model), GTK_WIDGET (page));
  else if (g_str_equal (action, MPAD_DOSSIER_SHOW_LINE))
    show_line (page);
  else if (g_str_equal (action, MPAD_ACTION_CALL))
    show_call (page, *contact != '\0' ? contact : target);
  else if (g_str_equal (action, MPAD_ACTION_PREPARE_TALK) ||
           g_str_equal (action, MPAD_ACTION_HOLD_TALK) ||
           g_str_equal (action, MPAD_ACTION_INVITE_PARENTS) ||
           g_str_equal (action, MPAD_ACTION_RECORD_TALK))
    {
      MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
      const MpadProtocolTalkKind *talk = *target != '\0'
                                           ? mpad_protocol_find_talk_kind (protocol, target)
                                           : NULL;

      if (talk == NULL && protocol->talk_kinds->len > 0)
        talk = g_ptr_array_index (protocol->talk_kinds, 0);
      if (talk != NULL)
        open_editor (page, talk_for (model, talk->id));
    }
  else if (g_str_equal (action, MPAD_ACTION_WEIGH))
    mpad_dossier_page_show (page, "kader");
  else if (g_str_equal (action, MPAD_ACTION_DECIDE_MELDEN))
    mpad_dossier_page_show (page, "decision:melden");
  else if (g_str_equal (action, MPAD_ACTION_DECIDE_HULP))
    mpad_dossier_page_show (page, "decision:hulp");
  else if (g_str_equal (action, MPAD_ACTION_MAKE_REPORT) ||
           g_str_equal (action, MPAD_ACTION_PRINT_FOR_PARENTS) ||
           g_str_equal (action, MPAD_ACTION_PREPARE_MELDING))
    mpad_dossier_page_show (page, "documents");
  else
    {
      g_autofree char *name = g_strconcat ("step:", step_of (model, step), NULL);

      mpad_dossier_page_show (page, name);
    }
}
