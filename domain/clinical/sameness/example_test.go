package sameness_test

import (
	"fmt"

	"cohort/domain/clinical/sameness"
)

// Two notes of one session: what was taught stands in both by right, the rest
// was copied with the name and the pronoun changed.
func Example() {
	shared := "The group practiced box breathing and reviewed triggers."
	first := sameness.Note{ID: "note-1", Names: []string{"Ana"},
		Text: "The group practiced box breathing and reviewed triggers. Ana took part actively, gave feedback and rated her urge 4 of 10."}
	second := sameness.Note{ID: "note-2", Names: []string{"Ben"},
		Text: "The group practiced box breathing and reviewed triggers. Ben took part actively, gave feedback and rated his urge 6 of 10 today."}

	for _, l := range sameness.Within([]sameness.Note{first, second}, shared) {
		fmt.Printf("%s and %s: %v, %.0f%%\n", l.A, l.B, l.Verdict, l.Score*100)
		for _, p := range l.Passages {
			fmt.Printf("%d words: %q\n", p.Words, second.Text[p.BStart:p.BEnd])
		}
	}
	// Output:
	// note-1 and note-2: near-identical, 100%
	// 13 words: "Ben took part actively, gave feedback and rated his urge 6 of 10"
}
