package intake

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

// candidate is who asks for a place, and by which referral.
type candidate struct {
	client   domain.ClientID
	referral domain.ReferralID
	// anyAccepted takes the newest accepted referral when none is named.
	anyAccepted bool
	// others locks the client's other open referrals too, to answer them.
	others bool
}

// place is a client's place in a cohort, a seat or a wait for one, with all
// that it hangs on. Everything in it is locked.
type place struct {
	cohort   program.Cohort
	client   domain.Client      // zero when there is none of that id
	referral intake.Referral    // zero without one, or when it is not the client's
	others   []intake.Referral  // the client's other open ones, where they were asked for
	waits    []intake.WaitEntry // the client's open ones, wherever they wait
}

// onPlace is the only way to act on a client's place in a cohort: it locks
// cohort, client, referral and waits in this order, asks the policy about the
// cohort, acts and writes the audit in one transaction.
func (desk *Desk) onPlace(ctx context.Context, by domain.Actor, action domain.Action, id domain.CohortID, who candidate,
	do func(practice.Tx, *practice.Deed, place) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := programdesk.LockCohort(tx, by, action, domain.ReadCohort, id)
		if err != nil {
			return err
		}
		d.Concerns(who.client)
		p, err := lockPlace(tx, c, who)
		if err != nil {
			return err
		}
		return do(tx, d, p)
	})
}

// lockPlace locks what a place hangs on, once its cohort is locked.
func lockPlace(tx practice.Tx, c program.Cohort, who candidate) (p place, err error) {
	p.cohort = c
	if p.client, err = tx.LockClient(domain.Everything(), who.client); errors.Is(err, domain.ErrNotFound) {
		return p, nil // the use case says what is wrong, with everything else that is
	} else if err != nil {
		return p, err
	}
	if who.referral.IsZero() && who.anyAccepted {
		if who.referral, err = acceptedReferral(tx, who.client); err != nil {
			return p, err
		}
	}
	if !who.referral.IsZero() {
		r, err := tx.LockReferral(who.referral)
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return p, err
		}
		if err == nil && r.ClientID == who.client {
			p.referral = r
		}
	}
	if who.others {
		if p.others, err = lockOtherReferrals(tx, who); err != nil {
			return p, err
		}
	}
	p.waits, err = tx.LockWaitsOf(who.client)
	return p, err
}

// acceptedReferral gives the client's newest accepted referral, the zero id
// for none.
func acceptedReferral(tx practice.Tx, client domain.ClientID) (domain.ReferralID, error) {
	referrals, err := tx.ReferralsOf(client)
	i := slices.IndexFunc(referrals, intake.Referral.IsAccepted)
	if err != nil || i < 0 {
		return domain.ReferralID{}, err
	}
	return referrals[i].ID, nil
}

// wait gives the client's open wait for the cohort of the place.
func (p place) wait() (intake.WaitEntry, bool) {
	i := slices.IndexFunc(p.waits, func(w intake.WaitEntry) bool { return w.CohortID == p.cohort.ID })
	if i < 0 {
		return intake.WaitEntry{}, false
	}
	return p.waits[i], true
}

// waitsElsewhere says whether the client waits for another cohort with the
// referral of an ended wait.
func (p place) waitsElsewhere(ended intake.WaitEntry) bool {
	return slices.ContainsFunc(p.waits, func(w intake.WaitEntry) bool {
		return w.ID != ended.ID && w.ReferralID == ended.ReferralID
	})
}

// lockOtherReferrals locks a client's open referrals besides the one that leads
// to the seat.
func lockOtherReferrals(tx practice.Tx, who candidate) ([]intake.Referral, error) {
	found, err := otherReferrals(tx, who.client, who.referral)
	for i := range found {
		if found[i], err = tx.LockReferral(found[i].ID); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(found, func(r intake.Referral) bool { return !r.IsOpen() }), err
}

// otherReferrals are a client's open referrals besides one, newest first.
func otherReferrals(tx practice.Tx, client domain.ClientID, besides domain.ReferralID) ([]intake.Referral, error) {
	found, err := tx.ReferralsOf(client)
	return slices.DeleteFunc(found, func(r intake.Referral) bool { return r.ID == besides || !r.IsOpen() }), err
}
