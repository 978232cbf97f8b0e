package privacy

import (
	"sort"
	"strings"
	"unicode/utf16"
)

// Checker looks for one set of people in any number of notes.
type Checker struct {
	ids      []string // of the peers
	names    index
	contacts contacts
}

// NewChecker prepares a checker. It takes a fraction of a millisecond for
// a full cohort; keep it while notes of the same client and session are written.
func NewChecker(people People) *Checker {
	c := &Checker{names: index{patterns: map[string][]pattern{}, starts: map[string]bool{}}}
	for i, p := range people.Peers {
		c.ids = append(c.ids, p.ID)
		c.names.addPerson(p, i)
	}
	for i, p := range people.Exempt {
		c.names.addPerson(p, -1-i)
	}
	c.contacts = newContacts(people)
	return c
}

// Check reads one note, for callers that need no second one.
func Check(note string, people People) []Finding { return NewChecker(people).Check(note) }

// Check returns the findings in a note, in order and without overlap. It
// answers nil for a clean note and never fails: bytes that are no UTF-8 are
// taken as gaps between words.
func (c *Checker) Check(note string) []Finding {
	r := newReading(c, note)
	for i := range r.tokens {
		r.namesAt(i)
	}
	r.findContacts()
	return r.findings()
}

// candidate is a place that may be a person, already judged.
type candidate struct {
	i, j       int // tokens
	start, end int // bytes
	who        int
	kind       Kind
	close      int
	sure       Sureness
	possessive bool
	why        string
}

func (c *candidate) exempt() bool { return c.who < 0 }

// findings settles which candidates stand: the longer place before the
// shorter, the closer match before the looser, the exempt before the peer.
func (r *reading) findings() []Finding {
	cs := r.candidates
	sort.SliceStable(cs, func(a, b int) bool {
		x, y := &cs[a], &cs[b]
		if lx, ly := x.end-x.start, y.end-y.start; lx != ly {
			return lx > ly
		}
		if x.start != y.start {
			return x.start < y.start
		}
		if x.close != y.close {
			return x.close > y.close
		}
		if x.exempt() != y.exempt() {
			return x.exempt()
		}
		if x.sure != y.sure {
			return x.sure > y.sure
		}
		return x.who < y.who
	})
	if len(cs) == 0 {
		return nil
	}
	taken := make([]bool, len(r.note))
	var chosen []chosen
	for k := 0; k < len(cs); {
		c := cs[k]
		same := k + 1
		for same < len(cs) && cs[same].start == c.start && cs[same].end == c.end {
			same++
		}
		if !taken[c.start] && !taken[c.end-1] { // longest first: no place holds another's middle only
			for at := c.start; at < c.end; at++ {
				taken[at] = true
			}
			if !c.exempt() {
				chosen = append(chosen, r.choose(cs[k:same]))
			}
		}
		k = same
	}
	sort.Slice(chosen, func(a, b int) bool { return chosen[a].Start < chosen[b].Start })
	return r.join(chosen)
}

// chosen is a finding that still knows its tokens, so neighbors can be joined.
type chosen struct {
	Finding
	i, j int
	who  []int
}

// choose makes one finding of all candidates for the same place.
func (r *reading) choose(cs []candidate) chosen {
	best := cs[0]
	out := chosen{i: best.i, j: best.j}
	for _, c := range cs {
		if c.exempt() || c.close < min(best.close, closeShort) {
			continue // a short form may be either of two people, a misspelling is not
		}
		known := false
		for _, w := range out.who {
			known = known || w == c.who
		}
		if !known {
			out.who = append(out.who, c.who)
		}
	}
	sort.Ints(out.who)
	out.Finding = Finding{Start: best.start, End: best.end, Kind: best.kind, Why: best.why, Sure: best.sure}
	out.Suggestion = suggest(best)
	if r.tokens[best.i].opens && !strings.HasSuffix(r.note[:best.start], "(") {
		out.Suggestion = "A" + out.Suggestion[1:]
	}
	return out
}

// join makes "Maria" and the misspelled "Lopes" beside it one full name, and
// fills in what the caller sees.
func (r *reading) join(list []chosen) []Finding {
	var out []Finding
	for k := 0; k < len(list); k++ {
		c := list[k]
		for k+1 < len(list) && r.joins(&c, &list[k+1]) {
			n := list[k+1]
			c.End, c.j, c.Kind, c.Sure = n.End, n.j, FullName, max(c.Sure, n.Sure)
			c.Why = c.Why + "; " + n.Why
			c.who = sharedBy(c.who, n.who)
			if strings.HasSuffix(n.Suggestion, "'s") && !strings.HasSuffix(c.Suggestion, "'s") {
				c.Suggestion += "'s"
			}
			k++
		}
		c.Text = r.note[c.Start:c.End]
		for _, w := range c.who {
			c.Who = append(c.Who, r.c.ids[w])
		}
		out = append(out, c.Finding)
	}
	countUTF16(r.note, out)
	return out
}

// countUTF16 fills in where the findings stand for a browser. They are in order.
func countUTF16(note string, findings []Finding) {
	bytes, units := 0, 0
	to := func(end int) int {
		for _, r := range note[bytes:end] {
			units += max(1, utf16.RuneLen(r)) // a broken byte is one replacement character
		}
		bytes = end
		return units
	}
	for i := range findings {
		findings[i].StartUTF16 = to(findings[i].Start)
		findings[i].EndUTF16 = to(findings[i].End)
	}
}

func (r *reading) joins(a, b *chosen) bool {
	return b.i == a.j && b.i < len(r.tokens) && r.tokens[b.i].before == gapSpace &&
		a.Kind <= Misspelled && b.Kind <= Misspelled && a.Kind != FullName && b.Kind != FullName &&
		!strings.HasSuffix(a.Suggestion, "'s") && len(sharedBy(a.who, b.who)) > 0
}

// sharedBy lists the people who stand in both.
func sharedBy(a, b []int) []int {
	var out []int
	for _, x := range a {
		for _, y := range b {
			if x == y {
				out = append(out, x)
			}
		}
	}
	return out
}

func suggest(c candidate) string {
	s := "a peer"
	if c.possessive {
		s = "a peer's"
	}
	switch c.kind {
	case Email:
		s = "a peer's email address"
	case Phone:
		s = "a peer's phone number"
	default: // a form of the name itself
	}
	return s
}
