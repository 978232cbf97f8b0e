package program

import (
	"cohort/domain"
)

// CohortFilter limits the list of cohorts.
type CohortFilter struct {
	Statuses []CohortStatus
	LeaderID domain.UserID
	Today    domain.Date // the day on which seats are counted
}

// CohortCard is a cohort as the list shows it.
type CohortCard struct {
	Cohort
	Fee         Fee // today's
	LeadName    string
	Seats       Seats
	Curriculum  string // name, "" without one
	NextSession *Session
	Closed      int // sessions closed so far
}

// CohortView is a cohort as its page shows it.
type CohortView struct {
	CohortCard
	CoLeadNames []string
	Leaders     []domain.User // who leads now, the lead first: their standing and licenses alone
	Fees        []Fee         // all of them, in order
	Roster      []RosterSeat  // every episode, current members first
	Sessions    []Session     // in order
	Warnings    []string      // who leads and cannot lead what is to come, in words
	Planned     []Session     // the dates of a cohort that has not started; they are not kept
}

// RosterSeat is one episode of membership on a cohort's page.
type RosterSeat struct {
	Enrollment
	ClientCode string
	FirstName  string // the name the group uses; "" for who works with codes
}
