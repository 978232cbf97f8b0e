package program

import (
	"fmt"

	"cohort/domain"
)

// CohortLead is who leads a cohort that is planned or running.
type CohortLead struct {
	CohortID domain.CohortID
	LeadID   domain.UserID
	Last     domain.Date // the last session that is to come; zero while the cohort is planned
}

// UnledCohort is a cohort, planned or running, whose lead may not lead what is
// to come: disabled, no therapist any more, or without a license on the day.
type UnledCohort struct {
	ID       domain.CohortID
	Code     string
	Name     string // the code for who need not know what it is for
	Status   CohortStatus
	LeadName string
	From     domain.Date // of the first session without a lead; zero: none is to come
	Words    string
}

// MayLeadThrough says whether somebody may lead without a break from a day
// through another one; through any day, where that one is not known.
func MayLeadThrough(u domain.User, today, last domain.Date) bool {
	until, licensed := u.LicensedUntil(today)
	return licensed && u.MayLeadOn(today) && (until.IsZero() || !last.IsZero() && !until.Before(last))
}

// Unled says why a lead may not lead what is to come, and from which day on; ""
// when nothing is against it. Who is disabled, or no therapist any more, cannot
// even close what was held.
func Unled(lead domain.User, ahead []Session, today domain.Date) (words string, from domain.Date) {
	for _, s := range ahead {
		if s.Status == SessionScheduled && !s.Date.Before(today) && !lead.MayLeadOn(s.Date) {
			return LeadWarning(lead, ahead, today), s.Date
		}
	}
	switch {
	case lead.Status == domain.UserDisabled:
		return fmt.Sprintf("%s is disabled and cannot lead: name another lead.", lead.Name), from
	case !lead.Holds(domain.Therapist):
		return fmt.Sprintf("%s is no therapist any more and cannot lead: name another lead.", lead.Name), from
	}
	return "", from
}
