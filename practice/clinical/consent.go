package clinical

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// ConsentView is a consent and where it stands today.
type ConsentView struct {
	clinical.Consent
	State clinical.ConsentState
}

// ConsentBook is what a client consented to, and whether their record is protected.
type ConsentBook struct {
	Consents []ConsentView        // the last that was taken down first
	Part2    []clinical.Part2Mark // the last that was said first
	Today    domain.Date
}

// Consents lists what a client consented to.
func (desk *Desk) Consents(ctx context.Context, by domain.Actor, id domain.ClientID) (book ConsentBook, err error) {
	err = desk.Read(ctx, by, domain.ReadConsents, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("consents", id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		if book.Today, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		found, err := tx.ConsentsOf(id)
		if err != nil {
			return err
		}
		book.Consents = make([]ConsentView, len(found))
		for i, c := range found {
			book.Consents[len(found)-1-i] = ConsentView{Consent: c, State: c.State(book.Today)}
		}
		if domain.May(by, domain.ReadPart2, true) {
			book.Part2, err = tx.Part2Marks(id)
			slices.Reverse(book.Part2)
		}
		return err
	})
	return book, err
}

// RecordConsent takes down what a client signed, today or on an earlier day.
func (desk *Desk) RecordConsent(ctx context.Context, by domain.Actor, client domain.ClientID, said clinical.ConsentSaid) (view ConsentView, err error) {
	said = said.Trimmed()
	err = desk.OnClient(ctx, by, domain.RecordConsent, client, func(tx practice.Tx, d *practice.Deed, c domain.Client) error {
		d.About("consent", domain.ConsentID{}, client)
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		if err := d.Check(said.Validate(today)); err != nil {
			return err
		}
		made := clinical.Consented(client, said, by, d.Now)
		d.About("consent", made.ID, client)
		d.Note(noteParts, said.Parts)
		view = ConsentView{Consent: made, State: made.State(today)}
		return tx.CreateConsent(made)
	})
	return view, err
}

var (
	noteParts   = practice.Kept("parts")
	noteApplies = practice.Kept("applies")
	noteEnded   = practice.Plain("ended")
)

// onConsent is the only way to act on a consent: it locks its client, asks the
// policy about them, acts and writes the audit in one transaction.
func (desk *Desk) onConsent(ctx context.Context, by domain.Actor, action domain.Action, id domain.ConsentID,
	do func(*practice.Deed, clinical.Consent, domain.Date) (clinical.Consent, error)) (view ConsentView, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("consent", id, domain.ClientID{})
		seen, err := tx.Consent(id)
		if err != nil {
			return err
		}
		if err := mayTreatAnyOf(tx, by, action, seen.ClientID); err != nil {
			return err
		}
		d.Concerns(seen.ClientID)
		if err := tx.LockClients(seen.ClientID); err != nil {
			return err
		}
		c, err := tx.Consent(id) // as it is under the lock
		if err != nil {
			return err
		}
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		if c, err = do(d, c, today); d.Check(err) != nil {
			return d.Check(err)
		}
		view = ConsentView{Consent: c, State: c.State(today)}
		return tx.SaveConsent(c)
	})
	return view, err
}

// mayTreatAnyOf asks the policy about a client, or about the one into whose record
// theirs was merged: papers stay with the record for which they were signed.
func mayTreatAnyOf(tx practice.Tx, by domain.Actor, action domain.Action, id domain.ClientID) error {
	c, err := tx.Client(domain.Everything(), id)
	if err != nil {
		return err
	}
	if !c.MergedInto.IsZero() {
		id = c.MergedInto
	}
	return practice.MayTreat(tx, by, action, domain.ReadConsents, id)
}

// EndConsent says that a consent ended from a day on: the client revoked it, or what
// was to end it happened. It looks forward only: what left before had a consent.
func (desk *Desk) EndConsent(ctx context.Context, by domain.Actor, id domain.ConsentID, kind clinical.ConsentEndKind, on domain.Date, words string) (ConsentView, error) {
	return desk.onConsent(ctx, by, domain.EndConsent, id, func(d *practice.Deed, c clinical.Consent, today domain.Date) (clinical.Consent, error) {
		d.Note(noteEnded, kind)
		return c.End(kind, on, words, today, by, d.Now)
	})
}

// TakeBackEnd says that a consent was not ended after all.
func (desk *Desk) TakeBackEnd(ctx context.Context, by domain.Actor, id domain.ConsentID, reason string) (ConsentView, error) {
	return desk.onConsent(ctx, by, domain.TakeBackEnd, id, func(d *practice.Deed, c clinical.Consent, _ domain.Date) (clinical.Consent, error) {
		d.Note(practice.Reason, reason)
		return c.TakeBackEnd(by, reason, d.Now)
	})
}

// VoidConsent says that a consent was taken down by mistake.
func (desk *Desk) VoidConsent(ctx context.Context, by domain.Actor, id domain.ConsentID, reason string) (ConsentView, error) {
	return desk.onConsent(ctx, by, domain.VoidConsent, id, func(d *practice.Deed, c clinical.Consent, _ domain.Date) (clinical.Consent, error) {
		d.Note(practice.Reason, reason)
		return c.MarkInError(by, reason, d.Now)
	})
}

// SayPart2 says whether a client is treated in a program under 42 CFR part 2. What
// was said before stays.
func (desk *Desk) SayPart2(ctx context.Context, by domain.Actor, client domain.ClientID, said clinical.Part2Mark) (m clinical.Part2Mark, err error) {
	err = desk.OnClient(ctx, by, domain.SayPart2, client, func(tx practice.Tx, d *practice.Deed, _ domain.Client) error {
		d.About("part2_mark", domain.Part2MarkID{}, client)
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		if err := d.Check(said.Validate(today)); err != nil {
			return err
		}
		m = said
		m.ID, m.ClientID, m.By, m.ByName, m.At = domain.NewID[domain.Part2MarkID](), client, by.UserID, by.Name, d.Now
		d.About("part2_mark", m.ID, client)
		d.Note(noteApplies, m.Applies)
		return tx.CreatePart2Mark(m)
	})
	return m, err
}

// underConsent names what is wrong with the consent that a disclosure names: it is one
// of the client's, and held on that day.
func underConsent(tx practice.Tx, said clinical.Disclosure) error {
	if said.ConsentID.IsZero() || said.Withdrawn {
		return nil
	}
	found, err := tx.ConsentsOf(said.ClientID)
	if err != nil {
		return err
	}
	var f domain.Faults
	at := slices.IndexFunc(found, func(c clinical.Consent) bool { return c.ID == said.ConsentID })
	switch {
	case at < 0:
		f.Add("consentId", "is no consent of this client")
	case found[at].State(said.On) != clinical.ConsentLive:
		f.Add("consentId", "did not hold on that day")
	}
	return f.Err()
}
