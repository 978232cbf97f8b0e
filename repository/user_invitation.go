package repository

import (
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
)

type invitationRow struct {
	UserID    domain.UserID `gorm:"primaryKey"`
	Mailed    bool          `gorm:"primaryKey"`
	ByID      *domain.UserID
	ByName    string
	TokenHash string
	ExpiresAt time.Time
	MAC       string `gorm:"column:mac"`
}

func (invitationRow) TableName() string { return "invitations" }

// SaveInvitation keeps an invitation in place of the person's earlier one
// of the kind.
func (t *tx) SaveInvitation(i domain.Invitation) error {
	return t.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&invitationRow{UserID: i.UserID, Mailed: i.Mailed, ByID: optional(i.ByID), ByName: i.ByName, TokenHash: i.TokenHash, ExpiresAt: i.ExpiresAt}).Error
}

// LockInvitation finds an invitation by the hash of its token and locks it,
// so that it is used once.
func (t *tx) LockInvitation(tokenHash string) (domain.Invitation, error) {
	found, err := lockOne[invitationRow](t, lockInvitation, "token_hash = ?", tokenHash)
	row, err := believed(t, found, err)
	return row.invitation(), err
}

// Invitation finds one without locking it.
func (t *tx) Invitation(tokenHash string) (domain.Invitation, error) {
	found, err := find[invitationRow](t.db, "token_hash = ?", tokenHash)
	row, err := believed(t, found, err)
	return row.invitation(), err
}

func (r invitationRow) invitation() domain.Invitation {
	return domain.Invitation{UserID: r.UserID, Mailed: r.Mailed, ByID: given(r.ByID), ByName: r.ByName, TokenHash: r.TokenHash, ExpiresAt: r.ExpiresAt}
}

// DropInvitation removes a person's invitations.
func (t *tx) DropInvitation(id domain.UserID) error {
	return t.db.Where("user_id = ?", id).Delete(&invitationRow{}).Error
}
