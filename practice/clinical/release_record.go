package clinical

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// reading is a client's record as it is read for a release.
type reading struct {
	tx     practice.Tx
	client domain.Client
	wanted clinical.ReleaseWanted
	zone   *time.Location
	codes  map[domain.CohortID]string
	record clinical.ReleasedRecord
}

// readRecord reads the wanted parts of a client's record.
func readRecord(tx practice.Tx, c domain.Client, under clinical.Consent, w clinical.ReleaseWanted) (clinical.ReleasedRecord, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return clinical.ReleasedRecord{}, err
	}
	r := &reading{tx: tx, client: c, wanted: w, zone: zone, codes: map[domain.CohortID]string{}}
	r.record.Client = clinical.ReleasedClient{ID: c.ID, Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, BirthDate: c.BirthDate}
	w.SaidIn(&r.record, under)
	parts := []struct {
		part clinical.RecordPart
		read func() error
	}{
		{part: clinical.PartReferrals, read: r.referrals}, {part: clinical.PartAttendance, read: r.attendance}, {part: clinical.PartAssessments, read: r.assessments},
		{part: clinical.PartPlans, read: r.plans}, {part: clinical.PartNotes, read: r.notes},
		{part: clinical.PartDischarges, read: r.discharges}, {part: clinical.PartHomework, read: r.homework}, {part: clinical.PartRiskFlags, read: r.riskFlags},
		{part: clinical.PartAgreements, read: r.agreements}, {part: clinical.PartAgreements, read: r.leaflets}, {part: clinical.PartAttachments, read: r.attachments},
		{part: clinical.PartCharges, read: r.charges},
	}
	for _, p := range parts {
		if !slices.Contains(w.Parts, p.part) {
			continue
		}
		if err := p.read(); err != nil {
			return r.record, err
		}
	}
	return r.record, nil
}

// within says whether a day is among those that are wanted.
func (r *reading) within(day domain.Date) bool {
	return !day.Before(r.wanted.From) && !day.After(r.wanted.Until)
}

// cut is the same for what is read by day. What is longer than that is no record of
// one person.
func (r *reading) cut() domain.TimelineCut {
	from, until := clinical.NotesSpan{From: r.wanted.From, To: r.wanted.Until}.Days()
	return domain.TimelineCut{From: from, To: until, Most: 10000}
}

// code is the code of a cohort: its name may say what the group is for.
func (r *reading) code(id domain.CohortID) (string, error) {
	if r.codes[id] == "" {
		found, err := r.tx.CohortCodes([]domain.CohortID{id})
		if err != nil {
			return "", err
		}
		r.codes[id] = found[id]
	}
	return r.codes[id], nil
}

func (r *reading) referrals() error {
	listed, err := r.tx.ReferralsOf(r.client.ID)
	if err != nil {
		return err
	}
	slices.Reverse(listed)
	for _, l := range listed {
		if !r.within(l.ReceivedOn) {
			continue
		}
		full, err := r.tx.Referral(l.ID)
		if err != nil {
			return err
		}
		out := clinical.ReleasedReferral{ID: full.ID, ReceivedOn: full.ReceivedOn, Source: string(full.Source), Urgency: string(full.Urgency), Status: string(full.Status),
			ProblemAreas: domain.Texts(full.ProblemAreas), Reason: clinical.Told(full.Reason)}
		if by := full.Referrer; by != nil {
			out.Referrer = clinical.Told(joined(", ", by.Name, by.Organization))
		}
		r.record.Referrals = append(r.record.Referrals, out)
	}
	return nil
}

// joined puts together what was said.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, domain.IsBlank), between)
}

func (r *reading) attendance() error {
	marked, err := r.tx.MarkedSessions(domain.Everything(), r.client.ID, r.cut())
	if err != nil {
		return err
	}
	slices.Reverse(marked) // the oldest first
	for _, m := range marked {
		code, err := r.code(m.CohortID)
		if err != nil {
			return err
		}
		out := clinical.ReleasedSession{ID: m.ID, CohortID: m.CohortID, Group: code, Number: m.Number, On: m.Date, Starts: m.StartsAt.UTC(), Ends: m.EndsAt.UTC(), Mark: m.Mark, Minutes: m.Minutes}
		led, err := r.tx.LedOf(m.ID)
		if err != nil {
			return err
		}
		for _, l := range led {
			out.Leaders = append(out.Leaders, clinical.ReleasedPerson{ID: l.UserID, Name: l.Name})
		}
		r.record.Attendance = append(r.record.Attendance, out)
	}
	return nil
}

func (r *reading) assessments() error {
	taken, err := r.tx.AssessmentsOf(r.client.ID)
	if err != nil {
		return err
	}
	slices.Reverse(taken)
	for _, a := range taken {
		if r.within(a.TakenOn) {
			r.record.Assessments = append(r.record.Assessments, releasedAssessment(a))
		}
	}
	return nil
}

func releasedAssessment(a intake.Assessment) clinical.ReleasedAssessment {
	out := clinical.ReleasedAssessment{ID: a.ID, Instrument: a.Instrument, Name: a.Instrument, TakenOn: a.TakenOn, TakenBy: a.TakenByName, Answers: a.Answers,
		Algorithm: a.Result.AlgorithmVersion, Total: a.Result.Total, Band: a.Result.BandLabel, Missing: a.Result.Missing, Estimated: a.Result.ProRated}
	if form, known := a.Asked(); known {
		out.Name = form.Called()
	}
	if a.Form != nil {
		out.Form = releasedForm(*a.Form)
	}
	for _, s := range a.Result.SubScales {
		out.Scales = append(out.Scales, clinical.ReleasedScale{Name: s.Name, Total: s.Total, Band: s.BandLabel})
	}
	return out
}

// releasedForm is a questionnaire that is the practice's own: whoever gets the answers
// cannot look it up elsewhere.
func releasedForm(d instrument.Definition) *clinical.ReleasedForm {
	out := &clinical.ReleasedForm{Title: d.Title, Version: d.Version, Instructions: d.Instructions, Terms: d.License.Terms, Source: d.Attribution, Validated: !d.Unvalidated}
	for _, i := range d.Items {
		q := clinical.ReleasedQuestion{LinkID: i.LinkID, LOINC: i.LOINC, Text: i.Text, Counted: !i.Unscored}
		for _, a := range i.Answers {
			q.Choices = append(q.Choices, clinical.ReleasedChoice{Value: a.Value, Label: a.Label, Points: i.Counts(a.Value), LOINC: a.LOINC})
		}
		out.Questions = append(out.Questions, q)
	}
	return out
}

func (r *reading) charges() error {
	charged, err := r.tx.ChargesOnTimeline(r.client.ID, r.cut())
	if err != nil {
		return err
	}
	slices.Reverse(charged)
	for _, c := range charged {
		r.record.Charges = append(r.record.Charges, clinical.ReleasedCharge{ID: c.ID, On: c.ServiceDate, Kind: string(c.Kind), Code: c.Code, Units: c.Units, Fee: c.Fee, Status: string(c.Status), Reason: clinical.Told(c.Reason)})
	}
	return nil
}
