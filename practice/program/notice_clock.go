package program

import (
	"cohort/domain/program"
	"cohort/practice"
)

// byClock writes what is said of sessions by the practice's clock, as the page
// writes every other time. Few sessions have anything said of them.
func byClock(tx practice.Tx, sessions ...*program.Session) error {
	for i, s := range sessions {
		if s == nil || s.Notice == "" {
			continue
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		for _, s := range sessions[i:] {
			if s != nil {
				s.Notice = settings.HourClock().InWords(s.Notice)
			}
		}
		return nil
	}
	return nil
}

// sessionsIn gives the places of what holds sessions.
func sessionsIn[T any](items []T, session func(*T) *program.Session) []*program.Session {
	places := make([]*program.Session, len(items))
	for i := range items {
		places[i] = session(&items[i])
	}
	return places
}

func itself(s *program.Session) *program.Session { return s }

func ofView(v *SessionView) *program.Session { return &v.Session }

func ofDated(d *program.DatedSession) *program.Session { return &d.Session }

func nextOf(c *program.CohortCard) *program.Session { return c.NextSession }

// cohortByClock does so for all that a cohort's page says of sessions.
func cohortByClock(tx practice.Tx, v *program.CohortView) error {
	said := append(sessionsIn(v.Sessions, itself), sessionsIn(v.Planned, itself)...)
	if next := v.NextSession; next != nil { // may be one of the others
		once := *next
		v.NextSession = &once
		said = append(said, &once)
	}
	return asShown(tx, said...)
}
