package practice

import (
	"context"

	"cohort/domain"
)

// ClientFee gives a client as billing knows them: code and agreed fee.
func (p *Practice) ClientFee(ctx context.Context, by domain.Actor, id domain.ClientID) (c domain.Client, err error) {
	err = p.read(ctx, by, domain.ReadClientFee, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("client", id, id)
		if c, err = tx.Client(scope, id); err != nil {
			return err
		}
		return priced(tx, by, &c)
	})
	return c, err
}

// SetClientFee agrees a session fee with one client, or takes it back (nil).
func (p *Practice) SetClientFee(ctx context.Context, by domain.Actor, id domain.ClientID, expected Version, fee *domain.ClientFee) (c domain.Client, err error) {
	err = p.onClient(ctx, by, domain.SetClientFee, id, func(tx Tx, d *Deed, found domain.Client) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		if fee != nil {
			if err := fee.Validate(s.Currency); err != nil {
				return err
			}
		}
		d.Note("before", found.Fee)
		d.Note("after", fee)
		c = found
		c.Fee, c.Version, c.UpdatedAt = fee, found.Version+1, d.Now
		if err := tx.SaveClient(c); err != nil {
			return err
		}
		return priced(tx, by, &c)
	})
	return c, err
}

// priced fills in the currency of a client's fee, and leaves the fee out for
// whose role may not see it.
func priced(tx Tx, by domain.Actor, c *domain.Client) error {
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

// WaitsOf gives where a client waits and waited, newest first.
func (p *Practice) WaitsOf(ctx context.Context, by domain.Actor, id domain.ClientID) (cards []WaitCard, err error) {
	err = p.read(ctx, by, domain.ReadClient, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		waits, err := tx.WaitsOf(id)
		if err != nil {
			return err
		}
		cohorts := make([]domain.CohortID, len(waits))
		for i, w := range waits {
			cohorts[i] = w.CohortID
		}
		names, err := namesOfCohorts(tx, by, cohorts)
		if err != nil {
			return err
		}
		for _, w := range waits {
			card, err := waitCard(tx, w, d.Now)
			if err != nil {
				return err
			}
			card.CohortName = names[w.CohortID]
			cards = append(cards, card)
		}
		return nil
	})
	return cards, err
}
