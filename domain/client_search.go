package domain

import "strings"

// ClientQuery is what somebody typed to find clients, read once. Every part of
// it must fit: "lopez ana", "ana 4 mar 1987", "555-0101".
type ClientQuery struct {
	names  []searchedName
	run    string   // all names without blanks: "dela cruz" finds De la Cruz
	births [][]Date // the days that each date may mean
	code   string
	phone  string
}

// searchedName is one word of names: its parts, and all of it as one. "o'neill"
// finds Oneill and O'Neill. Each stands behind a blank, where a word begins.
type searchedName struct {
	whole string
	parts []string
}

// fewestPhoneDigits is how many digits are looked for in phone numbers.
const fewestPhoneDigits = 4

// fewestInnerRunes is how long a part of a name is that is found inside a word.
const fewestInnerRunes = 3

// ReadClientQuery reads what was typed: a code, the digits of a phone number,
// birth dates and words of names in any order.
func ReadClientQuery(text string) (q ClientQuery) {
	q.code = CodeKey(text)
	if phone := digitsOf(text); len(phone) >= fewestPhoneDigits && strings.Trim(text, "0123456789 ()+-./#") == "" {
		q.phone = phone
	}
	rest, births := birthDatesIn(text)
	q.births = births
	for _, word := range strings.Fields(rest) {
		whole := FoldName(word)
		if whole == "" {
			continue
		}
		name := searchedName{whole: " " + whole}
		for _, part := range NameWords(word) {
			name.parts = append(name.parts, " "+part)
		}
		q.names = append(q.names, name)
		q.run += whole
	}
	q.run = " " + q.run
	return q
}

// IsEmpty says whether nothing is looked for: nobody is found.
func (q ClientQuery) IsEmpty() bool {
	return len(q.names) == 0 && len(q.births) == 0 && q.code == "" && q.phone == ""
}

// Fit says how well somebody fits what was typed.
type Fit int

// How well: where words, codes and numbers begin or end as typed, that is what
// was meant; inside a word, or across two of them, it may be.
const (
	FitsNot Fit = iota
	FitsInside
	FitsWell
)

// Fits says whether the client is meant.
func (q ClientQuery) Fits(e *ClientEntry) Fit {
	if q.code != "" && e.hasCode(q.code) || q.phone != "" && phoneFits(e.Phone, q.phone) {
		return FitsWell
	}
	for _, days := range q.births {
		if !onOneOf(e.Birth, days) {
			return FitsNot
		}
	}
	if len(q.names) == 0 {
		if len(q.births) > 0 {
			return FitsWell
		}
		return FitsNot
	}
	return q.namesFit(e)
}

func (q ClientQuery) namesFit(e *ClientEntry) Fit {
	fit := FitsWell
	for i := range q.names {
		fit = min(fit, q.names[i].fits(e.words))
	}
	if fit == FitsNot && strings.Contains(e.runs, q.run) {
		return FitsInside
	}
	return fit
}

func (n *searchedName) fits(words string) Fit {
	if strings.Contains(words, n.whole) {
		return FitsWell
	}
	fit := FitsWell
	for _, part := range n.parts {
		if len(n.parts) > 1 && strings.Contains(words, part) {
			continue
		}
		if !mayBeInside(part) || !strings.Contains(words, part[1:]) {
			return FitsNot
		}
		fit = FitsInside
	}
	return fit
}

// mayBeInside says whether a part of a word is looked for inside others:
// longer ones, and any where words are not parted by blanks.
func mayBeInside(part string) bool {
	n := 0
	for _, r := range part[1:] {
		if n++; n >= fewestInnerRunes || r >= '⺀' {
			return true
		}
	}
	return false
}

// Marks gives texts of which each client who fits has at least one in their
// text: what a search of everybody looks for first. None: everybody has to be
// looked at.
func (q ClientQuery) Marks() (marks []string) {
	switch {
	case len(q.names) > 0:
		marks = append(marks, q.nameMark())
	case len(q.births) > 0:
		return nil
	}
	if q.code != "" {
		marks = withMark(marks, " "+q.code)
	}
	if q.phone != "" {
		marks = withMark(marks, q.phone[max(0, len(q.phone)-fewestWholePhone):])
	}
	return marks
}

// withMark adds a mark, unless what has it has one of the others anyway.
func withMark(marks []string, mark string) []string {
	for _, other := range marks {
		if strings.Contains(mark, other) {
			return marks
		}
	}
	return append(marks, mark)
}

// nameMark is the longest part of a word: whoever fits the names has it in
// their words, alone, in a longer word or across two.
func (q ClientQuery) nameMark() string {
	longest := ""
	for _, name := range q.names {
		for _, part := range name.parts {
			if len(part) > len(longest) {
				longest = part
			}
		}
	}
	if len(q.names) == 1 && len(q.names[0].parts) == 1 && !mayBeInside(longest) {
		return longest
	}
	return strings.TrimPrefix(longest, " ")
}

func onOneOf(day Date, days []Date) bool {
	for _, d := range days {
		if d == day {
			return true
		}
	}
	return false
}

// phoneFits compares digits from the end: with or without the country's or the
// area's.
func phoneFits(phone, typed string) bool {
	return strings.HasSuffix(phone, typed) || len(phone) >= fewestWholePhone && strings.HasSuffix(typed, phone) ||
		len(typed) >= fewestWholePhone && strings.Contains(phone, typed)
}

// fewestWholePhone is how many digits a phone number has without the area's.
const fewestWholePhone = 7

// CodeKey turns what may be the beginning of a client code into the code's own
// spelling: "c-48", "c48" and "48" become "C-48". It is "" for anything else.
func CodeKey(text string) string {
	digits := strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "C"), "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return "C-" + digits
}
