package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	desk "cohort/practice/program"
)

// When the leaders of a group write how it ended, in days after its last session.
const (
	writesAfter = 4
	signsAfter  = 6
)

// graduate writes the summaries of a group that ended, one after the other, signs
// those that are ready together, and asks people afterwards. The last member's stays
// a draft.
func (s *story) graduate(g *group, ended time.Time) {
	last := domain.DateIn(ended, s.zone)
	s.diary.on(s.at(workdayAfter(last.AddDays(writesAfter)), 9, 20), "summaries of "+g.name, func() error {
		_, members, err := s.desks.Program.Graduation(s.ctx, s.staff[g.lead], g.cohort.ID)
		if err != nil {
			return err
		}
		for i, m := range members {
			if err := s.summarize(g, i, m, i == len(members)-1); err != nil {
				return err
			}
		}
		return nil
	})
	s.diary.on(s.at(workdayAfter(last.AddDays(signsAfter)), 16, 10), "graduation of "+g.name, func() error {
		_, members, err := s.desks.Program.Graduation(s.ctx, s.staff[g.lead], g.cohort.ID)
		if err != nil {
			return err
		}
		var ready []domain.EnrollmentID
		for _, m := range members[:len(members)-1] {
			ready = append(ready, m.Enrollment.ID)
		}
		_, err = s.desks.Program.SignGraduation(s.ctx, s.staff[g.lead], g.cohort.ID, s.staff[g.lead].Name, ready)
		return err
	})
	for _, after := range domain.UsualFollowUpDays() {
		s.askAfter(g, last, after)
	}
}

// summarize writes one member's summary; half of it for a draft.
func (s *story) summarize(g *group, nth int, m desk.DischargeView, draft bool) error {
	by := s.staff[g.lead]
	begun, err := s.desks.Program.BeginDischarge(s.ctx, by, m.Enrollment.ID)
	if err != nil {
		return err
	}
	text := summaries[nth%len(summaries)].text(m.Record.To)
	if m.Enrollment.Outcome == program.MemberLeft {
		text = leftEarly(m.Record.To)
	}
	for i, goal := range m.Goals {
		goal.State = []clinical.ObjectiveState{clinical.ObjectiveMet, clinical.ObjectivePartly, clinical.ObjectivePartly}[(nth+i)%3]
		text.Goals = append(text.Goals, goal)
	}
	if draft {
		text.Checklist, text.ClientView, text.Aftercare = text.Checklist[:min(4, len(text.Checklist))], "", clinical.Aftercare{}
	}
	_, _, err = s.desks.Program.WriteDischarge(s.ctx, by, begun.ID, domain.Version(begun.Version), text, nil)
	return err
}

// askAfter asks the members of a group some days after it ended: most are reached,
// one at the second try, and one is still to be asked.
func (s *story) askAfter(g *group, ended domain.Date, after int) {
	day := workdayAfter(ended.AddDays(after))
	s.diary.on(s.at(day, 10, 30), "asking after "+g.name, func() error {
		_, members, err := s.desks.Program.Graduation(s.ctx, s.staff[g.lead], g.cohort.ID)
		if err != nil {
			return err
		}
		for i, m := range members {
			if m.Summary == nil || !m.Summary.IsFollowed() || i%5 == 4 {
				continue
			}
			said := answers[(i+after)%len(answers)]
			if i%5 == 3 {
				said = clinical.FollowUpSaid{Way: "telephone", Result: clinical.FollowUpNotReached, NextOn: day.AddDays(5), Words: "Left a message without saying who calls."}
			}
			if _, err := s.desks.Program.RecordFollowUp(s.ctx, s.staff["ruth"], m.Summary.ID, after, day, said); err != nil {
				return err
			}
		}
		return nil
	})
}
