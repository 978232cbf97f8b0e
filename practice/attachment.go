package practice

import (
	"cohort/domain"
)

// Attach keeps a file with a thing that is locked.
func Attach(tx Tx, d *Deed, a domain.Attachment, content []byte) (domain.Attachment, error) {
	today, err := LatestToday(tx, d.Now)
	if err != nil {
		return a, err
	}
	a.ID, a.AddedBy, a.ByName, a.AddedAt, a.Version = domain.NewID[domain.AttachmentID](), d.By.UserID, d.By.Name, d.Now, 1
	a, err = a.Take(content, today)
	if err := d.Check(err); err != nil {
		return a, err
	}
	there, err := tx.AttachmentsWith(a.With)
	if err != nil {
		return a, err
	}
	if len(there) >= domain.MaxFiles {
		return a, domain.ErrTooManyFiles
	}
	return a, tx.CreateAttachment(a, content)
}

// AttachmentOf gives a file of a thing; another thing's is not there.
func AttachmentOf(tx Tx, with domain.AttachedTo, id domain.AttachmentID) (domain.Attachment, error) {
	a, err := tx.Attachment(id)
	if err == nil && a.With != with {
		return domain.Attachment{}, domain.ErrNotFound
	}
	return a, err
}

// MarkAttachment marks a file as entered in error, or undoes that when nil is
// given for the reason.
func MarkAttachment(tx Tx, d *Deed, a domain.Attachment, reason *string) (marked domain.Attachment, err error) {
	if reason == nil {
		marked, err = a.Restore()
	} else {
		marked, err = a.EnterInError(d.By, *reason, d.Now)
	}
	if err := d.Check(err); err != nil {
		return a, err
	}
	if reason != nil {
		d.Note(Reason, *reason)
	}
	return marked, tx.SaveAttachment(marked)
}
