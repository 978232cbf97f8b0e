package opening

import (
	"fmt"
	"math"

	"cohort/domain"
)

// Says is the forecast in a sentence, for who reads it on a day.
func (f Forecast) Says(today domain.Date) string {
	switch {
	case f.Quiet == Begun:
		return "It is no longer planned."
	case f.Quiet == Filled:
		return "It has the members that it needs."
	case f.Quiet != "":
		return "Too little is known yet to say when it opens."
	case f.From.IsZero():
		return "At the present rate it does not open within a year."
	case f.About.IsZero():
		return fmt.Sprintf("It may not open within a year; not before %s.", day(f.From, today))
	case f.Until.IsZero():
		return fmt.Sprintf("Opens about %s; not before %s, and perhaps not within a year.", day(f.About, today), day(f.From, today))
	case f.From == f.Until:
		return fmt.Sprintf("Opens about %s.", day(f.About, today))
	}
	return fmt.Sprintf("Opens about %s; between %s and %s.", day(f.About, today), short(f.From, today), short(f.Until, today))
}

// SaysPlanned says how likely the planned first day is, "" where none is ahead.
func (f Forecast) SaysPlanned(planned, today domain.Date) string {
	if f.Quiet != "" || f.ByPlanned < 0 {
		return ""
	}
	on := day(planned, today)
	switch n := int(math.Round(f.ByPlanned * 10)); {
	case n == 0:
		return fmt.Sprintf("It is unlikely to be filled by its planned first day, %s.", on)
	case n == 10:
		return fmt.Sprintf("It is nearly certain to be filled by its planned first day, %s.", on)
	default:
		return fmt.Sprintf("The chance that it is filled by its planned first day, %s, is about %d in 10.", on, n)
	}
}

// SaysWhy tells what the forecast rests on, or what it lacks.
func (f Forecast) SaysWhy() string {
	switch f.Quiet {
	case Begun, Filled:
		return ""
	case TooShort:
		return fmt.Sprintf("The practice's lists go back %s; a forecast needs %d.", counted(f.Weeks, "week"), FewestWeeks)
	case TooFew:
		return fmt.Sprintf("%s joined the practice's lists so far; a forecast needs %d.", counted(f.Joins, "person", "people"), FewestJoins)
	}
	return fmt.Sprintf("From %s who joined the practice's lists in %s. In eight of ten cases the day lies between the two.",
		counted(f.Joins, "person", "people"), counted(f.Weeks, "week"))
}

func counted(n int, one string, many ...string) string {
	if n == 1 {
		return "1 " + one
	}
	if len(many) > 0 {
		return fmt.Sprintf("%d %s", n, many[0])
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// day is "March 3", with the year where it is another one.
func day(d, today domain.Date) string { return dated(d, today, "January 2") }

// short is "Mar 3".
func short(d, today domain.Date) string { return dated(d, today, "Jan 2") }

func dated(d, today domain.Date, layout string) string {
	if d.Year != today.Year {
		layout += ", 2006"
	}
	return d.Midnight().Format(layout)
}
