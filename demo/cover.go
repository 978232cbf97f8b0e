package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// haveCovered lets a colleague lead one session while the lead is away.
func (s *story) haveCovered(g *group) {
	session := g.sessions[g.covered-1]
	s.diary.on(session.StartsAt.Add(-5*24*time.Hour), "cover of "+g.name, func() (err error) {
		lead := s.staff[g.lead]
		if _, err = s.desks.Program.RecordAbsence(s.ctx, lead, domain.Absence{From: session.Date, Until: session.Date.AddDays(1)}); err != nil {
			return err
		}
		g.covers, err = s.desks.Program.MakeCover(s.ctx, lead, g.cohort.ID, program.CoverWanted{UserID: s.staff[g.substitute].UserID, From: session.Date, Until: session.Date,
			Reason: "Away for a training; the theme of the week cannot wait.", Override: "Agreed among the three leaders."})
		return err
	})
}

// beAway says that the lead is away when the group meets next, and nobody has
// taken it yet.
func (s *story) beAway(g *group, next program.Session) {
	s.diary.on(s.at(workday(s.today.AddDays(-1)), 8, 20), "absence of who leads "+g.name, func() error {
		_, err := s.desks.Program.RecordAbsence(s.ctx, s.staff[g.lead], domain.Absence{From: next.Date, Until: next.Date.AddDays(1)})
		return err
	})
}
