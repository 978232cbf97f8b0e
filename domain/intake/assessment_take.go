package intake

import (
	"errors"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// Scored checks a filled-in instrument and scores it, or names everything that
// is wrong with it. A day after latest is in the future; birth is zero where
// it is not known yet.
func (a Assessment) Scored(latest, birth domain.Date) (Assessment, error) {
	var f domain.Faults
	switch {
	case a.TakenOn.IsZero():
		f.Add("takenOn", "is missing")
	case a.TakenOn.After(latest):
		f.Add("takenOn", "is in the future")
	case a.TakenOn.Before(birth):
		f.Add("takenOn", "is before the client was born")
	}
	sexKnown := a.ScoringSex == "" || a.ScoringSex == instrument.Female || a.ScoringSex == instrument.Male
	f.When(!sexKnown, "scoringSex", "must be female or male, or be left out")
	form, known := instrument.ByCode(a.Instrument)
	switch {
	case a.Instrument == "":
		f.Add("instrument", "is missing")
	case !known:
		f.Add("instrument", "is not one of the instruments of this practice")
	default:
		options := instrument.Options{Convention: a.Convention, NotApplicable: a.NotApplicable}
		if sexKnown {
			options.ScoringSex = a.ScoringSex
		}
		result, err := form.Score(a.Answers, options)
		if err := answerFaults(&f, err); err != nil {
			return a, err
		}
		a.Result, a.Convention = result, result.Convention
	}
	return a, f.Err()
}

// answerFaults takes over what the form says about its answers.
func answerFaults(f *domain.Faults, err error) error {
	var wrong *instrument.AnswersError
	if !errors.As(err, &wrong) {
		return err
	}
	for _, p := range wrong.Problems {
		f.Add(p.Field(), p.Message)
	}
	return nil
}
