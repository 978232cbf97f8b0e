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
	if !sexKnown {
		a.ScoringSex = ""
	}
	a, err := a.counted(&f)
	if err != nil {
		return a, err
	}
	return a, f.Err()
}

// Fits names everything that is wrong with the answers, whoever gave them and when.
func (a Assessment) Fits() error {
	_, err := a.Tried()
	return err
}

// Tried is the assessment with what its answers come to, whoever gave them and when.
func (a Assessment) Tried() (Assessment, error) {
	var f domain.Faults
	a, err := a.counted(&f)
	if err != nil {
		return a, err
	}
	return a, f.Err()
}

// counted is the assessment with what its answers come to, by its instrument.
func (a Assessment) counted(f *domain.Faults) (Assessment, error) {
	form, known := a.Asked()
	switch {
	case a.Instrument == "":
		f.Add("instrument", "is missing")
	case !known:
		f.Add("instrument", "is not one of the instruments of this practice")
	default:
		result, err := form.Score(a.Answers, instrument.Options{ScoringSex: a.ScoringSex, Convention: a.Convention, NotApplicable: a.NotApplicable})
		if err := answerFaults(f, err); err != nil {
			return a, err
		}
		f.When(a.FormVersion != "" && a.FormVersion != form.Version, "formVersion", "is not one of this instrument")
		a.Result, a.Convention, a.FormVersion = result, result.Convention, result.Version
	}
	return a, nil
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
