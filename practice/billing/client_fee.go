package billing

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

var noteFrom = practice.Plain("from")

// ClientFees is a client as billing knows them: code, today's fee, and all
// that was agreed.
type ClientFees struct {
	domain.Client
	Fees []domain.ClientFee // in order
}

// ClientFee gives a client as billing knows them.
func (desk *Desk) ClientFee(ctx context.Context, by domain.Actor, id domain.ClientID) (c ClientFees, err error) {
	err = desk.Read(ctx, by, domain.ReadClientFee, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if c.Client, err = tx.Client(scope, id); err != nil {
			return err
		}
		c.Fees, err = priced(tx, d, &c.Client)
		return err
	})
	return c, err
}

// SetClientFee agrees a session fee with one client, or takes it back (None).
// When no day is said it holds from today on; before a client's first seat
// nothing was charged, and what is agreed holds from the beginning.
func (desk *Desk) SetClientFee(ctx context.Context, by domain.Actor, id domain.ClientID, expected domain.Version, fee domain.ClientFee) (c ClientFees, err error) {
	err = desk.OnClient(ctx, by, domain.SetClientFee, id, func(tx practice.Tx, d *practice.Deed, found domain.Client) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		if err := d.Check(fee.Validate(s)); err != nil {
			return err
		}
		if fee, err = dated(tx, d, id, fee, s); err != nil {
			return err
		}
		if c.Client, err = agree(tx, d, found, fee); err != nil {
			return err
		}
		c.Fees, err = priced(tx, d, &c.Client)
		return err
	}, practice.HoldSettings)
	return c, err
}

// dated gives a fee its first day.
func dated(tx practice.Tx, d *practice.Deed, id domain.ClientID, fee domain.ClientFee, s domain.Settings) (domain.ClientFee, error) {
	if !fee.From.IsZero() {
		return fee, nil
	}
	seats, err := tx.EnrollmentsOf(id)
	if err != nil || len(seats) == 0 {
		return fee, err
	}
	zone, err := domain.LoadZone(s.TimeZone)
	if err == nil {
		fee.From = domain.DateIn(d.Now, zone)
	}
	return fee, err
}

// agree adds the fee and gives the client's next version.
func agree(tx practice.Tx, d *practice.Deed, c domain.Client, fee domain.ClientFee) (domain.Client, error) {
	fees, err := tx.ClientFees(c.ID)
	if err != nil {
		return c, err
	}
	if before, agreed := domain.On(fees, fee.From); agreed && !before.None {
		d.Note(practice.Before, before)
	}
	d.Note(practice.After, fee)
	if !fee.From.IsZero() {
		d.Note(noteFrom, fee.From)
	}
	fee.By, fee.At = d.By.UserID, d.Now
	if err := tx.AddClientFee(c.ID, fee); err != nil {
		return c, err
	}
	c.Version, c.UpdatedAt = c.Version+1, d.Now
	return c, tx.SaveClient(c)
}

// Priced adds today's fee to a client, for whose role may see it.
func Priced(tx practice.Tx, d *practice.Deed, c *domain.Client) error {
	if d.By.Reach(domain.ReadClientFee) == domain.None {
		return nil
	}
	_, err := priced(tx, d, c)
	return err
}

func priced(tx practice.Tx, d *practice.Deed, c *domain.Client) ([]domain.ClientFee, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	zone, err := domain.LoadZone(s.TimeZone)
	if err != nil {
		return nil, err
	}
	fees, err := tx.ClientFees(c.ID)
	for i := range fees {
		fees[i].Currency = s.Currency
	}
	if fee, agreed := domain.On(fees, domain.DateIn(d.Now, zone)); agreed && !fee.None {
		c.Fee = &fee
	}
	return fees, err
}

// ClientFeeReach says what a fee of a client from a day on would be about.
func (desk *Desk) ClientFeeReach(ctx context.Context, by domain.Actor, id domain.ClientID, from domain.Date) (reach domain.FeeReach, err error) {
	err = desk.Read(ctx, by, domain.SetClientFee, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		fees, err := tx.ClientFees(id)
		if err != nil {
			return err
		}
		reach, err = tx.ClientFeeReach(id, from, domain.Until(fees, from))
		return err
	})
	return reach, err
}
