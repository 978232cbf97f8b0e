package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// stray is what a member of a running group does that a rule warns of.
type stray struct {
	member   int // place on the roster
	from, to int // sessions
	does     trouble
}

type trouble int

const (
	staysAway trouble = iota // without a word
	workless                 // comes, and brings no homework
	worsens                  // comes, and fares worse than at intake
)

// stray is what somebody's mark becomes who goes astray in a session.
func (g *group) stray(session, at int, m *seat, mark program.Attendance) program.Attendance {
	for _, t := range g.strays {
		if t.member != at || session < t.from || session > t.to {
			continue
		}
		mark = program.Attendance{ClientID: m.client.ID, Status: program.Present}
		switch t.does {
		case staysAway:
			mark.Status = program.NoShow
		case worsens:
			m.course.depression = min(m.course.depression, mostWorse)
			m.course.depressed = 12
		}
	}
	return mark
}

// mostWorse is the score at intake from which there is room to fare worse.
const mostWorse = 12

// isWorkless says whether a member brings nothing to a session.
func (g *group) isWorkless(session int, m *seat) bool {
	roster := g.roster(session)
	for _, t := range g.strays {
		if t.does == workless && session >= t.from && session <= t.to && t.member < len(roster) && roster[t.member] == m {
			return true
		}
	}
	return false
}

// planWarnings lets a leader say what was done about somebody who stayed away twice:
// the first call rang out.
func (s *story) planWarnings() {
	day := workday(s.today.AddDays(-6))
	s.diary.on(s.at(day, 16, 20), "a call that rings out", func() error {
		return s.answerWarning(s.groups["morning"], clinical.WarningNotReached, "Rang twice, left no message.")
	})
	s.diary.on(s.at(workday(day.AddDays(2)), 9, 50), "a call", func() error {
		return s.answerWarning(s.groups["morning"], clinical.WarningCalled, "The sitter is gone, and nobody minds the children in the morning. Comes again next week; may come late.")
	})
}

// answerWarning writes down what was done about whoever missed sessions in a row.
func (s *story) answerWarning(g *group, did clinical.WarningDeed, words string) error {
	by := s.staff[g.lead]
	list, err := s.desks.Program.WarningsOf(s.ctx, by, g.cohort.ID)
	if err != nil {
		return err
	}
	for _, w := range list {
		if w.Rule != clinical.WarnMissedInARow {
			continue
		}
		_, err := s.desks.Program.AnswerWarning(s.ctx, by, w.EnrollmentID, clinical.WarningSaid{Rule: w.Rule, Began: w.Began, Did: did, On: domain.DateIn(s.diary.at, s.zone), Words: words})
		return err
	}
	return nil // on some days of the year the group met too lately
}
