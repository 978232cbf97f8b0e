package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// ErrCurrencyFixed is what a change of currency gets once there are fees.
var ErrCurrencyFixed = domain.Conflict("currency_fixed", "The currency cannot change once a cohort, a client or a charge has a fee in it.")

// Settings gives what the practice decided once for everything.
func (desk *Desk) Settings(ctx context.Context, by domain.Actor) (s domain.Settings, err error) {
	err = desk.Look(ctx, by, domain.ReadSettings, func(tx practice.Tx, _ domain.Scope) error {
		s, err = tx.Settings()
		return err
	})
	return s, err
}

// UpdateSettings changes them.
func (desk *Desk) UpdateSettings(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Settings) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		if s, err = tx.LockSettings(); err != nil {
			return err
		}
		if err := expected.Matches(s.Version); err != nil {
			return err
		}
		if err := d.Check(wanted.Validate()); err != nil {
			return err
		}
		if err := currencyFixed(tx, s.Currency, wanted.Currency); err != nil {
			return err
		}
		d.AboutMany("settings", domain.ClientID{})
		d.Note(practice.Before, s)
		d.Note(practice.After, wanted)
		wanted.Version, wanted.UpdatedAt = s.Version+1, d.Now
		s = wanted
		return tx.SaveSettings(s)
	})
	return s, err
}

func currencyFixed(tx practice.Tx, before, after string) error {
	if before == after {
		return nil
	}
	agreed, err := tx.HasFees()
	if err == nil && agreed {
		return ErrCurrencyFixed
	}
	return err
}
