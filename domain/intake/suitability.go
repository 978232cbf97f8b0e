package intake

import (
	"fmt"
	"slices"
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
	Reasons        []string      // sentences, what weighs most first
	Alternatives   []Destination // what else to offer, now or beside the group
	AssessedBy     domain.UserID
	AssessedByName string
	AssessedAt     time.Time
}

// Factors are what the interview asks about, each judged 0 (not at all) to 4
// (fully) unless it is a yes or no. What is not asked may be left out where a
// pointer says so. They follow the screening interview of SAMHSA's TIP 41
// (Substance Abuse Treatment: Group Therapy, chapter 3) and of AGPA's practice
// guidelines for group psychotherapy.
type Factors struct {
	ComfortInGroups  int                `json:"comfortInGroups"`       // can speak and listen among others
	ReadinessCommit  int                `json:"readinessToCommit"`     // will come every week and stay
	NeedForStructure int                `json:"needForStructure"`      // wants expert guidance rather than peers alone
	Severity         int                `json:"severity"`              // how serious the condition is
	CanAttend        bool               `json:"canAttend"`             // time, travel or connection allow it
	KeepsConfidence  bool               `json:"keepsConfidence"`       // understands and accepts confidentiality
	TakesTurns       *int               `json:"takesTurns,omitempty"`  // listens to others and lets them speak
	SharesFocus      *bool              `json:"sharesFocus,omitempty"` // has what the group is about in common
	CoOccurring      *bool              `json:"coOccurring,omitempty"` // substance use together with a mental disorder
	Contraindicated  []Contraindication `json:"contraindications,omitempty"`
}

// Recommendation is what the factors speak for.
type Recommendation string

// The recommendations, from the best to the worst.
const (
	Fit                Recommendation = "fit"
	FitWithPreparation Recommendation = "fit_with_preparation"
	NotNow             Recommendation = "not_now"
	NotSuitable        Recommendation = "not_suitable"
)

var recommendations = []Recommendation{Fit, FitWithPreparation, NotNow, NotSuitable}

// Values is the closed list, as texts.
func (Recommendation) Values() []string { return domain.Texts(recommendations) }

// worst gives the worse of two recommendations.
func worst(a, b Recommendation) Recommendation {
	return recommendations[max(slices.Index(recommendations, a), slices.Index(recommendations, b))]
}

// highest is the upper end of a judged factor.
const highest = 4

// Validate names everything that is wrong with the factors.
func (s Factors) Validate() error {
	var f domain.Faults
	judged := func(field string, value int) {
		f.When(value < 0 || value > highest, field, "must be between 0 (not at all) and 4 (fully)")
	}
	judged("comfortInGroups", s.ComfortInGroups)
	judged("readinessToCommit", s.ReadinessCommit)
	judged("needForStructure", s.NeedForStructure)
	judged("severity", s.Severity)
	if s.TakesTurns != nil {
		judged("takesTurns", *s.TakesTurns)
	}
	f.Items("contraindications", len(s.Contraindicated), len(Contraindications))
	if len(s.Contraindicated) > len(Contraindications) {
		return f.Err()
	}
	for i, c := range s.Contraindicated {
		domain.OneOf(&f, fmt.Sprintf("contraindications[%d]", i), c, Contraindications)
	}
	return f.Err()
}
