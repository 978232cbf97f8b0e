package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
	"cohort/repository/storetest"
)

// labelled is a file of notes written by hand with the places that name a peer;
// domain/clinical/privacy/testdata/README.md tells its format.
type labelled struct {
	Rosters map[string]struct{ Leaders, Members []labelledPerson }
	Entries []labelledNote
}

type labelledPerson struct {
	ID, First, Middle, Last, Preferred, Code string
	Former, Nicknames, Emails, Phones        []string
}

type labelledNote struct {
	ID, Roster, Subject, Text string
	Find                      []struct {
		Text string
		At   int // in bytes
		Who  []string
	}
}

// TestPrivacyThroughTheDesk prints how many of the places that name a peer the
// note page is told of, and in how many clean notes it is told of one, over the
// labelled notes that the engine is measured by, each written as a member's note by
// a request to a group whose members bear those names. COHORT_NOTES=all takes both
// halves whole, as `make trust` does; otherwise a few groups of the half to mend
// with. Of the half put aside it prints totals alone.
func TestPrivacyThroughTheDesk(t *testing.T) {
	halves := []struct {
		name, file           string
		groups               int
		recall, clean, block float64
	}{{"to mend with", "handwritten.json", 4, 0.9, 0.15, 0.1}}
	if os.Getenv("COHORT_NOTES") == "all" {
		halves[0].groups, halves[0].recall, halves[0].clean, halves[0].block = 40, 0.98, 0.07, 0.05
		halves = append(halves, halves[0])
		halves[1].name, halves[1].file, halves[1].recall, halves[1].clean, halves[1].block = "put aside", "held/handwritten.held.json", 0.92, 0.16, 0.12
	}
	g := newNamedGroup(t)
	for _, half := range halves {
		found := g.read(half.file, half.groups)
		fmt.Printf("through the desk, half %s: %v\n", half.name, found)
		if found.places < 10 || found.clean < 10 || found.recall() < half.recall || found.share(found.alarmed) > half.clean || found.share(found.blocked) > half.block {
			t.Errorf("%s: %v", half.name, found)
		}
	}
}

// toldOf is what the page was told of over some notes.
type toldOf struct{ places, found, clean, alarmed, blocked int }

func (f toldOf) recall() float64     { return float64(f.found) / float64(f.places) }
func (f toldOf) share(n int) float64 { return float64(n) / float64(f.clean) }
func (f toldOf) String() string {
	return fmt.Sprintf("recall %.3f (%d of %d places); of %d clean notes %.3f with a finding, %.3f kept from signing", f.recall(), f.found, f.places, f.clean, f.share(f.alarmed), f.share(f.blocked))
}

// namedGroup is a group of eight with a closed session, whose members and leaders
// take the names of one roster after the other.
type namedGroup struct {
	*apitest.World
	session string
	clients []string
	version map[string]string
}

func newNamedGroup(t *testing.T) *namedGroup {
	t.Helper()
	w := apitest.New(t, storetest.SQLite(t))
	g := &namedGroup{World: w, version: map[string]string{}}
	cohort := w.Cohort(map[string]any{"curriculumId": w.Curriculum(12), "maxMembers": 8, "coLeadIds": []string{w.Users["other therapist"].ID.String()}})
	for n := range 8 {
		id := w.Client(fmt.Sprintf("First%c", 'A'+n), "Member")
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(id)).Want(http.StatusCreated)
		g.clients, g.version[id] = append(g.clients, id), `"1"`
	}
	w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", nil).Want(http.StatusOK)
	g.session = w.Session(cohort, 1)
	w.Do("therapist", http.MethodPut, "/sessions/"+g.session+"/attendance", apitest.Marks(g.clients, slices.Repeat([]string{"present"}, 8)...)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+g.session+"/close", nil).Want(http.StatusOK)
	g.call(nil, nil) // codes that no roster has
	return g
}

