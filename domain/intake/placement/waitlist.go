package placement

import "time"

// Conflict says that two clients may not sit in one cohort (relatives,
// partners, former partners, colleagues). Either may be a member already.
type Conflict struct{ A, B ClientID }

// Pin places a client by hand: in a cohort, or in a proposal, which then has to
// open. A pin moves nobody else out of the way and breaks no rule.
type Pin struct {
	Client   ClientID
	Cohort   CohortID   // one of the two
	Proposal ProposalID // is set
}

// Exclusion keeps a client out of a cohort, a proposal, or any group of a
// leader; one of the three is set.
type Exclusion struct {
	Client   ClientID
	Cohort   CohortID
	Proposal ProposalID
	Leader   LeaderID
}

// Weights are the points a fit is made of. The zero value means DefaultWeights.
type Weights struct {
	PrimaryProblem int // the cohort treats the client's primary problem area
	OtherProblem   int // or another one of theirs
	Program        int // it is the program the assessment recommends
	PreferredTime  int // every meeting is at a time they prefer
	PreferredSite  int // it is at the site they named first
	FromTheStart   int // they would be there from the first session
}

// DefaultWeights add up to 100 for a perfect fit. They are a convention of
// this program, not a validated scale, and a practice may set its own.
func DefaultWeights() Weights {
	return Weights{PrimaryProblem: 40, OtherProblem: 20, Program: 25, PreferredTime: 20, PreferredSite: 10, FromTheStart: 5}
}

func (w Weights) most() int {
	return max(w.PrimaryProblem, w.OtherProblem) + w.Program + w.PreferredTime + w.PreferredSite + w.FromTheStart
}

// Waitlist is everything a placement depends on. The order of its lists
// settles ties, so the same waitlist always gives the same plan.
type Waitlist struct {
	Today      time.Time // only its calendar day is read
	Clients    []Client
	Cohorts    []Cohort
	Proposals  []Proposal
	Leaders    []Leader
	Rooms      []Room
	Conflicts  []Conflict
	Pins       []Pin
	Exclusions []Exclusion
	Weights    Weights
	Breaks     *Breaks // between two cohorts of a leader; nil = DefaultBreaks
}
