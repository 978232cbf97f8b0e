package privacy_test

import (
	"fmt"
	"strings"
	"testing"

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

// BenchmarkSlowTexts times the texts that are made to be slow.
func BenchmarkSlowTexts(b *testing.B) {
	people, note := fullCohort(b, 3_000)
	checker := privacy.NewChecker(people)
	for _, tc := range []struct{ name, note string }{
		{"100 kB of notes", strings.Repeat(note, 33)},
		{"100 kB of one name", strings.Repeat(people.Peers[2].First+" ", 100_000/(len(people.Peers[2].First)+1))},
		{"100 kB of one word without end", strings.Repeat("a", 100_000)},
		{"100 kB of letters and dots", strings.Repeat("J.", 50_000)},
		{"100 kB of digits", strings.Repeat("5 ", 50_000)},
		{"100 kB of accents", "e" + strings.Repeat("\u0301", 50_000)},
		{"100 kB of capitals", strings.Repeat("WILL ", 20_000)},
		{"100 kB of broken bytes", strings.Repeat("\xff\xe4", 50_000)},
		{"100 kB after one sign", "@" + strings.Repeat("a1", 50_000)},
	} {
		b.Run(tc.name, func(b *testing.B) {
			for b.Loop() {
				checker.Check(tc.note)
			}
		})
	}
}