// read writes the notes of some rosters of a file.
func (g *namedGroup) read(file string, rosters int) (told toldOf) {
	g.T.Helper()
	raw, err := os.ReadFile("../domain/clinical/privacy/testdata/" + file)
	if err != nil {
		g.T.Fatal(err)
	}
	var notes labelled
	if err := json.Unmarshal(raw, &notes); err != nil {
		g.T.Fatal(err)
	}
	var names []string
	for name := range notes.Rosters {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names[:min(rosters, len(names))] {
		roster := notes.Rosters[name]
		seat := g.call(roster.Leaders, roster.Members)
		for _, e := range notes.Entries {
			if e.Roster == name {
				told.add(e, seat, g.faults(seat[e.Subject], e.Text))
			}
		}
	}
	return told
}

// call gives everybody the names of a roster, and says who is who.
func (g *namedGroup) call(leaders, members []labelledPerson) map[string]string {
	g.T.Helper()
	seat := map[string]string{}
	for i, text := range g.clients {
		p := labelledPerson{First: "Zqvarto", Last: "Zqvelim", Code: fmt.Sprintf("C-9%04d", i)}
		if i < len(members) {
			p = members[i]
		}
		seat[p.ID] = text
		g.change(func(tx practice.Tx) error {
			id, err := domain.ParseID[domain.ClientID](text)
			if err != nil {
				return err
			}
			c, err := tx.LockClient(domain.Everything(), id)
			if err != nil {
				return err
			}
			return tx.SaveClient(p.as(c))
		})
	}
	for i, who := range []string{"therapist", "other therapist"} {
		name := "Zqorvanda Zqilt"
		if i < len(leaders) {
			name = leaders[i].First + " " + leaders[i].Last
		}
		g.change(func(tx practice.Tx) error {
			u, err := tx.LockUser(g.Users[who].ID)
			if err != nil {
				return err
			}
			u.Name = name
			return tx.SaveUser(u)
		})
	}
	return seat
}

func (g *namedGroup) change(do func(practice.Tx) error) {
	g.T.Helper()
	if err := g.Store.Write(context.Background(), do); err != nil {
		g.T.Fatalf("%v: %+v", err, errors.Unwrap(err))
	}
}

// as puts a person into a client's record, where an intake would.
func (p labelledPerson) as(c domain.Client) domain.Client {
	c.FirstName, c.LastName, c.PreferredName, c.FormerNames, c.Code = strings.TrimSpace(p.First+" "+p.Middle), p.Last, p.Preferred, p.Former, p.Code
	c.DisplayName, c.Contact.Email, c.Contact.Phone = "", "", ""
	for _, to := range []struct {
		field *string
		from  []string
	}{{&c.DisplayName, p.Nicknames}, {&c.Contact.Email, p.Emails}, {&c.Contact.Phone, p.Phones}} {
		if len(to.from) > 0 {
			*to.field = to.from[0]
		}
	}
	return c
}

// namingFault is what the page is told of a place that names somebody.
type namingFault struct {
	Kind, Section, OtherClientID string
	Start, End                   int
}

// faults writes a member's note and gives what the answer says of names.
func (g *namedGroup) faults(client, text string) []namingFault {
	g.T.Helper()
	note := noteBody()
	note["sections"] = []any{body{"key": "data", "text": text}}
	a := g.Do("therapist", http.MethodPut, "/sessions/"+g.session+"/notes/"+client, note, apitest.IfMatch(g.version[client])).Want(http.StatusOK)
	g.version[client] = a.Header.Get("ETag")
	var got struct{ Faults []namingFault }
	a.Into(&got)
	return slices.DeleteFunc(got.Faults, func(f namingFault) bool { return f.Kind != "names_other_member" && f.Kind != "may_name_other_member" })
}

func (f *toldOf) add(e labelledNote, seat map[string]string, faults []namingFault) {
	if len(e.Find) == 0 {
		f.clean++
		if len(faults) > 0 {
			f.alarmed++
		}
		if slices.ContainsFunc(faults, func(n namingFault) bool { return n.Kind == "names_other_member" }) {
			f.blocked++
		}
		return
	}
	for _, place := range e.Find {
		f.places++
		from, to := asCounted(e.Text[:place.At]), asCounted(e.Text[:place.At+len(place.Text)])
		if slices.ContainsFunc(faults, func(n namingFault) bool {
			return n.Start < to && from < n.End && slices.ContainsFunc(place.Who, func(who string) bool { return seat[who] == n.OtherClientID })
		}) {
			f.found++
		}
	}
}

// asCounted is how long a text is as a browser counts.
func asCounted(text string) int { return len(utf16.Encode([]rune(text))) }
