package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/program"
)

// datedRow is a session with what a calendar shows of its cohort.
type datedRow struct {
	Row         sessionRow `gorm:"embedded"`
	CohortSaid  []byte
	LeadName    string
	FeeAmount   int64
	FeeCurrency string
	TimeZone    string
	Delivery    string
	Weeks       int
	MinMembers  int
	MaxMembers  int
	Taken       int
	Marked      int
}

// SessionsBetween lists the sessions that start in a span of time.
func (t *tx) SessionsBetween(scope domain.Scope, from, to time.Time, p domain.Page) (domain.List[program.DatedSession], error) {
	begins := "sessions.starts_at"
	if p.After != "" { // by which a page begins
		begins = t.unindexed(begins, "")
	}
	return t.datedSessions(inCalendar(t, t.datedQuery(scope, "")).
		Where(begins+" >= ? AND sessions.starts_at < ?", from, to), p)
}

// inCalendar leaves out what is not held: sessions of cohorts that have not
// started, and those that a cancelled cohort did not hold.
func inCalendar(t *tx, db *gorm.DB) *gorm.DB {
	return db.Where("("+t.unindexed("cohorts.status", "")+" IN ? OR cohorts.status = ? AND sessions.status <> ?)",
		[]program.CohortStatus{program.CohortRunning, program.CohortCompleted}, program.CohortCancelled, program.SessionCancelled)
}

// UnclosedSessions lists the sessions that have begun and were neither closed
// nor cancelled. A cohort is not completed before all of its sessions are; of one
// that was cancelled, what had begun can still be closed.
func (t *tx) UnclosedSessions(scope domain.Scope, now time.Time, p domain.Page) (domain.List[program.DatedSession], error) {
	return t.datedSessions(t.datedQuery(scope, feeOfSession).
		Where("sessions.starts_at <= ? AND sessions.status = '"+string(program.SessionScheduled)+"'", now). // as the index says it
		Where(t.unindexed("cohorts.status", "")+" IN ?", []program.CohortStatus{program.CohortRunning, program.CohortCancelled}), p)
}

// feeOfSession is what a member pays on the session's day.
const feeOfSession = `, (SELECT f.amount FROM cohort_fees AS f WHERE f.cohort_id = cohorts.id AND f.from_on <= sessions.held_on` + lastDecided + `) AS fee_amount,
	(SELECT settings.currency FROM settings WHERE settings.id = 1) AS fee_currency`

// datedQuery is sessions with what a calendar shows of their cohorts, and more.
func (t *tx) datedQuery(scope domain.Scope, more string) *gorm.DB {
	return t.withinSessions(t.afresh().Table("sessions").Select(`sessions.*, cohorts.content AS cohort_said, users.name AS lead_name,
		cohorts.time_zone, cohorts.delivery,
		cohorts.session_count AS weeks, cohorts.min_members, cohorts.max_members,
		(SELECT count(*) FROM enrollments WHERE enrollments.cohort_id = cohorts.id AND enrollments.from_session <= sessions.number
			AND (enrollments.until_on IS NULL OR sessions.number <= enrollments.through_session)) AS taken,
		(SELECT count(*) FROM attendances WHERE attendances.session_id = sessions.id) AS marked`+more).
		Joins("JOIN cohorts ON cohorts.id = sessions.cohort_id").
		Joins("JOIN users ON users.id = cohorts.lead_id"), scope)
}

// datedSessions reads a page of them by start.
func (t *tx) datedSessions(db *gorm.DB, p domain.Page) (domain.List[program.DatedSession], error) {
	none := domain.List[program.DatedSession]{}
	if p.After != "" {
		if _, err := domain.ParseID[domain.SessionID](p.After); err != nil {
			return none, errCursor
		}
		db = db.Where("(sessions.starts_at, sessions.id) > (SELECT s.starts_at, s.id FROM sessions AS s WHERE s.id = ?)", p.After)
	}
	var rows []datedRow
	if err := db.Order("sessions.starts_at, sessions.id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r datedRow) string { return r.Row.ID.String() }, t.datedFromRow)
}

func (t *tx) datedFromRow(r datedRow) (program.DatedSession, error) {
	s, err := t.sessionFromRow(r.Row)
	if err != nil {
		return program.DatedSession{}, err
	}
	cohort, err := t.cohortSaid(s.CohortID, r.CohortSaid)
	d := program.DatedSession{Session: s, CohortName: cohort.Name, LeadName: r.LeadName,
		Fee:      domain.Money{Amount: r.FeeAmount, Currency: r.FeeCurrency},
		TimeZone: r.TimeZone, Place: cohort.Place, Delivery: program.Delivery(r.Delivery),
		Weeks: r.Weeks, MinMembers: r.MinMembers, MaxMembers: r.MaxMembers, Marked: r.Marked}
	d.Seats = program.Cohort{MaxMembers: r.MaxMembers}.SeatsOf(r.Taken, 0)
	return d, err
}

// Book reads what the sessions of a cohort have in common.
func (t *tx) Book(c program.Cohort, session domain.SessionID) (b program.CohortBook, err error) {
	homework := homeworkRows{numbers: map[domain.SessionID]int{}}
	b.Led = map[domain.SessionID][]program.Led{}
	asked := append([]question{t.rosterOf(c.ID, &b.Roster), t.coversOf(c.ID, &b.Covers), ledIn(c.ID, b.Led)}, homework.of(c.ID)...)
	var versions []curriculumVersionRow
	if !c.CurriculumID.IsZero() {
		asked = append(asked, question{sql: `SELECT number, outline FROM curriculum_versions WHERE curriculum_id = $1 AND (number = $2
			OR number IN (SELECT curriculum_version FROM sessions WHERE cohort_id = $3))`,
			args: []any{c.CurriculumID.String(), c.CurriculumVersion, c.ID.String()}, must: true, each: func(r row) error {
				v := curriculumVersionRow{CurriculumID: c.CurriculumID}
				err := r.Scan(&v.Number, &v.Outline)
				versions = append(versions, v)
				return err
			}})
	}
	if !session.IsZero() {
		asked = append(asked, t.marksOf(session, &b.Marks), t.guestsOf(session, &b.Guests))
	}
	if err = t.ask(asked...); err != nil {
		return b, err
	}
	for _, version := range versions {
		read, err := t.versionFromRow(version)
		if err != nil {
			return b, err
		}
		switch {
		case version.Number == c.CurriculumVersion:
			b.Weeks = read.Outline.Weeks
		case b.Older == nil:
			b.Older = map[int][]program.Week{version.Number: read.Outline.Weeks}
		default:
			b.Older[version.Number] = read.Outline.Weeks
		}
	}
	b.Numbers = homework.numbers
	if len(homework.rows) > 0 {
		b.Homework, err = t.homeworkFromRows(homework.rows, homework.returns)
	}
	return b, err
}
