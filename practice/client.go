package practice

import (
	"context"
	"errors"

	"cohort/domain"
)

// OnClient is the only way to act on a client: it locks the row, asks the
// policy about this client, acts and writes the audit in one transaction. What
// the deed rests on and stands before a client in the order of locks, such as
// the settings, is held first.
func (p *Practice) OnClient(ctx context.Context, by domain.Actor, action domain.Action, id domain.ClientID,
	do func(Tx, *Deed, domain.Client) error, first ...Hold) error {
	return p.Change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("client", id, id)
		if err := HoldAll(tx, first); err != nil {
			return err
		}
		c, err := tx.LockClient(domain.Everything(), id)
		if err != nil && !errors.Is(err, domain.ErrClientMerged) {
			return err
		}
		if err := MayTreat(tx, by, action, domain.ReadClient, id); err != nil {
			return err
		}
		if err != nil {
			return err
		}
		return do(tx, d, c)
	})
}

// MayTreat asks the policy about a client. Own is who the actor treats; an
// emergency opens as much of the record as the policy says.
func MayTreat(tx Tx, by domain.Actor, action, read domain.Action, id domain.ClientID) error {
	owns := false
	if by.Reach(action) == domain.Own {
		var err error
		if owns, err = tx.Treats(by.UserID, id); err != nil {
			return err
		}
	}
	if !owns && by.InEmergency(action, id) {
		if open, err := stillOpen(tx, by, id); err != nil || open {
			return err
		}
		return domain.ErrNotFound
	}
	err := domain.Allow(by, action, read, owns)
	if domain.ErrNotFound.Is(err) && by.InEmergency(read, id) {
		return domain.ErrForbidden // they read it, and may do no more
	}
	return err
}

// UnknownAs turns "not there" into a wrong field of the request: the thing
// was named in the body, not in the address.
func UnknownAs(err error, field, message string) error {
	if errors.Is(err, domain.ErrNotFound) {
		return domain.Invalid(field, message)
	}
	return err
}
