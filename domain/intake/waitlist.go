package intake

import (
	"slices"
	"time"

	"cohort/domain"
)

// WaitEntry is a client waiting for a seat in a cohort.
type WaitEntry struct {
	ID         domain.WaitID
	CohortID   domain.CohortID
	ClientID   domain.ClientID
	ReferralID domain.ReferralID // zero without one
	Urgency    Urgency           // of the referral; routine without one
	Since      domain.Date       // from which waiting counts: the day the referral came in, or the day of joining
	JoinedAt   time.Time         // when it was written down
	LeftAt     *time.Time
	Outcome    WaitOutcome
	Reason     string // why the client left unseated; encrypted
	History    []WaitEvent
}

// WaitEvent is one change of a wait's end, kept for good.
type WaitEvent struct {
	Kind   WaitEventKind `json:"kind"`
	At     time.Time     `json:"at"`
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	Reason string        `json:"reason,omitempty"`
}

// WaitEventKind says what was done to a wait.
type WaitEventKind string

// What can be done to a wait.
const (
	WaitEnded    WaitEventKind = "ended"
	WaitReturned WaitEventKind = "returned"
)

// WaitEventKinds lists them.
var WaitEventKinds = []WaitEventKind{WaitEnded, WaitReturned}

// Values is the closed list, as texts.
func (WaitEventKind) Values() []string { return domain.Texts(WaitEventKinds) }

// WaitOutcome tells how a wait ended.
type WaitOutcome string

// The outcomes of waiting.
const (
	Waiting WaitOutcome = "waiting"
	Seated  WaitOutcome = "seated"
	LeftOff WaitOutcome = "left"
)

// WaitOutcomes lists them.
var WaitOutcomes = []WaitOutcome{Waiting, Seated, LeftOff}

// Values is the closed list, as texts.
func (WaitOutcome) Values() []string { return domain.Texts(WaitOutcomes) }

// The errors about the waitlist.
var (
	ErrAlreadyWaiting = domain.Conflict("already_waiting", "This client is on this cohort's waitlist already.")
	ErrNotWaiting     = domain.Conflict("not_waiting", "This client no longer waits.")
	ErrNotLeft        = domain.Conflict("not_left", "This client has not left the waitlist, or left it for a seat.")
)

// rank orders urgencies for the waitlist.
var rank = map[Urgency]int{Emergency: 0, Emergent: 1, Urgent: 2, AfterDischarge: 3, Routine: 4}

// Before says who comes first: the more urgent, then who waits longer.
func (w WaitEntry) Before(other WaitEntry) bool {
	if rank[w.Urgency] != rank[other.Urgency] {
		return rank[w.Urgency] < rank[other.Urgency]
	}
	if w.Since != other.Since {
		return w.Since.Before(other.Since)
	}
	return w.JoinedAt.Before(other.JoinedAt)
}

// Joined is a wait with the better place of two that are one person's.
func (w WaitEntry) Joined(other WaitEntry) WaitEntry {
	if rank[other.Urgency] < rank[w.Urgency] {
		w.Urgency = other.Urgency
	}
	if other.Since.Before(w.Since) {
		w.Since = other.Since
	}
	return w
}

// Days counts the days of waiting so far, or until the wait ended. zone is the
// practice's.
func (w WaitEntry) Days(now time.Time, zone *time.Location) int {
	if w.LeftAt != nil {
		now = *w.LeftAt
	}
	return max(0, domain.DateIn(now, zone).DaysSince(w.Since))
}

// Why waits ended with their cohort, as the client's record says it.
const (
	CohortCompleted = "The cohort was completed."
	CohortCancelled = "The cohort was cancelled."
)

// Version counts the changes of a wait: how it ended, and went on.
func (w WaitEntry) Version() int { return 1 + len(w.History) }

// Leave ends the wait.
func (w WaitEntry) Leave(outcome WaitOutcome, reason string, by domain.Actor, now time.Time) (WaitEntry, error) {
	var f domain.Faults
	f.Text("reason", reason, domain.MaxText)
	if err := f.Err(); err != nil {
		return w, err
	}
	if w.LeftAt != nil {
		return w, ErrNotWaiting
	}
	w.LeftAt, w.Outcome, w.Reason = &now, outcome, reason
	return w.noted(WaitEvent{Kind: WaitEnded, Reason: reason}, by, now), nil
}

func (w WaitEntry) noted(e WaitEvent, by domain.Actor, now time.Time) WaitEntry {
	e.At, e.By, e.ByName = now, by.UserID, by.Name
	w.History = append(slices.Clone(w.History), e)
	return w
}
