package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

var noteFee = practice.Plain("fee")

// decide adds what the practice charges from a day on, unless it says what
// holds then anyhow. When no day is said it is today; before the first fee is
// agreed the practice is being set up, and it holds from the beginning.
func (v *SettingsView) decide(tx practice.Tx, d *practice.Deed, fee domain.PracticeFee) error {
	if fee.From.IsZero() {
		agreed, err := tx.HasFees()
		if err != nil {
			return err
		}
		if agreed {
			if fee.From, err = v.today(d.Now); err != nil {
				return err
			}
		}
	}
	fees, err := tx.PracticeFees()
	if err != nil {
		return err
	}
	if before, found := domain.On(fees, fee.From); found && before.Says(fee) {
		return nil
	}
	fee.By, fee.At = d.By.UserID, d.Now
	d.Note(noteFee, fee)
	return tx.AddPracticeFee(fee)
}

// PracticeFeeReach says what another fee of the practice from a day on would
// be about.
func (desk *Desk) PracticeFeeReach(ctx context.Context, by domain.Actor, from domain.Date) (reach domain.FeeReach, err error) {
	err = desk.Look(ctx, by, domain.UpdateSettings, func(tx practice.Tx, _ domain.Scope) error {
		fees, err := tx.PracticeFees()
		if err != nil {
			return err
		}
		reach, err = tx.PracticeFeeReach(from, domain.Until(fees, from))
		return err
	})
	return reach, err
}
