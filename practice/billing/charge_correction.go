package billing

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

// Correction is what correcting did to charges: those that take others back,
// and those that are made instead.
type Correction struct {
	Reversals []billing.Charge
	Made      []billing.Charge
}

// Save writes the reversals before the new charges: only one charge can stand
// for an attendance.
func (c Correction) Save(tx practice.Tx) error {
	if err := tx.CreateCharges(c.Reversals); err != nil {
		return err
	}
	return tx.CreateCharges(c.Made)
}

// Net is what a correction comes to.
func (c Correction) Net(currency string) (net domain.Money, err error) {
	net.Currency = currency
	for _, charges := range [][]billing.Charge{c.Reversals, c.Made} {
		for _, charge := range charges {
			if net, err = net.Plus(charge.Fee); err != nil {
				return net, err
			}
		}
	}
	return net, nil
}

// CorrectionOf gives what corrected marks do to the charges of a session, at
// the fees that held on its day. lock gives a charge that stands, locked when it
// is going to be reversed.
func CorrectionOf(tx practice.Tx, c program.Cohort, s program.Session, seats []program.RosterSeat, marks []program.AttendanceCorrection,
	lock func(billing.Charge) (billing.Charge, error), now time.Time) (out Correction, err error) {
	var changed, same []program.AttendanceCorrection
	var news []program.Attendance
	for _, m := range marks {
		switch {
		case billing.Changed(m):
			changed, news = append(changed, m), append(news, m.Now)
		case m.Now.Status.Attended():
			same = append(same, m)
		}
	}
	if len(changed)+len(same) == 0 {
		return out, nil
	}
	if len(changed) > 0 {
		if out.Made, err = ChargesFor(tx, c, s, seats, news, now); err != nil {
			return out, err
		}
	}
	standing, err := standingOf(tx, s.ID, marks, lock)
	if err != nil {
		return out, err
	}
	if err := out.retime(c, s, same, standing, now); err != nil {
		return out, err
	}
	for _, m := range changed {
		reversal, err := billing.Replaced(m, standing[m.ClientID], dueOf(out.Made, m.ClientID), now)
		if err != nil {
			return out, err
		}
		if reversal != nil {
			out.Reversals = append(out.Reversals, *reversal)
		}
	}
	return out, nil
}

// retime makes the charges again whose minutes or place were corrected.
func (c *Correction) retime(of program.Cohort, s program.Session, marks []program.AttendanceCorrection,
	standing map[domain.ClientID]*billing.Charge, now time.Time) error {
	for _, m := range marks {
		charge := standing[m.ClientID]
		if charge == nil || charge.Kind != billing.ForSession {
			continue
		}
		reversal, made, changed, err := charge.Retimed(m.Now.Present(s.Minutes()), of.Delivery.At(m.Now), now)
		if err != nil {
			return err
		}
		if changed {
			c.Reversals, c.Made = append(c.Reversals, reversal), append(c.Made, made)
		}
	}
	return nil
}

// standingOf gives the charges of a session that stand for these members.
func standingOf(tx practice.Tx, session domain.SessionID, of []program.AttendanceCorrection,
	lock func(billing.Charge) (billing.Charge, error)) (map[domain.ClientID]*billing.Charge, error) {
	concerned := map[domain.ClientID]bool{}
	for _, m := range of {
		concerned[m.ClientID] = true
	}
	charges, err := tx.ChargesOfSession(session)
	if err != nil {
		return nil, err
	}
	standing := map[domain.ClientID]*billing.Charge{}
	for _, c := range charges {
		if !concerned[c.ClientID] || !c.Stands() {
			continue
		}
		if c, err = lock(c); err != nil {
			return nil, err
		}
		if c.Stands() {
			standing[c.ClientID] = &c
		}
	}
	return standing, nil
}

func dueOf(made []billing.Charge, client domain.ClientID) *billing.Charge {
	for i := range made {
		if made[i].ClientID == client {
			return &made[i]
		}
	}
	return nil
}

// CorrectCharge makes a charge again at another fee, and takes it back unless
// it was.
func (desk *Desk) CorrectCharge(ctx context.Context, by domain.Actor, id domain.ChargeID, fee domain.Money, reason string) (reversal *billing.Charge, made billing.Charge, err error) {
	err = desk.Change(ctx, by, domain.CorrectCharge, func(tx practice.Tx, d *practice.Deed) error {
		d.About("charge", id, domain.ClientID{})
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		charge, err := tx.LockCharge(id)
		if err != nil {
			return err
		}
		d.Concerns(charge.ClientID)
		if reversal, made, err = charge.Correct(fee, reason, settings, d.Now); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		d.Note(noteCharge, made.ID.String())
		out := Correction{Made: []billing.Charge{made}}
		if reversal != nil {
			d.Note(noteReversal, reversal.ID.String())
			out.Reversals = []billing.Charge{*reversal}
		} else if reversal, err = tx.ReversalOf(id); err != nil {
			return err
		}
		return out.Save(tx)
	})
	return reversal, made, err
}

// CreateCharge charges by hand what has no session. The client is named by id
// or by code.
func (desk *Desk) CreateCharge(ctx context.Context, by domain.Actor, wanted billing.Charge) (made billing.Charge, err error) {
	err = desk.Change(ctx, by, domain.CreateCharge, func(tx practice.Tx, d *practice.Deed) error {
		s, err := tx.HoldSettings()
		if err != nil {
			return err
		}
		latest, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		var f domain.Faults
		client, err := clientOf(tx, wanted, &f)
		if err != nil {
			return err
		}
		made, err = billing.ByHand(wanted, client, s, latest, d.Now)
		f.Join(err)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		d.About("charge", made.ID, client.ID)
		d.Note(practice.Reason, made.Reason)
		return tx.CreateCharges([]billing.Charge{made})
	})
	return made, err
}

// clientOf finds the client whom a charge names.
func clientOf(tx practice.Tx, wanted billing.Charge, f *domain.Faults) (c domain.Client, err error) {
	field := "clientId"
	switch {
	case !wanted.ClientID.IsZero():
		c, err = tx.LockClient(domain.Everything(), wanted.ClientID) // who could be merged meanwhile
	case wanted.ClientCode != "":
		field = "clientCode"
		if c, err = tx.ClientByCode(domain.CodeKey(wanted.ClientCode)); err == nil {
			c, err = tx.LockClient(domain.Everything(), c.ID)
		}
	default:
		f.Add(field, "is missing")
	}
	if errors.Is(err, domain.ErrNotFound) {
		f.Add(field, "is no client of this practice")
		return c, nil
	}
	return c, err
}
