package program

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// FreeAt is which rooms and leaders are free at the hours of a schedule.
type FreeAt struct {
	Hours   []program.Session
	Rooms   []program.Free // those in use
	Leaders []program.Free // who may lead on the first day
}

// FreeAt looks which rooms and leaders are free at the hours of a schedule: of
// one session, or of a whole course. Planned cohorts take theirs as running ones
// do; the sessions of a cohort for which one asks are in nobody's way.
func (desk *Desk) FreeAt(ctx context.Context, by domain.Actor, when program.Schedule, id domain.CohortID) (v FreeAt, err error) {
	err = desk.Look(ctx, by, domain.ListLeaders, func(tx practice.Tx, _ domain.Scope) error { // names no client
		if len(practice.FaultsOf(ctx)) > 0 {
			return nil // the hours could not be read
		}
		settings, err := tx.Settings()
		if err = errors.Join(err, inHours(when.Validate())); err != nil {
			return err
		}
		if v.Hours, err = (program.Cohort{Schedule: when}).Dates(settings.Closed); err != nil {
			return err
		}
		held, err := heldAround(tx, by, v.Hours)
		if err != nil {
			return err
		}
		rooms, err := tx.Rooms()
		if err != nil {
			return err
		}
		leaders, err := tx.Leaders()
		if err != nil {
			return err
		}
		rooms = slices.DeleteFunc(rooms, func(r program.Room) bool { return r.Retired })
		leaders = slices.DeleteFunc(leaders, func(u domain.User) bool { return !u.MayLeadOn(v.Hours[0].Date) })
		v.Rooms, v.Leaders = program.FreeAt(v.Hours, held, id, rooms, leaders)
		return nil
	})
	return v, err
}

// longestSession is how long before an hour something may have begun that is not
// over by then.
const longestSession = 12 * time.Hour

// heldAround gives what all cohorts hold, or plan, between the first and the last
// of some hours.
func heldAround(tx practice.Tx, by domain.Actor, hours []program.Session) ([]program.CalendarSession, error) {
	of := program.CalendarFilter{From: hours[0].StartsAt.Add(-longestSession), To: hours[len(hours)-1].EndsAt}
	var err error
	if of.Covers, err = coversAround(tx, of); err != nil {
		return nil, err
	}
	held, err := tx.CalendarSessions(domain.Everything(), of)
	if err != nil {
		return nil, err
	}
	planned, err := plannedSessions(tx, domain.Everything(), of)
	if err != nil {
		return nil, err
	}
	held = append(held, planned...)
	return held, labeledCalendar(tx, by, held)
}

// inHours names the faults of a schedule as one asks for hours.
func inHours(err error) error {
	var e domain.Error
	if !errors.As(err, &e) {
		return err
	}
	var f domain.Faults
	for _, fault := range e.Fields {
		field := strings.TrimPrefix(fault.Field, "schedule.")
		if field == "startsOn" {
			field = "from"
		}
		f.Add(field, fault.Message)
	}
	return f.Err()
}
