package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// SupportGroupView is an entry of the directory with all that was found of it.
type SupportGroupView struct {
	domain.SupportGroup
	Checks []domain.SupportGroupCheck // the last that was written down first
	Today  domain.Date                // at the practice
}

// SupportGroups lists the directory by name. Nothing of a client is in it, and
// nobody is told who asked for what.
func (desk *Desk) SupportGroups(ctx context.Context, by domain.Actor, filter domain.SupportGroupFilter, page domain.Page) (groups domain.List[domain.SupportGroup], today domain.Date, err error) {
	var f domain.Faults
	f.Join(filter.Validate())
	page, err = page.Checked()
	f.Join(err)
	if err := f.Err(); err != nil {
		return groups, today, err
	}
	err = desk.Look(ctx, by, domain.ReadSupportGroups, func(tx practice.Tx, _ domain.Scope) error {
		if today, err = practice.Today(tx, desk.Now()); err != nil {
			return err
		}
		groups, err = tx.SupportGroups(filter, today, page)
		return err
	})
	return groups, today, err
}

// SupportGroup gives one entry.
func (desk *Desk) SupportGroup(ctx context.Context, by domain.Actor, id domain.SupportGroupID) (v SupportGroupView, err error) {
	err = desk.Look(ctx, by, domain.ReadSupportGroups, func(tx practice.Tx, _ domain.Scope) error {
		found, err := tx.SupportGroup(id)
		if err != nil {
			return err
		}
		v, err = viewSupportGroup(tx, found, desk.Now())
		return err
	})
	return v, err
}

// CreateSupportGroup adds an entry. Who has just spoken with somebody there says
// on which day, and it counts as checked.
func (desk *Desk) CreateSupportGroup(ctx context.Context, by domain.Actor, wanted domain.SupportGroup, checkedOn domain.Date) (v SupportGroupView, err error) {
	err = desk.Change(ctx, by, domain.KeepSupportGroups, func(tx practice.Tx, d *practice.Deed) error {
		g := wanted.Tidied()
		g.ID, g.Version, g.CreatedAt, g.UpdatedAt = domain.NewID[domain.SupportGroupID](), 1, d.Now, d.Now
		d.About("support_group", g.ID, domain.ClientID{})
		check, err := checkedWith(tx, d, g, checkedOn, domain.FoundRight)
		if err != nil {
			return err
		}
		if err := tx.CreateSupportGroup(g); err != nil {
			return err
		}
		v, err = keepChecked(tx, d, g, check)
		return err
	})
	return v, err
}

// UpdateSupportGroup writes an entry anew. The audit keeps what stood before.
func (desk *Desk) UpdateSupportGroup(ctx context.Context, by domain.Actor, id domain.SupportGroupID, expected domain.Version, wanted domain.SupportGroup, checkedOn domain.Date) (v SupportGroupView, err error) {
	err = desk.Change(ctx, by, domain.KeepSupportGroups, func(tx practice.Tx, d *practice.Deed) error {
		d.About("support_group", id, domain.ClientID{})
		found, err := tx.LockSupportGroups(id)
		if err != nil {
			return err
		}
		g := found[0]
		if err := expected.Matches(g.Version); err != nil {
			return err
		}
		d.Note(practice.Before, g)
		g.SupportGroupListing, g.Remark = wanted.SupportGroupListing, wanted.Remark
		g = g.Tidied()
		g.Version, g.UpdatedAt = g.Version+1, d.Now
		check, err := checkedWith(tx, d, g, checkedOn, domain.FoundChanged)
		if err != nil {
			return err
		}
		d.Note(practice.After, g)
		v, err = keepChecked(tx, d, g, check)
		return err
	})
	return v, err
}

// checkedWith names all that is wrong with an entry and its check at once. The
// check is nil where nobody looked.
func checkedWith(tx practice.Tx, d *practice.Deed, g domain.SupportGroup, on domain.Date, finding domain.SupportGroupFinding) (check *domain.SupportGroupCheck, err error) {
	var f domain.Faults
	f.Join(g.Validate())
	if !on.IsZero() {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return nil, err
		}
		f.When(on.After(today), "checkedOn", "is in the future")
		f.When(on.Year < domain.EarliestYear, "checkedOn", "must not lie before 1900")
		check = newCheck(d, g.ID, domain.SupportGroupFound{Finding: finding, On: on})
	}
	return check, d.Check(f.Err())
}

func newCheck(d *practice.Deed, id domain.SupportGroupID, found domain.SupportGroupFound) *domain.SupportGroupCheck {
	return &domain.SupportGroupCheck{ID: domain.NewID[domain.SupportGroupCheckID](), SupportGroupID: id, SupportGroupFound: found, By: d.By.UserID, ByName: d.By.Name, At: d.Now}
}

// keepChecked writes a check down, nil for none, and the entry as it stands then.
func keepChecked(tx practice.Tx, d *practice.Deed, g domain.SupportGroup, check *domain.SupportGroupCheck) (v SupportGroupView, err error) {
	if check != nil {
		if err := tx.CreateSupportGroupCheck(*check); err != nil {
			return v, err
		}
	}
	checks, err := tx.SupportGroupChecks(g.ID)
	if err != nil {
		return v, err
	}
	g.Standing = domain.StandingOf(checks)
	if err := tx.SaveSupportGroup(g); err != nil {
		return v, err
	}
	return viewSupportGroup(tx, g, d.Now)
}
