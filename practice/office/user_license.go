package office

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// checkUser names everything that is wrong with a person, and with who takes over
// from them, and writes down who
// saw the proof of a license: whoever says so, on the day that they say.
func checkUser(tx practice.Tx, d *practice.Deed, before []domain.License, u *domain.User, to Handovers) error {
	var f domain.Faults
	f.Join(u.Validate())
	last, err := practice.LatestToday(tx, d.Now)
	if err != nil {
		return err
	}
	to.check(&f, last)
	for i := range u.Licenses {
		l := &u.Licenses[i]
		f.When(l.SeenOn.After(last), fmt.Sprintf("licenses[%d].seenOn", i), "must not be in the future")
		l.SeenBy = seenBy(before, *l, d.By.Name)
		if err := checkSupervisor(tx, &f, fmt.Sprintf("licenses[%d].supervisorId", i), before, *u, *l, last); err != nil {
			return err
		}
	}
	return d.Check(f.Err())
}

// checkSupervisor looks at who is newly named to co-sign: somebody else of this
// practice, with a license of their own. Whether it still is valid is asked again
// whenever a note is signed.
func checkSupervisor(tx practice.Tx, f *domain.Faults, at string, before []domain.License, u domain.User, l domain.License, today domain.Date) error {
	if l.SupervisorID.IsZero() || slices.ContainsFunc(before, func(known domain.License) bool { return known.SupervisorID == l.SupervisorID }) {
		return nil
	}
	s, err := tx.User(l.SupervisorID)
	switch {
	case domain.ErrNotFound.Is(err):
		f.When(true, at, "is nobody of this practice")
		return nil
	case err != nil:
		return err
	}
	f.When(s.ID == u.ID, at, "must be somebody else")
	f.When(s.ID != u.ID && !clinical.MayCoSign(s, today), at, "must have a valid license of their own")
	return nil
}

// seenBy keeps who saw a proof that was seen before.
func seenBy(before []domain.License, l domain.License, by string) string {
	if l.SeenOn.IsZero() {
		return ""
	}
	for _, known := range before {
		if known.Number == l.Number && known.State == l.State && known.SeenOn == l.SeenOn && known.SeenBy != "" {
			return known.SeenBy
		}
	}
	return by
}
