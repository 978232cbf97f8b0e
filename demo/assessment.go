package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

// The scores a person brings and how they change are drawn once; the answers
// follow from them. The means and spreads are made up to look like an
// outpatient practice: moderate at the start, most of those who stay reliably
// better at the end, a few worse.
type course struct {
	depression, anxiety   int // PHQ-9 and GAD-7 at intake
	depressed, anxious    int // change until the end, usually below zero
	drinking              int // AUDIT-C at intake, 0 for not asked
	reliability, homework int // percent of sessions attended, of homework returned
}

// oneWorseIn is how many clients there are to one who does not get better.
const oneWorseIn = 9

func (s *story) drawCourse(area string) course {
	c := course{depression: s.around(14, 4, 3, 24), depressed: s.around(-9, 3, -17, 0), reliability: s.around(85, 7, 66, 97), homework: s.around(75, 12, 40, 96)}
	c.anxiety = s.around(11+float64(c.depression-14)*0.5, 3, 1, 21) // the two go together
	c.anxious = s.around(float64(c.depressed)*0.8, 2, -12, 0)
	switch area {
	case "anxiety_disorders":
		c.anxiety = max(c.anxiety, s.around(14, 3, 6, 21))
	case "addiction_recovery":
		c.drinking = s.around(6, 3, 1, 12)
	}
	if s.people.dealt%oneWorseIn == 5 {
		c.depressed, c.anxious = s.between(1, 4), s.between(0, 3)
	}
	return c
}

// around draws from a bell curve, cut at both ends.
func (s *story) around(mean, spread float64, low, high int) int {
	return min(high, max(low, int(mean+spread*s.rng.NormFloat64()+0.5)))
}

// flagEvery is how often item 9 of the PHQ-9 is answered with more than "not
// at all" at intake.
const flagEvery = 11

// assessAtIntake takes the instruments that everybody fills in. A flagged
// answer is followed up on the same day.
func (s *story) assessAtIntake(who *person) error {
	if who.assessed {
		return s.assess(who, s.worker(), 100, false)
	}
	who.assessed = true
	s.assessed++
	return s.assess(who, s.worker(), 0, s.assessed%flagEvery == 4)
}

// assess lets somebody fill in the instruments when so many percent of the
// way are done.
func (s *story) assess(who *person, by domain.Actor, percent int, flagged bool) error {
	return s.take(who, by, s.forms(who, percent, flagged))
}

// forms are what somebody fills in when so many percent of the way are done.
func (s *story) forms(who *person, percent int, flagged bool) []intake.Assessment {
	c := who.course
	phq := s.answers(c.depression+c.depressed*percent/100, []int{3, 3, 4, 4, 2, 2, 3, 1})
	if who.worse && percent > 0 {
		phq = evenly(c.depression+worse, len(phq))
	}
	ninth := 0
	if flagged {
		ninth = 1
	}
	forms := []intake.Assessment{
		{Instrument: "phq-9", Answers: append(phq, &ninth)},
		{Instrument: "gad-7", Answers: s.answers(c.anxiety+c.anxious*percent/100, []int{4, 3, 4, 3, 2, 3, 2})},
	}
	if c.drinking > 0 {
		forms = append(forms, intake.Assessment{Instrument: "audit-c", Answers: s.drinks(c.drinking * (130 - percent) / 130)}, c.sobriety(percent))
	}
	if c.depression%2 == 0 {
		forms = append(forms, c.esteem(percent))
	}
	if c.homework%3 == 0 {
		forms = append(forms, c.readiness(percent))
	}
	if who.oneForm {
		forms = forms[1:2]
	}
	return forms
}

// take records forms that staff took.
func (s *story) take(who *person, by domain.Actor, forms []intake.Assessment) error {
	for _, form := range forms {
		form.TakenOn = domain.DateIn(s.diary.at, s.zone)
		taken, err := s.desks.Clinical.TakeAssessment(s.ctx, by, who.client.ID, form)
		if err != nil {
			return err
		}
		for _, flag := range taken.Flags {
			if !who.leaveFlag {
				s.diary.on(s.diary.at.Add(time.Duration(s.between(4, 11))*time.Minute), "risk flag", func() error {
					_, err := s.desks.Clinical.AnswerRiskFlag(s.ctx, by, flag.ID, one(s, flagAnswers))
					return err
				})
			}
		}
	}
	return nil
}

// answers gives answers of 0 to 3 that add up to a total, more to the items
// that weigh more.
func (s *story) answers(total int, weights []int) []*int {
	given := make([]*int, len(weights))
	items := make([]share[int], len(weights))
	for i, w := range weights {
		given[i] = new(int)
		items[i] = share[int]{i, w}
	}
	for left := min(max(total, 0), 3*len(weights)); left > 0; {
		if i := drawn(s, items); *given[i] < 3 {
			*given[i]++
			left--
		}
	}
	return given
}

// drinks gives the three answers of the AUDIT-C, which begins with how often.
func (s *story) drinks(total int) []*int {
	often := min(4, (total+2)/3+s.rng.IntN(2))
	if total > 0 {
		often = max(1, often)
	}
	rest := max(0, total-often)
	many := min(4, (rest+1)/2)
	binge := min(4, rest-many)
	return []*int{&often, &many, &binge}
}
