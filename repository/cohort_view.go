package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/program"
)

// shownName is the first name that the group uses.
const shownName = "CASE WHEN clients.preferred_name <> '' THEN clients.preferred_name ELSE clients.first_name END"

// cardRow is a cohort with what its card shows.
type cardRow struct {
	Row        cohortRow `gorm:"embedded"`
	LeadName   string
	Taken      int
	Closed     int
	Curriculum *string
}

func (t *tx) cards(scope domain.Scope) *gorm.DB {
	return within(t.afresh().Table("cohorts").Select(`cohorts.*, users.name AS lead_name, curriculum_versions.name AS curriculum,
		(SELECT count(*) FROM enrollments WHERE enrollments.cohort_id = cohorts.id AND enrollments.until_on IS NULL) AS taken,
		(SELECT count(*) FROM sessions WHERE sessions.cohort_id = cohorts.id AND sessions.status = 'closed') AS closed`).
		Joins("JOIN users ON users.id = cohorts.lead_id").
		Joins(`LEFT JOIN curriculum_versions ON curriculum_versions.curriculum_id = cohorts.curriculum_id
			AND curriculum_versions.number = cohorts.curriculum_version`), scope)
}

func cardFromRow(r cardRow) (program.CohortCard, error) {
	c, err := cohortFromRow(r.Row)
	card := program.CohortCard{Cohort: c, LeadName: r.LeadName, Seats: c.SeatsOf(r.Taken, 0), Closed: r.Closed}
	if r.Curriculum != nil {
		card.Curriculum = *r.Curriculum
	}
	return card, err
}

// Cohorts lists cohorts, newest first.
func (t *tx) Cohorts(scope domain.Scope, filter program.CohortFilter, p domain.Page) (domain.List[program.CohortCard], error) {
	none := domain.List[program.CohortCard]{}
	db := t.cards(scope)
	switch len(filter.Statuses) {
	case 0:
	case 1: // in the order of an index
		db = db.Where("cohorts.status = ?", filter.Statuses[0])
	default: // among all, in theirs
		db = db.Where(t.unindexed("cohorts.status", " || ''")+" IN ?", filter.Statuses)
	}
	if !filter.LeaderID.IsZero() {
		db = db.Where("cohorts.id IN (SELECT l.cohort_id FROM cohort_leaders AS l WHERE l.user_id = ?)", filter.LeaderID)
	}
	if p.After != "" {
		if _, err := domain.ParseID[domain.CohortID](p.After); err != nil {
			return none, errCursor
		}
		db = db.Where("(cohorts.created_at, cohorts.id) < (SELECT c.created_at, c.id FROM cohorts AS c WHERE c.id = ?)", p.After)
	}
	var rows []cardRow
	if err := db.Order("cohorts.created_at DESC, cohorts.id DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	cards, err := page(rows, p.Limit, func(r cardRow) string { return r.Row.ID.String() }, cardFromRow)
	if err != nil {
		return none, err
	}
	return cards, t.addNextSessions(cards.Items)
}

// CohortNames names those of the cohorts that are within the scope.
func (t *tx) CohortNames(scope domain.Scope, ids []domain.CohortID) (map[domain.CohortID]string, error) {
	rows, err := list[cohortRow](within(t.db.Select("id", "name"), scope), "id", "id IN ?", ids)
	names := map[domain.CohortID]string{}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, err
}

// addNextSessions gives each cohort its first session that is still scheduled.
func (t *tx) addNextSessions(cards []program.CohortCard) error {
	if len(cards) == 0 {
		return nil
	}
	ids := make([]domain.CohortID, len(cards))
	for i, c := range cards {
		ids[i] = c.ID
	}
	rows, err := list[sessionRow](t.db, "number DESC", "cohort_id IN ? AND status = ?", ids, program.SessionScheduled)
	if err != nil {
		return err
	}
	next := map[domain.CohortID]*program.Session{}
	for _, row := range rows { // the last one seen has the lowest number
		s, err := t.sessionFromRow(row)
		if err != nil {
			return err
		}
		next[s.CohortID] = &s
	}
	for i := range cards {
		cards[i].NextSession = next[cards[i].ID]
	}
	return nil
}

// CohortView reads a cohort with its leaders, roster and sessions.
func (t *tx) CohortView(scope domain.Scope, id domain.CohortID) (program.CohortView, error) {
	if t.byHand {
		return t.cohortViewPgx(scope, id)
	}
	var v program.CohortView
	var row cardRow
	found := t.cards(scope).Where("cohorts.id = ?", id).Limit(1).Find(&row)
	if found.Error != nil {
		return v, found.Error
	}
	if found.RowsAffected == 0 {
		return v, domain.ErrNotFound
	}
	var err error
	if v.CohortCard, err = cardFromRow(row); err != nil {
		return v, err
	}
	if err := t.addCoLeads(&v); err != nil {
		return v, err
	}
	if v.Roster, err = t.Roster(id); err != nil {
		return v, err
	}
	if v.Sessions, err = t.Sessions(id); err != nil {
		return v, err
	}
	v.NextSession = nextOf(v.Sessions)
	return v, nil
}

func (t *tx) addCoLeads(v *program.CohortView) error {
	var leaders []struct {
		UserID domain.UserID
		Name   string
	}
	err := t.db.Table("cohort_leaders").Select("cohort_leaders.user_id, users.name").
		Joins("JOIN users ON users.id = cohort_leaders.user_id").
		Where("cohort_leaders.cohort_id = ? AND NOT cohort_leaders.is_lead", v.ID).Order("cohort_leaders.place").Scan(&leaders).Error
	for _, l := range leaders {
		v.CoLeadIDs = append(v.CoLeadIDs, l.UserID)
		v.CoLeadNames = append(v.CoLeadNames, l.Name)
	}
	return err
}

// Roster gives every episode of a cohort with the member's code and first
// name, current members first. Signatures stay sealed: a page of a cohort
// does not need them.
func (t *tx) Roster(cohort domain.CohortID) ([]program.RosterSeat, error) {
	rows, err := t.db.Table("enrollments").Select(`enrollments.id, enrollments.client_id, enrollments.since_on, enrollments.until_on,
		enrollments.from_session, enrollments.through_session, enrollments.committed_sessions, enrollments.version,
		clients.code, `+shownName).
		Joins("JOIN clients ON clients.id = enrollments.client_id").
		Where("enrollments.cohort_id = ?", cohort).
		Order("enrollments.until_on IS NOT NULL, enrollments.created_at, enrollments.id").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	seats := []program.RosterSeat{}
	for rows.Next() {
		s := program.RosterSeat{Enrollment: program.Enrollment{CohortID: cohort}}
		if err := rows.Scan(&s.ID, &s.ClientID, &s.Since, &s.Until, &s.FromSession, &s.ThroughSession, &s.CommittedSessions,
			&s.Version, &s.ClientCode, &s.FirstName); err != nil {
			return nil, err
		}
		seats = append(seats, s)
	}
	return seats, rows.Err()
}
