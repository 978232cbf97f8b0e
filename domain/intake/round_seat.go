package intake

import (
	"time"

	"cohort/domain"
)

// RoundSeat is one member's place in a round.
type RoundSeat struct {
	ID       domain.RoundSeatID
	RoundID  domain.RoundID
	ClientID domain.ClientID
	// Code is what the member types; it opens the questions until Until. CodeHash is by
	// what it is found.
	Code      string
	CodeHash  string
	Until     time.Time
	Withdrawn *time.Time // before it ran out
	Discussed *Discussed // nil: not yet
}

// Discussed says that leader and member looked at the answers together.
type Discussed struct {
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
}

// CodeState is how a code stands.
type CodeState string

// The states of a code.
const (
	CodeOpen      CodeState = "open"
	CodeExpired   CodeState = "expired"
	CodeWithdrawn CodeState = "withdrawn"
)

// Values is the closed list, as texts.
func (CodeState) Values() []string {
	return []string{string(CodeOpen), string(CodeExpired), string(CodeWithdrawn)}
}

// Given is the seat with a code that is good from now on.
func (s RoundSeat) Given(code, hash string, now time.Time) RoundSeat {
	s.Code, s.CodeHash, s.Until, s.Withdrawn = code, hash, now.Add(CodeLasts), nil
	return s
}

// Withdraw is the seat whose code opens nothing any more. One that ran out stays as
// it is.
func (s RoundSeat) Withdraw(now time.Time) RoundSeat {
	if s.Opens(now) == nil {
		s.Withdrawn = &now
	}
	return s
}

// Opens says whether its code opens the questions now.
func (s RoundSeat) Opens(now time.Time) error {
	switch {
	case s.Withdrawn != nil:
		return ErrCodeWithdrawn
	case !now.Before(s.Until):
		return ErrCodeExpired
	}
	return nil
}

// State is how its code stands.
func (s RoundSeat) State(now time.Time) CodeState {
	switch {
	case s.Withdrawn != nil:
		return CodeWithdrawn
	case s.Opens(now) != nil:
		return CodeExpired
	}
	return CodeOpen
}

// Discuss notes that the answers were looked at together, or takes that back. What
// was noted first stays.
func (s RoundSeat) Discuss(yes bool, by domain.Actor, now time.Time) RoundSeat {
	switch {
	case !yes:
		s.Discussed = nil
	case s.Discussed == nil:
		s.Discussed = &Discussed{By: by.UserID, ByName: by.Name, At: now}
	}
	return s
}
