package intake

import (
	"cohort/domain/program"
	"cohort/practice"
)

// clashesOf lists the cohorts in which a member has to be at an hour of this
// one's sessions, from the session on with which the membership begins.
func clashesOf(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment, at program.Joining) ([]practice.Clash, error) {
	return practice.Gathering{Cohort: c, Sessions: at.Sessions, Members: []program.Enrollment{e}}.Clashes(tx, d.By, d.Now)
}

// passClashes refuses a seat in a second group at the hour of another one, but
// for a reason.
func passClashes(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment, at program.Joining, reason string) error {
	found, err := clashesOf(tx, d, c, e, at)
	if err != nil {
		return err
	}
	return d.PassClashes(found, reason, practice.NoField)
}
