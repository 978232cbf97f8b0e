package clinical

import (
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical/sameness"
)

// fewOwnWords is under how many words likeness says little.
const fewOwnWords = 20

// read is a note as the sameness check takes it.
func (c Checked) read(n ProgressNote) sameness.Note {
	text, _ := n.Own()
	p := c.People.Members[n.ClientID].Person
	return sameness.Note{ID: n.ClientID.String(), Text: text, Names: withoutEmpty(append([]string{p.First, p.Last, p.Preferred}, p.Nicknames...))}
}

func withoutEmpty(names []string) (out []string) {
	for _, name := range names {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// shared is what is left out before notes are compared: what is the same for
// everybody on purpose.
func (c Checked) shared() string {
	return c.Shared.Text + "\n" + strings.Join(c.Shared.Techniques, "\n")
}

// alike finds notes of the session that were copied from one another.
func (c Checked) alike(notes []MemberNote) map[domain.ClientID][]Fault {
	texts, byID := []sameness.Note{}, map[string]ProgressNote{}
	for _, n := range notes {
		if n.Note.Length() > 0 {
			texts = append(texts, c.read(n.Note))
			byID[n.Note.ClientID.String()] = n.Note
		}
	}
	out := map[domain.ClientID][]Fault{}
	for _, l := range sameness.Within(texts, c.shared()) {
		a, b := byID[l.A], byID[l.B]
		if !tells(l) {
			continue
		}
		first, _ := firstPassage(l)
		for _, pair := range []struct {
			note, other ProgressNote
			from, to    int
		}{{a, b, first.AStart, first.AEnd}, {b, a, first.BStart, first.BEnd}} {
			out[pair.note.ClientID] = append(out[pair.note.ClientID], c.like(domain.NearCopyInSession, pair.note, pair.from, pair.to, l, func(f *Fault) {
				f.Other, f.Who = pair.other.ClientID, c.People.Members[pair.other.ClientID].Name
			}))
		}
	}
	return out
}

// ofEarlier finds out whether a note was copied from the member's last ones.
func (c Checked) ofEarlier(n MemberNote) (found []Fault) {
	if n.Note.Length() == 0 {
		return nil
	}
	var earlier []sameness.Note
	for i, e := range n.Earlier {
		read := c.read(e)
		read.ID = fmt.Sprint(i)
		earlier = append(earlier, read)
	}
	for _, l := range sameness.AgainstEarlier(c.read(n.Note), earlier, c.shared()) {
		if !tells(l) {
			continue
		}
		first, _ := firstPassage(l)
		found = append(found, c.like(domain.NearCopyOfEarlier, n.Note, first.AStart, first.AEnd, l, func(f *Fault) {
			for i, e := range n.Earlier {
				if fmt.Sprint(i) == l.B && e.Record != nil {
					f.Who = e.Record.Facts.Date
				}
			}
		}))
	}
	return found
}

// tells says whether a likeness is worth a question.
func tells(l sameness.Likeness) bool {
	return l.Verdict >= sameness.Similar && (l.OwnWords >= fewOwnWords || l.Verdict == sameness.Identical)
}

// firstPassage is the longest run that both share.
func firstPassage(l sameness.Likeness) (longest sameness.Passage, found bool) {
	for _, p := range l.Passages {
		if p.Words > longest.Words {
			longest, found = p, true
		}
	}
	return longest, found
}

func (c Checked) like(kind domain.NoteFaultKind, n ProgressNote, from, to int, l sameness.Likeness, of func(*Fault)) Fault {
	as := "note of another member of this session"
	if kind == domain.NearCopyOfEarlier {
		as = "earlier note of this member"
	}
	f := c.fault(kind, fmt.Sprintf("%.0f%% of it stands in an %s, word for word or nearly.", l.Score*100, as))
	if kind == domain.NearCopyInSession {
		f.Words = fmt.Sprintf("%.0f%% of it stands in the %s, word for word or nearly.", l.Score*100, as)
	}
	if to > from {
		text, _ := n.Own()
		at := n.at(from, to)
		f.Section, f.Start, f.End, f.Text = at.Section, at.Start, at.End, clipped(text[from:to])
	}
	of(&f)
	return f
}

// clipped is the beginning of a long passage.
func clipped(text string) string {
	const most = 200
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i]
		}
	}
	return text
}
