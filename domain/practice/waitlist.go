package practice

import (
	"cohort/domain"
	"cohort/domain/intake"
)

type waitlistTx interface {
	// Waitlist gives who waits for the cohort now, first in line first.
	Waitlist(domain.CohortID) ([]intake.WaitEntry, error)
	WaitsOf(domain.ClientID) ([]intake.WaitEntry, error)
	LockWait(domain.WaitID) (intake.WaitEntry, error)
	CreateWait(intake.WaitEntry) error // ErrAlreadyWaiting
	SaveWait(intake.WaitEntry) error
}
