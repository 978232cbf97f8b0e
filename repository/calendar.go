package repository

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// calendarRow is a dated session with what a calendar adds.
type calendarRow struct {
	Dated   datedRow `gorm:"embedded"`
	Code    string
	Changes int // of the cohort
}

// CalendarSessions gives all sessions of a calendar by start, in two questions:
// the sessions with their cohorts, and who leads these.
func (t *tx) CalendarSessions(scope domain.Scope, f program.CalendarFilter) ([]program.CalendarSession, error) {
	db := t.datedQuery(scope.Covering(f.Covers), ", cohorts.code, cohorts.version AS changes").Where("sessions.starts_at >= ? AND sessions.starts_at < ?", f.From, f.To)
	if !f.CalledOff {
		db = inCalendar(t, db)
	}
	if !f.CohortID.IsZero() {
		db = db.Where("sessions.cohort_id = ?", f.CohortID)
	}
	if !f.LeaderID.IsZero() {
		led, err := t.ledBy(f.LeaderID)
		if err != nil {
			return nil, err
		}
		db = led.sessions(db, true, coversBy(f.LeaderID, f.Covers))
	}
	var rows []calendarRow
	if err := db.Order("sessions.starts_at, sessions.id").Find(&rows).Error; err != nil {
		return nil, err
	}
	sessions, err := each(rows, func(r calendarRow) (program.CalendarSession, error) {
		d, err := t.datedFromRow(r.Dated)
		return program.CalendarSession{DatedSession: d, CohortCode: r.Code, CohortVersion: r.Changes}, err
	})
	if err != nil {
		return nil, err
	}
	addCovers(sessions, f.Covers)
	return sessions, t.addLeaders(sessions)
}

// addCovers gives each session those of its day, and counts how often that
// changed.
func addCovers(sessions []program.CalendarSession, covers []domain.Cover) {
	of := map[domain.SessionID][]domain.Cover{}
	for _, c := range covers {
		of[c.SessionID] = append(of[c.SessionID], c)
	}
	for i := range sessions {
		s := &sessions[i]
		s.Covers = program.CoversOf(of[s.ID], s.Session)
		for _, c := range of[s.ID] {
			s.CoverChanges++
			s.CoveredAt = latest(s.CoveredAt, c.MadeAt)
			if c.EndedAt != nil {
				s.CoverChanges++
				s.CoveredAt = latest(s.CoveredAt, *c.EndedAt)
			}
		}
	}
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// coversBy are those in which somebody is the substitute.
func coversBy(user domain.UserID, covers []domain.Cover) []domain.Cover {
	return slices.DeleteFunc(slices.Clone(covers), func(c domain.Cover) bool { return c.UserID != user })
}

type leadingRow struct {
	CohortID domain.CohortID
	UserID   domain.UserID
	Name     string
	IsLead   bool
	FromOn   domain.Date
	UntilOn  domain.Date
}

// addLeaders gives each session who leads it on its day.
func (t *tx) addLeaders(sessions []program.CalendarSession) error {
	if len(sessions) == 0 {
		return nil
	}
	var ids []domain.CohortID
	led := map[domain.CohortID][]program.Leading{}
	for _, s := range sessions {
		if _, known := led[s.CohortID]; !known {
			led[s.CohortID] = nil
			ids = append(ids, s.CohortID)
		}
	}
	var rows []leadingRow
	if err := t.db.Raw(`SELECT l.cohort_id, l.user_id, u.name, l.is_lead, l.from_on, l.until_on FROM (
		SELECT cohort_id, user_id, is_lead, from_on, NULL AS until_on, place, 0 AS former FROM cohort_leaders WHERE cohort_id IN ?
		UNION ALL SELECT cohort_id, user_id, is_lead, from_on, until_on, place, 1 FROM former_leaders WHERE cohort_id IN ?) l
		JOIN users u ON u.id = l.user_id ORDER BY l.former, l.place`, ids, ids).Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		led[r.CohortID] = append(led[r.CohortID], program.Leading{UserID: r.UserID, Name: r.Name, IsLead: r.IsLead, From: r.FromOn, Until: r.UntilOn})
	}
	for i, s := range sessions {
		sessions[i].Leaders = program.LedOn(led[s.CohortID], s.Date)
	}
	return nil
}
