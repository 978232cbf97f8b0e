package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
)

// decidedRow is from when something holds, and who said so.
type decidedRow struct {
	FromOn domain.Date
	SetBy  *domain.UserID
	SetAt  time.Time
}

// calendarBegins stands for "from the beginning" in a column that is compared.
var calendarBegins = domain.Date{Year: 1, Month: time.January, Day: 1}

func decidedToRow(d domain.Decided) decidedRow {
	r := decidedRow{FromOn: d.From, SetBy: optional(d.By), SetAt: d.At}
	if d.From.IsZero() {
		r.FromOn = calendarBegins
	}
	return r
}

// decidedTo gives the places of decidedColumns.
func decidedTo(d *domain.Decided) []any { return []any{day{&d.From}, toID(&d.By), &d.ByName, &d.At} }

// decidedColumns are who decided on a fee f, and for when; u is who.
const decidedColumns = "f.from_on, f.set_by, coalesce(u.name, ''), f.set_at"

// decidedOrder is the order of domain.On.
const decidedOrder = " ORDER BY f.from_on, f.set_at, f.id"

// lastDecided is the row that domain.On takes, of those up to a day.
const lastDecided = " ORDER BY f.from_on DESC, f.set_at DESC, f.id DESC LIMIT 1"

// decidedRead is a decision as it was read.
func decidedRead(d domain.Decided) domain.Decided {
	if d.From == calendarBegins {
		d.From = domain.Date{}
	}
	d.At = d.At.UTC()
	return d
}

// sessionsWithin counts sessions of a query that a fee of these days is about.
func sessionsWithin(db *gorm.DB, from, until domain.Date) (domain.FeeReach, error) {
	reach := domain.FeeReach{From: from, Until: until}
	if !from.IsZero() {
		db = db.Where("sessions.held_on >= ?", from)
	}
	if !until.IsZero() {
		db = db.Where("sessions.held_on < ?", until)
	}
	var n struct{ Open, Kept int }
	err := db.Select("count(*) FILTER (WHERE sessions.status = 'scheduled') AS open, count(*) FILTER (WHERE sessions.status = 'closed') AS kept").Scan(&n).Error
	reach.Open, reach.Kept = n.Open, n.Kept
	return reach, err
}
