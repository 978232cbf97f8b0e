package practice

import (
	"context"
	"encoding/json"
	"time"

	"cohort/domain"
)

type auditTx interface {
	// AppendAudit links the entries behind the chain's end, which it locks
	// until the transaction commits.
	AppendAudit(entries ...domain.AuditEntry) error
	Audit(filter AuditFilter, page Page) (List[domain.AuditEntry], error) // newest first
	// EachAudit hands over every entry from seq on, in order of seq, its
	// detail sealed.
	EachAudit(from int64, do func(domain.AuditEntry) error) error
	AuditDetail(domain.AuditEntry) (string, error)
	AuditHead() (domain.AuditHead, error)
	// AuditVerifier follows the chain from its beginning, under the key that
	// entries are appended with.
	AuditVerifier() *domain.ChainVerifier
}

// AuditFilter limits the audit to what the administrator looks for; zero
// values do not limit.
type AuditFilter struct {
	From, To time.Time // To is excluded
	ActorID  domain.UserID
	ClientID domain.ClientID
	// ClientCode is exact; a code that nobody has finds nothing.
	ClientCode string
	Action     domain.Action
	Outcome    domain.Outcome
}

// AuditLine is an entry as the administrator reads it: of clients, who are
// known by name to those alone who work with them, the code.
type AuditLine struct {
	domain.AuditEntry
	ClientCode string // "" without a client
}

// Audit lists who did or saw what, newest first. Reading it is recorded too.
func (p *Practice) Audit(ctx context.Context, by domain.Actor, filter AuditFilter, page Page) (list List[AuditLine], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.read(ctx, by, domain.ReadAudit, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "audit", ClientID: filter.ClientID}
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

func auditLines(tx Tx, entries []domain.AuditEntry) ([]AuditLine, error) {
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

// shownWithClients is what an administrator sees of the detail of an entry
// about a client: what kind of thing happened, and why a rule was set aside.
// Other reasons are clinical; they stay in the record.
var shownWithClients = map[string]bool{"code": true, "changed": true, "status": true, "marked": true, "attended": true,
	"charges": true, "clients": true, "referrals": true, "flags": true, "enrollment": true, "homework": true, "reversal": true,
	"override referral": true, "override assessment": true, "override commitment": true, "override agreement": true}

// shownDetail is the detail of an entry as an administrator may see it.
func shownDetail(e domain.AuditEntry) string {
	if e.ClientID.IsZero() || e.Detail == "" {
		return e.Detail
	}
	var all, shown map[string]any
	if err := json.Unmarshal([]byte(e.Detail), &all); err != nil {
		return ""
	}
	shown = map[string]any{}
	for key, value := range all {
		if shownWithClients[key] {
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
