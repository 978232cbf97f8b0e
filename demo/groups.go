package demo

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// group is a cohort while its story is told.
type group struct {
	key        string
	name       string
	curriculum string // "" for none
	area       string
	lead       string
	co         []string
	seats      int // taken before the start
	startsOn   domain.Date
	plan       plan // what was entered, without leaders and curriculum
	goals      program.Goals
	goesOver   bool     // to a new version of its curriculum
	moves      bool     // one session ahead is held on another day, in another room
	reason     string   // why it starts with fewer than the minimum
	cancelled  string   // why it never started
	leaveOpen  bool     // its last session is not closed yet
	untouched  bool     // nor is its roll called
	comes      []comer  // who joins, leaves and comes back while it runs
	from       []string // groups whose former members come here, in turn
	ill        int      // number of the session that was called off, 0 for none
	covered    int      // number of the session that a substitute led, 0 for none
	substitute string
	away       bool // the lead is, when it meets next
	misses     int  // number of the session to which its first member does not come, 0 for none
	strays     []stray
	helps      int  // percent of the usual change that its members see, 0 for all of it
	short      bool // a short course: one form, no triage, no fee of one's own

	cohort   program.Cohort
	sessions []program.Session
	members  []*seat
	owed     []program.Homework // what was given, with who has brought it back
	covers   []domain.Cover
	notes    notebook
}

// comer is a change on the roster of a running group: the member with this
// place in order of joining, or a new one.
type comer struct {
	after  int // the session after which it happens
	member int // who leaves or returns
	does   move
	reason string
}

type move int

const (
	leaves move = iota
	returns
	joins
)

// seat is an episode of membership with the person on it.
type seat struct {
	*person
	enrollment program.Enrollment
}

// planGroups says which groups there are. Two of them meet today, one before
// now and one after it, as far as the hour allows.
func (s *story) planGroups() []*group {
	morningDay, morning := s.latestBefore("09:00", "08:00")
	eveningDay, evening := s.soonestAfter("18:00", "19:30")
	back := func(from domain.Date, weeks int) domain.Date { return from.AddDays(-7 * weeks) }
	near := func(days int) domain.Date { return workday(s.today.AddDays(days)) }
	day := func(d domain.Date) string { return d.Weekday().String() }

	all := []*group{
		{key: "spring", name: "Anger Management, first course", curriculum: anger, area: "anger", lead: "maya", co: []string{"tomas"},
			seats: 10, startsOn: back(near(-1), 25), plan: cohortPlan("cognitive_behavioral", "in_person", program.EntryClosed, 6, 10, 6000, "Room 2",
				"17:30", 90, program.Weekly, 12), comes: []comer{{after: 5, member: 3, does: leaves, reason: "Moved away for work."}}, ill: 8},
		{key: "clear", name: "Anxiety Skills, first course", curriculum: anxiety, area: "anxiety_disorders", lead: "adaeze",
			seats: 9, startsOn: back(near(-3), 21), plan: cohortPlan("cognitive_behavioral", "hybrid", program.EntrySlowOpen, 6, 10, 5500, "Room 1",
				"12:15", 75, program.Weekly, 10), comes: []comer{{after: 3, does: joins}, {after: 4, member: 6, does: leaves, reason: "Wants to go on in individual sessions."}}, covered: 6, substitute: "maya"},
		{key: "staying", name: "Relapse Prevention online", curriculum: relapse, area: "addiction_recovery", lead: "tomas", co: []string{"maya"},
			seats: 8, startsOn: near(-2).AddDays(-14 * 7), leaveOpen: true, strays: []stray{{member: 3, from: 3, to: 4, does: silent}, {member: 4, from: 3, to: 4, does: silent}}, plan: cohortPlan("psychoeducational", "online", program.EntryOpen, 6, 10, 4500, "Video room Alder",
				"19:00", 90, program.Biweekly, 10), comes: []comer{{after: 2, does: joins}, {after: 3, member: 2, does: leaves, reason: "Night shifts until next month."},
				{after: 4, does: joins}, {after: 5, member: 2, does: returns}}},
		{key: "carers", name: "Caregivers' Circle", area: "caregiving", lead: "adaeze", co: []string{"ilse"},
			seats: 5, startsOn: near(-4).AddDays(-14 * 4), reason: "Five caregivers are ready and the sixth starts with session 3; waiting would cost them the spring.",
			plan: cohortPlan("support", "online", program.EntryOpen, 6, 8, 2000, "Video room Birch", "13:00", 60, program.Biweekly, 12), comes: []comer{{after: 2, does: joins}}, away: true},
		{key: "morning", name: "Anger Management, " + day(morningDay) + " mornings", curriculum: anger, area: "anger", lead: "maya", co: []string{"adaeze"},
			goals: program.Goals{Toward: "Notice anger while it is small, and have something to do then: a pause, a sentence, a way out of the room.", End: "Each has used their own plan in four weeks in a row, and says when it failed."},
			seats: 10, startsOn: back(morningDay, 8), leaveOpen: true, untouched: true,
			plan:   cohortPlan("cognitive_behavioral", "in_person", program.EntryClosed, 6, 10, 6000, "Room 2", morning, 90, program.Weekly, 12),
			comes:  []comer{{after: 4, member: 7, does: leaves, reason: "Transferred to day treatment."}},
			strays: []stray{{member: 8, from: 6, to: 9, does: workless}, {member: 4, from: 1, to: 6, does: worsens}}},
		{key: "evening", name: "Anxiety Skills, " + day(eveningDay) + " evenings", curriculum: anxiety, area: "anxiety_disorders", lead: "maya", co: []string{"tomas"},
			moves: true, goesOver: true, misses: 2, strays: []stray{{member: 0, from: 1, to: 2, does: silent}, {member: 1, from: 1, to: 2, does: silent}, {member: 5, from: 1, to: 2, does: silent}}, goals: program.Goals{Toward: "Do, in small steps, what fear has taken away.", End: "Each has gone to one place that they avoided when the group began."},
			seats: 8, startsOn: back(eveningDay, 2), plan: cohortPlan("cognitive_behavioral", "hybrid", program.EntrySlowOpen, 6, 10, 5500, "Room 1",
				evening, 75, program.Weekly, 10).from(16), from: []string{"clear"}},
		{key: "next", name: "Anger Management, next course", curriculum: anger, area: "anger", lead: "maya",
			seats: 7, startsOn: near(16), plan: cohortPlan("cognitive_behavioral", "in_person", program.EntryClosed, 6, 10, 6000, "Room 4, Harbor Street 14",
				"17:30", 90, program.Weekly, 12)},
		{key: "early", name: "Relapse Prevention, before work", curriculum: relapse, area: "addiction_recovery", lead: "tomas",
			seats: 3, startsOn: near(9), plan: cohortPlan("psychoeducational", "in_person", program.EntrySlowOpen, 6, 9, 4500, "Room 3",
				"07:15", 90, program.Weekly, 10), from: []string{"spring", "clear"}},
		{key: "grief", name: "Grief and New Beginnings", area: "grief_and_loss", lead: "adaeze",
			seats: 2, startsOn: near(-40), cancelled: "Only two people signed up in six weeks. Both were offered individual sessions.",
			plan: cohortPlan("process_oriented", "in_person", program.EntryClosed, 6, 8, 5000, "Room 3", "16:00", 90, program.Weekly, 8)},
	}
	return all
}

