package ical

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"cohort/domain"
	"cohort/domain/program"
)

func id(t *testing.T, text string) domain.SessionID {
	t.Helper()
	parsed, err := domain.ParseID[domain.SessionID](text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// leaderFeed has a session of each state in two zones, one online by a link.
func leaderFeed(t *testing.T) program.Feed {
	t.Helper()
	var f program.Feed
	f.MadeAt = utc("2026-02-01 09:00")
	for i, c := range []struct {
		starts, zone, place string
		status              program.SessionStatus
	}{
		{"2026-03-04 23:00", "America/New_York", "Room 2, garden house", program.SessionClosed},
		{"2026-03-11 22:00", "America/New_York", "Room 2, garden house", program.SessionCancelled},
		{"2026-10-24 15:00", "Europe/Berlin", "https://meet.example/grief-group", program.SessionScheduled},
		{"2026-11-01 06:30", "America/New_York", "", program.SessionScheduled},
	} {
		s := program.CalendarSession{CohortCode: "G-4821", CohortVersion: 2, Named: true}
		s.ID, s.Number, s.Weeks, s.Version = id(t, "0195f0aa-0000-7000-8000-00000000000"+string(rune('1'+i))), i+4, 12, i+1
		s.CohortName, s.Theme, s.CancelReason = "Grief; and loss", "Anger", "Snow"
		s.StartsAt, s.TimeZone, s.Place, s.Status, s.UpdatedAt = utc(c.starts), c.zone, c.place, c.status, utc("2026-03-01 09:00")
		s.EndsAt = s.StartsAt.Add(90 * 60e9)
		f.Sessions = append(f.Sessions, s)
	}
	return f
}

func writeFeed(t *testing.T, f program.Feed) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteFeed(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLeadersFeedSaysACodeANumberAndAPlace(t *testing.T) {
	text := writeFeed(t, leaderFeed(t))
	for _, secret := range []string{"Grief", "grief", "Anger", "Snow", "meet.example"} {
		if strings.Contains(text, secret) {
			t.Errorf("the feed says %q", secret)
		}
	}
	events := parse(t, text).Events()
	want := []struct{ title, place, status, revision string }{
		{"Group G-4821, session 4 of 12", "Room 2, garden house", "CONFIRMED", "1"},
		{"Group G-4821, session 5 of 12", "Room 2, garden house", "CANCELLED", "2"},
		{"Group G-4821, session 6 of 12", "Online", "CONFIRMED", "3"},
		{"Group G-4821, session 7 of 12", "", "CONFIRMED", "4"},
	}
	for i, e := range events {
		if got := (struct{ title, place, status, revision string }{value(e, ics.ComponentPropertySummary), value(e, ics.ComponentPropertyLocation),
			value(e, ics.ComponentPropertyStatus), value(e, ics.ComponentPropertySequence)}); got != want[i] {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
	f := leaderFeed(t)
	f.Names, f.Sessions[1].Named = true, false
	named := parse(t, writeFeed(t, f)).Events()
	if got := value(named[0], ics.ComponentPropertySummary); got != "Grief; and loss, session 4 of 12" {
		t.Errorf("by name: %q", got)
	}
	if got := value(named[1], ics.ComponentPropertySummary); got != "Group G-4821, session 5 of 12" {
		t.Errorf("of a name that is not for them: %q", got)
	}
	f = leaderFeed(t)
	f.Sessions[0].CohortCode = ""
	if got := value(parse(t, writeFeed(t, f)).Events()[0], ics.ComponentPropertySummary); got != "Group, session 4 of 12" {
		t.Errorf("without a code: %q", got)
	}
	if empty := parse(t, writeFeed(t, program.Feed{MadeAt: f.MadeAt})); len(empty.Events()) != 0 {
		t.Error("nothing is something")
	}
}

// The feed that other programs' readers are given, and what they must see.
func TestLeadersFeedForOtherReadersIsCurrent(t *testing.T) {
	f := leaderFeed(t)
	var want []map[string]any
	for _, s := range f.Sessions {
		e := feedEvent(s, f)
		status := string(e.Status)
		if status == "" {
			status = string(Confirmed)
		}
		want = append(want, map[string]any{"uid": "session-" + e.ID + "@" + feedHost, "start": stamp(e.StartsAt), "end": stamp(e.EndsAt), "title": e.title(), "status": status, "sequence": e.Revision})
	}
	list, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	for file, got := range map[string][]byte{"testdata/leader.ics": []byte(writeFeed(t, f)), "testdata/leader.json": append(list, '\n')} {
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(file); err != nil || string(kept) != string(got) {
			t.Errorf("%s is not current: go test ./document/ical -update, and show it to the readers: scripts/readers (%v)", file, err)
		}
	}
}
