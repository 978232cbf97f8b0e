package practice

import "testing"

// What nobody declared plain may be clinical.
func TestOnlyNotesDeclaredPlainAreRead(t *testing.T) {
	for key, want := range map[string]bool{"reason": false, "before": false, "nobody declared this": false, "": false, "changed": true} {
		if IsPlain(key) != want {
			t.Errorf("%q is plain: %t", key, !want)
		}
	}
}

func TestNoteIsDeclaredInOneWay(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a note that may be clinical was declared plain")
		}
	}()
	Plain("reason")
}
