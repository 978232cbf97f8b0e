// Package english knows how common an English word is, what part of speech it
// can be, and which capitalized words belong together. It is what the privacy
// check needs to tell a name from a word: after "Joy", "lent" is done by a
// person and "of cooking" is said of the feeling.
//
// The words are those of SCOWL, the parts of speech and verb forms those of
// WordNet; scripts/lexicon makes the two files from the published packages, and
// their licenses stand beside them.
package english

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
)

//go:embed lexicon.txt.gz
var lexiconPacked []byte

//go:embed names.txt.gz
var namesPacked []byte

// Word is what is known of one word; the zero value is no word.
type Word struct {
	level uint8
	marks uint32
}

const (
	noun uint32 = 1 << iota
	plural
	uncountable
	verb
	third
	past
	ing
	personal
	mostlyVerb
	adjective
	adverb
	capitalized
	place
	person
	seldom
	concrete
	weather
	suffered
)

// letters of lexicon.txt; tools/lexicon/build.mjs tells what they mean.
var letters = [256]uint32{
	'n': noun, 'N': plural, 'm': uncountable, 'v': verb, 's': third, 'd': past, 'g': ing, 'p': personal,
	'V': mostlyVerb, 'j': adjective, 'r': adverb, 'K': capitalized, 'P': place, 'h': person, 'u': seldom, 'c': concrete, 'w': weather, 'o': suffered,
}

// Levels of how common a word is.
const (
	Everyday = 3 // a reader meets it every week: SCOWL's lists to 35
	Known    = 5 // in every desk dictionary: to 50
	Rare     = 8 // in a large one: to 70
)

func (w Word) has(marks uint32) bool { return w.marks&marks != 0 }

// Within reports a word of the lists up to the given level. Names of places and
// peoples are in none of them.
func (w Word) Within(level int) bool { return w.level > 0 && int(w.level) <= level }

// Noun reports a noun in the singular, Plural one in the plural.
func (w Word) Noun() bool { return w.has(noun) }

// Plural reports the plural of a noun.
func (w Word) Plural() bool { return w.has(plural) }

// Uncountable reports a noun that stands without an article, as hope does.
func (w Word) Uncountable() bool { return w.has(uncountable) }

// Person reports a noun for persons: nurse, friend.
func (w Word) Person() bool { return w.has(person) }

// Concrete reports a noun for what can be touched: chair, coffee, hand.
func (w Word) Concrete() bool { return w.has(concrete) }

// Weather reports a noun for weather, light and the like: snow, ray.
func (w Word) Weather() bool { return w.has(weather) }

// Suffered reports the past of a verb that is done to persons: hospitalized.
func (w Word) Suffered() bool { return w.has(suffered) }

// Seldom reports a word that hardly occurs as one in running prose: jack, nick.
func (w Word) Seldom() bool { return w.has(seldom) }

// Verb reports the bare form of a verb.
func (w Word) Verb() bool { return w.has(verb) }

// Finite reports a form that is the verb of a sentence about one person: the
// past, which may also be a participle, or the third person.
func (w Word) Finite() bool { return w.has(past | third) }

// Third reports "shares", Past "shared" or "lent", Ing "sharing".
func (w Word) Third() bool { return w.has(third) }

// Past reports the past of a verb or its participle.
func (w Word) Past() bool { return w.has(past) }

// Ing reports the form of a verb that ends in -ing.
func (w Word) Ing() bool { return w.has(ing) }

// Personal reports a verb whose subject is a person nearly always.
func (w Word) Personal() bool { return w.has(personal) }

// MostlyVerb reports that the word is oftener a verb than a noun.
func (w Word) MostlyVerb() bool { return w.has(mostlyVerb) }

// Adjective reports an adjective.
func (w Word) Adjective() bool { return w.has(adjective) }

// Adverb reports an adverb.
func (w Word) Adverb() bool { return w.has(adverb) }

// Capitalized reports the word for a language, a people or a faith.
func (w Word) Capitalized() bool { return w.has(capitalized) }

// Place reports a country, state, city or river.
func (w Word) Place() bool { return w.has(place) }

// lexicon keeps the words in one string, in order, so that a hundred thousand of
// them cost two megabytes and no more.
type lexicon struct {
	text   string
	starts []uint32
	words  []Word
	heads  [26*26 + 1]int // the first word with these two letters
}

var english = sync.OnceValue(func() *lexicon {
	l := &lexicon{text: unpack(lexiconPacked)}
	next := 0
	for at := 0; at < len(l.text); {
		end := at + strings.IndexByte(l.text[at:], '\n')
		line := l.text[at:end]
		space := strings.IndexByte(line, ' ')
		w := Word{level: line[space+1] - '0'}
		for _, letter := range []byte(line[space+2:]) {
			w.marks |= letters[letter]
		}
		for head := headOf(line); next <= head; next++ {
			l.heads[next] = len(l.words)
		}
		l.starts, l.words = append(l.starts, uint32(at)), append(l.words, w)
		at = end + 1
	}
	for ; next < len(l.heads); next++ {
		l.heads[next] = len(l.words)
	}
	return l
})

func headOf(word string) int { return int(word[0]-'a')*26 + int(word[1]-'a') }

func unpack(packed []byte) string {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("the lexicon is damaged: " + err.Error())
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic("the lexicon is damaged: " + err.Error())
	}
	return string(text)
}

// Look finds a word written in plain small letters.
func Look(word string) Word {
	if len(word) < 2 || !isLetter(word[0]) || !isLetter(word[1]) {
		return Word{}
	}
	l, head := english(), headOf(word)
	low, high := l.heads[head], l.heads[head+1]
	for low < high {
		middle := (low + high) / 2
		switch c := l.compare(middle, word); {
		case c == 0:
			return l.words[middle]
		case c < 0:
			low = middle + 1
		default:
			high = middle
		}
	}
	return Word{}
}

// compare holds word number n against another, letter by letter.
func (l *lexicon) compare(n int, word string) int {
	text := l.text[l.starts[n]:]
	for i := range len(word) {
		if text[i] != word[i] { // a space, before every letter, ends the shorter one
			return int(text[i]) - int(word[i])
		}
	}
	if text[len(word)] == ' ' {
		return 0
	}
	return 1
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' }

var together = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.Lines(unpack(namesPacked)) {
		names[strings.TrimSuffix(name, "\n")] = true
	}
	return names
})

// Together reports words that make one name known to a dictionary: "frank
// sinatra", "long beach". They are given in small letters with single spaces.
func Together(words string) bool { return together()[words] }
