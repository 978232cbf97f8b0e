package placement

import (
	"context"
	"reflect"
	"testing"
)

func TestASearchTellsOfEveryBetterPlan(t *testing.T) {
	better := 0
	for seed := range uint64(8) {
		w := newClinic(seed, middling)
		var last Progress
		told := 0
		plan, err := Search(t.Context(), w, Limits{Nodes: nodes}, func(p Progress) {
			if told++; told == 1 && !p.Improved {
				t.Errorf("seed %d: the first plan is not told of as one", seed)
			}
			if told > 1 && p.Improved != (p.Value.Compare(last.Value) > 0) || p.Value.Compare(last.Value) < 0 {
				t.Errorf("seed %d: %v after %v, said to be better: %v", seed, p.Value, last.Value, p.Improved)
			}
			if p.Bound.Compare(p.Value) < 0 || p.Searched < last.Searched {
				t.Errorf("seed %d: bound %v of %v after %d nodes", seed, p.Bound, p.Value, p.Searched)
			}
			if so := p.Plan(); p.Improved && so.Value == p.Value {
				checkPlan(t, w, so)
			} else if so.Value != p.Value {
				t.Errorf("seed %d: told of %v, the plan has %v", seed, p.Value, so.Value)
			}
			last = p
		})
		if err != nil {
			t.Fatal(err)
		}
		if plan.Value != last.Value {
			t.Errorf("seed %d: ends with %v, told of %v", seed, plan.Value, last.Value)
		}
		if same := build(t, w, Limits{Nodes: nodes}); !reflect.DeepEqual(plan, same) {
			t.Errorf("seed %d: telling changes the plan", seed)
		}
		better += oneIf(told > 1)
	}
	if better < 4 {
		t.Errorf("only %d searches had anything to tell", better)
	}
}

func TestASearchEndsWithItsContext(t *testing.T) {
	w := newHardClinic("seats", 3)
	ctx, stop := context.WithCancel(t.Context())
	told := 0
	plan, err := Search(ctx, w, Limits{}, func(Progress) {
		if told++; told == 3 {
			stop()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	checkPlan(t, w, plan)
	if plan.Proven {
		t.Error("proven, though it was stopped")
	}
}
