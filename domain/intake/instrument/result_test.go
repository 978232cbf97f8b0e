package instrument

import "testing"

func TestScaleTellsWhichTotalsMayBeCompared(t *testing.T) {
	for _, c := range []struct {
		code, answers string
		opts          Options
		want          string
	}{
		{"k10", "1*10", Options{}, "k10@1 10-50"},
		{"k10", "5*9 -", Options{}, "k10@1 10-50"},
		{"k10", "1*10", Options{Convention: "0-4"}, "k10@1 0-40"},
		{"wsas", "4*5", Options{}, "wsas@1 0-40"},
		{"wsas", "- 4*4", Options{NotApplicable: []int{1}}, "wsas@1 0-32"},
	} {
		if r, err := named(t, c.code).Score(fill(t, c.answers), c.opts); err != nil || r.Scale() != c.want {
			t.Errorf("%s %s: scale %q, %v", c.code, c.answers, r.Scale(), err)
		}
	}
}
