package office

import (
	"cohort/domain"
	"cohort/practice"
)

// replacePart puts something in the place of one part of the settings, unless it
// is wrong; the deed says what stood and what stands now.
func replacePart[P any](tx practice.Tx, d *practice.Deed, expected domain.Version, part func(*domain.Settings) *P, wanted P, wrong error) (s domain.Settings, err error) {
	if s, err = tx.LockSettings(); err != nil {
		return s, err
	}
	if err := expected.Matches(s.Version); err != nil {
		return s, err
	}
	if err := d.Check(wrong); err != nil {
		return s, err
	}
	d.AboutMany("settings", domain.ClientID{})
	d.Note(practice.Before, *part(&s))
	d.Note(practice.After, wanted)
	*part(&s) = wanted
	s.Version, s.UpdatedAt = s.Version+1, d.Now
	return s, tx.SaveSettings(s)
}
