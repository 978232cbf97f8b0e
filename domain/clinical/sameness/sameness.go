package sameness

import "sort"

// Verdict puts a score into words.
type Verdict int

// The verdicts. The thresholds were set on generated notes, see the package's
// tests; they are starting points for a practice, not a payer's rule.
const (
	Distinct    Verdict = iota // below 0.35
	Overlapping                // 0.35 or more: shared passages worth a look
	Similar                    // 0.55 or more: near-identical, mostly copied
	Identical                  // the same words in the same order
)

const (
	overlapping = 0.35
	similar     = 0.55
)

// String returns "distinct", "overlapping", "near-identical" or "identical".
func (v Verdict) String() string {
	return [...]string{"distinct", "overlapping", "near-identical", "identical"}[max(0, min(int(v), 3))]
}

// EarlierNotes is how many of a member's earlier notes are compared.
const EarlierNotes = 5

// Note is one member's note.
type Note struct {
	// ID is the caller's key for the note; it comes back in [Likeness].
	ID   string
	Text string
	// Names the member goes by. All members' names count as equal.
	Names []string
}

// Passage is a run of words that two notes share. The offsets are bytes:
// a.Text[AStart:AEnd] and b.Text[BStart:BEnd] read the same but for what does
// not count.
type Passage struct {
	AStart, AEnd int
	BStart, BEnd int
	Words        int
}

// Likeness is what two notes share.
type Likeness struct {
	A, B string // note IDs
	// Score is the share of the shorter note found in the other, 0 to 1.
	Score   float64
	Verdict Verdict
	// Passages of five words or more, in the order of A.
	Passages []Passage
	// OwnWords counts the words of the shorter note that are not shared text;
	// below about twenty, likeness says little.
	OwnWords int
}

// Compare compares two notes, leaving out what stands in the shared text.
func Compare(a, b Note, shared string) Likeness {
	r := newReader(shared, a, b)
	return compare(r.read(a), r.read(b))
}

// Within compares every two notes of one session and returns the pairs that
// overlap or more, the most alike first.
func Within(notes []Note, shared string) []Likeness {
	r := newReader(shared, notes...)
	rows := make([]row, len(notes))
	for i, n := range notes {
		rows[i] = r.read(n)
	}
	var out []Likeness
	for i := range rows {
		for j := i + 1; j < len(rows); j++ {
			out = appendAlike(out, compare(rows[i], rows[j]))
		}
	}
	return mostAlikeFirst(out)
}

// AgainstEarlier compares a note with the same member's earlier ones, given
// newest first, of which the first five are read. The note is always A.
func AgainstEarlier(note Note, earlier []Note, shared string) []Likeness {
	r := newReader(shared, note)
	row := r.read(note)
	var out []Likeness
	for _, n := range earlier[:min(len(earlier), EarlierNotes)] {
		out = appendAlike(out, compare(row, r.read(n)))
	}
	return mostAlikeFirst(out)
}

func appendAlike(list []Likeness, l Likeness) []Likeness {
	if l.Verdict == Distinct {
		return list
	}
	return append(list, l)
}

func mostAlikeFirst(list []Likeness) []Likeness {
	sort.SliceStable(list, func(i, j int) bool { return list[i].Score > list[j].Score })
	return list
}
