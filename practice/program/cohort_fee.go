package program

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var (
	noteFeeReason = practice.Kept("feeReason")
	noteFeeFrom   = practice.Plain("feeFrom")
)

// feeOf is the fee that a change asks for, nil for none. When no day is said it
// holds from today on, where the cohort meets; a cohort that is still planned
// has charged nothing, and its fee holds from the beginning.
func (ch CohortChange) feeOf(c program.Cohort, now time.Time) *program.Fee {
	if ch.Fee == nil {
		return nil
	}
	fee := *ch.Fee
	if fee.From.IsZero() && c.Status != program.CohortPlanned {
		fee.From = c.Today(now)
	}
	return &fee
}

func checkFee(f *domain.Faults, fee *program.Fee, settings domain.Settings) {
	if fee.Currency == "" {
		fee.Currency = settings.Currency
	}
	f.When(fee.Currency != settings.Currency, "fee.currency", "must be the practice's currency")
	f.Join(fee.Validate(settings))
}

// changeFee adds a fee unless it says what holds on its day anyhow.
func changeFee(tx practice.Tx, d *practice.Deed, id domain.CohortID, fee *program.Fee) error {
	if fee == nil {
		return nil
	}
	fees, err := tx.CohortFees(id)
	if err != nil {
		return err
	}
	if before, found := domain.On(fees[id], fee.From); found && before.Says(*fee) {
		return nil
	}
	return addFee(tx, d, id, *fee)
}

func addFee(tx practice.Tx, d *practice.Deed, id domain.CohortID, fee program.Fee) error {
	fee.By, fee.At = d.By.UserID, d.Now
	if fee.Reason != "" {
		d.Note(noteFeeReason, fee.Reason)
	}
	if !fee.From.IsZero() {
		d.Note(noteFeeFrom, fee.From)
	}
	return tx.AddCohortFee(id, fee)
}

// CohortFeeReach says what a fee of a cohort from a day on would be about.
func (desk *Desk) CohortFeeReach(ctx context.Context, by domain.Actor, id domain.CohortID, from domain.Date) (reach domain.FeeReach, err error) {
	err = desk.Look(ctx, by, domain.UpdateCohort, func(tx practice.Tx, scope domain.Scope) error { // numbers of sessions name nobody
		if _, err := visibleCohort(tx, scope, id); err != nil {
			return err
		}
		fees, err := tx.CohortFees(id)
		if err != nil {
			return err
		}
		reach, err = tx.CohortFeeReach(id, from, domain.Until(fees[id], from))
		return err
	})
	return reach, err
}
