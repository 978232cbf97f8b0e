package intake

import (
	"time"

	"cohort/domain"
)

type suitabilityKind struct{}

// SuitabilityID names one interview's answer.
type SuitabilityID = domain.ID[suitabilityKind]

// Suitability is the answer to "is group therapy right for this person now?",
// from the factors that an intake worker asks about. The recommendation never
// decides: it says what speaks for and against.
type Suitability struct {
	ID             SuitabilityID
	ReferralID     domain.ReferralID
	Factors        Factors
	Recommendation Recommendation
	Reasons        []string
	AssessedBy     domain.UserID
	AssessedByName string
	AssessedAt     time.Time
}

// Factors are what the interview asks about, each judged 0 (not at all) to 4
// (fully) unless it is a yes or no.
type Factors struct {
	ComfortInGroups  int      `json:"comfortInGroups"`   // can speak and listen among others
	ReadinessCommit  int      `json:"readinessToCommit"` // will come every week and stay
	NeedForStructure int      `json:"needForStructure"`  // wants expert guidance rather than peers alone
	Severity         int      `json:"severity"`          // how serious the condition is
	CanAttend        bool     `json:"canAttend"`         // time, travel or connection allow it
	KeepsConfidence  bool     `json:"keepsConfidence"`   // understands and accepts confidentiality
	Contraindicated  []string `json:"contraindications,omitempty"`
}

// Contraindications are the reasons why a group is not right now.
var Contraindications = []string{"acute_crisis", "active_psychosis", "intoxication_or_withdrawal",
	"uncontrolled_aggression", "cannot_follow_rules", "severe_cognitive_impairment", "refuses_group", "conflict_of_interest"}

// Recommendation is what the factors speak for.
type Recommendation string

// The recommendations.
const (
	Fit                Recommendation = "fit"
	FitWithPreparation Recommendation = "fit_with_preparation"
	NotNow             Recommendation = "not_now"
	NotSuitable        Recommendation = "not_suitable"
)
