package intake

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

func answered(values ...int) []*int {
	out := make([]*int, len(values))
	for i := range values {
		if values[i] >= 0 {
			out[i] = &values[i]
		}
	}
	return out
}

func TestScored(t *testing.T) {
	today := domain.Date{Year: 2026, Month: 3, Day: 10}
	birth := domain.Date{Year: 1990, Month: 4, Day: 1}
	gad := answered(1, 1, 1, 1, 1, 1, 1)
	for _, c := range []struct {
		name  string
		a     Assessment
		wrong []string
	}{
		{"fine", Assessment{Instrument: "gad-7", Answers: gad, TakenOn: today}, nil},
		{"fine on the day of birth", Assessment{Instrument: "gad-7", Answers: gad, TakenOn: birth}, nil},
		{"nothing", Assessment{}, []string{"takenOn", "instrument"}},
		{"tomorrow", Assessment{Instrument: "gad-7", Answers: gad, TakenOn: today.AddDays(1)}, []string{"takenOn"}},
		{"before birth, unknown form", Assessment{Instrument: "GAD-7", Answers: gad, TakenOn: birth.AddDays(-1)}, []string{"takenOn", "instrument"}},
		{"two wrong answers and a wrong sex", Assessment{Instrument: "phq-9", Answers: answered(9, 0, 0, 0, 0, 0, 0, 0, 4), TakenOn: today, ScoringSex: "x"},
			[]string{"scoringSex", "answers[0]", "answers[8]"}},
	} {
		scored, err := c.a.Scored(today, birth)
		var e domain.Error
		var named []string
		if errors.As(err, &e) {
			for _, f := range e.Fields {
				named = append(named, f.Field)
			}
		}
		if !slices.Equal(named, c.wrong) {
			t.Errorf("%s: named %v, want %v", c.name, named, c.wrong)
		}
		if c.wrong == nil && (scored.Result.Total == nil || *scored.Result.Total != 7 || scored.Result.Band != "mild") {
			t.Errorf("%s: %+v", c.name, scored.Result)
		}
	}
}

// Item 9 is about suicide: any answer but "not at all" raises the flag, however
// little else there is.
func TestItemNineAlwaysRaisesItsFlag(t *testing.T) {
	today := domain.Date{Year: 2026, Month: 3, Day: 10}
	for nine := range 4 {
		for _, rest := range []int{-1, 0, 3} {
			a, err := Assessment{Instrument: "phq-9", Answers: answered(rest, rest, rest, rest, rest, rest, rest, rest, nine), TakenOn: today}.Scored(today, domain.Date{})
			raised := slices.ContainsFunc(a.Result.RiskFlags, func(f instrument.RiskFlag) bool { return f.Item == 9 && f.Kind == "suicide" })
			if err != nil || raised != (nine > 0) {
				t.Errorf("item 9 answered %d, the rest %d: raised %v, %v", nine, rest, raised, err)
			}
		}
	}
}
