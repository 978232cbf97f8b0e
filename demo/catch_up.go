package demo

import (
	"time"

	"cohort/domain/program"
)

// catchUp lets the leader catch up with one member, the day after a session, on
// what is needed soonest: by talking, and every other time by its homework. What
// else was missed stays open.
func (s *story) catchUp(g *group, session program.Session) {
	if g.curriculum == "" || session.Number%3 != 1 {
		return
	}
	s.diary.on(session.EndsAt.Add(26*time.Hour), "catching up", func() error {
		by := s.staff[g.lead]
		missed, err := s.desks.Program.CatchUpsOf(s.ctx, by, g.cohort.ID)
		if err != nil {
			return err
		}
		for _, c := range missed {
			if c.Done != nil || c.Why != program.MissedIt {
				continue
			}
			way := program.ByTalking
			if session.Number%2 == 0 {
				way = program.ByHomework
			}
			_, err := s.desks.Program.RecordCatchUp(s.ctx, by, c.EnrollmentID, program.CaughtUp{Week: c.Key, Way: way, On: g.cohort.Today(s.diary.time())})
			return err
		}
		return nil
	})
}
