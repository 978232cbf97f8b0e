package privacy_test

import (
	"fmt"
	"strings"
	"testing"

	"cohort/domain/clinical/privacy"
)

// TestWhatASentenceTells reads clauses.txt: a mark, the peers and a sentence, with
// "+" where a peer must be found, "-" where nothing may be, and a "?" before it
// where the check still errs. They were written while the rules were, so they
// hold what is known and measure nothing.
func TestWhatASentenceTells(t *testing.T) {
	marks := map[string]int{}
	for _, line := range readLines(t, "clauses.txt") {
		fields := strings.SplitN(line, "|", 3)
		if len(fields) != 3 {
			t.Fatalf("%q has no mark, peers and sentence", line)
		}
		mark, text := fields[0], fields[2]
		marks[mark]++
		var people privacy.People
		for name := range strings.SplitSeq(fields[1], ",") {
			first, last, _ := strings.Cut(strings.TrimSpace(name), " ")
			people.Peers = append(people.Peers, privacy.Person{ID: name, First: first, Last: last})
		}
		findings := privacy.Check(text, people)
		if found, wanted := len(findings) > 0, mark == "+" || mark == "?-"; found != wanted {
			t.Errorf("%s %q: %v", mark, text, findings)
		}
	}
	fmt.Printf("clauses: %d found, %d clean; %d still missed, %d still needless\n", marks["+"], marks["-"], marks["?+"], marks["?-"])
}
