package clinical

import (
	"time"

	"cohort/domain"
)

// Disclosure is one giving of a client's data to somebody outside the practice:
// by paper, by telephone, to a court. A client may ask for an account of those of
// six years (45 CFR 164.528). It never changes; what was written down wrongly is
// corrected by another one that says why.
type Disclosure struct {
	ID       domain.DisclosureID
	ClientID domain.ClientID
	On       domain.Date // when it was given
	Disclosed
	By       domain.UserID // who wrote it down
	ByName   string
	At       time.Time
	Corrects domain.DisclosureID // the one in whose place it stands; zero: none
	Reason   string              // of the correction
}

// Disclosed is what was given, all of it sealed.
type Disclosed struct {
	Recipient string `json:"recipient"`         // a person or an entity
	Address   string `json:"address,omitempty"` // of the recipient, if known
	What      string `json:"what"`              // was given
	Purpose   string `json:"purpose"`
	Basis     Basis  `json:"basis"`
	// ConsentID is the consent under which it was given, where it is kept here.
	ConsentID domain.ConsentID `json:"consentId,omitzero"`
	// ReleaseID is the package that was given, where Cohort made it.
	ReleaseID domain.ReleaseID `json:"releaseId,omitzero"`
	// Withdrawn says of a correction that nothing was given after all.
	Withdrawn bool `json:"withdrawn,omitempty"`
}

// Basis is on which ground data was given.
type Basis string

// The grounds, by the sections of 45 CFR 164.506 to 164.512.
const (
	ByAuthorization Basis = "authorization"   // the client signed one (164.508)
	ForTreatment    Basis = "treatment"       // payment and the practice's own operations with it (164.506)
	ToTheClient     Basis = "client_request"  // or who stands for them (164.502)
	RequiredByLaw   Basis = "required_by_law" // (164.512 a)
	ForPublicHealth Basis = "public_health"   // (164.512 b)
	ForAbuse        Basis = "abuse_report"    // neglect and domestic violence with it (164.512 b, c)
	ForOversight    Basis = "health_oversight"
	ByCourt         Basis = "court_order" // subpoenas with it (164.512 e)
	ForPolice       Basis = "law_enforcement"
	ForCoroner      Basis = "coroner"
	ForResearch     Basis = "research"
	AgainstThreat   Basis = "serious_threat" // to health or safety (164.512 j)
	ForWorkersComp  Basis = "workers_compensation"
	ByMistake       Basis = "mistake" // it should not have been given
	OnAnotherGround Basis = "other"
)

// Bases lists them.
var Bases = []Basis{ByAuthorization, ForTreatment, ToTheClient, RequiredByLaw, ForPublicHealth, ForAbuse, ForOversight, ByCourt,
	ForPolice, ForCoroner, ForResearch, AgainstThreat, ForWorkersComp, ByMistake, OnAnotherGround}

// Values is the closed list, as texts.
func (Basis) Values() []string { return domain.Texts(Bases) }

// Accounted says whether a client is owed an account of it: not of what they
// signed for, what they were given themselves, and what treatment, payment and
// the practice's operations need (45 CFR 164.528 a 1).
func (d Disclosed) Accounted() bool {
	return !d.Withdrawn && d.Basis != ByAuthorization && d.Basis != ForTreatment && d.Basis != ToTheClient
}

// ConsentedYears is how far back a client may ask for what was disclosed of a
// program under 42 CFR part 2 with their consent (42 CFR 2.25).
const ConsentedYears = 3

// ErrDisclosureCorrected is what a second correction of one gets.
var ErrDisclosureCorrected = domain.Conflict("disclosure_corrected", "This disclosure has been corrected already. Look at what stands in its place.")

// AccountedYears is how far back a client may ask (45 CFR 164.528 a).
const AccountedYears = 6

// Validate names everything that is wrong with what is to be written down.
func (d Disclosure) Validate(today domain.Date) error {
	var f domain.Faults
	if !d.Corrects.IsZero() {
		f.Required("reason", d.Reason, domain.MaxText)
	}
	if d.Withdrawn {
		return f.Err()
	}
	f.Required("recipient", d.Recipient, domain.MaxName)
	f.Text("recipientAddress", d.Address, domain.MaxText)
	f.Required("what", d.What, domain.MaxText)
	f.Required("purpose", d.Purpose, domain.MaxText)
	domain.OneOf(&f, "basis", d.Basis, Bases)
	f.When(d.Basis != ByAuthorization && !d.ConsentID.IsZero(), "consentId", "belongs to what the client signed for")
	f.When(d.On.IsZero(), "on", "is missing")
	f.When(d.On.After(today), "on", "is in the future")
	return f.Err()
}

// Correct gives the disclosure that stands in the place of d from now on.
func (d Disclosure) Correct(as Disclosure, by domain.Actor, now time.Time) Disclosure {
	as.ID, as.ClientID, as.Corrects = domain.NewID[domain.DisclosureID](), d.ClientID, d.ID
	as.By, as.ByName, as.At = by.UserID, by.Name, now
	if as.Withdrawn { // all else stays as it was said
		as.On, as.Disclosed = d.On, d.Disclosed
		as.Withdrawn = true
	}
	return as
}
