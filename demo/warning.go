package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// stray is what a member of a running group does that a rule warns of. Nobody comes or
// stays away for it who would not have: all else that happens stays as it is.
type stray struct {
	member   int // place on the roster
	from, to int // sessions
	does     trouble
}

type trouble int

const (
	silent   trouble = iota // where they stay away, it is without a word
	workless                // comes, and brings no homework
	worsens                 // fares worse than at intake
)

// goesAstray is what somebody's mark becomes in a session.
func (g *group) goesAstray(session, at int, m *seat, mark program.Attendance) program.Attendance {
	for _, t := range g.strays {
		switch {
		case t.member != at || session < t.from || session > t.to:
		case t.does == worsens:
			m.worse = true
		case t.does == silent && !mark.Status.Attended():
			mark.Status = program.NoShow
		}
	}
	return mark
}

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

// worse is by how much somebody fares worse, more than the least reliable change.
const worse = 8

// evenly gives answers of 0 to 3 to so many questions that add up to a total.
func evenly(total, questions int) []*int {
	given := make([]*int, questions)
	for i := range given {
		v := min(3, (total+questions-1-i)/questions)
		given[i] = &v
	}
	return given
}

// planWarnings lets leaders say what was done about two who stayed away: of one, the
// first call rang out.
func (s *story) planWarnings() {
	says := func(key string, rule clinical.WarningRule, days int, did clinical.WarningDeed, words string) {
		s.diary.on(s.at(workday(s.today.AddDays(-days)), 16, 20), "what was done about a warning", func() error {
			return s.answerWarning(s.groups[key], rule, did, words)
		})
	}
	says("evening", clinical.WarnNoShowEarly, 6, clinical.WarningNotReached, "Rang twice, left no message.")
	says("evening", clinical.WarnNoShowEarly, 4, clinical.WarningCalled, "Had mixed up the evenings. Knows the way now, and comes on time.")
	says("staying", clinical.WarnMissedInARow, 38, clinical.WarningTalked, "The night shifts are over; sets an alarm for the hour before.")
}

// answerWarning writes down what was done about the first whom a rule speaks of.
func (s *story) answerWarning(g *group, rule clinical.WarningRule, did clinical.WarningDeed, words string) error {
	by := s.staff[g.lead]
	list, err := s.desks.Program.WarningsOf(s.ctx, by, g.cohort.ID)
	if err != nil {
		return err
	}
	for _, w := range list {
		if w.Rule == rule {
			_, err := s.desks.Program.AnswerWarning(s.ctx, by, w.EnrollmentID, clinical.WarningSaid{Rule: rule, Began: w.Began, Did: did, On: domain.DateIn(s.diary.at, s.zone), Words: words})
			return err
		}
	}
	return nil // on some days of the year there is nobody
}
