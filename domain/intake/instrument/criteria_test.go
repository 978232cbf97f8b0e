package instrument

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// A criterion that is said to hold, or not to hold, on a form with blanks must
// do so for every way in which the blanks could have been answered.
func TestCriteriaAreSureOnlyWhenBlanksCannotChangeThem(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2026))
	sure, open := 0, 0
	for _, code := range []string{"phq-9", "pcl-5"} {
		d := named(t, code)
		for range 1500 {
			answers := make([]*int, len(d.Items))
			for i, item := range d.Items {
				value := item.Min + random.IntN(item.Max-item.Min+1)
				answers[i] = &value
			}
			blanks := []int{random.IntN(9), random.IntN(9)}
			for _, b := range blanks {
				answers[b] = nil
			}
			partial, _ := d.Score(answers, Options{})
			for first := d.Items[0].Min; first <= d.Items[0].Max; first++ {
				for second := d.Items[0].Min; second <= d.Items[0].Max; second++ {
					answers[blanks[0]], answers[blanks[1]] = &first, &second
					whole, err := d.Score(answers, Options{})
					if err != nil {
						t.Fatal(err)
					}
					for i, c := range partial.Criteria {
						if c.Met != nil && *c.Met != *whole.Criteria[i].Met {
							t.Fatalf("%s: %s was said to be %v with blanks", code, c.Code, *c.Met)
						}
					}
				}
			}
			for _, c := range partial.Criteria {
				if c.Met == nil {
					open++
				} else {
					sure++
				}
			}
		}
	}
	if sure == 0 || open == 0 {
		t.Errorf("%d sure, %d open: nothing was tried", sure, open)
	}
	fmt.Printf("instrument: %d criteria sure and %d open on forms with blanks, each against every completion\n", sure, open)
}

// Of the C-SSRS screener, all 972 forms and every blank: a "yes" more never
// lowers the level, and a level is given only when no blank could raise it.
func TestScreenerLevelNeverFallsWithAYes(t *testing.T) {
	d := named(t, "c-ssrs")
	level := func(form []*int) *int {
		r, err := d.Score(form, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Total
	}
	forms := 0
	var walk func(form []*int)
	walk = func(form []*int) {
		if n := len(form); n < len(d.Items) {
			walk(append(form, nil))
			for value := 0; value <= d.Items[n].Max; value++ {
				walk(append(form, &value))
			}
			return
		}
		forms++
		before := level(form)
		for i, item := range d.Items {
			kept := form[i]
			// a blank under a "no" to question 2 was not asked
			if kept == nil && i >= 2 && i <= 4 {
				continue
			}
			form[i] = &item.Max
			after := level(form)
			form[i] = kept
			if before != nil && after != nil && *after < *before {
				t.Fatalf("a yes to question %d lowers the level", item.Number)
			}
			if before != nil && kept == nil && *before < 3 {
				t.Fatalf("a level was given though question %d is blank", item.Number)
			}
		}
	}
	walk(make([]*int, 0, len(d.Items)))
	if forms != 3*3*3*3*3*4 {
		t.Errorf("%d forms", forms)
	}
}
