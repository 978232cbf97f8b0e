package repository

import (
	"cohort/domain"
	"cohort/domain/program"
)

// ofVersions limits a question to the cohorts c of two versions of a curriculum
// that have begun, and were held in one of them alone: what came of a group that
// went over on its way tells of neither.
const ofVersions = ` WHERE c.curriculum_id = $1 AND c.curriculum_version IN ($2, $3) AND c.status IN ('` +
	string(program.CohortRunning) + `', '` + string(program.CohortCompleted) + `') AND NOT EXISTS (SELECT 1 FROM sessions k
	WHERE k.cohort_id = c.id AND k.status = '` + string(program.SessionClosed) + `' AND k.curriculum_version NOT IN (0, c.curriculum_version))`

// versionRows are the cohorts of two versions as they are read.
type versionRows struct {
	args    []any
	cohorts []program.VersionCohort
	at      map[domain.CohortID]int
}

// VersionCohorts gives the cohorts of two versions of a curriculum that have
// begun, in five questions. What is sealed is not read.
func (t *tx) VersionCohorts(id domain.CurriculumID, older, newer int) ([]program.VersionCohort, error) {
	v := versionRows{args: []any{id.String(), older, newer}, at: map[domain.CohortID]int{}}
	err := t.ask(v.all(), v.members(), v.sessions(), v.marks(), v.returns())
	return v.cohorts, err
}

func (v *versionRows) all() question {
	return question{sql: `SELECT c.id, c.curriculum_version, c.status FROM cohorts c` + ofVersions + ` ORDER BY c.created_at, c.id`, args: v.args, each: func(r row) error {
		var c program.VersionCohort
		var status string
		err := r.Scan(toID(&c.ID), &c.Version, &status)
		c.Over = program.CohortStatus(status) == program.CohortCompleted
		v.at[c.ID], v.cohorts = len(v.cohorts), append(v.cohorts, c)
		return err
	}}
}

// of is the cohort that a row belongs to; one that began meanwhile is left out.
func (v *versionRows) of(id domain.CohortID) *program.VersionCohort {
	if i, known := v.at[id]; known {
		return &v.cohorts[i]
	}
	return &program.VersionCohort{}
}

// under asks for rows whose first column is the cohort that each is kept with.
func under[T any](v *versionRows, sql string, read func(r row, cohort any, one *T) error, in func(*program.VersionCohort) *[]T) question {
	return question{sql: sql, args: v.args, each: func(r row) error {
		var id domain.CohortID
		var one T
		err := read(r, toID(&id), &one)
		all := in(v.of(id))
		*all = append(*all, one)
		return err
	}}
}

func (v *versionRows) members() question {
	return under(v, `SELECT c.id, e.client_id, e.since_on, e.until_on, e.from_session, e.through_session FROM cohorts c
		JOIN enrollments e ON e.cohort_id = c.id`+ofVersions+` ORDER BY e.created_at, e.id`,
		func(r row, cohort any, m *program.VersionMember) error {
			return r.Scan(cohort, toID(&m.ClientID), day{&m.Since}, day{&m.Until}, &m.From, &m.Through)
		},
		func(c *program.VersionCohort) *[]program.VersionMember { return &c.Members })
}

func (v *versionRows) sessions() question {
	return under(v, `SELECT c.id, s.id, s.number, s.week_number, s.held_on FROM cohorts c JOIN sessions s ON s.cohort_id = c.id`+
		ofVersions+` AND s.status = '`+string(program.SessionClosed)+`' ORDER BY s.number`,
		func(r row, cohort any, s *program.VersionSession) error {
			return r.Scan(cohort, toID(&s.ID), &s.Number, &s.Week, day{&s.On})
		},
		func(c *program.VersionCohort) *[]program.VersionSession { return &c.Sessions })
}

func (v *versionRows) marks() question {
	return under(v, `SELECT c.id, a.session_id, a.client_id, a.status FROM cohorts c JOIN sessions s ON s.cohort_id = c.id
		JOIN attendances a ON a.session_id = s.id`+ofVersions+` ORDER BY a.session_id, a.client_id`,
		func(r row, cohort any, m *program.Attendance) error {
			return r.Scan(cohort, toID(&m.SessionID), toID(&m.ClientID), (*string)(&m.Status))
		},
		func(c *program.VersionCohort) *[]program.Attendance { return &c.Marks })
}

func (v *versionRows) returns() question {
	return under(v, `SELECT c.id, h.session_id, r.client_id, r.status FROM cohorts c JOIN homework h ON h.cohort_id = c.id
		JOIN homework_returns r ON r.homework_id = h.id`+ofVersions+` ORDER BY h.id, r.client_id`,
		func(r row, cohort any, h *program.VersionReturn) error {
			return r.Scan(cohort, toID(&h.SessionID), toID(&h.ClientID), (*string)(&h.Status))
		},
		func(c *program.VersionCohort) *[]program.VersionReturn { return &c.Returns })
}
