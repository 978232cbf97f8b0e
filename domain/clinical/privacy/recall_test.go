package privacy_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"cohort/domain/clinical/privacy"
)

// Floors below which the checker is not fit for use.
const (
	floorRecall     = 0.98 // of all identifying places
	floorKind       = 0.95 // of each kind
	ceilingAlarms   = 0.03 // share of clean notes with any finding at all
	notesPerKind    = 100
	cleanNotes      = 1000
	heldOutSeed     = 20260218
	freshSeed       = 19960821
	developmentSeed = 1
)

type tally struct{ places, found, exact int }

// TestRecallAndFalseAlarms measures the checker on three generated sets. It was
// developed on the first. The second has other names, sentences and seed; its
// totals were watched, but not its misses. The third was written last. On
// their first runs the second gave recall 0.964 with false alarms in 0.018 of
// clean notes, the third 0.996 with 0.018.
//
// A place counts as found when a finding of any sureness overlaps it and names
// the right peer; a clean note with any finding at all is a false alarm. The
// word names, months, titles, acronyms and other people in the clean notes are
// there to raise one.
func TestRecallAndFalseAlarms(t *testing.T) {
	for _, set := range []struct {
		name, file string
		half       int
		seed       uint64
	}{
		{"development", "develop.txt", 0, developmentSeed},
		{"held out", "heldout.txt", 1, heldOutSeed},
		{"fresh", "fresh.txt", 1, freshSeed},
	} {
		t.Run(set.name, func(t *testing.T) { measure(t, newCorpus(t, set.file, set.half, set.seed), set.name) })
	}
}

func measure(t *testing.T, c *corpus, name string) {
	byKind := map[string]*tally{}
	spurious, notes := 0, 0
	for _, kind := range kinds {
		byKind[kind] = &tally{}
		for tries := 0; byKind[kind].places < notesPerKind; tries++ {
			if tries > 100*notesPerKind {
				t.Fatalf("%s: only %d notes of kind %q can be made", name, byKind[kind].places, kind)
			}
			n, ok := c.naming(kind)
			if !ok {
				continue
			}
			notes++
			spurious += score(t, n, byKind)
		}
	}
	alarms, byFinding := countAlarms(t, c)
	report(t, name, byKind, notes, spurious, alarms, byFinding)
}

// score adds one note to the tallies and returns the findings that overlap no
// place.
func score(t *testing.T, n labelled, byKind map[string]*tally) (spurious int) {
	findings := privacy.Check(n.text, n.people)
	for _, l := range n.labels {
		k := byKind[l.kind]
		k.places++
		hit := false
		for _, f := range findings {
			if f.Start < l.end && l.start < f.End && contains(f.Who, l.who) {
				hit = true
				if f.Start == l.start && f.End >= l.end-1 && f.End <= l.end {
					k.exact++
				}
			}
		}
		if hit {
			k.found++
		} else if testing.Verbose() {
			t.Logf("missed %-16s %q in %q", l.kind, n.text[l.start:l.end], around(n.text, l.start, l.end))
		}
	}
	for _, f := range findings {
		over := false
		for _, l := range n.labels {
			over = over || f.Start < l.end && l.start < f.End
		}
		if !over {
			spurious++
			if testing.Verbose() {
				t.Logf("needless %v %v %q in %q", f.Kind, f.Sure, f.Text, around(n.text, f.Start, f.End))
			}
		}
	}
	return spurious
}

func countAlarms(t *testing.T, c *corpus) (notes int, byFinding map[string]int) {
	byFinding = map[string]int{}
	for range cleanNotes {
		n := c.clean()
		findings := privacy.Check(n.text, n.people)
		if len(findings) > 0 {
			notes++
		}
		for _, f := range findings {
			byFinding[f.Kind.String()+", "+f.Sure.String()]++
			if testing.Verbose() {
				t.Logf("false alarm %v %v %q in %q", f.Kind, f.Sure, f.Text, around(n.text, f.Start, f.End))
			}
		}
	}
	return notes, byFinding
}

func report(t *testing.T, name string, byKind map[string]*tally, notes, spurious, alarms int, byFinding map[string]int) {
	var all tally
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d naming and %d clean notes\n%-18s %6s %7s %6s\n", name, notes, cleanNotes, "kind", "places", "recall", "span")
	for _, kind := range kinds {
		k := byKind[kind]
		all.places, all.found, all.exact = all.places+k.places, all.found+k.found, all.exact+k.exact
		recall := float64(k.found) / float64(k.places)
		fmt.Fprintf(&b, "%-18s %6d %7.3f %6.3f\n", kind, k.places, recall, float64(k.exact)/float64(k.places))
		if recall < floorKind {
			t.Errorf("%s: recall of kind %q is %.3f, below %.2f", name, kind, recall, floorKind)
		}
	}
	recall, rate := float64(all.found)/float64(all.places), float64(alarms)/cleanNotes
	fmt.Fprintf(&b, "%-18s %6d %7.4f %6.3f\n", "all", all.places, recall, float64(all.exact)/float64(all.places))
	fmt.Fprintf(&b, "false alarms: %d of %d clean notes (%.4f); needless findings in naming notes: %d of %d\n", alarms, cleanNotes, rate, spurious, notes)
	for _, k := range sortedKeys(byFinding) {
		fmt.Fprintf(&b, "  by kind: %s %d\n", k, byFinding[k])
	}
	fmt.Print(b.String())
	if recall < floorRecall {
		t.Errorf("%s: recall is %.4f, below %.2f", name, recall, floorRecall)
	}
	if rate > ceilingAlarms {
		t.Errorf("%s: false alarms in %.4f of clean notes, above %.2f", name, rate, ceilingAlarms)
	}
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func contains(list []string, want string) bool {
	for _, s := range list {
		if s == want {
			return true
		}
	}
	return false
}

func around(text string, start, end int) string {
	return text[max(0, start-45):min(len(text), end+35)]
}
