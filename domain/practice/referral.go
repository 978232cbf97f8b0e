package practice

import (
	"cohort/domain"
	"cohort/domain/intake"
)

type referralTx interface {
	// Referrals lists by urgency limit and age: the oldest received first.
	Referrals(filter ReferralFilter, page Page) (List[intake.Referral], error)
	CountReferrals() (map[intake.ReferralStatus]int, error)
	Referral(domain.ReferralID) (intake.Referral, error) // with its history
	LockReferral(domain.ReferralID) (intake.Referral, error)
	CreateReferral(intake.Referral) error
	// SaveReferral saves the referral and the events that its history has gained.
	SaveReferral(intake.Referral) error
	ReferralsOf(domain.ClientID) ([]intake.Referral, error)
	Suitability(domain.ReferralID) (*intake.Suitability, error) // the newest, nil for none
	CreateSuitability(intake.Suitability) error
}

// ReferralFilter limits the list of referrals.
type ReferralFilter struct {
	Statuses []intake.ReferralStatus
	ClientID domain.ClientID
}
