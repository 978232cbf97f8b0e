package claim

import "cohort/domain"

// Order says which insurer pays first.
type Order string

// The first three in line.
const (
	Primary   Order = "P"
	Secondary Order = "S"
	Tertiary  Order = "T"
)

// Self is the relationship of somebody who is insured in their own name.
const Self = "18"

// Coverage is the policy that this claim is sent to.
type Coverage struct {
	Payer      Payer
	Order      Order  // Primary unless said
	Filing     string // kind of plan, such as CI or MC; see FilingIndicators
	Group      string // group or policy number
	Plan       string // plan name, where there is no group number
	Medicare   string // why Medicare pays second, such as 12; only then
	Subscriber Person // whose policy it is
	MemberID   string
}

// Dependent is a patient on somebody else's policy.
type Dependent struct {
	Person
	Relationship string // to the subscriber, such as 19 for a child; see Relationships
}

// OtherInsured is another policy that covers the same patient. With a Decision
// this claim goes to the next payer in line; without, it only says that the
// other policy exists.
type OtherInsured struct {
	Payer        Payer
	Order        Order
	Relationship string // of the patient to this policy's holder; Self unless said
	Filing       string
	Group        string
	Plan         string
	Medicare     string
	Holder       Name
	Address      Address // the holder's; may be left out
	MemberID     string
	Decision     *Decision
}

// Decision is what another payer did with the whole claim.
type Decision struct {
	Paid        int64        // cents; zero when it denied the claim
	PatientOwes int64        // cents that it left to the patient; zero is not written
	On          domain.Date  // may be left out when every line has its own
	ClaimNumber string       // the other payer's number for this claim
	Adjustments []Adjustment // at claim level
}

// LineDecision is what another payer did with one line.
type LineDecision struct {
	PayerID     string // the Payer.ID of an OtherInsured of the claim
	Paid        int64  // cents
	Units       int
	On          domain.Date
	Adjustments []Adjustment
}

// Adjustment is money not paid, and why. A positive amount lowers the payment.
type Adjustment struct {
	Group  string   // CO, PR, OA, PI, or CR in a correction; see Groups
	Reason string   // claim adjustment reason code; see Reasons
	Amount int64    // cents
	Units  Quantity // units not paid for; zero where none were named
}
