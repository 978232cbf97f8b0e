package repository

import (
	"encoding/json"
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
	"cohort/domain/program"
)

type cohortRow struct {
	ID                domain.CohortID `gorm:"primaryKey"`
	Code              string
	Content           []byte
	Delivery          string
	Entry             string
	EntryWeeks        string // JSON
	CurriculumID      *domain.CurriculumID
	CurriculumVersion int
	LeadID            domain.UserID
	MinMembers        int
	MaxMembers        int
	StartsOn          domain.Date
	WallTime          string
	TimeZone          string
	DurationMinutes   int
	Cadence           string
	SessionCount      int
	MeetsFrom         domain.Date
	WhenClosed        domain.WhenClosed
	AlsoMeets         string               // JSON, "" for no further day
	CurriculumBy      program.CurriculumBy `gorm:"column:curriculum_step"`
	RoomID            *domain.RoomID
	Status            string
	StartedAt         *time.Time
	EndedAt           *time.Time
	Version           int
	CreatedAt         time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt         time.Time `gorm:"autoUpdateTime:false"`
}

func (cohortRow) TableName() string { return "cohorts" }

const cohortContent = "cohorts.content"

// cohortSaid is what is sealed of a cohort: who belongs to it is in clear, what
// it is for is not.
type cohortSaid struct {
	Name        string             `json:"name"`
	Type        program.CohortType `json:"type"`
	Approach    program.Approach   `json:"approach,omitempty"`
	ProblemArea string             `json:"area,omitempty"`
	Place       string             `json:"place,omitempty"`
	Ages        program.AgeBand    `json:"ages,omitzero"`
	Goals       program.Goals      `json:"goals,omitzero"`

	LevelOfCare program.LevelOfCare `json:"levelOfCare,omitempty"`
}

// cohortColumns are a cohort's, in the order of scanned.
const cohortColumns = `c.id, c.code, c.content, c.delivery, c.entry, c.entry_weeks, c.curriculum_id,
	c.curriculum_version, c.lead_id, c.min_members, c.max_members,
	c.starts_on, c.wall_time, c.time_zone, c.duration_minutes, c.cadence, c.session_count, c.meets_from, c.when_closed, c.also_meets, c.curriculum_step, c.room_id, c.status, c.started_at,
	c.ended_at, c.version, c.created_at, c.updated_at`

// scanned gives the places of cohortColumns and of what follows them.
func (r *cohortRow) scanned(more ...any) []any {
	r.CurriculumID, r.RoomID = &domain.CurriculumID{}, &domain.RoomID{} // given reads a zero id as none
	return append([]any{toID(&r.ID), &r.Code, &r.Content, &r.Delivery, &r.Entry, &r.EntryWeeks,
		toID(r.CurriculumID), &r.CurriculumVersion, toID(&r.LeadID), &r.MinMembers, &r.MaxMembers,
		day{&r.StartsOn}, &r.WallTime, &r.TimeZone, &r.DurationMinutes, &r.Cadence, &r.SessionCount, day{&r.MeetsFrom}, &r.WhenClosed, &r.AlsoMeets, &r.CurriculumBy, toID(r.RoomID),
		&r.Status, &r.StartedAt, &r.EndedAt, &r.Version, &r.CreatedAt, &r.UpdatedAt}, more...)
}

func (t *tx) cohortToRow(c program.Cohort) (*cohortRow, error) {
	weeks, err := json.Marshal(c.EntryWeeks)
	if err != nil {
		return nil, err
	}
	s := c.Schedule
	also, err := meetingsToText(s.AlsoMeets)
	if err != nil {
		return nil, err
	}
	content, err := t.sealJSON(cohortContent, c.ID, cohortSaid{Name: c.Name, Type: c.Type, Approach: c.Approach, ProblemArea: c.ProblemArea, Place: c.Place, Ages: c.Ages, Goals: c.Goals, LevelOfCare: s.LevelOfCare})
	return &cohortRow{ID: c.ID, Code: c.Code, Content: content, Delivery: string(c.Delivery), Entry: string(c.Entry),
		EntryWeeks: string(weeks), CurriculumID: optional(c.CurriculumID), CurriculumVersion: c.CurriculumVersion, LeadID: c.LeadID, MinMembers: c.MinMembers, MaxMembers: c.MaxMembers,
		StartsOn: s.StartsOn, WallTime: s.Time, TimeZone: s.TimeZone, DurationMinutes: s.DurationMinutes,
		Cadence: string(s.Cadence), SessionCount: s.Sessions, MeetsFrom: s.MeetsFrom, WhenClosed: s.WhenClosed, AlsoMeets: also, CurriculumBy: s.CurriculumBy, RoomID: optional(c.RoomID), Status: string(c.Status), StartedAt: c.StartedAt, EndedAt: c.EndedAt, Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}, err
}

