package intake

import (
	"cmp"
	"slices"
	"strings"

	"cohort/domain/intake/instrument"
)

// RiskBlanks are the questions about a risk that were left blank, each once.
// Nobody knows what the client would have said: it is not a no. What the form
// itself says to leave out, or what does not apply, is not blank.
func (a Assessment) RiskBlanks() (blank []instrument.RiskItem) {
	form, _ := a.Asked()
	for _, risk := range form.RiskItems {
		known := slices.ContainsFunc(blank, func(b instrument.RiskItem) bool { return b.Item == risk.Item && b.Kind == risk.Kind })
		if !known && slices.Contains(a.Result.MissingItems, risk.Item) {
			blank = append(blank, risk)
		}
	}
	return blank
}

// AsksAgain says whether the assessment put a question again that an earlier one
// left blank, and got an answer.
func (a Assessment) AsksAgain(before Assessment, item int) bool {
	return a.follows(before) && a.Instrument == before.Instrument &&
		!slices.Contains(a.Result.MissingItems, item) && !slices.Contains(a.NotApplicable, item)
}

// follows says whether the assessment was taken later than another one: on a
// later day, or later on the same.
func (a Assessment) follows(before Assessment) bool {
	return cmp.Or(a.TakenOn.DaysSince(before.TakenOn), a.CreatedAt.Compare(before.CreatedAt), strings.Compare(a.ID.String(), before.ID.String())) > 0
}
