package clinical

import (
	"time"

	"cohort/domain"
)

// Closing is why a flag is closed without an answer. Who has something to say
// about it may answer it all the same.
type Closing string

// The ways in which a flag is closed.
const (
	ClosedAsked  Closing = "asked_again" // the question that was left blank was answered later
	ClosedVoided Closing = "voided"      // its assessment was made on the wrong client
	ClosedBack   Closing = "moved_back"  // it was raised anew for a client whose assessment it was not after all
)

// Values is the closed list, as texts.
func (Closing) Values() []string {
	return domain.Texts([]Closing{ClosedAsked, ClosedVoided, ClosedBack})
}

// IsOpen says that nobody has answered the flag and that it waits for an answer.
func (r RiskFlag) IsOpen() bool { return r.AnsweredAt == nil && r.ClosedAt == nil }

// Close closes the flag, which waits for no answer any more.
func (r RiskFlag) Close(why Closing, now time.Time) RiskFlag {
	r.ClosedAt, r.ClosedFor = &now, why
	return r
}

// Reopen takes a closing back.
func (r RiskFlag) Reopen() RiskFlag {
	r.ClosedAt, r.ClosedFor = nil, ""
	return r
}

// Settled closes a flag about a question that was left blank once it was asked
// again, and opens it again when that did not happen after all: the later
// assessment was somebody else's. It says whether the flag changed. What somebody
// answered, or what was closed for another reason, stays as it is.
func (r RiskFlag) Settled(askedAgain bool, now time.Time) (RiskFlag, bool) {
	switch {
	case !r.Finding.Blank || r.AnsweredAt != nil:
		return r, false
	case askedAgain && r.ClosedAt == nil:
		return r.Close(ClosedAsked, now), true
	case !askedAgain && r.ClosedFor == ClosedAsked:
		return r.Reopen(), true
	}
	return r, false
}
