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

// What the score depends on besides the answers is part of the assessment, so that
// it can be scored again.
func TestScoredByConventionAndWithoutAQuestion(t *testing.T) {
	today := domain.Date{Year: 2026, Month: 3, Day: 10}
	ones := answered(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	for _, c := range []struct {
		name       string
		a          Assessment
		total, max int
		convention string
	}{
		{"the K10 counted from 1", Assessment{Instrument: "k10", Answers: ones}, 10, 50, "1-5"},
		{"the K10 counted from 0", Assessment{Instrument: "k10", Answers: ones, Convention: "0-4"}, 10, 40, "0-4"},
		{"the WSAS of somebody who works", Assessment{Instrument: "wsas", Answers: answered(4, 4, 4, 4, 4)}, 20, 40, ""},
		{"the WSAS of somebody who does not", Assessment{Instrument: "wsas", Answers: answered(-1, 4, 4, 4, 4), NotApplicable: []int{1}}, 16, 32, ""},
	} {
		c.a.TakenOn = today
		first, err := c.a.Scored(today, domain.Date{})
		if err != nil || first.Result.Total == nil || *first.Result.Total != c.total || first.Result.Max != c.max || first.Convention != c.convention {
			t.Errorf("%s: %+v, %v", c.name, first, err)
		}
		again, err := first.Scored(today, domain.Date{})
		if err != nil || again.Result.Scale() != first.Result.Scale() || *again.Result.Total != c.total {
			t.Errorf("%s, scored again: %+v, %v", c.name, again, err)
		}
	}
	wrong := Assessment{Instrument: "wsas", Answers: answered(-1, 4, 4, 4, 4), NotApplicable: []int{2}, Convention: "0-4", TakenOn: today}
	var e domain.Error
	if _, err := wrong.Scored(today, domain.Date{}); !errors.As(err, &e) || len(e.Fields) != 2 || e.Fields[0].Field != "convention" || e.Fields[1].Field != "notApplicable" {
		t.Errorf("%+v", e.Fields)
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
