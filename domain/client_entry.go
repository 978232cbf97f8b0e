package domain

import (
	"slices"
	"strings"
)

// ClientEntry is what a client is found by and sorted by, read from their
// names once, so that a search of everybody only compares.
type ClientEntry struct {
	ID    ClientID
	Code  string
	Order string // compares as people sort
	Birth Date
	Phone string   // its digits, without an extension
	Other []string // codes of other records of the same person
	Gone  bool     // merged into another record: in no list
	// words are the folded words of all names, each behind a blank, and runs the
	// names without blanks, as somebody may type them: " ana lopez", " analopez lopez lopezana ana".
	words string
	runs  string
	text  string // of which both are parts
}

// Entry gives what the client is found by.
func (c Client) Entry() ClientEntry {
	e := ClientEntry{ID: c.ID, Code: c.Code, Birth: c.BirthDate, Phone: PhoneDigits(c.Contact.Phone), Other: c.FormerCodes, Gone: !c.MergedInto.IsZero()}
	e.Order = NameOrder(c.orderedNames()...)
	e.words = wordsOf(append([]string{c.FirstName, c.LastName, c.PreferredName, c.DisplayName}, c.FormerNames...))
	last := NameWords(c.LastName)
	runs := []string{}
	for _, first := range []string{c.FirstName, c.PreferredName} {
		if words := NameWords(first); len(words) > 0 {
			runs = append(runs, runsOf(append(words, last...)), runsOf(append(last[:len(last):len(last)], words...)))
		}
	}
	for _, former := range c.FormerNames {
		runs = append(runs, runsOf(NameWords(former)))
	}
	e.runs = strings.Join(runs, "")
	e.text = e.words + e.runs + " " + e.Code + " " + e.Phone + strings.Join(append([]string{""}, e.Other...), " ")
	e.words, e.runs = e.text[:len(e.words)], e.text[len(e.words):len(e.words)+len(e.runs)]
	return e
}

// orderedNames are the names that people sort by: the last name before the
// first, and the only name of somebody who has one.
func (c Client) orderedNames() []string {
	if c.LastName == "" {
		return []string{c.FirstName}
	}
	return []string{c.LastName, c.FirstName}
}

// hasCode says whether a code of the person begins like this.
func (e *ClientEntry) hasCode(begin string) bool {
	return strings.HasPrefix(e.Code, begin) || slices.ContainsFunc(e.Other, func(code string) bool { return strings.HasPrefix(code, begin) })
}

// Text is everything that the client is found by with marks of a query.
func (e *ClientEntry) Text() string { return e.text }

// wordsOf are the words of names, each behind a blank; of a word that
// apostrophes or hyphens part, the whole and its parts.
func wordsOf(names []string) string {
	var words strings.Builder
	for _, word := range strings.Fields(strings.Join(names, " ")) {
		parts := NameWords(word)
		if len(parts) > 1 {
			parts = append(parts, FoldName(word))
		}
		for _, part := range parts {
			words.WriteByte(' ')
			words.WriteString(part)
		}
	}
	return words.String()
}

// runsOf are the names from each of their words on, without blanks between.
func runsOf(words []string) string {
	var runs strings.Builder
	for i := range words {
		runs.WriteByte(' ')
		for _, word := range words[i:] {
			runs.WriteString(word)
		}
	}
	return runs.String()
}

// Before says whether the entry stands before another one in a list.
func (e *ClientEntry) Before(other *ClientEntry) bool { return e.Compare(other) < 0 }

// Compare compares the places of two entries in a list.
func (e *ClientEntry) Compare(other *ClientEntry) int {
	return compareOrder(e.Order, string(e.ID.UUID[:]), other.Order, string(other.ID.UUID[:]))
}

func compareOrder(order, then, otherOrder, otherThen string) int {
	if c := strings.Compare(order, otherOrder); c != 0 {
		return c
	}
	return strings.Compare(then, otherThen)
}

// PhoneDigits gives the digits of a phone number as somebody wrote it down,
// without what follows as an extension or a note.
func PhoneDigits(phone string) string {
	number := strings.ToLower(phone)
	if end := strings.IndexFunc(number, func(r rune) bool { return r >= 'a' && r <= 'z' || r == '#' || r == ',' || r == ';' }); end >= 0 {
		if before := digitsOf(number[:end]); len(before) >= fewestPhoneDigits {
			return before
		}
	}
	return digitsOf(number)
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}
