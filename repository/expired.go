package repository

import "time"

// keepKeys is how long a used Idempotency-Key is remembered: longer than any
// program tries again.
const keepKeys = 30 * 24 * time.Hour

// DropExpired removes what can no longer matter: refresh tokens, invitations,
// setup links and throttles that have ended, and old idempotency keys. Logins
// stay; they say who signed in when.
func (t *tx) DropExpired(now time.Time) error {
	for _, statement := range []struct {
		sql  string
		when time.Time
	}{
		{"DELETE FROM refresh_tokens WHERE expires_at < ?", now},
		{"DELETE FROM invitations WHERE expires_at < ?", now},
		{"DELETE FROM setup_links WHERE expires_at < ?", now},
		{"DELETE FROM throttles WHERE ends_at < ?", now},
		{"DELETE FROM idempotency_keys WHERE created_at < ?", now.Add(-keepKeys)},
	} {
		if err := t.db.Exec(statement.sql, statement.when).Error; err != nil {
			return err
		}
	}
	return nil
}
