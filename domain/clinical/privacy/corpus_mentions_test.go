package privacy_test

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cohort/domain/clinical/privacy"
)

// kinds are the ways in which the corpus identifies a peer.
var kinds = []string{
	"first", "last", "full", "preferred", "former", "nickname", "short", "possessive", "plural",
	"misspelled", "unaccented", "capitals", "lowercase", "capitals note", "lowercase note", "joined", "half", "reversed", "title",
	"word", "initials dotted", "initials bare", "initial", "initial's", "name and initial",
	"initial and name", "email", "email part", "phone", "phone part", "phone last four", "handle", "code",
}

// mention writes one peer in one way.
func (c *corpus) mention(kind string, p *privacy.Person, people privacy.People) (m mention, ok bool) {
	m = mention{kind: kind, section: "any", who: p.ID, text: p.First}
	if write, found := writers[kind]; found {
		ok = write(c, p, people, &m)
		return m, ok
	}
	return m, false
}

type writer func(*corpus, *privacy.Person, privacy.People, *mention) bool

var writers = map[string]writer{
	"first": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool { return true },
	"last":  func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool { m.text = p.Last; return true },
	"full": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = p.First + " " + p.Last
		return true
	},
	"preferred": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		p.Preferred = c.stranger(c.first, people)
		m.text = p.Preferred
		return !exempted(m.text, people)
	},
	"former": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		former := c.stranger(c.last, people)
		p.Former = []string{former}
		m.text = former
		if c.chance(0.5) {
			m.text = p.First + " " + former
		}
		return !exempted(former, people)
	},
	"nickname": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		p.Nicknames = []string{c.pick([]string{"Moose", "Ziggy", "Doc", "Tex", "Bibi", "Coco", "Kiki", "Sparrow"})}
		m.text = p.Nicknames[0]
		return true
	},
	"short": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		pair := c.shorts[c.rng.IntN(len(c.shorts))]
		p.First, m.text = pair[0], pair[1]
		if c.chance(0.2) { // entered short, written long
			p.First, m.text = pair[1], pair[0]
		}
		return !exempted(p.First, people) && !exempted(m.text, people)
	},
	"possessive": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		name := c.pick([]string{p.First, p.Last, p.First + " " + p.Last})
		m.section, m.text = "possessive", name+c.pick([]string{"'s", "’s"})
		if strings.HasSuffix(name, "s") && c.chance(0.5) {
			m.text = name + "'"
		}
		return true
	},
	"plural": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.section, m.text = "plural", p.Last+"s"
		for _, end := range []string{"s", "x", "z", "ch", "sh"} {
			if strings.HasSuffix(p.Last, end) {
				m.text = p.Last + "es"
			}
		}
		return true
	},
	"misspelled": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		name := plainOf(c.pick([]string{p.First, p.Last}))
		if utf8.RuneCountInString(name) < 5 || letters(name) != name {
			return false
		}
		m.text = c.misspell(name)
		return !exempted(m.text, people)
	},
	"unaccented": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		name := c.pick([]string{p.First, p.Last, p.First + " " + p.Last})
		m.text = titled(plainOf(name))
		return plainOf(name) != strings.ToLower(name)
	},
	"capitals": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = strings.ToUpper(c.pick([]string{p.First, p.Last, p.First + " " + p.Last}))
		return true
	},
	"lowercase": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = strings.ToLower(c.pick([]string{p.First, p.First + " " + p.Last}))
		return utf8.RuneCountInString(p.First) >= 3
	},
	"capitals note":  anyName,
	"lowercase note": anyName,
	"joined": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		joint := c.pick([]string{"", "-", "_", "."})
		m.text = letters(p.First) + joint + letters(p.Last)
		if hasJoint(p.First) && c.chance(0.7) {
			m.text = titled(strings.ToLower(letters(p.First)))
		} else if hasJoint(p.Last) && c.chance(0.7) {
			m.text = titled(strings.ToLower(letters(p.Last)))
		}
		return true
	},
	"half": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		name := c.pick([]string{p.First, p.Last})
		halves := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '.' })
		m.text = halves[len(halves)-1]
		return len(halves) == 2 && len(m.text) >= 3
	},
	"reversed": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = p.Last + ", " + p.First
		return true
	},
	"title": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		if c.chance(0.4) {
			p.Last = c.pick(c.wordNames)
		}
		m.text = c.pick([]string{"Mr. ", "Ms. ", "Mrs. ", "Mr ", "Ms ", "Miss ", "Mx. "}) + p.Last
		return true
	},
	"word": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		for _, w := range c.wordNames {
			if w == p.First || w == p.Last {
				m.text = w
				return true
			}
		}
		return false
	},
	"email": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.section, m.text = "email", p.Emails[0]
		return true
	},
	"email part": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.section = "emailpart"
		m.text, _, _ = strings.Cut(p.Emails[0], "@")
		return true
	},
	"handle": func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		first := strings.ToLower(letters(plainOf(p.First)))
		m.section = "handle"
		m.text = "@" + c.pick([]string{first, first + strings.ToLower(letters(plainOf(p.Last))), first + "_" + "91", first[:min(len(first), 4)], first + "rocks"})
		return len(first) >= 4
	},
	"code": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.section = "code"
		m.text = c.pick([]string{p.Code, strings.ToLower(p.Code), strings.ReplaceAll(p.Code, "-", ""), strings.ReplaceAll(p.Code, "-", " ")})
		return true
	},
	"initials dotted": initialsWriter("%f.%l.", "%f. %l."),
	"initials bare":   initialsWriter("%f%l"),
	"initial":         initialsWriter("%f."),
	"initial's":       initialsWriter("%f.'s", "%f.%l.'s", "%f's", "%f.’s"),
	"name and initial": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = p.First + " " + initialOf(p.Last) + c.pick([]string{".", ""})
		return !strings.Contains("AI", initialOf(p.Last))
	},
	"initial and name": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.text = initialOf(p.First) + c.pick([]string{". ", " ", "."}) + p.Last
		return !strings.Contains("AI", initialOf(p.First))
	},
	"phone":      phoneWriter(false),
	"phone part": phoneWriter(true),
	"phone last four": func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		m.section, m.text = "phonelast", p.Phones[0][len(p.Phones[0])-4:]
		return true
	},
}

