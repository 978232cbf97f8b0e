package repository

import (
	"time"

	"cohort/domain"
)

// keepKeys is how long a used Idempotency-Key is remembered: longer than any
// program tries again.
const keepKeys = 30 * 24 * time.Hour

// DropExpired removes what can no longer matter: refresh tokens, invitations,
// setup links, challenges and throttles that have ended, and old idempotency keys. Logins
// stay; they say who signed in when, and from where while that is asked for.
func (t *tx) DropExpired(now time.Time) error {
	for _, statement := range []struct {
		sql  string
		when time.Time
	}{
		{"DELETE FROM refresh_tokens WHERE expires_at < ?", now},
		{"DELETE FROM invitations WHERE expires_at < ?", now},
		{"DELETE FROM setup_links WHERE expires_at < ?", now},
		{"DELETE FROM challenges WHERE expires_at < ?", now},
		{"DELETE FROM throttles WHERE ends_at < ?", now},
		{"DELETE FROM idempotency_keys WHERE created_at < ?", now.Add(-keepKeys)},
	} {
		if err := t.db.Exec(statement.sql, statement.when).Error; err != nil {
			return err
		}
	}
	_, err := t.changeLogins(func(r *loginRow) { r.Address, r.Browser = "", "" }, "address <> '' AND created_at < ?", now.AddDate(0, 0, -domain.KnownPlaceDays))
	return err
}
