package practice

import (
	"time"

	"cohort/domain"
)

type auditTx interface {
	// AppendAudit links the entries behind the chain's end, which it locks
	// until the transaction commits.
	AppendAudit(entries ...domain.AuditEntry) error
	Audit(filter AuditFilter, page Page) (List[domain.AuditEntry], error) // newest first
	// EachAudit hands over every entry from seq on, in order of seq.
	EachAudit(from int64, do func(domain.AuditEntry) error) error
	AuditHead() (domain.AuditHead, error)
}

// AuditFilter limits the audit to what the administrator looks for; zero
// values do not limit.
type AuditFilter struct {
	From, To time.Time // To is excluded
	ActorID  domain.UserID
	ClientID domain.ClientID
	Action   domain.Action
	Outcome  domain.Outcome
}
