package repository

import (
	"fmt"
	"time"

	"cohort/domain"
)

type factorRow struct {
	ID        domain.FactorID `gorm:"primaryKey"`
	UserID    domain.UserID
	Kind      domain.FactorKind
	Handle    string
	Sealed    []byte
	LastStep  int64
	SignCount int64
	AddedAt   time.Time
	UsedAt    *time.Time
	RemovedAt *time.Time
	RemovedBy *domain.UserID
}

func (factorRow) TableName() string { return "factors" }

const factorSealed = "factors.sealed"

// factorContent is what is sealed of a factor. It holds whose it is: a row that
// was given to somebody else in the database opens nothing for them.
type factorContent struct {
	UserID domain.UserID `json:"user"`
	Label  string        `json:"label"`
	Secret string        `json:"secret,omitempty"`
}

func (t *tx) factorToRow(f domain.Factor) (r factorRow, err error) {
	r = factorRow{ID: f.ID, UserID: f.UserID, Kind: f.Kind, Handle: f.Handle, LastStep: f.LastStep, SignCount: f.SignCount,
		AddedAt: f.AddedAt, UsedAt: f.UsedAt, RemovedAt: f.RemovedAt, RemovedBy: optional(f.RemovedBy)}
	r.Sealed, err = t.sealJSON(factorSealed, f.ID, factorContent{UserID: f.UserID, Label: f.Label, Secret: f.Secret})
	return r, err
}

func (t *tx) factorFromRow(r factorRow) (f domain.Factor, err error) {
	var c factorContent
	if err := t.openJSON(factorSealed, r.ID, r.Sealed, &c); err != nil {
		return f, err
	}
	if c.UserID != r.UserID {
		return f, fmt.Errorf("factor %s: is not of the person whom its row names", r.ID)
	}
	return domain.Factor{ID: r.ID, UserID: r.UserID, Kind: r.Kind, Label: c.Label, Handle: r.Handle, Secret: c.Secret, LastStep: r.LastStep, SignCount: r.SignCount,
		AddedAt: r.AddedAt, UsedAt: r.UsedAt, RemovedAt: r.RemovedAt, RemovedBy: given(r.RemovedBy)}, nil
}

// Factors gives all of a person's, in the order in which they were added.
func (t *tx) Factors(user domain.UserID) ([]domain.Factor, error) {
	rows, err := list[factorRow](t.db, "added_at, id", "user_id = ?", user)
	if err != nil {
		return nil, err
	}
	return each(rows, t.factorFromRow)
}

// HaveFactors says who of these people has any that counts.
func (t *tx) HaveFactors(users ...domain.UserID) (map[domain.UserID]bool, error) {
	var who []domain.UserID
	err := t.db.Model(&factorRow{}).Where("removed_at IS NULL AND user_id IN ?", append(users, domain.UserID{})).
		Distinct("user_id").Pluck("user_id", &who).Error
	have := make(map[domain.UserID]bool, len(who))
	for _, id := range who {
		have[id] = true
	}
	return have, err
}

// AddFactor keeps a new one of a person who is locked.
func (t *tx) AddFactor(f domain.Factor) error {
	if err := t.mine(lockUser, f.UserID); err != nil {
		return err
	}
	row, err := t.factorToRow(f)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), domain.ErrPasskeyTaken)
}

// SaveFactor writes one of a person who is locked.
func (t *tx) SaveFactor(f domain.Factor) error {
	if err := t.mine(lockUser, f.UserID); err != nil {
		return err
	}
	row, err := t.factorToRow(f)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// DropFactors removes factors for good.
func (t *tx) DropFactors(ids ...domain.FactorID) error {
	return t.db.Where("id IN ?", append(ids, domain.FactorID{})).Delete(&factorRow{}).Error
}
