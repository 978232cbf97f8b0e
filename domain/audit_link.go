package domain

import (
	"errors"
	"strconv"
	"time"
)

// AuditLink binds an entry to its place in the audit's chain and to everything
// before it. The zero link stands before the first. Entries are linked in
// batches soon after they are committed, so places may follow in another order
// than numbers do; every entry has just one.
type AuditLink struct {
	Place int64 // from 1, without gaps
	Seq   int64 // of the entry
	Hash  string
}

// Next links an entry, by its number and MAC, behind l.
func (l AuditLink) Next(key []byte, seq int64, mac string) AuditLink {
	next := AuditLink{Place: l.Place + 1, Seq: seq}
	next.Hash = auditSum(key, "link", strconv.FormatInt(next.Place, 10), strconv.FormatInt(seq, 10), mac, l.Hash)
	return next
}

// Checkpoint is the end of the chain at some time. It is signed and kept
// outside the database, so that a tail that was cut off is missed.
type Checkpoint struct {
	AuditLink
	At time.Time
	// What is known with it, and stays out of the database.
	Standing *Standing    `json:"-"` // when it had changed since the one before
	Restored *RestoreMark `json:"-"` // when it is the first after a restore
}

// ErrCheckpoints is what a place for checkpoints answers that was tampered with.
var ErrCheckpoints = errors.New("the checkpoints outside the database were changed")

// ChainBreak says where the audit was tampered with, and how.
type ChainBreak struct {
	Seq  int64 // of the entry; 0 when it is no entry that was touched
	What string
}

// ChainVerifier follows the chain link by link, in the order of places.
type ChainVerifier struct {
	Key  []byte
	Head AuditLink // the last that fitted, or the one to begin behind
}

// Next checks one link and its entry (nil: there is none) against the link
// before. It returns nil while the chain holds, and the first break otherwise.
func (v *ChainVerifier) Next(link AuditLink, e *AuditEntry) *ChainBreak {
	switch expected := v.Head.Place + 1; {
	case link.Place > expected && v.Head.Place == 0:
		return &ChainBreak{Seq: link.Seq, What: "is linked first: the links before it were removed"}
	case link.Place > expected:
		return &ChainBreak{Seq: v.Head.Seq, What: "is not followed by the entry that was linked next: that link was removed"}
	case link.Place < expected:
		return &ChainBreak{Seq: link.Seq, What: "has a link that was inserted"}
	case e == nil:
		return &ChainBreak{Seq: link.Seq, What: "was removed"}
	case e.Sum(v.Key) != e.MAC:
		return &ChainBreak{Seq: link.Seq, What: "was edited or inserted"}
	}
	next := v.Head.Next(v.Key, link.Seq, e.MAC)
	if next != link {
		return &ChainBreak{Seq: link.Seq, What: "is not the one that was linked here: it was edited or moved, or its link was"}
	}
	v.Head = next
	return nil
}
