package repository

import (
	"time"

	"cohort/domain"
)

type loginRow struct {
	ID             domain.LoginID `gorm:"primaryKey"`
	UserID         domain.UserID
	CreatedAt      time.Time `gorm:"autoCreateTime:false"`
	ActiveAt       time.Time
	ExpiresAt      time.Time
	EndedAt        *time.Time
	EndReason      string
	Address        string
	Browser        domain.Browser
	LinkBy         string
	ConfirmedAt    time.Time
	ProviderFactor bool
}

func (loginRow) TableName() string { return "logins" }

func loginToRow(l domain.Login) loginRow {
	return loginRow{ID: l.ID, UserID: l.UserID, CreatedAt: l.CreatedAt, ActiveAt: l.ActiveAt, ExpiresAt: l.ExpiresAt, EndedAt: l.EndedAt, EndReason: l.EndReason,
		Address: l.Address, Browser: l.Browser, LinkBy: l.LinkBy, ConfirmedAt: l.ConfirmedAt, ProviderFactor: l.ProviderFactor}
}

func (r loginRow) login() domain.Login {
	return domain.Login{ID: r.ID, UserID: r.UserID, CreatedAt: r.CreatedAt, ActiveAt: r.ActiveAt, ExpiresAt: r.ExpiresAt,
		EndedAt: r.EndedAt, EndReason: r.EndReason, Address: r.Address, Browser: r.Browser, LinkBy: r.LinkBy, ConfirmedAt: r.ConfirmedAt, ProviderFactor: r.ProviderFactor}
}

type refreshTokenRow struct {
	Hash      string `gorm:"primaryKey"`
	Salt      string
	LoginID   domain.LoginID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	ExpiresAt time.Time
	SpentAt   *time.Time
}

func (refreshTokenRow) TableName() string { return "refresh_tokens" }

func refreshTokenToRow(r domain.RefreshToken) refreshTokenRow {
	return refreshTokenRow{Hash: r.Hash, Salt: r.Salt, LoginID: r.LoginID, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt, SpentAt: r.SpentAt}
}

// CreateLogin adds a login with the first of its refresh tokens.
func (t *tx) CreateLogin(l domain.Login, first domain.RefreshToken) error {
	login, token := loginToRow(l), refreshTokenToRow(first)
	if err := t.insert(&login); err != nil {
		return err
	}
	return t.insert(&token)
}

// LoginWithUser gives a login and whose it is, without the password's hash,
// whether they lack a second factor that a role of theirs needs, and the records
// that were opened to them in an emergency, in one round trip: every request
// asks.
func (t *tx) LoginWithUser(id domain.LoginID) (login domain.Login, user domain.User, err error) {
	of, needed, has := userRow{}, "", false
	if err = t.ask(question{sql: `SELECT l.id, l.user_id, l.created_at, l.expires_at, l.ended_at, l.end_reason, l.address, l.link_by, l.confirmed_at, l.provider_factor,
		u.name, u.email, u.roles, u.licenses, u.specialties, u.training, u.npi, u.status, u.version, u.created_at, u.updated_at,
		(SELECT second_factor_roles FROM settings WHERE id = 1), EXISTS (SELECT 1 FROM factors f WHERE f.user_id = u.id AND f.removed_at IS NULL)
		FROM logins l JOIN users u ON u.id = l.user_id WHERE l.id = $1`, args: []any{id.String()}, must: true, each: func(found row) error {
		return found.Scan(toID(&login.ID), toID(&login.UserID), &login.CreatedAt, &login.ExpiresAt, &login.EndedAt, &login.EndReason,
			&login.Address, &login.LinkBy, &login.ConfirmedAt, &login.ProviderFactor, &of.Name, &of.Email, &of.Roles, &of.Licenses, &of.Specialties, &of.Training, &of.NPI, &of.Status, &of.Version,
			&of.CreatedAt, &of.UpdatedAt, &needed, &has)
	}}, notEnded(id, &login.Emergencies)); err != nil {
		return domain.Login{}, domain.User{}, err
	}
	of.ID = login.UserID
	user, err = userFromRow(of)
	login.LacksFactor = !has && !login.ProviderFactor && domain.Settings{SecondFactorRoles: rolesFrom(needed)}.NeedsSecondFactor(user.Roles)
	return login, user, err
}

// notEnded asks for the emergency accesses of a login's person that were not
// ended. Few are there; which of them have expired, the clock says.
func notEnded(id domain.LoginID, to *[]domain.EmergencyAccess) question {
	return question{sql: `SELECT a.id, a.user_id, a.client_id, a.opened_at, a.expires_at FROM logins l
		JOIN emergency_accesses a ON a.user_id = l.user_id WHERE l.id = $1 AND a.ended_at IS NULL`, args: []any{id.String()}, each: func(found row) error {
		var a domain.EmergencyAccess
		err := found.Scan(toID(&a.ID), toID(&a.UserID), toID(&a.ClientID), &a.OpenedAt, &a.ExpiresAt)
		*to = append(*to, a)
		return err
	}}
}

