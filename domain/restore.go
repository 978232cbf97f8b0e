package domain

import (
	"time"
)

// RestorePractice is putting the database back to an older state, at the
// command line. The policy does not name it: who holds the keys file may.
const RestorePractice Action = "practice.restore"

// EndedByRestore is why a login of a state that was put back ended.
const EndedByRestore = "restored"

// Restore is one putting back of the practice, as its entry in the audit says.
type Restore struct {
	ID       string    `json:"id"`
	At       time.Time `json:"at"`
	BackupAt time.Time `json:"backupAt,omitzero"` // zero: the database was put back by other means
	Head     AuditLink `json:"head"`              // the end of the chain that was put back
	Lost     []Lost    `json:"lost"`
}

// Lost is a stretch of the past that no longer counts: what checkpoints of this
// time know behind a place of the chain.
type Lost struct {
	From   time.Time `json:"from,omitzero"`
	Until  time.Time `json:"until"`
	Behind int64     `json:"behind"`
}

// NewRestore puts a restore down over the checkpoints that were kept. Those
// behind the end that was put back no longer count, and neither do those of
// earlier restores that the database does not know (known has their ids): they
// were kept of a past that was left again.
func NewRestore(id string, head AuditLink, kept []Checkpoint, known map[string]bool, backupAt, now time.Time) Restore {
	r := Restore{ID: id, At: now, BackupAt: backupAt, Head: head}
	for _, c := range kept {
		if !c.At.Before(r.At) { // whatever the clocks said
			r.At = c.At.Add(time.Millisecond)
		}
	}
	r.Lost = []Lost{{Until: r.At, Behind: head.Place}}
	for _, c := range kept {
		if c.Restored != nil && !known[c.Restored.ID] {
			r.Lost = append(r.Lost, Lost{From: c.At, Until: r.At, Behind: c.Restored.Behind})
		}
	}
	return r
}

// Discards says whether a checkpoint no longer counts.
func (r Restore) Discards(c Checkpoint) bool {
	for _, l := range r.Lost {
		if c.Place > l.Behind && !c.At.Before(l.From) && c.At.Before(l.Until) {
			return true
		}
	}
	return false
}

// RestoreMark is what a checkpoint says of the restore after which it was kept.
type RestoreMark struct {
	ID     string `json:"id"`
	Behind int64  `json:"behind"` // the place of the chain behind which the new past begins
}
