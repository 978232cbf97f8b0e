package domain_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"cohort/domain"
)

// Pages of a timeline, put together from streams of every kind, give each entry
// once and in order, however many stand on one day and wherever a page ends.
func TestPagesOfATimelineLoseAndRepeatNothing(t *testing.T) {
	type entry struct{ domain.TimelinePlace }
	place := func(e entry) domain.TimelinePlace { return e.TimelinePlace }
	rng := rand.New(rand.NewPCG(7, 11))
	for range 400 {
		streams, all := map[domain.TimelineKind][]entry{}, []entry(nil)
		for _, kind := range domain.TimelineKinds {
			for range rng.IntN(9) {
				day := domain.Date{Year: 2026, Month: 3, Day: 1 + rng.IntN(4)}
				e := entry{domain.TimelinePlace{Day: day, Kind: kind, ID: domain.NewID[domain.ClientID]().String()}}
				if rng.IntN(3) == 0 {
					e.ID += fmt.Sprintf(":%02d", rng.IntN(3))
				}
				streams[kind], all = append(streams[kind], e), append(all, e)
			}
			slices.SortFunc(streams[kind], func(a, b entry) int { return a.Compare(b.TimelinePlace) })
		}
		asked := domain.TimelineAsked{Limit: 1 + rng.IntN(6)}
		if rng.IntN(2) == 0 {
			asked.From, asked.To = domain.Date{Year: 2026, Month: 3, Day: 2}, domain.Date{Year: 2026, Month: 3, Day: 3}
			asked.Kinds = domain.TimelineKinds[2:6]
		}
		want := slices.DeleteFunc(all, func(e entry) bool {
			return !asked.Wants(e.Kind) || !asked.From.IsZero() && (e.Day.Before(asked.From) || e.Day.After(asked.To))
		})
		slices.SortFunc(want, func(a, b entry) int { return a.Compare(b.TimelinePlace) })
		var got []entry
		for more := true; more; {
			var cuts [][]entry
			for kind, stream := range streams {
				if !asked.Wants(kind) {
					continue
				}
				cut := asked.Cut(kind)
				found := slices.DeleteFunc(slices.Clone(stream), func(e entry) bool { return !cut.Has(e.Day, e.ID) })
				cuts = append(cuts, found[:min(len(found), cut.Most)])
			}
			var page []entry
			page, more = domain.MergeTimeline(place, asked.Limit, cuts...)
			got = append(got, page...)
			if len(page) > asked.Limit || more && len(page) < asked.Limit {
				t.Fatalf("a page of %d has %d entries", asked.Limit, len(page))
			}
			if more {
				after, err := domain.ReadTimelinePlace(page[len(page)-1].String())
				if err != nil {
					t.Fatal(err)
				}
				asked.After = after
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("pages of %d:\n%v\nare not\n%v", asked.Limit, got, want)
		}
	}
}

func TestCursorsOfATimelineAreRead(t *testing.T) {
	id := domain.NewID[domain.ClientID]().String()
	for _, cursor := range []string{"2026-03-10.session." + id, "2026-03-10.referral." + id + ":02"} {
		if place, err := domain.ReadTimelinePlace(cursor); err != nil || place.String() != cursor {
			t.Errorf("%s: %v %v", cursor, place, err)
		}
	}
	for _, cursor := range []string{"x", id, "2026-02-30.session." + id, "2026-03-10.dream." + id, "2026-03-10.session.1", "2026-03-10.session." + id + "'", "2026-03-10.session." + id + ":123456789"} {
		if _, err := domain.ReadTimelinePlace(cursor); err == nil {
			t.Errorf("%s is read", cursor)
		}
	}
}
