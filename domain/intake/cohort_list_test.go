package intake

import (
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program/opening"
)

func TestListCountsAPersonOnce(t *testing.T) {
	day := func(n, hour int) time.Time { return time.Date(2026, 3, n, hour, 0, 0, 0, time.UTC) }
	at := func(n int) domain.Date { return domain.Date{Year: 2026, Month: 3, Day: n} }
	until := func(n, hour int) *time.Time { d := day(n, hour); return &d }
	place, err := domain.LoadZone("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	seated, gone, back := domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	l := CohortList{PlannedAt: day(1, 15), Until: until(20, 15), Comings: []Coming{
		{ClientID: seated, At: day(12, 15)},                    // the seat
		{ClientID: seated, At: day(3, 2), Left: until(12, 15)}, // and the wait for it, from an evening
		{ClientID: gone, At: day(4, 15), Left: until(6, 15)},   // gave up
		{ClientID: gone, At: day(8, 15), Left: until(9, 15)},   // twice
		{ClientID: back, At: day(5, 15), Left: until(7, 15)},   // gave up
		{ClientID: back, At: day(10, 15)},                      // and waits again
	}}
	got := l.List(place)
	slices.SortFunc(got.People, func(a, b opening.Person) int { return a.Joined.DaysSince(b.Joined) })
	want := []opening.Person{{Joined: at(2)}, {Joined: at(4), Left: at(9)}, {Joined: at(5)}}
	if got.Opened != at(1) || got.Closed != at(20) || !slices.Equal(got.People, want) {
		t.Errorf("got %+v", got)
	}
}
