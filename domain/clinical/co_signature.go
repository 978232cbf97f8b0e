package clinical

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cohort/domain"
)

// CoSignature is what a supervisor reads of a session's notes: what they have in
// common once, and of each note every character that is its own.
type CoSignature struct {
	Facts  string   // what is known of the session, as each note says it
	Shared string   // the shared part, as each note has it
	Common []string // sentences that stand in several notes, word for word
	Rows   []CoSignRow
	Read   int // characters that are to be read
	Total  int // characters of all notes, each read alone
}

// CoSignRow is one note but for what it has in common with others.
type CoSignRow struct {
	Note     ProgressNote
	Sections []CoSignSection
}

// CoSignSection is what stands under one heading, in pieces. Put together they
// are the text.
type CoSignSection struct {
	Key    string
	Title  string
	Pieces []CoSignPiece
}

// CoSignPiece is some text of its own, or a sentence that others have as well.
type CoSignPiece struct {
	Text   string
	Common int // 1 for the first of CoSignature.Common, 0 for Text
}

// leastCommon is how long a sentence is, in characters, that is shown once.
const leastCommon = 25

// NewCoSignature puts together what a supervisor reads. All notes are of one
// session and were signed.
func NewCoSignature(notes []ProgressNote) (c CoSignature) {
	if len(notes) == 0 {
		return c
	}
	c.Facts, c.Shared = notes[0].FactsText(), notes[0].sharedText()
	same := !slices.ContainsFunc(notes, func(n ProgressNote) bool { return n.FactsText() != c.Facts || n.sharedText() != c.Shared })
	if !same { // the shared part was changed between two signatures: each is shown with its own
		c.Facts, c.Shared = "", ""
	}
	index := c.findCommon(notes)
	c.Read = runes(c.Facts) + runes(c.Shared)
	for _, sentence := range c.Common {
		c.Read += runes(sentence)
	}
	for _, n := range notes {
		row := CoSignRow{Note: n}
		if !same {
			row.Sections = append(row.Sections, CoSignSection{Key: SharedSection, Title: "Group", Pieces: []CoSignPiece{{Text: joinedLines(n.FactsText(), n.sharedText())}}})
		}
		for _, s := range n.Sections {
			row.Sections = append(row.Sections, CoSignSection{Key: s.Key, Title: s.Title, Pieces: pieces(s.Text, index)})
		}
		for _, s := range row.Sections {
			for _, p := range s.Pieces {
				c.Read += runes(p.Text)
			}
		}
		for _, g := range n.Goals {
			c.Read += runes(g.Text)
		}
		c.Total += n.readAlone()
		c.Rows = append(c.Rows, row)
	}
	return c
}

// Text is what stands under a heading, put together again.
func (c CoSignature) Text(s CoSignSection) string {
	var b strings.Builder
	for _, p := range s.Pieces {
		if p.Common > 0 {
			b.WriteString(c.Common[p.Common-1])
			continue
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// findCommon finds the sentences that stand in several notes.
func (c *CoSignature) findCommon(notes []ProgressNote) map[string]int {
	in, order := map[string]int{}, []string{}
	for _, n := range notes {
		seen := map[string]bool{}
		for _, s := range n.Sections {
			for _, sentence := range Sentences(s.Text) {
				sentence, _ = withoutTail(sentence)
				if runes(sentence) < leastCommon || seen[sentence] {
					continue
				}
				seen[sentence] = true
				if in[sentence]++; in[sentence] == 2 {
					order = append(order, sentence)
				}
			}
		}
	}
	index := map[string]int{}
	for i, sentence := range order {
		index[sentence] = i + 1
	}
	c.Common = order
	return index
}

// pieces takes a text apart into what is its own and what is common.
func pieces(text string, common map[string]int) (out []CoSignPiece) {
	own := func(text string) {
		if last := len(out) - 1; last >= 0 && out[last].Common == 0 {
			out[last].Text += text
		} else if text != "" {
			out = append(out, CoSignPiece{Text: text})
		}
	}
	for _, sentence := range Sentences(text) {
		said, tail := withoutTail(sentence)
		if i := common[said]; i > 0 {
			out = append(out, CoSignPiece{Common: i})
			own(tail)
			continue
		}
		own(sentence)
	}
	return out
}

// withoutTail is a sentence without the blanks behind it, and those.
func withoutTail(sentence string) (said, tail string) {
	said = strings.TrimRight(sentence, " \n\t")
	return said, sentence[len(said):]
}

// Sentences takes a text apart behind full stops, question marks, exclamation
// marks and line breaks, with the blanks that follow. Put together they are the
// text again.
func Sentences(text string) (out []string) {
	begin, ended := 0, false
	for i, r := range text {
		blank := r == ' ' || r == '\n' || r == '\t'
		if ended && !blank {
			out, begin, ended = append(out, text[begin:i]), i, false
		}
		switch {
		case r == '\n':
			ended = true
		case blank && i > begin:
			before, _ := utf8.DecodeLastRuneInString(text[begin:i])
			ended = ended || strings.ContainsRune(".!?", before)
		}
	}
	if begin < len(text) {
		out = append(out, text[begin:])
	}
	return out
}

// FactsText is what a signed note says of its session, in lines.
func (n ProgressNote) FactsText() string {
	if n.Record == nil {
		return ""
	}
	return n.Record.Facts.Text()
}

// sharedText is the shared part of a signed note, with its techniques.
func (n ProgressNote) sharedText() string {
	if n.Record == nil {
		return ""
	}
	return joinedLines(n.Record.Shared, strings.Join(n.Record.Techniques, ", "))
}

// readAlone is how many characters the note has for who reads it by itself.
func (n ProgressNote) readAlone() int {
	all := runes(n.FactsText()) + runes(n.sharedText())
	for _, s := range n.Sections {
		all += runes(s.Text)
	}
	for _, g := range n.Goals {
		all += runes(g.Text)
	}
	return all
}

func joinedLines(lines ...string) string {
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

func runes(text string) int { return utf8.RuneCountInString(text) }

// MayCoSign says whether somebody may answer for a trainee's notes on a day: with
// a license of their own.
func MayCoSign(u domain.User, day domain.Date) bool {
	s := SignerOn(u, day)
	return u.MayLeadOn(day) && !s.Trainee && s.Credential != ""
}
