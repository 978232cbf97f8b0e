package release

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"cohort/document/fhir"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
)

// writeBundle writes the record for other systems. What FHIR has no place for, such
// as charges, is in the other two files.
func writeBundle(w io.Writer, p clinical.ReleasePaper) error {
	r := p.Record
	out := fhir.Record{Practice: p.Practice, WrittenAt: p.IssuedAt, Part2: p.Notice != nil, Consents: []fhir.Consent{consentOf(p)},
		Client: domain.Client{ID: r.Client.ID, Code: r.Client.Code, FirstName: r.Client.FirstName, LastName: r.Client.LastName, BirthDate: r.Client.BirthDate}}
	staff := func(id domain.UserID, name string) {
		if !slices.ContainsFunc(out.Clinicians, func(c fhir.Clinician) bool { return c.ID == id }) {
			out.Clinicians = append(out.Clinicians, fhir.Clinician{ID: id, Name: name})
		}
	}
	for _, f := range r.Referrals {
		out.Referrals = append(out.Referrals, referralOf(f))
	}
	for _, a := range r.Assessments {
		out.Assessments = append(out.Assessments, assessmentOf(a))
	}
	for _, s := range r.Attendance {
		for _, l := range s.Leaders {
			staff(l.ID, l.Name)
		}
		out.Meetings = append(out.Meetings, meetingOf(s))
	}
	for _, plan := range r.Plans {
		if !plan.SignedBy.ID.IsZero() {
			staff(plan.SignedBy.ID, plan.SignedBy.Name)
		}
		out.Plans = append(out.Plans, planOf(plan, p.IssuedOn))
	}
	for _, n := range r.Notes {
		for _, s := range n.Signed {
			staff(s.ID, s.Name)
		}
		out.Documents = append(out.Documents, noteOf(n))
	}
	for _, d := range r.Discharges {
		for _, s := range d.Signed {
			staff(s.ID, s.Name)
		}
	}
	out.Documents = append(out.Documents, documentsOf(p)...)
	if p.Notice != nil {
		out.Documents = append(out.Documents, fhir.Document{ID: fhir.DerivedID("release notice", p.ID.String()), Title: "Notice of redisclosure, " + p.Notice.Version, Text: p.Notice.Long, At: p.IssuedAt})
	}
	if len(p.Redacted) > 0 {
		out.Documents = append(out.Documents, fhir.Document{ID: fhir.DerivedID("release redactions", p.ID.String()), Title: "What was taken out", Text: strings.Join(redactedLines(p.Redacted), "\n"), At: p.IssuedAt})
	}
	return fhir.Write(w, out)
}

func redactedLines(places []clinical.RedactedPlace) (lines []string) {
	for _, r := range places {
		lines = append(lines, r.Place+": "+r.Reason)
	}
	return lines
}

func consentOf(p clinical.ReleasePaper) fhir.Consent {
	c := p.Record.Consent
	out := fhir.Consent{ID: c.ID.String(), Given: true, SignedAt: c.SignedOn.Midnight(), From: c.From, Until: c.Until, Recipient: string(p.Record.To.Recipient), Purpose: string(p.Record.To.Purpose)}
	for _, part := range c.Parts {
		out.Scope = append(out.Scope, clinical.PartWords[part])
	}
	return out
}

func referralOf(f clinical.ReleasedReferral) intake.Referral {
	out := intake.Referral{ID: f.ID, ReceivedOn: f.ReceivedOn, Source: intake.Source(f.Source), Urgency: intake.Urgency(f.Urgency), Status: intake.ReferralStatus(f.Status), Reason: string(f.Reason)}
	for _, area := range f.ProblemAreas {
		out.ProblemAreas = append(out.ProblemAreas, intake.ProblemArea(area))
	}
	if f.Referrer != "" {
		out.Referrer = &intake.Referrer{Name: string(f.Referrer)}
	}
	return out
}

