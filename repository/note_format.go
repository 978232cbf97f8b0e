package repository

import (
	"slices"

	"cohort/domain"
	"cohort/domain/billing"
)

type noteFormatRow struct {
	UserID domain.UserID `gorm:"primaryKey"`
	Format string
}

func (noteFormatRow) TableName() string { return "note_formats" }

// OtherUnits counts, for clients, the other sessions that were charged on a day.
func (t *tx) OtherUnits(session domain.SessionID, on domain.Date, clients []domain.ClientID) (map[domain.ClientID]int, error) {
	counts := map[domain.ClientID]int{}
	for some := range slices.Chunk(clients, 500) {
		var rows []struct {
			ClientID domain.ClientID
			N        int
		}
		err := t.db.Table("charges").Select("client_id, count(*) AS n").Where("service_date = ? AND client_id IN ? AND kind = ? AND session_id <> ? AND NOT reversed AND reverses_id IS NULL",
			on, some, string(billing.ForSession), session).Group("client_id").Find(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			counts[r.ClientID] = r.N
		}
	}
	return counts, nil
}

// NoteFormat gives the format with which somebody's notes begin.
func (t *tx) NoteFormat(user domain.UserID) (domain.NoteFormatKey, error) {
	r, err := find[noteFormatRow](t.db, "user_id = ?", user)
	if domain.ErrNotFound.Is(err) {
		return "", nil
	}
	return domain.NoteFormatKey(r.Format), err
}

// SaveNoteFormat keeps it.
func (t *tx) SaveNoteFormat(user domain.UserID, format domain.NoteFormatKey) error {
	return t.db.Exec("INSERT INTO note_formats (user_id, format) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET format = excluded.format", user, string(format)).Error
}
