package clinical

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/clinical"
)

// plans takes the versions that held in the wanted days.
func (r *reading) plans() error {
	all, err := r.tx.TreatmentPlans(r.client.ID)
	if err != nil {
		return err
	}
	for _, p := range all {
		if !p.Status.Holds() || p.EffectiveOn.After(r.wanted.Until) {
			continue
		}
		until := heldUntil(p, all)
		if !until.IsZero() && until.Before(r.wanted.From) {
			continue
		}
		out := releasedPlan(p)
		out.Until = until
		r.record.Plans = append(r.record.Plans, out)
	}
	return nil
}

// heldUntil is the day before a version's successor; zero for one that holds.
func heldUntil(p clinical.TreatmentPlan, all []clinical.TreatmentPlan) (until domain.Date) {
	for _, o := range all {
		if o.ID == p.ID || !o.Status.Holds() || !o.EffectiveOn.After(p.EffectiveOn) {
			continue
		}
		if before := o.EffectiveOn.AddDays(-1); until.IsZero() || before.Before(until) {
			until = before
		}
	}
	return until
}

func releasedPlan(p clinical.TreatmentPlan) clinical.ReleasedPlan {
	t := p.Text
	out := clinical.ReleasedPlan{ID: p.ID, EffectiveOn: p.EffectiveOn, Strengths: clinical.Told(t.Strengths), DoneWhen: clinical.Told(t.DoneWhen), TookPart: clinical.Told(t.TookPart), ClientWords: clinical.Told(t.ClientWords)}
	if p.Signed != nil {
		out.SignedBy, out.SignedAs = clinical.ReleasedPerson{ID: p.Signed.UserID, Name: p.Signed.Name}, p.Signed.License
	}
	if p.Client != nil {
		out.ClientOn = p.Client.On
	}
	for _, problem := range t.Problems {
		to := clinical.ReleasedProblem{Text: clinical.Told(problem.Text)}
		for _, g := range problem.Goals {
			goal := clinical.ReleasedGoal{ID: g.ID, Text: clinical.Told(g.Text)}
			for _, o := range g.Objectives {
				goal.Objectives = append(goal.Objectives, releasedObjective(o))
			}
			to.Goals = append(to.Goals, goal)
		}
		out.Problems = append(out.Problems, to)
	}
	for _, c := range t.Conditions {
		out.Conditions = append(out.Conditions, clinical.Told(joined(" ", c.Text, c.Code)))
	}
	for _, s := range t.Services {
		out.Services = append(out.Services, clinical.Told(joined(", ", s.What, s.Where, s.HowOften)))
	}
	return out
}

func releasedObjective(o clinical.PlanObjective) clinical.ReleasedObjective {
	out := clinical.ReleasedObjective{Text: clinical.Told(o.Text), State: o.State, TargetOn: o.TargetOn}
	fromTo := o.Baseline
	if o.Target != "" {
		fromTo = joined(" to ", o.Baseline, o.Target)
	}
	out.Measured = clinical.Told(joined(": ", o.Measure, fromTo))
	for _, i := range o.Interventions {
		out.Interventions = append(out.Interventions, clinical.Told(joined(", ", i.What, i.Who, i.HowOften)))
	}
	return out
}

// notes takes what is part of the record: what was signed, and where a trainee did,
// co-signed.
func (r *reading) notes() error {
	found, err := r.tx.SignedBetween(r.client.ID, clinical.NotesSpan{From: r.wanted.From, To: r.wanted.Until}, clinical.MostPaperNotes+1)
	if err != nil {
		return err
	}
	if len(found) > clinical.MostPaperNotes {
		return domain.Invalid("from", fmt.Sprintf("has more than %d notes behind it: choose a shorter span", clinical.MostPaperNotes))
	}
	for _, n := range found {
		if !n.Status.Final() || n.Record == nil || n.Signed == nil {
			continue
		}
		out, err := r.note(n)
		if err != nil {
			return err
		}
		r.record.Notes = append(r.record.Notes, out)
	}
	return nil
}

func (r *reading) note(n clinical.ProgressNote) (out clinical.ReleasedNote, err error) {
	facts, member := n.Record.Facts, n.Record.Member
	out = clinical.ReleasedNote{ID: n.ID, Group: facts.Cohort, Number: facts.Number, Starts: facts.Starts, Ends: facts.Ends, Present: facts.Present, Expected: facts.Expected, Service: facts.Service,
		Mark: member.Mark, Minutes: member.Minutes, Theme: clinical.Told(facts.Theme), Where: clinical.Told(facts.Place), Shared: clinical.Told(n.Record.Shared)}
	if out.On, err = domain.ParseDate(facts.Date); err != nil {
		return out, err
	}
	for _, t := range n.Record.Techniques {
		out.Techniques = append(out.Techniques, clinical.Told(t))
	}
	for _, s := range n.Sections {
		out.Sections = append(out.Sections, clinical.ReleasedSection{Title: clinical.Told(s.Title), Text: clinical.Told(s.Text)})
	}
	for _, g := range n.Goals {
		out.Goals = append(out.Goals, clinical.Told(g.String()))
	}
	for _, s := range []*clinical.Signature{n.Signed, n.CoSigned} {
		if s != nil {
			out.Signed = append(out.Signed, releasedSignature(*s))
		}
	}
	for _, a := range n.Addenda {
		out.Addenda = append(out.Addenda, clinical.ReleasedAddendum{Text: clinical.Told(a.Text), Signed: releasedSignature(a.Signed)})
	}
	return out, nil
}

func releasedSignature(s clinical.Signature) clinical.ReleasedSignature {
	return clinical.ReleasedSignature{ReleasedPerson: clinical.ReleasedPerson{ID: s.UserID, Name: s.Name}, License: s.License, At: s.At.UTC(), Digest: s.Digest}
}
