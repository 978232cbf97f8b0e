package practice

import (
	"context"

	"cohort/domain"
)

type settingsTx interface {
	Settings() (domain.Settings, error)
	LockSettings() (domain.Settings, error)
	SaveSettings(domain.Settings) error
	// HasCharges says whether any charge was ever made: the currency is fixed from then on.
	HasCharges() (bool, error)
}

// ErrCurrencyFixed is what a change of currency gets once there are charges.
var ErrCurrencyFixed = domain.Conflict("currency_fixed", "The currency cannot change once there are charges.")

// Settings gives what the practice decided once for everything.
func (p *Practice) Settings(ctx context.Context, by domain.Actor) (s domain.Settings, err error) {
	err = p.look(ctx, by, domain.ReadSettings, func(tx Tx, _ domain.Scope) error {
		s, err = tx.Settings()
		return err
	})
	return s, err
}

// UpdateSettings changes them.
func (p *Practice) UpdateSettings(ctx context.Context, by domain.Actor, expected Version, wanted domain.Settings) (s domain.Settings, err error) {
	err = p.change(ctx, by, domain.UpdateSettings, func(tx Tx, d *Deed) error {
		if s, err = tx.LockSettings(); err != nil {
			return err
		}
		if err := expected.Matches(s.Version); err != nil {
			return err
		}
		if err := wanted.Validate(); err != nil {
			return err
		}
		if err := currencyFixed(tx, s.Currency, wanted.Currency); err != nil {
			return err
		}
		d.about = domain.Subject{Kind: "settings"}
		d.Note("before", s)
		d.Note("after", wanted)
		wanted.Version, wanted.UpdatedAt = s.Version+1, d.Now
		s = wanted
		return tx.SaveSettings(s)
	})
	return s, err
}

func currencyFixed(tx Tx, before, after string) error {
	if before == after {
		return nil
	}
	charged, err := tx.HasCharges()
	if err == nil && charged {
		return ErrCurrencyFixed
	}
	return err
}
