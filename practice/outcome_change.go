package practice

import (
	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
)

// ScaleChange is what became of one scale of a form since an earlier one.
type ScaleChange struct {
	Scale string // the code of a sub-scale; "" for the total
	Name  string
	Since domain.Date
	outcome.Change
}

// Since is what became of a form since the earlier ones of the same client.
type Since struct {
	SinceFirst []ScaleChange // against the first of these forms
	SinceLast  []ScaleChange // against the last before, where that is another one
}

// SinceEarlier judges a form against the earlier ones among all that the client has
// filled in, the newest first.
func SinceEarlier(a intake.Assessment, taken []intake.Assessment) (s Since) {
	first, last := a.Before(taken)
	s.SinceFirst = ChangesSince(first, a)
	if last != first {
		s.SinceLast = ChangesSince(last, a)
	}
	return s
}

// ChangesSince judges each scale of a form for which a real change is known, against
// an earlier one. Where nothing can be judged there is nothing.
func ChangesSince(earlier *intake.Assessment, a intake.Assessment) (changes []ScaleChange) {
	form, known := a.Asked()
	if earlier == nil || !known {
		return nil
	}
	judge := func(scale, name string) {
		if c, err := Outcome(form, scale, earlier.Result, a.Result); err == nil {
			changes = append(changes, ScaleChange{Scale: scale, Name: name, Since: earlier.TakenOn, Change: c})
		}
	}
	judge("", form.Name)
	for _, s := range form.SubScales {
		judge(s.Code, s.Name)
	}
	return changes
}
