package placement

import (
	"slices"
	"time"
)

// The oracle reads the rules of the package comment off the waitlist once more,
// in the plainest way and without any code of the package: what the tests hold
// plans against must not share its mistakes.

// venue is a cohort, or a proposal opened in one way.
type venue struct {
	name      string // of the cohort or the proposal
	isNew     bool
	program   ProgramID
	problems  []string
	language  string
	site      SiteID
	room      RoomID
	meets     []Slot
	leaders   []LeaderID
	from, to  int
	fromStart bool
	members   []ClientID
	seats     int
	least     int
}

// cohortVenue is a cohort with the seats that may be given away in it.
func cohortVenue(c Cohort) venue {
	seats := c.Capacity - c.Held - len(c.Members)
	switch {
	case c.NextSession == 0, // has ended
		c.Entry == EntryClosed && c.LatestEntry == 0 && c.NextSession > 2,
		c.Entry == EntryClosed && c.LatestEntry > 0 && c.NextSession > c.LatestEntry,
		c.Entry == EntryStaged && c.NextSession > 1 && !slices.Contains(c.EntryPoints, c.NextSession),
		seats < 0:
		seats = 0
	}
	return venue{
		name: string(c.ID), program: c.Program, problems: c.Problems, language: c.Language, site: c.Site, meets: c.Slots,
		leaders: c.Leaders, from: c.AgeFrom, to: c.AgeTo, fromStart: c.NextSession == 1, members: c.Members, seats: seats,
	}
}

// venuesOf lists every way to open a proposal: slot, site, leader and room.
func venuesOf(w *Waitlist, p Proposal) (all []venue) {
	least, most := p.Least, p.Most
	if least == 0 {
		least = 6
	}
	if most == 0 {
		most = 12
	}
	for _, slot := range p.Slots {
		for _, site := range p.Sites {
			for _, leaders := range teamsOf(w, p, slot, site) {
				v := venue{
					name: string(p.ID), isNew: true, program: p.Program, problems: p.Problems, language: p.Language, site: site,
					meets: []Slot{slot}, leaders: leaders, from: p.AgeFrom, to: p.AgeTo, fromStart: true, seats: most, least: least,
				}
				if site == Online {
					all = append(all, v)
				}
				for _, room := range w.Rooms {
					if site != Online && room.Site == site && covered(slot, room.Free) {
						v.room, v.seats = room.ID, min(most, room.Seats)
						all = append(all, v)
					}
				}
			}
		}
	}
	return all
}

// teamsOf lists who may lead a proposal at a slot and site: one, or any two.
func teamsOf(w *Waitlist, p Proposal, slot Slot, site SiteID) (all [][]LeaderID) {
	for i, l := range w.Leaders {
		if !mayLead(w, l, p, slot, site) {
			continue
		}
		if !p.CoLed {
			all = append(all, []LeaderID{l.ID})
			continue
		}
		for _, second := range w.Leaders[i+1:] {
			if mayLead(w, second, p, slot, site) {
				all = append(all, []LeaderID{l.ID, second.ID})
			}
		}
	}
	return all
}

// inTime reports whether one person can lead both: they are on two days, or the
// pause and the way lie between them.
func inTime(w *Waitlist, a Slot, at SiteID, b Slot, then SiteID) bool {
	pause, way := 15, 30
	var routes []Route
	if w.Breaks != nil {
		pause, way, routes = w.Breaks.Pause, w.Breaks.Travel, w.Breaks.Routes
	}
	if at == Online || then == Online {
		way = 0
	}
	for _, r := range routes {
		if r == (Route{A: at, B: then, Minutes: r.Minutes}) || r == (Route{A: then, B: at, Minutes: r.Minutes}) {
			way = r.Minutes
			break
		}
	}
	if at == then {
		way = 0
	}
	if a.Start > b.Start {
		a, b = b, a
	}
	return a.Weekday != b.Weekday || a.Start != b.Start && a.Start+a.Minutes+pause+way <= b.Start
}

func mayLead(w *Waitlist, l Leader, p Proposal, slot Slot, site SiteID) bool {
	able := len(p.Problems) == 0
	for _, problem := range p.Problems {
		able = able || slices.Contains(l.Problems, problem)
	}
	if len(p.Leaders) > 0 && !slices.Contains(p.Leaders, l.ID) {
		return false
	}
	for _, c := range w.Cohorts {
		for _, s := range c.Slots {
			if slices.Contains(c.Leaders, l.ID) && c.NextSession > 0 && !inTime(w, s, c.Site, slot, site) {
				return false
			}
		}
	}
	return able && covered(slot, l.Free) && slices.Contains(l.Sites, site) && slices.Contains(l.Languages, p.Language)
}

