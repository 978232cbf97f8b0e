package program

import (
	"testing"

	"cohort/domain"
	"cohort/domain/program"
)

// TestHomeworkToBringBack says which earlier homework a session asks for.
func TestHomeworkToBringBack(t *testing.T) {
	stays, left := domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	sessions := []domain.SessionID{domain.NewID[domain.SessionID](), domain.NewID[domain.SessionID](), domain.NewID[domain.SessionID]()}
	until := domain.Date{Year: 2026, Month: 3, Day: 10}
	roster := []program.RosterSeat{
		{Enrollment: program.Enrollment{ClientID: stays, FromSession: 1}},
		{Enrollment: program.Enrollment{ClientID: left, FromSession: 1, Until: until, ThroughSession: 2}},
	}
	for name, c := range map[string]struct {
		given  int // number of the session that gave it
		status map[domain.ClientID]program.ReturnStatus
		want   bool
		goesOn bool // with what this session gives
	}{
		"last time's, whoever brought it":       {given: 2, status: map[domain.ClientID]program.ReturnStatus{stays: program.Returned}, want: true},
		"older, owed by a member":               {given: 1, status: map[domain.ClientID]program.ReturnStatus{stays: program.ReturnOpen}, want: true},
		"older, which goes on":                  {given: 1, status: map[domain.ClientID]program.ReturnStatus{stays: program.ReturnOpen}, goesOn: true},
		"older, back from everybody":            {given: 1, status: map[domain.ClientID]program.ReturnStatus{stays: program.Returned, left: program.ReturnExcused}},
		"older, owed by somebody who left only": {given: 1, status: map[domain.ClientID]program.ReturnStatus{stays: program.Returned, left: program.ReturnOpen}},
		"given in this session":                 {given: 3, status: map[domain.ClientID]program.ReturnStatus{stays: program.ReturnOpen}},
	} {
		t.Run(name, func(t *testing.T) {
			h := program.Homework{ID: domain.NewID[domain.HomeworkID](), SessionID: sessions[c.given-1]}
			for id, status := range c.status {
				h.Returns = append(h.Returns, program.HomeworkReturn{ClientID: id, Status: status})
			}
			book := program.CohortBook{Roster: roster, Homework: []program.Homework{h},
				Numbers: map[domain.SessionID]int{sessions[0]: 1, sessions[1]: 2, sessions[2]: 3}}
			if c.goesOn {
				book.Homework = append(book.Homework, program.Homework{SessionID: sessions[2], CarriedFrom: h.ID, Returns: []program.HomeworkReturn{{ClientID: stays, Status: program.ReturnOpen}}})
			}
			v := viewOf(book, program.Cohort{}, program.Session{ID: sessions[2], Number: 3}, nil)
			if got := len(v.Earlier) == 1; got != c.want {
				t.Errorf("asked for: %v, want %v", got, c.want)
			}
		})
	}
}