func (t *tx) cohortFromRow(r cohortRow) (program.Cohort, error) {
	said, err := t.cohortSaid(r.ID, r.Content)
	if err != nil {
		return program.Cohort{}, err
	}
	also, err := meetingsFromText(r.AlsoMeets)
	if err != nil {
		return program.Cohort{}, err
	}
	c := program.Cohort{ID: r.ID, Code: r.Code, Name: said.Name, Type: said.Type, Approach: said.Approach,
		ProblemArea: said.ProblemArea, Delivery: program.Delivery(r.Delivery), Entry: program.Entry(r.Entry),
		CurriculumID: given(r.CurriculumID), CurriculumVersion: r.CurriculumVersion, LeadID: r.LeadID,
		MinMembers: r.MinMembers, MaxMembers: r.MaxMembers,
		Place: said.Place, Ages: said.Ages, Goals: said.Goals, RoomID: given(r.RoomID),
		Schedule: program.Schedule{StartsOn: r.StartsOn, Time: r.WallTime, TimeZone: r.TimeZone,
			DurationMinutes: r.DurationMinutes, Cadence: program.Cadence(r.Cadence), Sessions: r.SessionCount, MeetsFrom: r.MeetsFrom, WhenClosed: r.WhenClosed, AlsoMeets: also, LevelOfCare: said.LevelOfCare, CurriculumBy: r.CurriculumBy},
		Status: program.CohortStatus(r.Status), StartedAt: r.StartedAt, EndedAt: r.EndedAt,
		Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	return c, json.Unmarshal([]byte(r.EntryWeeks), &c.EntryWeeks)
}

func (t *tx) cohortSaid(id domain.CohortID, sealed []byte) (said cohortSaid, err error) {
	err = t.openJSON(cohortContent, id, sealed, &said)
	return said, err
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
	c, err := t.cohortFromRow(row)
	if err != nil {
		return c, err
	}
	var l leaders
	if err := t.ask(t.leadersWhere("$1", c.ID, &l)); err != nil {
		return c, err
	}
	return l.of(t, c), nil
}

// CreateCohort adds one with its leaders. A code that is taken changes nothing.
func (t *tx) CreateCohort(c program.Cohort) error {
	t.took(lockCohort, c.ID)
	row, err := t.cohortToRow(c)
	if err != nil {
		return err
	}
	made := t.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "code"}}, DoNothing: true}).Create(row)
	if made.Error == nil && made.RowsAffected == 0 {
		return domain.ErrCodeTaken
	}
	if made.Error != nil {
		return made.Error
	}
	return t.insertLeaders(c)
}

// CountCohorts counts all, whatever became of them.
func (t *tx) CountCohorts() (int, error) {
	var n int64
	err := t.db.Model(&cohortRow{}).Count(&n).Error
	return int(n), err
}

// SaveCohort writes one; its leaders are replaced when they changed. Whom the
// server does not believe to lead is not written down as who does:
// domain.ErrRowRefused, until somebody else leads.
func (t *tx) SaveCohort(c program.Cohort) error {
	if err := t.mine(lockCohort, c.ID); err != nil {
		return err
	}
	if c.LeadID.IsZero() {
		return domain.ErrRowRefused
	}
	row, err := t.cohortToRow(c)
	if err != nil {
		return err
	}
	if err := t.update(row); err != nil {
		return err
	}
	return t.saveLeaders(c)
}
