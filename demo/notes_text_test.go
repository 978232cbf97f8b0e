package demo

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cohort/domain/clinical/privacy"
	"cohort/domain/clinical/sameness"
)

// everybody are all who may be dealt to a group, whatever the seed.
func everybody() (people privacy.People) {
	for i := range max(len(firstNames), len(lastNames)) {
		first := firstNames[i%len(firstNames)]
		people.Peers = append(people.Peers, privacy.Person{ID: fmt.Sprint(i), First: first, Preferred: shortNames[first], Last: lastNames[i%len(lastNames)]})
	}
	return people
}

// The notes of the demonstration are good ones: none names anybody who may sit in
// the group, none is a copy of another one of its session or of one of the five
// before of the same member, and each of their sections has something to say. What
// is left open is a draft and may have both.
func TestNotesOfTheDemonstrationNameNobodyAndAreNoCopies(t *testing.T) {
	checker, count := privacy.NewChecker(everybody()), 0
	for _, g := range []string{"spring", "clear", "staying", "carers", "morning", "evening", "lunch"} {
		book, err := readNotebook(g)
		if err != nil {
			t.Fatal(err)
		}
		earlier := map[int][]sameness.Note{} // by place, newest first
		for _, n := range slices.Sorted(maps.Keys(book.sessions)) {
			s := book.sessions[n]
			if s.open {
				continue
			}
			for _, f := range checker.Check(s.shared) {
				t.Errorf("%s, session %d: the shared part names %s: %s", g, n, f.Text, f.Why)
			}
			var notes []sameness.Note
			for _, place := range slices.Sorted(maps.Keys(s.own)) {
				own := s.own[place]
				text := strings.Join([]string{own.data, own.assessment, own.plan}, "\n")
				if len(own.data) < 40 || len(own.assessment) < 15 || len(own.plan) < 15 {
					t.Errorf("%s, session %d, member %d: hardly anything is said", g, n, place)
				}
				for _, f := range checker.Check(text) {
					t.Errorf("%s, session %d, member %d: names %s: %s", g, n, place, f.Text, f.Why)
				}
				note := sameness.Note{ID: fmt.Sprintf("session %d, member %d", n, place), Text: text}
				told(t, g, sameness.AgainstEarlier(note, earlier[place], s.shared))
				notes, earlier[place] = append(notes, note), append([]sameness.Note{note}, earlier[place][:min(4, len(earlier[place]))]...)
				count++
			}
			told(t, g, sameness.Within(notes, s.shared))
		}
	}
	if count < 350 {
		t.Errorf("only %d notes were read", count)
	}
	t.Logf("%d notes were read", count)
}

func told(t *testing.T, group string, found []sameness.Likeness) {
	t.Helper()
	for _, l := range found {
		if l.Verdict >= sameness.Overlapping {
			t.Errorf("%s: %s and %s are alike: %.2f", group, l.A, l.B, l.Score)
		}
	}
}
