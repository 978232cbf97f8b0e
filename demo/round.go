package demo

import (
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// asked are the questionnaires that a group fills in together, and underWayChange how
// much of the way is done where one is under way.
var asked = []string{"phq-9", "gad-7", "group-pulse"}

const underWayChange = 40

// giveRound lets those who are there answer on their own phones; the first so many
// have done so. What is not asked in the group is taken by who leads it.
func (s *story) giveRound(session program.Session, by domain.Actor, members []*seat, answering, change int) error {
	if len(members) == 0 {
		return nil
	}
	to := make([]domain.ClientID, len(members))
	for i, m := range members {
		to[i] = m.client.ID
	}
	round, err := s.desks.Program.GiveRound(s.ctx, by, session.ID, asked, to)
	if err != nil {
		return err
	}
	for i, m := range members[:answering] {
		forms := s.forms(m.person, change, false)
		alone := slices.DeleteFunc(slices.Clone(forms), func(a intake.Assessment) bool { return slices.Contains(asked, a.Instrument) })
		for _, form := range append(forms, pulse(i+session.Number)) {
			if !slices.Contains(asked, form.Instrument) {
				continue
			}
			phone := domain.Actor{Address: by.Address, RequestID: by.RequestID}
			if _, err := s.desks.Program.AnswerRound(s.ctx, phone, programdesk.Shown{Code: round.SeatOf(m.client.ID).Code}, form); err != nil {
				return err
			}
		}
		if err := s.take(m.person, by, alone); err != nil {
			return err
		}
		if i%3 == 0 {
			continue // there was no time to look at them
		}
		if _, err := s.desks.Program.DiscussScores(s.ctx, by, round.ID, m.client.ID, true); err != nil {
			return err
		}
	}
	return nil
}

// pulse is how the n-th member found the session.
func pulse(n int) intake.Assessment {
	answers := make([]*int, 4)
	for i := range answers {
		v := 6 + (n*3+i*2)%5
		answers[i] = &v
	}
	return intake.Assessment{Instrument: "group-pulse", Answers: answers}
}
