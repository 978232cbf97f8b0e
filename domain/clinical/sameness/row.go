package sameness

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	shingleWords = 3
	passageWords = 5
	// sharedWords is the shortest run taken as copied from the shared text.
	sharedWords = 4
)

type shingle [shingleWords]int32

// word is one word of a note: its number in the reader's list and its place.
type word struct {
	number     int32
	start, end int
}

// row is a note as words, without those of the shared text. A number of -1
// stands where shared text was cut out, so that no shingle reaches across.
type row struct {
	id       string
	words    []word
	own      int
	shingles map[shingle][]int32 // where each begins
	count    int
}

// reader numbers words, the same word always alike.
type reader struct {
	numbers map[string]int32
	names   map[string]bool // of the members of all notes
	shared  map[[sharedWords]int32]bool
}

// Stand-ins for words that do not count.
const (
	anyPerson = "\x00person"
	anyNumber = "\x00number"
)

var persons = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`he she they him her them his hers their theirs himself herself themself themselves
		ze zir hir client patient member pt ct mr mrs ms mx`) {
		set[w] = true
	}
	return set
}()

func newReader(shared string, notes ...Note) *reader {
	r := &reader{numbers: map[string]int32{}, names: map[string]bool{}, shared: map[[sharedWords]int32]bool{}}
	for _, n := range notes {
		for _, name := range n.Names {
			for part := range strings.FieldsFuncSeq(norm.NFC.String(strings.ToLower(name)), isBreak) {
				r.names[part] = true
			}
		}
	}
	words := r.words(shared)
	for i := 0; i+sharedWords <= len(words); i++ {
		var key [sharedWords]int32
		for k := range key {
			key[k] = words[i+k].number
		}
		r.shared[key] = true
	}
	return r
}

// read turns a note into its row.
func (r *reader) read(n Note) row {
	out := row{id: n.ID, words: r.cutShared(r.words(n.Text)), shingles: map[shingle][]int32{}}
	for i, w := range out.words {
		if w.number >= 0 {
			out.own++
		}
		if key, ok := out.shingleAt(i); ok {
			out.shingles[key] = append(out.shingles[key], int32(i))
			out.count++
		}
	}
	return out
}

func (w *row) shingleAt(i int) (key shingle, ok bool) {
	if i+shingleWords > len(w.words) {
		return key, false
	}
	for k := range key {
		key[k] = w.words[i+k].number
		if key[k] < 0 {
			return key, false
		}
	}
	return key, true
}

func isBreak(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }

// isUnspaced reports letters of scripts that put no blanks between words; there
// every letter counts as a word.
func isUnspaced(c rune) bool {
	return c >= 0x0E00 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// words numbers the words of a text. Bytes that are no UTF-8 separate words.
func (r *reader) words(text string) []word {
	var out []word
	start, digits := -1, false
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		inWord := unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) ||
			(c == '\'' || c == '’') && start >= 0
		alone := isUnspaced(c)
		if (!inWord || alone) && start >= 0 {
			out = r.appendWord(out, text, start, i, digits)
			start, digits = -1, false
		}
		if inWord && start < 0 {
			start = i
		}
		digits = digits || inWord && unicode.IsDigit(c)
		i += size
		if alone && inWord {
			out = r.appendWord(out, text, start, i, digits)
			start, digits = -1, false
		}
	}
	if start >= 0 {
		out = r.appendWord(out, text, start, len(text), digits)
	}
	return out
}

// appendWord adds one word under its number. Words that do not count get the
// number of their stand-in, and a first and last name count as one person.
func (r *reader) appendWord(out []word, text string, start, end int, digits bool) []word {
	key := norm.NFC.String(strings.ToLower(text[start:end]))
	key = strings.TrimSuffix(strings.TrimRight(strings.ReplaceAll(key, "’", "'"), "'"), "'s")
	switch {
	case digits:
		key = anyNumber
	case persons[key] || r.names[key]:
		key = anyPerson
	}
	number := r.number(key)
	if n := len(out); key == anyPerson && n > 0 && out[n-1].number == number {
		out[n-1].end = end
		return out
	}
	return append(out, word{number: number, start: start, end: end})
}

func (r *reader) number(key string) int32 {
	n, known := r.numbers[key]
	if !known {
		n = int32(len(r.numbers))
		r.numbers[key] = n
	}
	return n
}

// cutShared marks the words that stand in the shared text in runs of four or
// more, leaving one mark for each run.
func (r *reader) cutShared(words []word) []word {
	if len(r.shared) == 0 {
		return words
	}
	cut := make([]bool, len(words))
	for i := 0; i+sharedWords <= len(words); i++ {
		var key [sharedWords]int32
		for k := range key {
			key[k] = words[i+k].number
		}
		if r.shared[key] {
			for k := range key {
				cut[i+k] = true
			}
		}
	}
	var out []word
	for i, w := range words {
		switch {
		case !cut[i]:
			out = append(out, w)
		case len(out) == 0 || out[len(out)-1].number >= 0:
			out = append(out, word{number: -1})
		}
	}
	return out
}
