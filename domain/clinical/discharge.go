package clinical

import (
	"slices"
	"time"

	"cohort/domain"
)

// Discharge is the summary of one membership that is over: how it ended, what was
// reached, and what comes after. What the roll, the homework and the forms say is
// counted, never typed. Once it is signed it does not change; one that was signed
// in error is withdrawn, and another is begun as its copy.
type Discharge struct {
	ID           domain.DischargeID
	EnrollmentID domain.EnrollmentID
	Before       domain.DischargeID // the withdrawn one that it was copied from
	Status       DischargeStatus
	Text         DischargeText
	Record       *DischargeRecord // what it rests on, as it was when it was signed
	SignedFor    domain.ClientID  // whose record it was; it may have been merged since
	WaitsFor     domain.UserID
	Signed       *Signature
	CoSigned     *Signature
	Returned     *Remark
	Withdrawn    *Remark
	Version      int
	UpdatedBy    domain.UserID
	ByName       string
	UpdatedAt    time.Time
	AuditedAt    time.Time // when the audit last heard of it, see Quiet
}

// DischargeStatus is where a summary stands.
type DischargeStatus string

// The states of a summary.
const (
	DischargeDraft     DischargeStatus = "draft"
	DischargeWaiting   DischargeStatus = "waiting" // signed by a trainee, for a co-signature
	DischargeSigned    DischargeStatus = "signed"
	DischargeCoSigned  DischargeStatus = "co_signed"
	DischargeWithdrawn DischargeStatus = "withdrawn" // signed in error
	DischargeDiscarded DischargeStatus = "discarded" // a draft that was thrown away, with its text
)

// DischargeStatuses lists them.
var DischargeStatuses = []DischargeStatus{DischargeDraft, DischargeWaiting, DischargeSigned, DischargeCoSigned, DischargeWithdrawn, DischargeDiscarded}

// Values is the closed list, as texts.
func (DischargeStatus) Values() []string { return domain.Texts(DischargeStatuses) }

// Holds says that a summary is signed, and by who answers for it.
func (s DischargeStatus) Holds() bool { return s == DischargeSigned || s == DischargeCoSigned }

// IsOpen says that a summary is still to be written or signed.
func (s DischargeStatus) IsOpen() bool { return s == DischargeDraft || s == DischargeWaiting }

// IsLive says that a membership has this summary, and can get no second one.
func (s DischargeStatus) IsLive() bool { return s.IsOpen() || s.Holds() }

// The errors about discharge summaries.
var (
	ErrDischargeBegun     = domain.Conflict("discharge_begun", "This membership has a discharge summary already. Withdraw it first if it is wrong.")
	ErrDischargeSigned    = domain.Conflict("discharge_signed", "This discharge summary is signed. Withdraw it and write another if it is wrong.")
	ErrDischargeNotSigned = domain.Conflict("discharge_not_signed", "This discharge summary is not signed. Discard it instead.")
	ErrDischargeNotYours  = domain.Conflict("nothing_waits", "This discharge summary does not wait for your signature.")
	ErrDischargeEarly     = domain.Conflict("membership_open", "This membership has not ended. End it first, then sign its summary.")
	ErrDischargeUnwritten = domain.Conflict("discharge_unwritten", "No summary was begun yet.")
	ErrDischargeNamesPeer = domain.Conflict("names_member", "The text names another member of the group. Mend the places that are marked first.")
)

// BeginDischarge is a summary of which nothing was signed yet: a copy of the last
// one that was withdrawn, if there is one. earlier are those of the membership.
func BeginDischarge(of domain.EnrollmentID, earlier []Discharge, by domain.Actor, now time.Time) (Discharge, error) {
	d := Discharge{ID: domain.NewID[domain.DischargeID](), EnrollmentID: of, Status: DischargeDraft, Version: 1,
		UpdatedBy: by.UserID, ByName: by.Name, UpdatedAt: now}
	if slices.ContainsFunc(earlier, func(o Discharge) bool { return o.Status.IsLive() }) {
		return d, ErrDischargeBegun
	}
	for _, o := range earlier {
		if o.Status == DischargeWithdrawn {
			d.Before, d.Text = o.ID, o.Text.clone()
		}
	}
	return d, nil
}

// Write puts another text in the place of what stands in a draft.
func (d Discharge) Write(wanted DischargeText, by domain.Actor, now time.Time) (Discharge, error) {
	if err := wanted.Validate(); err != nil { // what is malformed is told of a signed one as well
		return d, err
	}
	if d.Status != DischargeDraft {
		return d, ErrDischargeSigned
	}
	d.Text = wanted.tidied()
	d.UpdatedBy, d.ByName, d.UpdatedAt = by.UserID, by.Name, now
	d.Version++
	return d, nil
}

// Discard throws a draft away, with all that stood in it.
func (d Discharge) Discard(now time.Time) (Discharge, error) {
	if d.Status != DischargeDraft {
		return d, ErrDischargeSigned
	}
	d.Status, d.Text, d.Returned, d.UpdatedAt = DischargeDiscarded, DischargeText{}, nil, now
	d.Version++
	return d, nil
}
