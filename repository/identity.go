package repository

import (
	"fmt"
	"time"

	"cohort/domain"
)

type identityRow struct {
	Handle      string `gorm:"primaryKey"`
	UserID      domain.UserID
	Sealed      []byte
	ConnectedAt time.Time
	UsedAt      *time.Time
}

func (identityRow) TableName() string { return "identities" }

const identitySealed = "identities.sealed"

// identityContent is what is sealed of one: whose it is. A row that was planted
// in the database, or given to somebody else there, signs nobody in.
type identityContent struct {
	UserID domain.UserID `json:"user"`
}

func (t *tx) identityToRow(i domain.Identity) (r identityRow, err error) {
	r = identityRow{Handle: i.Handle, UserID: i.UserID, ConnectedAt: i.ConnectedAt, UsedAt: i.UsedAt}
	r.Sealed, err = t.sealJSON(identitySealed, hashed(i.Handle), identityContent{i.UserID})
	return r, err
}

func (t *tx) identity(where string, arg any) (i domain.Identity, err error) {
	r, err := find[identityRow](t.db, where, arg)
	if err != nil {
		return i, err
	}
	var c identityContent
	if err := t.openJSON(identitySealed, hashed(r.Handle), r.Sealed, &c); err != nil {
		return i, err
	}
	if c.UserID != r.UserID {
		return i, fmt.Errorf("identity of %s: is not of the person whom its row names", r.UserID)
	}
	return domain.Identity{Handle: r.Handle, UserID: r.UserID, ConnectedAt: r.ConnectedAt, UsedAt: r.UsedAt}, nil
}

// IdentityOf gives the account with which a person is connected.
func (t *tx) IdentityOf(user domain.UserID) (domain.Identity, error) {
	return t.identity("user_id = ?", user)
}

// IdentityByHandle says whose an account is.
func (t *tx) IdentityByHandle(handle string) (domain.Identity, error) {
	return t.identity("handle = ?", handle)
}

// AddIdentity connects a person who is locked with an account.
func (t *tx) AddIdentity(i domain.Identity) error {
	if err := t.mine(lockUser, i.UserID); err != nil {
		return err
	}
	row, err := t.identityToRow(i)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), domain.ErrIdentityTaken)
}

// SaveIdentity writes one of a person who is locked.
func (t *tx) SaveIdentity(i domain.Identity) error {
	if err := t.mine(lockUser, i.UserID); err != nil {
		return err
	}
	row, err := t.identityToRow(i)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// DropIdentity ends a person's connection, if there is one.
func (t *tx) DropIdentity(user domain.UserID) error {
	if err := t.mine(lockUser, user); err != nil {
		return err
	}
	return t.db.Where("user_id = ?", user).Delete(&identityRow{}).Error
}
