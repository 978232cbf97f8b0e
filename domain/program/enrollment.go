package program

import (
	"time"

	"cohort/domain"
)

// Enrollment is one episode of a client's membership in a cohort. Leaving
// ends the episode; coming back begins another, and both are kept.
type Enrollment struct {
	ID                domain.EnrollmentID
	CohortID          domain.CohortID
	ClientID          domain.ClientID
	ReferralID        domain.ReferralID // zero when enrolled without one
	Since             domain.Date
	Until             domain.Date // the last day; zero while no end is known
	FromSession       int         // the first session on whose roster the member stands
	ThroughSession    int         // the last one, 0 while no end is known
	CommittedSessions int
	CommittedOn       domain.Date       // the day of the commitment, zero without one
	Agreement         *Agreement        // nil only when the gate was overridden
	Outcome           EnrollmentOutcome // "" while no end is known
	EndReason         string
	History           []EnrollmentEvent // of its end
	Version           int
	CreatedAt         time.Time
	UpdatedAt         time.Time
}

// Agreement is the signed ground rules of the group.
type Agreement struct {
	Version    string
	SignedOn   domain.Date
	SignedName string
}

// Validate names what is malformed in an enrollment; what is missing is the
// gate's to say. A day after latest is in the future.
func (e Enrollment) Validate(sessions int, latest domain.Date) error {
	var f domain.Faults
	f.When(e.ClientID.IsZero(), "clientId", "is missing")
	f.When(e.CommittedSessions < 0, "committedSessions", "must not be negative")
	f.When(e.CommittedSessions > sessions, "committedSessions", "must not be more than the cohort's sessions")
	f.When(e.FromSession < 0 || e.FromSession > sessions, "fromSession", "must be the number of one of the sessions")
	f.When(e.CommittedOn.After(latest), "committedOn", "is in the future")
	f.When(e.Since.After(latest), "since", "is in the future: say from which session instead")
	if a := e.Agreement; a != nil {
		f.Required("agreement.version", a.Version, 40)
		f.RequiredName("agreement.signedName", a.SignedName, domain.MaxName*2)
		f.When(!domain.IsBlank(a.SignedName) && !isSignature(a.SignedName), "agreement.signedName", "is no name: write the name as it was signed")
		f.When(a.SignedOn.IsZero(), "agreement.signedOn", "is missing")
		f.When(a.SignedOn.After(latest), "agreement.signedOn", "is in the future")
	}
	return f.Err()
}

// MayWalkIn says whether the member, who belongs to later sessions only, may
// come to session number n all the same.
func (e Enrollment) MayWalkIn(n int) bool { return e.FromSession > n && e.Until.IsZero() }

// OnRoster says whether the member belongs to session number n.
func (e Enrollment) OnRoster(n int) bool {
	return e.FromSession <= n && (e.Until.IsZero() || n <= e.ThroughSession)
}
