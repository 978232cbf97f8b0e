package demo

import (
	"context"
	"math/rand/v2"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice/desks"
)

// zoneName is where the practice is.
const zoneName = "America/New_York"

// story is the half year while it is being told.
type story struct {
	seed  int64
	ctx   context.Context
	desks *desks.Desks
	diary *diary
	rng   *rand.Rand
	zone  *time.Location
	now   time.Time
	today domain.Date

	staff     map[string]domain.Actor
	curricula map[string]program.Curriculum
	groups    map[string]*group
	rooms     map[string]domain.RoomID
	people    *people
	assessed  int // how many clients were assessed at intake
	ledger    *ledger
	attended  tally // sessions that members came to
	handedIn  tally // homework that came back
}

func newStory(seed int64, now time.Time) (*story, error) {
	zone, err := domain.LoadZone(zoneName)
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(uint64(seed), 0))
	return &story{seed: seed, diary: &diary{}, rng: rng, zone: zone, now: now, today: domain.DateIn(now, zone),
		staff: map[string]domain.Actor{}, curricula: map[string]program.Curriculum{}, groups: map[string]*group{}, rooms: map[string]domain.RoomID{},
		people: newPeople(rng), ledger: &ledger{exportedThrough: domain.DateIn(now, zone).AddDays(-400)},
		attended: tally{target: 85}, handedIn: tally{target: 76}}, nil
}

// plan writes the whole diary: the house first, then the groups with those
// who get a seat, then those who do not, then the bookkeeping.
func (s *story) plan() error {
	outlines, err := loadOutlines()
	if err != nil {
		return err
	}
	s.openHouse()
	s.writeCurricula(outlines)
	for _, g := range s.planGroups() {
		if g.notes, err = readNotebook(g.key); err != nil {
			return err
		}
		s.runGroup(g)
	}
	s.planIntensive()
	if err := s.planShortCourses(); err != nil {
		return err
	}
	s.planReferralsWithoutSeat()
	s.planBookkeeping()
	s.planSignIns()
	s.planCorrections()
	s.planGroundRules()
	s.planWarnings()
	s.planSupportGroups()
	s.planLeaflets()
	s.planEnquiries()
	s.planOwnInstruments()
	s.planReleases()
	return nil
}

// weeksOfStory is how far back the house opens: half a year and the weeks in
// which the first groups were filled.
const weeksOfStory = 44

// at gives a time of day on a date at the practice.
func (s *story) at(d domain.Date, hour, minute int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, s.zone)
}

// during gives some minute of the working hours from..to on a date.
func (s *story) during(d domain.Date, from, to int) time.Time {
	return s.at(d, from, s.rng.IntN((to-from)*60)).Add(time.Duration(s.rng.IntN(60)) * time.Second)
}

// workday is the date itself, or the Friday before a weekend.
func workday(d domain.Date) domain.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(-1)
	case time.Sunday:
		return d.AddDays(-2)
	}
	return d
}

// between draws a whole number, both ends included.
func (s *story) between(low, high int) int { return low + s.rng.IntN(high-low+1) }

// chance says yes in so many of a hundred cases.
func (s *story) chance(percent int) bool { return s.rng.IntN(100) < percent }

// tally keeps the share of what came out well near a target in percent, so
// that every seed makes a practice whose figures look alike.
type tally struct{ target, well, all int }

// fewTallied is how many draws are left alone at first.
const fewTallied = 30

// leaning says yes in about so many of a hundred cases, a little more or less
// often when the share so far has drifted.
func (t *tally) leaning(s *story, percent int) bool {
	if t.all > fewTallied {
		percent += min(12, max(-12, 2*(t.target-100*t.well/t.all)))
	}
	yes := s.chance(percent)
	t.all++
	if yes {
		t.well++
	}
	return yes
}

// one draws from a list.
func one[T any](s *story, of []T) T { return of[s.rng.IntN(len(of))] }

// share is a value with its weight among others.
type share[T any] struct {
	value  T
	weight int
}

// drawn draws a value by weight.
func drawn[T any](s *story, shares []share[T]) T {
	total := 0
	for _, sh := range shares {
		total += sh.weight
	}
	n := s.rng.IntN(total)
	for _, sh := range shares {
		if n -= sh.weight; n < 0 {
			return sh.value
		}
	}
	return shares[len(shares)-1].value
}
