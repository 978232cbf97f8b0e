package repository

import (
	"encoding/json"

	"cohort/domain"
)

// whenOpen finds the entries that may have been made under an emergency access:
// those of who opened one, while it was open, and those about accesses.
const whenOpen = `seq IN (SELECT e.seq FROM emergency_accesses AS a JOIN audit_entries AS e ON e.at >= a.opened_at AND e.at <= COALESCE(a.ended_at, a.expires_at)
	AND e.actor_id = a.user_id UNION SELECT o.seq FROM audit_entries AS o WHERE o.action IN (?, ?))`

// auditUnderEmergency lists what was done under emergency accesses, and to them,
// newest first. Which entries were, they say themselves, sealed; the accesses say
// where to look.
func (t *tx) auditUnderEmergency(filter domain.AuditFilter, clients []domain.ClientID, p domain.Page) (none domain.List[domain.AuditEntry], err error) {
	var found []auditRow
	for after := p.After; len(found) <= p.Limit; {
		db := t.duringAudit(t.afresh(), filter).Where(whenOpen, string(domain.OpenEmergency), string(domain.EndEmergency))
		for _, c := range auditConditions(filter, nil) {
			if c.column != "client_id" { // who was shown, the entry says
				db = db.Where(c.column+c.is, c.value)
			}
		}
		if db, err = beforeNumber(db, "seq", after); err != nil {
			return none, err
		}
		var rows []auditRow
		if err := db.Order("seq DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
			return none, err
		}
		for _, row := range rows {
			e, err := t.auditFromRow(row)
			if err == nil && underEmergency(e) && (filter.ClientID.IsZero() && filter.ClientCode == "" || shows(e, clients)) {
				found = append(found, row) // what is damaged, the verification says
			}
		}
		if len(rows) <= p.Limit {
			break
		}
		after = numberCursor(rows[len(rows)-1].Seq)
	}
	return page(found, p.Limit, func(r auditRow) string { return numberCursor(r.Seq) }, t.auditFromRow)
}

func underEmergency(e domain.AuditEntry) bool {
	if e.Action == domain.OpenEmergency || e.Action == domain.EndEmergency {
		return true
	}
	var detail map[string]any
	return json.Unmarshal([]byte(e.Detail), &detail) == nil && detail[domain.NotedEmergency] != nil
}

// shows says whether an entry is about one of the clients or showed one.
func shows(e domain.AuditEntry, clients []domain.ClientID) bool {
	for _, id := range clients {
		if e.ClientID == id {
			return true
		}
		for _, shown := range e.Shown {
			if shown == id {
				return true
			}
		}
	}
	return false
}
