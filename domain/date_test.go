package domain

import (
	"testing"
	"time"
)

func TestLatestTodayIsTheClinicsOrThePrograms(t *testing.T) {
	for _, c := range []struct{ name, zone, now, want string }{
		{"a morning in New York", "America/New_York", "2026-03-10T14:00:00Z", "2026-03-10"},
		{"an evening in New York, when programs are a day ahead", "America/New_York", "2026-03-11T03:00:00Z", "2026-03-11"},
		{"a morning in Sydney, when programs are a day behind", "Australia/Sydney", "2026-03-10T21:00:00Z", "2026-03-11"},
		{"an afternoon in London", "Europe/London", "2026-03-10T15:00:00Z", "2026-03-10"},
	} {
		at, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		zone, err := LoadZone(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := LatestToday(at, zone).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
