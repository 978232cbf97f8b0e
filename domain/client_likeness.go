package domain

import (
	"slices"
	"strings"
	"time"
)

// Likeness says how sure it is that two entries are one person. It warns; it
// never decides.
type Likeness string

// The kinds of likeness.
const (
	NotAlike Likeness = ""
	Same     Likeness = "same"    // born on one day, with the same names
	Perhaps  Likeness = "perhaps" // but for one slip of who wrote it down
)

// Values lists what two clients who are alike may be.
func (Likeness) Values() []string { return []string{string(Same), string(Perhaps)} }

// AlikeClient is a client who may be the person at hand.
type AlikeClient struct {
	Client
	Likeness Likeness
	In       []Involvement
}

// Alike gives the clients who may be this one, the surest first.
func (c Client) Alike(known []Client) (alike []AlikeClient) {
	var perhaps []AlikeClient
	for _, other := range known {
		switch c.LooksLike(other) {
		case Same:
			alike = append(alike, AlikeClient{Client: other, Likeness: Same})
		case Perhaps:
			perhaps = append(perhaps, AlikeClient{Client: other, Likeness: Perhaps})
		case NotAlike:
		}
	}
	return append(alike, perhaps...)
}

// LooksLike compares two clients. Names are the same in any spelling and in
// either order, and by a preferred or a former name. A slip is a letter, a part
// of a double name that was left out, or a birth date that is near, or that
// nobody knows.
func (c Client) LooksLike(other Client) Likeness {
	slips := nameSlips(c, other)
	switch {
	case c.BirthDate.IsZero() || other.BirthDate.IsZero():
		slips++
	case c.BirthDate == other.BirthDate:
	case slices.Contains(DatesNear(c.BirthDate), other.BirthDate):
		slips++
	default:
		return NotAlike
	}
	return []Likeness{Same, Perhaps, NotAlike}[min(slips, 2)]
}

// MayBe says of many at once who is worth comparing: whoever is born about that
// day, and where the birth date of either is unknown, who has these names.
func (c Client) MayBe(known []*ClientEntry) (found []*ClientEntry) {
	days := append(DatesNear(c.BirthDate), c.BirthDate)
	names := c.markedNames()
	for _, e := range known {
		named := func(words []string) bool {
			return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(e.words, word) })
		}
		unknown := c.BirthDate.IsZero() || e.Birth.IsZero()
		if !unknown && slices.Contains(days, e.Birth) || unknown && slices.ContainsFunc(names, named) {
			found = append(found, e)
		}
	}
	return found
}

// markedNames are the words of each full name, each behind a blank as in the
// words of an entry.
func (c Client) markedNames() (names [][]string) {
	for _, name := range c.namedAs() {
		var words []string
		for _, word := range append(slices.Clone(name.first), name.last...) {
			words = append(words, " "+word)
		}
		names = append(names, words)
	}
	return names
}

// nameSlips counts the slips between two people's names, 2 for more than one.
func nameSlips(c, other Client) int {
	fewest := 2
	for _, a := range c.namedAs() {
		for _, b := range other.namedAs() {
			fewest = min(fewest, slip(a.first, b.first)+slip(a.last, b.last), slip(a.first, b.last)+slip(a.last, b.first))
		}
	}
	return fewest
}

// fullName is a first and a last name in words.
type fullName struct{ first, last []string }

// namedAs are the full names that a client goes by or went by.
func (c Client) namedAs() []fullName {
	last := NameWords(c.LastName)
	names := []fullName{{NameWords(c.FirstName), last}}
	if c.PreferredName != "" {
		names = append(names, fullName{NameWords(c.PreferredName), last})
	}
	for _, former := range c.FormerNames {
		words := NameWords(former)
		names = append(names, fullName{NameWords(c.FirstName), words})
		if len(words) > 1 {
			names = append(names, fullName{words[:1], words[1:]})
		}
	}
	return names
}

// slip is 0 for the same name, 1 for a letter more, less, other or changed
// with its neighbor, for a part of a double name or a name left out, and 2 for
// another name.
func slip(a, b []string) int {
	one, two := joined(a), joined(b)
	switch {
	case one == two:
		return 0
	case len(a) == 0 || len(b) == 0: // somebody who was entered with one name
		return 1
	case len(a) > 1 && len(b) == 1 && slices.Contains(a, b[0]), len(b) > 1 && len(a) == 1 && slices.Contains(b, a[0]), oneLetterApart([]rune(one), []rune(two)):
		return 1
	}
	return 2
}

func joined(words []string) string {
	all := ""
	for _, word := range words {
		all += word
	}
	return all
}

// fewestLettersForSlip keeps "Al" from being a slip of "Ai": in a name this
// short a letter makes another one.
const fewestLettersForSlip = 3

func oneLetterApart(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 || len(b) < fewestLettersForSlip {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	rest, other := a[i:], b[i:]
	if len(a) > len(b) {
		return slices.Equal(rest[1:], other)
	}
	return slices.Equal(rest[1:], other[1:]) ||
		len(rest) > 1 && rest[0] == other[1] && rest[1] == other[0] && slices.Equal(rest[2:], other[2:])
}

// DatesNear are the days that may have been meant when one was written down: a
// day or a month off by one, or the two exchanged.
func DatesNear(day Date) (near []Date) {
	add := func(d Date) {
		if d != day && DateOf(d.Midnight()) == d && !slices.Contains(near, d) {
			near = append(near, d)
		}
	}
	if day.IsZero() {
		return nil
	}
	add(day.AddDays(1))
	add(day.AddDays(-1))
	add(Date{Year: day.Year, Month: day.Month + 1, Day: day.Day})
	add(Date{Year: day.Year, Month: day.Month - 1, Day: day.Day})
	if day.Day <= int(time.December) {
		add(Date{Year: day.Year, Month: time.Month(day.Day), Day: int(day.Month)})
	}
	return near
}
