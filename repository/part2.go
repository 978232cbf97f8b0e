package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type part2MarkRow struct {
	ID       domain.Part2MarkID `gorm:"primaryKey"`
	ClientID domain.ClientID
	Content  []byte
}

func (part2MarkRow) TableName() string { return "part2_marks" }

const part2MarkContent = "part2_marks.content"

// part2Said is what is sealed of a mark: all of it. That there is one says nothing,
// as it may say that the part does not apply.
type part2Said struct {
	ClientID domain.ClientID `json:"clientId"`
	Applies  bool            `json:"applies"`
	From     domain.Date     `json:"from,omitzero"`
	Words    string          `json:"words,omitempty"`
	By       domain.UserID   `json:"by"`
	ByName   string          `json:"byName"`
	At       time.Time       `json:"at"`
}

func (t *tx) part2MarkFromRow(r part2MarkRow) (clinical.Part2Mark, error) {
	var s part2Said
	err := t.openJSON(part2MarkContent, r.ID, r.Content, &s)
	if err == nil && s.ClientID != r.ClientID {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Part2Mark{ID: r.ID, ClientID: r.ClientID, Applies: s.Applies, From: s.From, Words: s.Words, By: s.By, ByName: s.ByName, At: s.At}, err
}

// Part2Marks gives what was said of a client, and of the records that were merged
// into theirs, in order.
func (t *tx) Part2Marks(client domain.ClientID) ([]clinical.Part2Mark, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[part2MarkRow](t.db, "id", "client_id IN ?", records)
	if err != nil {
		return nil, err
	}
	return each(rows, t.part2MarkFromRow)
}

// CreatePart2Mark adds one. Its client is locked.
func (t *tx) CreatePart2Mark(m clinical.Part2Mark) error {
	content, err := t.sealJSON(part2MarkContent, m.ID, part2Said{ClientID: m.ClientID, Applies: m.Applies, From: m.From, Words: m.Words, By: m.By, ByName: m.ByName, At: m.At})
	if err != nil {
		return err
	}
	return t.insert(&part2MarkRow{ID: m.ID, ClientID: m.ClientID, Content: content})
}
