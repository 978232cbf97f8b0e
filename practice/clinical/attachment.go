package clinical

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

// Attachments gives a client's files, the newest day first: what whoever asks may
// not see is left out.
func (desk *Desk) Attachments(ctx context.Context, by domain.Actor, id domain.ClientID) (files []domain.Attachment, err error) {
	err = desk.Read(ctx, by, domain.ReadAttachments, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("attachments", id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		all, err := tx.AttachmentsWith(domain.AttachedTo{ClientID: id})
		if err != nil {
			return err
		}
		for _, a := range all {
			switch err := mayReadAttachment(tx, by, a); {
			case err == nil:
				files = append(files, a)
			case !errors.Is(err, domain.ErrNotFound):
				return err
			}
		}
		slices.SortStableFunc(files, domain.NewestDay)
		return nil
	})
	return files, err
}

// mayReadAttachment lets in whom a client's file is for. It is not there for
// anybody else.
func mayReadAttachment(tx practice.Tx, by domain.Actor, a domain.Attachment) error {
	action := a.For.ReadBy()
	if action == "" {
		return domain.ErrNotFound
	}
	err := practice.MayTreat(tx, by, action, domain.ReadAttachments, a.With.ClientID)
	if errors.Is(err, domain.ErrForbidden) {
		return domain.ErrNotFound
	}
	return err
}

// Attachment gives a client's file with its content.
func (desk *Desk) Attachment(ctx context.Context, by domain.Actor, client domain.ClientID, id domain.AttachmentID) (a domain.Attachment, content []byte, err error) {
	err = desk.Read(ctx, by, domain.DownloadAttachment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("attachment", id, domain.ClientID{})
		if _, err := tx.Client(scope, client); err != nil {
			return err
		}
		if a, err = practice.AttachmentOf(tx, domain.AttachedTo{ClientID: client}, id); err != nil {
			return err
		}
		if err := mayReadAttachment(tx, by, a); err != nil {
			return err
		}
		d.Concerns(client)
		content, err = tx.AttachmentContent(id)
		return err
	})
	return a, content, err
}

// AddAttachment keeps a file with a client. Nobody adds what they could not read.
func (desk *Desk) AddAttachment(ctx context.Context, by domain.Actor, a domain.Attachment, content []byte) (added domain.Attachment, err error) {
	err = desk.OnClient(ctx, by, domain.AddAttachment, a.With.ClientID, func(tx practice.Tx, d *practice.Deed, _ domain.Client) error {
		if err := mayReadAttachment(tx, by, a); a.For.ReadBy() != "" && err != nil {
			if errors.Is(err, domain.ErrNotFound) {
				err = domain.ErrForbidden
			}
			return err
		}
		added, err = practice.Attach(tx, d, a, content)
		d.About("attachment", added.ID, a.With.ClientID)
		return err
	})
	return added, err
}

// VoidAttachment marks a client's file as entered in error. It is kept.
func (desk *Desk) VoidAttachment(ctx context.Context, by domain.Actor, client domain.ClientID, id domain.AttachmentID, reason string) (domain.Attachment, error) {
	return desk.markAttachment(ctx, by, domain.VoidAttachment, client, id, &reason)
}

// RestoreAttachment undoes VoidAttachment.
func (desk *Desk) RestoreAttachment(ctx context.Context, by domain.Actor, client domain.ClientID, id domain.AttachmentID) (domain.Attachment, error) {
	return desk.markAttachment(ctx, by, domain.RestoreAttachment, client, id, nil)
}

func (desk *Desk) markAttachment(ctx context.Context, by domain.Actor, action domain.Action, client domain.ClientID, id domain.AttachmentID, reason *string) (a domain.Attachment, err error) {
	err = desk.OnClient(ctx, by, action, client, func(tx practice.Tx, d *practice.Deed, _ domain.Client) error {
		if a, err = practice.AttachmentOf(tx, domain.AttachedTo{ClientID: client}, id); err != nil {
			return err
		}
		if err := mayReadAttachment(tx, by, a); err != nil {
			return err
		}
		d.About("attachment", id, client)
		a, err = practice.MarkAttachment(tx, d, a, reason)
		return err
	})
	return a, err
}
