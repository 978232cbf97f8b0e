package repository

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

type assessmentRow struct {
	ID          domain.AssessmentID
	ClientID    domain.ClientID
	Complete    bool
	Findings    []byte
	TakenOn     domain.Date
	TakenBy     domain.UserID
	RoundSeatID *domain.RoundSeatID
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
	VoidedAt    *time.Time
}

func (assessmentRow) TableName() string { return "assessments" }

const assessmentFindings = "assessments.findings"

// assessmentContent is what the sealed findings hold.
type assessmentContent struct {
	Instrument    string            `json:"instrument"`
	Answers       []*int            `json:"answers"`
	ScoringSex    instrument.Sex    `json:"scoringSex,omitempty"`
	NotApplicable []int             `json:"notApplicable,omitempty"`
	Result        instrument.Result `json:"result"`
	TakenByName   string            `json:"takenByName"`
	Entered       intake.Entered    `json:"entered,omitempty"`
}

func (t *tx) assessmentFromRow(row assessmentRow) (intake.Assessment, error) {
	var c assessmentContent
	err := t.openJSON(assessmentFindings, row.ID, row.Findings, &c)
	a := intake.Assessment{ID: row.ID, ClientID: row.ClientID, Instrument: c.Instrument, FormVersion: c.Result.Version, Answers: c.Answers,
		ScoringSex: c.ScoringSex, Convention: c.Result.Convention, NotApplicable: c.NotApplicable, Result: c.Result, TakenOn: row.TakenOn, TakenBy: row.TakenBy,
		TakenByName: c.TakenByName, Entered: cmp.Or(c.Entered, intake.EnteredByStaff), SeatID: given(row.RoundSeatID), CreatedAt: row.CreatedAt.UTC()}
	if row.VoidedAt != nil {
		at := row.VoidedAt.UTC()
		a.VoidedAt = &at
	}
	if err != nil || !instrument.IsOwn(a.Instrument) {
		return a, err
	}
	lib, err := t.Instruments()
	return a.From(lib), err
}

// Assessment gives one assessment, voided or not.
func (t *tx) Assessment(id domain.AssessmentID) (intake.Assessment, error) {
	row, err := find[assessmentRow](t.db, "id = ?", id)
	if err != nil {
		return intake.Assessment{}, err
	}
	return t.assessmentFromRow(row)
}

// SaveAssessment writes whose an assessment is and whether it counts: what was
// answered never changes.
func (t *tx) SaveAssessment(a intake.Assessment) error {
	if err := t.mine(lockClient, a.ClientID); err != nil {
		return err
	}
	done := t.db.Table("assessments").Where("id = ?", a.ID).UpdateColumns(map[string]any{"client_id": a.ClientID, "voided_at": a.VoidedAt})
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrNotFound
	}
	return done.Error
}

// Assessments lists a client's assessments that count, newest entry first.
func (t *tx) Assessments(client domain.ClientID, p domain.Page) (none domain.List[intake.Assessment], err error) {
	db, err := afterRow(t.db.Where("client_id = ? AND voided_at IS NULL", client), "assessments", "created_at, id", p.After, true)
	if err != nil {
		return none, err
	}
	var rows []assessmentRow
	if err := db.Order("created_at DESC, id DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r assessmentRow) string { return r.ID.String() }, t.assessmentFromRow)
}

// CreateAssessment adds an assessment.
func (t *tx) CreateAssessment(a intake.Assessment) error {
	findings, err := t.sealJSON(assessmentFindings, a.ID, assessmentContent{Instrument: a.Instrument, Answers: a.Answers, ScoringSex: a.ScoringSex, NotApplicable: a.NotApplicable, Result: a.Result, TakenByName: a.TakenByName, Entered: a.Entered})
	if err != nil {
		return err
	}
	return t.insert(&assessmentRow{ID: a.ID, ClientID: a.ClientID, Complete: a.Result.Complete, Findings: findings, TakenOn: a.TakenOn, TakenBy: a.TakenBy, RoundSeatID: optional(a.SeatID), CreatedAt: a.CreatedAt})
}

// CompleteAssessments gives the client's complete assessments that count, the newest first
// by the day on which they were taken.
func (t *tx) CompleteAssessments(client domain.ClientID) ([]intake.Assessment, error) {
	return t.assessmentsOf("client_id = ? AND complete AND voided_at IS NULL", client)
}

// AssessmentsOf gives the client's assessments that count, in the same order.
func (t *tx) AssessmentsOf(client domain.ClientID) ([]intake.Assessment, error) {
	return t.assessmentsOf("client_id = ? AND voided_at IS NULL", client)
}

// CompleteAssessmentsOfMany gives the complete assessments of several clients
// that count, each client's in the same order.
func (t *tx) CompleteAssessmentsOfMany(clients []domain.ClientID) (map[domain.ClientID][]intake.Assessment, error) {
	return t.assessmentsOfMany("client_id IN ? AND complete AND voided_at IS NULL", clients)
}

// AssessmentsOfMany gives the assessments of several clients that count, complete or
// not, in the same order.
func (t *tx) AssessmentsOfMany(clients []domain.ClientID) (map[domain.ClientID][]intake.Assessment, error) {
	return t.assessmentsOfMany("client_id IN ? AND voided_at IS NULL", clients)
}

func (t *tx) assessmentsOfMany(where string, clients []domain.ClientID) (map[domain.ClientID][]intake.Assessment, error) {
	of := map[domain.ClientID][]intake.Assessment{}
	for some := range slices.Chunk(clients, 1000) {
		all, err := t.assessmentsOf(where, some)
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			of[a.ClientID] = append(of[a.ClientID], a)
		}
	}
	return of, nil
}

func (t *tx) assessmentsOf(where string, of any) ([]intake.Assessment, error) {
	rows, err := list[assessmentRow](t.db, "taken_on DESC, created_at DESC, id DESC", where, of)
	if err != nil {
		return nil, err
	}
	return each(rows, t.assessmentFromRow)
}
