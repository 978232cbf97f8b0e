package privacy_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cohort/domain/clinical/privacy"
)

// fullCohort is twelve members with everything on file, and a note of the
// given length that names some of them.
func fullCohort(t testing.TB, bytes int) (privacy.People, string) {
	t.Helper()
	c := newCorpus(t, "develop.txt", 0, 5)
	people := c.newPeople()
	for len(people.Peers) < 12 {
		more := c.newPeople()
		people.Peers = append(people.Peers, more.Peers[:min(len(more.Peers), 12-len(people.Peers))]...)
	}
	var text strings.Builder
	for text.Len() < bytes {
		n := labelled{people: people}
		if m, ok := c.mention(c.pick(kinds), &people.Peers[c.rng.IntN(12)], people); ok && c.chance(0.3) {
			c.write(&n, &m)
		} else {
			c.write(&n, nil)
		}
		text.WriteString(n.text + "\n")
	}
	return people, text.String()[:bytes]
}

func BenchmarkCheck(b *testing.B) {
	for _, size := range []int{3_000, 100_000} {
		people, note := fullCohort(b, size)
		checker := privacy.NewChecker(people)
		b.Run(fmt.Sprintf("12members/%dkB", size/1000), func(b *testing.B) {
			for b.Loop() {
				checker.Check(note)
			}
		})
	}
}

func BenchmarkNewChecker(b *testing.B) {
	people, _ := fullCohort(b, 100)
	for b.Loop() {
		privacy.NewChecker(people)
	}
}

// TestSpeed holds twelve members and 3 kB under 5 ms, and keeps the texts that
// are made to be slow within reason.
func TestSpeed(t *testing.T) {
	people, note := fullCohort(t, 3_000)
	checker := privacy.NewChecker(people)
	for _, tc := range []struct {
		name, note string
		most       time.Duration
	}{
		{"a long note", note, 5 * time.Millisecond},
		{"100 kB of notes", strings.Repeat(note, 33), 250 * time.Millisecond},
		{"100 kB of one name", strings.Repeat(people.Peers[2].First+" ", 100_000/(len(people.Peers[2].First)+1)), 500 * time.Millisecond},
		{"100 kB of one word without end", strings.Repeat("a", 100_000), 250 * time.Millisecond},
		{"100 kB of letters and dots", strings.Repeat("J.", 50_000), 500 * time.Millisecond},
		{"100 kB of digits", strings.Repeat("5 ", 50_000), 500 * time.Millisecond},
		{"100 kB of accents", "e" + strings.Repeat("\u0301", 50_000), 500 * time.Millisecond},
		{"100 kB of capitals", strings.Repeat("WILL ", 20_000), 500 * time.Millisecond},
		{"100 kB of broken bytes", strings.Repeat("\xff\xe4", 50_000), 250 * time.Millisecond},
		{"100 kB after one sign", "@" + strings.Repeat("a1", 50_000), 500 * time.Millisecond},
	} {
		best := time.Hour
		for range 3 {
			start := time.Now()
			checker.Check(tc.note)
			best = min(best, time.Since(start))
		}
		fmt.Printf("%-32s %v\n", tc.name, best.Round(10*time.Microsecond))
		if best > tc.most*slowdown {
			t.Errorf("%s took %v, want under %v", tc.name, best, tc.most)
		}
	}
}
