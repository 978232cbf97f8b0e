package clinical

import (
	"cmp"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

// discharges takes the summaries that hold of memberships that ended in the wanted
// days.
func (r *reading) discharges() error {
	episodes, err := r.tx.EnrollmentsOf(r.client.ID)
	if err != nil {
		return err
	}
	ids := make([]domain.EnrollmentID, len(episodes))
	for i, e := range episodes {
		ids[i] = e.ID
	}
	written, err := r.tx.Discharges(ids...)
	if err != nil {
		return err
	}
	for _, d := range written {
		if d.Status.Holds() && d.Record != nil && r.within(d.Record.To) {
			r.record.Discharges = append(r.record.Discharges, d.Released())
		}
	}
	slices.SortStableFunc(r.record.Discharges, func(a, b clinical.ReleasedDischarge) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return nil
}

// homework takes what was given in sessions of the wanted days, with what came back
// from this client alone.
func (r *reading) homework() error {
	asked, err := r.tx.AskedHomework(domain.Everything(), r.client.ID, r.cut())
	if err != nil {
		return err
	}
	slices.Reverse(asked) // the oldest first
	for _, a := range asked {
		code, err := r.code(a.CohortID)
		if err != nil {
			return err
		}
		full, err := r.tx.Homework(a.ID)
		if err != nil {
			return err
		}
		of := slices.IndexFunc(full.Returns, func(back program.HomeworkReturn) bool { return back.ClientID == r.client.ID })
		if of < 0 {
			continue
		}
		r.record.Homework = append(r.record.Homework, releasedHomework(full, full.Returns[of], a.AskedOn, code))
	}
	return nil
}

func releasedHomework(h program.Homework, back program.HomeworkReturn, on domain.Date, group string) clinical.ReleasedHomework {
	out := clinical.ReleasedHomework{ID: h.ID, On: on, Group: group, DueOn: h.DueOn, Title: clinical.Told(h.Title), Instructions: clinical.Told(h.Instructions), Personal: clinical.Told(back.Personal),
		Status: back.Status, Answer: clinical.Told(back.Feedback)}
	if back.ReturnedAt != nil {
		out.BackAt = back.ReturnedAt.UTC()
	}
	for i, s := range h.Stages {
		out.Stages = append(out.Stages, clinical.ReleasedStage{Title: clinical.Told(s.Title), Goal: clinical.Told(s.Goal), Met: i < back.StagesMet})
	}
	return out
}

func (r *reading) riskFlags() error {
	raised, err := r.tx.RiskFlagsOf(r.client.ID)
	if err != nil {
		return err
	}
	for _, f := range raised {
		on := domain.DateIn(f.RaisedAt, r.zone)
		if !r.within(on) {
			continue
		}
		out := clinical.ReleasedRiskFlag{ID: f.ID, On: on, RaisedAt: f.RaisedAt.UTC(), Kind: f.Finding.Kind, Instrument: cmp.Or(f.Finding.Form, f.Finding.Instrument), Item: f.Finding.Item, Severity: f.Finding.Severity,
			Blank: f.Finding.Blank, AnsweredBy: f.AnsweredByName, Action: clinical.Told(f.Action), ClosedFor: string(f.ClosedFor)}
		if f.AnsweredAt != nil {
			out.AnsweredAt = f.AnsweredAt.UTC()
		}
		r.record.RiskFlags = append(r.record.RiskFlags, out)
	}
	return nil
}

// agreements takes what the client signed or declined of the rules of their groups,
// at admission too.
func (r *reading) agreements() error {
	episodes, err := r.tx.EnrollmentsOf(r.client.ID)
	if err != nil {
		return err
	}
	for _, e := range episodes {
		code, err := r.code(e.CohortID)
		if err != nil {
			return err
		}
		if a := e.Agreement; a != nil && r.within(a.SignedOn) {
			r.record.Agreements = append(r.record.Agreements, clinical.ReleasedAgreement{On: a.SignedOn, Group: code, Version: clinical.Told(a.Version), Name: clinical.Told(a.SignedName)})
		}
		if err := r.signed(e, code); err != nil {
			return err
		}
	}
	slices.SortStableFunc(r.record.Agreements, func(a, b clinical.ReleasedAgreement) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return nil
}

func (r *reading) signed(e program.Enrollment, code string) error {
	all, err := r.tx.AgreementsOf(e.CohortID)
	if err != nil {
		return err
	}
	rules, err := r.tx.GroundRules(e.CohortID)
	if err != nil {
		return err
	}
	names := map[domain.GroundRulesID]string{}
	for _, g := range rules {
		names[g.ID] = g.Name
	}
	for _, a := range all {
		s := a.Signed
		if a.EnrollmentID != e.ID || a.InError != nil || !r.within(s.On) {
			continue
		}
		r.record.Agreements = append(r.record.Agreements, clinical.ReleasedAgreement{ID: a.ID.String(), On: s.On, Group: code, Version: clinical.Told(names[a.RulesID]), Way: s.Way,
			Name: clinical.Told(s.Name), Witness: clinical.Told(s.Witness), Words: clinical.Told(s.Words), By: a.ByName})
	}
	return nil
}

func (r *reading) leaflets() error {
	given, err := r.tx.LeafletsGiven(r.client.ID)
	if err != nil {
		return err
	}
	for _, g := range given {
		if g.InError == nil && r.within(g.On) {
			r.record.Leaflets = append(r.record.Leaflets, clinical.ReleasedLeaflet{ID: g.ID, On: g.On, Title: clinical.Told(g.Title), To: g.To, Way: g.Way, Words: clinical.Told(g.Words), By: g.ByName})
		}
	}
	slices.SortStableFunc(r.record.Leaflets, func(a, b clinical.ReleasedLeaflet) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return nil
}

// attachments takes the client's own files; what is with a session is the group's.
func (r *reading) attachments() error {
	with, err := r.tx.AttachmentsWith(domain.AttachedTo{ClientID: r.client.ID})
	if err != nil {
		return err
	}
	for _, a := range with {
		if a.InError == nil && r.within(a.On) {
			r.record.Attachments = append(r.record.Attachments, clinical.ReleasedAttachment{ID: a.ID, On: a.On, Title: clinical.Told(a.Title), Name: clinical.Told(a.Name), Note: clinical.Told(a.Note),
				MediaType: a.MediaType, Size: a.Size})
		}
	}
	slices.SortStableFunc(r.record.Attachments, func(a, b clinical.ReleasedAttachment) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return nil
}
