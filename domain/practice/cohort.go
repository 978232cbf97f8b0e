package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

type cohortTx interface {
	Cohorts(scope domain.Scope, filter CohortFilter, page Page) (List[CohortCard], error) // newest first
	// CohortView reads a cohort with its seats, roster and sessions: the page
	// most often opened, so the repository does it by hand in one round trip.
	CohortView(scope domain.Scope, id domain.CohortID) (CohortView, error)
	Cohort(domain.CohortID) (program.Cohort, error)
	// CohortNames names those of the cohorts that are within the scope.
	CohortNames(scope domain.Scope, ids []domain.CohortID) (map[domain.CohortID]string, error)
	LockCohort(domain.CohortID) (program.Cohort, error)
	CreateCohort(program.Cohort) error
	SaveCohort(program.Cohort) error
}

// CohortFilter limits the list of cohorts.
type CohortFilter struct {
	Statuses []program.CohortStatus
	LeaderID domain.UserID
}

// CohortCard is a cohort as the list shows it.
type CohortCard struct {
	program.Cohort
	LeadName    string
	Seats       program.Seats
	Curriculum  string // name, "" without one
	NextSession *program.Session
	Closed      int // sessions closed so far
}

// CohortView is a cohort as its page shows it.
type CohortView struct {
	CohortCard
	CoLeadNames []string
	Roster      []RosterSeat      // every episode, current members first
	Sessions    []program.Session // in order
	Planned     []program.Session // the dates of a cohort that has not started; they are not kept
}

// RosterSeat is one episode of membership on a cohort's page.
type RosterSeat struct {
	program.Enrollment
	ClientCode string
	FirstName  string // the name the group uses; "" for who works with codes
}

// namesOfCohorts names those of the cohorts that the actor may see. A client's
// record mentions others too: theirs are left without a name.
func namesOfCohorts(tx Tx, by domain.Actor, ids []domain.CohortID) (map[domain.CohortID]string, error) {
	scope, err := domain.ScopeOf(by, domain.ReadCohort)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return tx.CohortNames(scope, ids)
}

// onCohort is the only way to act on a cohort: it locks the row, asks the
// policy about this cohort, acts and writes the audit in one transaction.
func (p *Practice) onCohort(ctx context.Context, by domain.Actor, action domain.Action, id domain.CohortID,
	do func(Tx, *Deed, program.Cohort) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := tx.LockCohort(id)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, action, domain.ReadCohort, c.LedBy(by.UserID)); err != nil {
			return err
		}
		return do(tx, d, c)
	})
}

// Cohort gives a cohort with its seats, roster and sessions.
func (p *Practice) Cohort(ctx context.Context, by domain.Actor, id domain.CohortID) (v CohortView, err error) {
	err = p.read(ctx, by, domain.ReadCohort, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if v, err = tx.CohortView(scope, id); err != nil {
			return err
		}
		return addPlan(tx, &v)
	})
	if !domain.SeesNames(by.Role) {
		for i := range v.Roster {
			v.Roster[i].FirstName = ""
		}
	}
	return v, err
}
