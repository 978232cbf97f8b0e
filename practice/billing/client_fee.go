package billing

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// ClientFee gives a client as billing knows them: code and agreed fee.
func (desk *Desk) ClientFee(ctx context.Context, by domain.Actor, id domain.ClientID) (c domain.Client, err error) {
	err = desk.Read(ctx, by, domain.ReadClientFee, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if c, err = tx.Client(scope, id); err != nil {
			return err
		}
		return Priced(tx, by, &c)
	})
	return c, err
}

// SetClientFee agrees a session fee with one client, or takes it back (nil).
func (desk *Desk) SetClientFee(ctx context.Context, by domain.Actor, id domain.ClientID, expected domain.Version, fee *domain.ClientFee) (c domain.Client, err error) {
	err = desk.OnClient(ctx, by, domain.SetClientFee, id, func(tx practice.Tx, d *practice.Deed, found domain.Client) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		if fee != nil {
			if err := d.Check(fee.Validate(s.Currency)); err != nil {
				return err
			}
		}
		d.Note(practice.Before, found.Fee)
		d.Note(practice.After, fee)
		c = found
		c.Fee, c.Version, c.UpdatedAt = fee, found.Version+1, d.Now
		if err := tx.SaveClient(c); err != nil {
			return err
		}
		return Priced(tx, by, &c)
	}, practice.HoldSettings)
	return c, err
}

// Priced fills in the currency of a client's fee, and leaves the fee out for
// whose role may not see it.
func Priced(tx practice.Tx, by domain.Actor, c *domain.Client) error {
	if domain.ReachOf(domain.ReadClientFee, by.Role) == domain.None {
		c.Fee = nil
	}
	if c.Fee == nil {
		return nil
	}
	s, err := tx.Settings()
	fee := *c.Fee
	fee.Currency = s.Currency
	c.Fee = &fee
	return err
}
