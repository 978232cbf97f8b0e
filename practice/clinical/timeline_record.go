package clinical

import (
	"cmp"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// TimelineScore is a filled-in form with what became of its score since the first
// one.
type TimelineScore struct {
	intake.Assessment
	First  *int          // total of the first of these forms, nil where this is it
	Change outcome.Class // "" where it cannot be judged
	Gain   int           // points for the better
}

// FlagStep is what happened with a risk flag.
type FlagStep string

// The steps.
const (
	FlagRaised   FlagStep = "raised"
	FlagAnswered FlagStep = "answered"
	FlagClosed   FlagStep = "closed"
)

// Values is the closed list, as texts.
func (FlagStep) Values() []string {
	return domain.Texts([]FlagStep{FlagRaised, FlagAnswered, FlagClosed})
}

// TimelineFlag is one of them.
type TimelineFlag struct {
	clinical.RiskFlag
	Step FlagStep
}

func notesOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadProgressNotes) {
		return nil, nil
	}
	found, err := t.tx.NotesOnTimeline(t.client, cut)
	for _, n := range found {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: n.HeldOn, Kind: domain.TimelineNote, ID: n.ID.String()}, CohortID: n.CohortID, Note: &n})
	}
	return all, err
}

func flagsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadRiskFlag) {
		return nil, nil
	}
	flags, err := t.tx.RiskFlagsOf(t.client)
	if err != nil {
		return nil, err
	}
	for _, f := range flags {
		for i, at := range []*time.Time{&f.RaisedAt, f.AnsweredAt, f.ClosedAt} {
			if at != nil {
				all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: t.day(*at), Kind: domain.TimelineFlag, ID: step(f.ID, i)}, At: *at,
					Flag: &TimelineFlag{f, []FlagStep{FlagRaised, FlagAnswered, FlagClosed}[i]}})
			}
		}
	}
	return cutOut(all, cut), nil
}

func scoresOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadAssessment) {
		return nil, nil
	}
	taken, err := scoresOf(t)
	for _, s := range taken {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: s.TakenOn, Kind: domain.TimelineScore, ID: s.ID.String()}, At: s.CreatedAt, Score: &s})
	}
	return cutOut(all, cut), err
}

// scoresOf gives the client's forms, each judged against the first of its kind,
// the newest first.
func scoresOf(t timeline) ([]TimelineScore, error) {
	taken, err := t.tx.AssessmentsOf(t.client)
	scores, first := make([]TimelineScore, len(taken)), map[string]instrument.Result{}
	for i := len(taken) - 1; i >= 0; i-- {
		s := TimelineScore{Assessment: taken[i]}
		r := s.Result
		if began, known := first[r.Scale()]; known && r.Total != nil {
			s.since(began)
		} else if r.Total != nil {
			first[r.Scale()] = r
		}
		scores[i] = s
	}
	return scores, err
}

// since judges the change from the first of these forms. A form whose reliable
// change nobody published has none.
func (s *TimelineScore) since(first instrument.Result) {
	s.First = first.Total
	form, known := s.Asked()
	if !known {
		return
	}
	if change, err := practice.Outcome(form, "", first, s.Result); err == nil {
		s.Change, s.Gain = change.Class, int(change.Gain)
	}
}

func disclosuresOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadDisclosure) {
		return nil, nil
	}
	found, err := t.tx.DisclosuresOf(t.client, cut.From)
	for _, v := range disclosureViews(found) {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: v.On, Kind: domain.TimelineDisclosure, ID: v.ID.String()}, At: v.At, Disclosure: &v})
	}
	return cutOut(all, cut), err
}

func chargesOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadCharge) {
		return nil, nil
	}
	found, err := t.tx.ChargesOnTimeline(t.client, cut)
	for _, c := range found {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: c.ServiceDate, Kind: domain.TimelineCharge, ID: c.ID.String()}, CohortID: c.CohortID, Charge: &c})
	}
	return all, err
}

// feesOnTimeline gives the fees that were agreed with the client.
func feesOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadClientFee) {
		return nil, nil
	}
	fees, err := t.tx.ClientFees(t.client)
	if err != nil || len(fees) == 0 {
		return nil, err
	}
	settings, err := t.tx.Settings()
	for i, fee := range fees {
		fee.Currency = cmp.Or(fee.Currency, settings.Currency)
		day := fee.From
		if day.IsZero() { // from the beginning: told on the day on which it was decided
			day = t.day(fee.At)
		}
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: day, Kind: domain.TimelineFee, ID: step(t.client, i)}, At: fee.At, Fee: &fee})
	}
	return cutOut(all, cut), err
}
