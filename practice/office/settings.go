package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// ErrCurrencyFixed is what a change of currency gets once there are fees.
var ErrCurrencyFixed = domain.Conflict("currency_fixed", "The currency cannot change once a cohort, a client or a charge has a fee in it.")

// SettingsView is the settings with what the practice charges.
type SettingsView struct {
	domain.Settings
	Fee  domain.PracticeFee   // today's
	Fees []domain.PracticeFee // all of them, in order
}

// Settings gives what the practice decided once for everything. Its tax id is
// left out for those who do not work with it.
func (desk *Desk) Settings(ctx context.Context, by domain.Actor) (v SettingsView, err error) {
	err = desk.Look(ctx, by, domain.ReadSettings, func(tx practice.Tx, _ domain.Scope) error {
		if v.Settings, err = tx.Settings(); err != nil {
			return err
		}
		if !domain.May(by, domain.ReadTaxID, true) {
			v.TaxID = ""
		}
		return v.price(tx, desk.Now())
	})
	return v, err
}

func (v *SettingsView) price(tx practice.Tx, now time.Time) (err error) {
	if v.Fees, err = tx.PracticeFees(); err != nil {
		return err
	}
	today, err := v.today(now)
	v.Fee, _ = domain.On(v.Fees, today)
	return err
}

func (v *SettingsView) today(now time.Time) (domain.Date, error) {
	zone, err := domain.LoadZone(v.TimeZone)
	if err != nil {
		return domain.Date{}, err
	}
	return domain.DateIn(now, zone), nil
}

// UpdateSettings changes them, and from a day on what the practice charges.
func (desk *Desk) UpdateSettings(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Settings, fee domain.PracticeFee) (v SettingsView, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		before, err := tx.LockSettings()
		if err != nil {
			return err
		}
		if err := expected.Matches(before.Version); err != nil {
			return err
		}
		wanted = before.WithBasics(wanted.Tidied())
		var f domain.Faults
		f.Join(wanted.Validate())
		f.Join(fee.Validate(wanted))
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		if err := currencyFixed(tx, before.Currency, wanted.Currency); err != nil {
			return err
		}
		d.AboutMany("settings", domain.ClientID{})
		d.Note(practice.Before, before.Noted())
		d.Note(practice.After, wanted.Noted())
		wanted.Version, wanted.UpdatedAt = before.Version+1, d.Now
		v.Settings = wanted
		if err := errors.Join(tx.SaveSettings(wanted), v.decide(tx, d, fee)); err != nil {
			return err
		}
		return v.price(tx, d.Now)
	})
	return v, err
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
