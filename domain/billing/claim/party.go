package claim

import "cohort/domain"

// Address is a postal address in the United States.
type Address struct {
	Line1, Line2 string
	City         string
	State        string // two letters
	ZIP          string // five or nine digits; the hyphen is left out
}

// IsZero says that no address was given.
func (a Address) IsZero() bool { return a == Address{} }

// Name is a person's name in its parts.
type Name struct {
	Last, First, Middle, Suffix string
}

// Sex is what the payer has on file, which need not be how the client lives.
type Sex string

// The three values a claim can carry.
const (
	Female     Sex = "F"
	Male       Sex = "M"
	UnknownSex Sex = "U"
)

// Person is a subscriber or a patient.
type Person struct {
	Name
	Address Address
	Birth   domain.Date
	Sex     Sex // UnknownSex where a birth date is given without one
}

// Provider is somebody who treats, refers or supervises: a clinician, or an
// organization, which has its whole name in Last.
type Provider struct {
	Name
	Organization bool
	NPI          string // ten digits with a check digit
	Taxonomy     string // ten characters, such as 101YM0800X; may be left out
}

// TaxID is the number under which the billing provider pays taxes.
type TaxID struct {
	Number string // nine digits
	SSN    bool   // a sole practitioner's social security number, else an EIN
}

// BillingProvider is the practice that wants the money.
type BillingProvider struct {
	Provider
	Address Address // a street, not a post-office box; the ZIP has nine digits
	Tax     TaxID
	PayTo   Address // where the check goes, when it goes elsewhere
}

// Location is where the service was given, when not at the billing address.
type Location struct {
	Name    string
	NPI     string // may be left out
	Address Address
}

// Payer is an insurer, by the id that it or the clearinghouse assigned.
type Payer struct {
	Name    string
	ID      string
	Address Address // may be left out
}
