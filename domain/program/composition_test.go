package program_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// Members of a day are counted by what was recorded, spelled in whatever way, and
// what was not recorded is said.
func TestCompose(t *testing.T) {
	day := domain.Date{Year: 2026, Month: time.March, Day: 10}
	born := func(year int) domain.Date { return domain.Date{Year: year, Month: time.March, Day: 11} }
	member := func(since, until domain.Date, c domain.Client) program.Composed {
		return program.Composed{Enrollment: program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), Since: since, Until: until}, Client: c}
	}
	client := func(birth domain.Date, gender, language, access string) domain.Client {
		return domain.Client{BirthDate: birth, Language: language, Personal: domain.Personal{Gender: gender, AccessNeeds: access}}
	}
	sits := day.AddDays(-30)
	c := program.Compose([]program.Composed{
		member(sits, domain.Date{}, client(born(2001), "woman", "en", "")), // 24, tomorrow 25
		member(sits, domain.Date{}, client(born(2000), "Woman", "es-MX", "Sits near the door")),
		member(sits, day.AddDays(1), client(born(1950), "man", "en", "")),
		member(day, domain.Date{}, client(domain.Date{}, "", "", "")),
		member(sits, domain.Date{}, client(born(2009), "non-binary", "en", "")),    // 16
		member(day.AddDays(1), domain.Date{}, client(born(1990), "man", "en", "")), // begins tomorrow
		member(sits, day, client(born(1990), "man", "en", "")),                     // has left
	}, day)
	var said []string
	for _, p := range c.Ages {
		said = append(said, fmt.Sprintf("%d-%d %t:%d", p.Band.From, p.Band.To, p.Unknown, len(p.Members)))
	}
	for _, parts := range [][]program.CompositionPart{c.Genders, c.Languages, c.Access} {
		for _, p := range parts {
			said = append(said, fmt.Sprintf("%s:%d", p.Value, len(p.Members)))
		}
	}
	want := "0-17 false:1, 18-24 false:1, 25-34 false:1, 65-0 false:1, 0-0 true:1, woman:2, man:1, non-binary:1, :1, en:3, es-MX:1, :1, Sits near the door:1, :4"
	if got := strings.Join(said, ", "); c.Members != 5 || c.On != day || got != want {
		t.Errorf("%d members: %s\nwant %s", c.Members, got, want)
	}
	if empty := program.Compose(nil, day); empty.Members != 0 || len(empty.Ages)+len(empty.Genders)+len(empty.Languages)+len(empty.Access) != 0 {
		t.Errorf("nobody: %+v", empty)
	}
}
