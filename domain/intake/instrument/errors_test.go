package instrument

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestWrongAnswersAreAllNamed(t *testing.T) {
	for _, c := range []struct {
		name, code, answers string
		opts                Options
		want                []string
	}{
		{"one above and one below the scale", "phq-9", "0 4 0 -1 0*5", Options{}, []string{"answers[1] must be a whole number from 0 to 3", "answers[3] must be a whole number from 0 to 3"}},
		{"the unscored question too", "phq-9", "0*9 7", Options{}, []string{"answers[9] must be a whole number from 0 to 3"}},
		{"too few", "phq-9", "0*8", Options{}, []string{"answers must hold 9 or 10 entries, one for each question"}},
		{"too many", "gad-7", "0*9", Options{}, []string{"answers must hold 7 or 8 entries, one for each question"}},
		{"none at all", "k6", "", Options{}, []string{"answers must hold 6 entries, one for each question"}},
		{"between the allowed answers", "audit", "0*8 1 4", Options{}, []string{"answers[8] must be one of 0, 2, 4"}},
		{"the index is that of the given list", "pc-ptsd-5", "0 0 2 0 0", Options{}, []string{"answers[2] must be a whole number from 0 to 1"}},
		{"0 in the convention that begins at 1", "k10", "0 1*9", Options{}, []string{"answers[0] must be a whole number from 1 to 5"}},
		{"5 in the convention that ends at 4", "k10", "1*9 5", Options{Convention: "0-4"}, []string{"answers[9] must be a whole number from 0 to 4"}},
		{"unknown convention", "k10", "1*10", Options{Convention: "6-9"}, []string{"convention is not one of K10"}},
		{"a convention where there is none", "phq-9", "1*9", Options{Convention: "0-4"}, []string{"convention is not one of PHQ-9"}},
		{"unknown table", "k10", "1*10", Options{BandSet: "mine"}, []string{"bandSet is not a table of K10"}},
		{"unknown sex", "audit-c", "1*3", Options{ScoringSex: "f"}, []string{"scoringSex must be female or male, or be left out"}},
		{"an item that always applies", "wsas", "1*5", Options{NotApplicable: []int{2, 9}}, []string{"notApplicable names question 2, which is always asked", "notApplicable names question 9, which is always asked"}},
		{"answered and not applying", "wsas", "1*5", Options{NotApplicable: []int{1}}, []string{"answers[0] must be empty, because the question is marked as not applying"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := named(t, c.code).Score(fill(t, c.answers), c.opts)
			var bad *AnswersError
			if !errors.As(err, &bad) {
				t.Fatalf("scored %+v, %v", r, err)
			}
			got := strings.Split(strings.TrimPrefix(bad.Error(), c.code+": "), "; ")
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// An answer is clinical data: the message names its place and never repeats it.
func TestErrorsDoNotRepeatAnswers(t *testing.T) {
	for _, d := range All() {
		answers := make([]*int, len(d.Items))
		for i := range answers {
			secret := 770077
			answers[i] = &secret
		}
		_, err := d.Score(answers, Options{})
		var bad *AnswersError
		if !errors.As(err, &bad) || len(bad.Problems) != len(d.Items) || strings.Contains(err.Error(), "770077") {
			t.Errorf("%s: %v", d.Code, err)
		}
	}
}

// Scoring must not write into what it was given.
func TestScoringLeavesItsInputAlone(t *testing.T) {
	k10 := named(t, "k10")
	answers := fill(t, "1*10")
	if _, err := k10.Score(answers, Options{Convention: "0-4"}); err != nil {
		t.Fatal(err)
	}
	if again := named(t, "k10"); again.Items[0].Min != 1 || *answers[0] != 1 {
		t.Error("scoring in one convention changed the definition or the answers")
	}
}