// plan is a cohort as it is entered, with its first fee.
type plan struct {
	program.Cohort
	fee  program.Fee
	room string // its usual one
}

// from lets the cohort take members of an age and older.
func (p plan) from(age int) plan {
	p.Ages.From = age
	return p
}

func cohortPlan(kind program.CohortType, delivery program.Delivery, entry program.Entry, fewest, most int, fee int64, place, at string, minutes int, cadence program.Cadence, sessions int) plan {
	c := plan{room: place, fee: program.Fee{Money: domain.Money{Amount: fee, Currency: "USD"}}, Cohort: program.Cohort{Type: kind, Delivery: delivery, Entry: entry, MinMembers: fewest, MaxMembers: most,
		Schedule: program.Schedule{Time: at, TimeZone: zoneName, DurationMinutes: minutes, Cadence: cadence, Sessions: sessions}}}
	switch {
	case kind == "cognitive_behavioral":
		c.Approach = "cbt"
	case kind == "process_oriented":
		c.Approach = "psychodynamic"
	}
	if entry == program.EntrySlowOpen {
		c.EntryWeeks = []int{1, 4, 7}
	}
	if !domain.DefaultSettings().UsualFees().Has(fee) {
		c.fee.Reason = "A support group for people who often had to give up work; the practice carries part of it."
	}
	return c
}

// latestBefore finds the time of day, of those given, that is past today, and
// otherwise takes the first one yesterday.
func (s *story) latestBefore(times ...string) (domain.Date, string) {
	for _, t := range times {
		if s.clock(s.today, t).Add(10 * time.Minute).Before(s.now) {
			return s.today, t
		}
	}
	return s.today.AddDays(-1), times[0]
}

// soonestAfter finds the time of day, of those given, that is still to come
// today, and otherwise takes the first one tomorrow.
func (s *story) soonestAfter(times ...string) (domain.Date, string) {
	for _, t := range times {
		if s.clock(s.today, t).After(s.now.Add(30 * time.Minute)) {
			return s.today, t
		}
	}
	return s.today.AddDays(1), times[0]
}

func (s *story) clock(d domain.Date, wall string) time.Time {
	var hour, minute int
	if _, err := fmt.Sscanf(wall, "%d:%d", &hour, &minute); err != nil {
		return time.Time{}
	}
	return s.at(d, hour, minute)
}
