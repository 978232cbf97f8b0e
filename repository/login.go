package repository

import (
	"errors"
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
	MAC            string `gorm:"column:mac"`
}

func (loginRow) TableName() string { return "logins" }

// loginColumns are all of them, for a question that is read by hand.
const loginColumns = "l.id, l.user_id, l.created_at, l.active_at, l.expires_at, l.ended_at, l.end_reason, l.address, l.browser, l.link_by, l.confirmed_at, l.provider_factor, l.mac"

// places are where its columns go, in their order.
func (r *loginRow) places() []any {
	return []any{toID(&r.ID), toID(&r.UserID), &r.CreatedAt, &r.ActiveAt, &r.ExpiresAt, &r.EndedAt, &r.EndReason, &r.Address, &r.Browser, &r.LinkBy, &r.ConfirmedAt, &r.ProviderFactor, &r.MAC}
}

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
	MAC       string `gorm:"column:mac"`
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
// whether they lack a second factor that a role of theirs needs, the records that
// were opened to them in an emergency, and what they cover, in one round trip:
// every request asks. A login that the server did not write is not there.
func (t *tx) LoginWithUser(id domain.LoginID, now time.Time) (login domain.Login, user domain.User, err error) {
	var of userRow
	var at loginRow
	var needed settingsRow
	var opened []emergencyRow
	var covers []coverRow
	if err = t.ask(question{sql: "SELECT " + loginColumns + ", " + userColumns + `, s.second_factor_roles, s.idle_minutes, s.access_written, s.access_mac
		FROM logins l JOIN users u ON u.id = l.user_id JOIN settings s ON s.id = 1 WHERE l.id = $1`, args: []any{id.String()}, must: true, each: func(found row) error {
		return found.Scan(append(append(at.places(), of.places()...), &needed.SecondFactorRoles, &needed.IdleMinutes, &needed.AccessWritten, &needed.AccessMAC)...)
	}}, notEnded(id, &opened), notEndedCovers(id, now, &covers)); err != nil {
		return domain.Login{}, domain.User{}, err
	}
	if at, err = believed(t, at, nil); err != nil {
		return domain.Login{}, domain.User{}, err
	}
	user, err = t.userFromRow(of)
	user.PasswordHash = ""
	t.decided(&needed)
	login = at.login()
	login.LacksFactor = of.FactorIDs == "" && !login.ProviderFactor && domain.Settings{SecondFactorRoles: rolesFrom(needed.SecondFactorRoles)}.NeedsSecondFactor(user.Roles)
	for _, a := range opened {
		if t.believes(&a) {
			login.Emergencies = append(login.Emergencies, domain.EmergencyAccess{ID: a.ID, UserID: a.UserID, ClientID: a.ClientID, OpenedAt: a.OpenedAt, ExpiresAt: a.ExpiresAt})
		}
	}
	for _, r := range covers {
		c, believed, failed := t.cover(r)
		if err = errors.Join(err, failed); believed {
			login.Covers = append(login.Covers, c)
		}
	}
	return login, user, err
}

// notEnded asks for the emergency accesses of a login's person that were not
// ended. Few are there; which of them have expired, the clock says.
func notEnded(id domain.LoginID, to *[]emergencyRow) question {
	return question{sql: `SELECT a.id, a.user_id, a.client_id, a.ground, a.reason, a.opened_at, a.expires_at, a.mac FROM logins l
		JOIN emergency_accesses a ON a.user_id = l.user_id WHERE l.id = $1 AND a.ended_at IS NULL AND a.ended_by IS NULL`, args: []any{id.String()}, each: func(found row) error {
		var a emergencyRow
		err := found.Scan(toID(&a.ID), toID(&a.UserID), toID(&a.ClientID), &a.Ground, &a.Reason, &a.OpenedAt, &a.ExpiresAt, &a.MAC)
		*to = append(*to, a)
		return err
	}}
}

// ConfirmLogin keeps that the person of a login proved who they are.
func (t *tx) ConfirmLogin(id domain.LoginID, at time.Time) error {
	_, err := t.changeLogins(func(r *loginRow) { r.ConfirmedAt = at }, "id = ? AND "+alive, id)
	return err
}

