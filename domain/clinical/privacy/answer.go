package privacy

import "strings"

// A writer answers a finding in one of two ways. Accepting it writes the
// suggestion in its place. Dismissing it says that nobody is meant there, and is
// remembered with the note, so that the next check does not ask again.

// Replace returns the note with every finding of at least the given sureness
// replaced by its suggestion. The findings must come from the same note.
func Replace(note string, findings []Finding, atLeast Sureness) string {
	accepted := make([]Finding, 0, len(findings))
	for _, f := range findings {
		if f.Sure >= atLeast {
			accepted = append(accepted, f)
		}
	}
	return Accept(note, accepted)
}

// Accept returns the note with the suggestions of these findings, which must be
// of this note and in order. A finding that does not fit the note is left out.
func Accept(note string, accepted []Finding) string {
	var b strings.Builder
	last := 0
	for _, f := range accepted {
		if f.Start < last || f.End > len(note) || f.Start >= f.End {
			continue
		}
		b.WriteString(note[last:f.Start])
		b.WriteString(f.Suggestion)
		last = f.End
	}
	b.WriteString(note[last:])
	return b.String()
}

// Dismissal remembers that a finding means nobody. It holds for the words found
// and the words around them: a change elsewhere in the note leaves it standing,
// a change of the sentence asks anew, and so does the same word in another
// sentence. It repeats words of the note and is kept as the note is.
type Dismissal struct {
	Words  string `json:"words"`  // found, in small letters without accents
	Before string `json:"before"` // up to three words of the same line
	After  string `json:"after"`
}

// dismissalReach is how many words on each side belong to a dismissal.
const dismissalReach = 3

// Dismiss makes what is to be remembered of a finding of this note.
func Dismiss(note string, f Finding) Dismissal {
	if f.Start < 0 || f.End > len(note) || f.Start > f.End {
		return Dismissal{}
	}
	before, after := scan(note[:f.Start]), scan(note[f.End:])
	from := len(before)
	for from > 0 && len(before)-from < dismissalReach && !(from < len(before) && before[from].opensLine) {
		from--
	}
	to := 0
	for to < len(after) && to < dismissalReach && !(to > 0 && after[to].opensLine) {
		to++
	}
	return Dismissal{Words: folded(scan(note[f.Start:f.End])), Before: folded(before[from:]), After: folded(after[:to])}
}

func folded(tokens []token) string {
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = tokens[i].fold
	}
	return strings.Join(words, " ")
}

// Open divides findings of a note into those that still ask and those that the
// writer dismissed. Two equal places need two dismissals.
func Open(note string, findings []Finding, dismissals []Dismissal) (open, dismissed []Finding) {
	left := map[Dismissal]int{}
	for _, d := range dismissals {
		left[d]++
	}
	for _, f := range findings {
		if d := Dismiss(note, f); left[d] > 0 {
			left[d]--
			dismissed = append(dismissed, f)
		} else {
			open = append(open, f)
		}
	}
	return open, dismissed
}
