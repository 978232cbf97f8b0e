package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// SessionAttachments gives a session's files to those who lead it, the newest day
// first.
func (desk *Desk) SessionAttachments(ctx context.Context, by domain.Actor, id domain.SessionID) (files []domain.Attachment, err error) {
	err = desk.Read(ctx, by, domain.ReadSessionAttachments, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		if _, _, err := visibleSession(tx, d, scope, id); err != nil {
			return err
		}
		files, err = tx.AttachmentsWith(domain.AttachedTo{SessionID: id})
		slices.SortStableFunc(files, domain.NewestDay)
		return err
	})
	return files, err
}

// SessionAttachment gives one with its content.
func (desk *Desk) SessionAttachment(ctx context.Context, by domain.Actor, session domain.SessionID, id domain.AttachmentID) (a domain.Attachment, content []byte, err error) {
	err = desk.Read(ctx, by, domain.DownloadSessionAttachment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", session, domain.ClientID{})
		if _, _, err := visibleSession(tx, d, scope, session); err != nil {
			return err
		}
		if a, err = practice.AttachmentOf(tx, domain.AttachedTo{SessionID: session}, id); err != nil {
			return err
		}
		d.Note(noteAttachment, id.String())
		content, err = tx.AttachmentContent(id)
		return err
	})
	return a, content, err
}

var noteAttachment = practice.Kept("attachment")

// AddSessionAttachment keeps a file with a session.
func (desk *Desk) AddSessionAttachment(ctx context.Context, by domain.Actor, a domain.Attachment, content []byte) (added domain.Attachment, err error) {
	err = desk.onSession(ctx, by, domain.AddSessionAttachment, a.With.SessionID, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, _ program.Session) error {
		if added, err = practice.Attach(tx, d, a, content); err != nil {
			return err
		}
		d.Note(noteAttachment, added.ID.String())
		return nil
	})
	return added, err
}

// VoidSessionAttachment marks a session's file as entered in error. It is kept.
func (desk *Desk) VoidSessionAttachment(ctx context.Context, by domain.Actor, session domain.SessionID, id domain.AttachmentID, reason string) (domain.Attachment, error) {
	return desk.markAttachment(ctx, by, domain.VoidSessionAttachment, session, id, &reason)
}

// RestoreSessionAttachment undoes VoidSessionAttachment.
func (desk *Desk) RestoreSessionAttachment(ctx context.Context, by domain.Actor, session domain.SessionID, id domain.AttachmentID) (domain.Attachment, error) {
	return desk.markAttachment(ctx, by, domain.RestoreSessionAttachment, session, id, nil)
}

func (desk *Desk) markAttachment(ctx context.Context, by domain.Actor, action domain.Action, session domain.SessionID, id domain.AttachmentID, reason *string) (a domain.Attachment, err error) {
	err = desk.onSession(ctx, by, action, session, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, _ program.Session) error {
		if a, err = practice.AttachmentOf(tx, domain.AttachedTo{SessionID: session}, id); err != nil {
			return err
		}
		d.Note(noteAttachment, id.String())
		a, err = practice.MarkAttachment(tx, d, a, reason)
		return err
	})
	return a, err
}
