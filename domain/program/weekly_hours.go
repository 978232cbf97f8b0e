package program

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cohort/domain"
)

// LevelOfCare is how intensive a program is; "" is outpatient.
type LevelOfCare string

// The levels: a group that meets now and then, an intensive outpatient program,
// and a partial hospitalization program.
const (
	Outpatient             LevelOfCare = "outpatient"
	IntensiveOutpatient    LevelOfCare = "iop"
	PartialHospitalization LevelOfCare = "php"
)

// LevelsOfCare lists them.
var LevelsOfCare = []LevelOfCare{Outpatient, IntensiveOutpatient, PartialHospitalization}

// Values is the closed list, as texts.
func (LevelOfCare) Values() []string { return domain.Texts(LevelsOfCare) }

func (l LevelOfCare) isIntensive() bool {
	return l == IntensiveOutpatient || l == PartialHospitalization
}

// least is how many minutes a week a level asks for, 0 for none.
func (l LevelOfCare) least(h domain.ProgramHours) int {
	switch l {
	case IntensiveOutpatient:
		return h.IOP * 60
	case PartialHospitalization:
		return h.PHP * 60
	default:
		return 0
	}
}

// WeeklyHours is how much a cohort meets in a week, held against what its level
// of care asks for. What falls short is said, and not refused: who pays for it may
// want to know why, and a week with a holiday has its reason.
type WeeklyHours struct {
	Minutes int      // of a usual week
	Least   int      // 0: nothing is asked
	Short   []string // the weeks that fall short, in words
}

// FromThisWeek gives the sessions of a week of the calendar and of those after it;
// all of a cohort that has not started.
func FromThisWeek(sessions []Session, c Cohort, today domain.Date) []Session {
	if c.Status != CohortRunning {
		return sessions
	}
	return slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool { return s.Date.Before(mondayOf(today)) })
}

// mostShort is how many weeks are told of one by one.
const mostShort = 4

// WeeklyHours holds the weeks of some sessions against what the level of care asks
// for.
func (s Schedule) WeeklyHours(sessions []Session, h domain.ProgramHours) WeeklyHours {
	w := WeeklyHours{Minutes: s.usualWeek(), Least: s.LevelOfCare.least(h)}
	if w.Least == 0 {
		return w
	}
	if w.Minutes < w.Least {
		w.Short = []string{fmt.Sprintf("A usual week has %s. %s asks for at least %s.", inHours(w.Minutes), s.LevelOfCare.name(), inHours(w.Least))}
		return w
	}
	weeks := shortWeeks(sessions, w.Least)
	for _, week := range weeks[:min(len(weeks), mostShort)] {
		w.Short = append(w.Short, fmt.Sprintf("The week of %s has %s. %s asks for at least %s.", week.begins, inHours(week.minutes), s.LevelOfCare.name(), inHours(w.Least)))
	}
	if more := len(weeks) - mostShort; more > 0 {
		w.Short = append(w.Short, fmt.Sprintf("%d more weeks fall short.", more))
	}
	return w
}

// usualWeek is how many minutes it meets in a week; of every second week, half.
func (s Schedule) usualWeek() int {
	minutes := s.DurationMinutes
	for _, m := range s.AlsoMeets {
		minutes += m.DurationMinutes
	}
	if s.Cadence == Biweekly {
		return minutes / 2
	}
	return minutes
}

// weekOf is one week of the calendar, and how long a group meets in it.
type weekOf struct {
	begins  domain.Date
	minutes int
}

// mondayOf is the day with which a day's week begins.
func mondayOf(d domain.Date) domain.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// shortWeeks lists the weeks from the first session to the last in which a group
// meets for less than it should, those without any among them.
func shortWeeks(sessions []Session, least int) (short []weekOf) {
	minutes := map[domain.Date]int{}
	var first, last domain.Date
	for _, s := range sessions {
		if s.Status == SessionCancelled {
			continue
		}
		monday := mondayOf(s.Date)
		if first.IsZero() {
			first = monday
		}
		last = monday
		minutes[monday] += int(s.EndsAt.Sub(s.StartsAt).Minutes())
	}
	if first.IsZero() {
		return nil
	}
	for monday := first; !monday.After(last); monday = monday.AddDays(7) {
		if minutes[monday] < least {
			short = append(short, weekOf{monday, minutes[monday]})
		}
	}
	return short
}

// name is a level as one says it in a sentence.
func (l LevelOfCare) name() string {
	if l == PartialHospitalization {
		return "A partial hospitalization program"
	}
	return "An intensive outpatient program"
}

// inHours is a length in hours: "9 h", "7.5 h", "no session".
func inHours(minutes int) string {
	if minutes == 0 {
		return "no session"
	}
	hours := strconv.FormatFloat(float64(minutes)/60, 'f', 2, 64)
	return strings.TrimRight(strings.TrimRight(hours, "0"), ".") + " h"
}
