package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type releaseRow struct {
	ID        domain.ReleaseID `gorm:"primaryKey"`
	ClientID  domain.ClientID
	ConsentID domain.ConsentID
	Content   []byte
	Version   int
}

func (releaseRow) TableName() string { return "releases" }

type releasePackageRow struct {
	ID      domain.ReleaseID `gorm:"primaryKey"`
	Content []byte
}

func (releasePackageRow) TableName() string { return "release_packages" }

const (
	releaseContent = "releases.content"
	packageContent = "release_packages.content"
)

// releaseKept is what is sealed of a release: all of it.
type releaseKept struct {
	ClientID  domain.ClientID         `json:"clientId"`
	Wanted    clinical.ReleaseWanted  `json:"wanted"`
	Status    clinical.ReleaseStatus  `json:"status"`
	Record    clinical.ReleasedRecord `json:"record"`
	Decisions []clinical.Decision     `json:"decisions,omitempty"`
	Checked   []clinical.CheckedFile  `json:"checked,omitempty"`
	By        domain.UserID           `json:"by"`
	ByName    string                  `json:"byName"`
	At        time.Time               `json:"at"`
	Issued    *clinical.IssuedRelease `json:"issued,omitempty"`
	Discarded *clinical.Remark        `json:"discarded,omitempty"`
	Version   int                     `json:"version"`
}

func (t *tx) releaseToRow(r clinical.Release) (*releaseRow, error) {
	content, err := t.sealJSON(releaseContent, r.ID, releaseKept{ClientID: r.ClientID, Wanted: r.Wanted, Status: r.Status, Record: r.Record, Decisions: r.Decisions, Checked: r.Checked, By: r.By, ByName: r.ByName, At: r.At,
		Issued: r.Issued, Discarded: r.Discarded, Version: r.Version})
	return &releaseRow{ID: r.ID, ClientID: r.ClientID, ConsentID: r.Wanted.ConsentID, Content: content, Version: r.Version}, err
}

func (t *tx) releaseFromRow(r releaseRow) (clinical.Release, error) {
	var k releaseKept
	err := t.openJSON(releaseContent, r.ID, r.Content, &k)
	if err == nil && (k.ClientID != r.ClientID || k.Wanted.ConsentID != r.ConsentID || k.Version != r.Version) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Release{ID: r.ID, ClientID: r.ClientID, Wanted: k.Wanted, Status: k.Status, Record: k.Record, Decisions: k.Decisions, Checked: k.Checked, By: k.By, ByName: k.ByName, At: k.At,
		Issued: k.Issued, Discarded: k.Discarded, Version: r.Version}, err
}

// ReleasesOf gives those of a client, and of the records that were merged into
// theirs, in order.
func (t *tx) ReleasesOf(client domain.ClientID) ([]clinical.Release, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[releaseRow](t.db, "id", "client_id IN ?", records)
	if err != nil {
		return nil, err
	}
	return each(rows, t.releaseFromRow)
}

// Release gives one.
func (t *tx) Release(id domain.ReleaseID) (clinical.Release, error) {
	row, err := find[releaseRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Release{}, err
	}
	return t.releaseFromRow(row)
}

// CreateRelease adds one. Its client is locked.
func (t *tx) CreateRelease(r clinical.Release) error {
	row, err := t.releaseToRow(r)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveRelease writes one. Its client is locked.
func (t *tx) SaveRelease(r clinical.Release) error {
	row, err := t.releaseToRow(r)
	if err != nil {
		return err
	}
	return t.update(row)
}

// KeepPackage keeps what left, for good.
func (t *tx) KeepPackage(id domain.ReleaseID, content []byte) error {
	sealed, err := t.seal(packageContent, id, string(content))
	if err != nil {
		return err
	}
	return t.insert(&releasePackageRow{ID: id, Content: sealed})
}

// Package gives what left.
func (t *tx) Package(id domain.ReleaseID) ([]byte, error) {
	row, err := find[releasePackageRow](t.db, "id = ?", id)
	if err != nil {
		return nil, err
	}
	content, err := t.open(packageContent, row.ID, row.Content)
	return []byte(content), err
}
