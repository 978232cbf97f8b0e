package demo

import (
	"cohort/domain"
	"cohort/domain/intake"
)

// mixUp records the form of one member on another, who sat beside them, and
// moves it to whose it is a little later.
func (s *story) mixUp() error {
	members := s.groups["morning"].roster(9)
	wrong, right := members[0].client, members[1].client
	by := s.worker()
	taken, err := s.desks.Clinical.TakeAssessment(s.ctx, by, wrong.ID, s.form("gad-7", 2, 1, 2, 1, 1, 1, 0))
	if err != nil {
		return err
	}
	_, err = s.desks.Clinical.MoveAssessment(s.ctx, by, taken.ID, right.ID, "Both handed in their forms at once, and they were taken for each other.")
	return err
}

// leaveBlank scores a form on which a member has passed over the question about
// thoughts of death. Whether they were asked is still to be found out.
func (s *story) leaveBlank() error {
	member := s.groups["morning"].roster(9)[2].client
	form := s.form("phq-9", 1, 2, 1, 2, 1, 1, 1, 0)
	form.Answers = append(form.Answers, nil)
	_, err := s.desks.Clinical.TakeAssessment(s.ctx, s.worker(), member.ID, form)
	return err
}

// form is a filled-in instrument of today.
func (s *story) form(instrument string, values ...int) intake.Assessment {
	answers := make([]*int, len(values))
	for i := range values {
		answers[i] = &values[i]
	}
	return intake.Assessment{Instrument: instrument, Answers: answers, TakenOn: domain.DateIn(s.diary.at, s.zone)}
}
