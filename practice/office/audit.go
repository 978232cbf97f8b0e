package office

import (
	"context"
	"encoding/json"

	"cohort/domain"
	"cohort/practice"
)

// AuditLine is an entry as the administrator reads it: of clients, who are
// known by name to those alone who work with them, the code.
type AuditLine struct {
	domain.AuditEntry
	ClientCode string // "" without a client
}

// Audit lists who did or saw what, newest first. Reading it is recorded too.
func (desk *Desk) Audit(ctx context.Context, by domain.Actor, filter domain.AuditFilter, page domain.Page) (list domain.List[AuditLine], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadAudit, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("audit", filter.ClientID)
		found, err := tx.Audit(filter, page)
		if err != nil {
			return err
		}
		list.Next = found.Next
		list.Items, err = auditLines(tx, found.Items)
		return err
	})
	return list, err
}

func auditLines(tx practice.Tx, entries []domain.AuditEntry) ([]AuditLine, error) {
	var ids []domain.ClientID
	for _, e := range entries {
		if !e.ClientID.IsZero() {
			ids = append(ids, e.ClientID)
		}
	}
	clients, err := tx.ClientsByID(ids)
	lines := make([]AuditLine, len(entries))
	for i, e := range entries {
		e.Detail = shownDetail(e)
		lines[i] = AuditLine{e, clients[e.ClientID].Code}
	}
	return lines, err
}

// shownDetail is the detail of an entry as an administrator may see it: about
// clients, only what the noun that noted it declared plain. Other notes may be
// clinical; they stay in the record, as the words of a search do.
func shownDetail(e domain.AuditEntry) string {
	if e.Detail == "" {
		return ""
	}
	var all, shown map[string]any
	if err := json.Unmarshal([]byte(e.Detail), &all); err != nil {
		return ""
	}
	shown = map[string]any{}
	for key, value := range all {
		if practice.IsPlain(key) || e.ClientID.IsZero() && !practice.IsHidden(key) {
			shown[key] = value
		}
	}
	if len(shown) == 0 {
		return ""
	}
	text, err := json.Marshal(shown)
	if err != nil {
		return ""
	}
	return string(text)
}
