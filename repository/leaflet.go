package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type leafletRow struct {
	ID      domain.LeafletID `gorm:"primaryKey"`
	Content []byte
}

func (leafletRow) TableName() string { return "leaflets" }

const leafletContent = "leaflets.content"

// leafletSaid is what is sealed of a version.
type leafletSaid struct {
	Topic     clinical.LeafletTopic `json:"topic"`
	Title     string                `json:"title"`
	Text      string                `json:"text"`
	By        domain.UserID         `json:"by"`
	ByName    string                `json:"byName"`
	At        time.Time             `json:"at"`
	Withdrawn *clinical.Remark      `json:"withdrawn,omitempty"`
}

func (t *tx) leafletToRow(l clinical.Leaflet) (leafletRow, error) {
	content, err := t.sealJSON(leafletContent, l.ID, leafletSaid{Topic: l.Topic, Title: l.Title, Text: l.Text, By: l.By, ByName: l.ByName, At: l.At, Withdrawn: l.Withdrawn})
	return leafletRow{ID: l.ID, Content: content}, err
}

func (t *tx) leafletFromRow(r leafletRow) (clinical.Leaflet, error) {
	var s leafletSaid
	err := t.openJSON(leafletContent, r.ID, r.Content, &s)
	return clinical.Leaflet{ID: r.ID, Topic: s.Topic, Title: s.Title, Text: s.Text, By: s.By, ByName: s.ByName, At: s.At, Withdrawn: s.Withdrawn}, err
}

// Leaflets gives all versions, in the order of publishing.
func (t *tx) Leaflets() ([]clinical.Leaflet, error) {
	rows, err := list[leafletRow](t.db, "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	return each(rows, t.leafletFromRow)
}

// CreateLeaflet adds a version. The settings are locked.
func (t *tx) CreateLeaflet(l clinical.Leaflet) error {
	row, err := t.leafletToRow(l)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveLeaflet writes one. The settings are locked.
func (t *tx) SaveLeaflet(l clinical.Leaflet) error {
	row, err := t.leafletToRow(l)
	if err != nil {
		return err
	}
	return t.update(&row)
}

type leafletGivenRow struct {
	ID       domain.LeafletGivenID `gorm:"primaryKey"`
	ClientID domain.ClientID
	Content  []byte
}

func (leafletGivenRow) TableName() string { return "leaflets_given" }

const leafletGivenContent = "leaflets_given.content"

// givenSaid is what is sealed of what was given: all of it, to whom too.
type givenSaid struct {
	ClientID  domain.ClientID           `json:"clientId"`
	Topic     clinical.LeafletTopic     `json:"topic"`
	LeafletID domain.LeafletID          `json:"leafletId,omitzero"`
	Title     string                    `json:"title"`
	On        domain.Date               `json:"on"`
	Said      clinical.LeafletGivenSaid `json:"said"`
	By        domain.UserID             `json:"by"`
	ByName    string                    `json:"byName"`
	At        time.Time                 `json:"at"`
	InError   *clinical.Remark          `json:"inError,omitempty"`
}

func (t *tx) leafletGivenToRow(g clinical.LeafletGiven) (leafletGivenRow, error) {
	content, err := t.sealJSON(leafletGivenContent, g.ID, givenSaid{ClientID: g.ClientID, Topic: g.Topic, LeafletID: g.LeafletID, Title: g.Title, On: g.On, Said: g.LeafletGivenSaid,
		By: g.By, ByName: g.ByName, At: g.At, InError: g.InError})
	return leafletGivenRow{ID: g.ID, ClientID: g.ClientID, Content: content}, err
}

func (t *tx) leafletGivenFromRow(r leafletGivenRow) (clinical.LeafletGiven, error) {
	var s givenSaid
	err := t.openJSON(leafletGivenContent, r.ID, r.Content, &s)
	if err == nil && s.ClientID != r.ClientID {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.LeafletGiven{ID: r.ID, ClientID: r.ClientID, Topic: s.Topic, LeafletID: s.LeafletID, Title: s.Title, On: s.On, LeafletGivenSaid: s.Said,
		By: s.By, ByName: s.ByName, At: s.At, InError: s.InError}, err
}

// LeafletsGiven gives those of a client, and of the records that were merged into
// theirs, in order.
func (t *tx) LeafletsGiven(client domain.ClientID) ([]clinical.LeafletGiven, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[leafletGivenRow](t.db, "id", "client_id IN ?", records)
	if err != nil {
		return nil, err
	}
	return each(rows, t.leafletGivenFromRow)
}

// LeafletGiven gives one.
func (t *tx) LeafletGiven(id domain.LeafletGivenID) (clinical.LeafletGiven, error) {
	row, err := find[leafletGivenRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.LeafletGiven{}, err
	}
	return t.leafletGivenFromRow(row)
}

// CreateLeafletGiven adds one whose client is locked.
func (t *tx) CreateLeafletGiven(g clinical.LeafletGiven) error {
	row, err := t.leafletGivenToRow(g)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveLeafletGiven writes one whose client is locked.
func (t *tx) SaveLeafletGiven(g clinical.LeafletGiven) error {
	row, err := t.leafletGivenToRow(g)
	if err != nil {
		return err
	}
	return t.update(&row)
}
