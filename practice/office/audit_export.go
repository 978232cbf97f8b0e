package office

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"cohort/domain"
	"cohort/practice"
)

var noteFormat = practice.Kept("format")

// The formats of an exported audit.
const (
	AuditCSV       = "csv"
	AuditJSONLines = "jsonl"
)

// ExportAudit writes the whole audit, oldest first, as CSV or as JSON lines,
// each with its MAC and its link in the chain. It holds no more than a page in
// memory. The export is recorded before the first byte is written.
func (desk *Desk) ExportAudit(ctx context.Context, by domain.Actor, format string, w io.Writer) error {
	if by.Reach(domain.ReadAudit) == domain.None {
		return desk.Refuse(ctx, by, domain.ExportAudit)
	}
	write, flush, err := auditWriter(format, w)
	if err != nil {
		return err
	}
	d := desk.Deed(by, domain.ExportAudit)
	d.AboutMany("audit", domain.ClientID{})
	d.Note(noteFormat, format)
	if err := desk.Record(ctx, d, domain.Read); err != nil {
		return err
	}
	if err := desk.LinkAudit(ctx); err != nil {
		return err
	}
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		return tx.EachAudit(func(e domain.AuditEntry, link domain.AuditLink) error {
			if err := tx.OpenAudit(&e); err != nil {
				e.Detail = `{"unreadable":true}` // a damaged row must not keep the others back
			}
			e.Detail = shownDetail(e)
			return write(e, link)
		})
	})
	if err != nil {
		return err
	}
	return flush()
}

func auditWriter(format string, w io.Writer) (write func(domain.AuditEntry, domain.AuditLink) error, flush func() error, err error) {
	switch format {
	case AuditCSV:
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return nil, nil, err
		}
		out := csv.NewWriter(w)
		out.UseCRLF = true // RFC 4180
		if err := out.Write(auditColumns); err != nil {
			return nil, nil, err
		}
		write = func(e domain.AuditEntry, link domain.AuditLink) error {
			return out.Write(domain.InertCells(auditValues(e, link)))
		}
		flush = func() error { out.Flush(); return out.Error() }
		return write, flush, nil
	case AuditJSONLines:
		out := json.NewEncoder(w)
		write = func(e domain.AuditEntry, link domain.AuditLink) error { return out.Encode(auditObject(e, link)) }
		return write, func() error { return nil }, nil
	}
	return nil, nil, domain.Invalid("format", "must be csv or jsonl")
}

// byteOrderMark tells spreadsheets that a file is UTF-8: names of staff are in
// it, and are written as people write them.
const byteOrderMark = "\ufeff"

var auditColumns = []string{"seq", "id", "at", "actorId", "actorName", "role", "action", "outcome", "subjectKind", "subjectId",
	"clientId", "address", "requestId", "detail", "shown", "mac", "place", "hash"}

func auditValues(e domain.AuditEntry, link domain.AuditLink) []string {
	place := ""
	if link.Place != 0 {
		place = strconv.FormatInt(link.Place, 10)
	}
	return []string{strconv.FormatInt(e.Seq, 10), e.ID.String(), e.At.UTC().Format(time.RFC3339Nano), idText(e.ActorID), e.ActorName,
		string(e.Role), string(e.Action), string(e.Outcome), e.SubjectKind, e.SubjectID, idText(e.ClientID), e.Address,
		e.RequestID, e.Detail, idTexts(e.Shown), e.MAC, place, link.Hash}
}

func idTexts(ids []domain.ClientID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return strings.Join(texts, " ")
}

func idText(id domain.AnyID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

func auditObject(e domain.AuditEntry, link domain.AuditLink) map[string]any {
	values := auditValues(e, link)
	object := make(map[string]any, len(values))
	for i, name := range auditColumns {
		if values[i] != "" {
			object[name] = values[i]
		}
	}
	object["seq"] = e.Seq
	if link.Place != 0 {
		object["place"] = link.Place
	}
	if e.Detail != "" {
		object["detail"] = json.RawMessage(e.Detail)
	}
	return object
}
