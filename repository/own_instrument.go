package repository

import (
	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

type ownInstrumentRow struct {
	ID      domain.OwnInstrumentID `gorm:"primaryKey"`
	Content []byte
	Version int
}

func (ownInstrumentRow) TableName() string { return "own_instruments" }

const ownInstrumentContent = "own_instruments.content"

// ownInstrumentSaid is what is sealed: all of it. What a practice asks says whom it
// treats.
type ownInstrumentSaid struct {
	Draft    *intake.OwnForm        `json:"draft,omitempty"`
	Editions []intake.OwnEdition    `json:"editions,omitempty"`
	Retired  []intake.OwnRetirement `json:"retired,omitempty"`
}

func (t *tx) ownInstrumentToRow(o intake.OwnInstrument) (*ownInstrumentRow, error) {
	t.shelf = nil
	content, err := t.sealJSON(ownInstrumentContent, o.ID, ownInstrumentSaid{Draft: o.Draft, Editions: o.Editions, Retired: o.Retired})
	return &ownInstrumentRow{ID: o.ID, Content: content, Version: o.Version}, err
}

func (t *tx) ownInstrumentFromRow(r ownInstrumentRow) (intake.OwnInstrument, error) {
	var s ownInstrumentSaid
	err := t.openJSON(ownInstrumentContent, r.ID, r.Content, &s)
	return intake.OwnInstrument{ID: r.ID, Draft: s.Draft, Editions: s.Editions, Retired: s.Retired, Version: r.Version}, err
}

// Instruments is the library of the practice. A transaction opens it once.
func (t *tx) Instruments() (instrument.Library, error) {
	if t.shelf != nil {
		return *t.shelf, nil
	}
	all, err := t.OwnInstruments()
	if err != nil {
		return instrument.Library{}, err
	}
	lib := intake.LibraryOf(all)
	t.shelf = &lib
	return lib, nil
}

// OwnInstruments gives the practice's own, in the order of beginning them.
func (t *tx) OwnInstruments() ([]intake.OwnInstrument, error) {
	rows, err := list[ownInstrumentRow](t.db, "id", "1 = 1")
	if err != nil {
		return nil, err
	}
	return each(rows, t.ownInstrumentFromRow)
}

// OwnInstrument gives one.
func (t *tx) OwnInstrument(id domain.OwnInstrumentID) (intake.OwnInstrument, error) {
	row, err := find[ownInstrumentRow](t.db, "id = ?", id)
	if err != nil {
		return intake.OwnInstrument{}, err
	}
	return t.ownInstrumentFromRow(row)
}

// CreateOwnInstrument adds one. The settings are locked.
func (t *tx) CreateOwnInstrument(o intake.OwnInstrument) error {
	row, err := t.ownInstrumentToRow(o)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveOwnInstrument writes one. The settings are locked.
func (t *tx) SaveOwnInstrument(o intake.OwnInstrument) error {
	row, err := t.ownInstrumentToRow(o)
	if err != nil {
		return err
	}
	return t.update(row)
}
