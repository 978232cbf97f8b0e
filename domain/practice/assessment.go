package practice

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
)

type assessmentTx interface {
	Assessments(client domain.ClientID, page Page) (List[intake.Assessment], error) // newest first
	CreateAssessment(intake.Assessment) error
	// Assessed says whether the client has a complete assessment.
	Assessed(domain.ClientID) (bool, error)
}

type riskFlagTx interface {
	RiskFlags(scope domain.Scope, filter RiskFlagFilter, page Page) (List[clinical.RiskFlag], error) // newest first
	LockRiskFlag(domain.RiskFlagID) (clinical.RiskFlag, error)
	CreateRiskFlag(clinical.RiskFlag) error
	SaveRiskFlag(clinical.RiskFlag) error
}

// RiskFlagFilter limits the list of flags.
type RiskFlagFilter struct {
	ClientID domain.ClientID
	Open     bool // only those nobody has answered
}
