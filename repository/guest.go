package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type guestRow struct {
	ID                domain.GuestID `gorm:"primaryKey"`
	SessionID         domain.SessionID
	EnrollmentID      domain.EnrollmentID
	Week              int
	CurriculumVersion int // whose week it is
	MadeBy            domain.UserID
	MadeAt            time.Time
	UndoneBy          *domain.UserID
	UndoneAt          *time.Time
}

func (guestRow) TableName() string { return "session_guests" }

func guestToRow(g program.Guest) *guestRow {
	return &guestRow{ID: g.ID, SessionID: g.SessionID, EnrollmentID: g.EnrollmentID, Week: g.Week.Number, CurriculumVersion: g.Week.Version, MadeBy: g.By, MadeAt: g.At,
		UndoneBy: optional(g.UndoneBy), UndoneAt: g.UndoneAt}
}

func guestFromRow(r guestRow) program.Guest {
	return program.Guest{ID: r.ID, SessionID: r.SessionID, EnrollmentID: r.EnrollmentID, Week: program.WeekKey{Version: r.CurriculumVersion, Number: r.Week}, By: r.MadeBy, At: r.MadeAt.UTC(),
		UndoneBy: given(r.UndoneBy), UndoneAt: r.UndoneAt}
}

// guestsOf asks for the guests of a session, as its roster has them.
func (t *tx) guestsOf(session domain.SessionID, to *[]program.RosterSeat) question {
	return question{sql: `SELECT e.id, e.client_id, e.cohort_id, clients.code, clients.identity, clients.personal FROM session_guests g
		JOIN enrollments e ON e.id = g.enrollment_id JOIN clients ON clients.id = e.client_id
		WHERE g.session_id = $1 AND g.undone_at IS NULL ORDER BY g.made_at, g.id`, args: []any{session.String()}, each: func(r row) error {
		s := program.RosterSeat{Guest: true}
		var sealed, personal []byte
		err := r.Scan(toID(&s.ID), toID(&s.ClientID), toID(&s.CohortID), &s.ClientCode, &sealed, &personal)
		if err == nil {
			err = t.nameSeat(&s, sealed, personal)
		}
		*to = append(*to, s)
		return err
	}}
}

// whoLed is the name of who led a closed session: its cohort may have another
// lead since.
const whoLed = "(SELECT w.name FROM session_leaders AS l JOIN users AS w ON w.id = l.user_id WHERE l.session_id = s.id AND l.place = 0)"

// GuestsFrom gives the members of a cohort who are guests of others, in order.
func (t *tx) GuestsFrom(cohort domain.CohortID) (guests []program.GuestSeat, err error) {
	var rows []struct {
		Row      guestRow `gorm:"embedded"`
		Code     string
		TimeZone string
		LeadName string
		HeldOn   domain.Date
		StartsAt time.Time
		Status   string
		Mark     *string
	}
	err = t.db.Table("session_guests AS g").Select(`g.*, c.code, c.time_zone, COALESCE(`+whoLed+`, u.name) AS lead_name, s.held_on, s.starts_at, s.status, a.status AS mark`).
		Joins("JOIN enrollments AS e ON e.id = g.enrollment_id").Joins("JOIN sessions AS s ON s.id = g.session_id").
		Joins("JOIN cohorts AS c ON c.id = s.cohort_id").Joins("JOIN users AS u ON u.id = c.lead_id").
		Joins("LEFT JOIN attendances AS a ON a.session_id = g.session_id AND a.client_id = e.client_id").
		Where("e.cohort_id = ? AND g.undone_at IS NULL", cohort).Order("s.starts_at, g.id").Find(&rows).Error
	for _, r := range rows {
		g := program.GuestSeat{Guest: guestFromRow(r.Row), HostCode: r.Code, LeadName: r.LeadName, TimeZone: r.TimeZone, On: r.HeldOn,
			StartsAt: r.StartsAt.UTC(), Status: program.SessionStatus(r.Status)}
		if r.Mark != nil {
			g.Mark = program.AttendanceStatus(*r.Mark)
		}
		guests = append(guests, g)
	}
	return guests, err
}

// GuestsIn counts the guests of each of some sessions.
func (t *tx) GuestsIn(sessions ...domain.SessionID) (map[domain.SessionID]int, error) {
	counts := map[domain.SessionID]int{}
	if len(sessions) == 0 {
		return counts, nil
	}
	rows, err := list[guestRow](t.db, "id", "session_id IN ? AND undone_at IS NULL", sessions)
	for _, r := range rows {
		counts[r.SessionID]++
	}
	return counts, err
}

// Guest gives one.
func (t *tx) Guest(id domain.GuestID) (program.Guest, error) {
	row, err := find[guestRow](t.db, "id = ?", id)
	return guestFromRow(row), err
}

// CreateGuest adds one. The cohort of the session is locked.
func (t *tx) CreateGuest(g program.Guest) error {
	return duplicateAs(t.insert(guestToRow(g)), program.ErrAlreadyGuest)
}

// SaveGuest writes one. The cohort of the session is locked.
func (t *tx) SaveGuest(g program.Guest) error { return t.update(guestToRow(g)) }
