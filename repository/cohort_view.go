package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/program"
)

// cardRow is a cohort with what its card shows.
type cardRow struct {
	Row        cohortRow `gorm:"embedded"`
	LeadName   string
	Taken      int
	Closed     int
	Curriculum []byte
}

func (t *tx) cards(scope domain.Scope, today domain.Date) *gorm.DB {
	return t.within(t.afresh().Table("cohorts").Select(`cohorts.*, users.name AS lead_name, curriculum_versions.name AS curriculum,
		(SELECT count(*) FROM enrollments WHERE enrollments.cohort_id = cohorts.id AND (enrollments.until_on IS NULL OR enrollments.until_on > ?)) AS taken,
		(SELECT count(*) FROM sessions WHERE sessions.cohort_id = cohorts.id AND sessions.status = 'closed') AS closed`, today).
		Joins("JOIN users ON users.id = cohorts.lead_id").
		Joins(`LEFT JOIN curriculum_versions ON curriculum_versions.curriculum_id = cohorts.curriculum_id
			AND curriculum_versions.number = cohorts.curriculum_version`), scope)
}

func (t *tx) cardFromRow(r cardRow) (program.CohortCard, error) {
	c, err := t.cohortFromRow(r.Row)
	card := program.CohortCard{Cohort: c, LeadName: r.LeadName, Seats: c.SeatsOf(r.Taken, 0), Closed: r.Closed}
	if err == nil {
		card.Curriculum, err = t.open(versionName(c.CurriculumVersion), c.CurriculumID, r.Curriculum)
	}
	return card, err
}

// Cohorts lists cohorts, newest first.
func (t *tx) Cohorts(scope domain.Scope, filter program.CohortFilter, p domain.Page) (domain.List[program.CohortCard], error) {
	none := domain.List[program.CohortCard]{}
	db := t.cards(scope, filter.Today)
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
	cards, err := page(rows, p.Limit, func(r cardRow) string { return r.Row.ID.String() }, t.cardFromRow)
	if err != nil {
		return none, err
	}
	if err := t.addCoLeads(cards.Items); err != nil {
		return none, err
	}
	return cards, t.addNextSessions(cards.Items)
}

// addCoLeads gives each cohort who co-leads it now, in their places: a cohort
// is theirs as much as its lead's.
func (t *tx) addCoLeads(cards []program.CohortCard) error {
	if len(cards) == 0 {
		return nil
	}
	at, ids := map[domain.CohortID]int{}, make([]domain.CohortID, len(cards))
	for i, c := range cards {
		at[c.ID], ids[i] = i, c.ID
	}
	found, err := list[leaderRow](t.db, "place", "cohort_id IN ? AND place > 0", ids)
	rows, err := allBelieved(t, found, err)
	for _, r := range rows {
		c := &cards[at[r.CohortID]]
		c.CoLeadIDs = append(c.CoLeadIDs, r.UserID)
	}
	return err
}

