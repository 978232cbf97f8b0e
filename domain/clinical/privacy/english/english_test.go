package english_test

import (
	"testing"

	"cohort/domain/clinical/privacy/english"
)

func TestWhatIsKnownOfAWord(t *testing.T) {
	for _, tc := range []struct {
		word string
		fact string
		is   func(english.Word) bool
		want bool
	}{
		{"lent", "a past", english.Word.Past, true},
		{"lent", "done by persons", english.Word.Personal, true},
		{"fell", "done by persons", english.Word.Personal, false},
		{"shuffles", "a third person", english.Word.Third, true},
		{"taught", "finite", english.Word.Finite, true},
		{"teach", "finite", english.Word.Finite, false},
		{"scenes", "a plural", english.Word.Plural, true},
		{"scenes", "a verb", english.Word.Finite, false},
		{"hope", "uncountable", english.Word.Uncountable, true},
		{"rose", "uncountable", english.Word.Uncountable, false},
		{"sharing", "an -ing form", english.Word.Ing, true},
		{"quickly", "an adverb", english.Word.Adverb, true},
		{"christian", "capitalized", english.Word.Capitalized, true},
		{"israel", "a place", english.Word.Place, true},
		{"answers", "oftener a verb", english.Word.MostlyVerb, true},
		{"stark", "everyday", func(w english.Word) bool { return w.Within(english.Everyday) }, true},
		{"nadir", "everyday", func(w english.Word) bool { return w.Within(english.Everyday) }, false},
		{"nadir", "known", func(w english.Word) bool { return w.Within(english.Known) }, true},
		{"kowalski", "a word", func(w english.Word) bool { return w.Within(english.Rare) }, false},
		{"zyzzyvas", "a word", func(w english.Word) bool { return w.Within(english.Rare) }, false},
		{"", "a word", func(w english.Word) bool { return w.Within(english.Rare) }, false},
		{"a", "a word", func(w english.Word) bool { return w.Within(english.Rare) }, false},
		{"ünlü", "a word", func(w english.Word) bool { return w.Within(english.Rare) }, false},
	} {
		if got := tc.is(english.Look(tc.word)); got != tc.want {
			t.Errorf("%q is %s: %v, want %v", tc.word, tc.fact, got, tc.want)
		}
	}
}

func TestNamesOfTheDictionary(t *testing.T) {
	if !english.Together("frank sinatra") || !english.Together("long beach") || english.Together("frank miller") {
		t.Error("Frank Sinatra and Long Beach are in the dictionary, Frank Miller is not")
	}
}

// The first look unpacks the lexicon; the others are what a note pays.
func BenchmarkLook(b *testing.B) {
	english.Look("warm")
	for b.Loop() {
		english.Look("shuffles")
	}
}
