package release

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"cohort/document/sheet"
	"cohort/domain/clinical"
)

// record writes the parts of the record in their order.
func (s *paper) record(p clinical.ReleasePaper) {
	r := p.Record
	for i, f := range r.Referrals {
		s.part(i, "Referral")
		s.referral(f)
	}
	for i, a := range r.Attendance {
		s.part(i, "Attendance")
		s.attendance(a, p.Zone)
	}
	for i, a := range r.Assessments {
		s.part(i, "Assessments and scores")
		s.assessment(a)
	}
	for i, plan := range r.Plans {
		s.part(i, "Treatment plans")
		s.plan(plan)
	}
	for i, n := range r.Notes {
		s.part(i, "Progress notes")
		s.note(n, p.Zone)
	}
	s.more(p)
	for i, c := range r.Charges {
		s.part(i, "Charges")
		s.charge(c)
	}
}

// part writes the title of a part above its first item.
func (s *paper) part(i int, title string) {
	if i == 0 {
		s.Section(title)
	}
}

// plainly is a word from a closed list as people write it.
func plainly(word string) string { return strings.ReplaceAll(word, "_", " ") }

func (s *paper) referral(f clinical.ReleasedReferral) {
	s.Heading("Received " + f.ReceivedOn.String())
	s.Fact("From", strings.TrimSuffix(plainly(f.Source)+", "+string(f.Referrer), ", "))
	s.Fact("Urgency", plainly(f.Urgency))
	s.Fact("About", plainly(strings.Join(f.ProblemAreas, ", ")))
	s.lines([]line{{name: "Reason", text: string(f.Reason)}})
}

func (s *paper) attendance(a clinical.ReleasedSession, zone *time.Location) {
	said := fmt.Sprintf("Group %s, session %d, %s to %s: %s", a.Group, a.Number, clock(a.Starts, zone), clock(a.Ends, zone), plainly(string(a.Mark)))
	if a.Minutes != nil {
		said += fmt.Sprintf(", %d minutes", *a.Minutes)
	}
	if led := names(a.Leaders); led != "" {
		said += "; led by " + led
	}
	s.Fact(a.On.String(), said)
}

func clock(at time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return at.In(zone).Format("15:04")
}

func names(people []clinical.ReleasedPerson) string {
	all := make([]string, len(people))
	for i, p := range people {
		all[i] = p.Name
	}
	return strings.Join(all, " and ")
}

func (s *paper) assessment(a clinical.ReleasedAssessment) {
	said := "no total"
	if a.Total != nil {
		said = fmt.Sprint(*a.Total)
	}
	if a.Band != "" {
		said += ", " + a.Band
	}
	switch {
	case a.Estimated:
		said += fmt.Sprintf(" (estimated: %d not answered)", a.Missing)
	case a.Missing > 0:
		said += fmt.Sprintf(" (%d not answered)", a.Missing)
	}
	for _, scale := range a.Scales {
		if scale.Total != nil {
			said += fmt.Sprintf("; %s %d", scale.Name, *scale.Total)
		}
	}
	s.Fact(a.TakenOn.String(), a.Name+": "+said)
}

func (s *paper) plan(p clinical.ReleasedPlan) {
	s.Heading("Plan from " + p.EffectiveOn.String())
	if !p.Until.IsZero() {
		s.Fact("Until", p.Until.String())
	}
	s.Fact("Signed by", strings.TrimSuffix(p.SignedBy.Name+", "+p.SignedAs, ", "))
	if !p.ClientOn.IsZero() {
		s.Fact("Client", "signed on "+p.ClientOn.String())
	}
	s.lines(planLines(p))
}

func planLines(p clinical.ReleasedPlan) (lines []line) {
	add := func(name string, text clinical.Told) { lines = append(lines, line{name: name, text: string(text)}) }
	for _, problem := range p.Problems {
		add("Problem", problem.Text)
		for _, g := range problem.Goals {
			add("Goal", g.Text)
			for _, o := range g.Objectives {
				state := plainly(string(o.State))
				if !o.TargetOn.IsZero() {
					state += ", by " + o.TargetOn.String()
				}
				add("Objective ("+state+")", o.Text)
				add("Measured by", o.Measured)
				for _, i := range o.Interventions {
					add("Intervention", i)
				}
			}
		}
	}
	for _, c := range p.Conditions {
		add("Condition", c)
	}
	add("Strengths", p.Strengths)
	add("What ends the treatment", p.DoneWhen)
	for _, e := range p.Services {
		add("Service elsewhere", e)
	}
	add("How the client took part", p.TookPart)
	add("The client's words", p.ClientWords)
	return lines
}

func (s *paper) note(n clinical.ReleasedNote, zone *time.Location) {
	s.Heading("Note of " + n.On.String())
	s.Fact("Session", fmt.Sprintf("Group %s, number %d, %d of %d members there", n.Group, n.Number, n.Present, n.Expected))
	s.Fact("Client", fmt.Sprintf("%s, %d minutes", plainly(n.Mark), n.Minutes))
	s.Fact("Service", n.Service)
	s.lines(noteLines(n))
	for _, signed := range n.Signed {
		s.Fine("Signed by "+signatureWords(signed, zone)+", digest of the whole note "+signed.Digest, sheet.Gray)
	}
	for _, a := range n.Addenda {
		s.Fine("Addendum signed by "+signatureWords(a.Signed, zone), sheet.Gray)
	}
}

func signatureWords(sig clinical.ReleasedSignature, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return strings.Join(nonBlank(sig.Name, sig.License, sig.At.In(zone).Format("2006-01-02 15:04 MST")), ", ")
}

func nonBlank(texts ...string) (said []string) {
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return said
}

// noteLines are the texts of a note, in their order.
func noteLines(n clinical.ReleasedNote) (lines []line) {
	add := func(name string, text clinical.Told) { lines = append(lines, line{name: name, text: string(text)}) }
	add("Theme", n.Theme)
	add("Place", n.Where)
	techniques := make([]string, len(n.Techniques))
	for i, t := range n.Techniques {
		techniques[i] = string(t)
	}
	add("Techniques", clinical.Told(strings.Join(techniques, ", ")))
	add("What the group did", n.Shared)
	for _, section := range n.Sections {
		add(cmp.Or(string(section.Title), "Note"), section.Text)
	}
	for _, g := range n.Goals {
		add("Goal", g)
	}
	for _, a := range n.Addenda {
		add("Addendum", a.Text)
	}
	return lines
}

func (s *paper) charge(c clinical.ReleasedCharge) {
	said := fmt.Sprintf("%s %s: %s %s, %s", plainly(c.Kind), c.Code, c.Fee.Decimal(), c.Fee.Currency, plainly(c.Status))
	if c.Reason != "" {
		said += "; " + string(c.Reason)
	}
	s.Fact(c.On.String(), said)
}
