/* SPDX-License-Identifier: GPL-3.0-or-later */
/* (domain, code) to what happened and what to do now. An error that is not in the table still gets
 * a
 * sentence; its message, which may hold the words of a library, is never shown. The one exception
 * are protocol files, whose messages are written for people by our own loader. */
#include "config.h"

#include "mpad-error-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-error.h"

typedef struct
{
  int code;
  const char *title;
  const char *body;
} ErrorText;

static const ErrorText vault_texts[] = {
  { MPAD_VAULT_ERROR_WRONG_KEY, N_ ("That is not the right passphrase"),
    N_ ("Type it again. Look whether Caps Lock is on and whether the spaces between the words are "
        "right. If you have lost it, use the emergency key sheet.") },
  { MPAD_VAULT_ERROR_NOT_A_VAULT, N_ ("This file is not a vault of Meldpad"),
    N_ ("Choose a file whose name ends in .meldpad. If this is such a file, it may have been "
        "damaged while it was copied: try a copy from another place.") },
  { MPAD_VAULT_ERROR_HEADER, N_ ("The beginning of the vault file is damaged"),
    N_ ("Without it no passphrase can open the vault. Leave the file as it is and open a copy, for "
        "instance from your school’s backup.") },
  { MPAD_VAULT_ERROR_CORRUPT, N_ ("The passphrase is right, but the vault file is damaged"),
    N_ ("Nothing was changed. Leave the file as it is and open a copy, for instance from your "
        "school’s backup.") },
  { MPAD_VAULT_ERROR_TOO_NEW, N_ ("This vault was made with a newer Meldpad"),
    N_ ("Install the newest version of Meldpad on this computer. The vault was not changed.") },
  { MPAD_VAULT_ERROR_BUSY, N_ ("The vault is in use"),
    N_ ("Meldpad is open with this vault in another window or on another computer. Close it there "
        "and try again.") },
  { MPAD_VAULT_ERROR_READ_ONLY, N_ ("Meldpad cannot write in this folder"),
    N_ ("Nothing was saved there. Ask the person who looks after this computer for the right to "
        "write in the folder, or choose another folder.") },
  { MPAD_VAULT_ERROR_FULL, N_ ("The disk is full"),
    N_ ("Nothing was changed in the vault, and what you typed is still here. Make room on the disk "
        "and try again.") },
  { MPAD_VAULT_ERROR_IO, N_ ("The disk could not be read or written"),
    N_ ("What you typed is still here. Check whether the disk or the network folder is still "
        "connected and try again.") },
  { MPAD_VAULT_ERROR_EXISTS, N_ ("There is already a vault with this name"),
    N_ ("Open that vault, or give this one another name. Nothing was overwritten.") },
  { MPAD_VAULT_ERROR_MISSING, N_ ("The vault file is no longer there"),
    N_ ("It may have been moved or be on a disk that is not connected. Put it back, connect the "
        "disk, or choose the file yourself.") },
  { MPAD_VAULT_ERROR_UNPROVEN, N_ ("Meldpad could not prove that it writes encrypted"),
    N_ ("So it writes nothing. Install Meldpad again. If that does not help, have somebody of ICT "
        "look at this computer.") },
  { MPAD_VAULT_ERROR_CONSTRAINT, N_ ("This could not be saved"),
    N_ ("The vault refused the change because it does not fit with what is already there. What you "
        "typed is still here. Check it and try again.") },
  { MPAD_VAULT_ERROR_CONFLICT, N_ ("This was changed somewhere else in the meantime"),
    N_ ("What you typed is still here. Copy it, open the entry again and add it there.") },
  { MPAD_VAULT_ERROR_LOCKED, N_ ("The vault is locked"),
    N_ ("Unlock it with your passphrase and try again.") },
  { MPAD_VAULT_ERROR_POLICY, N_ ("This is not safe enough"),
    N_ ("Use a longer passphrase, for instance five words that Meldpad offers.") },
  { MPAD_VAULT_ERROR_CANCELLED, N_ ("Stopped"), N_ ("Nothing was changed.") },
  { MPAD_VAULT_ERROR_JOURNAL, N_ ("The journal of the vault does not add up"),
    N_ ("Somebody or something outside Meldpad changed the file. Make a copy of it, change "
        "nothing, and ask the person who looks after your school’s data for help.") },
  { MPAD_VAULT_ERROR_REPLACED, N_ ("Another file lies in the place of the vault"),
    N_ ("Nothing was saved in it. Put your own vault file back, or lock Meldpad and open the right "
        "file.") },
};

