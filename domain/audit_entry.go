package domain

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"time"
)

// AuditEntry is one line of the audit: who did or saw what, when, from where.
type AuditEntry struct {
	Seq         int64 // given by the database as it takes the entry; rising, with gaps where something was rolled back
	ID          AuditID
	At          time.Time // UTC, milliseconds
	ActorID     UserID    // zero: nobody signed in, or the command line
	ActorName   string
	Role        Role
	Action      Action
	Outcome     Outcome
	SubjectKind string // the noun: "client", "cohort", …
	SubjectID   string
	ClientID    ClientID // the client whom it concerns, if it is one
	Address     string
	RequestID   string
	Detail      string // reasons and what changed; encrypted in the database
	// Shown are the clients, but for ClientID, whom the answer showed: one entry
	// for a list, however many it names. Encrypted with Detail.
	Shown  []ClientID
	Sealed []byte // Detail and Shown as they are stored; what the MAC covers
	MAC    string // of all the above but Seq
}

// Outcome tells a change from a look and from a refusal.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"
	Read    Outcome = "read"
	Refused Outcome = "refused"
)

// Outcomes lists them.
var Outcomes = []Outcome{Done, Read, Refused}

// Values is the closed list, as texts.
func (Outcome) Values() []string { return Texts(Outcomes) }

// Subject is what an entry is about.
type Subject struct {
	Kind     string
	ID       string
	ClientID ClientID
}

// Entry starts an audit entry for what by does now.
func (a Actor) Entry(action Action, outcome Outcome, about Subject, now time.Time) AuditEntry {
	e := AuditEntry{
		ID: NewID[AuditID](), At: now.UTC().Truncate(time.Millisecond),
		ActorID: a.UserID, ActorName: a.Name, Role: RoleFor(action, a.Roles),
		Action: action, Outcome: outcome,
		SubjectKind: about.Kind, SubjectID: about.ID, ClientID: about.ClientID,
		Address: a.Address, RequestID: a.RequestID,
	}
	if a.LinkBy != "" {
		e = e.Noting(NotedLinkBy, a.LinkBy)
	}
	return e.Under(a.Emergency(about.ClientID))
}

// What an entry says of how its actor came to do it, whatever they did.
const (
	NotedLinkBy     = "enteredByLinkOf"
	NotedEmergency  = "emergencyAccess"
	NotedSubstitute = "substitute"
)

// Under is the entry done under an emergency access; nil is none.
func (e AuditEntry) Under(access *EmergencyAccess) AuditEntry {
	if access == nil {
		return e
	}
	return e.Noting(NotedEmergency, access.ID.String())
}

// Noting adds something to the detail, which is JSON.
func (e AuditEntry) Noting(key string, value any) AuditEntry {
	detail := map[string]any{}
	if e.Detail != "" && json.Unmarshal([]byte(e.Detail), &detail) != nil {
		return e // not ours to rewrite
	}
	detail[key] = value
	if text, err := json.Marshal(detail); err == nil { // of texts and numbers
		e.Detail = string(text)
	}
	return e
}

// The deeds that are done to the audit itself. Whoever may read it may do them.
const (
	VerifyAudit Action = "audit.verify"
	ExportAudit Action = "audit.export"
	// BeginCheckpoints is going on from checkpoints that are missing or changed.
	BeginCheckpoints Action = "audit.begin_checkpoints"
	// RefuseRow is not believing a row that was not written by the server.
	RefuseRow Action = "rows.refuse"
)

// Sum authenticates what the entry says, under a key that lies outside the
// database: whoever can write to the database alone can neither change an
// entry nor make one. It does not cover Seq, which the database gives; the
// link does.
func (e AuditEntry) Sum(key []byte) string {
	return auditSum(key, "entry", e.ID.String(), e.At.UTC().Format(time.RFC3339Nano),
		e.ActorID.String(), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
		e.SubjectKind, e.SubjectID, e.ClientID.String(), e.Address, e.RequestID, string(e.Sealed))
}

// auditSum is an HMAC over fields, each behind its length, so that nothing can
// move from one into the next. The first says what is summed: the sum of one
// kind of thing never fits another.
func auditSum(key []byte, fields ...string) string {
	mac := hmac.New(sha256.New, key)
	for _, field := range fields {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(field)))
		mac.Write(n[:])
		mac.Write([]byte(field))
	}
	return hex.EncodeToString(mac.Sum(nil))
}
