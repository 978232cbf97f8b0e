package intake

import (
	"slices"
	"time"

	"cohort/domain"
)

// UndoFor is how long who took a step can take it back: for a slip of the hand,
// not for a change of mind, which is a step of its own.
const UndoFor = 10 * time.Minute

// Why a step cannot be undone.
var (
	ErrStepFollowed = domain.Conflict("step_followed", "Something was done here since, and rests on this step. It cannot be undone any more.")
	ErrStepNotYours = domain.Conflict("step_not_yours", "Only the person who took a step can undo it.")
	ErrStepTooOld   = domain.Conflict("step_too_old", "A step can be undone for ten minutes. Take the next step instead.")
)

// mayUndo says whether who took a step at an instant may take it back now.
func mayUndo(takenBy domain.UserID, at time.Time, by domain.Actor, now time.Time) error {
	switch {
	case takenBy != by.UserID:
		return ErrStepNotYours
	case now.After(at.Add(UndoFor)):
		return ErrStepTooOld
	}
	return nil
}

// Undoable is a step that can be undone, by its number in the history, and until
// when.
type Undoable struct {
	Step  int
	Until time.Time
}

// Undoable is the step that the actor may undo now, nil for none.
func (r Referral) Undoable(by domain.Actor, now time.Time) *Undoable {
	step := len(r.History)
	if _, err := r.Undo(step, by, now); err != nil {
		return nil
	}
	return &Undoable{Step: step, Until: r.History[step-1].At.Add(UndoFor)}
}

// Undo takes the last step back: the history keeps both. step is its number, so
// that nobody undoes what they have not seen. An edit since then rests on it.
func (r Referral) Undo(step int, by domain.Actor, now time.Time) (Referral, error) {
	if step < 1 || step > len(r.History) {
		return r, domain.Invalid("step", "is not the number of a step in the history")
	}
	last := r.History[step-1]
	switch {
	case step < len(r.History) || !r.UpdatedAt.Equal(last.At):
		return r, ErrStepFollowed
	case !r.tookByItself(step):
		return r, ErrReferralState
	}
	if err := mayUndo(last.By, last.At, by, now); err != nil {
		return r, err
	}
	if last.Status == ReferralTriaged {
		r.Urgency = last.Was
	}
	r.Version++
	return r.noted(ReferralEvent{Status: r.History[step-2].Status, Undoes: step}, by, now), nil
}

// tookByItself says whether a step was one of the referral alone: what joining or
// leaving a waitlist or taking a seat did to it is undone there.
func (r Referral) tookByItself(step int) bool {
	if step < 2 || r.History[step-1].Undoes > 0 {
		return false
	}
	switch r.History[step-1].Status {
	case ReferralTriaged, ReferralDeclined, ReferralRedirected:
		return true
	case ReferralAccepted:
		return r.History[step-2].Status != ReferralWaitlisted
	case ReferralReceived, ReferralWaitlisted, ReferralPlaced:
	}
	return false
}

// Rewait puts the referral among the waitlisted again when its client comes back
// to a line that they left: it was accepted meanwhile.
func (r Referral) Rewait(leftAt time.Time, by domain.Actor, now time.Time) (Referral, error) {
	last := len(r.History)
	switch {
	case r.Status == ReferralWaitlisted:
		return r, nil
	case r.Status != ReferralAccepted:
		return r, ErrStepFollowed
	}
	e := ReferralEvent{Status: ReferralWaitlisted}
	if last > 0 && r.History[last-1].At.Equal(leftAt) {
		e.Undoes = last
	}
	r.Version++
	return r.noted(e, by, now), nil
}

// standing is the last step that was not undone.
func (r Referral) standing() (ReferralEvent, bool) {
	undone := map[int]bool{}
	for i, e := range slices.Backward(r.History) {
		switch {
		case e.Undoes > 0:
			undone[e.Undoes] = true
		case !undone[i+1]:
			return e, true
		}
	}
	return ReferralEvent{}, false
}

// Return puts a client back in the line, at the place that they left by a slip.
func (w WaitEntry) Return(by domain.Actor, now time.Time) (WaitEntry, error) {
	if w.LeftAt == nil || w.Outcome != LeftOff || len(w.History) == 0 {
		return w, ErrNotLeft
	}
	last := w.History[len(w.History)-1]
	if err := mayUndo(last.By, last.At, by, now); err != nil {
		return w, err
	}
	return w.Reopen(by, now), nil
}

// Reopen makes an ended wait go on as though it had not ended; its history keeps
// both.
func (w WaitEntry) Reopen(by domain.Actor, now time.Time) WaitEntry {
	w.LeftAt, w.Outcome, w.Reason = nil, Waiting, ""
	return w.noted(WaitEvent{Kind: WaitReturned}, by, now)
}
