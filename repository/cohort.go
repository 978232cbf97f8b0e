package repository

import (
	"encoding/json"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type cohortRow struct {
	ID                domain.CohortID `gorm:"primaryKey"`
	Name              string
	Type              string
	Approach          string
	ProblemArea       string
	Delivery          string
	Entry             string
	EntryWeeks        string // JSON
	CurriculumID      *domain.CurriculumID
	CurriculumVersion int
	LeadID            domain.UserID
	MinMembers        int
	MaxMembers        int
	Place             string
	StartsOn          domain.Date
	WallTime          string
	TimeZone          string
	DurationMinutes   int
	Cadence           string
	SessionCount      int
	Status            string
	StartedAt         *time.Time
	EndedAt           *time.Time
	Version           int
	CreatedAt         time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt         time.Time `gorm:"autoUpdateTime:false"`
}

func (cohortRow) TableName() string { return "cohorts" }

// cohortColumns are a cohort's, in the order of scanned.
const cohortColumns = `c.id, c.name, c.type, c.approach, c.problem_area, c.delivery, c.entry, c.entry_weeks, c.curriculum_id,
	c.curriculum_version, c.lead_id, c.min_members, c.max_members, c.place,
	c.starts_on, c.wall_time, c.time_zone, c.duration_minutes, c.cadence, c.session_count, c.status, c.started_at,
	c.ended_at, c.version, c.created_at, c.updated_at`

// scanned gives the places of cohortColumns and of what follows them.
func (r *cohortRow) scanned(more ...any) []any {
	r.CurriculumID = &domain.CurriculumID{} // given reads a zero id as none
	return append([]any{toID(&r.ID), &r.Name, &r.Type, &r.Approach, &r.ProblemArea, &r.Delivery, &r.Entry, &r.EntryWeeks,
		toID(r.CurriculumID), &r.CurriculumVersion, toID(&r.LeadID), &r.MinMembers, &r.MaxMembers,
		&r.Place, day{&r.StartsOn}, &r.WallTime, &r.TimeZone, &r.DurationMinutes, &r.Cadence, &r.SessionCount,
		&r.Status, &r.StartedAt, &r.EndedAt, &r.Version, &r.CreatedAt, &r.UpdatedAt}, more...)
}

type leaderRow struct {
	CohortID domain.CohortID `gorm:"primaryKey"`
	UserID   domain.UserID   `gorm:"primaryKey"`
	IsLead   bool
	Place    int
}

func (leaderRow) TableName() string { return "cohort_leaders" }

func cohortToRow(c program.Cohort) (*cohortRow, error) {
	weeks, err := json.Marshal(c.EntryWeeks)
	s := c.Schedule
	return &cohortRow{ID: c.ID, Name: c.Name, Type: string(c.Type), Approach: string(c.Approach), ProblemArea: c.ProblemArea, Delivery: string(c.Delivery), Entry: string(c.Entry),
		EntryWeeks: string(weeks), CurriculumID: optional(c.CurriculumID), CurriculumVersion: c.CurriculumVersion, LeadID: c.LeadID, MinMembers: c.MinMembers, MaxMembers: c.MaxMembers,
		Place: c.Place, StartsOn: s.StartsOn, WallTime: s.Time, TimeZone: s.TimeZone, DurationMinutes: s.DurationMinutes,
		Cadence: string(s.Cadence), SessionCount: s.Sessions, Status: string(c.Status), StartedAt: c.StartedAt, EndedAt: c.EndedAt, Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}, err
}

func cohortFromRow(r cohortRow) (program.Cohort, error) {
	c := program.Cohort{ID: r.ID, Name: r.Name, Type: program.CohortType(r.Type), Approach: program.Approach(r.Approach),
		ProblemArea: r.ProblemArea, Delivery: program.Delivery(r.Delivery), Entry: program.Entry(r.Entry),
		CurriculumID: given(r.CurriculumID), CurriculumVersion: r.CurriculumVersion, LeadID: r.LeadID,
		MinMembers: r.MinMembers, MaxMembers: r.MaxMembers,
		Place: r.Place,
		Schedule: program.Schedule{StartsOn: r.StartsOn, Time: r.WallTime, TimeZone: r.TimeZone,
			DurationMinutes: r.DurationMinutes, Cadence: program.Cadence(r.Cadence), Sessions: r.SessionCount},
		Status: program.CohortStatus(r.Status), StartedAt: r.StartedAt, EndedAt: r.EndedAt,
		Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	return c, json.Unmarshal([]byte(r.EntryWeeks), &c.EntryWeeks)
}

// Cohort gives one with its leaders.
func (t *tx) Cohort(id domain.CohortID) (program.Cohort, error) {
	row, err := find[cohortRow](t.db, "id = ?", id)
	if err != nil {
		return program.Cohort{}, err
	}
	return t.withLeaders(row)
}

// LockCohort gives one for a change. Whoever changes anything about a group
// locks its cohort first, so that two such changes wait for each other.
func (t *tx) LockCohort(id domain.CohortID) (program.Cohort, error) {
	row, err := lockOne[cohortRow](t, lockCohort, "id = ?", id)
	if err != nil {
		return program.Cohort{}, err
	}
	t.took(lockCohort, id)
	return t.withLeaders(row)
}

func (t *tx) withLeaders(row cohortRow) (program.Cohort, error) {
	c, err := cohortFromRow(row)
	if err != nil {
		return c, err
	}
	leaders, err := list[leaderRow](t.db, "place", "cohort_id = ?", c.ID)
	for _, l := range leaders {
		if !l.IsLead {
			c.CoLeadIDs = append(c.CoLeadIDs, l.UserID)
		}
	}
	return c, err
}

func leadersOf(c program.Cohort) []leaderRow {
	rows := []leaderRow{{CohortID: c.ID, UserID: c.LeadID, IsLead: true, Place: 0}}
	for i, id := range c.CoLeadIDs {
		rows = append(rows, leaderRow{CohortID: c.ID, UserID: id, IsLead: false, Place: i + 1})
	}
	return rows
}

// CreateCohort adds one with its leaders.
func (t *tx) CreateCohort(c program.Cohort) error {
	t.took(lockCohort, c.ID)
	row, err := cohortToRow(c)
	if err != nil {
		return err
	}
	if err := t.insert(row); err != nil {
		return err
	}
	return t.insert(leadersOf(c))
}

// SaveCohort writes one; its leaders are replaced when they changed.
func (t *tx) SaveCohort(c program.Cohort) error {
	if err := t.mine(lockCohort, c.ID); err != nil {
		return err
	}
	row, err := cohortToRow(c)
	if err != nil {
		return err
	}
	if err := t.update(row); err != nil {
		return err
	}
	before, err := list[leaderRow](t.db, "place", "cohort_id = ?", c.ID)
	if err != nil || slices.Equal(before, leadersOf(c)) {
		return err
	}
	if err := t.db.Where("cohort_id = ?", c.ID).Delete(&leaderRow{}).Error; err != nil {
		return err
	}
	return t.insert(leadersOf(c))
}
