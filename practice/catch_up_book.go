package practice

import (
	"errors"

	"cohort/domain/program"
)

// CatchUpBook reads what catching up in a cohort follows from.
func CatchUpBook(tx Tx, c program.Cohort) (b program.CatchUpBook, err error) {
	var failed [4]error
	if b.Sessions, err = tx.Sessions(c.ID); err != nil {
		return b, err
	}
	b.Version = c.CurriculumVersion
	b.Weeks, failed[0] = VersionsOf(tx, c, b.Sessions)
	b.Marks, failed[1] = tx.AttendanceOf(c.ID)
	b.Done, failed[2] = tx.CatchUps(c.ID)
	b.Guests, failed[3] = tx.GuestsFrom(c.ID)
	return b, errors.Join(failed[:]...)
}

// VersionsOf gives the weeks of the version of its curriculum that a cohort
// follows, of those that its sessions keep, and of others that are asked for.
func VersionsOf(tx Tx, c program.Cohort, sessions []program.Session, others ...int) (map[int][]program.Week, error) {
	weeks := map[int][]program.Week{}
	if c.CurriculumID.IsZero() {
		return weeks, nil
	}
	others = append(others, c.CurriculumVersion)
	for _, s := range sessions {
		others = append(others, c.VersionOf(s))
	}
	for _, number := range others {
		if _, read := weeks[number]; read {
			continue
		}
		v, err := tx.CurriculumVersion(c.CurriculumID, number)
		if err != nil {
			return nil, err
		}
		weeks[number] = v.Outline.Weeks
	}
	return weeks, nil
}
