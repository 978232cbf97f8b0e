package intake

import (
	"context"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

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
func (desk *Desk) Waitlist(ctx context.Context, by domain.Actor, id domain.CohortID) (cards []WaitCard, err error) {
	err = desk.Read(ctx, by, domain.ReadWaitlist, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
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

func waitCards(tx practice.Tx, waits []intake.WaitEntry, now time.Time) ([]WaitCard, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return nil, err
	}
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
		cards[i] = WaitCard{WaitEntry: w, ClientCode: c.Code, FirstName: c.ShownName(), DaysWaiting: w.Days(now, zone), Position: i + 1}
	}
	return cards, nil
}

// WaitsOf gives where a client waits and waited, newest first.
func (desk *Desk) WaitsOf(ctx context.Context, by domain.Actor, id domain.ClientID) (cards []WaitCard, err error) {
	err = desk.Read(ctx, by, domain.ReadWaitlist, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
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
		names, err := practice.NamesOfCohorts(tx, by, cohorts)
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

// JoinWaitlist puts a client on a cohort's waitlist, and their referral, when
// they come with one, among the waitlisted. Waiting counts from the day on which
// the referral came in; without one from the given day, today for the zero Date.
func (desk *Desk) JoinWaitlist(ctx context.Context, by domain.Actor, id domain.CohortID, client domain.ClientID, referral domain.ReferralID, since domain.Date) (card WaitCard, err error) {
	who := candidate{client: client, referral: referral}
	err = desk.onPlace(ctx, by, domain.JoinWaitlist, id, who, func(tx practice.Tx, d *practice.Deed, p place) error {
		if err := p.mayWait(tx, who, d.Now); err != nil {
			return err
		}
		since, err := p.waitsSince(tx, since, d.Now)
		if err != nil {
			return err
		}
		w := intake.WaitEntry{ID: domain.NewID[domain.WaitID](), CohortID: id, ClientID: client, ReferralID: referral,
			Urgency: intake.Routine, Since: since, JoinedAt: d.Now, Outcome: intake.Waiting}
		if !referral.IsZero() {
			w.Urgency, w.Since = p.referral.Urgency, p.referral.ReceivedOn
			if err := p.waitlisted(tx, d); err != nil {
				return err
			}
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
func (p place) mayWait(tx practice.Tx, who candidate, now time.Time) error {
	if p.client.ID.IsZero() {
		return domain.Invalid("clientId", "is not the id of a client")
	}
	at, err := joining(tx, p.cohort, now)
	if err != nil {
		return err
	}
	if p.cohort.TakesNobody(at.Sessions, now) {
		return program.ErrEntryClosed
	}
	for _, e := range program.Members(at.Episodes, domain.DateIn(now, at.Zone)) {
		if e.ClientID == who.client {
			return program.ErrAlreadyEnrolled
		}
	}
	if p.referral.ID != who.referral {
		return domain.Invalid("referralId", "is not the id of a referral of this client")
	}
	return nil
}

// waitsSince is the day of joining of who comes without a referral.
func (p place) waitsSince(tx practice.Tx, since domain.Date, now time.Time) (domain.Date, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return since, err
	}
	if since.IsZero() {
		return domain.DateIn(now, zone), nil
	}
	var f domain.Faults
	f.When(since.After(domain.LatestToday(now, zone)), "waitingSince", "is in the future")
	f.When(since.Before(p.client.BirthDate), "waitingSince", "is before the client was born")
	f.When(!p.referral.ID.IsZero(), "waitingSince", "must be left out with a referral: waiting counts from the day it came in")
	return since, f.Err()
}

// waitlisted puts the referral among those whose clients wait.
func (p place) waitlisted(tx practice.Tx, d *practice.Deed) error {
	if p.referral.Status == intake.ReferralWaitlisted {
		return nil
	}
	r, err := p.referral.Move(intake.Step{To: intake.ReferralWaitlisted}, d.By, d.Now)
	if err != nil {
		return err
	}
	return tx.SaveReferral(r)
}

// waitCard finds a wait's place in its cohort's line.
func waitCard(tx practice.Tx, w intake.WaitEntry, now time.Time) (WaitCard, error) {
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
func (desk *Desk) LeaveWaitlist(ctx context.Context, by domain.Actor, id domain.WaitID, reason string) (card WaitCard, err error) {
	err = desk.onWait(ctx, by, domain.LeaveWaitlist, id, func(tx practice.Tx, d *practice.Deed, p place, w intake.WaitEntry) error {
		if w, err = w.Leave(intake.LeftOff, reason, d.By, d.Now); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		if err := p.unwait(tx, d, w); err != nil {
			return err
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
		card, err = waitCard(tx, w, d.Now)
		return err
	})
	return card, err
}

// unwait puts the referral of an ended wait back among the accepted ones when
// its client waits nowhere else with it.
func (p place) unwait(tx practice.Tx, d *practice.Deed, ended intake.WaitEntry) error {
	if p.referral.Status != intake.ReferralWaitlisted || p.waitsElsewhere(ended) {
		return nil
	}
	r, err := p.referral.Unwait(d.By, d.Now)
	if err != nil {
		return err
	}
	return tx.SaveReferral(r)
}

// onWait is the only way to act on a wait: it locks the whole place, asks the
// policy about the cohort, acts and writes the audit in one transaction.
func (desk *Desk) onWait(ctx context.Context, by domain.Actor, action domain.Action, id domain.WaitID,
	do func(practice.Tx, *practice.Deed, place, intake.WaitEntry) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("wait", id, domain.ClientID{})
		w, err := tx.Wait(id)
		if err != nil {
			return err
		}
		d.About("wait", id, w.ClientID)
		c, err := programdesk.LockCohort(tx, by, action, domain.ReadWaitlist, w.CohortID)
		if err != nil {
			return err
		}
		p, err := lockPlace(tx, c, candidate{client: w.ClientID, referral: w.ReferralID})
		if err != nil {
			return err
		}
		// Another may have ended the wait meanwhile, and it is over for good then.
		if i := slices.IndexFunc(p.waits, func(o intake.WaitEntry) bool { return o.ID == id }); i >= 0 {
			w = p.waits[i]
		} else if w, err = tx.Wait(id); err != nil {
			return err
		}
		return do(tx, d, p, w)
	})
}
