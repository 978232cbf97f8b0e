package repository

import (
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"cohort/domain"
)

type clientRow struct {
	ID           domain.ClientID
	Code         string
	Identity     []byte
	Contact      []byte
	Personal     []byte
	MergedIntoID *domain.ClientID
	Version      int
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func (clientRow) TableName() string { return "clients" }

const (
	clientIdentity = "clients.identity"
	clientContact  = "clients.contact"
	clientPersonal = "clients.personal"
)

// identity is what is sealed of who somebody is: one piece, so that a list
// opens one a line.
type identity struct {
	FirstName        string          `json:"first"`
	LastName         string          `json:"last,omitempty"`
	PreferredName    string          `json:"preferred,omitempty"`
	DisplayName      string          `json:"display,omitempty"`
	FormerNames      []string        `json:"former,omitempty"`
	BirthDate        domain.Date     `json:"birth"`
	BirthDateUnknown string          `json:"birthUnknown,omitempty"`
	Language         string          `json:"language,omitempty"`
	FormerCodes      []string        `json:"codes,omitempty"`
	Guardian         domain.Guardian `json:"guardian,omitzero"`
}

func identityOf(c domain.Client) identity {
	return identity{FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName, DisplayName: c.DisplayName, FormerNames: c.FormerNames,
		BirthDate: c.BirthDate, BirthDateUnknown: c.BirthDateUnknown, Language: c.Language, FormerCodes: c.FormerCodes, Guardian: c.Guardian}
}

func (who identity) client() domain.Client {
	return domain.Client{FirstName: who.FirstName, LastName: who.LastName, PreferredName: who.PreferredName, DisplayName: who.DisplayName, FormerNames: who.FormerNames,
		BirthDate: who.BirthDate, BirthDateUnknown: who.BirthDateUnknown, Language: who.Language, FormerCodes: who.FormerCodes, Guardian: who.Guardian}
}

func (t *tx) clientToRow(c domain.Client) (r clientRow, err error) {
	r = clientRow{ID: c.ID, Code: c.Code, MergedIntoID: optional(c.MergedInto), Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
	if r.Identity, err = t.sealJSON(clientIdentity, c.ID, identityOf(c)); err != nil {
		return r, err
	}
	if !c.Contact.IsZero() {
		if r.Contact, err = t.sealJSON(clientContact, c.ID, c.Contact); err != nil {
			return r, err
		}
	}
	if !c.Personal.IsZero() {
		r.Personal, err = t.sealJSON(clientPersonal, c.ID, c.Personal)
	}
	return r, err
}

func (t *tx) clientFromRow(r clientRow) (c domain.Client, err error) {
	if c, err = t.clientListed(r); err != nil {
		return c, err
	}
	err = errors.Join(t.openJSON(clientContact, r.ID, r.Contact, &c.Contact), t.openJSON(clientPersonal, r.ID, r.Personal, &c.Personal))
	return c, err
}

// clientListed is a client for a list: contact and what is personal stay sealed.
func (t *tx) clientListed(r clientRow) (domain.Client, error) {
	var who identity
	err := t.openJSON(clientIdentity, r.ID, r.Identity, &who)
	c := who.client()
	c.ID, c.Code, c.MergedInto, c.Version, c.CreatedAt, c.UpdatedAt = r.ID, r.Code, given(r.MergedIntoID), r.Version, r.CreatedAt.UTC(), r.UpdatedAt.UTC()
	return c, err
}

// Client gives one client within the scope.
func (t *tx) Client(scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	return t.clientIn(t.db, scope, id)
}

// LockClient gives one client for a change. One who was merged into another is
// not changed any more.
func (t *tx) LockClient(scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	if err := t.take(lockClient); err != nil {
		return domain.Client{}, err
	}
	t.took(lockClient, id)
	c, err := t.clientIn(t.locked(), scope, id)
	if err == nil && !c.MergedInto.IsZero() {
		return c, domain.ErrClientMerged
	}
	return c, err
}

// LockClients locks several clients for a deed that is about when they sit
// somewhere.
func (t *tx) LockClients(ids ...domain.ClientID) error {
	if err := t.take(lockClient); err != nil || len(ids) == 0 {
		return err
	}
	var rows []clientRow
	return t.locked().Select("id").Where("id IN ?", ids).Order("id").Find(&rows).Error
}

func (t *tx) clientIn(db *gorm.DB, scope domain.Scope, id domain.ClientID) (domain.Client, error) {
	row, err := find[clientRow](t.treatedBy(db, scope, "id"), "id = ?", id)
	if err != nil {
		return domain.Client{}, err
	}
	return t.clientFromRow(row)
}

// ClientsByID gives clients by their ids; contacts stay sealed.
func (t *tx) ClientsByID(ids []domain.ClientID) (map[domain.ClientID]domain.Client, error) {
	return t.clientsByID(ids, t.clientListed)
}

// ClientsInFull gives those clients with contact and what is personal.
func (t *tx) ClientsInFull(ids []domain.ClientID) (map[domain.ClientID]domain.Client, error) {
	return t.clientsByID(ids, t.clientFromRow)
}

func (t *tx) clientsByID(ids []domain.ClientID, open func(clientRow) (domain.Client, error)) (map[domain.ClientID]domain.Client, error) {
	found := map[domain.ClientID]domain.Client{}
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := list[clientRow](t.db, "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if found[r.ID], err = open(r); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// ClientByCode gives the client with a code, or the one into whom that client was
// merged; the contact stays sealed.
func (t *tx) ClientByCode(code string) (domain.Client, error) {
	row, err := find[clientRow](t.db, "code = ?", code)
	for err == nil && row.MergedIntoID != nil {
		row, err = find[clientRow](t.afresh(), "id = ?", row.MergedIntoID)
	}
	if err != nil {
		return domain.Client{}, err
	}
	return t.clientListed(row)
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
	t.changed.note(c.ID)
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
	t.changed.note(c.ID)
	row, err := t.clientToRow(c)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// Treats says whether the user leads a cohort in which the client is or was
// enrolled.
func (t *tx) Treats(user domain.UserID, client domain.ClientID) (bool, error) {
	led, err := t.ledBy(user)
	if err != nil {
		return false, err
	}
	var found []int
	err = t.db.Table("enrollments").Where("client_id = ? AND cohort_id IN ?", client, led.cohorts()).Limit(1).Pluck("from_session", &found).Error
	return len(found) > 0, err
}
