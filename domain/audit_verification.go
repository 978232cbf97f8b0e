package domain

import (
	"time"
)

// VerificationState is where a verification of the audit stands.
type VerificationState string

// The states. One that runs goes on after a crash, where it was.
const (
	VerificationRunning VerificationState = "running"
	VerificationHeld    VerificationState = "held"   // nothing was tampered with
	VerificationBroken  VerificationState = "broken" // something was: see Break
)

// VerificationStates lists them.
var VerificationStates = []VerificationState{VerificationRunning, VerificationHeld, VerificationBroken}

// ErrVerifying says that one verification runs already.
var ErrVerifying = Conflict("verifying", "The audit is being verified already.")

// AuditVerification is one walk along the audit: who asked for it, how far it
// has come, and what it found.
type AuditVerification struct {
	ID         VerificationID
	State      VerificationState
	By         Actor
	StartedAt  time.Time
	SeenAt     *time.Time // when whoever walks said so last; nil: nobody walks
	EndedAt    *time.Time
	Behind     AuditVerified // what an earlier walk verified; zero: this one begins with the first entry
	Reached    AuditLink     // the last that fits
	Until      int64         // the place at which the chain ended when this began
	LastSeq    int64         // the highest number of an entry then
	Waiting    int           // entries that were not linked yet at the end
	Break      *ChainBreak
	Known      *Acknowledgement `json:",omitempty"` // who looks after what it found
	Restores   []Restore        `json:",omitempty"` // of the practice, oldest first
	Checkpoint *Checkpoint      // the newest outside the database that the audit was held against
}

// AuditVerified is how far the audit was verified: up to this link in the
// chain, and up to this number for entries to which no link leads.
type AuditVerified struct {
	AuditLink
	LastSeq int64
	At      time.Time
}

// abandonedAfter is how long whoever walks may be silent before another one
// goes on; they speak every few thousand entries.
const abandonedAfter = time.Minute

// Abandoned says that nobody walks: nobody has begun, or they have crashed.
func (v AuditVerification) Abandoned(now time.Time) bool {
	return v.State == VerificationRunning && (v.SeenAt == nil || now.Sub(*v.SeenAt) >= abandonedAfter)
}

// From is where the walk goes on.
func (v AuditVerification) From() AuditVerified {
	from := v.Behind
	if v.Reached.Place > from.Place {
		from.AuditLink = v.Reached
	}
	return from
}

// Verified is what a walk that found nothing has verified.
func (v AuditVerification) Verified() AuditVerified {
	verified := AuditVerified{AuditLink: v.Reached, LastSeq: v.LastSeq}
	if v.EndedAt != nil {
		verified.At = *v.EndedAt
	}
	return verified
}

// End gives the verification as it ends.
func (v AuditVerification) End(found *ChainBreak, now time.Time) AuditVerification {
	v.State, v.Break, v.EndedAt, v.SeenAt = VerificationHeld, found, &now, nil
	if found != nil {
		v.State = VerificationBroken
	}
	v.Until = max(v.Until, v.Reached.Place)
	return v
}

// Acknowledgement says who looks after what a verification found. Why it may be
// left at that is in their entry of the audit.
type Acknowledgement struct {
	By   string // name
	ByID UserID
	At   time.Time
}

// ErrNoFinding is what an acknowledgement gets when nothing is found, or not that.
var ErrNoFinding = Conflict("no_finding", "The last verification of the audit found nothing, or something else.")

// Waits says whether administrators are told what it found: until a later one
// holds, or somebody looks after it.
func (v AuditVerification) Waits() bool { return v.State == VerificationBroken && v.Known == nil }

// Acknowledge is somebody looking after what was found.
func (v AuditVerification) Acknowledge(by Actor, now time.Time) (AuditVerification, error) {
	if v.State != VerificationBroken {
		return v, ErrNoFinding
	}
	if v.Known == nil {
		v.Known = &Acknowledgement{By: by.Name, ByID: by.UserID, At: now}
	}
	return v, nil
}

// After takes over who looks after what an earlier one found, when it is the same.
func (v AuditVerification) After(earlier AuditVerification) AuditVerification {
	if v.Break != nil && earlier.Break != nil && *v.Break == *earlier.Break {
		v.Known = earlier.Known
	}
	return v
}

// VerificationSum authenticates a verification as it is stored: the next one
// begins where it ended, so nobody may invent one.
func VerificationSum(key []byte, stored string) string { return auditSum(key, "verification", stored) }
