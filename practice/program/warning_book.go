package program

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// warningBook is what the warnings of memberships follow from, read in a few questions
// however many there are.
type warningBook struct {
	zone    *time.Location
	today   domain.Date
	records map[domain.CohortID]program.CohortRecord
	members []program.Enrollment // whose warnings are asked for
	taken   map[domain.ClientID][]intake.Assessment
	flags   map[domain.ClientID][]clinical.RiskFlag
	answers map[domain.EnrollmentID][]clinical.WarningAnswer
}

// warningBookOf reads it for those members of some cohorts who are asked for.
func warningBookOf(tx practice.Tx, now time.Time, cohorts []domain.CohortID, asked func(e program.Enrollment, today domain.Date) bool) (b warningBook, err error) {
	if b.zone, err = practice.Zone(tx); err != nil {
		return b, err
	}
	b.today = domain.DateIn(now, b.zone)
	if b.records, err = tx.CohortRecords(cohorts...); err != nil {
		return b, err
	}
	for _, id := range cohorts {
		for _, e := range b.records[id].Members {
			if asked(e, b.today) {
				b.members = append(b.members, e)
			}
		}
	}
	var clients []domain.ClientID
	memberships := make([]domain.EnrollmentID, len(b.members))
	for i, e := range b.members {
		memberships[i] = e.ID
		clients = append(clients, e.ClientID)
	}
	slices.SortFunc(clients, func(x, y domain.ClientID) int { return slices.Compare(x.UUID[:], y.UUID[:]) })
	clients = slices.Compact(clients)
	if b.taken, err = tx.CompleteAssessmentsOfMany(clients); err != nil {
		return b, err
	}
	if b.flags, err = tx.RiskFlagsOfMany(clients); err != nil {
		return b, err
	}
	answers, err := tx.WarningAnswers(memberships...)
	b.answers = map[domain.EnrollmentID][]clinical.WarningAnswer{}
	for _, a := range answers {
		b.answers[a.EnrollmentID] = append(b.answers[a.EnrollmentID], a)
	}
	return b, err
}

// sitsNow are members who have begun and have not left.
func sitsNow(e program.Enrollment, today domain.Date) bool { return e.SitsOn(today) }

// warnings are what the rules say of a membership, with what was done about it.
func (b warningBook) warnings(e program.Enrollment) []clinical.Warning {
	return clinical.WithAnswers(b.facts(e).Warnings(b.today), b.answers[e.ID])
}

func (b warningBook) facts(e program.Enrollment) clinical.WarningFacts {
	record := b.records[e.CohortID]
	f := clinical.WarningFacts{Enrollment: e, Sessions: record.Sessions, Marks: record.MarksOf(e.ClientID), Changes: formChanges(formsAround(e, b.taken[e.ClientID]))}
	for _, r := range record.ReturnsOf(e.ClientID) {
		f.Homework = append(f.Homework, clinical.AskedFor{On: record.AskedOn(r, b.zone), Status: r.Status})
	}
	slices.SortStableFunc(f.Homework, func(x, y clinical.AskedFor) int { return x.On.DaysSince(y.On) })
	for _, flag := range b.flags[e.ClientID] {
		if item, counts := b.item(flag); counts {
			f.Items = append(f.Items, item)
		}
	}
	return f
}

// item is a flag as far as it was open. One whose form was somebody else's never was.
func (b warningBook) item(f clinical.RiskFlag) (i clinical.RiskItem, counts bool) {
	if f.ClosedFor == clinical.ClosedVoided || f.ClosedFor == clinical.ClosedBack {
		return i, false
	}
	i = clinical.RiskItem{ID: f.ID, On: domain.DateIn(f.RaisedAt, b.zone), Finding: f.Finding, Form: cmp.Or(f.Finding.Form, f.Finding.Instrument)}
	if form, known := instrument.ByCode(f.Finding.Instrument); known {
		i.Form = form.Called()
	}
	for _, a := range b.taken[f.ClientID] {
		if a.ID == f.AssessmentID {
			i.On = a.TakenOn
		}
	}
	for _, at := range []*time.Time{f.AnsweredAt, f.ClosedAt} {
		if at != nil && i.Ended.IsZero() {
			i.Ended = domain.DateIn(*at, b.zone)
		}
	}
	return i, true
}

// formName is under what a filled-in form is told of.
func formName(a intake.Assessment) string {
	if form, known := a.Asked(); known {
		return form.Called()
	}
	return a.Instrument
}
