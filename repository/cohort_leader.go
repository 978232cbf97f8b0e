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
}

func (leaderRow) TableName() string { return "cohort_leaders" }

type formerLeaderRow struct {
	CohortID domain.CohortID `gorm:"primaryKey"`
	Place    int             `gorm:"primaryKey"`
	UserID   domain.UserID
	IsLead   bool
	FromOn   domain.Date
	UntilOn  domain.Date
}

func (formerLeaderRow) TableName() string { return "former_leaders" }

// leadersWhere asks for everybody who leads a cohort, in their places, and who
// led it, with their names.
func leadersWhere(cohort string, id domain.AnyID, to *program.Cohort) question {
	return question{sql: `SELECT l.user_id, u.name, l.is_lead, l.from_on, l.until_on FROM (
		SELECT user_id, is_lead, from_on, NULL AS until_on, place, 0 AS former FROM cohort_leaders WHERE cohort_id = ` + cohort + `
		UNION ALL SELECT user_id, is_lead, from_on, until_on, place, 1 FROM former_leaders WHERE cohort_id = ` + cohort + `) l
		JOIN users u ON u.id = l.user_id ORDER BY l.former, l.place`, args: []any{id.String()}, each: func(r row) error {
		var l program.Leading
		err := r.Scan(toID(&l.UserID), &l.Name, &l.IsLead, day{&l.From}, day{&l.Until})
		to.Led = append(to.Led, l)
		if l.Until.IsZero() && !l.IsLead {
			to.CoLeadIDs = append(to.CoLeadIDs, l.UserID)
		}
		return err
	}}
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
	if err != nil || slices.Equal(now, wanted) && slices.Equal(before, former) {
		return err
	}
	for _, rows := range []any{&leaderRow{}, &formerLeaderRow{}} {
		if err := t.db.Where("cohort_id = ?", c.ID).Delete(rows).Error; err != nil {
			return err
		}
	}
	return t.insertLeaders(c)
}
