package practice

import (
	"context"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

type waitlistTx interface {
	// Waitlist gives who waits for the cohort now, first in line first.
	Waitlist(domain.CohortID) ([]intake.WaitEntry, error)
	WaitsOf(domain.ClientID) ([]intake.WaitEntry, error) // newest first
	Wait(domain.WaitID) (intake.WaitEntry, error)
	LockWait(domain.WaitID) (intake.WaitEntry, error)
	CreateWait(intake.WaitEntry) error // ErrAlreadyWaiting
	SaveWait(intake.WaitEntry) error
}

// WaitCard is a wait as lists show it.
type WaitCard struct {
	intake.WaitEntry
	ClientCode  string
	FirstName   string // the name the group uses
	CohortName  string // only in a client's own list; "" when the cohort is not the actor's to see
	DaysWaiting int
	Position    int // from 1, in a cohort's line; 0 once the wait has ended
}

// Waitlist gives who waits for a cohort, first in line first.
func (p *Practice) Waitlist(ctx context.Context, by domain.Actor, id domain.CohortID) (cards []WaitCard, err error) {
	err = p.read(ctx, by, domain.ReadWaitlist, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := tx.Cohort(id)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, domain.ReadWaitlist, domain.ReadWaitlist, c.LedBy(by.UserID)); err != nil {
			return err
		}
		waits, err := tx.Waitlist(id)
		if err != nil {
			return err
		}
		cards, err = waitCards(tx, waits, d.Now)
		return err
	})
	return cards, err
}

func waitCards(tx Tx, waits []intake.WaitEntry, now time.Time) ([]WaitCard, error) {
	ids := make([]domain.ClientID, len(waits))
	for i, w := range waits {
		ids[i] = w.ClientID
	}
	clients, err := tx.ClientsByID(ids)
	if err != nil {
		return nil, err
	}
	cards := make([]WaitCard, len(waits))
	for i, w := range waits {
		c := clients[w.ClientID]
		cards[i] = WaitCard{WaitEntry: w, ClientCode: c.Code, FirstName: c.ShownName(), DaysWaiting: w.Days(now), Position: i + 1}
	}
	return cards, nil
}

// JoinWaitlist puts a client on a cohort's waitlist, and their referral, when
// they come with one, among the waitlisted.
func (p *Practice) JoinWaitlist(ctx context.Context, by domain.Actor, id domain.CohortID, client domain.ClientID, referral domain.ReferralID) (card WaitCard, err error) {
	err = p.onCohort(ctx, by, domain.JoinWaitlist, id, func(tx Tx, d *Deed, c program.Cohort) error {
		d.About("waitlist", id, client)
		if err := mayWait(tx, c, client); err != nil {
			return err
		}
		w := intake.WaitEntry{ID: domain.NewID[domain.WaitID](), CohortID: id, ClientID: client, ReferralID: referral,
			Urgency: intake.Routine, JoinedAt: d.Now, Outcome: intake.Waiting}
		if !referral.IsZero() {
			r, err := moveReferralOf(tx, by, client, referral, intake.ReferralWaitlisted, d.Now)
			if err != nil {
				return err
			}
			w.Urgency = r.Urgency
		}
		d.About("wait", w.ID, client)
		if err := tx.CreateWait(w); err != nil {
			return err
		}
		card, err = waitCard(tx, w, d.Now)
		return err
	})
	return card, err
}

// mayWait refuses a client who is not there or has a seat already, and a
// cohort that has ended.
func mayWait(tx Tx, c program.Cohort, client domain.ClientID) error {
	if _, err := tx.LockClient(domain.Everything(), client); err != nil {
		return unknownAs(err, "clientId", "is not the id of a client")
	}
	if c.Status != program.CohortPlanned && c.Status != program.CohortRunning {
		return program.ErrEntryClosed
	}
	episodes, err := tx.EnrollmentsOf(client)
	if err != nil {
		return err
	}
	for _, e := range episodes {
		if e.CohortID == c.ID && e.Until.IsZero() {
			return program.ErrAlreadyEnrolled
		}
	}
	return nil
}

// waitCard finds a wait's place in its cohort's line.
func waitCard(tx Tx, w intake.WaitEntry, now time.Time) (WaitCard, error) {
	waits, err := tx.Waitlist(w.CohortID)
	if err != nil {
		return WaitCard{}, err
	}
	cards, err := waitCards(tx, []intake.WaitEntry{w}, now)
	if err != nil {
		return WaitCard{}, err
	}
	cards[0].Position = 1 + slices.IndexFunc(waits, func(o intake.WaitEntry) bool { return o.ID == w.ID })
	return cards[0], nil
}

// LeaveWaitlist takes a client off a waitlist without a seat. Their referral
// goes back among the accepted ones unless they wait elsewhere with it.
func (p *Practice) LeaveWaitlist(ctx context.Context, by domain.Actor, id domain.WaitID, reason string) (card WaitCard, err error) {
	err = p.onWait(ctx, by, domain.LeaveWaitlist, id, func(tx Tx, d *Deed, w intake.WaitEntry) error {
		if w, err = w.Leave(intake.LeftOff, reason, d.Now); err != nil {
			return err
		}
		d.Note("reason", reason)
		if err := tx.SaveWait(w); err != nil {
			return err
		}
		if err := unwaitReferral(tx, by, w, d.Now); err != nil {
			return err
		}
		card, err = waitCard(tx, w, d.Now)
		return err
	})
	return card, err
}

// onWait is the only way to act on a wait: it locks the cohort and then the
// wait, in the order in which enrolling does, asks the policy about the cohort,
// acts and writes the audit in one transaction.
func (p *Practice) onWait(ctx context.Context, by domain.Actor, action domain.Action, id domain.WaitID,
	do func(Tx, *Deed, intake.WaitEntry) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("wait", id, domain.ClientID{})
		w, err := tx.Wait(id)
		if err != nil {
			return err
		}
		d.About("wait", id, w.ClientID)
		c, err := tx.LockCohort(w.CohortID)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, action, domain.ReadWaitlist, c.LedBy(by.UserID)); err != nil {
			return err
		}
		if w, err = tx.LockWait(id); err != nil {
			return err
		}
		return do(tx, d, w)
	})
}
