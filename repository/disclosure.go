package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type disclosureRow struct {
	ID          domain.DisclosureID
	ClientID    domain.ClientID
	DisclosedOn domain.Date
	Content     []byte
	RecordedBy  domain.UserID
	RecordedAt  time.Time
	CorrectsID  *domain.DisclosureID
}

func (disclosureRow) TableName() string { return "disclosures" }

const disclosureContent = "disclosures.content"

// disclosedContent is what is sealed of a disclosure.
type disclosedContent struct {
	clinical.Disclosed

	ByName string `json:"byName"`
	Reason string `json:"reason,omitempty"`
}

// CreateDisclosure writes one down. A second correction of one is
// clinical.ErrDisclosureCorrected.
func (t *tx) CreateDisclosure(d clinical.Disclosure) error {
	content, err := t.sealJSON(disclosureContent, d.ID, disclosedContent{Disclosed: d.Disclosed, ByName: d.ByName, Reason: d.Reason})
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&disclosureRow{ID: d.ID, ClientID: d.ClientID, DisclosedOn: d.On, Content: content,
		RecordedBy: d.By, RecordedAt: d.At, CorrectsID: optional(d.Corrects)}), clinical.ErrDisclosureCorrected)
}

func (t *tx) disclosureFromRow(r disclosureRow) (clinical.Disclosure, error) {
	var c disclosedContent
	err := t.openJSON(disclosureContent, r.ID, r.Content, &c)
	return clinical.Disclosure{ID: r.ID, ClientID: r.ClientID, On: r.DisclosedOn, Disclosed: c.Disclosed, By: r.RecordedBy, ByName: c.ByName,
		At: r.RecordedAt.UTC(), Corrects: given(r.CorrectsID), Reason: c.Reason}, err
}

// Disclosure gives one.
func (t *tx) Disclosure(id domain.DisclosureID) (clinical.Disclosure, error) {
	row, err := find[disclosureRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Disclosure{}, err
	}
	return t.disclosureFromRow(row)
}

// DisclosuresOf gives those of a client, and of the records that were merged into
// theirs, from a day on, newest first, with what was corrected.
func (t *tx) DisclosuresOf(client domain.ClientID, from domain.Date) ([]clinical.Disclosure, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[disclosureRow](t.db, "disclosed_on DESC, id DESC", "client_id IN ? AND disclosed_on >= ?", records, from)
	if err != nil {
		return nil, err
	}
	return each(rows, t.disclosureFromRow)
}
