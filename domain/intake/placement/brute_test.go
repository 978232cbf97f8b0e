package placement

import (
	"slices"
	"testing"
)

// brute tries every way to open the proposals and every seat for every client,
// by the oracle's rules alone. Two openings that differ in nothing a client
// could notice are tried once.
type brute struct {
	w      *Waitlist
	odds   []uint32 // client → those they may not sit with, as bits
	pinned []string // client → where they are pinned, "" = nowhere
	best   [6]int
	found  bool
	plans  int

	venues []venue
	offers [][][6]int // venue × client: what the seat adds
	may    [][]bool   // venue × client
	in     []uint32   // venue → clients, as bits
	seated []int
}

// tryAll returns the best objective of any plan; found is false if no plan
// keeps every pin.
func tryAll(w *Waitlist) *brute {
	b := &brute{w: w, odds: make([]uint32, len(w.Clients)), pinned: make([]string, len(w.Clients))}
	for i, c := range w.Clients {
		for j, d := range w.Clients {
			if atOdds(w, c.ID, d.ID) {
				b.odds[i] |= 1 << j
			}
		}
		for _, p := range w.Pins {
			if p.Client == c.ID {
				b.pinned[i] = string(p.Cohort) + string(p.Proposal)
			}
		}
	}
	for _, c := range w.Cohorts {
		b.add(cohortVenue(c))
	}
	b.open(0)
	return b
}

// add makes a venue available to the clients.
func (b *brute) add(v venue) {
	offers, may := make([][6]int, len(b.w.Clients)), make([]bool, len(b.w.Clients))
	for i, c := range b.w.Clients {
		fit, ok := v.fitOf(b.w, c)
		offers[i], may[i] = numbersOf(c, b.w.Today, fit), ok
	}
	b.venues, b.offers, b.may = append(b.venues, v), append(b.offers, offers), append(b.may, may)
	b.in, b.seated = append(b.in, 0), append(b.seated, 0)
}

func (b *brute) drop() {
	n := len(b.venues) - 1
	b.venues, b.offers, b.may, b.in, b.seated = b.venues[:n], b.offers[:n], b.may[:n], b.in[:n], b.seated[:n]
}

func (b *brute) open(i int) {
	if i == len(b.w.Proposals) {
		b.seat(0, [6]int{})
		return
	}
	b.open(i + 1)
	opened := b.venues[len(b.w.Cohorts):]
	for _, v := range venuesOf(b.w, b.w.Proposals[i]) {
		clashes := slices.ContainsFunc(opened, func(o venue) bool { return !apart(b.w, o, v) })
		if !clashes && mayTake(b.w, append(slices.Clone(opened), v)) {
			b.add(v)
			b.open(i + 1)
			b.drop()
		}
	}
}

func (b *brute) seat(i int, value [6]int) {
	need := 0
	for g, v := range b.venues {
		need += max(0, v.least-b.seated[g])
	}
	if need > len(b.w.Clients)-i {
		return
	}
	if i == len(b.w.Clients) {
		b.plans++
		if !b.found || slices.Compare(value[:], b.best[:]) > 0 {
			b.best, b.found = value, true
		}
		return
	}
	if b.pinned[i] == "" {
		b.seat(i+1, value)
	}
	for g, v := range b.venues {
		if b.pinned[i] != "" && b.pinned[i] != v.name || !b.may[g][i] || b.seated[g] == v.seats || b.in[g]&b.odds[i] != 0 {
			continue
		}
		next := value
		for k, n := range b.offers[g][i] {
			next[k] += n
		}
		b.in[g] |= 1 << i
		b.seated[g]++
		b.seat(i+1, next)
		b.in[g] &^= 1 << i
		b.seated[g]--
	}
}

// matters reports whether the optimum is another one without something.
func (b *brute) matters(without func(*Waitlist)) bool {
	w := *b.w
	without(&w)
	other := tryAll(&w)
	return other.found != b.found || other.best != b.best
}

func TestBuildEqualsBruteForce(t *testing.T) {
	const instances = 1000
	var plans, opened, two, conflicts, pins, intoNew, exclusions, leaders, rooms, breaks, coLed, refused int
	for seed := range uint64(instances) {
		w := newSmallClinic(seed)
		b := tryAll(w)
		plans += b.plans
		plan, err := Build(w, Limits{})
		if (err == nil) != b.found {
			t.Fatalf("seed %d: Build says %v, brute force finds a plan: %v", seed, err, b.found)
		}
		if err != nil {
			refused++
			continue
		}
		if plan.Value.levels() != b.best || !plan.Proven || plan.Gap != 0 {
			t.Fatalf("seed %d: Build finds %v (proven %v), brute force %v", seed, plan.Value, plan.Proven, b.best)
		}
		checkPlan(t, w, plan)
		opened += len(plan.Openings)
		two += oneIf(len(plan.Openings) > 1)
		intoNew += oneIf(slices.ContainsFunc(w.Pins, func(p Pin) bool { return p.Proposal != "" }))
		conflicts += oneIf(b.matters(func(w *Waitlist) { w.Conflicts = nil }))
		pins += oneIf(len(w.Pins) > 0 && b.matters(func(w *Waitlist) { w.Pins = nil }))
		exclusions += oneIf(len(w.Exclusions) > 0 && b.matters(func(w *Waitlist) { w.Exclusions = nil }))
		leaders += oneIf(len(plan.Openings) > 0 && b.matters(func(w *Waitlist) { w.Leaders = slices.Concat(w.Leaders, freeTwins(w)) }))
		breaks += oneIf(len(plan.Openings) > 0 && b.matters(func(w *Waitlist) { w.Breaks = &Breaks{} }))
		coLed += oneIf(slices.ContainsFunc(plan.Openings, func(o Opening) bool { return o.CoLeader != "" }))
		rooms += oneIf(len(plan.Openings) > 0 && b.matters(func(w *Waitlist) {
			w.Rooms = append(slices.Clone(w.Rooms), Room{ID: "hall", Site: "north", Seats: 12, Free: windows()})
		}))
	}
	t.Logf("%d instances equal brute force over %d plans: %d cohorts opened, two or more in %d; the optimum would be another without "+
		"the conflicts in %d, the pins in %d, the exclusions in %d, with more leaders in %d, more rooms in %d, without breaks in %d; a pin opened a cohort in %d, two led one together in %d; %d refused because of pins",
		instances, plans, opened, two, conflicts, pins, exclusions, leaders, rooms, breaks, intoNew, coLed, refused)
	for what, n := range map[string]int{"openings": opened / 5, "two openings": two, "conflicts": conflicts / 2, "pins": pins, "pins that open": intoNew,
		"exclusions": exclusions, "leaders": leaders, "rooms": rooms, "breaks": breaks, "co-leaders": coLed, "pins that cannot be kept": refused} {
		if n < instances/100 {
			t.Errorf("%s decide too few instances", what)
		}
	}
}

// freeTwins are the leaders once more, under other names and always free.
func freeTwins(w *Waitlist) []Leader {
	twins := slices.Clone(w.Leaders)
	for i := range twins {
		twins[i].ID += "-twin"
		twins[i].Free = windows()
	}
	return twins
}
