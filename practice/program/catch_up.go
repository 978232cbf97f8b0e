package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What catching up notes.
var (
	noteWeek = practice.Plain("week")
	noteWay  = practice.Plain("how")
)

// CatchUp is a missed theme with the member whose it is, as their leader sees them.
type CatchUp struct {
	program.CatchUp
	Seat   program.RosterSeat
	Cohort program.Cohort
}

// CatchUpsOf lists what the members of a cohort missed and a later week builds
// on, with what became of it, soonest needed first.
func (desk *Desk) CatchUpsOf(ctx context.Context, by domain.Actor, id domain.CohortID) (list []CatchUp, err error) {
	err = desk.Read(ctx, by, domain.ReadCatchUp, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		list, err = catchUps(tx, by, c)
		return err
	})
	return list, err
}

// CatchUps lists what is open in the running cohorts that somebody leads.
func (desk *Desk) CatchUps(ctx context.Context, by domain.Actor) (list []CatchUp, err error) {
	err = desk.Read(ctx, by, domain.ReadCatchUp, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("catch_ups", domain.ClientID{})
		cohorts, err := tx.Cohorts(scope, program.CohortFilter{Statuses: []program.CohortStatus{program.CohortRunning}}, domain.Page{Limit: domain.MaxLimit})
		if err != nil {
			return err
		}
		for _, card := range cohorts.Items {
			if card.CurriculumID.IsZero() {
				continue
			}
			of, err := catchUps(tx, by, card.Cohort)
			if err != nil {
				return err
			}
			list = append(list, slices.DeleteFunc(of, func(c CatchUp) bool { return c.Done != nil })...)
		}
		soonest(list)
		return nil
	})
	return list, err
}

func catchUps(tx practice.Tx, by domain.Actor, c program.Cohort) (list []CatchUp, err error) {
	book, err := practice.CatchUpBook(tx, c)
	if err != nil {
		return nil, err
	}
	seats, err := tx.Roster(c.ID)
	if err != nil {
		return nil, err
	}
	for _, seat := range seatsSeenBy(by, true, seats, func(s program.RosterSeat) bool { return s.Until.IsZero() }) {
		if !seat.Until.IsZero() {
			continue
		}
		for _, lack := range book.Of(seat.Enrollment, false) {
			list = append(list, CatchUp{CatchUp: lack, Seat: seat, Cohort: c})
		}
	}
	soonest(list)
	return list, nil
}

// soonest puts open ones before done ones, and those that are needed sooner
// first; what was needed already is the most pressing.
func soonest(list []CatchUp) {
	rank := func(c CatchUp) string {
		switch {
		case c.Done != nil:
			return "3"
		case c.By().IsZero():
			return "1"
		}
		return "2" + c.By().String()
	}
	slices.SortStableFunc(list, func(a, b CatchUp) int {
		switch x, y := rank(a), rank(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}

// RecordCatchUp notes that a member caught up a missed week by homework or by
// talking.
func (desk *Desk) RecordCatchUp(ctx context.Context, by domain.Actor, id domain.EnrollmentID, done program.CaughtUp) (c program.CaughtUp, err error) {
	err = desk.onMembership(ctx, by, domain.RecordCatchUp, id, func(tx practice.Tx, d *practice.Deed, cohort program.Cohort, e program.Enrollment) error {
		book, err := practice.CatchUpBook(tx, cohort)
		if err != nil {
			return err
		}
		done.Week = book.Named(done.Week.Version, done.Week.Number)
		if err := d.Check(done.Validate(book, cohort.Today(d.Now))); err != nil {
			return err
		}
		if _, err := book.Lacking(e, done.Week); err != nil {
			return err
		}
		c = done
		c.EnrollmentID, c.ID, c.By, c.ByName, c.At = e.ID, domain.NewID[domain.CatchUpID](), by.UserID, by.Name, d.Now
		d.Note(noteWeek, c.Week.Number)
		d.Note(noteWay, c.Way)
		return tx.CreateCatchUp(c)
	})
	return c, err
}

// UndoCatchUp takes a record of catching up back.
func (desk *Desk) UndoCatchUp(ctx context.Context, by domain.Actor, id domain.CatchUpID) (c program.CaughtUp, err error) {
	err = desk.Change(ctx, by, domain.RecordCatchUp, func(tx practice.Tx, d *practice.Deed) error {
		d.About("catch_up", id, domain.ClientID{})
		found, _, err := ofOwnMembership(tx, d, func() (program.CaughtUp, error) { return tx.CatchUp(id) }, func(it program.CaughtUp) domain.EnrollmentID { return it.EnrollmentID })
		if err != nil {
			return err
		}
		if c, err = found.Undo(by.UserID, d.Now); err != nil {
			return err
		}
		d.Note(noteWeek, c.Week.Number)
		return tx.SaveCatchUp(c)
	})
	return c, err
}