// covered looks at every minute.
func covered(s Slot, windows []Slot) bool {
	for minute := s.Start; minute < s.Start+s.Minutes; minute++ {
		if !slices.ContainsFunc(windows, func(w Slot) bool {
			return w.Weekday == s.Weekday && minute >= w.Start && minute < w.Start+w.Minutes
		}) {
			return false
		}
	}
	return true
}

func meet(a, b Slot) bool {
	return a.Weekday == b.Weekday && a.Start < b.Start+b.Minutes && b.Start < a.Start+a.Minutes
}

// apart reports whether two venues can both be: no room twice, no leader twice
// or without a break.
func apart(w *Waitlist, a, b venue) bool {
	if a.room != "" && a.room == b.room && meet(a.meets[0], b.meets[0]) {
		return false
	}
	for _, l := range a.leaders {
		if slices.Contains(b.leaders, l) && !inTime(w, a.meets[0], a.site, b.meets[0], b.site) {
			return false
		}
	}
	return true
}

// mayTake reports whether no leader takes more new cohorts than they can.
func mayTake(w *Waitlist, opened []venue) bool {
	for _, l := range w.Leaders {
		led := 0
		for _, v := range opened {
			led += oneIf(slices.Contains(v.leaders, l.ID))
		}
		if l.MostNew > 0 && led > l.MostNew {
			return false
		}
	}
	return true
}

// fitOf is what a client's seat in a venue is worth in points; false if a rule
// other than the number of seats forbids it.
func (v venue) fitOf(w *Waitlist, c Client) (fit int, ok bool) {
	points := w.Weights
	if points == (Weights{}) {
		points = Weights{PrimaryProblem: 40, OtherProblem: 20, Program: 25, PreferredTime: 20, PreferredSite: 10, FromTheStart: 5}
	}
	if c.Suitability == NotNow || c.Suitability == NotSuitable || slices.Contains(v.members, c.ID) ||
		slices.ContainsFunc(v.members, func(m ClientID) bool { return atOdds(w, c.ID, m) }) ||
		!slices.Contains(c.Sites, v.site) || !slices.Contains(c.Languages, v.language) ||
		v.from > 0 && (c.Age == 0 || c.Age < v.from) || v.to > 0 && (c.Age == 0 || c.Age > v.to) {
		return 0, false
	}
	preferred := len(c.Preferred) > 0
	for _, s := range v.meets {
		if !covered(s, c.Free) {
			return 0, false
		}
		preferred = preferred && covered(s, c.Preferred)
	}
	for _, e := range w.Exclusions {
		if e.Client == c.ID && (!v.isNew && string(e.Cohort) == v.name || v.isNew && string(e.Proposal) == v.name || slices.Contains(v.leaders, e.Leader)) {
			return 0, false
		}
	}
	best := -1
	for i, problem := range c.Problems {
		able := slices.ContainsFunc(w.Leaders, func(l Leader) bool { return slices.Contains(v.leaders, l.ID) && slices.Contains(l.Problems, problem) })
		if able && (len(v.problems) == 0 || slices.Contains(v.problems, problem)) {
			if i == 0 {
				best = points.PrimaryProblem
				break
			}
			best = points.OtherProblem
		}
	}
	if best < 0 {
		return 0, false
	}
	fit = best + oneIf(c.Program != "" && c.Program == v.program)*points.Program + oneIf(preferred)*points.PreferredTime +
		oneIf(c.Sites[0] == v.site)*points.PreferredSite + oneIf(v.fromStart)*points.FromTheStart
	return fit, true
}

func atOdds(w *Waitlist, a, b ClientID) bool {
	return slices.Contains(w.Conflicts, Conflict{a, b}) || slices.Contains(w.Conflicts, Conflict{b, a})
}

// waited counts days by stepping from the one to the other.
func waited(c Client, today time.Time) (days int) {
	for d := c.Since; d.Before(today); d = d.AddDate(0, 0, 1) {
		days++
	}
	return days
}

// numbersOf is the objective of one placement, as the package comment orders it.
func numbersOf(c Client, today time.Time, fit int) [6]int {
	n := [6]int{4: waited(c, today), 5: fit}
	n[map[Urgency]int{Emergent: 0, Urgent: 1, AfterDischarge: 2, Routine: 3}[c.Urgency]] = 1
	return n
}
