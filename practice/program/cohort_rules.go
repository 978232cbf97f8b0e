package program

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// CohortRules are the ground rules of a cohort, and how its members stand to them.
type CohortRules struct {
	Current *clinical.GroundRules // nil while there are none
	Own     []clinical.GroundRules
	Members []RulesMember
}

// RulesMember is one member of now.
type RulesMember struct {
	clinical.MemberAgreement
	Seat program.RosterSeat
}

// CohortRules gives a cohort's ground rules, and who has signed them.
func (desk *Desk) CohortRules(ctx context.Context, by domain.Actor, id domain.CohortID) (v CohortRules, err error) {
	err = desk.Read(ctx, by, domain.ReadAgreements, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		book, err := rulesBookOf(tx, by, c)
		if err != nil {
			return err
		}
		v.Current, v.Own = book.Current(), book.Own()
		v.Members, err = rulesMembers(tx, by, book, c.Today(d.Now))
		return err
	})
	return v, err
}

// rulesMembers are the members of a day, as the actor sees them, each with how they
// stand.
func rulesMembers(tx practice.Tx, by domain.Actor, book clinical.RulesBook, today domain.Date) (members []RulesMember, err error) {
	seats, err := tx.Roster(book.Cohort.ID)
	if err != nil {
		return nil, err
	}
	episodes, err := tx.Enrollments(book.Cohort.ID)
	if err != nil {
		return nil, err
	}
	admitted := map[domain.EnrollmentID]program.Enrollment{}
	for _, e := range episodes {
		admitted[e.ID] = e
	}
	sits := func(s program.RosterSeat) bool { return s.IsMember(today) }
	for _, seat := range seatsSeenBy(by, book.Cohort.LedBy(by.UserID), seats, sits) {
		if sits(seat) {
			members = append(members, RulesMember{MemberAgreement: book.Standing(admitted[seat.ID]), Seat: seat})
		}
	}
	return members, nil
}

// rulesBookOf gives the book of a cohort as far as the actor may know it: that
// somebody signs again tells of a breach, which is kept from intake.
func rulesBookOf(tx practice.Tx, by domain.Actor, c program.Cohort) (b clinical.RulesBook, err error) {
	b.Cohort = c
	var failed [3]error
	b.Rules, failed[0] = tx.GroundRules(c.ID)
	b.Signed, failed[1] = tx.AgreementsOf(c.ID)
	if domain.May(by, domain.ReadBreaches, c.LedBy(by.UserID)) {
		b.Breaches, failed[2] = tx.BreachesOf(c.ID)
	}
	return b, errors.Join(failed[:]...)
}
