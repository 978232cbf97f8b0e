package privacy_test

import (
	"encoding/json"
	"testing"

	"cohort/domain/clinical/privacy"
)

// handwritten is a file of labelled notes; testdata/README.md tells its format.
type handwritten struct {
	Rosters map[string]handRoster
	Entries []handEntry
}

type handRoster struct{ Leaders, Members []handPerson }

type handPerson struct {
	ID, First, Middle, Last, Preferred, Code string
	Former, Nicknames, Emails, Phones        []string
}

type handEntry struct {
	ID, Roster, Subject, Text, Trap string
	Find                            []handPlace
}

// handPlace names a peer: the text at a byte offset, and whom it may mean.
type handPlace struct {
	Text, Kind string
	At         int
	Who        []string
}

func readHandwritten(t testing.TB, file string) *handwritten {
	t.Helper()
	raw, err := testdata.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var h handwritten
	if err := json.Unmarshal(raw, &h); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return &h
}

// people are those around the note of one member: the other members are the
// peers, the member and the leaders are exempt.
func (h *handwritten) people(e *handEntry) (people privacy.People) {
	roster := h.Rosters[e.Roster]
	for _, m := range roster.Members {
		if m.ID == e.Subject {
			people.Exempt = append(people.Exempt, m.person())
		} else {
			people.Peers = append(people.Peers, m.person())
		}
	}
	for _, l := range roster.Leaders {
		people.Exempt = append(people.Exempt, l.person())
	}
	return people
}

func (p *handPerson) person() privacy.Person {
	return privacy.Person{ID: p.ID, First: p.First, Middle: p.Middle, Last: p.Last, Preferred: p.Preferred,
		Former: p.Former, Nicknames: p.Nicknames, Emails: p.Emails, Phones: p.Phones, Code: p.Code}
}

// foundIn reports a finding over the place that names one of the people meant.
func (p *handPlace) foundIn(findings []privacy.Finding) bool {
	for _, f := range findings {
		for _, who := range p.Who {
			if p.overlaps(f) && contains(f.Who, who) {
				return true
			}
		}
	}
	return false
}

func (p *handPlace) overlaps(f privacy.Finding) bool {
	return f.Start < p.At+len(p.Text) && p.At < f.End
}

// expects reports a finding that lies over a place of the note.
func (e *handEntry) expects(f privacy.Finding) bool {
	for i := range e.Find {
		if e.Find[i].overlaps(f) {
			return true
		}
	}
	return false
}
