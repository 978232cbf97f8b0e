package intake

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// noteEnquiries is how many were seen.
var noteEnquiries = practice.Plain("enquiries")

// EnquiryCard is an enquiry with how it stands.
type EnquiryCard struct {
	intake.Enquiry
	Standing
}

// Standing is where somebody stands on the way, and what is owed to them.
type Standing struct {
	Stage   intake.Stage
	Contact intake.ContactStanding
	Took    intake.TimeToContact
	Next    *intake.NextStep // nil for who has a seat, or left
	Today   domain.Date
}

// Enquiries lists those in a state, the one that must be answered first first.
func (desk *Desk) Enquiries(ctx context.Context, by domain.Actor, status intake.EnquiryStatus, page domain.Page) (list domain.List[EnquiryCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadEnquiry, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("enquiries", domain.ClientID{})
		found, err := tx.Enquiries(status, page)
		if err != nil {
			return err
		}
		d.Note(noteEnquiries, len(found.Items))
		list.Next = found.Next
		list.Items, err = enquiryCards(tx, d, found.Items)
		return err
	})
	return list, err
}

// enquiryCards says how enquiries stand.
func enquiryCards(tx practice.Tx, d *practice.Deed, found []intake.Enquiry) ([]EnquiryCard, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return nil, err
	}
	ids := make([]domain.EnquiryID, len(found))
	for i, e := range found {
		ids[i] = e.ID
	}
	tries, err := tx.ContactTries(ids, nil)
	if err != nil {
		return nil, err
	}
	tried := map[domain.EnquiryID][]intake.ContactTry{}
	for _, t := range tries {
		tried[t.EnquiryID] = append(tried[t.EnquiryID], t)
	}
	cards := make([]EnquiryCard, len(found))
	for i, e := range found {
		u := e.Underway(tried[e.ID])
		cards[i] = EnquiryCard{Enquiry: e, Standing: standingOf(u, e.Begins(zone), zone, d.Now)}
	}
	return cards, nil
}

// Enquiry gives one.
func (desk *Desk) Enquiry(ctx context.Context, by domain.Actor, id domain.EnquiryID) (card EnquiryCard, err error) {
	err = desk.Read(ctx, by, domain.ReadEnquiry, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("enquiry", id, domain.ClientID{})
		e, err := tx.Enquiry(id)
		if err != nil {
			return err
		}
		card, err = enquiryCard(tx, d, e)
		return err
	})
	return card, err
}

func enquiryCard(tx practice.Tx, d *practice.Deed, e intake.Enquiry) (EnquiryCard, error) {
	cards, err := enquiryCards(tx, d, []intake.Enquiry{e})
	if err != nil {
		return EnquiryCard{}, err
	}
	return cards[0], nil
}

// TakeEnquiry writes down that somebody called, or wants to be called.
func (desk *Desk) TakeEnquiry(ctx context.Context, by domain.Actor, said intake.EnquirySaid) (card EnquiryCard, err error) {
	err = desk.Change(ctx, by, domain.TakeEnquiry, func(tx practice.Tx, d *practice.Deed) error {
		zone, err := practice.Zone(tx)
		if err != nil {
			return err
		}
		e, err := intake.TakeEnquiry(said, zone, by, d.Now)
		if d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("enquiry", e.ID, domain.ClientID{})
		if err := tx.CreateEnquiry(e); err != nil {
			return err
		}
		card, err = enquiryCard(tx, d, e)
		return err
	})
	return card, err
}

// onEnquiry is the only way to act on an enquiry: it locks the row, acts and writes the
// audit in one transaction.
func (desk *Desk) onEnquiry(ctx context.Context, by domain.Actor, action domain.Action, id domain.EnquiryID,
	do func(practice.Tx, *practice.Deed, intake.Enquiry) (intake.Enquiry, error)) (card EnquiryCard, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("enquiry", id, domain.ClientID{})
		e, err := tx.LockEnquiry(id)
		if err != nil {
			return err
		}
		if e, err = do(tx, d, e); d.Check(err) != nil {
			return d.Check(err)
		}
		if err := tx.SaveEnquiry(e); err != nil {
			return err
		}
		card, err = enquiryCard(tx, d, e)
		return err
	})
	return card, err
}

// UpdateEnquiry corrects what was written down. What stood before is kept.
func (desk *Desk) UpdateEnquiry(ctx context.Context, by domain.Actor, id domain.EnquiryID, expected domain.Version, said intake.EnquirySaid) (EnquiryCard, error) {
	return desk.onEnquiry(ctx, by, domain.UpdateEnquiry, id, func(tx practice.Tx, d *practice.Deed, e intake.Enquiry) (intake.Enquiry, error) {
		if err := expected.Matches(e.Version); err != nil {
			return e, err
		}
		zone, err := practice.Zone(tx)
		if err != nil {
			return e, err
		}
		return e.Correct(said, zone, by, d.Now)
	})
}

// CloseEnquiry ends one without a referral.
func (desk *Desk) CloseEnquiry(ctx context.Context, by domain.Actor, id domain.EnquiryID, reason, note string) (EnquiryCard, error) {
	return desk.onEnquiry(ctx, by, domain.CloseEnquiry, id, func(_ practice.Tx, d *practice.Deed, e intake.Enquiry) (intake.Enquiry, error) {
		d.Note(practice.Reason, reason)
		return e.Close(reason, note, by, d.Now)
	})
}

// ReopenEnquiry takes back that it was closed, or became a referral. A referral that is
// under way is declined with it, for the same reason; one that has led to a seat stays,
// and the enquiry with it.
func (desk *Desk) ReopenEnquiry(ctx context.Context, by domain.Actor, id domain.EnquiryID, reason string) (EnquiryCard, error) {
	return desk.onEnquiry(ctx, by, domain.ReopenEnquiry, id, func(tx practice.Tx, d *practice.Deed, e intake.Enquiry) (intake.Enquiry, error) {
		became := e.ReferralID
		e, err := e.Reopen(reason, by, d.Now)
		if err != nil || became.IsZero() {
			return e, err
		}
		d.Note(practice.Reason, reason)
		r, err := tx.LockReferral(became)
		if err != nil || r.Status == intake.ReferralDeclined || r.Status == intake.ReferralRedirected {
			return e, err
		}
		d.Concerns(r.ClientID)
		if r, err = r.Move(intake.Step{To: intake.ReferralDeclined, Reason: mistaken, Note: reason}, by, d.Now); err != nil {
			return e, err
		}
		if err := tx.SaveReferral(r); err != nil {
			return e, err
		}
		return e, endWaitsWith(tx, d, r)
	})
}

// mistaken is why a referral is declined whose enquiry was made one in error.
const mistaken = "Entered in error: the enquiry goes on"
