package intake

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// What is noted of referrals: how many were seen, and that a client came with one.
var (
	noteReferrals = practice.Plain("referrals")
	noteClient    = practice.Kept("client")
)

// ReferralCard is a referral with whom it is about.
type ReferralCard struct {
	intake.Referral
	Client        domain.Client // without contact
	Phone         string        // of the client; lists alone have it, and the standing
	Standing      *Standing
	StatusSince   time.Time         // when it took its last step
	InterviewedAt *time.Time        // when suitability was last judged; lists leave it out
	Undoable      *intake.Undoable  // the step that the actor may undo, nil for none; lists leave it out
	OpenReferrals []intake.Referral // of the client besides, when this one was recorded
}

// Referrals lists referrals, the one that must be answered first first.
func (desk *Desk) Referrals(ctx context.Context, by domain.Actor, filter intake.ReferralFilter, page domain.Page) (list domain.List[ReferralCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadReferral, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("referrals", filter.ClientID)
		found, err := tx.Referrals(filter, page)
		if err != nil {
			return err
		}
		if list.Items, err = cardsOf(tx, found.Items); err != nil {
			return err
		}
		list.Next = found.Next
		d.Note(noteReferrals, len(list.Items))
		return stand(tx, d, found.Items, list.Items)
	})
	return list, err
}

// stand says how listed referrals stand, and by which number each client is reached.
func stand(tx practice.Tx, d *practice.Deed, found []intake.Referral, cards []ReferralCard) error {
	steps, err := tx.LastSteps(referralIDs(found))
	if err != nil {
		return err
	}
	zone, err := practice.Zone(tx)
	if err != nil {
		return err
	}
	standings, _, err := referralStandings(tx, d, zone, found, steps)
	if err != nil {
		return err
	}
	ids := make([]domain.ClientID, len(found))
	for i, r := range found {
		ids[i] = r.ClientID
	}
	clients, err := tx.ClientsInFull(ids)
	for i, r := range found {
		standing := standings[r.ID]
		cards[i].StatusSince, cards[i].Standing, cards[i].Phone = steps[r.ID], &standing, clients[r.ClientID].Contact.Phone
	}
	return err
}

// cardsOf gives referrals with whom each is about.
func cardsOf(tx practice.Tx, referrals []intake.Referral) ([]ReferralCard, error) {
	ids := make([]domain.ClientID, len(referrals))
	for i, r := range referrals {
		ids[i] = r.ClientID
	}
	clients, err := tx.ClientsByID(ids)
	cards := make([]ReferralCard, len(referrals))
	for i, r := range referrals {
		cards[i] = ReferralCard{Referral: r, Client: clients[r.ClientID]}
	}
	return cards, err
}

func referralIDs(referrals []intake.Referral) []domain.ReferralID {
	ids := make([]domain.ReferralID, len(referrals))
	for i, r := range referrals {
		ids[i] = r.ID
	}
	return ids
}

// CountReferrals counts the referrals received on a day or later by status,
// all of them for the zero Date. It identifies nobody.
func (desk *Desk) CountReferrals(ctx context.Context, by domain.Actor, receivedFrom domain.Date) (counts map[intake.ReferralStatus]int, err error) {
	err = desk.Look(ctx, by, domain.ReadReferral, func(tx practice.Tx, _ domain.Scope) error {
		counts, err = tx.CountReferrals(receivedFrom)
		return err
	})
	return counts, err
}

// Referral gives a referral with its history.
func (desk *Desk) Referral(ctx context.Context, by domain.Actor, id domain.ReferralID) (card ReferralCard, err error) {
	err = desk.Read(ctx, by, domain.ReadReferral, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, err := tx.Referral(id)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		card, err = referralCard(tx, d, r)
		return err
	})
	return card, err
}

