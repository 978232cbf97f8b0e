package program

import (
	"slices"

	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// memberForm is a form that was filled in around a membership, with what became of its
// scales since the one at the beginning.
type memberForm struct {
	intake.Assessment
	changes []practice.ScaleChange // nil for the first, and where nothing can be judged
}

// formsAround are the forms that frame a membership, each held against the one of its
// kind at the beginning: the last one until the first day, or the first one after it.
// taken is newest first; the answer is in the order of days.
func formsAround(e program.Enrollment, taken []intake.Assessment) (forms []memberForm) {
	first := map[string]*intake.Assessment{}
	for i := len(taken) - 1; i >= 0; i-- {
		a := &taken[i]
		switch {
		case a.TakenOn.Before(e.Since.AddDays(-formBefore)), !e.Until.IsZero() && a.TakenOn.After(e.Until.AddDays(formAfter)):
			continue
		case first[a.Instrument] == nil || !a.TakenOn.After(e.Since):
			first[a.Instrument] = a
			forms = append(forms, memberForm{Assessment: *a})
		default:
			forms = append(forms, memberForm{Assessment: *a, changes: practice.ChangesSince(first[a.Instrument], *a)})
		}
	}
	return forms
}

// class is the verdict on the total, or the worst one on a scale where there is none;
// "" where nothing can be judged.
func (f memberForm) class() (worst outcome.Class) {
	rank := []outcome.Class{outcome.Recovered, outcome.Improved, outcome.Unchanged, outcome.Deteriorated}
	for _, c := range f.changes {
		if c.Scale == "" {
			return c.Class
		}
		if slices.Index(rank, c.Class) > slices.Index(rank, worst) {
			worst = c.Class
		}
	}
	return worst
}

// formChanges are what the rule of reliable deterioration follows from.
func formChanges(forms []memberForm) (all []clinical.FormChange) {
	for _, f := range forms {
		for _, c := range f.changes {
			name := formName(f.Assessment)
			if c.Scale != "" {
				name += ", " + c.Name
			}
			all = append(all, clinical.FormChange{Scale: f.Instrument + "/" + c.Scale, Name: name, Since: c.Since, On: f.TakenOn, Change: c.Change})
		}
	}
	return all
}
