package repository

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

type suitabilityRow struct {
	ID         intake.SuitabilityID
	ReferralID domain.ReferralID
	Findings   []byte
	AssessedBy domain.UserID
	AssessedAt time.Time
}

func (suitabilityRow) TableName() string { return "suitabilities" }

const suitabilityFindings = "suitabilities.findings"

// suitabilityContent is what the sealed findings hold.
type suitabilityContent struct {
	Factors        intake.Factors        `json:"factors"`
	Recommendation intake.Recommendation `json:"recommendation"`
	Reasons        []string              `json:"reasons"`
	Alternatives   []intake.Destination  `json:"alternatives,omitempty"`
	AssessedByName string                `json:"assessedByName"`
}

// Suitability gives the newest answer about a referral, nil when nobody asked.
func (t *tx) Suitability(referral domain.ReferralID) (*intake.Suitability, error) {
	row, err := find[suitabilityRow](t.db.Order("assessed_at DESC, id DESC"), "referral_id = ?", referral)
	if errors.Is(err, domain.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var c suitabilityContent
	if err := t.openJSON(suitabilityFindings, row.ID, row.Findings, &c); err != nil {
		return nil, err
	}
	return &intake.Suitability{ID: row.ID, ReferralID: row.ReferralID, Factors: c.Factors, Recommendation: c.Recommendation,
		Reasons: c.Reasons, Alternatives: c.Alternatives, AssessedBy: row.AssessedBy, AssessedByName: c.AssessedByName, AssessedAt: row.AssessedAt.UTC()}, nil
}

// InterviewedAt is when suitability was last judged, nil for never.
func (t *tx) InterviewedAt(referral domain.ReferralID) (*time.Time, error) {
	row, err := find[suitabilityRow](t.db.Select("assessed_at").Order("assessed_at DESC"), "referral_id = ?", referral)
	if errors.Is(err, domain.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	at := row.AssessedAt.UTC()
	return &at, nil
}

// CreateSuitability adds an answer; earlier ones are kept.
func (t *tx) CreateSuitability(s intake.Suitability) error {
	findings, err := t.sealJSON(suitabilityFindings, s.ID,
		suitabilityContent{Factors: s.Factors, Recommendation: s.Recommendation, Reasons: s.Reasons, Alternatives: s.Alternatives, AssessedByName: s.AssessedByName})
	if err != nil {
		return err
	}
	return t.insert(&suitabilityRow{ID: s.ID, ReferralID: s.ReferralID, Findings: findings, AssessedBy: s.AssessedBy, AssessedAt: s.AssessedAt})
}
