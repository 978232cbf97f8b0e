package clinical

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// plansOnTimeline gives the versions of the client's treatment plan that were
// signed, on the day of the signature. A draft did not happen yet.
func plansOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadTreatmentPlans) {
		return nil, nil
	}
	plans, err := t.tx.TreatmentPlans(t.client)
	for _, p := range plans {
		if p.Signed == nil || p.Status == clinical.SigningDraft {
			continue
		}
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: t.day(p.Signed.At), Kind: domain.TimelinePlan, ID: p.ID.String()}, At: p.Signed.At, Plan: &p})
	}
	return cutOut(all, cut), err
}
