package repository

import (
	"errors"
	"fmt"
	"slices"
	"strings"
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
	MAC       string `gorm:"column:mac"`
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

// Factors gives all of a person's, in the order in which they were added. Their
// row says which of them count: domain.ErrRowRefused when one that the server
// did not write is among them, when one is missing, or when one is back.
func (t *tx) Factors(user domain.UserID) ([]domain.Factor, error) {
	rows, err := list[factorRow](t.db, "added_at, id", "user_id = ?", user)
	if err != nil {
		return nil, err
	}
	of, err := t.userAsWritten(user)
	if errors.Is(err, domain.ErrNotFound) { // and has none
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	believed, err := allBelieved(t, slices.Clone(rows), nil)
	if err != nil {
		return nil, err
	}
	if len(believed) < len(rows) {
		return nil, domain.ErrRowRefused
	}
	if liveIDs(rows) != of.FactorIDs {
		t.refuse(&of)
		return nil, domain.ErrRowRefused
	}
	return each(rows, t.factorFromRow)
}

// liveIDs are those that count, as a person's row names them.
func liveIDs(rows []factorRow) string {
	var ids []string
	for _, r := range rows {
		if r.RemovedAt == nil {
			ids = append(ids, r.ID.String())
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, ",")
}

// HaveFactors says who of these people has any that counts.
func (t *tx) HaveFactors(users ...domain.UserID) (map[domain.UserID]bool, error) {
	rows, err := list[userRow](t.db, "id", "factor_ids <> '' AND id IN ?", append(users, domain.UserID{}))
	have := make(map[domain.UserID]bool, len(rows))
	for _, r := range rows {
		have[r.ID] = true
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
	if err := duplicateAs(t.insert(&row), domain.ErrPasskeyTaken); err != nil {
		return err
	}
	return t.countFactor(f.UserID, f.ID, f.RemovedAt == nil)
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
	if err := t.update(&row); err != nil {
		return err
	}
	return t.countFactor(f.UserID, f.ID, f.RemovedAt == nil)
}

// countFactor keeps in a person's row whether one of their factors counts, so
// that none can be taken out of the database or put back into it.
func (t *tx) countFactor(user domain.UserID, id domain.FactorID, counts bool) error {
	row, err := t.userAsWritten(user)
	if err != nil {
		return err
	}
	ids := slices.DeleteFunc(strings.Split(row.FactorIDs, ","), func(one string) bool { return one == "" || one == id.String() })
	if counts {
		ids = append(ids, id.String())
	}
	slices.Sort(ids)
	after := strings.Join(ids, ",")
	if after == row.FactorIDs {
		return nil
	}
	row.FactorIDs, row.Written = after, row.Written+1
	return t.update(&row)
}

// DropFactors removes factors for good.
func (t *tx) DropFactors(ids ...domain.FactorID) error {
	rows, err := list[factorRow](t.db, "id", "id IN ?", append(ids, domain.FactorID{}))
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := t.mine(lockUser, r.UserID); err != nil {
			return err
		}
		if err := errors.Join(t.db.Delete(&r).Error, t.countFactor(r.UserID, r.ID, false)); err != nil {
			return err
		}
	}
	return nil
}
