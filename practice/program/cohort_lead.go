package program

import (
	"errors"
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// checkLeaders looks up who is to lead a cohort and did not before. Whoever is
// named needs a license that is valid on the first day that they lead: one that
// runs out later is spoken of, since boards renew them while a course runs.
// The day is from, today for the zero one.
func checkLeaders(tx practice.Tx, d *practice.Deed, led []domain.UserID, c program.Cohort, from domain.Date, f *domain.Faults) error {
	days := c.LeadDays(from, d.Now)
	for i, id := range c.Leaders() {
		if id.IsZero() || slices.Contains(led, id) {
			continue // Validate says that it is missing
		}
		field := "leadId"
		if i > 0 {
			field = "coLeadIds"
		}
		if err := checkLeader(tx, field, id, days, f); err != nil {
			return err
		}
	}
	return nil
}

func checkLeader(tx practice.Tx, field string, id domain.UserID, days []domain.Date, f *domain.Faults) error {
	user, err := tx.User(id)
	switch {
	case errors.Is(err, domain.ErrNotFound), err == nil && !user.Holds(domain.Therapist), err == nil && user.Status == domain.UserDisabled:
		f.Add(field, "must be a therapist of this practice")
	case err != nil:
		return err
	case len(user.Licenses) == 0:
		f.Add(field, "must have a license on record")
	default:
		if i := slices.IndexFunc(days, func(day domain.Date) bool { return !user.LicensedOn(day) }); i >= 0 {
			f.Add(field, fmt.Sprintf("must have a license that is valid on %s", days[i]))
		}
	}
	return nil
}

// unlicensed says who led a session without a license. It was held all the
// same: it is closed and charged, and the record says so.
func unlicensed(tx practice.Tx, led []program.Led, s program.Session) (words []string, err error) {
	for _, l := range led {
		user, err := tx.User(l.UserID)
		if err != nil {
			return nil, err
		}
		if !user.LicensedOn(s.Date) {
			words = append(words, fmt.Sprintf("%s had no license on record that was valid on %s.", user.Name, s.Date))
		}
	}
	return words, nil
}
