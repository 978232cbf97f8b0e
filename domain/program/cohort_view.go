package program

import (
	"slices"

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

	ClosedNotices []string // closed days that it meets while it has not started

	Hours WeeklyHours // of this week and those ahead
}

// WithRoomNames gives seats the names by which those who belong are told apart
// among themselves; of who does not belong any more, among everybody.
func WithRoomNames(seats []RosterSeat, belongs func(RosterSeat) bool) []RosterSeat {
	out := slices.Clone(seats)
	for _, among := range []func(RosterSeat) bool{func(RosterSeat) bool { return true }, belongs} {
		people := map[domain.ClientID]int{}
		var names []domain.RoomName
		for _, s := range out {
			if _, known := people[s.ClientID]; !known && among(s) {
				people[s.ClientID] = len(names)
				names = append(names, domain.RoomName{Shown: s.FirstName, Last: s.LastName})
			}
		}
		told := domain.RoomNames(names)
		for i, s := range out {
			if at, here := people[s.ClientID]; here {
				out[i].RoomName = told[at]
			}
		}
	}
	return out
}

// SeenBy is as much of a seat as somebody sees who leads the group or does not.
func (s RosterSeat) SeenBy(by domain.Actor, leads bool) RosterSeat {
	s.LastName = ""
	if !domain.May(by, domain.ReadMemberNames, leads) {
		s.FirstName, s.RoomName = "", ""
	}
	if !domain.May(by, domain.ReadPersonal, leads) {
		s.Pronouns, s.AccessNeeds = "", ""
	}
	return s
}

// RosterSeat is one episode of membership on a cohort's page.
type RosterSeat struct {
	Enrollment
	ClientCode  string
	FirstName   string // the name the group uses; "" for who works with codes
	LastName    string // as far as it may tell two of one name apart
	RoomName    string // tells them apart in their group; "" for who works with codes
	Pronouns    string // as is what they need for coming: for who works with the client
	AccessNeeds string
	Guest       bool // of another cohort, in one session
}
