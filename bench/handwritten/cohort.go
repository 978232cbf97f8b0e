package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

type cohort struct {
	ID           string       `json:"id"`
	Name         string       `json:"name"`
	Type         string       `json:"type"`
	Approach     string       `json:"approach"`
	ProblemArea  string       `json:"problemArea"`
	Delivery     string       `json:"delivery"`
	Entry        string       `json:"entry"`
	Status       string       `json:"status"`
	LeadID       string       `json:"leadId"`
	LeadName     string       `json:"leadName"`
	CoLeadIDs    []string     `json:"coLeadIds"`
	CoLeadNames  []string     `json:"coLeadNames"`
	MinMembers   int          `json:"minMembers"`
	MaxMembers   int          `json:"maxMembers"`
	Seats        seats        `json:"seats"`
	Fee          domain.Money `json:"fee"`
	FeeReason    string       `json:"feeReason"`
	Place        string       `json:"place"`
	Schedule     schedule     `json:"schedule"`
	CurriculumID *string      `json:"curriculumId"`
	Curriculum   string       `json:"curriculumName"`
	Closed       int          `json:"closedSessions"`
	Version      int          `json:"version"`
	StartedAt    *time.Time   `json:"startedAt"`
	CreatedAt    time.Time    `json:"createdAt"`
	UpdatedAt    time.Time    `json:"updatedAt"`
	Roster       []member     `json:"roster"`
	Sessions     []session    `json:"sessions"`
}

type seats struct {
	Taken   int `json:"taken"`
	Offered int `json:"offered"`
	Open    int `json:"open"`
}

type schedule struct {
	StartsOn        string `json:"startsOn"`
	Time            string `json:"time"`
	TimeZone        string `json:"timeZone"`
	DurationMinutes int    `json:"durationMinutes"`
	Cadence         string `json:"cadence"`
	Sessions        int    `json:"sessions"`
}

type member struct {
	EnrollmentID string `json:"enrollmentId"`
	ClientID     string `json:"clientId"`
	ClientCode   string `json:"clientCode"`
	FirstName    string `json:"firstName"`
	Since        string `json:"since"`
	Until        string `json:"until"`
	FromSession  int    `json:"fromSession"`
	Committed    int    `json:"committedSessions"`
}

type session struct {
	ID         string    `json:"id"`
	Number     int       `json:"number"`
	Date       string    `json:"date"`
	StartsAt   time.Time `json:"startsAt"`
	EndsAt     time.Time `json:"endsAt"`
	WeekNumber int       `json:"weekNumber"`
	Theme      string    `json:"theme"`
	Status     string    `json:"status"`
	Notice     string    `json:"notice"`
	Attended   int       `json:"attended"`
}

// readCohort asks for the cohort, its leaders, roster and sessions in one
// round trip and records that it was read.
func (s *server) readCohort(w http.ResponseWriter, r *http.Request, by domain.Actor) error {
	id := r.PathValue("id")
	batch := &pgx.Batch{}
	batch.Queue(`SELECT c.id::text, c.content, c.delivery, c.entry, c.status, c.lead_id::text, u.name,
		c.min_members, c.max_members, f.amount, f.currency, c.starts_on::text, c.wall_time, c.time_zone,
		c.duration_minutes, c.cadence, c.session_count, c.curriculum_id::text, c.curriculum_version, v.name, c.version, c.started_at, c.created_at, c.updated_at
		FROM cohorts c JOIN users u ON u.id = c.lead_id
		JOIN LATERAL (SELECT f.amount, f.currency FROM cohort_fees f WHERE f.cohort_id = c.id AND f.from_on <= current_date`+last+`) f ON true
		LEFT JOIN curriculum_versions v ON v.curriculum_id = c.curriculum_id AND v.number = c.curriculum_version
		WHERE c.id = $1 AND EXISTS (SELECT 1 FROM cohort_leaders l WHERE l.cohort_id = c.id AND l.user_id = $2)`, id, by.UserID.String())
	batch.Queue(`SELECT l.user_id::text, u.name FROM cohort_leaders l JOIN users u ON u.id = l.user_id
		WHERE l.cohort_id = $1 AND NOT l.is_lead ORDER BY l.place`, id)
	batch.Queue(`SELECT e.id::text, e.client_id::text, c.code, c.identity,
		e.since_on::text, coalesce(e.until_on::text, ''), e.from_session, e.committed_sessions
		FROM enrollments e JOIN clients c ON c.id = e.client_id WHERE e.cohort_id = $1
		ORDER BY e.until_on IS NOT NULL, e.created_at, e.id`, id)
	batch.Queue(`SELECT id::text, number, held_on::text, starts_at, ends_at, week_number, content, status, attended
		FROM sessions WHERE cohort_id = $1 ORDER BY number`, id)
	results := s.pool.SendBatch(r.Context(), batch)
	c, err := s.scanCohort(results)
	if closing := results.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	e, err := s.entry(by, domain.ReadCohort, domain.Read, "cohort", id, "")
	if err != nil {
		return err
	}
	if err := s.audit.record(e); err != nil {
		return err
	}
	return answer(w, c)
}

