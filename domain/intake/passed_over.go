package intake

import (
	"slices"
	"time"

	"cohort/domain"
)

// PassedOver picks who comes before somebody who is about to get a seat, of
// those who wait for it, first in line first.
func PassedOver(line []WaitEntry, seated WaitEntry) []WaitEntry {
	return slices.DeleteFunc(slices.Clone(line), func(w WaitEntry) bool {
		return w.ClientID == seated.ClientID || !w.Before(seated)
	})
}

// IsOpen says whether a referral still wants an answer: it led neither to a
// seat nor away.
func (r Referral) IsOpen() bool {
	return !slices.Contains([]ReferralStatus{ReferralPlaced, ReferralDeclined, ReferralRedirected}, r.Status)
}

// answeredByAnother is what the history of a referral says that another answered.
const answeredByAnother = "The client was given a seat on another referral."

// AnsweredByAnother ends a referral because another led its client to a seat.
// One that nobody has accepted yet is accepted on the way.
func (r Referral) AnsweredByAnother(by domain.Actor, now time.Time) (Referral, error) {
	if !r.IsAccepted() {
		var err error
		if r, err = r.Move(Step{To: ReferralAccepted, Note: answeredByAnother}, by, now); err != nil {
			return r, err
		}
	}
	return r.Move(Step{To: ReferralPlaced, Note: answeredByAnother}, by, now)
}
