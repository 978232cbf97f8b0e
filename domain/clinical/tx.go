package clinical

import (
	"cohort/domain"
)

// Tx is what use cases ask of the store about this department's nouns. The
// conventions are those of domain.Tx.
type Tx interface {
	riskFlagTx
	disclosureTx
}

type disclosureTx interface {
	Disclosure(domain.DisclosureID) (Disclosure, error)
	// DisclosuresOf gives those of a client and of the records that were merged into
	// theirs, newest first.
	DisclosuresOf(client domain.ClientID, from domain.Date) ([]Disclosure, error)
	CreateDisclosure(Disclosure) error // ErrDisclosureCorrected
}

type riskFlagTx interface {
	RiskFlags(scope domain.Scope, filter RiskFlagFilter, page domain.Page) (domain.List[RiskFlag], error) // oldest first
	RiskFlagsOf(domain.ClientID) ([]RiskFlag, error)                                                      // all of them, oldest first
	LockRiskFlag(domain.RiskFlagID) (RiskFlag, error)
	// LockRiskFlagsOf locks all flags of a client and gives them, oldest first.
	LockRiskFlagsOf(domain.ClientID) ([]RiskFlag, error)
	CreateRiskFlag(RiskFlag) error
	SaveRiskFlag(RiskFlag) error
}

// RiskFlagFilter limits the list of flags.
type RiskFlagFilter struct {
	ClientID domain.ClientID
	Open     bool // only those that wait for an answer
}
