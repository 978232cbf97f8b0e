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
	Text         DischargeText
	Record       *DischargeRecord // what it rests on, as it was when it was signed
	Signing
}

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
	d := Discharge{ID: domain.NewID[domain.DischargeID](), EnrollmentID: of, Signing: newSigning(by, now)}
	if slices.ContainsFunc(earlier, func(o Discharge) bool { return o.Status.IsLive() }) {
		return d, ErrDischargeBegun
	}
	for _, o := range earlier {
		if o.Status == SigningWithdrawn {
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
	if d.Status != SigningDraft {
		return d, ErrDischargeSigned
	}
	d.Text = wanted.tidied()
	d.wrote(by.UserID, by.Name, now)
	return d, nil
}

// Discard throws a draft away, with all that stood in it.
func (d Discharge) Discard(now time.Time) (Discharge, error) {
	err := d.discard(dischargeErrors, now)
	if err == nil {
		d.Text = DischargeText{}
	}
	return d, err
}