func anyName(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
	m.text = c.pick([]string{p.First, p.Last, p.First + " " + p.Last})
	return utf8.RuneCountInString(p.First) >= 3
}

// initialsWriter writes initials that belong to no exempt person.
func initialsWriter(forms ...string) writer {
	return func(c *corpus, p *privacy.Person, people privacy.People, m *mention) bool {
		f, l := initialOf(p.First), initialOf(p.Last)
		form := c.pick(forms)
		m.text = strings.NewReplacer("%f", f, "%l", l).Replace(form)
		if strings.HasSuffix(m.text, "s") {
			m.section = "possessive"
		}
		return !strings.ContainsAny(f, "AI") // read as words: "A." and "I."
	}
}

func phoneWriter(part bool) writer {
	return func(c *corpus, p *privacy.Person, _ privacy.People, m *mention) bool {
		number := p.Phones[0]
		area, exchange, line := number[1:4], number[6:9], number[10:]
		m.section = "phone"
		m.text = c.pick([]string{number, area + "-" + exchange + "-" + line, area + exchange + line, "+1 " + area + " " + exchange + " " + line, area + "." + exchange + "." + line})
		if part {
			m.text = c.pick([]string{exchange + "-" + line, exchange + " " + line, exchange + line})
		}
		return true
	}
}

func exempted(name string, people privacy.People) bool {
	for _, p := range people.Exempt {
		for _, n := range []string{p.First, p.Last} {
			if strings.EqualFold(plainOf(n), plainOf(name)) {
				return true
			}
		}
	}
	return false
}

func hasJoint(name string) bool { return letters(name) != name }

// titled capitalizes each word: "de la cruz" to "De La Cruz".
func titled(s string) string {
	open := true
	return strings.Map(func(r rune) rune {
		if open && unicode.IsLetter(r) {
			open = false
			return unicode.ToUpper(r)
		}
		open = !unicode.IsLetter(r)
		return r
	}, s)
}

// misspell changes one letter anywhere in the name.
func (c *corpus) misspell(name string) string {
	rs := []rune(name)
	for {
		at := c.rng.IntN(len(rs))
		letter := rune('a' + c.rng.IntN(26))
		out := append([]rune{}, rs...)
		switch c.rng.IntN(4) {
		case 0:
			out[at] = letter
		case 1:
			out = append(out[:at], out[at+1:]...)
		case 2:
			out = append(out[:at], append([]rune{letter}, out[at:]...)...)
		default:
			if at == 0 {
				continue
			}
			out[at-1], out[at] = out[at], out[at-1]
		}
		if string(out) != name {
			return titled(string(out))
		}
	}
}
