package privacy_test

import (
	"strings"
	"unicode"

	"cohort/domain/clinical/privacy"
)

var sections = []string{"Subjective", "Objective", "Assessment", "Plan"}

// clean writes a note that identifies no peer.
func (c *corpus) clean() labelled {
	n := labelled{people: c.newPeople()}
	switch c.rng.IntN(25) { // some writers use no capitals, some use nothing else
	case 0:
		n.style = strings.ToLower
	case 1:
		n.style = strings.ToUpper
	}
	c.write(&n, nil)
	return n
}

// naming writes a note that identifies a peer once in the given way; ok is
// false where the drawn peer cannot be written so (no accent, too short).
func (c *corpus) naming(kind string) (n labelled, ok bool) {
	n.people = c.newPeople()
	at := 2 + c.rng.IntN(len(n.people.Peers)-2)
	if kind == "word" {
		at = c.rng.IntN(2)
	}
	switch kind {
	case "lowercase note":
		n.style = strings.ToLower
	case "capitals note":
		n.style = strings.ToUpper
	}
	m, ok := c.mention(kind, &n.people.Peers[at], n.people)
	if !ok {
		return n, false
	}
	c.write(&n, &m)
	return n, true
}

// mention is a sentence with the place in it.
type mention struct {
	kind, section, text, who string
}

// write composes the note: headings now and then, clean sentences, and the
// mention in a random place among them.
func (c *corpus) write(n *labelled, m *mention) {
	var b strings.Builder
	style := n.style
	if style == nil {
		style = func(s string) string { return s }
	}
	count := 3 + c.rng.IntN(6)
	at := c.rng.IntN(count)
	for i := range count {
		if b.Len() > 0 {
			b.WriteString(c.pick([]string{" ", " ", " ", "\n"}))
		}
		if c.chance(0.12) {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			b.WriteString(style(c.pick(sections) + ": "))
		}
		if m != nil && i == at {
			sentence := c.pick(c.sentences[m.section])
			before, after, _ := strings.Cut(sentence, "{X}")
			b.WriteString(style(before))
			start := b.Len()
			text := m.text
			if before == "" && unicode.IsLower([]rune(text)[0]) && m.kind == "possessive" {
				text = strings.ToUpper(text[:1]) + text[1:]
			}
			b.WriteString(style(text))
			n.labels = append(n.labels, label{m.kind, start, b.Len(), m.who})
			b.WriteString(style(after))
			continue
		}
		b.WriteString(style(c.fill(c.pick(c.sentences["clean"]), n.people)))
	}
	n.text = b.String()
}

// fill puts people who are not peers into a clean sentence. A relative or a
// doctor never has exactly a peer's name, but may well come near one.
func (c *corpus) fill(sentence string, people privacy.People) string {
	client, leader := people.Exempt[0], people.Exempt[1]
	return strings.NewReplacer(
		"{OWN}", client.First, "{LEADERFIRST}", leader.First, "{LEADER}", leader.First+" "+leader.Last,
		"{OTHER}", c.stranger(c.first, people), "{OTHERLAST}", c.stranger(c.last, people),
	).Replace(sentence)
}

func (c *corpus) stranger(list []string, people privacy.People) string {
	for {
		name := c.pick(list)
		same := false
		for _, p := range people.Peers {
			for part := range strings.FieldsSeq(strings.ReplaceAll(plainOf(name), "-", " ")) {
				same = same || strings.Contains(plainOf(p.First+" "+p.Last), part)
			}
		}
		if !same {
			return name
		}
	}
}
