package practice

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

type referralTx interface {
	// Referrals lists by what must be answered first, then by age. Reason,
	// referrer and history are left out.
	Referrals(filter ReferralFilter, page Page) (List[intake.Referral], error)
	CountReferrals(receivedFrom domain.Date) (map[intake.ReferralStatus]int, error) // all for the zero Date
	Referral(domain.ReferralID) (intake.Referral, error)                            // with its history
	LockReferral(domain.ReferralID) (intake.Referral, error)
	CreateReferral(intake.Referral) error
	// SaveReferral saves the referral and the events that its history has gained.
	SaveReferral(intake.Referral) error
	ReferralsOf(domain.ClientID) ([]intake.Referral, error) // newest first, as Referrals
	// LastSteps gives when each referral took its newest step.
	LastSteps([]domain.ReferralID) (map[domain.ReferralID]time.Time, error)
	Suitability(domain.ReferralID) (*intake.Suitability, error) // the newest, nil for none
	// InterviewedAt is when suitability was last judged, nil for never. It opens nothing.
	InterviewedAt(domain.ReferralID) (*time.Time, error)
	CreateSuitability(intake.Suitability) error
}

// ReferralFilter limits the list of referrals.
type ReferralFilter struct {
	Statuses []intake.ReferralStatus
	ClientID domain.ClientID
	Since    time.Time // whose last step was then or later
}

// ReferralCard is a referral with whom it is about.
type ReferralCard struct {
	intake.Referral
	Client        domain.Client // without contact
	StatusSince   time.Time     // when it took its last step
	InterviewedAt *time.Time    // when suitability was last judged; lists leave it out
}

// Referrals lists referrals, the one that must be answered first first.
func (p *Practice) Referrals(ctx context.Context, by domain.Actor, filter ReferralFilter, page Page) (list List[ReferralCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.read(ctx, by, domain.ReadReferral, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "referrals", ClientID: filter.ClientID}
		found, err := tx.Referrals(filter, page)
		if err != nil {
			return err
		}
		ids := make([]domain.ClientID, len(found.Items))
		for i, r := range found.Items {
			ids[i] = r.ClientID
		}
		clients, err := tx.ClientsByID(ids)
		if err != nil {
			return err
		}
		steps, err := tx.LastSteps(referralIDs(found.Items))
		list.Next = found.Next
		for _, r := range found.Items {
			list.Items = append(list.Items, ReferralCard{Referral: r, Client: clients[r.ClientID], StatusSince: steps[r.ID]})
		}
		d.Note("referrals", len(list.Items))
		return err
	})
	return list, err
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
func (p *Practice) CountReferrals(ctx context.Context, by domain.Actor, receivedFrom domain.Date) (counts map[intake.ReferralStatus]int, err error) {
	err = p.look(ctx, by, domain.ReadReferral, func(tx Tx, _ domain.Scope) error {
		counts, err = tx.CountReferrals(receivedFrom)
		return err
	})
	return counts, err
}

// Referral gives a referral with its history.
func (p *Practice) Referral(ctx context.Context, by domain.Actor, id domain.ReferralID) (card ReferralCard, err error) {
	err = p.read(ctx, by, domain.ReadReferral, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, err := tx.Referral(id)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		card, err = referralCard(tx, r)
		return err
	})
	return card, err
}

// referralCard completes a referral that has its history.
func referralCard(tx Tx, r intake.Referral) (ReferralCard, error) {
	clients, err := tx.ClientsByID([]domain.ClientID{r.ClientID})
	if err != nil {
		return ReferralCard{}, err
	}
	interviewed, err := tx.InterviewedAt(r.ID)
	return ReferralCard{r, clients[r.ClientID], r.StatusSince(), interviewed}, err
}

// CreateReferral records a referral for a client who is known, or for one who
// is added with it: both or neither.
func (p *Practice) CreateReferral(ctx context.Context, by domain.Actor, wanted intake.Referral, newClient *domain.Client) (card ReferralCard, alike []domain.Client, err error) {
	err = p.change(ctx, by, domain.CreateReferral, func(tx Tx, d *Deed) error {
		zone, err := practiceZone(tx)
		if err != nil {
			return err
		}
		if err := ValidateReferral(wanted, newClient, domain.LatestToday(d.Now, zone)); err != nil {
			return err
		}
		client, err := p.referredClient(tx, d, wanted.ClientID, newClient, &alike)
		if err != nil {
			return err
		}
		r := wanted
		r.ID, r.ClientID = domain.NewID[domain.ReferralID](), client.ID
		r = r.Receive(by, d.Now).Dated(zone)
		d.About("referral", r.ID, client.ID)
		card = ReferralCard{Referral: r, Client: client, StatusSince: r.StatusSince()}
		return tx.CreateReferral(r)
	})
	return card, alike, err
}

// ValidateReferral names everything that is wrong with a referral and the
// client who comes with it.
func ValidateReferral(r intake.Referral, newClient *domain.Client, today domain.Date) error {
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
func (p *Practice) referredClient(tx Tx, d *Deed, id domain.ClientID, newClient *domain.Client, alike *[]domain.Client) (c domain.Client, err error) {
	if newClient == nil {
		c, err = tx.Client(domain.Everything(), id)
		return c, unknownAs(err, "clientId", "is not the id of a client")
	}
	if err := domain.Allow(d.By, domain.CreateClient, domain.ReadClient, false); err != nil {
		return c, err
	}
	d.Note("client", "added")
	wanted := newClient.Trimmed()
	if *alike, err = lookAlikes(tx, wanted); err != nil {
		return c, err
	}
	return addClient(tx, wanted, d.Now)
}