static const ErrorText record_texts[] = {
  { MPAD_RECORD_ERROR_NOT_FOUND, N_ ("This is no longer in the vault"),
    N_ ("Go back to the overview and open it again from there.") },
  { MPAD_RECORD_ERROR_FINAL, N_ ("This entry is final"),
    N_ ("It can no longer be changed. Write an addendum: the first text stays as it is.") },
  { MPAD_RECORD_ERROR_SOURCE_MISSING, N_ ("The source is missing"),
    N_ ("Write down who told this. Without a source it can stay a draft.") },
  { MPAD_RECORD_ERROR_OWNER_MISSING, N_ ("A suspicion needs somebody’s name"),
    N_ ("Write down whose suspicion this is. Until then it can stay a draft.") },
  { MPAD_RECORD_ERROR_QUALIFIED_MISSING, N_ ("A diagnosis needs the name of who made it"),
    N_ ("Write down who made the diagnosis and that person’s profession. Until then it can stay a "
        "draft.") },
  { MPAD_RECORD_ERROR_EMPTY, N_ ("There is nothing to record yet"),
    N_ ("Write at least one sentence.") },
  { MPAD_RECORD_ERROR_TOO_LONG, N_ ("This is too long"),
    N_ ("Split a long text over more entries. An attachment may be 25 MB at most.") },
  { MPAD_RECORD_ERROR_TEXT, N_ ("This text holds signs that cannot be stored"),
    N_ ("Remove what you pasted last and type it yourself.") },
  { MPAD_RECORD_ERROR_DATE, N_ ("This date does not exist"),
    N_ ("Write it as day-month-year, for instance 09-03-2017.") },
  { MPAD_RECORD_ERROR_BLOCKED, N_ ("The protocol stops this for now"),
    N_ ("The page says why and what opens it again. You can always record what happened.") },
};

static const ErrorText protocol_texts[] = {
  { MPAD_PROTOCOL_ERROR_READ, N_ ("The protocol file cannot be read"), NULL },
  { MPAD_PROTOCOL_ERROR_SYNTAX, N_ ("The protocol file is not valid JSON"), NULL },
  { MPAD_PROTOCOL_ERROR_MISSING, N_ ("Something is missing in the protocol file"), NULL },
  { MPAD_PROTOCOL_ERROR_TYPE, N_ ("Something in the protocol file has the wrong form"), NULL },
  { MPAD_PROTOCOL_ERROR_VALUE, N_ ("The protocol file holds a value that cannot be"), NULL },
  { MPAD_PROTOCOL_ERROR_DUPLICATE, N_ ("The protocol file uses one name twice"), NULL },
  { MPAD_PROTOCOL_ERROR_UNKNOWN_REF, N_ ("The protocol file refers to something that is not there"),
    NULL },
  { MPAD_PROTOCOL_ERROR_DEAD_END, N_ ("A question in the protocol file leads nowhere"), NULL },
  { MPAD_PROTOCOL_ERROR_VERSION,
    N_ ("The protocol file is of a version that this Meldpad does not know"), NULL },
  { MPAD_PROTOCOL_ERROR_TOO_LARGE, N_ ("The protocol file is too large"), NULL },
};

static const ErrorText document_texts[] = {
  { MPAD_DOCUMENT_ERROR_MISSING_FIELD, N_ ("Something is missing for this document"),
    N_ ("Go back to the entry and fill in what is asked there.") },
  { MPAD_DOCUMENT_ERROR_LAYOUT, N_ ("The pages could not be made"),
    N_ ("Have somebody of ICT check whether fonts are installed on this computer.") },
  { MPAD_DOCUMENT_ERROR_WRITE, N_ ("The PDF could not be made"),
    N_ ("Try again. If it goes wrong again, close Meldpad and start it anew: nothing is lost.") },
};

static const ErrorText io_texts[] = {
  { G_IO_ERROR_NOT_FOUND, N_ ("The file is no longer there"),
    N_ ("It may have been moved or be on a disk that is not connected.") },
  { G_IO_ERROR_EXISTS, N_ ("There is already a file with this name"), N_ ("Choose another name.") },
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full"), N_ ("Make room on the disk and try again.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("Meldpad may not use this file or folder"),
    N_ ("Choose another folder, or ask the person who looks after this computer.") },
  { G_IO_ERROR_READ_ONLY, N_ ("Nothing can be written there"), N_ ("Choose another folder.") },
  { G_IO_ERROR_CANCELLED, N_ ("Stopped"), N_ ("Nothing was changed.") },
};

static const ErrorText *
find_in (const ErrorText *texts, gsize n_texts, int code)
{
  for (gsize i = 0; i < n_texts; i++)
    if (texts[i].code == code)
      return &texts[i];
  return NULL;
}

static const ErrorText *
find_text (const GError *error)
{
  if (error->domain == MPAD_VAULT_ERROR)
    return find_in (vault_texts, G_N_ELEMENTS (vault_texts), error->code);
  if (error->domain == MPAD_RECORD_ERROR)
    return find_in (record_texts, G_N_ELEMENTS (record_texts), error->code);
  if (error->domain == MPAD_PROTOCOL_ERROR)
    return find_in (protocol_texts, G_N_ELEMENTS (protocol_texts), error->code);
  if (error->domain == MPAD_DOCUMENT_ERROR)
    return find_in (document_texts, G_N_ELEMENTS (document_texts), error->code);
  if (error->domain == G_IO_ERROR)
    return find_in (io_texts, G_N_ELEMENTS (io_texts), error->code);
  return NULL;
}

const char *
mpad_error_text_title (const GError *error)
{
  const ErrorText *text;

  g_return_val_if_fail (error != NULL, NULL);

  text = find_text (error);
  return text != NULL ? _ (text->title) : _ ("Something went wrong that Meldpad did not foresee");
}

