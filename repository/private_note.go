package repository

import (
	"encoding/json"
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type privateNoteRow struct {
	ID       domain.PrivateNoteID `gorm:"primaryKey"`
	AuthorID domain.UserID
	About    string
	Content  []byte
	Version  int
}

func (privateNoteRow) TableName() string { return "private_notes" }

const privateNoteContent = "private_notes.content"

// privateSaid is what is sealed of a private note: all of it, with its version, so
// that a row that says something else is found out.
type privateSaid struct {
	clinical.PrivateText
	ClientID  domain.ClientID     `json:"clientId"`
	Signed    *clinical.Signature `json:"signed,omitempty"`
	Addenda   []privateAddendum   `json:"addenda,omitempty"`
	Voided    *clinical.Voided    `json:"voided,omitempty"`
	Version   int                 `json:"version"`
	BegunAt   time.Time           `json:"begunAt"`
	UpdatedAt time.Time           `json:"updatedAt"`
	AuditedAt time.Time           `json:"auditedAt"`
}

type privateAddendum struct {
	ID     domain.AddendumID  `json:"id"`
	Text   string             `json:"text"`
	Signed clinical.Signature `json:"signed"`
}

// aboutFor is how an author's notes about a client are found. It is another hash
// for each author: what two of them wrote about one client does not meet.
func (t *tx) aboutFor(author domain.UserID, client domain.ClientID) string {
	return t.keys.Blind("private note", author.String()+" "+client.String())
}

func (t *tx) privateToRow(n clinical.PrivateNote) (r privateNoteRow, err error) {
	said := privateSaid{PrivateText: n.PrivateText, ClientID: n.ClientID, Signed: n.Signed, Voided: n.Voided, Version: n.Version, BegunAt: n.BegunAt, UpdatedAt: n.UpdatedAt, AuditedAt: n.AuditedAt}
	for _, a := range n.Addenda {
		said.Addenda = append(said.Addenda, privateAddendum{ID: a.ID, Text: a.Text, Signed: a.Signed})
	}
	text, err := json.Marshal(said)
	if err != nil {
		return r, err
	}
	r = privateNoteRow{ID: n.ID, AuthorID: n.AuthorID, About: t.aboutFor(n.AuthorID, n.ClientID), Version: n.Version}
	r.Content, err = t.keys.SealFor(n.AuthorID.String(), privateNoteContent+"/"+n.ID.String(), string(text))
	return r, err
}

// privateFromRow opens a note under the key of who asks, whoever the row says
// wrote it.
func (t *tx) privateFromRow(author domain.UserID) func(privateNoteRow) (clinical.PrivateNote, error) {
	return func(r privateNoteRow) (n clinical.PrivateNote, err error) {
		text, err := t.keys.OpenFor(author.String(), privateNoteContent+"/"+r.ID.String(), r.Content)
		if err != nil {
			return n, err
		}
		var said privateSaid
		if err := json.Unmarshal([]byte(text), &said); err != nil {
			return n, err
		}
		if said.Version != r.Version || r.About != t.aboutFor(author, said.ClientID) {
			return n, fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
		}
		n = clinical.PrivateNote{ID: r.ID, AuthorID: author, ClientID: said.ClientID, PrivateText: said.PrivateText, Signed: said.Signed, Voided: said.Voided,
			Version: said.Version, BegunAt: said.BegunAt, UpdatedAt: said.UpdatedAt, AuditedAt: said.AuditedAt}
		for _, a := range said.Addenda {
			n.Addenda = append(n.Addenda, clinical.Addendum{ID: a.ID, Text: a.Text, Signed: a.Signed})
		}
		return n, nil
	}
}

// PrivateNotes lists an author's own, the newest first: about a client, with the
// records that were merged into theirs, or all.
func (t *tx) PrivateNotes(author domain.UserID, client domain.ClientID, p domain.Page) (none domain.List[clinical.PrivateNote], err error) {
	db := t.afresh().Where("author_id = ?", author)
	if !client.IsZero() {
		records, err := t.recordsOf(client)
		if err != nil {
			return none, err
		}
		about := make([]string, len(records))
		for i, record := range records {
			about[i] = t.aboutFor(author, record)
		}
		db = t.afresh().Where("about IN ?", about)
	}
	if db, err = afterRow(db, "private_notes", "id", p.After, true); err != nil {
		return none, err
	}
	var rows []privateNoteRow
	if err := db.Order("id DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return none, err
	}
	return page(rows, p.Limit, func(r privateNoteRow) string { return r.ID.String() }, t.privateFromRow(author))
}

// PrivateNote gives one of an author's own.
func (t *tx) PrivateNote(author domain.UserID, id domain.PrivateNoteID) (clinical.PrivateNote, error) {
	row, err := find[privateNoteRow](t.db, "id = ? AND author_id = ?", id, author)
	if err != nil {
		return clinical.PrivateNote{}, err
	}
	return t.privateFromRow(author)(row)
}

// LockPrivateNote locks one of an author's own.
func (t *tx) LockPrivateNote(author domain.UserID, id domain.PrivateNoteID) (clinical.PrivateNote, error) {
	row, err := lockOne[privateNoteRow](t, lockPrivateNote, "id = ? AND author_id = ?", id, author)
	if err != nil {
		return clinical.PrivateNote{}, err
	}
	t.took(lockPrivateNote, row.ID)
	return t.privateFromRow(author)(row)
}

// CreatePrivateNote adds one.
func (t *tx) CreatePrivateNote(n clinical.PrivateNote) error {
	row, err := t.privateToRow(n)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SavePrivateNote writes one that is locked.
func (t *tx) SavePrivateNote(n clinical.PrivateNote) error {
	if err := t.mine(lockPrivateNote, n.ID); err != nil {
		return err
	}
	row, err := t.privateToRow(n)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// DiscardPrivateNote takes one that is locked away for good.
func (t *tx) DiscardPrivateNote(n clinical.PrivateNote) error {
	if err := t.mine(lockPrivateNote, n.ID); err != nil {
		return err
	}
	return t.db.Where("id = ? AND author_id = ?", n.ID, n.AuthorID).Delete(&privateNoteRow{}).Error
}
