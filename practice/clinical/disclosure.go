package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// DisclosureView is a disclosure with what stands in its place, if it was
// corrected.
type DisclosureView struct {
	clinical.Disclosure
	CorrectedBy domain.DisclosureID
}

// DisclosureAccount is what left the practice about a client.
type DisclosureAccount struct {
	ClientID   domain.ClientID
	ClientCode string
	From       domain.Date
	Items      []DisclosureView // newest first
}

// Disclosures gives what left the practice about a client from a day on; six years
// back when no day is given.
func (desk *Desk) Disclosures(ctx context.Context, by domain.Actor, id domain.ClientID, from domain.Date) (DisclosureAccount, error) {
	return desk.disclosures(ctx, by, domain.ReadDisclosure, id, from)
}

// TakeDisclosures gives the same for a file that leaves the page.
func (desk *Desk) TakeDisclosures(ctx context.Context, by domain.Actor, id domain.ClientID, from domain.Date) (DisclosureAccount, error) {
	return desk.disclosures(ctx, by, domain.TakeDisclosures, id, from)
}

func (desk *Desk) disclosures(ctx context.Context, by domain.Actor, action domain.Action, id domain.ClientID, from domain.Date) (account DisclosureAccount, err error) {
	err = desk.Read(ctx, by, action, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("disclosures", id)
		c, err := tx.Client(scope, id)
		if err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		if from.IsZero() {
			from = domain.Date{Year: today.Year - clinical.AccountedYears, Month: today.Month, Day: min(today.Day, 28)}
		}
		found, err := tx.DisclosuresOf(id, from)
		account = DisclosureAccount{ClientID: id, ClientCode: c.Code, From: from, Items: disclosureViews(found)}
		return err
	})
	return account, err
}

func disclosureViews(found []clinical.Disclosure) []DisclosureView {
	correctedBy := map[domain.DisclosureID]domain.DisclosureID{}
	for _, d := range found {
		correctedBy[d.Corrects] = d.ID
	}
	views := make([]DisclosureView, len(found))
	for i, d := range found {
		views[i] = DisclosureView{Disclosure: d, CorrectedBy: correctedBy[d.ID]}
	}
	return views
}

// RecordDisclosure writes down that something left the practice.
func (desk *Desk) RecordDisclosure(ctx context.Context, by domain.Actor, wanted clinical.Disclosure) (view DisclosureView, err error) {
	err = desk.Change(ctx, by, domain.RecordDisclosure, func(tx practice.Tx, d *practice.Deed) error {
		d.About("disclosure", domain.DisclosureID{}, wanted.ClientID)
		if err := mayDisclose(tx, by, domain.RecordDisclosure, wanted.ClientID); err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		if err := d.Check(wanted.Validate(today)); err != nil {
			return err
		}
		wanted.ID, wanted.By, wanted.ByName, wanted.At = domain.NewID[domain.DisclosureID](), by.UserID, by.Name, d.Now
		d.About("disclosure", wanted.ID, wanted.ClientID)
		view.Disclosure = wanted
		return tx.CreateDisclosure(wanted)
	})
	return view, err
}

// mayDisclose asks the policy about a client, who must be there and have no other
// record in the place of this one.
func mayDisclose(tx practice.Tx, by domain.Actor, action domain.Action, id domain.ClientID) error {
	if err := practice.MayTreat(tx, by, action, domain.ReadDisclosure, id); err != nil {
		return err
	}
	c, err := tx.Client(domain.Everything(), id)
	if err == nil && !c.MergedInto.IsZero() {
		return domain.ErrClientMerged
	}
	return err
}

// CorrectDisclosure puts another one in the place of one that was written down
// wrongly, or says that nothing was given after all. Both stay.
func (desk *Desk) CorrectDisclosure(ctx context.Context, by domain.Actor, id domain.DisclosureID, as clinical.Disclosure) (view DisclosureView, err error) {
	err = desk.Change(ctx, by, domain.CorrectDisclosure, func(tx practice.Tx, d *practice.Deed) error {
		d.About("disclosure", id, domain.ClientID{})
		before, err := tx.Disclosure(id)
		if err != nil {
			return err
		}
		d.About("disclosure", id, before.ClientID)
		if err := mayDisclose(tx, by, domain.CorrectDisclosure, before.ClientID); err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		as = before.Correct(as, by, d.Now)
		if err := d.Check(as.Validate(today)); err != nil {
			return err
		}
		d.Note(practice.Reason, as.Reason)
		view.Disclosure = as
		return tx.CreateDisclosure(as)
	})
	return view, err
}
