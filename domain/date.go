package domain

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a day in a calendar, without a time or a zone: a birth date, the day
// a referral came in, the day a session is charged for. It is written
// YYYY-MM-DD everywhere.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads YYYY-MM-DD and refuses days that do not exist, such as
// February 30 and every day of the year 0, which no calendar has.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || len(s) != len(time.DateOnly) || t.Year() < 1 {
		return Date{}, Invalid("date", "must be a day that exists, as YYYY-MM-DD")
	}
	return DateOf(t), nil
}

// DateOf gives the day that t shows in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// DateIn gives the day it is at t in the named place.
func DateIn(t time.Time, place *time.Location) Date { return DateOf(t.In(place)) }

// LatestToday gives the last day that is not in the future at a place: today
// there or in UTC, whichever is later. Programs that write down what happens
// today mostly live in UTC, and may be a day ahead of the clinic's evening.
func LatestToday(now time.Time, place *time.Location) Date {
	here, utc := DateIn(now, place), DateIn(now, time.UTC)
	if utc.After(here) {
		return utc
	}
	return here
}

// String is the date as YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// IsZero says that no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// Midnight is the start of the day in UTC, for arithmetic on days only.
func (d Date) Midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Before says whether d comes before other.
func (d Date) Before(other Date) bool { return d.Midnight().Before(other.Midnight()) }

// After says whether d comes after other.
func (d Date) After(other Date) bool { return other.Before(d) }

// AddDays gives the day n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.Midnight().AddDate(0, 0, n)) }

// DaysSince counts the days from earlier to d.
func (d Date) DaysSince(earlier Date) int {
	return int(d.Midnight().Sub(earlier.Midnight()).Hours() / 24)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Midnight().Weekday() }

// AgeOn counts the full years from the birth date d to day.
func (d Date) AgeOn(day Date) int {
	age := day.Year - d.Year
	if day.Month < d.Month || (day.Month == d.Month && day.Day < d.Day) {
		age--
	}
	return age
}

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD; an empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value stores the date as text, which both databases take for a date column;
// no date is NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a date column of either database.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		*d = DateOf(v)
		return nil
	case string:
		return d.scanText(v)
	case []byte:
		return d.scanText(string(v))
	}
	return fmt.Errorf("date: cannot read a %T", src)
}

func (d *Date) scanText(s string) error {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	return d.UnmarshalText([]byte(s))
}