const char *
mpad_error_text_body (const GError *error)
{
  const ErrorText *text;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == MPAD_PROTOCOL_ERROR)
    return error->message;
  text = find_text (error);
  return text != NULL ? _ (text->body)
                      : _ ("Try again. If it goes wrong again, close Meldpad and start it anew: "
                           "what was saved is safe.");
}

char *
mpad_error_text_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup_printf ("%s. %s", mpad_error_text_title (error), mpad_error_text_body (error));
}

/* What to do about the place where the vault lies; %NULL when the place is not what is wrong. */
static char *
describe_place (const GError *error, const char *vault_path)
{
  g_autofree char *folder = NULL;

  if (error->domain != MPAD_VAULT_ERROR || vault_path == NULL)
    return NULL;
  folder = g_path_get_dirname (vault_path);
  switch ((MpadVaultError) error->code)
    {
    case MPAD_VAULT_ERROR_FULL:
      /* Translators: %s is a folder; so in the next four */
      return g_strdup_printf (_ ("Make room on the disk with the folder %s."), folder);
    case MPAD_VAULT_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("Ask ICT for the right to write in the folder %s."), folder);
    case MPAD_VAULT_ERROR_IO:
      return g_strdup_printf (_ ("Check whether the folder %s is still connected."), folder);
    case MPAD_VAULT_ERROR_MISSING:
      return g_strdup_printf (_ ("Put the vault file back in the folder %s, or connect its disk."),
                              folder);
    case MPAD_VAULT_ERROR_REPLACED:
      return g_strdup_printf (_ ("Put your own vault file back in the folder %s."), folder);
    case MPAD_VAULT_ERROR_WRONG_KEY:
    case MPAD_VAULT_ERROR_NOT_A_VAULT:
    case MPAD_VAULT_ERROR_HEADER:
    case MPAD_VAULT_ERROR_CORRUPT:
    case MPAD_VAULT_ERROR_TOO_NEW:
    case MPAD_VAULT_ERROR_BUSY:
    case MPAD_VAULT_ERROR_EXISTS:
    case MPAD_VAULT_ERROR_UNPROVEN:
    case MPAD_VAULT_ERROR_CONSTRAINT:
    case MPAD_VAULT_ERROR_CONFLICT:
    case MPAD_VAULT_ERROR_LOCKED:
    case MPAD_VAULT_ERROR_POLICY:
    case MPAD_VAULT_ERROR_CANCELLED:
    case MPAD_VAULT_ERROR_JOURNAL:
      break;
    }
  return NULL;
}

char *
mpad_error_text_not_saved (const GError *error, const char *vault_path)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  place = describe_place (error, vault_path);
  if (place != NULL)
    /* Translators: why a save failed, and what to do about the folder; both are sentences. */
    return g_strdup_printf (
      _ ("Not saved. %s. Your text is still here and Meldpad keeps trying. %s"),
      mpad_error_text_title (error), place);
  return g_strdup_printf (_ ("Not saved. %s. Your text is still here. %s"),
                          mpad_error_text_title (error), mpad_error_text_body (error));
}

MpadErrorNext
mpad_error_text_next (const GError *error)
{
  g_return_val_if_fail (error != NULL, MPAD_ERROR_NEXT_NONE);

  if (error->domain != MPAD_VAULT_ERROR)
    return MPAD_ERROR_NEXT_RETRY;
  switch ((MpadVaultError) error->code)
    {
    case MPAD_VAULT_ERROR_NOT_A_VAULT:
    case MPAD_VAULT_ERROR_HEADER:
    case MPAD_VAULT_ERROR_CORRUPT:
    case MPAD_VAULT_ERROR_TOO_NEW:
    case MPAD_VAULT_ERROR_EXISTS:
    case MPAD_VAULT_ERROR_MISSING:
    case MPAD_VAULT_ERROR_JOURNAL:
      return MPAD_ERROR_NEXT_OTHER_FILE;

    case MPAD_VAULT_ERROR_BUSY:
    case MPAD_VAULT_ERROR_READ_ONLY:
    case MPAD_VAULT_ERROR_FULL:
    case MPAD_VAULT_ERROR_IO:
    case MPAD_VAULT_ERROR_UNPROVEN:
    case MPAD_VAULT_ERROR_REPLACED:
    case MPAD_VAULT_ERROR_CANCELLED:
      return MPAD_ERROR_NEXT_RETRY;

    case MPAD_VAULT_ERROR_WRONG_KEY:
    case MPAD_VAULT_ERROR_CONSTRAINT:
    case MPAD_VAULT_ERROR_CONFLICT:
    case MPAD_VAULT_ERROR_LOCKED:
    case MPAD_VAULT_ERROR_POLICY:
      break;
    }
  return MPAD_ERROR_NEXT_NONE;
}

void
mpad_error_text_present (GtkWidget *parent, const GError *error)
{
  AdwAlertDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  /* the user stopped it, so the user knows */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (mpad_error_text_title (error), mpad_error_text_body (error)));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_alert_dialog_set_default_response (dialog, "close");
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
