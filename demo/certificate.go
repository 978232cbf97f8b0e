package demo

import (
	"time"

	"cohort/practice/program"
)

// certifiedOfGroup is how many members of a group ask for their certificate.
const certifiedOfGroup = 3

// certify issues certificates in the days after a group ended, to the first members
// who completed the program. Each group's first one was asked for by a court; once
// the number of its case was wrong, and the certificate was issued anew.
func (s *story) certify(g *group, ended time.Time) {
	s.diary.on(ended.Add(26*time.Hour), "certificates of "+g.name, func() error {
		by, issued := s.staff[g.lead], 0
		for _, m := range g.members {
			id := m.enrollment.ID
			would, err := s.desks.Program.Certificate(s.ctx, by, id)
			if err != nil {
				return err
			}
			if len(would.Missing) > 0 || issued == certifiedOfGroup {
				continue
			}
			issued++
			wanted := program.CertificateWanted{}
			if issued == 1 {
				wanted.CaseNumber = "CR-2026-0417"
			}
			c, _, err := s.desks.Program.IssueCertificate(s.ctx, by, id, wanted)
			if err != nil {
				return err
			}
			if c.Number != 1 {
				continue
			}
			if _, _, err := s.desks.Program.WithdrawCertificate(s.ctx, by, c.ID, "The court’s order has another case number."); err != nil {
				return err
			}
			wanted.CaseNumber = "CR-2026-0471"
			if _, _, err := s.desks.Program.IssueCertificate(s.ctx, by, id, wanted); err != nil {
				return err
			}
		}
		return nil
	})
}
