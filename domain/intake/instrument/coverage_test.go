package instrument

import (
	"fmt"
	"testing"
)

// minimal is a form with every answer at its least score: the lowest answer, or
// for a reversed item the highest.
func minimal(d Definition) []*int {
	answers := make([]*int, len(d.Items))
	for i := range d.Items {
		answers[i] = &d.Items[i].Min
		if d.Items[i].Reverse {
			answers[i] = &d.Items[i].Max
		}
	}
	return answers
}

// Raising one answer through its scale moves the total by exactly that much, up
// or, for a reversed item, down; an unscored item does not move it.
func TestEachItemCountsAsItShould(t *testing.T) {
	checked := 0
	for _, d := range All() {
		if d.Method != MethodSum {
			continue
		}
		for i, item := range d.Items {
			answers := minimal(d)
			least, _ := d.Score(answers, Options{})
			for value := item.Min; value <= item.Max; value++ {
				if !item.allows(value) {
					continue
				}
				answers[i] = &value
				got, err := d.Score(answers, Options{})
				want := (value - item.Min) * item.Weight * d.Multiplier
				if item.Reverse {
					want = (item.Max - value) * item.Weight * d.Multiplier
				}
				if item.Unscored {
					want = 0
				}
				if err != nil || *got.Total-*least.Total != want {
					t.Errorf("%s item %d: answer %d adds %d, want %d, %v", d.Code, item.Number, value, *got.Total-*least.Total, want, err)
				}
				checked++
			}
		}
	}
	fmt.Printf("instrument: %d single answers counted\n", checked)
}

// A risk item raises its flag with every other answer at its least harmful, with
// every other answer blank, and not one step before its threshold.
func TestRiskItemsSpeakWhateverTheTotal(t *testing.T) {
	for _, d := range All() {
		for _, r := range d.RiskItems {
			blank := make([]*int, len(d.Items))
			calm := minimal(d)
			if r.Below {
				for i := range calm {
					calm[i] = &d.Items[i].Max
				}
			}
			step := 1
			if r.Below {
				step = -1
			}
			before := r.Threshold - step
			for !d.Items[r.Item-1].allows(before) {
				before -= step
			}
			for _, form := range [][]*int{blank, calm} {
				form[r.Item-1] = &r.Threshold
				if got, err := d.Score(form, Options{}); err != nil || len(got.RiskFlags) != 1 || got.RiskFlags[0] != RiskFlag(r) {
					t.Errorf("%s item %d at %d: %+v, %v", d.Code, r.Item, r.Threshold, got.RiskFlags, err)
				}
				form[r.Item-1] = &before
				got, err := d.Score(form, Options{})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range got.RiskFlags {
					if f == RiskFlag(r) {
						t.Errorf("%s item %d speaks already at %d", d.Code, r.Item, before)
					}
				}
			}
		}
	}
}
