package repository

import (
	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

// loginWithUserPgx is LoginWithUser with its one row read by hand.
func (t *tx) loginWithUserPgx(id domain.LoginID) (login domain.Login, user domain.User, err error) {
	row := userRow{}
	var batch pgx.Batch
	batch.Queue(`SELECT l.id, l.user_id, l.created_at, l.expires_at, l.ended_at, l.end_reason, l.address,
		u.name, u.email, u.role, u.license, u.npi, u.status, u.version, u.created_at, u.updated_at
		FROM logins l JOIN users u ON u.id = l.user_id WHERE l.id = $1`, id.String()).QueryRow(func(found pgx.Row) error {
		return found.Scan(toID(&login.ID), toID(&login.UserID), &login.CreatedAt, &login.ExpiresAt, &login.EndedAt, &login.EndReason,
			&login.Address, &row.Name, &row.Email, &row.Role, &row.License, &row.NPI, &row.Status, &row.Version,
			&row.CreatedAt, &row.UpdatedAt)
	})
	if err = t.send(&batch); err != nil {
		return login, user, missing(err)
	}
	row.ID = login.UserID
	user, err = userFromRow(row)
	return login, user, err
}
