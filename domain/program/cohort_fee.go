package program

import (
	"time"

	"cohort/domain"
)

// Fee is what a session of a cohort costs each member, from a day on. Reason is
// needed outside the usual band.
type Fee struct {
	domain.Decided
	domain.Money
	Reason string
}

// Says tells whether two of them ask for the same.
func (fee Fee) Says(other Fee) bool { return fee.Money == other.Money && fee.Reason == other.Reason }

// Validate names everything that is wrong with the fee.
func (fee Fee) Validate(s domain.Settings) error {
	var f domain.Faults
	fee.Decided.Validate(&f, "feeFrom")
	s.CheckFee(&f, "fee.amount", fee.Amount, "feeReason", fee.Reason)
	return f.Err()
}

// Today is the day it is where the cohort meets.
func (c Cohort) Today(now time.Time) domain.Date {
	zone, err := c.Zone()
	if err != nil {
		zone = time.UTC // a cohort that is being written, whose zone is refused
	}
	return domain.DateIn(now, zone)
}
