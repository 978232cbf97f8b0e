package ical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Series is a whole group as one repeating event with its exceptions.
type Series struct {
	ID       string // of the cohort; its UID is group-ID@host
	Revision int    // must rise with every change of any of its sessions
	Code     string
	Place    string
	URL      string
	Changed  time.Time
	Schedule schedule.Schedule // session keys become event ids
}

// series turns a schedule into a repeating event and what differs from it.
// Sessions on a group day at the plan's time belong to the rule. A group day
// without a session becomes an EXDATE; one whose session is cancelled or lasts
// longer gets an event of its own with a RECURRENCE-ID. Sessions on other days,
// or at a wall time that is skipped (which a rule leaves out, RFC 5545 section
// 3.3.10) or happens twice, are events by themselves.
func (c Calendar) series(s Series) ([]vevent, error) {
	loc, err := s.check()
	if err != nil {
		return nil, err
	}
	days := s.ruleDays(loc)
	var alone, changed []vevent
	claimed := map[int64]bool{} // days of the rule that a session stands for
	for _, session := range s.heldFirst() {
		e, err := c.single(s.event(session))
		if err != nil {
			return nil, err
		}
		start := session.StartsAt.Unix()
		if claimed[start] || !standsFor(days, session.StartsAt) {
			alone = append(alone, e)
			continue
		}
		claimed[start] = true
		if session.Status == schedule.Cancelled || session.DurationMinutes != s.Schedule.Plan.DurationMinutes {
			e.uid, e.recurrence = s.uid(c), session.StartsAt
			changed = append(changed, e)
		}
	}
	if len(claimed) == 0 {
		return alone, nil
	}
	return append(append([]vevent{s.master(c, loc, days, claimed)}, changed...), alone...), nil
}

// heldFirst lists the sessions that take place before the cancelled ones: where
// another session took a cancelled one's place, the day of the rule is its own.
func (s Series) heldFirst() []schedule.Session {
	sessions := slices.Clone(s.Schedule.Sessions)
	slices.SortStableFunc(sessions, func(a, b schedule.Session) int {
		switch {
		case a.Status == b.Status || a.Status != schedule.Cancelled && b.Status != schedule.Cancelled:
			return 0
		case b.Status == schedule.Cancelled:
			return -1
		}
		return 1
	})
	return sessions
}

func (s Series) uid(c Calendar) string { return "group-" + s.ID + "@" + c.Host }

// check refuses what the single events would be refused for, once.
func (s Series) check() (*time.Location, error) {
	var faults domain.Faults
	faults.When(!plainID.MatchString(s.ID), "series.id", "must be letters, digits, dots, hyphens or underscores")
	faults.When(s.Revision < 0, "series.revision", "must not be negative")
	faults.Within("series.schedule", s.Schedule.Plan.Validate())
	for _, session := range s.Schedule.Sessions {
		faults.Within("series", s.event(session).validate())
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return zoneOf(s.Schedule.Plan.TimeZone)
}

// event is one session of the series as an event.
func (s Series) event(session schedule.Session) Event {
	e := Event{ID: session.Key, Revision: s.Revision, Code: s.Code, Number: session.Number, StartsAt: session.StartsAt, EndsAt: session.EndsAt,
		TimeZone: s.Schedule.Plan.TimeZone, Place: s.Place, URL: s.URL, Changed: s.Changed}
	if session.Status == schedule.Cancelled {
		e.Status = Cancelled
	}
	return e
}

// ruleDay is one day that the rule gives.
type ruleDay struct {
	at    time.Time
	wall  string // the plan's time on that day, as the clock would show it
	plain bool   // a session may stand for it: the clock shows its start and end once
}

// ruleDays are the days that the rule gives, from the first plain one to that
// of the last session.
func (s Series) ruleDays(loc *time.Location) []ruleDay {
	plan, last := s.Schedule.Plan, domain.Date{}
	for _, session := range s.Schedule.Sessions {
		if session.Date.After(last) {
			last = session.Date
		}
	}
	length := time.Duration(plan.DurationMinutes) * time.Minute
	var days []ruleDay
	for _, day := range plan.GroupDays(last) {
		at, kind, _ := schedule.Instant(day, plan.Time, loc)
		plain := kind == "" && plainOn(loc, at.Add(length))
		if plain || len(days) > 0 {
			wall := strings.ReplaceAll(day.String(), "-", "") + "T" + strings.ReplaceAll(plan.Time.String(), ":", "") + "00"
			days = append(days, ruleDay{at: at, wall: wall, plain: plain})
		}
	}
	return days
}

// master is the repeating event itself. It has no session number, as all of
// its sessions share one title. Every day without a session is an exception,
// also one whose wall time is skipped: a program that keeps to RFC 5545 does
// not count it anyway, and others do.
func (s Series) master(c Calendar, loc *time.Location, days []ruleDay, claimed map[int64]bool) vevent {
	plan := s.Schedule.Plan
	first, last := days[0].at, days[len(days)-1].at
	var except []string
	for _, day := range days {
		if !claimed[day.at.Unix()] {
			except = append(except, day.wall)
		}
	}
	e := Event{ID: s.ID, Revision: s.Revision, Code: s.Code, StartsAt: first, TimeZone: plan.TimeZone, Place: s.Place, URL: s.URL, Changed: s.Changed,
		EndsAt: first.Add(time.Duration(plan.DurationMinutes) * time.Minute)}
	return vevent{Event: e, uid: s.uid(c), rule: rule(plan, last), except: except, loc: loc}
}

// rule writes a plan's recurrence up to its last start.
func rule(p schedule.Plan, last time.Time) string {
	interval := ""
	if p.Cadence == schedule.Biweekly {
		interval = ";INTERVAL=2;WKST=" + strings.ToUpper(p.WeekStart.Weekday().String()[:2])
	}
	var names []string
	for _, day := range p.Days() {
		names = append(names, strings.ToUpper(day.String()[:2]))
	}
	return fmt.Sprintf("FREQ=WEEKLY%s;UNTIL=%s;BYDAY=%s", interval, stamp(last), strings.Join(names, ","))
}

// standsFor says whether a session that starts at at may stand for a day of the rule.
func standsFor(days []ruleDay, at time.Time) bool {
	i, found := slices.BinarySearchFunc(days, at, func(day ruleDay, at time.Time) int { return day.at.Compare(at) })
	return found && days[i].plain
}
