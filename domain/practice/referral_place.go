package practice

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

// placeReferral notes that the client's referral has led to a seat; enrolling
// calls it. Without a referral there is nothing to note. One that was not
// accepted, because the gate was overridden, stays where it is: intake still
// has to answer it.
func placeReferral(tx Tx, by domain.Actor, id domain.ReferralID, client domain.ClientID, now time.Time) error {
	if id.IsZero() {
		return nil
	}
	r, err := lockReferralOf(tx, client, id)
	if err != nil || !r.IsAccepted() || r.Status == intake.ReferralPlaced {
		return err
	}
	placed, err := r.Move(intake.Step{To: intake.ReferralPlaced}, by, now)
	if err != nil {
		return err
	}
	return tx.SaveReferral(placed)
}

// moveReferralOf takes the client's referral to a status.
func moveReferralOf(tx Tx, by domain.Actor, client domain.ClientID, id domain.ReferralID, to intake.ReferralStatus, now time.Time) (intake.Referral, error) {
	r, err := lockReferralOf(tx, client, id)
	if err != nil {
		return r, err
	}
	if r.Status == to {
		return r, nil
	}
	if r, err = r.Move(intake.Step{To: to}, by, now); err != nil {
		return r, err
	}
	return r, tx.SaveReferral(r)
}

func lockReferralOf(tx Tx, client domain.ClientID, id domain.ReferralID) (intake.Referral, error) {
	r, err := tx.LockReferral(id)
	if err == nil && r.ClientID != client {
		err = domain.ErrNotFound
	}
	return r, unknownAs(err, "referralId", "is not the id of a referral of this client")
}

// unwaitReferral puts the referral of an ended wait back among the accepted
// ones when its client waits nowhere else with it.
func unwaitReferral(tx Tx, by domain.Actor, ended intake.WaitEntry, now time.Time) error {
	if ended.ReferralID.IsZero() {
		return nil
	}
	waits, err := tx.WaitsOf(ended.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.LeftAt == nil && w.ReferralID == ended.ReferralID {
			return nil
		}
	}
	r, err := tx.LockReferral(ended.ReferralID)
	if err != nil || r.Status != intake.ReferralWaitlisted {
		return err
	}
	if r, err = r.Unwait(by, now); err != nil {
		return err
	}
	return tx.SaveReferral(r)
}

// unknownAs turns "not there" into a wrong field of the request: the thing
// was named in the body, not in the address.
func unknownAs(err error, field, message string) error {
	if errors.Is(err, domain.ErrNotFound) {
		return domain.Invalid(field, message)
	}
	return err
}

// endWaitsWith takes the client off the waitlists on which they stand with a
// referral that has ended.
func endWaitsWith(tx Tx, r intake.Referral, now time.Time) error {
	if r.Status != intake.ReferralDeclined && r.Status != intake.ReferralRedirected {
		return nil
	}
	waits, err := tx.WaitsOf(r.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.LeftAt != nil || w.ReferralID != r.ID {
			continue
		}
		if w, err = w.Leave(intake.LeftOff, string(r.Status), now); err != nil {
			return err
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}

// reorderWaits gives the waits with a referral its urgency, which decides the
// place in line.
func reorderWaits(tx Tx, r intake.Referral) error {
	waits, err := tx.WaitsOf(r.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.LeftAt != nil || w.ReferralID != r.ID || w.Urgency == r.Urgency {
			continue
		}
		w.Urgency = r.Urgency
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}
