package program

import (
	"fmt"
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

// The errors about enrollments.
var (
	ErrReferralNotAccepted = domain.Refusal("referral_not_accepted", "The client has no accepted referral.")
	ErrAssessmentMissing   = domain.Refusal("assessment_missing", "The client has not been assessed.")
	ErrCommitmentMissing   = domain.Refusal("commitment_missing", "The client has not committed to a number of sessions.")
	ErrAgreementMissing    = domain.Refusal("agreement_missing", "The group agreement has not been signed.")
)

// Requirement is one condition of the admission gate.
type Requirement string

// The admission gate: what must be there before a client gets a seat.
const (
	NeedsReferral   Requirement = "referral"
	NeedsAssessment Requirement = "assessment"
	NeedsCommitment Requirement = "commitment"
	NeedsAgreement  Requirement = "agreement"
)

// Requirements lists the gate.
var Requirements = []Requirement{NeedsReferral, NeedsAssessment, NeedsCommitment, NeedsAgreement}

// Values is the closed list, as texts.
func (Requirement) Values() []string { return domain.Texts(Requirements) }

// Override lets a client through one requirement for a reason, which the
// audit keeps.
type Override struct {
	Requirement Requirement
	Reason      string
}

// Gate is what is known about a client who wants a seat.
type Gate struct {
	ReferralAccepted bool
	Assessed         bool
	Committed        int
	Agreement        *Agreement
	Overrides        []Override
}

// Check says what the gate still lacks, with a field for every missing
// requirement. The code is that of the first one: those that outside programs
// were promised, then those that came later.
func (g Gate) Check() error {
	failed := []struct {
		need  Requirement
		field string
		err   domain.Error
		met   bool
	}{
		{NeedsAgreement, "agreement", ErrAgreementMissing, g.Agreement != nil},
		{NeedsAssessment, "clientId", ErrAssessmentMissing, g.Assessed},
		{NeedsReferral, "referralId", ErrReferralNotAccepted, g.ReferralAccepted},
		{NeedsCommitment, "committedSessions", ErrCommitmentMissing, g.Committed > 0},
	}
	var first *domain.Error
	for _, r := range failed {
		if r.met || g.overridden(r.need) {
			continue
		}
		if first == nil {
			first = &r.err
		}
		first.Fields = append(first.Fields, domain.FieldError{Field: r.field, Message: r.err.Message})
	}
	if first != nil {
		return *first
	}
	return nil
}

func (g Gate) overridden(need Requirement) bool {
	for _, o := range g.Overrides {
		if o.Requirement == need && !domain.IsBlank(o.Reason) {
			return true
		}
	}
	return false
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
		f.When(a.SignedOn.IsZero(), "agreement.signedOn", "is missing")
		f.When(a.SignedOn.After(latest), "agreement.signedOn", "is in the future")
	}
	return f.Err()
}

// OnRoster says whether the member belongs to session number n.
func (e Enrollment) OnRoster(n int) bool {
	return e.FromSession <= n && (e.Until.IsZero() || n <= e.ThroughSession)
}

// CheckOverrides names what is wrong with the overrides of an enrollment.
func CheckOverrides(f *domain.Faults, overrides []Override) {
	f.Items("overrides", len(overrides), len(Requirements))
	for i, o := range overrides {
		at := fmt.Sprintf("overrides[%d].", i)
		domain.OneOf(f, at+"requirement", o.Requirement, Requirements)
		f.Required(at+"reason", o.Reason, domain.MaxReason)
	}
}
