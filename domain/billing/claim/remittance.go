package claim

import (
	"slices"

	"cohort/domain"
)

// Quantity is a number of units in hundredths, since a payer may pay for half
// a unit: 150 is one and a half.
type Quantity int64

// Whole is n full units.
func Whole(n int) Quantity { return Quantity(n) * 100 }

// Remittance is one payment, or one refusal to pay, and what it is for.
type Remittance struct {
	Payer     string // the payer's name
	PayerID   string // its id, where the remittance has one
	Payee     string // the practice's name
	PayeeNPI  string
	PayeeTax  string
	Method    string // ACH, CHK (a check), FWT (a wire) or NON (no payment)
	Trace     string // number of the check or transfer, which the bank shows too
	On        domain.Date
	Produced  domain.Date // when the payer closed its books for this payment
	Paid      int64       // cents that moved; negative when the payer takes money
	Claims    []PaidClaim
	Provider  []ProviderAdjustment
	TestFile  bool   // sent to try the connection; nothing was paid
	FromFile  string // control number of the file's envelope
	InMessage string // control number of the message within the file
}

// PaidClaim is what the payer did with one claim.
type PaidClaim struct {
	Number      string // our number
	Status      string // see ClaimStatuses
	Charge      int64  // cents
	Paid        int64  // cents
	PatientOwes int64  // cents
	Filing      string
	PayerNumber string // needed to replace or void the claim
	Place       string
	Frequency   Frequency
	Patient     Name
	MemberID    string
	Corrected   Name   // the insured's name as the payer has it, when ours was wrong
	CorrectedID string // their member number, likewise
	SentOnTo    string // the payer it was passed on to
	Rendering   string // NPI
	From, To    domain.Date
	Received    domain.Date
	Allowed     int64    // cents the plan covers, where stated
	Remarks     []string // remark codes
	Adjustments []Adjustment
	Lines       []PaidLine
	// Unbalanced says where the claim does not add up; nil where it does. Such a claim
	// must not be posted: a person asks the payer what is meant.
	Unbalanced *Imbalance
}

// Postable are the claims that add up and may be posted.
func (r Remittance) Postable() []PaidClaim {
	return slices.DeleteFunc(slices.Clone(r.Claims), func(c PaidClaim) bool { return c.Unbalanced != nil })
}

// Waiting are the claims that do not add up and wait for a person.
func (r Remittance) Waiting() []PaidClaim {
	return slices.DeleteFunc(slices.Clone(r.Claims), func(c PaidClaim) bool { return c.Unbalanced == nil })
}

// Held is the part of the payment that belongs to the claims that wait, in cents:
// what moved, less what may be posted.
func (r Remittance) Held() int64 {
	held := r.Paid
	for _, p := range r.Provider {
		held += p.Amount
	}
	for _, c := range r.Postable() {
		held -= c.Paid
	}
	return held
}

// Reversal says that the payer takes back what it paid for this claim earlier;
// all its amounts then have the other sign.
func (c PaidClaim) Reversal() bool { return c.Status == "22" }

// Denied says that the claim was turned down as a whole.
func (c PaidClaim) Denied() bool { return c.Status == "4" }

// PaidLine is what the payer did with one line.
type PaidLine struct {
	ID          string // our number of the charge, where the payer returns it
	Code        string // as paid
	Modifiers   []string
	Billed      string // the code we sent, when the payer changed it
	Charge      int64  // cents
	Paid        int64  // cents
	Units       Quantity
	BilledUnits Quantity // what we sent, when the payer changed it
	From, To    domain.Date
	Allowed     int64 // cents, where stated
	Rendering   string
	Remarks     []string
	Adjustments []Adjustment
}

// ProviderAdjustment moves money that belongs to no claim of the remittance.
// A positive amount lowers the payment.
type ProviderAdjustment struct {
	Provider  string // NPI or the payer's number of the practice
	YearEnds  domain.Date
	Reason    string // see ProviderReasons
	Reference string
	Amount    int64 // cents
}

// Share sums the adjustments of one group over the claim and its lines, in
// cents: "PR" is what the patient owes, "CO" what is written off.
func (c PaidClaim) Share(group string) int64 {
	sum := share(c.Adjustments, group)
	for _, l := range c.Lines {
		sum += share(l.Adjustments, group)
	}
	return sum
}

func share(list []Adjustment, group string) int64 {
	var sum int64
	for _, a := range list {
		if a.Group == group {
			sum += a.Amount
		}
	}
	return sum
}
