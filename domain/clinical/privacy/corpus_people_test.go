package privacy_test

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cohort/domain/clinical/privacy"
)

// plainOf is the test's own way to strip accents and joints, so that the
// checker is not judged by its own folding.
func plainOf(s string) string {
	if plain, known := plainNames.Load(s); known {
		return plain.(string)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ø' || r == 'Ø':
			b.WriteString("o")
		case r == 'ł' || r == 'Ł':
			b.WriteString("l")
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ı':
			b.WriteString("i")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	plainNames.Store(s, b.String())
	return b.String()
}

var plainNames sync.Map // by name, as the same few are stripped again and again

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

func initialOf(name string) string {
	for _, r := range letters(name) {
		return string(unicode.ToUpper(r))
	}
	return ""
}

// newPeople draws 8 to 12 peers, the client and two leaders. No peer shares a
// name, or the initial of the first name, with an exempt person, as the
// checker takes a shared name to mean the exempt one.
func (c *corpus) newPeople() privacy.People {
	used := map[string]bool{}
	free := func(list []string) string {
		for {
			name := c.pick(list)
			clash := false
			for part := range strings.FieldsFuncSeq(plainOf(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
				clash = clash || used[part]
			}
			if clash {
				continue
			}
			for part := range strings.FieldsFuncSeq(plainOf(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
				used[part] = true
			}
			return name
		}
	}
	var people privacy.People
	taken := map[string]bool{}
	for _, id := range []string{"client", "leader", "co-leader"} {
		p := privacy.Person{ID: id, First: free(c.first), Last: free(c.last)}
		taken[initialOf(plainOf(p.First))] = true
		people.Exempt = append(people.Exempt, p)
	}
	for len(people.Peers) < 8+c.rng.IntN(5) {
		p := privacy.Person{ID: fmt.Sprintf("peer-%d", len(people.Peers)), First: free(c.first), Last: free(c.last)}
		if taken[initialOf(plainOf(p.First))] {
			continue
		}
		people.Peers = append(people.Peers, p)
	}
	// Two people whose names are words sit in every group.
	people.Peers[0].First = c.pick(c.wordNames)
	if word := c.pick(c.wordNames); word != people.Peers[0].First {
		people.Peers[1].Last = word
	}
	for i := range people.Peers {
		c.addContacts(&people.Peers[i])
	}
	return people
}

func (c *corpus) addContacts(p *privacy.Person) {
	first, last := letters(plainOf(p.First)), letters(plainOf(p.Last))
	users := []string{
		string([]rune(first)[:1]) + last + fmt.Sprint(10+c.rng.IntN(89)),
		first + "." + last,
		first + "_" + fmt.Sprint(1950+c.rng.IntN(55)),
		last + string([]rune(first)[:1]) + fmt.Sprint(c.rng.IntN(10)),
	}
	p.Emails = []string{c.pick(users) + "@" + c.pick([]string{"example.org", "mail.example.com", "example.net"})}
	p.Phones = []string{fmt.Sprintf("(%d) 555-%04d", 200+c.rng.IntN(700), c.rng.IntN(10000))}
	p.Code = fmt.Sprintf("C-%04d", 2000+c.rng.IntN(7999))
}