// ConfirmLogin keeps that the person of a login proved who they are.
func (t *tx) ConfirmLogin(id domain.LoginID, at time.Time) error {
	return t.db.Model(&loginRow{}).Where("id = ? AND "+alive, id).Update("confirmed_at", at).Error
}

// LockRefreshToken finds a refresh token by its hash, and locks its login: of
// two requests with tokens of one family, one comes after the other, whichever
// tokens they are.
func (t *tx) LockRefreshToken(hash string) (domain.RefreshToken, domain.Login, error) {
	token, err := find[refreshTokenRow](t.db, "hash = ?", hash)
	if err != nil {
		return domain.RefreshToken{}, domain.Login{}, err
	}
	login, err := lockOne[loginRow](t, lockLogin, "id = ?", token.LoginID)
	if err != nil {
		return domain.RefreshToken{}, domain.Login{}, err
	}
	t.took(lockLogin, login.ID)
	token, err = find[refreshTokenRow](t.db, "hash = ?", hash) // another may have spent it meanwhile
	return token.token(), login.login(), err
}

func (r refreshTokenRow) token() domain.RefreshToken {
	return domain.RefreshToken{Hash: r.Hash, Salt: r.Salt, LoginID: r.LoginID, CreatedAt: r.CreatedAt,
		ExpiresAt: r.ExpiresAt, SpentAt: r.SpentAt}
}

// SpendRefreshToken marks a token as spent and adds the next of its family.
func (t *tx) SpendRefreshToken(spent, next domain.RefreshToken) error {
	before, after := refreshTokenToRow(spent), refreshTokenToRow(next)
	if err := t.update(&before); err != nil {
		return err
	}
	return t.insert(&after)
}

// SaveSeen keeps when a person's hand was last there.
func (t *tx) SaveSeen(l domain.Login) error {
	if err := t.mine(lockLogin, l.ID); err != nil {
		return err
	}
	return t.db.Model(&loginRow{}).Where("id = ?", l.ID).Update("active_at", l.ActiveAt).Error
}

const alive = "ended_at IS NULL"

// LoginsOf gives a user's logins that have not ended at a time, newest first.
// There are no more than MaxLoginsAUser.
func (t *tx) LoginsOf(user domain.UserID, at time.Time) ([]domain.Login, error) {
	rows, err := list[loginRow](t.db, "created_at DESC, id DESC", "user_id = ? AND expires_at > ? AND "+alive, user, at)
	logins := make([]domain.Login, len(rows))
	for i, r := range rows {
		logins[i] = r.login()
	}
	return logins, err
}

// EndLogin ends one login; ending it again changes nothing.
func (t *tx) EndLogin(id domain.LoginID, reason string, at time.Time) error {
	return t.db.Model(&loginRow{}).Where("id = ? AND "+alive, id).
		Updates(map[string]any{"ended_at": at, "end_reason": reason}).Error
}

// EndLoginsOf ends every login of a user but the one to keep (zero: none).
func (t *tx) EndLoginsOf(user domain.UserID, keep domain.LoginID, reason string, at time.Time) error {
	return t.db.Model(&loginRow{}).Where("user_id = ? AND id <> ? AND "+alive, user, keep).
		Updates(map[string]any{"ended_at": at, "end_reason": reason}).Error
}

// EndOldLogins ends the user's oldest logins beyond the newest keep.
func (t *tx) EndOldLogins(user domain.UserID, keep int, reason string, at time.Time) error {
	newest := t.db.Model(&loginRow{}).Select("id").Where("user_id = ? AND expires_at > ? AND "+alive, user, at).
		Order("created_at DESC, id DESC").Limit(keep)
	return t.db.Model(&loginRow{}).Where("user_id = ? AND "+alive+" AND id NOT IN (?)", user, newest).
		Updates(map[string]any{"ended_at": at, "end_reason": reason}).Error
}

// SignedInFrom says whether the user ever signed in from the address since a
// time.
func (t *tx) SignedInFrom(user domain.UserID, address string, since time.Time) (bool, error) {
	var ids []string
	err := t.db.Model(&loginRow{}).Where("user_id = ? AND created_at >= ? AND address = ? AND address <> ''", user, since, address).
		Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, err
}

// EndLoginsByLink ends the logins of a user that an administrator's link led to
// and that nobody answered for.
func (t *tx) EndLoginsByLink(user domain.UserID, reason string, at time.Time) error {
	return t.db.Model(&loginRow{}).Where("user_id = ? AND link_by <> '' AND "+alive, user).
		Updates(map[string]any{"ended_at": at, "end_reason": reason}).Error
}

// AnswerForLinks says of a user's logins that the person has answered for the
// link by which they were entered.
func (t *tx) AnswerForLinks(user domain.UserID) error {
	return t.db.Model(&loginRow{}).Where("user_id = ? AND link_by <> ''", user).Update("link_by", "").Error
}
