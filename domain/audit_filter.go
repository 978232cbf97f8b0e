package domain

import (
	"time"
)

// AuditFilter limits the audit to what the administrator looks for; zero
// values do not limit.
type AuditFilter struct {
	From, To time.Time // To is excluded
	ActorID  UserID
	// ActorEmail names them at the command line, where nobody knows ids.
	ActorEmail string
	ClientID   ClientID
	// ClientCode is exact; a code that nobody has finds nothing.
	ClientCode string
	Action     Action
	Outcome    Outcome
	Emergency  bool // only what was done under an emergency access, and to it
	Seen       bool // nothing that was refused: nobody saw anything then
}
