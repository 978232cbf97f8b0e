package repository

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

type userRow struct {
	ID           domain.UserID `gorm:"primaryKey"`
	Name         string
	Email        string
	Roles        string // separated by commas, in their order
	Licenses     string // JSON, "" without one
	Specialties  string
	Training     string
	NPI          string `gorm:"column:npi"`
	Status       string
	PasswordHash string
	Version      int
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
	FactorIDs    string    `gorm:"column:factor_ids"` // those that count, in order, separated by commas
	Written      int       // how often
	MAC          string    `gorm:"column:mac"`
}

func (userRow) TableName() string { return "users" }

// userColumns are all of them, for a question that is read by hand.
const userColumns = `u.id, u.name, u.email, u.roles, u.licenses, u.specialties, u.training, u.npi, u.status, u.password_hash, u.version, u.created_at, u.updated_at,
	u.factor_ids, u.written, u.mac`

// places are where its columns go, in their order.
func (r *userRow) places() []any {
	return []any{toID(&r.ID), &r.Name, &r.Email, &r.Roles, &r.Licenses, &r.Specialties, &r.Training, &r.NPI, &r.Status, &r.PasswordHash, &r.Version, &r.CreatedAt, &r.UpdatedAt,
		&r.FactorIDs, &r.Written, &r.MAC}
}

func userToRow(u domain.User) (userRow, error) {
	licenses, err := licensesToText(u.Licenses)
	return userRow{ID: u.ID, Name: u.Name, Email: u.Email, Roles: strings.Join(domain.Texts(u.Roles), ","), Licenses: licenses, Specialties: u.Specialties, Training: u.Training, NPI: u.NPI, Status: string(u.Status), PasswordHash: u.PasswordHash,
		Version: u.Version, CreatedAt: u.CreatedAt, UpdatedAt: u.UpdatedAt}, err
}

