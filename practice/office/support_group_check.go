package office

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice"
)

var (
	noteFinding   = practice.Plain("finding")
	noteEndedFrom = practice.Plain("endedFrom")
)

func viewSupportGroup(tx practice.Tx, g domain.SupportGroup, now time.Time) (SupportGroupView, error) {
	checks, err := tx.SupportGroupChecks(g.ID)
	today, failed := practice.Today(tx, now)
	slices.Reverse(checks)
	return SupportGroupView{SupportGroup: g, Checks: checks, Today: today}, errors.Join(err, failed)
}

// CheckSupportGroups writes down what was found of some entries: all of them, or
// none. Each is in the audit by itself.
func (desk *Desk) CheckSupportGroups(ctx context.Context, by domain.Actor, ids []domain.SupportGroupID, found domain.SupportGroupFound) (groups []domain.SupportGroup, today domain.Date, err error) {
	err = desk.Change(ctx, by, domain.KeepSupportGroups, func(tx practice.Tx, d *practice.Deed) error {
		groups = nil
		d.AboutMany("support_group", domain.ClientID{})
		ids := once(ids)
		var f domain.Faults
		f.When(len(ids) == 0, "supportGroupIds", "is missing")
		latest, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		if found.On.IsZero() {
			if found.On, err = practice.Today(tx, d.Now); err != nil {
				return err
			}
		}
		found := found.Tidied()
		f.Join(found.Validate(latest))
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		locked, err := tx.LockSupportGroups(ids...)
		if err != nil {
			return err
		}
		for i, g := range locked {
			if i > 0 {
				if err := d.Append(tx); err != nil { // the one before; the last is appended at the end
					return err
				}
			}
			d.About("support_group", g.ID, domain.ClientID{})
			d.Note(noteFinding, found.Finding)
			if !found.EndedFrom.IsZero() {
				d.Note(noteEndedFrom, found.EndedFrom)
			}
			v, err := keepChecked(tx, d, g, newCheck(d, g.ID, found))
			if err != nil {
				return err
			}
			groups, today = append(groups, v.SupportGroup), v.Today
		}
		return nil
	})
	return groups, today, err
}

func once(ids []domain.SupportGroupID) (kept []domain.SupportGroupID) {
	for _, id := range ids {
		if !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// VoidSupportGroupCheck says that a check was entered in error. It stays, and the
// entry stands as the others have it.
func (desk *Desk) VoidSupportGroupCheck(ctx context.Context, by domain.Actor, id domain.SupportGroupID, check domain.SupportGroupCheckID, reason string) (v SupportGroupView, err error) {
	err = desk.Change(ctx, by, domain.KeepSupportGroups, func(tx practice.Tx, d *practice.Deed) error {
		d.About("support_group", id, domain.ClientID{})
		locked, err := tx.LockSupportGroups(id)
		if err != nil {
			return err
		}
		checks, err := tx.SupportGroupChecks(id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(checks, func(c domain.SupportGroupCheck) bool { return c.ID == check })
		if i < 0 {
			return domain.ErrNotFound
		}
		voided, err := checks[i].MarkInError(by, reason, d.Now)
		if err := d.Check(err); err != nil {
			return err
		}
		d.Note(practice.Reason, voided.InError.Reason)
		d.Note(practice.Before, checks[i].SupportGroupFound)
		if err := tx.SaveSupportGroupCheck(voided); err != nil {
			return err
		}
		v, err = keepChecked(tx, d, locked[0], nil)
		return err
	})
	return v, err
}
