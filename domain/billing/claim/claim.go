package claim

import (
	"math"

	"cohort/domain"
)

// Limits of one professional claim (implementation guide 005010X222A1).
const (
	MaxLines     = 50
	MaxDiagnoses = 12
	MaxPointers  = 4
	MaxModifiers = 4
	MaxCharge    = 99_999_999_99 // cents: eight digits and two decimals, HIPAA's limit for amounts
)

// Frequency says whether the payer has seen this claim before.
type Frequency string

// The three frequencies a practice sends. Replacement and Void name the payer's
// own number of the claim they are about.
const (
	Original    Frequency = "1"
	Replacement Frequency = "7"
	Void        Frequency = "8"
)

// Answers to the yes-or-no questions of a claim.
const (
	Yes        = "Y"
	No         = "N"
	Informed   = "I" // release of records: informed consent where no signature is asked for
	Refused    = "W" // the patient refuses to have the benefits assigned
	Assigned   = "A" // accepts what the payer allows
	LabsOnly   = "B" // accepts it for laboratory services alone
	Unassigned = "C"
)

// Claim is one bill for one patient to one payer.
type Claim struct {
	Number    string // our number, which returns on the remittance; 20 characters
	Billing   BillingProvider
	Coverage  Coverage
	Dependent *Dependent // nil when the subscriber is the patient

	Place       string    // two digits, of lines that name no place; see Places
	Frequency   Frequency // Original unless said
	PayerNumber string    // the payer's number of the claim replaced or voided

	Signed     string // the clinician's signature is on file: Yes unless said, or No
	Assignment string // Assigned unless said
	Benefits   string // benefits go to the practice: Yes unless said, or No, Refused
	Release    string // consent to release records: Yes unless said, or Informed

	Accident      Accident
	Onset         domain.Date // first symptoms; may be left out
	PatientPaid   int64       // cents the patient has paid toward this claim
	Referral      string      // referral number
	Authorization string      // prior authorization number
	Note          string      // up to 80 characters; may be left out

	Diagnoses   []string // ICD-10-CM, the principal one first, with or without the dot
	OlderCodes  bool     // the diagnoses are ICD-9-CM, of services before October 2015: read, never sent
	Referring   *Provider
	Rendering   *Provider // who treated, when not the billing provider
	Location    *Location
	Supervising *Provider
	Others      []OtherInsured
	Lines       []Line
}

// Accident says that the treatment follows from one. Zero is none.
type Accident struct {
	Employment bool
	Auto       bool
	Other      bool
	State      string // two letters, with Auto
	On         domain.Date
}

// IsZero says that there was no accident.
func (a Accident) IsZero() bool { return a == Accident{} }

// Line is one service on one day.
type Line struct {
	ID            string // our number of the charge, which returns on the remittance; 30 characters
	On            domain.Date
	Through       domain.Date // the last day of a service that ran over several; zero for one day
	Code          string      // procedure code, such as 90853 or H0005
	Modifiers     []string    // up to four, in the order the payer wants
	Charge        int64       // cents for all units together
	Units         int
	InMinutes     bool   // Units are minutes, as anesthesia is counted
	Place         string // two digits; the claim's place unless said
	Pointers      []int  // up to four of the claim's diagnoses, 1 is the principal one
	Authorization string // where it differs from the claim's
	Note          string // up to 80 characters; may be left out
	Rendering     *Provider
	Supervising   *Provider
	Decisions     []LineDecision
}

// Charge is the sum of the lines, in cents. A sum too large to hold is
// math.MaxInt64, which Check refuses.
func (c Claim) Charge() int64 {
	var sum int64
	for _, l := range c.Lines {
		if l.Charge > 0 && sum > math.MaxInt64-l.Charge {
			return math.MaxInt64
		}
		sum += l.Charge
	}
	return sum
}

// Patient is the person who was treated.
func (c Claim) Patient() Person {
	if c.Dependent != nil {
		return c.Dependent.Person
	}
	return c.Coverage.Subscriber
}