// CohortNames names those of the cohorts that are within the scope.
func (t *tx) CohortNames(scope domain.Scope, ids []domain.CohortID) (map[domain.CohortID]string, error) {
	rows, err := list[cohortRow](t.within(t.db.Select("id", "content"), scope), "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	names := map[domain.CohortID]string{}
	for _, r := range rows {
		said, err := t.cohortSaid(r.ID, r.Content)
		if err != nil {
			return nil, err
		}
		names[r.ID] = said.Name
	}
	return names, nil
}

// CohortCodes gives the codes of cohorts.
func (t *tx) CohortCodes(ids []domain.CohortID) (map[domain.CohortID]string, error) {
	rows, err := list[cohortRow](t.db.Select("id", "code"), "id", "id IN ?", ids)
	codes := map[domain.CohortID]string{}
	for _, r := range rows {
		codes[r.ID] = r.Code
	}
	return codes, err
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

// CohortView reads a cohort with its leaders, roster and sessions, all asked
// for together.
func (t *tx) CohortView(scope domain.Scope, id domain.CohortID, now time.Time) (v program.CohortView, err error) {
	var card cardRow
	var led leaders
	var fees []program.Fee
	if err = t.ask(cardOf(id, &card), t.leadersWhere("$1", id, &led), t.standingOfLeaders(id, &v.Leaders),
		t.rosterOf(id, &v.Roster), t.sessionsOf(id, &v.Sessions), t.feesOfCohort(id, &fees)); err != nil {
		return program.CohortView{}, err
	}
	if card.Taken, err = taken(v.Roster, card.Row.TimeZone, now); err != nil {
		return program.CohortView{}, err
	}
	for _, s := range v.Sessions {
		if s.Status == program.SessionClosed {
			card.Closed++
		}
	}
	if v.CohortCard, err = t.cardFromRow(card); err != nil {
		return program.CohortView{}, err
	}
	if v.Cohort = led.of(t, v.Cohort); !scope.All() && !v.LedBy(scope.Leader()) {
		return program.CohortView{}, domain.ErrNotFound
	}
	v.Fees = fees
	for _, l := range led.led {
		if l.Until.IsZero() && !l.IsLead {
			v.CoLeadNames = append(v.CoLeadNames, l.Name)
		}
	}
	v.NextSession = nextOf(v.Sessions)
	return v, err
}

// taken counts the seats that are somebody's now. The day matters only where an
// end is known.
func taken(roster []program.RosterSeat, place string, now time.Time) (n int, err error) {
	var today domain.Date
	for _, seat := range roster {
		if !seat.Until.IsZero() && today.IsZero() {
			zone, err := domain.LoadZone(place)
			if err != nil {
				return 0, err
			}
			today = domain.DateIn(now, zone)
		}
		if seat.IsMember(today) {
			n++
		}
	}
	return n, nil
}

// nextOf is the first session that is still scheduled.
func nextOf(sessions []program.Session) *program.Session {
	for i := range sessions {
		if sessions[i].Status == program.SessionScheduled {
			return &sessions[i]
		}
	}
	return nil
}

// cardOf asks for a cohort, without what its roster and its sessions tell.
func cardOf(id domain.CohortID, to *cardRow) question {
	return question{sql: `SELECT ` + cohortColumns + `, u.name, v.name FROM cohorts c JOIN users u ON u.id = c.lead_id
		LEFT JOIN curriculum_versions v ON v.curriculum_id = c.curriculum_id AND v.number = c.curriculum_version
		WHERE c.id = $1`, args: []any{id.String()}, must: true,
		each: func(r row) error { return r.Scan(to.Row.scanned(&to.LeadName, &to.Curriculum)...) }}
}

// Roster gives every episode of a cohort with the member's code and first
// name, current members first. Signatures stay sealed: a page of a cohort
// does not need them.
func (t *tx) Roster(cohort domain.CohortID) (seats []program.RosterSeat, err error) {
	err = t.ask(t.rosterOf(cohort, &seats))
	return seats, err
}

func (t *tx) rosterOf(id domain.CohortID, to *[]program.RosterSeat) question {
	*to = make([]program.RosterSeat, 0, program.MostMembers)
	s := program.RosterSeat{Enrollment: program.Enrollment{CohortID: id}}
	var sealed, personal []byte
	places := []any{toID(&s.ID), toID(&s.ClientID), day{&s.Since}, day{&s.Until}, &s.FromSession, &s.ThroughSession,
		&s.CommittedSessions, &s.Version, &s.ClientCode, &sealed, &personal}
	return question{sql: `SELECT e.id, e.client_id, e.since_on, e.until_on, e.from_session, e.through_session, e.committed_sessions, e.version,
		clients.code, clients.identity, clients.personal FROM enrollments e JOIN clients ON clients.id = e.client_id
		WHERE e.cohort_id = $1 ORDER BY e.until_on IS NOT NULL, e.created_at, e.id`, args: []any{id.String()}, each: func(r row) error {
		err := r.Scan(places...)
		if err == nil {
			err = t.nameSeat(&s, sealed, personal)
		}
		*to = append(*to, s)
		return err
	}}
}

// nameSeat names a member, and says what who works with them needs to know.
func (t *tx) nameSeat(s *program.RosterSeat, identity, personal []byte) error {
	c, err := t.clientFromRow(clientRow{ID: s.ClientID, Identity: identity, Personal: personal})
	name := c.RoomName()
	s.FirstName, s.LastName, s.Pronouns, s.AccessNeeds = name.Shown, name.Last, c.Personal.Pronouns, c.Personal.AccessNeeds
	return err
}
