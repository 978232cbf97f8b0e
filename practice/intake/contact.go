package intake

import (
	"context"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// noteTry is how a try went that was written down.
var noteTry = practice.Kept("try")

// ContactLog is who tried to reach somebody, when, and how they stand.
type ContactLog struct {
	Items []intake.ContactTry // in the order in which they were tried
	Phone string
	Standing
}

// standingOf says where somebody stands. from is when they came in.
func standingOf(u intake.Underway, from time.Time, zone *time.Location, now time.Time) Standing {
	s := Standing{Stage: intake.StageOf(u), Contact: u.Contact, Took: u.Contact.TimeToContact(from, u.AnswerBy, now), Today: domain.DateIn(now, zone)}
	if next, open := intake.NextStepOf(u, zone); open {
		s.Next = &next
	}
	return s
}

// EnquiryContacts gives the contact log of an enquiry.
func (desk *Desk) EnquiryContacts(ctx context.Context, by domain.Actor, id domain.EnquiryID) (log ContactLog, err error) {
	err = desk.Read(ctx, by, domain.ReadContacts, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("enquiry", id, domain.ClientID{})
		e, err := tx.Enquiry(id)
		if err != nil {
			return err
		}
		log, err = enquiryLog(tx, d, e)
		return err
	})
	return log, err
}

func enquiryLog(tx practice.Tx, d *practice.Deed, e intake.Enquiry) (ContactLog, error) {
	tries, err := tx.ContactTries([]domain.EnquiryID{e.ID}, nil)
	if err != nil {
		return ContactLog{}, err
	}
	zone, err := practice.Zone(tx)
	return ContactLog{Items: intake.ByTime(tries), Phone: e.Phone, Standing: standingOf(e.Underway(tries), e.Begins(zone), zone, d.Now)}, err
}

// ReferralContacts gives that of a referral, with what was tried while it was an enquiry.
func (desk *Desk) ReferralContacts(ctx context.Context, by domain.Actor, id domain.ReferralID) (log ContactLog, err error) {
	err = desk.Read(ctx, by, domain.ReadContacts, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, err := tx.Referral(id)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		log, err = referralLog(tx, d, r)
		return err
	})
	return log, err
}

func referralLog(tx practice.Tx, d *practice.Deed, r intake.Referral) (ContactLog, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return ContactLog{}, err
	}
	standings, tries, err := referralStandings(tx, d, zone, []intake.Referral{r}, map[domain.ReferralID]time.Time{r.ID: r.StatusSince()})
	if err != nil {
		return ContactLog{}, err
	}
	clients, err := tx.ClientsInFull([]domain.ClientID{r.ClientID})
	return ContactLog{Items: intake.ByTime(tries), Phone: clients[r.ClientID].Contact.Phone, Standing: standings[r.ID]}, err
}

// referralStandings says how referrals stand, with the tries of all of them. since is
// when each took its last step.
func referralStandings(tx practice.Tx, d *practice.Deed, zone *time.Location, found []intake.Referral, since map[domain.ReferralID]time.Time) (map[domain.ReferralID]Standing, []intake.ContactTry, error) {
	var enquiries []domain.EnquiryID
	ids := referralIDs(found)
	for _, r := range found {
		if !r.EnquiryID.IsZero() {
			enquiries = append(enquiries, r.EnquiryID)
		}
	}
	tries, err := tx.ContactTries(enquiries, ids)
	if err != nil {
		return nil, nil, err
	}
	came, err := tx.EnquiriesByID(enquiries)
	if err != nil {
		return nil, nil, err
	}
	before, tried := map[domain.EnquiryID][]intake.ContactTry{}, map[domain.ReferralID][]intake.ContactTry{}
	for _, t := range tries { // each is of one of the two
		if t.ReferralID.IsZero() {
			before[t.EnquiryID] = append(before[t.EnquiryID], t)
		} else {
			tried[t.ReferralID] = append(tried[t.ReferralID], t)
		}
	}
	standings := map[domain.ReferralID]Standing{}
	for _, r := range found {
		var spoke *time.Time
		if e, known := came[r.EnquiryID]; known {
			spoke = e.SpokeAt()
		}
		own := slices.Concat(before[r.EnquiryID], tried[r.ID])
		u := intake.Underway{Status: r.Status, Since: since[r.ID], AnswerBy: r.AnswerBy, Contact: intake.StandingOfContact(own, spoke)}
		standings[r.ID] = standingOf(u, r.Begins(zone), zone, d.Now)
	}
	return standings, tries, nil
}

// LogEnquiryContact writes down a try to reach somebody who enquired.
func (desk *Desk) LogEnquiryContact(ctx context.Context, by domain.Actor, id domain.EnquiryID, said intake.ContactSaid) (t intake.ContactTry, err error) {
	err = desk.Change(ctx, by, domain.LogContact, func(tx practice.Tx, d *practice.Deed) error {
		d.About("enquiry", id, domain.ClientID{})
		if _, err := tx.LockEnquiry(id); err != nil {
			return err
		}
		t, err = logContact(tx, d, said, func(t *intake.ContactTry) { t.EnquiryID = id })
		return err
	})
	return t, err
}

// LogReferralContact writes down a try to reach somebody who was referred.
func (desk *Desk) LogReferralContact(ctx context.Context, by domain.Actor, id domain.ReferralID, said intake.ContactSaid) (t intake.ContactTry, err error) {
	err = desk.onReferral(ctx, by, domain.LogContact, id, func(tx practice.Tx, d *practice.Deed, _ intake.Referral) error {
		t, err = logContact(tx, d, said, func(t *intake.ContactTry) { t.ReferralID = id })
		return err
	})
	return t, err
}

func logContact(tx practice.Tx, d *practice.Deed, said intake.ContactSaid, of func(*intake.ContactTry)) (intake.ContactTry, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return intake.ContactTry{}, err
	}
	t, err := said.Try(d.Now, zone, d.By)
	if d.Check(err) != nil {
		return t, d.Check(err)
	}
	of(&t)
	d.Note(noteTry, string(t.Channel)+", "+string(t.Result))
	return t, tx.CreateContactTry(t)
}

// TakeBackContact says that a try was written down by mistake. It stays readable.
func (desk *Desk) TakeBackContact(ctx context.Context, by domain.Actor, id domain.ContactTryID, reason string) (t intake.ContactTry, err error) {
	err = desk.Change(ctx, by, domain.TakeBackContact, func(tx practice.Tx, d *practice.Deed) error {
		d.About("contact", id, domain.ClientID{})
		found, err := tx.ContactTry(id)
		if err != nil {
			return err
		}
		if found.EnquiryID.IsZero() {
			r, err := tx.LockReferral(found.ReferralID)
			if err != nil {
				return err
			}
			d.Concerns(r.ClientID)
		} else if _, err := tx.LockEnquiry(found.EnquiryID); err != nil {
			return err
		}
		if found, err = tx.ContactTry(id); err != nil {
			return err
		}
		if t, err = found.TakeBack(reason, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.TakeBackContactTry(t)
	})
	return t, err
}
