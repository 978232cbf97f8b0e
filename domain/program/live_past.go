package program

import (
	"strconv"

	"cohort/domain"
	"cohort/domain/program/livehour"
)

// PastHours is how many earlier sessions the live hour looks back at.
const PastHours = 4

// PastHour is an earlier session, with what was noted in it.
type PastHour struct {
	Session Session
	Marks   []Attendance
	Hour    livehour.Hour
}

// Before gives the last sessions before one that took place, the newest first.
func (s Session) Before(all []Session) (past []Session) {
	for i := len(all) - 1; i >= 0 && len(past) < PastHours; i-- {
		if all[i].Number < s.Number && all[i].Status != SessionCancelled {
			past = append(past, all[i])
		}
	}
	return past
}

// WithoutTurn counts for a member how many of the last sessions they came to
// without having a turn, since they last had one. A session in which nobody's turn
// was ticked says nothing.
func WithoutTurn(member domain.ClientID, newestFirst []PastHour) (sessions int) {
	for _, past := range newestFirst {
		switch {
		case !past.ticksTurns():
		case past.hadTurn(member):
			return sessions
		case past.attended(member):
			sessions++
		}
	}
	return sessions
}

func (p PastHour) hadTurn(member domain.ClientID) bool {
	s, there := p.Hour.At(livehour.Place{Kind: livehour.Turn, Client: member})
	return there && s.Value == livehour.Yes
}

func (p PastHour) ticksTurns() bool {
	for _, s := range p.Hour.All() {
		if s.Kind == livehour.Turn && s.Value == livehour.Yes {
			return true
		}
	}
	return false
}

func (p PastHour) attended(member domain.ClientID) bool {
	for _, m := range p.Marks {
		if m.ClientID == member {
			return m.Status.Attended()
		}
	}
	return false
}

// LastGoal is the newest goal that a member set in an earlier session.
type LastGoal struct {
	ClientID domain.ClientID
	Session  Session
	Goal     string
}

// LastGoalOf finds a member's newest goal; false without one.
func LastGoalOf(member domain.ClientID, newestFirst []PastHour) (LastGoal, bool) {
	for _, past := range newestFirst {
		if s, there := past.Hour.At(livehour.Place{Kind: livehour.Goal, Client: member}); there && s.Value != "" {
			return LastGoal{ClientID: member, Session: past.Session, Goal: s.Value}, true
		}
	}
	return LastGoal{}, false
}

// Recap is what the last session was about.
type Recap struct {
	Session    Session
	Parts      []string // of the agenda that were begun
	Techniques []string
	Homework   []string // titles
	Notes      []string // about the group
}

// RecapOf tells what was noted of a session for the next one.
func (p PastHour) RecapOf(agenda []AgendaItem, homework []Homework) Recap {
	r := Recap{Session: p.Session}
	begun := map[string]bool{}
	for _, part := range p.Hour.Ever(livehour.Place{Kind: livehour.Part}) {
		begun[part] = true
	}
	for i, item := range agenda {
		if begun[strconv.Itoa(i+1)] {
			r.Parts = append(r.Parts, item.Title)
		}
	}
	for _, s := range p.Hour.All() {
		switch {
		case s.Kind == livehour.Technique && s.Value == livehour.Yes:
			r.Techniques = append(r.Techniques, s.Ref)
		case s.Kind == livehour.Note && s.Client.IsZero() && s.Value != "":
			r.Notes = append(r.Notes, s.Value)
		}
	}
	for _, h := range homework {
		if h.SessionID == p.Session.ID {
			r.Homework = append(r.Homework, h.Title)
		}
	}
	return r
}

// Agenda gives the parts of a session by the weeks of its curriculum.
func (s Session) Agenda(weeks []Week) []AgendaItem {
	if s.WeekNumber < 1 || s.WeekNumber > len(weeks) {
		return nil
	}
	return weeks[s.WeekNumber-1].Agenda
}
