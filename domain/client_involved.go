package domain

// Involvement is one thing that a client is in, or was last.
type Involvement struct {
	Kind     InvolvedKind
	CohortID CohortID
	Cohort   string // its name, for who may know what it is for
	On       Date   // since when, or until when
}

// InvolvedKind is what a client may be in.
type InvolvedKind string

// The kinds.
const (
	InReferral InvolvedKind = "referral" // one that nobody has answered with a seat
	InWait     InvolvedKind = "waiting"
	InCohort   InvolvedKind = "member"
	LeftCohort InvolvedKind = "left" // the last one, of who is in none
)

// Values is the closed list, as texts.
func (InvolvedKind) Values() []string {
	return Texts([]InvolvedKind{InReferral, InWait, InCohort, LeftCohort})
}
