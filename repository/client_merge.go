package repository

import (
	"errors"
	"slices"
	"time"

	"cohort/domain"
)

type clientMergeRow struct {
	ID       domain.MergeID
	FromID   domain.ClientID
	IntoID   domain.ClientID
	Content  []byte
	MergedBy domain.UserID
	MergedAt time.Time
	UndoneBy *domain.UserID
	UndoneAt *time.Time
}

func (clientMergeRow) TableName() string { return "client_merges" }

const clientMergeContent = "client_merges.content"

// mergeContent is what is sealed of a merge.
type mergeContent struct {
	ByName string              `json:"byName"`
	Reason string              `json:"reason,omitempty"`
	Took   []string            `json:"took,omitempty"`
	Before personContent       `json:"before"`
	TookAs personContent       `json:"tookAs"`
	Moved  []domain.MovedRows  `json:"moved,omitempty"`
	Kept   []domain.MovedRows  `json:"kept,omitempty"`
	Waits  []domain.WaitBefore `json:"waits,omitempty"`
}

// personContent is who somebody was, as it is sealed.
type personContent struct {
	identity
	Contact  domain.Contact  `json:"contact,omitzero"`
	Personal domain.Personal `json:"personal,omitzero"`
}

func personOf(c domain.Client) personContent {
	return personContent{identity: identityOf(c), Contact: c.Contact, Personal: c.Personal}
}

func (p personContent) client(id domain.ClientID) domain.Client {
	c := p.identity.client()
	c.ID, c.Contact, c.Personal = id, p.Contact, p.Personal
	return c
}

func (t *tx) mergeToRow(m domain.ClientMerge) (r clientMergeRow, err error) {
	r = clientMergeRow{ID: m.ID, FromID: m.FromID, IntoID: m.IntoID, MergedBy: m.By, MergedAt: m.At, UndoneBy: optional(m.UndoneBy), UndoneAt: m.UndoneAt}
	r.Content, err = t.sealJSON(clientMergeContent, m.ID, mergeContent{ByName: m.ByName, Reason: m.Reason, Took: m.Took,
		Before: personOf(m.Before), TookAs: personOf(m.TookAs),
		Moved: m.Moved, Kept: m.Kept, Waits: m.Waits})
	return r, err
}

func (t *tx) mergeFromRow(r clientMergeRow) (domain.ClientMerge, error) {
	var c mergeContent
	err := t.openJSON(clientMergeContent, r.ID, r.Content, &c)
	m := domain.ClientMerge{ID: r.ID, FromID: r.FromID, IntoID: r.IntoID, At: r.MergedAt.UTC(), By: r.MergedBy, UndoneBy: given(r.UndoneBy),
		ByName: c.ByName, Reason: c.Reason, Took: c.Took, Before: c.Before.client(r.IntoID), TookAs: c.TookAs.client(r.IntoID),
		Moved: c.Moved, Kept: c.Kept, Waits: c.Waits}
	if r.UndoneAt != nil {
		at := r.UndoneAt.UTC()
		m.UndoneAt = &at
	}
	return m, err
}

// CreateClientMerge writes down a merge. Both clients are locked.
func (t *tx) CreateClientMerge(m domain.ClientMerge) error {
	row, err := t.mergeToRow(m)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), domain.ErrClientMerged)
}

// SaveClientMerge writes a merge that ended. Both clients are locked.
func (t *tx) SaveClientMerge(m domain.ClientMerge) error {
	if err := errors.Join(t.mine(lockClient, m.FromID), t.mine(lockClient, m.IntoID)); err != nil {
		return err
	}
	row, err := t.mergeToRow(m)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// ClientMerge gives the merge of a client that holds.
func (t *tx) ClientMerge(from domain.ClientID) (domain.ClientMerge, error) {
	row, err := find[clientMergeRow](t.db, "from_id = ? AND undone_at IS NULL", from)
	if err != nil {
		return domain.ClientMerge{}, err
	}
	return t.mergeFromRow(row)
}

// ClientMerges gives the merges from or into a client, newest first.
func (t *tx) ClientMerges(client domain.ClientID) ([]domain.ClientMerge, error) {
	rows, err := list[clientMergeRow](t.db, "merged_at DESC, id DESC", "from_id = ? OR into_id = ?", client, client)
	if err != nil {
		return nil, err
	}
	return each(rows, t.mergeFromRow)
}

// recordsOf gives a client's record and those that were merged into it, and
// into those.
func (t *tx) recordsOf(client domain.ClientID) ([]domain.ClientID, error) {
	all := []domain.ClientID{client}
	for at := 0; at < len(all); at++ {
		var merged []domain.ClientID
		if err := t.afresh().Model(&clientRow{}).Where("merged_into_id = ?", all[at]).Pluck("id", &merged).Error; err != nil {
			return nil, err
		}
		for _, id := range merged {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all, nil
}
