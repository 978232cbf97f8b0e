package schedule

import (
	"encoding/json"
	"errors"
	"testing"
)

// mustUndo takes a change back and compares with what was before.
func mustUndo(t testing.TB, before Schedule, change Change) {
	t.Helper()
	stored, err := json.Marshal(change.Undo) // an undo may wait in a database
	if err != nil {
		t.Fatal(err)
	}
	var undo Revert
	if err := json.Unmarshal(stored, &undo); err != nil {
		t.Fatal(err)
	}
	back := preview(t, change.After, undo)
	if len(back.After.Sessions) != len(before.Sessions) || !back.After.Plan.same(before.Plan) {
		t.Fatalf("undo gave %s, want %s", back.After.text(), before.text())
	}
	for i, session := range back.After.Sessions {
		if !session.same(before.Sessions[i]) {
			t.Fatalf("undo gave %+v, want %+v", session, before.Sessions[i])
		}
	}
	again := preview(t, back.After, back.Undo)
	if again.After.text() != change.After.text() || !again.After.Plan.same(change.After.Plan) {
		t.Fatalf("undo of the undo gave %s, want %s", again.After.text(), change.After.text())
	}
}

func TestRestoreUndoesACancellation(t *testing.T) {
	before := group(t, 4, 1)
	cancelled, err := before.Apply(Cancel{Key: "s3", Reason: "Snow"})
	if err != nil {
		t.Fatal(err)
	}
	change := preview(t, cancelled, Restore{Key: "s3"})
	if change.After.text() != before.text() || change.Lines[0].Kind != LineRestored {
		t.Errorf("got %s, %v", change.After.text(), change.Lines)
	}
	mustUndo(t, cancelled, change)
}

func TestAnUndoIsRefusedWhenSomethingChangedSince(t *testing.T) {
	s := group(t, 4, 0)
	first := preview(t, s, Move{Key: "s2", To: day(t, "2026-03-12")})
	second := preview(t, first.After, Move{Key: "s2", To: day(t, "2026-03-13")})
	if _, err := second.After.Preview(first.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
	}
	other := preview(t, first.After, Move{Key: "s4", To: day(t, "2026-03-27")})
	if back := preview(t, other.After, first.Undo); back.After.text() != "1 03-04 18:00, 2 03-11 18:00, 3 03-18 18:00, 4 03-27 18:00" {
		t.Errorf("undoing one move touched another: %s", back.After.text())
	}
	changed := preview(t, s, ChangeRest{From: "s4", Time: "17:00"})
	later := preview(t, changed.After, ChangeRest{From: "s4", Time: "16:00"})
	if _, err := later.After.Preview(changed.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
	}
}

func TestAnUndoOfThePlanLeavesALaterPlanAlone(t *testing.T) {
	s := group(t, 4, 0)
	first := preview(t, s, ChangeRest{From: "s4", StartsOn: day(t, "2026-03-27")})
	second := preview(t, first.After, ChangeRest{From: "s4", StartsOn: day(t, "2026-03-28")})
	back := preview(t, second.After, Move{Key: "s4", To: day(t, "2026-03-27")}) // the session is as the first edit left it, the plan is not
	if _, err := back.After.Preview(first.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
	}
}
