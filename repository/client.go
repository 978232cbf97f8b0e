package repository

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"cohort/domain"
)

type clientRow struct {
	ID            domain.ClientID
	Code          string
	FirstName     string
	LastName      string
	PreferredName string
	ByFirst       string
	ByLast        string
	ByPreferred   string
	BirthDate     domain.Date
	Contact       []byte
	Language      string
	Version       int
	CreatedAt     time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt     time.Time `gorm:"autoUpdateTime:false"`
}

func (clientRow) TableName() string { return "clients" }

const clientContact = "clients.contact"

func (t *tx) clientToRow(c domain.Client) (r clientRow, err error) {
	r = clientRow{ID: c.ID, Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName,
		BirthDate: c.BirthDate, Language: c.Language, Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
	r.ByFirst, r.ByLast, r.ByPreferred = c.NameKeys()
	if c.Contact != (domain.Contact{}) {
		r.Contact, err = t.sealJSON(clientContact, c.ID, c.Contact)
	}
	return r, err
}

func (t *tx) clientFromRow(r clientRow) (c domain.Client, err error) {
	c = clientUnopened(r)
	err = t.openJSON(clientContact, r.ID, r.Contact, &c.Contact)
	return c, err
}

// clientUnopened is a client for a list: contact stays sealed.
func clientUnopened(r clientRow) domain.Client {
	return domain.Client{ID: r.ID, Code: r.Code, FirstName: r.FirstName, LastName: r.LastName, PreferredName: r.PreferredName,
		BirthDate: r.BirthDate, Language: r.Language, Version: r.Version, CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC()}
}

// afterAll is behind everything that begins with a key: keys hold letters,
// digits and blanks.
const afterAll = "\U0010FFFF"

// Clients lists clients by last name. Contacts stay sealed: a list shows none.
func (t *tx) Clients(scope domain.Scope, filter domain.ClientFilter, p domain.Page) (none domain.List[domain.Client], err error) {
	db := treatedBy(t.afresh(), scope, "id")
	if !filter.CohortID.IsZero() {
		db = db.Where("id IN (SELECT client_id FROM enrollments WHERE cohort_id = ? AND until_on IS NULL)", filter.CohortID)
	}
	if filter.Text != "" {
		db = named(db, filter.Text)
	}
	db, err = afterRow(db, "clients", "by_last, id", p.After, false)
	if err != nil {
		return none, err
	}
	var rows []clientRow
	if err := db.Order("by_last, id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r clientRow) string { return r.ID.String() },
		func(r clientRow) (domain.Client, error) { return clientUnopened(r), nil })
}

// named limits a query to clients whose name or code begins with the text.
// Ranges use the indexes where LIKE would not, and know no wildcards.
func named(db *gorm.DB, text string) *gorm.DB {
	var none []string
	key, code := domain.SearchKey(text), domain.CodeKey(text)
	if key == "" && code == "" {
		return db.Where("id IN ?", none)
	}
	condition, args := "", []any{}
	begins := func(column, key string) {
		if key == "" {
			return
		}
		if condition != "" {
			condition += " OR "
		}
		condition += column + " >= ? AND " + column + " < ?"
		args = append(args, key, key+afterAll)
	}
	begins("by_last", key)
	begins("by_first", key)
	begins("by_preferred", key)
	begins("code", code)
	return db.Where("("+condition+")", args...)
}

// Client gives one client within the scope.
func (t *tx) Client(scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	return t.clientIn(t.db, scope, id)
}

// LockClient gives one client for a change.
func (t *tx) LockClient(scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	if err := t.take(lockClient); err != nil {
		return domain.Client{}, err
	}
	t.took(lockClient, id)
	return t.clientIn(t.locked(), scope, id)
}

func (t *tx) clientIn(db *gorm.DB, scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	row, err := find[clientRow](treatedBy(db, scope, "id"), "id = ?", id)
	if err != nil {
		return domain.Client{}, err
	}
	return t.clientFromRow(row)
}

// ClientsByID gives clients by their ids; contacts stay sealed.
func (t *tx) ClientsByID(ids []domain.ClientID) (map[domain.ClientID]domain.Client, error) {
	found := map[domain.ClientID]domain.Client{}
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := list[clientRow](t.db, "id", "id IN ?", ids)
	for _, r := range rows {
		found[r.ID] = clientUnopened(r)
	}
	return found, err
}

// BornOn gives the clients with this birth date; contacts stay sealed.
func (t *tx) BornOn(day domain.Date) ([]domain.Client, error) {
	rows, err := list[clientRow](t.db, "id", "birth_date = ?", day)
	if err != nil {
		return nil, err
	}
	return each(rows, func(r clientRow) (domain.Client, error) { return clientUnopened(r), nil })
}

// CountClients counts everybody.
func (t *tx) CountClients() (int, error) {
	var n int64
	err := t.db.Model(&clientRow{}).Count(&n).Error
	return int(n), err
}

// CreateClient adds a client. A code that is taken changes nothing.
func (t *tx) CreateClient(c domain.Client) error {
	t.took(lockClient, c.ID)
	row, err := t.clientToRow(c)
	if err != nil {
		return err
	}
	made := t.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "code"}}, DoNothing: true}).Create(&row)
	if made.Error == nil && made.RowsAffected == 0 {
		return domain.ErrCodeTaken
	}
	return made.Error
}

// SaveClient writes a client.
func (t *tx) SaveClient(c domain.Client) error {
	if err := t.mine(lockClient, c.ID); err != nil {
		return err
	}
	row, err := t.clientToRow(c)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// Treats says whether the user leads a cohort in which the client is or was
// enrolled.
func (t *tx) Treats(user domain.UserID, client domain.ClientID) (bool, error) {
	var found []int
	err := t.db.Table("enrollments").Joins("JOIN cohort_leaders ON cohort_leaders.cohort_id = enrollments.cohort_id").
		Where("cohort_leaders.user_id = ? AND enrollments.client_id = ?", user, client).Limit(1).
		Pluck("enrollments.from_session", &found).Error
	return len(found) > 0, err
}
