package instrument

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A need is one thing about an instrument that some hand-worked vector must show.
type need struct {
	category string
	what     string
	shown    func(worked) bool
}

// worked is a vector read with the scales it was given in.
type worked struct {
	vector
	items      []Item
	convention string
	set        string
}

// The categories, in the order they are printed. Each instrument needs the first
// two and a missing answer; the others where it has such a rule.
var categories = []string{"lowest", "highest", "band edge", "cut-off", "reverse", "missing", "risk", "level", "criterion", "unscored"}

func TestEveryCategoryOfVectorsIsThere(t *testing.T) {
	lines := map[string][]worked{}
	for _, v := range vectors(t) {
		lines[v.code] = append(lines[v.code], work(named(t, v.code), v))
	}
	all := 0
	for _, d := range All() {
		counts := map[string]int{}
		for _, n := range needs(d) {
			counts[n.category]++
			if !slices.ContainsFunc(lines[d.Code], n.shown) {
				t.Errorf("%s: no vector shows %s: %s", d.Code, n.category, n.what)
			}
		}
		row := fmt.Sprintf("%-11s %3d vectors", d.Code, len(lines[d.Code]))
		for _, category := range categories {
			row += fmt.Sprintf(", %s %d", category, counts[category])
			all += counts[category]
		}
		for _, always := range []string{"lowest", "highest", "missing"} {
			if counts[always] == 0 {
				t.Errorf("%s needs no vector for %s", d.Code, always)
			}
		}
		fmt.Println("instrument:", row)
	}
	fmt.Printf("instrument: %d edges, rules and thresholds of %d instruments, each with its vector\n", all, len(All()))
}

// A test that cannot fail is a defect: without the vectors of one category the
// needs of that category must be unmet.
func TestACategoryLeftOutIsNoticed(t *testing.T) {
	var phq9 []worked
	for _, v := range vectors(t) {
		if v.code == "phq-9" && !slices.Contains(v.expect, "risk=9:suicide") && v.total != "-" {
			phq9 = append(phq9, work(named(t, v.code), v))
		}
	}
	unmet := map[string]bool{}
	for _, n := range needs(named(t, "phq-9")) {
		if !slices.ContainsFunc(phq9, n.shown) {
			unmet[n.category] = true
		}
	}
	for _, category := range []string{"highest", "missing", "risk"} {
		if !unmet[category] {
			t.Errorf("%s was not missed", category)
		}
	}
	if unmet["lowest"] || unmet["criterion"] {
		t.Errorf("missed too much: %v", unmet)
	}
}

func work(d Definition, v vector) worked {
	w := worked{vector: v, convention: v.opts.Convention, set: v.opts.BandSet}
	if w.convention == "" && len(d.Conventions) > 0 {
		w.convention = d.Conventions[0].Code
	}
	if w.set == "" && len(d.Bands) > 0 {
		w.set = d.Bands[0].Set
	}
	for _, item := range d.Items {
		for _, c := range d.Conventions {
			if c.Code == w.convention {
				item.take(d.Scales[c.Scale])
			}
		}
		if len(v.answers) == len(d.Items) || !item.Unscored {
			w.items = append(w.items, item)
		}
	}
	return w
}

// each says whether the test holds for every scored item's answer.
func (w worked) each(test func(Item, *int) bool) bool {
	for i, item := range w.items {
		if !item.Unscored && !test(item, w.answers[i]) {
			return false
		}
	}
	return true
}

func (w worked) answer(number int) *int {
	for i, item := range w.items {
		if item.Number == number {
			return w.answers[i]
		}
	}
	return nil
}

// is says whether the item is answered with exactly this.
func (w worked) is(number, value int) bool {
	a := w.answer(number)
	return a != nil && *a == value
}

// says is the part after "key=" of what the line expects, "" when it is silent.
func (w worked) says(key string) (string, bool) {
	for _, e := range w.expect {
		if k, value, _ := strings.Cut(e, "="); k == key {
			return value, true
		}
	}
	return "", false
}

func (w worked) expects(word string) bool { return slices.Contains(w.expect, word) }

// least is the answer that scores least: the lowest, or the highest when turned round.
func (i Item) least() int {
	if i.Reverse {
		return i.Max
	}
	return i.Min
}

// calm says whether every scored item but these has its least harmful answer: the
// least score, or the largest where a low answer is what raises a flag.
func (w worked) calm(d Definition, but ...int) bool {
	low := !slices.ContainsFunc(d.RiskItems, func(r RiskItem) bool { return r.Below })
	return w.each(func(i Item, a *int) bool {
		harmless := i.least()
		if !low {
			harmless = i.Max
		}
		return slices.Contains(but, i.Number) || a != nil && *a == harmless
	})
}

func (w worked) blank(numbers ...int) bool {
	return !slices.ContainsFunc(numbers, func(n int) bool { return w.answer(n) != nil })
}
