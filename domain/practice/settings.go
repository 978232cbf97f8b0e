package practice

import (
	"context"

	"cohort/domain"
)

type settingsTx interface {
	Settings() (domain.Settings, error)
	LockSettings() (domain.Settings, error)
	SaveSettings(domain.Settings) error
	// HasFees says whether any fee was ever agreed or charged: the currency is
	// fixed from then on, or amounts would turn into others.
	HasFees() (bool, error)
}

// ErrCurrencyFixed is what a change of currency gets once there are fees.
var ErrCurrencyFixed = domain.Conflict("currency_fixed", "The currency cannot change once a cohort, a client or a charge has a fee in it.")

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
	agreed, err := tx.HasFees()
	if err == nil && agreed {
		return ErrCurrencyFixed
	}
	return err
}
