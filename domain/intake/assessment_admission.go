package intake

import (
	"slices"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// AssessedOn is the day of the newest assessment that counts for admission, of
// complete ones in order, newest first; zero for none. What counts are the
// practice's instruments or, when it names none, all that are meant for it.
func AssessedOn(assessments []Assessment, counting []string) domain.Date {
	for _, a := range assessments {
		if countsForAdmission(a.Instrument, counting) {
			return a.TakenOn
		}
	}
	return domain.Date{}
}

func countsForAdmission(code string, counting []string) bool {
	if len(counting) > 0 {
		return slices.Contains(counting, code)
	}
	form, known := instrument.ByCode(code)
	return known && form.ForAdmission()
}
