package clinical

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// summary is a discharge summary with the cohort that was left.
type summary struct {
	clinical.Discharge
	cohort domain.CohortID
}

// signedSummaries gives the client's discharge summaries that were signed. A draft
// did not happen yet.
func (t timeline) signedSummaries() (signed []summary, err error) {
	episodes, err := t.tx.EnrollmentsOf(t.client)
	if err != nil {
		return nil, err
	}
	memberships, cohorts := make([]domain.EnrollmentID, len(episodes)), map[domain.EnrollmentID]domain.CohortID{}
	for i, e := range episodes {
		memberships[i], cohorts[e.ID] = e.ID, e.CohortID
	}
	all, err := t.tx.Discharges(memberships...)
	for _, d := range all {
		if d.Signed != nil {
			signed = append(signed, summary{d, cohorts[d.EnrollmentID]})
		}
	}
	return signed, err
}

// dischargesOnTimeline gives them on the day of the signature.
func dischargesOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadDischarges) {
		return nil, nil
	}
	signed, err := t.signedSummaries()
	for _, s := range signed {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: t.day(s.Signed.At), Kind: domain.TimelineDischarge, ID: s.ID.String()}, At: s.Signed.At, CohortID: s.cohort, Discharge: &s.Discharge})
	}
	return cutOut(all, cut), err
}

// followUpsOnTimeline gives each try to ask the client after treatment, on its own
// day. What was entered in error was none.
func followUpsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadFollowUps) {
		return nil, nil
	}
	signed, err := t.signedSummaries()
	if err != nil {
		return nil, err
	}
	cohorts, ids := map[domain.DischargeID]domain.CohortID{}, make([]domain.DischargeID, len(signed))
	for i, s := range signed {
		ids[i], cohorts[s.ID] = s.ID, s.cohort
	}
	tries, err := t.tx.FollowUps(ids...)
	for _, u := range tries {
		if u.InError == nil {
			all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: u.On, Kind: domain.TimelineFollowUp, ID: u.ID.String()}, CohortID: cohorts[u.DischargeID], FollowUp: &u})
		}
	}
	return cutOut(all, cut), err
}
