package office

import (
	"context"
	"errors"
	"strings"

	"cohort/domain"
	"cohort/practice"
)

// RemoveUserFactors takes a person's factors and recovery codes away: they lost
// the phone. Their logins end, and they are told as of whatever an administrator
// does to a login, and on their account page until they have another.
func (desk *Desk) RemoveUserFactors(ctx context.Context, by domain.Actor, id domain.UserID, reason string) (p Person, err error) {
	reason = strings.TrimSpace(reason)
	err = desk.Change(ctx, by, domain.RemoveUserFactors, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", id, domain.ClientID{})
		var f domain.Faults
		f.Required("reason", reason, domain.MaxReason)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		user, live, err := own(tx, id)
		if err != nil {
			return err
		}
		if p, err = desk.person(tx, user); err != nil {
			return err
		}
		if len(live) == 0 {
			d.NothingDone()
			return nil
		}
		for _, f := range live {
			if err := tx.SaveFactor(f.Removed(by.UserID, d.Now)); err != nil {
				return err
			}
		}
		p.HasFactor = false
		if err := tx.ReplaceRecoveryCodes(id, nil); err != nil {
			return err
		}
		if err := errors.Join(tx.DropCalendarFeed(id), tx.EndLoginsOf(id, domain.LoginID{}, domain.EndedByFactors, d.Now)); err != nil {
			return err
		}
		return desk.tellFactorsRemoved(ctx, tx, d, user)
	})
	return p, err
}
