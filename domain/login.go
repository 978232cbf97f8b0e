package domain

import "time"

// How long a login lasts.
const (
	AccessMinutes  = 10 // an access token, held in the page's memory
	RefreshHours   = 12 // without use for so long, a login ends: a working day
	LoginDays      = 7  // however much it is used, a login ends after so long
	MaxLoginsAUser = 20 // more at once end the oldest
)

// Login is one signed-in browser or program. Every request checks that it is
// alive, so ending it acts at once.
type Login struct {
	ID        LoginID
	UserID    UserID
	CreatedAt time.Time
	ExpiresAt time.Time
	EndedAt   *time.Time
	EndReason string
	Address   string
}

// Alive says whether the login still counts at now.
func (l Login) Alive(now time.Time) bool { return l.EndedAt == nil && now.Before(l.ExpiresAt) }

// RefreshToken is one link in a login's family of refresh tokens. Only its
// hash is kept; a spent one that comes back ends the login.
type RefreshToken struct {
	Hash      string
	LoginID   LoginID
	CreatedAt time.Time
	ExpiresAt time.Time
	SpentAt   *time.Time
}
