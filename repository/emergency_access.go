package repository

import (
	"slices"
	"time"

	"cohort/domain"
)

type emergencyRow struct {
	ID        domain.EmergencyAccessID `gorm:"primaryKey"`
	UserID    domain.UserID
	ClientID  domain.ClientID
	Ground    string
	Reason    []byte
	OpenedAt  time.Time
	ExpiresAt time.Time
	EndedAt   *time.Time
	EndedBy   *domain.UserID
	MAC       string `gorm:"column:mac"`
}

func (emergencyRow) TableName() string { return "emergency_accesses" }

// namedEmergencyRow comes with the name of who opened it and the client's code.
type namedEmergencyRow struct {
	Row                  emergencyRow `gorm:"embedded"`
	UserName, ClientCode string
}

const emergencyReason = "emergency_accesses.reason"

func (t *tx) emergencyToRow(a domain.EmergencyAccess) (r emergencyRow, err error) {
	r = emergencyRow{ID: a.ID, UserID: a.UserID, ClientID: a.ClientID, Ground: string(a.Ground), OpenedAt: a.OpenedAt, ExpiresAt: a.ExpiresAt,
		EndedAt: a.EndedAt, EndedBy: optional(a.EndedBy)}
	r.Reason, err = t.seal(emergencyReason, a.ID, a.Reason)
	return r, err
}

func (t *tx) emergency(r namedEmergencyRow) (a domain.EmergencyAccess, err error) {
	a = domain.EmergencyAccess{ID: r.Row.ID, UserID: r.Row.UserID, UserName: r.UserName, ClientID: r.Row.ClientID, ClientCode: r.ClientCode, Ground: domain.EmergencyGround(r.Row.Ground),
		OpenedAt: r.Row.OpenedAt.UTC(), ExpiresAt: r.Row.ExpiresAt.UTC(), EndedAt: r.Row.EndedAt, EndedBy: given(r.Row.EndedBy)}
	a.Reason, err = t.open(emergencyReason, a.ID, r.Row.Reason)
	return a, err
}

func (t *tx) emergenciesWhere(where string, args ...any) ([]domain.EmergencyAccess, error) {
	var rows []namedEmergencyRow
	err := t.db.Table("emergency_accesses AS a").Joins("JOIN users AS u ON u.id = a.user_id").Joins("JOIN clients AS c ON c.id = a.client_id").
		Select("a.*, u.name AS user_name, c.code AS client_code").Where(where, args...).Order("a.id DESC").Scan(&rows).Error
	rows = slices.DeleteFunc(rows, func(r namedEmergencyRow) bool { return !t.believes(&r.Row) })
	if err != nil {
		return nil, err
	}
	return each(rows, t.emergency)
}

// OpenEmergencies gives the records that are open to a person, the newest first.
func (t *tx) OpenEmergencies(user domain.UserID, now time.Time) ([]domain.EmergencyAccess, error) {
	return t.emergenciesWhere("a.user_id = ? AND a.ended_at IS NULL AND a.expires_at > ?", user, now)
}

// EmergencyAccess gives one.
func (t *tx) EmergencyAccess(id domain.EmergencyAccessID) (domain.EmergencyAccess, error) {
	return one(t.emergenciesWhere("a.id = ?", id))
}

// EmergenciesByID gives those that there are.
func (t *tx) EmergenciesByID(ids []domain.EmergencyAccessID) (map[domain.EmergencyAccessID]domain.EmergencyAccess, error) {
	found := make(map[domain.EmergencyAccessID]domain.EmergencyAccess, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	all, err := t.emergenciesWhere("a.id IN ?", ids)
	for _, a := range all {
		found[a.ID] = a
	}
	return found, err
}

// LockEmergencyAccess gives one that nobody else ends until the deed is done.
func (t *tx) LockEmergencyAccess(id domain.EmergencyAccessID) (domain.EmergencyAccess, error) {
	if _, err := lockOne[emergencyRow](t, lockEmergency, "id = ?", id); err != nil {
		return domain.EmergencyAccess{}, err
	}
	t.took(lockEmergency, id)
	return t.EmergencyAccess(id)
}

// CreateEmergencyAccess opens a record.
func (t *tx) CreateEmergencyAccess(a domain.EmergencyAccess) error {
	row, err := t.emergencyToRow(a)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveEmergencyAccess writes one that is locked.
func (t *tx) SaveEmergencyAccess(a domain.EmergencyAccess) error {
	if err := t.mine(lockEmergency, a.ID); err != nil {
		return err
	}
	row, err := t.emergencyToRow(a)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// Treating gives who leads a cohort in which the client is or was.
func (t *tx) Treating(client domain.ClientID) ([]domain.User, error) {
	leading, err := list[leaderRow](t.db, "user_id", "cohort_id IN (SELECT e.cohort_id FROM enrollments AS e WHERE e.client_id = ?)", client)
	if leading, err = allBelieved(t, leading, err); err != nil {
		return nil, err
	}
	ids := make([]domain.UserID, len(leading))
	for i, l := range leading {
		ids[i] = l.UserID
	}
	rows, err := list[userRow](t.db, "id", "status = ? AND id IN ?", string(domain.UserActive), ids)
	return t.believedUsers(rows, err)
}