// referralCard completes a referral that has its history.
func referralCard(tx practice.Tx, d *practice.Deed, r intake.Referral) (ReferralCard, error) {
	clients, err := tx.ClientsByID([]domain.ClientID{r.ClientID})
	if err != nil {
		return ReferralCard{}, err
	}
	interviewed, err := tx.InterviewedAt(r.ID)
	return ReferralCard{Referral: r, Client: clients[r.ClientID], StatusSince: r.StatusSince(), InterviewedAt: interviewed,
		Undoable: r.Undoable(d.By, d.Now)}, err
}

// CreateReferral records a referral for a client who is known, or for one who
// is added with it: both or neither. One who is known may be referred already:
// that is said, and never refused.
func (desk *Desk) CreateReferral(ctx context.Context, by domain.Actor, wanted intake.Referral, newClient *domain.Client) (card ReferralCard, alike []domain.AlikeClient, err error) {
	err = desk.Change(ctx, by, domain.CreateReferral, func(tx practice.Tx, d *practice.Deed) error {
		zone, err := practice.Zone(tx)
		if err != nil {
			return err
		}
		if err := d.Check(validateReferral(wanted, newClient, domain.LatestToday(d.Now, zone))); err != nil {
			return err
		}
		enquiry, err := referredEnquiry(tx, wanted.EnquiryID)
		if err != nil {
			return err
		}
		client, err := desk.referredClient(tx, d, wanted.ClientID, newClient, &alike)
		if err != nil {
			return err
		}
		r := wanted
		r.ID, r.ClientID = domain.NewID[domain.ReferralID](), client.ID
		r = r.Receive(by, d.Now).Dated(zone)
		d.About("referral", r.ID, client.ID)
		card = ReferralCard{Referral: r, Client: client, StatusSince: r.StatusSince()}
		if card.OpenReferrals, err = otherReferrals(tx, client.ID, r.ID); err != nil {
			return err
		}
		if err := tx.CreateReferral(r); err != nil || enquiry == nil {
			return err
		}
		became, err := enquiry.Refer(r.ID, by, d.Now)
		if err != nil {
			return err
		}
		return tx.SaveEnquiry(became)
	})
	return card, alike, err
}

// referredEnquiry locks the enquiry of which a referral comes, nil for none.
func referredEnquiry(tx practice.Tx, id domain.EnquiryID) (*intake.Enquiry, error) {
	if id.IsZero() {
		return nil, nil
	}
	e, err := tx.LockEnquiry(id)
	if err != nil {
		return nil, practice.UnknownAs(err, "enquiryId", "is not the id of an enquiry")
	}
	return &e, nil
}

// validateReferral names everything that is wrong with a referral and the
// client who comes with it.
func validateReferral(r intake.Referral, newClient *domain.Client, today domain.Date) error {
	var f domain.Faults
	f.When(newClient == nil && r.ClientID.IsZero(), "clientId", "is missing: send clientId, or client for a new one")
	f.When(newClient != nil && !r.ClientID.IsZero(), "clientId", "must be left out when client is sent")
	if newClient != nil {
		f.Within("client", newClient.Trimmed().Validate(today))
	}
	f.Join(r.Validate(today))
	return f.Err()
}

// referredClient finds the client of a referral, or adds them.
func (desk *Desk) referredClient(tx practice.Tx, d *practice.Deed, id domain.ClientID, newClient *domain.Client, alike *[]domain.AlikeClient) (c domain.Client, err error) {
	if newClient == nil {
		c, err = tx.LockClient(domain.Everything(), id) // who could be merged meanwhile
		return c, practice.UnknownAs(err, "clientId", "is not the id of a client")
	}
	if err := domain.Allow(d.By, domain.CreateClient, domain.ReadClient, false); err != nil {
		return c, err
	}
	d.Note(noteClient, "added")
	wanted := newClient.Trimmed()
	if *alike, err = lookAlikes(tx, d.By, wanted, d.Now); err != nil {
		return c, err
	}
	return addClient(tx, wanted, d.Now)
}