func assessmentOf(a clinical.ReleasedAssessment) intake.Assessment {
	out := intake.Assessment{ID: a.ID, Instrument: a.Instrument, Answers: a.Answers, TakenOn: a.TakenOn,
		Result: instrument.Result{Instrument: a.Instrument, AlgorithmVersion: a.Algorithm, Total: a.Total, BandLabel: a.Band, Missing: a.Missing, ProRated: a.Estimated}}
	if a.Form != nil {
		out.Form = formOf(a)
	}
	for _, s := range a.Scales {
		out.Result.SubScales = append(out.Result.SubScales, instrument.SubScaleResult{Name: s.Name, Total: s.Total, BandLabel: s.Band})
	}
	return out
}

// formOf is a form of the practice's own as its release has it.
func formOf(a clinical.ReleasedAssessment) *instrument.Definition {
	d := &instrument.Definition{Code: a.Instrument, Name: a.Form.Title, Title: a.Form.Title, Version: a.Form.Version, Unvalidated: !a.Form.Validated, Method: instrument.MethodSum}
	for n, q := range a.Form.Questions {
		item := instrument.Item{Number: n + 1, LinkID: q.LinkID, LOINC: q.LOINC, Text: q.Text, Unscored: !q.Counted}
		for _, c := range q.Choices {
			answer := instrument.Answer{Value: c.Value, Label: c.Label, LOINC: c.LOINC}
			if c.Points != c.Value {
				answer.Score = &c.Points
			}
			item.Answers = append(item.Answers, answer)
		}
		d.Items = append(d.Items, item)
	}
	return d
}

func meetingOf(s clinical.ReleasedSession) fhir.Meeting {
	m := fhir.Meeting{Group: "Group " + s.Group, Attendance: &program.Attendance{Status: s.Mark, Minutes: s.Minutes},
		Session: program.Session{ID: s.ID, Number: s.Number, Date: s.On, StartsAt: s.Starts, EndsAt: s.Ends, Status: program.SessionClosed}}
	for _, l := range s.Leaders {
		m.Leaders = append(m.Leaders, l.ID)
	}
	return m
}

func planOf(p clinical.ReleasedPlan, issued domain.Date) fhir.Plan {
	out := fhir.Plan{ID: p.ID.String(), Title: "Treatment plan", Description: string(p.DoneWhen), Status: fhir.PlanActive, From: p.EffectiveOn, Until: p.Until, Author: p.SignedBy.ID}
	if !p.Until.IsZero() && p.Until.Before(issued) {
		out.Status = fhir.PlanCompleted
	}
	for i, problem := range p.Problems {
		for j, g := range problem.Goals {
			reached := len(g.Objectives) > 0
			var target domain.Date
			for _, o := range g.Objectives {
				reached = reached && o.State == clinical.ObjectiveMet
				if o.TargetOn.After(target) {
					target = o.TargetOn
				}
				out.Steps = append(out.Steps, string(o.Text))
				for _, step := range o.Interventions {
					out.Steps = append(out.Steps, string(step))
				}
			}
			if g.Text != "" {
				out.Goals = append(out.Goals, fhir.Goal{ID: fhir.DerivedID("goal", p.ID.String(), strconv.Itoa(i), strconv.Itoa(j)), Text: string(g.Text), Reached: reached, TargetOn: target})
			}
		}
	}
	return out
}

// noteOf is a progress note as a text.
func noteOf(n clinical.ReleasedNote) fhir.Document {
	d := fhir.Document{ID: n.ID.String(), Title: "Progress note of " + n.On.String(), Kind: fhir.ProgressNote}
	for _, s := range n.Signed {
		d.At = s.At
		if !slices.Contains(d.Authors, s.ID) {
			d.Authors = append(d.Authors, s.ID)
		}
	}
	d.Text = joinedLines(noteLines(n))
	return d
}

func joinedLines(lines []line) string {
	var said []string
	for _, l := range lines {
		if l.text != "" {
			said = append(said, strings.TrimPrefix(l.name+": "+l.text, ": "))
		}
	}
	return strings.Join(said, "\n")
}
