package domain

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestPhrasesHaveKeysOfTheirOwn(t *testing.T) {
	ground := NotePhrase{Key: " Ground ", Name: "Grounding", Text: " The group practiced grounding. "}
	for name, c := range map[string]struct {
		phrases []NotePhrase
		field   string
	}{
		"as typed":         {[]NotePhrase{ground}, ""},
		"twice":            {[]NotePhrase{ground, ground}, "phrases[1].key"},
		"no key":           {[]NotePhrase{{Name: "a", Text: "b"}}, "phrases[0].key"},
		"a blank in a key": {[]NotePhrase{{Key: "a b", Name: "a", Text: "b"}}, "phrases[0].key"},
		"no text":          {[]NotePhrase{{Key: "a", Name: "a", Text: "  "}}, "phrases[0].text"},
		"a name too long":  {[]NotePhrase{{Key: "a", Name: strings.Repeat("a", MaxName+1), Text: "b"}}, "phrases[0].name"},
		"more than a menu": {make([]NotePhrase, maxPhrases+1), "phrases"},
	} {
		rules := UsualNoteRules()
		rules.Phrases = c.phrases
		rules = rules.Trimmed()
		err := rules.Validate()
		if c.field == "" && (err != nil || rules.Phrases[0] != NotePhrase{Key: "ground", Name: "Grounding", Text: "The group practiced grounding."}) {
			t.Errorf("%s: %v, %v", name, rules.Phrases, err)
		}
		var invalid Error
		if c.field != "" && (!errors.As(err, &invalid) || !slices.ContainsFunc(invalid.Fields, func(f FieldError) bool { return f.Field == c.field })) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