// LockRefreshToken finds a refresh token by its hash, and locks its login: of
// two requests with tokens of one family, one comes after the other, whichever
// tokens they are.
func (t *tx) LockRefreshToken(hash string) (domain.RefreshToken, domain.Login, error) {
	token, err := find[refreshTokenRow](t.db, "hash = ?", hash)
	if err != nil {
		return domain.RefreshToken{}, domain.Login{}, err
	}
	found, err := lockOne[loginRow](t, lockLogin, "id = ?", token.LoginID)
	login, err := believed(t, found, err)
	if err != nil {
		return domain.RefreshToken{}, domain.Login{}, err
	}
	t.took(lockLogin, login.ID)
	again, err := find[refreshTokenRow](t.db, "hash = ? AND login_id = ?", hash, login.ID) // another may have spent it meanwhile
	if token, err = believed(t, again, err); err != nil {
		return domain.RefreshToken{}, domain.Login{}, err
	}
	return token.token(), login.login(), nil
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
	_, err := t.changeLogins(func(r *loginRow) { r.ActiveAt = l.ActiveAt }, "id = ?", l.ID)
	return err
}

// changeLogins changes logins one by one, each under its MAC, and says how many.
// It leaves alone what the server did not write: that counts for nothing as it is.
func (t *tx) changeLogins(change func(*loginRow), where string, args ...any) (int, error) {
	found, err := list[loginRow](t.locked(), "id", where, args...)
	rows, err := allBelieved(t, found, err)
	for i := range rows {
		if err != nil {
			break
		}
		change(&rows[i])
		err = t.update(&rows[i])
	}
	return len(rows), err
}

func ended(reason string, at time.Time) func(*loginRow) {
	return func(r *loginRow) { r.EndedAt, r.EndReason = &at, reason }
}

const alive = "ended_at IS NULL"

// LoginsOf gives a user's logins that have not ended at a time, newest first.
// There are no more than MaxLoginsAUser.
func (t *tx) LoginsOf(user domain.UserID, at time.Time) ([]domain.Login, error) {
	found, err := list[loginRow](t.db, "created_at DESC, id DESC", "user_id = ? AND expires_at > ? AND "+alive, user, at)
	rows, err := allBelieved(t, found, err)
	logins := make([]domain.Login, len(rows))
	for i, r := range rows {
		logins[i] = r.login()
	}
	return logins, err
}

// EndLogin ends one login; ending it again changes nothing.
func (t *tx) EndLogin(id domain.LoginID, reason string, at time.Time) error {
	_, err := t.changeLogins(ended(reason, at), "id = ? AND "+alive, id)
	return err
}

// EndLoginsOf ends every login of a user but the one to keep (zero: none).
func (t *tx) EndLoginsOf(user domain.UserID, keep domain.LoginID, reason string, at time.Time) error {
	_, err := t.changeLogins(ended(reason, at), "user_id = ? AND id <> ? AND "+alive, user, keep)
	return err
}

// EndOldLogins ends the user's oldest logins beyond the newest keep.
func (t *tx) EndOldLogins(user domain.UserID, keep int, reason string, at time.Time) error {
	newest := t.db.Model(&loginRow{}).Select("id").Where("user_id = ? AND expires_at > ? AND "+alive, user, at).
		Order("created_at DESC, id DESC").Limit(keep)
	_, err := t.changeLogins(ended(reason, at), "user_id = ? AND "+alive+" AND id NOT IN (?)", user, newest)
	return err
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
	_, err := t.changeLogins(ended(reason, at), "user_id = ? AND link_by <> '' AND "+alive, user)
	return err
}

// AnswerForLinks says of a user's logins that the person has answered for the
// link by which they were entered.
func (t *tx) AnswerForLinks(user domain.UserID) error {
	_, err := t.changeLogins(func(r *loginRow) { r.LinkBy = "" }, "user_id = ? AND link_by <> ''", user)
	return err
}
