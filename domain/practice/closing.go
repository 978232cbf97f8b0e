package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
)

// ChargesAhead gives the charges that closing a session now would write, by
// the rule that closing itself goes by, so that nobody is told another sum
// than is charged. It writes nothing. A session that is closed or cancelled
// has none ahead.
func (p *Practice) ChargesAhead(ctx context.Context, by domain.Actor, id domain.SessionID) (charges []billing.Charge, total domain.Money, err error) {
	err = p.read(ctx, by, domain.CloseSession, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, scope, id)
		if err != nil {
			return err
		}
		total.Currency = c.Fee.Currency
		if s.Status != program.SessionScheduled {
			return nil
		}
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		if charges, err = chargesFor(tx, c, s, book.Roster, book.Marks, d); err != nil {
			return err
		}
		for _, charge := range charges {
			if total, err = total.Plus(charge.Fee); err != nil {
				return err
			}
		}
		return nil
	})
	return charges, total, err
}
