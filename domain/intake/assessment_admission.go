package intake

import (
	"slices"

	"cohort/domain"
)

// AssessedOn is the day of the newest assessment that counts for admission, of
// complete ones in order, newest first; zero for none. What counts are the
// practice's instruments or, when it names none, all that are meant for it.
func AssessedOn(assessments []Assessment, counting []string) domain.Date {
	for _, a := range assessments {
		if a.countsForAdmission(counting) {
			return a.TakenOn
		}
	}
	return domain.Date{}
}

func (a Assessment) countsForAdmission(counting []string) bool {
	if len(counting) > 0 {
		return slices.Contains(counting, a.Instrument)
	}
	form, known := a.Asked()
	return known && form.ForAdmission()
}