// userFromRow gives somebody whose row the server did not write as who may do
// nothing: without a role, a license or a password, and disabled.
func (t *tx) userFromRow(r userRow) (domain.User, error) {
	if !t.believes(&r) {
		return domain.User{ID: r.ID, Name: r.Name, Email: r.Email, Status: domain.UserDisabled, Forged: true, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}, nil
	}
	u := domain.User{ID: r.ID, Name: r.Name, Email: r.Email, Roles: rolesFrom(r.Roles), NPI: r.NPI, Specialties: r.Specialties, Training: r.Training,
		Status: domain.UserStatus(r.Status), PasswordHash: r.PasswordHash, Version: r.Version,
		CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	var err error
	u.Licenses, err = licensesFromText(r.Licenses)
	return u, err
}

func rolesFrom(text string) []domain.Role {
	var roles []domain.Role
	if text == "" {
		return roles
	}
	for role := range strings.SplitSeq(text, ",") {
		roles = append(roles, domain.Role(role))
	}
	return roles
}

// holds is the condition that somebody has the role that is its argument.
const holds = "(',' || roles || ',') LIKE ('%,' || ? || ',%')"

func (t *tx) oneUser(row userRow, err error) (domain.User, error) {
	if err != nil {
		return domain.User{}, err
	}
	return t.userFromRow(row)
}

// believedUsers leaves out those whose rows the server did not write.
func (t *tx) believedUsers(rows []userRow, err error) ([]domain.User, error) {
	if rows, err = allBelieved(t, rows, err); err != nil {
		return nil, err
	}
	return each(rows, t.userFromRow)
}

// Users lists everybody by name.
func (t *tx) Users(p domain.Page) (none domain.List[domain.User], err error) {
	rows, err := list[userRow](t.db.Select("id", "name"), "id", "true")
	if err != nil {
		return none, err
	}
	all := make([]named, len(rows))
	for i, r := range rows {
		all[i] = named{id: r.ID.String(), name: r.Name}
	}
	ids, err := pageByName(all, p)
	if err != nil {
		return none, err
	}
	if rows, err = rowsInOrder(t.db, ids.Items, func(r userRow) string { return r.ID.String() }); err != nil {
		return none, err
	}
	users, err := each(rows, t.userFromRow)
	return domain.List[domain.User]{Items: users, Next: ids.Next}, err
}

// Leaders lists the therapists with a license on record, by name; whether it
// is valid, the day says.
func (t *tx) Leaders() ([]domain.User, error) {
	rows, err := list[userRow](t.db, "id", holds+" AND licenses <> '' AND status <> ?",
		string(domain.Therapist), string(domain.UserDisabled))
	if err != nil {
		return nil, err
	}
	domain.SortByName(rows, func(r userRow) []string { return []string{r.Name} }, func(r userRow) string { return r.ID.String() })
	return t.believedUsers(rows, nil)
}

// CountUsers counts everybody, whatever their state.
func (t *tx) CountUsers() (int, error) {
	var n int64
	err := t.db.Model(&userRow{}).Count(&n).Error
	return int(n), err
}

// User gives one person.
func (t *tx) User(id domain.UserID) (domain.User, error) {
	return t.oneUser(find[userRow](t.db, "id = ?", id))
}

// LockUser gives one person for a change.
func (t *tx) LockUser(id domain.UserID) (domain.User, error) {
	t.took(lockUser, id)
	return t.oneUser(lockOne[userRow](t, lockUser, "id = ?", id))
}

// LockUsers locks people for a deed that gives them something to lead: of two
// that would need one person at one hour, the second sees the first.
func (t *tx) LockUsers(ids ...domain.UserID) error {
	if err := t.take(lockUser); err != nil {
		return err
	}
	var rows []userRow
	return t.locked().Where("id IN ?", ids).Order("id").Find(&rows).Error
}

// UserByEmail finds who signs in with an address in its normal form.
func (t *tx) UserByEmail(email string) (domain.User, error) {
	return t.oneUser(find[userRow](t.db, "email = ?", email))
}

// CreateUser adds a person.
func (t *tx) CreateUser(u domain.User) error {
	t.took(lockUser, u.ID)
	row, err := userToRow(u)
	if err != nil {
		return err
	}
	row.Written = 1
	return duplicateAs(t.insert(&row), domain.ErrEmailTaken)
}

// SaveUser writes a person: domain.ErrRowRefused when their row was not written
// by the server.
func (t *tx) SaveUser(u domain.User) error {
	if err := t.mine(lockUser, u.ID); err != nil {
		return err
	}
	row, err := userToRow(u)
	if err != nil {
		return err
	}
	before, err := t.userAsWritten(u.ID)
	if err != nil {
		return err
	}
	row.FactorIDs, row.Written = before.FactorIDs, before.Written+1
	return duplicateAs(t.update(&row), domain.ErrEmailTaken)
}

// userAsWritten gives the row of a person for a change: what the server did not
// write is never written again as if it had.
func (t *tx) userAsWritten(id domain.UserID) (userRow, error) {
	row, err := find[userRow](t.db, "id = ?", id)
	if err == nil && !t.believes(&row) {
		return userRow{}, domain.ErrRowRefused
	}
	return row, err
}

// LockActiveAdmins counts the active administrators and locks them, and others
// with them, always in the same order, so that two who demote each other wait
// instead of both leaving.
func (t *tx) LockActiveAdmins(others ...domain.UserID) (int, error) {
	if err := t.take(lockUser); err != nil {
		return 0, err
	}
	var rows []userRow
	err := t.locked().Where("("+holds+" AND status = ?) OR id IN ?", string(domain.Admin), string(domain.UserActive), append(others, domain.UserID{})).
		Order("id").Find(&rows).Error
	if rows, err = allBelieved(t, rows, err); err != nil {
		return 0, err
	}
	rows = slices.DeleteFunc(rows, func(r userRow) bool {
		return r.Status != string(domain.UserActive) || !slices.Contains(rolesFrom(r.Roles), domain.Admin)
	})
	return len(rows), err
}

// LedCohorts gives the planned and running cohorts that the person leads or
// co-leads, in the order in which they are locked.
func (t *tx) LedCohorts(id domain.UserID) (ids []domain.CohortID, err error) {
	err = t.db.Table("cohort_leaders").Joins("JOIN cohorts ON cohorts.id = cohort_leaders.cohort_id").
		Where("cohort_leaders.user_id = ? AND cohorts.status IN ('planned', 'running')", id).
		Order("cohort_leaders.cohort_id").Pluck("cohort_leaders.cohort_id", &ids).Error
	return ids, err
}
