package domain_test

import (
	"testing"
	"time"

	"cohort/domain"
)

// Three pasts: the practice was put back from place 9 to 3, worked on to 6, and
// was then put back to a newer copy of the first past, at 7.
func TestCheckpointsOfPastsThatWereLeftNoLongerCount(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 3, 10, 12, minute, 0, 0, time.UTC) }
	checkpoint := func(place int64, minute int) domain.Checkpoint {
		return domain.Checkpoint{AuditLink: domain.AuditLink{Place: place}, At: at(minute)}
	}
	kept := []domain.Checkpoint{checkpoint(2, 1), checkpoint(5, 2), checkpoint(9, 3)}
	first := domain.NewRestore("first", domain.AuditLink{Place: 3}, kept, nil, at(0), at(10))
	mark := checkpoint(3, 10)
	mark.Restored = &domain.RestoreMark{ID: "first", Behind: 3}
	kept = append(kept, mark, checkpoint(4, 11), checkpoint(6, 12))
	for place, c := range kept {
		if want := place == 1 || place == 2; first.Discards(c) != want {
			t.Errorf("after the first: %d at %v: %t", c.Place, c.At, !want)
		}
	}
	again := domain.NewRestore("second", domain.AuditLink{Place: 7}, kept, map[string]bool{}, at(0), at(20))
	for i, want := range []bool{false, false, true, false, true, true} {
		if again.Discards(kept[i]) != want {
			t.Errorf("a copy of the first past: %d at %v: %t", kept[i].Place, kept[i].At, !want)
		}
	}
	onward := domain.NewRestore("second", domain.AuditLink{Place: 4}, kept, map[string]bool{"first": true}, at(0), at(20))
	for i, want := range []bool{false, true, true, false, false, true} {
		if onward.Discards(kept[i]) != want && !first.Discards(kept[i]) {
			t.Errorf("a copy of the second past: %d at %v: %t", kept[i].Place, kept[i].At, !want)
		}
	}
	if onward.Discards(checkpoint(5, 21)) {
		t.Error("what is kept afterwards does not count")
	}
	if back := domain.NewRestore("x", domain.AuditLink{}, kept, nil, at(0), at(5)); !back.At.After(at(12)) {
		t.Errorf("a clock that went back: %v", back.At)
	}
}
