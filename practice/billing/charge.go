package billing

import (
	"context"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
)

var (
	noteReversal = practice.Plain("reversal")
	noteCharge   = practice.Plain("charge")
)

// ChargeList is a page of charges, with the totals of all when asked for.
type ChargeList struct {
	domain.List[billing.Charge]
	Names  map[domain.ClientID]string
	Totals *ChargeTotals
}

// ChargeTotals counts and adds up all charges that a filter lets through.
type ChargeTotals struct {
	Count  int
	Amount domain.Money
}

// Charges lists charges by service date, newest first. Totals cost more than
// the page, so they are asked for.
func (desk *Desk) Charges(ctx context.Context, by domain.Actor, filter billing.ChargeFilter, page domain.Page, totals bool) (list ChargeList, err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadCharge, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("charges", filter.ClientID)
		if list.List, err = tx.Charges(filter, page); err != nil {
			return err
		}
		if list.Names, err = namesOf(tx, list.Items); err != nil || !totals {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		count, amount, err := tx.ChargeTotals(filter)
		list.Totals = &ChargeTotals{count, domain.Money{Amount: amount, Currency: settings.Currency}}
		return err
	})
	return list, err
}

// namesOf names the clients of charges: who bills them calls them by name.
func namesOf(tx practice.Tx, charges []billing.Charge) (map[domain.ClientID]string, error) {
	names := map[domain.ClientID]string{}
	ids := make([]domain.ClientID, 0, len(charges))
	for _, c := range charges {
		if _, known := names[c.ClientID]; !known {
			names[c.ClientID] = ""
			ids = append(ids, c.ClientID)
		}
	}
	clients, err := tx.ClientsByID(ids)
	for id, c := range clients {
		names[id] = c.FullName()
	}
	return names, err
}

// ReverseCharge voids a charge by a second one of the opposite amount.
func (desk *Desk) ReverseCharge(ctx context.Context, by domain.Actor, id domain.ChargeID, reason string) (r billing.Charge, err error) {
	err = desk.Change(ctx, by, domain.ReverseCharge, func(tx practice.Tx, d *practice.Deed) error {
		d.About("charge", id, domain.ClientID{})
		r, err = reverse(tx, d, id, reason)
		return err
	})
	return r, err
}

func reverse(tx practice.Tx, d *practice.Deed, id domain.ChargeID, reason string) (billing.Charge, error) {
	charge, err := tx.LockCharge(id)
	if err != nil {
		return billing.Charge{}, err
	}
	d.Concerns(charge.ClientID)
	reversal, err := charge.Reverse(reason, d.Now)
	if err != nil {
		return billing.Charge{}, err
	}
	d.Note(practice.Reason, reason)
	d.Note(noteReversal, reversal.ID.String())
	return reversal, tx.CreateCharges([]billing.Charge{reversal})
}
