/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note in the chronology bears, beside its words, what is needed to make the same paper again. */
#include "config.h"

#include "mpad-paper-keep-job.h"

#include <string.h>

#include "mpad-entry-store.h"
#include "mpad-pdf.h"

/* Keys of the note. */
#define KEY_ABOUT "about" /* "paper" */
#define KEY_REPORT "paper.report"
#define KEY_TAKEN_UP "paper.taken-up"
#define KEY_LEFT_OUT "paper.left-out"
#define KEY_SHARE_MARKED "paper.share-marked"
#define KEY_JOURNAL_HEAD "paper.journal-head"

struct _MpadKeepJob
{
  char *dossier_id;
  char *talk_id;
  char *recipient;
  char *step;
  char *note_title;
  char *note_text;
  MpadProtocol *protocol;
  GStrv taken_up;
  GStrv left_out;
  MpadTalkPaperOptions options; /* strings point to the fields above */
};

void
mpad_kept_free (MpadKept *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->report, mpad_report_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

MpadKeepJob *
mpad_keep_job_new (const char *dossier_id,
                   const char *talk_id,
                   MpadProtocol *protocol,
                   const MpadTalkPaperOptions *options,
                   const char *step,
                   const char *note_title,
                   const char *note_text)
{
  MpadKeepJob *self = g_new0 (MpadKeepJob, 1);

  self->dossier_id = g_strdup (dossier_id);
  self->talk_id = g_strdup (talk_id);
  self->recipient = g_strdup (options->recipient);
  self->step = g_strdup (step);
  self->note_title = g_strdup (note_title);
  self->note_text = g_strdup (note_text);
  self->protocol = mpad_protocol_ref (protocol);
  self->taken_up = g_strdupv ((GStrv) options->taken_up);
  self->left_out = g_strdupv ((GStrv) options->left_out);
  self->options = *options;
  self->options.recipient = self->recipient;
  self->options.taken_up = (const char *const *) self->taken_up;
  self->options.left_out = (const char *const *) self->left_out;
  return self;
}

void
mpad_keep_job_free (gpointer job)
{
  MpadKeepJob *self = job;

  g_free (self->dossier_id);
  g_free (self->talk_id);
  g_free (self->recipient);
  g_free (self->step);
  g_free (self->note_title);
  g_free (self->note_text);
  mpad_protocol_unref (self->protocol);
  g_strfreev (self->taken_up);
  g_strfreev (self->left_out);
  g_free (self);
}

static void
set_list (MpadEntry *entry, const char *key, GStrv words)
{
  g_autofree char *text = words != NULL && words[0] != NULL ? g_strjoinv (" ", words) : NULL;

  mpad_entry_set (entry, key, text);
}

/* What was chosen, by whom and when: the entry's own fields say the last two. */
static gboolean
write_note (MpadVault *vault,
            const MpadKeepJob *self,
            const MpadReport *report,
            const char *head,
            GError **error)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_NOTE);
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_NOTE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  entry->dossier_id = g_strdup (self->dossier_id);
  entry->step_id = g_strdup (self->step);
  entry->title = g_strdup_printf ("%s · %s", self->note_title, report->number);
  entry->happened = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  entry->shared = MPAD_NO;
  mpad_entry_set (entry, KEY_ABOUT, "paper");
  mpad_entry_set (entry, KEY_REPORT, report->id);
  mpad_entry_set (entry, KEY_JOURNAL_HEAD, head);
  mpad_entry_set (entry, KEY_SHARE_MARKED, self->options.share_marked ? "yes" : NULL);
  set_list (entry, KEY_TAKEN_UP, self->taken_up);
  set_list (entry, KEY_LEFT_OUT, self->left_out);
  statement->text = g_strdup (self->note_text);
  g_ptr_array_add (entry->statements, statement);
  return mpad_entry_store_finalize (vault, entry, error);
}

gpointer
mpad_keep_job_run (MpadVault *vault, gpointer job, GError **error)
{
  MpadKeepJob *self = job;
  g_autoptr (MpadKept) kept = g_new0 (MpadKept, 1);
  /* before anything is written: the head that the footer gets */
  g_autofree char *head = mpad_vault_journal_head (vault, NULL, error);

  if (head == NULL)
    return NULL;
  kept->report = mpad_talk_paper_keep (vault, self->dossier_id, self->talk_id, self->protocol,
                                       &self->options, error);
  if (kept->report == NULL)
    return NULL;
  kept->pdf = mpad_report_store_load_pdf (vault, kept->report->id, error);
  if (kept->pdf == NULL || !write_note (vault, self, kept->report, head, error))
    return NULL;
  return g_steal_pointer (&kept);
}

gpointer
mpad_load_pdf_job_run (MpadVault *vault, gpointer report_id, GError **error)
{
  g_autoptr (MpadKept) kept = g_new0 (MpadKept, 1);

  kept->pdf = mpad_report_store_load_pdf (vault, report_id, error);
  return kept->pdf != NULL ? g_steal_pointer (&kept) : NULL;
}

static const MpadEntry *
find_note (const MpadDossier *dossier, const char *report_id)
{
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->kind == MPAD_ENTRY_NOTE &&
          g_strcmp0 (mpad_entry_get (entry, KEY_REPORT), report_id) == 0)
        return entry;
    }
  return NULL;
}

static GStrv
get_list (const MpadEntry *entry, const char *key)
{
  const char *text = entry != NULL ? mpad_entry_get (entry, key) : NULL;

  return text != NULL ? g_strsplit (text, " ", -1) : NULL;
}

MpadPages *
mpad_kept_pages (const MpadDossier *dossier,
                 const MpadProtocol *protocol,
                 const MpadSchool *school,
                 const GPtrArray *staff,
                 const MpadReport *report)
{
  const MpadEntry *talk = mpad_dossier_get_entry (dossier, report->entry_id);
  const MpadEntry *note = find_note (dossier, report->id);
  g_auto (GStrv) taken_up = get_list (note, KEY_TAKEN_UP);
  g_auto (GStrv) left_out = get_list (note, KEY_LEFT_OUT);
  g_autoptr (MpadTalkPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *hash = NULL;
  MpadTalkPaperOptions options = {
    .recipient = report->recipient,
    .taken_up = (const char *const *) taken_up,
    .left_out = (const char *const *) left_out,
    .number = report->number,
    .version = (guint) report->version,
    .created_us = report->created_us,
  };

  if (talk == NULL || report->recipient == NULL || school == NULL || note == NULL)
    return NULL;
  options.journal_head = mpad_entry_get (note, KEY_JOURNAL_HEAD);
  options.share_marked = mpad_entry_get (note, KEY_SHARE_MARKED) != NULL;
  paper = mpad_talk_paper_make (dossier, talk, protocol, school, staff, &options, NULL);
  if (paper == NULL)
    return NULL;
  pdf = mpad_pdf_from_pages (paper->pages, NULL);
  if (pdf == NULL)
    return NULL;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  return g_strcmp0 (hash, report->hash) == 0 ? g_object_ref (paper->pages) : NULL;
}
