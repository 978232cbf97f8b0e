package schedule

import (
	"testing"
	"time"

	"cohort/domain"
)

func day(t *testing.T, s string) domain.Date {
	t.Helper()
	d, err := domain.ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func place(t *testing.T, zone string) *time.Location {
	t.Helper()
	loc, err := Place(zone)
	if err != nil {
		t.Fatalf("%q: %v", zone, err)
	}
	return loc
}

func TestZonesThatMeanNothingAreRefused(t *testing.T) {
	for _, zone := range []string{"", "Local", "local", "Mars/Olympus_Mons", "../etc/passwd", "EST5EDT4"} {
		if _, err := Place(zone); err == nil {
			t.Errorf("%q was taken for a time zone", zone)
		}
	}
}
