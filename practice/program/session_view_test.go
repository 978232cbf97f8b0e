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
	}{
		"last time's, whoever brought it":       {2, map[domain.ClientID]program.ReturnStatus{stays: program.Returned}, true},
		"older, owed by a member":               {1, map[domain.ClientID]program.ReturnStatus{stays: program.ReturnOpen}, true},
		"older, back from everybody":            {1, map[domain.ClientID]program.ReturnStatus{stays: program.Returned, left: program.ReturnExcused}, false},
		"older, owed by somebody who left only": {1, map[domain.ClientID]program.ReturnStatus{stays: program.Returned, left: program.ReturnOpen}, false},
		"given in this session":                 {3, map[domain.ClientID]program.ReturnStatus{stays: program.ReturnOpen}, false},
	} {
		t.Run(name, func(t *testing.T) {
			h := program.Homework{SessionID: sessions[c.given-1]}
			for id, status := range c.status {
				h.Returns = append(h.Returns, program.HomeworkReturn{ClientID: id, Status: status})
			}
			book := program.CohortBook{Roster: roster, Homework: []program.Homework{h},
				Numbers: map[domain.SessionID]int{sessions[0]: 1, sessions[1]: 2, sessions[2]: 3}}
			v := viewOf(book, program.Cohort{}, program.Session{ID: sessions[2], Number: 3}, nil)
			if got := len(v.Earlier) == 1; got != c.want {
				t.Errorf("asked for: %v, want %v", got, c.want)
			}
		})
	}
}