func (s *server) scanCohort(results pgx.BatchResults) (cohort, error) {
	var c cohort
	var content, curriculum []byte
	var version int
	err := results.QueryRow().Scan(&c.ID, &content, &c.Delivery, &c.Entry, &c.Status, &c.LeadID, &c.LeadName,
		&c.MinMembers, &c.MaxMembers, &c.Fee.Amount, &c.Fee.Currency, &c.Schedule.StartsOn, &c.Schedule.Time,
		&c.Schedule.TimeZone, &c.Schedule.DurationMinutes, &c.Schedule.Cadence, &c.Schedule.Sessions, &c.CurriculumID, &version, &curriculum,
		&c.Version, &c.StartedAt, &c.CreatedAt, &c.UpdatedAt)
	if err != nil {
		return c, err
	}
	var said cohortSaid
	if err := opened(s.keys, "cohorts.content/"+c.ID, content, &said); err != nil {
		return c, err
	}
	c.Name, c.Type, c.Approach, c.ProblemArea, c.Place = said.Name, said.Type, said.Approach, said.Area, said.Place
	if c.CurriculumID != nil {
		if c.Curriculum, err = s.keys.Open(fmt.Sprintf("curriculum_versions.name.%d/%s", version, *c.CurriculumID), curriculum); err != nil {
			return c, err
		}
	}
	c.CoLeadIDs, c.CoLeadNames = []string{}, []string{}
	if err := each(results, func(rows pgx.Rows) error {
		var id, name string
		err := rows.Scan(&id, &name)
		c.CoLeadIDs, c.CoLeadNames = append(c.CoLeadIDs, id), append(c.CoLeadNames, name)
		return err
	}); err != nil {
		return c, err
	}
	if err := each(results, func(rows pgx.Rows) error {
		m, err := scanMember(s.keys, rows)
		if m.Until == "" {
			c.Seats.Taken++
		}
		c.Roster = append(c.Roster, m)
		return err
	}); err != nil {
		return c, err
	}
	c.Seats.Open = max(0, c.MaxMembers-c.Seats.Taken)
	return c, each(results, func(rows pgx.Rows) error {
		var x session
		err := rows.Scan(&x.ID, &x.Number, &x.Date, &x.StartsAt, &x.EndsAt, &x.WeekNumber, &content, &x.Status, &x.Attended)
		if err == nil {
			var said sessionSaid
			err = opened(s.keys, "sessions.content/"+x.ID, content, &said)
			x.Theme, x.Notice = said.Theme, said.Notice
		}
		if x.Status == "closed" {
			c.Closed++
		}
		c.Sessions = append(c.Sessions, x)
		return err
	})
}

func each(results pgx.BatchResults, do func(pgx.Rows) error) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
