package office

import (
	"fmt"

	"cohort/domain"
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
	}
	return d.Check(f.Err())
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
