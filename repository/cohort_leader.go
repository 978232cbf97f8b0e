package repository

import (
	"slices"

	"cohort/domain"
	"cohort/domain/program"
)

type leaderRow struct {
	CohortID domain.CohortID `gorm:"primaryKey"`
	UserID   domain.UserID   `gorm:"primaryKey"`
	IsLead   bool
	Place    int
	FromOn   domain.Date
	MAC      string `gorm:"column:mac"`
}

func (leaderRow) TableName() string { return "cohort_leaders" }

type formerLeaderRow struct {
	CohortID domain.CohortID `gorm:"primaryKey"`
	Place    int             `gorm:"primaryKey"`
	UserID   domain.UserID
	IsLead   bool
	FromOn   domain.Date
	UntilOn  domain.Date
	MAC      string `gorm:"column:mac"`
}

func (formerLeaderRow) TableName() string { return "former_leaders" }

// leaders are who leads a cohort and who led it, by the rows that the server wrote.
type leaders struct {
	lead    domain.UserID // zero: no row that the server wrote says so
	coLeads []domain.UserID
	led     []program.Leading
}

// of gives a cohort its leaders. The row of the cohort names its lead for lists
// alone: one who is not a leader by a row with a MAC leads nothing.
func (l leaders) of(t *tx, c program.Cohort) program.Cohort {
	if l.lead != c.LeadID {
		t.refuse(&leaderRow{CohortID: c.ID, UserID: c.LeadID})
	}
	c.LeadID, c.CoLeadIDs, c.Led = l.lead, l.coLeads, l.led
	return c
}

// leadersWhere asks for everybody who leads a cohort, in their places, and who
// led it, with their names.
func (t *tx) leadersWhere(cohort string, id domain.AnyID, to *leaders) question {
	return question{sql: `SELECT l.cohort_id, l.user_id, u.name, l.is_lead, l.from_on, l.until_on, l.place, l.former, l.mac FROM (
		SELECT cohort_id, user_id, is_lead, from_on, NULL AS until_on, place, 0 AS former, mac FROM cohort_leaders WHERE cohort_id = ` + cohort + `
		UNION ALL SELECT cohort_id, user_id, is_lead, from_on, until_on, place, 1, mac FROM former_leaders WHERE cohort_id = ` + cohort + `) l
		JOIN users u ON u.id = l.user_id ORDER BY l.former, l.place`, args: []any{id.String()}, each: func(r row) error {
		var row leaderRow
		var until domain.Date
		var name string
		var former int
		if err := r.Scan(toID(&row.CohortID), toID(&row.UserID), &name, &row.IsLead, day{&row.FromOn}, day{&until}, &row.Place, &former, &row.MAC); err != nil {
			return err
		}
		if former == 1 {
			before := row.until(until)
			if t.believes(&before) {
				to.led = append(to.led, before.leading(name))
			}
			return nil
		}
		if t.believes(&row) {
			to.add(row, name)
		}
		return nil
	}}
}

func (l *leaders) add(row leaderRow, name string) {
	l.led = append(l.led, program.Leading{UserID: row.UserID, Name: name, IsLead: row.IsLead, From: row.FromOn})
	if row.IsLead {
		l.lead = row.UserID
		return
	}
	l.coLeads = append(l.coLeads, row.UserID)
}

func (r leaderRow) until(day domain.Date) formerLeaderRow {
	return formerLeaderRow{CohortID: r.CohortID, Place: r.Place, UserID: r.UserID, IsLead: r.IsLead, FromOn: r.FromOn, UntilOn: day, MAC: r.MAC}
}

func (r formerLeaderRow) leading(name string) program.Leading {
	return program.Leading{UserID: r.UserID, Name: name, IsLead: r.IsLead, From: r.FromOn, Until: r.UntilOn}
}

// standingOfLeaders asks for what decides whether those who lead now may lead on.
func (t *tx) standingOfLeaders(id domain.CohortID, to *[]domain.User) question {
	return question{sql: `SELECT ` + userColumns + ` FROM cohort_leaders l JOIN users u ON u.id = l.user_id
		WHERE l.cohort_id = $1 ORDER BY l.place`, args: []any{id.String()}, each: func(r row) error {
		var u userRow
		if err := r.Scan(u.places()...); err != nil {
			return err
		}
		user, err := t.userFromRow(u)
		*to = append(*to, domain.User{ID: user.ID, Name: user.Name, Status: user.Status, Roles: user.Roles, Licenses: user.Licenses, Forged: user.Forged})
		return err
	}}
}

// leaderRows are who leads now, and who led before.
func leaderRows(c program.Cohort) (now []leaderRow, before []formerLeaderRow) {
	for i, id := range append([]domain.UserID{c.LeadID}, c.CoLeadIDs...) {
		row := leaderRow{CohortID: c.ID, UserID: id, IsLead: i == 0, Place: i}
		if at := slices.IndexFunc(c.Led, func(l program.Leading) bool { return l.UserID == id && l.IsLead == row.IsLead && l.Until.IsZero() }); at >= 0 {
			row.FromOn = c.Led[at].From
		}
		now = append(now, row)
	}
	for _, l := range c.Led {
		if !l.Until.IsZero() {
			before = append(before, formerLeaderRow{CohortID: c.ID, Place: len(before), UserID: l.UserID, IsLead: l.IsLead, FromOn: l.From, UntilOn: l.Until})
		}
	}
	return now, before
}

func (t *tx) insertLeaders(c program.Cohort) error {
	now, before := leaderRows(c)
	if err := t.insert(now); err != nil || len(before) == 0 {
		return err
	}
	return t.insert(before)
}

// saveLeaders replaces the leaders of a cohort when they changed.
func (t *tx) saveLeaders(c program.Cohort) error {
	wanted, former := leaderRows(c)
	now, err := list[leaderRow](t.db, "place", "cohort_id = ?", c.ID)
	if err != nil {
		return err
	}
	before, err := list[formerLeaderRow](t.db, "place", "cohort_id = ?", c.ID)
	if err != nil || t.saysAsMuch(now, wanted, before, former) {
		return err
	}
	for _, rows := range []any{&leaderRow{}, &formerLeaderRow{}} {
		if err := t.db.Where("cohort_id = ?", c.ID).Delete(rows).Error; err != nil {
			return err
		}
	}
	return t.insertLeaders(c)
}

// saysAsMuch says that the rows that are there say what is wanted, under MACs.
func (t *tx) saysAsMuch(now, wanted []leaderRow, before, former []formerLeaderRow) bool {
	for i := range wanted {
		t.macs.sign(&wanted[i])
	}
	for i := range former {
		t.macs.sign(&former[i])
	}
	return slices.Equal(now, wanted) && slices.Equal(before, former)
}
