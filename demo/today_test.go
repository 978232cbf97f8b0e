package demo_test

import (
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

func TestTherapistHasSessionsToday(t *testing.T) {
	for name, now := range map[string]time.Time{
		"early on a holiday":                   time.Date(2026, 1, 1, 14, 0, 0, 0, time.UTC),
		"on the Sunday when the clocks change": time.Date(2026, 3, 8, 15, 0, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkToday(t, seeded(t, 1, now), now)
		})
	}
}

// checkToday wants a session that is ready for its roll call, and one still to
// come, on the desk of whose login is offered first.
func checkToday(t *testing.T, h *house, now time.Time) {
	t.Helper()
	zone, err := domain.LoadZone("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	local := now.In(zone)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, zone)
	var begun, ahead int
	h.ask(func(tx practice.Tx) error {
		scope, err := domain.ScopeOf(h.actors["Maya"], domain.ReadSession)
		if err != nil {
			return err
		}
		list, err := tx.SessionsBetween(scope, midnight, midnight.AddDate(0, 0, 1), domain.Page{Limit: 50})
		for _, s := range list.Items {
			switch {
			case s.Status != program.SessionScheduled:
			case s.StartsAt.Before(now):
				begun++
			default:
				ahead++
			}
		}
		return err
	})
	if begun != 1 || ahead < 1 {
		t.Errorf("%d sessions have begun today and are open, %d lie ahead", begun, ahead)
	}
}
