package demo

import (
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

// publishRules lets the administrator publish what members agree on.
func (s *story) publishRules(name, text string) error {
	_, err := s.desks.Program.PublishGroundRules(s.ctx, s.staff["noor"], clinical.GroundRules{Name: name, Text: text})
	return err
}

// beforeOnline is the first version: it does not speak of meeting by video yet.
func beforeOnline() string {
	before, rest, _ := strings.Cut(clinical.SeedRules, "# If we meet online\n")
	_, after, _ := strings.Cut(rest, "\n# ")
	return before + "# " + after
}

// planGroundRules lets a group that began under the first version sign the second,
// one by one, and write down what left the room; and another one have rules of its
// own.
func (s *story) planGroundRules() {
	s.diary.on(s.at(workday(s.today.AddDays(-90)), 9, 15), "signing the new ground rules", func() error { return s.signAnew(s.groups["staying"]) })
	s.diary.on(s.at(workday(s.today.AddDays(-33)), 10, 30), "a breach of confidence", func() error { return s.breakConfidence(s.groups["staying"]) })
	s.diary.on(s.at(workday(s.today.AddDays(-20)), 13, 40), "rules of a group's own", func() error { return s.ownRules(s.groups["carers"]) })
}

// drawnName is a signature as a pad makes it.
const drawnName = "M8 58Q30 10 52 12Q70 14 54 52Q48 66 62 64Q84 56 96 34Q100 28 98 44Q96 60 108 58Q126 50 138 32Q140 46 152 50Q168 48 180 30L236 44"

// signs has a member sign what holds in their group, in the way that is the n-th.
func (s *story) signs(g *group, m *seat, rules domain.GroundRulesID, n int) error {
	part := clinical.ClientPart{Way: clinical.ClientTyped, Name: m.client.FirstName + " " + m.client.LastName, On: domain.DateIn(s.diary.at, s.zone)}
	switch n % 3 {
	case 0:
		part.Way, part.Drawn, part.Width, part.Height = clinical.ClientDrawn, drawnName, 244, 74
	case 1:
		part.Way, part.Name, part.Witness = clinical.ClientOnPaper, "", s.staff[g.lead].Name
	}
	_, err := s.desks.Program.SignAgreement(s.ctx, s.staff[g.lead], m.enrollment.ID, rules, part)
	return err
}

// signAnew has most of those sign again who signed the first version; one has not
// been asked yet.
func (s *story) signAnew(g *group) error {
	v, err := s.desks.Program.CohortRules(s.ctx, s.staff[g.lead], g.cohort.ID)
	if err != nil || v.Current == nil {
		return err
	}
	var of []*seat
	for _, m := range g.members {
		if a := m.enrollment.Agreement; m.enrollment.Until.IsZero() && a != nil && a.Version != v.Current.Name {
			of = append(of, m)
		}
	}
	for n, m := range of[:max(0, len(of)-1)] {
		if err := s.signs(g, m, v.Current.ID, n); err != nil {
			return err
		}
	}
	return nil
}

// breakConfidence writes down what somebody told outside; they sign again.
func (s *story) breakConfidence(g *group) error {
	by, who := s.staff[g.lead], g.members[0]
	v, err := s.desks.Program.CohortRules(s.ctx, by, g.cohort.ID)
	if err != nil || v.Current == nil || !who.enrollment.Until.IsZero() {
		return err
	}
	b, err := s.desks.Program.RecordBreach(s.ctx, by, g.cohort.ID, clinical.BreachSaid{EnrollmentID: who.enrollment.ID, On: domain.DateIn(s.diary.at, s.zone).AddDays(-2),
		What: "Told a colleague at work that somebody they both know comes to a group here. Said so themselves at the start of the session."}, clinical.ConsequenceGroup, "Spoken of in the session; the other member wants to stay.")
	if err != nil {
		return err
	}
	if _, err := s.desks.Program.DecideBreach(s.ctx, by, b.ID, clinical.ConsequenceSignsAgain, "Read the rules together, line by line."); err != nil {
		return err
	}
	s.diary.on(s.diary.at.Add(50*time.Minute), "signing again", func() error { return s.signs(g, who, v.Current.ID, 2) })
	return nil
}

// ownRules gives a group rules of its own, which all but one have signed.
func (s *story) ownRules(g *group) error {
	text := clinical.SeedRules + "\n# What is special to us\nWhoever is called away by the person they care for goes without a word, and is welcome back in the same hour.\n"
	rules, err := s.desks.Program.PublishCohortRules(s.ctx, s.staff[g.lead], g.cohort.ID, clinical.GroundRules{Name: "Circle 1", Text: text})
	if err != nil {
		return err
	}
	for n, m := range g.members {
		if n == 1 || !m.enrollment.Until.IsZero() {
			continue
		}
		if err := s.signs(g, m, rules.ID, n); err != nil {
			return err
		}
	}
	return nil
}
