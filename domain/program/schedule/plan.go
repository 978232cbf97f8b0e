package schedule

import (
	"time"

	"cohort/domain"
)

// Cadence is how often a group's weeks come round.
type Cadence string

// The cadences.
const (
	Weekly   Cadence = "weekly"
	Biweekly Cadence = "biweekly"
)

// days is the number of days from one group week to the next.
func (c Cadence) days() int {
	if c == Biweekly {
		return 14
	}
	return 7
}

// What a plan may hold at most. A group of several years' daily sessions fits.
const (
	MaxSessions = 1000
	MaxMinutes  = 12 * 60
)

// Plan says when a group meets, before any date is worked out.
type Plan struct {
	StartsOn        domain.Date // day of the first session
	Time            WallTime    // kept across clock changes: 18:00 stays 18:00
	TimeZone        string      // IANA name, such as "America/New_York"
	DurationMinutes int         // real time that passes, also across a clock change
	Cadence         Cadence
	Count           int // how many sessions members commit to
}

// Slot is one dated session of a plan.
type Slot struct {
	Number   int         // 1 for the first
	Date     domain.Date // the day it starts, where the group meets
	StartsAt time.Time   // UTC
	EndsAt   time.Time   // UTC
	Notices  []Notice    // what is unusual about it, mostly nothing
}

// Validate names every field that is wrong, as the API names them.
func (p Plan) Validate() error {
	var faults domain.Faults
	faults.When(p.StartsOn.IsZero(), "startsOn", "must be the day of the first session")
	_, _, clockOK := p.Time.clock()
	faults.When(!clockOK, "time", "must be a time of day as HH:MM, such as 18:00")
	if _, err := Place(p.TimeZone); err != nil {
		faults.Add("timeZone", "must be a time zone that is known, such as America/New_York")
	}
	faults.When(p.DurationMinutes < 1 || p.DurationMinutes > MaxMinutes, "durationMinutes", "must be from 1 to 720")
	faults.When(p.Cadence != Weekly && p.Cadence != Biweekly, "cadence", "must be weekly or biweekly")
	faults.When(p.Count < 1 || p.Count > MaxSessions, "sessions", "must be from 1 to 1000")
	return faults.Err()
}

// Sessions works out every session of the plan in order, and everything worth
// telling about them. It fails with domain.KindInvalid, naming the fields,
// when the plan is not valid.
func (p Plan) Sessions() ([]Slot, []Notice, error) {
	if err := p.Validate(); err != nil {
		return nil, nil, err
	}
	place, err := Place(p.TimeZone)
	if err != nil {
		return nil, nil, err
	}
	slots := make([]Slot, 0, p.Count)
	var notices []Notice
	for n := range p.Count {
		slot := p.slot(n+1, p.StartsOn.AddDays(n*p.Cadence.days()), place)
		notices = append(notices, slot.Notices...)
		slots = append(slots, slot)
	}
	return slots, notices, nil
}

// slot dates one session.
func (p Plan) slot(number int, day domain.Date, place *time.Location) Slot {
	start, end, notices := occurrence(number, day, p.Time, p.DurationMinutes, place)
	return Slot{Number: number, Date: domain.DateIn(start, place), StartsAt: start, EndsAt: end, Notices: notices}
}
