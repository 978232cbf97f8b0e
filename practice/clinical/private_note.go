package clinical

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// noteWhich is which private note a deed was done to. It stays in the record: a
// list of the audit says that somebody wrote one, and neither which nor about whom.
var noteWhich = practice.Hidden("privateNote")

// aboutPrivate is all that the audit hears of a deed: never the client. Whoever
// reads the audit of a client does not learn that there is a note about them.
func aboutPrivate(d *practice.Deed, id domain.PrivateNoteID) {
	d.AboutMany("private_note", domain.ClientID{})
	if !id.IsZero() {
		d.Note(noteWhich, id.String())
	}
}

// PrivateNotes lists the actor's own notes, the newest first: all, or those about
// a client. Whoever neither treats the client nor wrote about them is told what the
// policy says of the client.
func (desk *Desk) PrivateNotes(ctx context.Context, by domain.Actor, client domain.ClientID, page domain.Page) (list domain.List[clinical.PrivateNote], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadPrivateNotes, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		aboutPrivate(d, domain.PrivateNoteID{})
		if !client.IsZero() {
			if _, err := tx.Client(domain.Everything(), client); err != nil {
				return err
			}
		}
		if list, err = tx.PrivateNotes(by.UserID, client, page); err != nil || client.IsZero() || len(list.Items) > 0 {
			return err
		}
		return practice.MayTreat(tx, by, domain.ReadPrivateNotes, domain.ReadClient, client)
	})
	return list, err
}

// PrivateNote gives one of the actor's own.
func (desk *Desk) PrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID) (n clinical.PrivateNote, err error) {
	err = desk.Read(ctx, by, domain.ReadPrivateNotes, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		aboutPrivate(d, id)
		n, err = tx.PrivateNote(by.UserID, id)
		return err
	})
	return n, err
}

// BeginPrivateNote begins a note about a client whom the actor treats.
func (desk *Desk) BeginPrivateNote(ctx context.Context, by domain.Actor, client domain.ClientID, wanted clinical.PrivateText) (n clinical.PrivateNote, err error) {
	err = desk.Change(ctx, by, domain.WritePrivateNote, func(tx practice.Tx, d *practice.Deed) error {
		aboutPrivate(d, domain.PrivateNoteID{})
		_, merged := tx.LockClient(domain.Everything(), client)
		if merged != nil && !errors.Is(merged, domain.ErrClientMerged) {
			return merged
		}
		if err := practice.MayTreat(tx, by, domain.WritePrivateNote, domain.ReadClient, client); err != nil {
			return err
		}
		if merged != nil {
			return merged
		}
		n = clinical.NewPrivateNote(by.UserID, client, wanted, d.Now)
		if err := d.Check(mayBe(tx, d, n, domain.SessionID{})); err != nil {
			return err
		}
		s, err := signerToday(tx, d)
		if err != nil {
			return err
		}
		if !s.Licensed {
			return clinical.ErrNoLicense
		}
		aboutPrivate(d, n.ID)
		return tx.CreatePrivateNote(n)
	})
	return n, err
}

// onPrivateNote is the only way to act on a private note: it locks the actor's own,
// acts and writes the audit in one transaction. What is somebody else's is not there.
func (desk *Desk) onPrivateNote(ctx context.Context, by domain.Actor, action domain.Action, id domain.PrivateNoteID,
	do func(practice.Tx, *practice.Deed, clinical.PrivateNote) (clinical.PrivateNote, error)) (n clinical.PrivateNote, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		aboutPrivate(d, id)
		before, err := tx.LockPrivateNote(by.UserID, id)
		if err != nil {
			return err
		}
		n, err = do(tx, d, before)
		if err := d.Check(err); err != nil {
			return err
		}
		return tx.SavePrivateNote(n)
	})
	return n, err
}

// WritePrivateNote puts another text in the place of a draft's.
func (desk *Desk) WritePrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID, expected domain.Version, wanted clinical.PrivateText) (clinical.PrivateNote, error) {
	return desk.onPrivateNote(ctx, by, domain.WritePrivateNote, id, func(tx practice.Tx, d *practice.Deed, before clinical.PrivateNote) (clinical.PrivateNote, error) {
		if err := expected.Matches(before.Version); err != nil {
			return before, err
		}
		n, err := before.Write(wanted, d.Now)
		if err != nil {
			return before, err
		}
		if clinical.Quiet(by.UserID, by.UserID, before.AuditedAt, d.Now) {
			d.HeardBefore()
		} else {
			n.AuditedAt = d.Now
		}
		return n, mayBe(tx, d, n, before.SessionID)
	})
}

// SignPrivateNote locks a draft under its author's name.
func (desk *Desk) SignPrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID, name string) (clinical.PrivateNote, error) {
	return desk.signed(ctx, by, id, func(n clinical.PrivateNote, s clinical.Signer, d *practice.Deed) (clinical.PrivateNote, error) {
		return n.Sign(s, name, d.Now)
	})
}

// AddToPrivateNote writes an addendum to a signed note.
func (desk *Desk) AddToPrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID, name, text string) (clinical.PrivateNote, error) {
	return desk.signed(ctx, by, id, func(n clinical.PrivateNote, s clinical.Signer, d *practice.Deed) (clinical.PrivateNote, error) {
		return n.Add(s, name, text, d.Now)
	})
}

func (desk *Desk) signed(ctx context.Context, by domain.Actor, id domain.PrivateNoteID,
	sign func(clinical.PrivateNote, clinical.Signer, *practice.Deed) (clinical.PrivateNote, error)) (clinical.PrivateNote, error) {
	return desk.onPrivateNote(ctx, by, domain.SignPrivateNote, id, func(tx practice.Tx, d *practice.Deed, n clinical.PrivateNote) (clinical.PrivateNote, error) {
		s, err := signerToday(tx, d)
		if err != nil {
			return n, err
		}
		return sign(n, s, d)
	})
}

// VoidPrivateNote marks a signed note as entered in error.
func (desk *Desk) VoidPrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID, reason string) (clinical.PrivateNote, error) {
	return desk.onPrivateNote(ctx, by, domain.VoidPrivateNote, id, func(_ practice.Tx, d *practice.Deed, n clinical.PrivateNote) (clinical.PrivateNote, error) {
		return n.Void(reason, d.Now)
	})
}

// DiscardPrivateNote takes a draft away for good, and says what it was.
func (desk *Desk) DiscardPrivateNote(ctx context.Context, by domain.Actor, id domain.PrivateNoteID) (n clinical.PrivateNote, err error) {
	err = desk.Change(ctx, by, domain.DiscardPrivateNote, func(tx practice.Tx, d *practice.Deed) error {
		aboutPrivate(d, id)
		if n, err = tx.LockPrivateNote(by.UserID, id); err != nil {
			return err
		}
		if err := n.MayDiscard(); err != nil {
			return err
		}
		return tx.DiscardPrivateNote(n)
	})
	return n, err
}
