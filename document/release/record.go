package release

import (
	"io"

	"cohort/domain"
	"cohort/domain/clinical"
)

// recordFile is the record for programs.
type recordFile struct {
	Release  releaseFacts             `json:"release"`
	Notice   *noticeText              `json:"notice,omitempty"`
	Redacted []clinical.RedactedPlace `json:"redactions"`
	Without  []string                 `json:"notIncluded"` // in words
	Record   clinical.ReleasedRecord  `json:"record"`
}

type releaseFacts struct {
	ID       domain.ReleaseID      `json:"id"`
	Practice string                `json:"practice"`
	Parts    []clinical.RecordPart `json:"parts"`
	From     domain.Date           `json:"from,omitzero"`
	Until    domain.Date           `json:"until"`
	IssuedOn domain.Date           `json:"issuedOn"`
	IssuedAt string                `json:"issuedAt"`
	IssuedBy string                `json:"issuedBy"`
}

type noticeText struct {
	Version string `json:"version"`
	Text    string `json:"text"`
}

// without says what is not in the record.
func without(p clinical.ReleasePaper) []string {
	said := []string{clinical.WithoutPrivate}
	if p.Unread > 0 {
		said = append(said, unread(p.Unread))
	}
	return said
}

func writeRecord(w io.Writer, p clinical.ReleasePaper) error {
	file := recordFile{Record: p.Record, Redacted: append([]clinical.RedactedPlace{}, p.Redacted...), Without: without(p), Release: releaseFacts{ID: p.ID, Practice: p.Practice.PracticeName, Parts: p.Parts, From: p.From, Until: p.Until,
		IssuedOn: p.IssuedOn, IssuedAt: clinical.Instant(p.IssuedAt), IssuedBy: p.IssuedBy}}
	if p.Notice != nil {
		file.Notice = &noticeText{Version: p.Notice.Version, Text: p.Notice.Long}
	}
	text, err := indented(file)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}
