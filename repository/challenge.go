package repository

import (
	"time"

	"cohort/domain"
)

type challengeRow struct {
	Hash      string `gorm:"primaryKey"`
	UserID    *domain.UserID
	Purpose   domain.ChallengePurpose
	Sealed    []byte
	Tries     int
	ExpiresAt time.Time
	MAC       string `gorm:"column:mac"`
}

func (challengeRow) TableName() string { return "challenges" }

const challengeSealed = "challenges.sealed"

// hashed names a row where ids do.
type hashed string

func (h hashed) String() string { return string(h) }

// IsZero is never so: there is no row without a hash.
func (hashed) IsZero() bool { return false }

// challengeContent is what is sealed of a challenge: what its answer is held
// against, and whose that must be.
type challengeContent struct {
	UserID  domain.UserID           `json:"user"`
	Purpose domain.ChallengePurpose `json:"purpose"`
	State   string                  `json:"state,omitempty"`
}

// CreateChallenge keeps a question.
func (t *tx) CreateChallenge(c domain.Challenge) error {
	sealed, err := t.sealJSON(challengeSealed, hashed(c.Hash), challengeContent{UserID: c.UserID, Purpose: c.Purpose, State: c.State})
	if err != nil {
		return err
	}
	return t.insert(&challengeRow{Hash: c.Hash, UserID: optional(c.UserID), Purpose: c.Purpose, Sealed: sealed, Tries: c.Tries, ExpiresAt: c.ExpiresAt})
}

// TryChallenge counts a try and gives the challenge with it. Its row is locked,
// so tries that come together are counted one by one.
func (t *tx) TryChallenge(hash string) (c domain.Challenge, err error) {
	found, err := lockOne[challengeRow](t, lockThrottle, "hash = ?", hash)
	row, err := believed(t, found, err)
	if err != nil {
		return c, err
	}
	row.Tries++
	if err := t.update(&row); err != nil {
		return c, err
	}
	var sealed challengeContent
	if err := t.openJSON(challengeSealed, hashed(hash), row.Sealed, &sealed); err != nil {
		return c, err
	}
	return domain.Challenge{Hash: hash, UserID: sealed.UserID, Purpose: sealed.Purpose, State: sealed.State, Tries: row.Tries, ExpiresAt: row.ExpiresAt}, nil
}

// DropChallenge removes one that was answered. Of two answers that come
// together, the second finds nothing.
func (t *tx) DropChallenge(hash string) error {
	done := t.db.Where("hash = ?", hash).Delete(&challengeRow{})
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrNotFound
	}
	return done.Error
}
