package intake

import (
	"cohort/domain/intake"
	"cohort/practice"
)

// endWaitsWith takes the client off the waitlists on which they stand with a
// referral that has ended.
func endWaitsWith(tx practice.Tx, d *practice.Deed, r intake.Referral) error {
	if r.Status != intake.ReferralDeclined && r.Status != intake.ReferralRedirected {
		return nil
	}
	waits, err := tx.LockWaitsOf(r.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.ReferralID != r.ID {
			continue
		}
		if w, err = w.Leave(intake.LeftOff, string(r.Status), d.By, d.Now); err != nil {
			return err
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}

// reorderWaits gives the waits with a referral its urgency and the day on which
// it came in, which decide the place in line.
func reorderWaits(tx practice.Tx, r intake.Referral) error {
	waits, err := tx.LockWaitsOf(r.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.ReferralID != r.ID || w.Urgency == r.Urgency && w.Since == r.ReceivedOn {
			continue
		}
		w.Urgency, w.Since = r.Urgency, r.ReceivedOn
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}
