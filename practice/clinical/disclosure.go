package clinical

import (
	"context"
	"io"

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
	paper      clinical.AccountPaper
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
			from = clinical.YearsBack(today, clinical.AccountedYears)
		}
		found, err := tx.DisclosuresOf(id, from)
		if err != nil {
			return err
		}
		account = DisclosureAccount{ClientID: id, ClientCode: c.Code, From: from, Items: disclosureViews(found)}
		if action == domain.TakeDisclosures {
			account.paper, err = accountPaper(tx, d, c, from, today)
		}
		return err
	})
	return account, err
}

// AccountFile gives the account that a client is owed, as a file for them: what left
// without their word in six years, and, where their record is protected, what left
// with it in three.
func (desk *Desk) AccountFile(ctx context.Context, by domain.Actor, id domain.ClientID) (write func(io.Writer) error, err error) {
	account, err := desk.TakeDisclosures(ctx, by, id, domain.Date{})
	if err != nil {
		return nil, err
	}
	if desk.writeAccount == nil {
		return nil, domain.ErrNotFound
	}
	paper := account.paper
	for i := len(account.Items) - 1; i >= 0; i-- { // the oldest first
		item := account.Items[i]
		switch {
		case !item.CorrectedBy.IsZero():
		case item.Accounted():
			paper.Owed = append(paper.Owed, item.Disclosure)
		case !paper.ConsentedFrom.IsZero() && item.Basis == clinical.ByAuthorization && !item.Withdrawn && !item.On.Before(paper.ConsentedFrom):
			paper.Consented = append(paper.Consented, item.Disclosure)
		}
	}
	return func(to io.Writer) error { return desk.writeAccount(to, paper) }, nil
}

// accountPaper is what stands around the account of a client.
func accountPaper(tx practice.Tx, d *practice.Deed, c domain.Client, from, today domain.Date) (p clinical.AccountPaper, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return p, err
	}
	zone, err := practice.Zone(tx)
	if err != nil {
		return p, err
	}
	marks, err := tx.Part2Marks(c.ID)
	if err != nil {
		return p, err
	}
	p = clinical.AccountPaper{Practice: settings.PracticeName, Letterhead: settings.Address.Lines(), From: from, To: today, MadeAt: d.Now, Zone: zone,
		Client: clinical.ReleasedClient{ID: c.ID, Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, BirthDate: c.BirthDate}}
	if mark := clinical.Part2Standing(marks); mark != nil && mark.Applies {
		p.ConsentedFrom, p.Notice = clinical.YearsBack(today, clinical.ConsentedYears), &clinical.CurrentPart2Notice
	}
	return p, nil
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
		if err := underConsent(tx, wanted); err != nil {
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
		if err := underConsent(tx, as); err != nil {
			return err
		}
		d.Note(practice.Reason, as.Reason)
		view.Disclosure = as
		return tx.CreateDisclosure(as)
	})
	return view, err
}
