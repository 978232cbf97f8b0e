package repository

import (
	"fmt"
	"time"

	"cohort/domain"
)

type supportGroupCheckRow struct {
	ID             domain.SupportGroupCheckID `gorm:"primaryKey"`
	SupportGroupID domain.SupportGroupID
	Content        []byte
}

func (supportGroupCheckRow) TableName() string { return "support_group_checks" }

const supportGroupCheckContent = "support_group_checks.content"

// supportGroupCheckSaid is what is sealed of a check: all of it, with what it
// belongs to.
type supportGroupCheckSaid struct {
	GroupID domain.SupportGroupID         `json:"groupId"`
	Found   domain.SupportGroupFound      `json:"found"`
	By      domain.UserID                 `json:"by"`
	ByName  string                        `json:"byName"`
	At      time.Time                     `json:"at"`
	InError *domain.SupportGroupCheckVoid `json:"inError,omitempty"`
}

func (t *tx) supportGroupCheckToRow(c domain.SupportGroupCheck) (*supportGroupCheckRow, error) {
	content, err := t.sealJSON(supportGroupCheckContent, c.ID, supportGroupCheckSaid{GroupID: c.SupportGroupID, Found: c.SupportGroupFound, By: c.By, ByName: c.ByName, At: c.At, InError: c.InError})
	return &supportGroupCheckRow{ID: c.ID, SupportGroupID: c.SupportGroupID, Content: content}, err
}

// SupportGroupChecks gives those of a group, in order.
func (t *tx) SupportGroupChecks(group domain.SupportGroupID) ([]domain.SupportGroupCheck, error) {
	rows, err := list[supportGroupCheckRow](t.db, "id", "support_group_id = ?", group)
	if err != nil {
		return nil, err
	}
	return each(rows, func(r supportGroupCheckRow) (domain.SupportGroupCheck, error) {
		var s supportGroupCheckSaid
		err := t.openJSON(supportGroupCheckContent, r.ID, r.Content, &s)
		if err == nil && s.GroupID != r.SupportGroupID {
			err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
		}
		return domain.SupportGroupCheck{ID: r.ID, SupportGroupID: r.SupportGroupID, SupportGroupFound: s.Found, By: s.By, ByName: s.ByName, At: s.At, InError: s.InError}, err
	})
}

// CreateSupportGroupCheck adds one. The group is locked.
func (t *tx) CreateSupportGroupCheck(c domain.SupportGroupCheck) error {
	if err := t.mine(lockSupportGroup, c.SupportGroupID); err != nil {
		return err
	}
	row, err := t.supportGroupCheckToRow(c)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveSupportGroupCheck writes one. The group is locked.
func (t *tx) SaveSupportGroupCheck(c domain.SupportGroupCheck) error {
	if err := t.mine(lockSupportGroup, c.SupportGroupID); err != nil {
		return err
	}
	row, err := t.supportGroupCheckToRow(c)
	if err != nil {
		return err
	}
	return t.update(row)
}
