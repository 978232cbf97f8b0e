package demo

import (
	"cohort/domain"
	"cohort/domain/intake"
)

// sayWhatIsDue adds to the usual rules what groups about addiction are asked.
func (s *story) sayWhatIsDue() error {
	found, err := s.desks.Office.Settings(s.ctx, s.staff["noor"])
	if err != nil {
		return err
	}
	asked := domain.UsualQuestionnaires()
	asked.Rules = append(asked.Rules, domain.DueRule{Instrument: "bam", AtIntake: true, Every: 6, AtDischarge: true, ProblemAreas: []string{"addiction_recovery"}})
	_, err = s.desks.Office.UpdateQuestionnaires(s.ctx, s.staff["noor"], domain.Version(found.Version), asked)
	return err
}

// What follows is not drawn: it goes with the scores that are.

// filledIn is an instrument with these answers, -1 for a blank.
func filledIn(instrument string, values ...int) intake.Assessment {
	answers := make([]*int, len(values))
	for i := range values {
		if values[i] >= 0 {
			answers[i] = &values[i]
		}
	}
	return intake.Assessment{Instrument: instrument, Answers: answers}
}

// esteem is the RSES of somebody who thinks the better of themselves the less they
// are depressed. Items 2, 5, 6, 8 and 9 are worded the other way.
func (c course) esteem(percent int) intake.Assessment {
	left := min(28, max(5, 25-(c.depression+c.depressed*percent/100)))
	values := make([]int, 10)
	for i := range values {
		values[i] = left / (10 - i)
		left -= values[i]
	}
	for _, turned := range []int{2, 5, 6, 8, 9} {
		values[turned-1] = 3 - values[turned-1]
	}
	return filledIn("rses", values...)
}

// sobriety is the BAM: use and cravings go down, and what protects grows.
func (c course) sobriety(percent int) intake.Assessment {
	use := min(4, c.drinking*(110-percent)/330)
	heavy := max(0, use-1)
	if use == 0 {
		heavy = -1 // the form says not to ask
	}
	less, more := (100-percent)/34, percent/34
	return filledIn("bam", 2, less, 1+less/2, use, heavy, 0, -1, -1, -1, -1, -1, -1, -1, 1+less, 1+more, more, 1+less/2, 1, 2, 4, less/2, 2+more/2, 1+more)
}

// readiness is how much the change matters, how sure one is of it and how ready.
func (c course) readiness(percent int) intake.Assessment {
	return filledIn("readiness", 8+c.anxiety%3, 3+c.homework%3+percent/25, 5+c.homework%2+percent/34)
}
