package domain

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"time"
)

// AuditEntry is one line of the audit: who did or saw what, when, from where.
type AuditEntry struct {
	Seq         int64 // position in the chain, from 1, without gaps
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
	Sealed      []byte // Detail as it is stored; what the chain covers
	PrevHash    string
	Hash        string
}

// Outcome tells a change from a look and from a refusal.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"
	Read    Outcome = "read"
	Refused Outcome = "refused"
)

// Subject is what an entry is about.
type Subject struct {
	Kind     string
	ID       string
	ClientID ClientID
}

// Entry starts an audit entry for what by does now.
func (a Actor) Entry(action Action, outcome Outcome, about Subject, now time.Time) AuditEntry {
	return AuditEntry{
		ID: NewID[AuditID](), At: now.UTC().Truncate(time.Millisecond),
		ActorID: a.UserID, ActorName: a.Name, Role: a.Role,
		Action: action, Outcome: outcome,
		SubjectKind: about.Kind, SubjectID: about.ID, ClientID: about.ClientID,
		Address: a.Address, RequestID: a.RequestID,
	}
}

// ChainHash binds the entry to its place and to the entry before it, under a
// key that lies outside the database: whoever can write to the database alone
// cannot make a changed row fit again.
func (e AuditEntry) ChainHash(key []byte, prev string) string {
	mac := hmac.New(sha256.New, key)
	field := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		mac.Write(n[:])
		mac.Write(b)
	}
	var seq [8]byte
	binary.BigEndian.PutUint64(seq[:], uint64(e.Seq))
	field(seq[:])
	for _, s := range []string{e.ID.String(), e.At.UTC().Format(time.RFC3339Nano),
		e.ActorID.String(), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
		e.SubjectKind, e.SubjectID, e.ClientID.String(), e.Address, e.RequestID} {
		field([]byte(s))
	}
	field(e.Sealed)
	field([]byte(prev))
	return hex.EncodeToString(mac.Sum(nil))
}

// The deeds that are done to the audit itself. Whoever may read it may do them.
const (
	VerifyAudit Action = "audit.verify"
	ExportAudit Action = "audit.export"
)

// AuditHead is the end of the chain.
type AuditHead struct {
	Seq  int64
	Hash string
}

// Link puts the entry behind head and gives the new head.
func (e *AuditEntry) Link(key []byte, head AuditHead) AuditHead {
	e.Seq, e.PrevHash = head.Seq+1, head.Hash
	e.Hash = e.ChainHash(key, head.Hash)
	return AuditHead{e.Seq, e.Hash}
}

// Checkpoint is the end of the chain at some time. It is signed and kept
// outside the database, so that a tail that was cut off is missed.
type Checkpoint struct {
	AuditHead
	At time.Time
}

// ErrCheckpoints is what a place for checkpoints answers that was tampered with.
var ErrCheckpoints = errors.New("the file of checkpoints outside the database was changed")

// ChainBreak says where the audit was tampered with, and how.
type ChainBreak struct {
	Seq  int64
	What string
}

// ChainVerifier follows the chain entry by entry, in the order of Seq.
type ChainVerifier struct {
	Key  []byte
	head AuditHead
}

// Head is the last entry that fitted.
func (v *ChainVerifier) Head() AuditHead { return v.head }

// Next checks one entry against the one before. It returns nil while the
// chain holds, and the first break otherwise.
func (v *ChainVerifier) Next(e AuditEntry) *ChainBreak {
	expected := v.head.Seq + 1
	switch {
	case e.Seq > expected:
		return &ChainBreak{expected, "was removed"}
	case e.Seq < expected:
		return &ChainBreak{e.Seq, "was inserted"}
	case e.ChainHash(v.Key, e.PrevHash) != e.Hash:
		return &ChainBreak{e.Seq, "was edited, inserted or moved"}
	case e.PrevHash != v.head.Hash:
		return &ChainBreak{e.Seq, "does not follow the entry before it: one was removed, inserted or moved"}
	}
	v.head = AuditHead{e.Seq, e.Hash}
	return nil
}
