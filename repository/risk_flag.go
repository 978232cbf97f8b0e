package repository

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type riskFlagRow struct {
	ID           domain.RiskFlagID
	ClientID     domain.ClientID
	AssessmentID domain.AssessmentID
	Finding      []byte
	RaisedAt     time.Time
	AnsweredAt   *time.Time
	AnsweredBy   *domain.UserID
	Action       []byte
	ClosedAt     *time.Time
	ClosedFor    *clinical.Closing
}

func (riskFlagRow) TableName() string { return "risk_flags" }

const (
	riskFinding = "risk_flags.finding"
	riskAction  = "risk_flags.action"
)

// riskAnswer is what the sealed action holds.
type riskAnswer struct {
	Action string `json:"action"`
	ByName string `json:"byName"`
}

func (t *tx) riskFlagToRow(f clinical.RiskFlag) (row riskFlagRow, err error) {
	row = riskFlagRow{ID: f.ID, ClientID: f.ClientID, AssessmentID: f.AssessmentID, RaisedAt: f.RaisedAt,
		AnsweredAt: f.AnsweredAt, AnsweredBy: optional(f.AnsweredBy), ClosedAt: f.ClosedAt}
	if f.ClosedAt != nil {
		row.ClosedFor = &f.ClosedFor
	}
	if row.Finding, err = t.sealJSON(riskFinding, f.ID, f.Finding); err != nil || f.AnsweredAt == nil {
		return row, err
	}
	row.Action, err = t.sealJSON(riskAction, f.ID, riskAnswer{f.Action, f.AnsweredByName})
	return row, err
}

func (t *tx) riskFlagFromRow(row riskFlagRow) (clinical.RiskFlag, error) {
	f := clinical.RiskFlag{ID: row.ID, ClientID: row.ClientID, AssessmentID: row.AssessmentID, RaisedAt: row.RaisedAt.UTC(),
		AnsweredBy: given(row.AnsweredBy)}
	if row.AnsweredAt != nil {
		at := row.AnsweredAt.UTC()
		f.AnsweredAt = &at
	}
	if row.ClosedAt != nil && row.ClosedFor != nil {
		at := row.ClosedAt.UTC()
		f.ClosedAt, f.ClosedFor = &at, *row.ClosedFor
	}
	if err := t.openJSON(riskFinding, row.ID, row.Finding, &f.Finding); err != nil {
		return f, err
	}
	var answer riskAnswer
	err := t.openJSON(riskAction, row.ID, row.Action, &answer)
	f.Action, f.AnsweredByName = answer.Action, answer.ByName
	return f, err
}

// RiskFlags lists flags, the one that has waited longest first.
func (t *tx) RiskFlags(scope domain.Scope, filter clinical.RiskFlagFilter, p domain.Page) (none domain.List[clinical.RiskFlag], err error) {
	db := t.treatedBy(t.afresh(), scope, "client_id")
	if !filter.ClientID.IsZero() {
		db = db.Where("client_id = ?", filter.ClientID)
	}
	if filter.Open {
		db = db.Where("answered_at IS NULL AND closed_at IS NULL")
	}
	if db, err = afterRow(db, "risk_flags", "raised_at, id", p.After, false); err != nil {
		return none, err
	}
	var rows []riskFlagRow
	if err := db.Order("raised_at, id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r riskFlagRow) string { return r.ID.String() }, t.riskFlagFromRow)
}

// RiskFlagsOf gives all flags of a client, oldest first.
func (t *tx) RiskFlagsOf(client domain.ClientID) ([]clinical.RiskFlag, error) {
	rows, err := list[riskFlagRow](t.db, "raised_at, id", "client_id = ?", client)
	if err != nil {
		return nil, err
	}
	return each(rows, t.riskFlagFromRow)
}

// RiskFlagsOfMany gives all flags of several clients, each client's oldest first.
func (t *tx) RiskFlagsOfMany(clients []domain.ClientID) (map[domain.ClientID][]clinical.RiskFlag, error) {
	of := map[domain.ClientID][]clinical.RiskFlag{}
	for some := range slices.Chunk(clients, manyAtOnce) {
		rows, err := list[riskFlagRow](t.db, "raised_at, id", "client_id IN ?", some)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			f, err := t.riskFlagFromRow(row)
			if err != nil {
				return nil, err
			}
			of[f.ClientID] = append(of[f.ClientID], f)
		}
	}
	return of, nil
}

// LockRiskFlagsOf locks all flags of a client in the order of their ids.
func (t *tx) LockRiskFlagsOf(client domain.ClientID) ([]clinical.RiskFlag, error) {
	if _, err := t.lockIDs(lockRiskFlag, "risk_flags", "client_id IN ($1, $2)", client, client); err != nil {
		return nil, err
	}
	return t.RiskFlagsOf(client)
}

// LockRiskFlag gives a flag for an answer.
func (t *tx) LockRiskFlag(id domain.RiskFlagID) (clinical.RiskFlag, error) {
	row, err := lockOne[riskFlagRow](t, lockRiskFlag, "id = ?", id)
	if err != nil {
		return clinical.RiskFlag{}, err
	}
	t.took(lockRiskFlag, id)
	return t.riskFlagFromRow(row)
}

// CreateRiskFlag adds a flag.
func (t *tx) CreateRiskFlag(f clinical.RiskFlag) error {
	t.took(lockRiskFlag, f.ID)
	row, err := t.riskFlagToRow(f)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveRiskFlag writes a flag.
func (t *tx) SaveRiskFlag(f clinical.RiskFlag) error {
	if err := t.mine(lockRiskFlag, f.ID); err != nil {
		return err
	}
	row, err := t.riskFlagToRow(f)
	if err != nil {
		return err
	}
	return t.update(&row)
}
