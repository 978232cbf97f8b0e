package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type consentRow struct {
	ID       domain.ConsentID `gorm:"primaryKey"`
	ClientID domain.ClientID
	Content  []byte
	Version  int
}

func (consentRow) TableName() string { return "consents" }

const consentContent = "consents.content"

// consentKept is what is sealed of a consent: all of it, with whose it is and its
// version, so that a row that says something else is found out.
type consentKept struct {
	ClientID domain.ClientID          `json:"clientId"`
	Said     clinical.ConsentSaid     `json:"said"`
	Endings  []clinical.ConsentEnding `json:"endings,omitempty"`
	By       domain.UserID            `json:"by"`
	ByName   string                   `json:"byName"`
	At       time.Time                `json:"at"`
	InError  *clinical.Remark         `json:"inError,omitempty"`
	Version  int                      `json:"version"`
}

func (t *tx) consentToRow(c clinical.Consent) (*consentRow, error) {
	content, err := t.sealJSON(consentContent, c.ID, consentKept{ClientID: c.ClientID, Said: c.Said, Endings: c.Endings, By: c.By, ByName: c.ByName, At: c.At, InError: c.InError, Version: c.Version})
	return &consentRow{ID: c.ID, ClientID: c.ClientID, Content: content, Version: c.Version}, err
}

func (t *tx) consentFromRow(r consentRow) (clinical.Consent, error) {
	var k consentKept
	err := t.openJSON(consentContent, r.ID, r.Content, &k)
	if err == nil && (k.ClientID != r.ClientID || k.Version != r.Version) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Consent{ID: r.ID, ClientID: r.ClientID, Said: k.Said, Endings: k.Endings, By: k.By, ByName: k.ByName, At: k.At, InError: k.InError, Version: r.Version}, err
}

// ConsentsOf gives those of a client, and of the records that were merged into
// theirs, in order.
func (t *tx) ConsentsOf(client domain.ClientID) ([]clinical.Consent, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[consentRow](t.db, "id", "client_id IN ?", records)
	if err != nil {
		return nil, err
	}
	return each(rows, t.consentFromRow)
}

// Consent gives one.
func (t *tx) Consent(id domain.ConsentID) (clinical.Consent, error) {
	row, err := find[consentRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Consent{}, err
	}
	return t.consentFromRow(row)
}

// CreateConsent adds one. Its client is locked.
func (t *tx) CreateConsent(c clinical.Consent) error {
	row, err := t.consentToRow(c)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveConsent writes one. Its client is locked.
func (t *tx) SaveConsent(c clinical.Consent) error {
	row, err := t.consentToRow(c)
	if err != nil {
		return err
	}
	return t.update(row)
}
