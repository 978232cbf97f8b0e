package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// privately is what somebody keeps for themselves after a session, by group.
var privately = map[string][]struct {
	text   string
	signed bool
}{
	"morning": {
		{"What is told of the brother sounds learned. When I asked what the kitchen smelled of, there was a look at the door and a minute of silence. I think the anger guards a shame, and I felt protective in a way that belongs to me: to be taken to supervision before I make anything of it.", true},
		{"A dream, told in the doorway: a train that stops between two stations. I did not interpret it. My guess is that it is about the end of the group.", false},
	},
}

// writePrivately writes private notes about the first members of a session, and
// signs some.
func (s *story) writePrivately(group string, by domain.Actor, session program.Session, clients []domain.ClientID) error {
	for i, own := range privately[group] {
		if i >= len(clients) {
			return nil
		}
		wanted := clinical.PrivateText{Kind: clinical.PsychotherapyNote, On: session.Date, SessionID: session.ID, Text: own.text}
		n, err := s.desks.Clinical.BeginPrivateNote(s.ctx, by, clients[i], wanted)
		if err != nil {
			return err
		}
		if !own.signed {
			continue
		}
		if _, err := s.desks.Clinical.SignPrivateNote(s.ctx, by, n.ID, by.Name); err != nil {
			return err
		}
	}
	return nil
}
