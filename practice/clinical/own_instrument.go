package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// noteEdition is which edition was put into use.
var noteEdition = practice.Plain("edition")

// FormReader reads a questionnaire from a file. What it says besides is what was not
// taken over.
type FormReader func(data []byte, better instrument.Direction) (form intake.OwnForm, left []string, err error)

// ErrNoForms is what an installation says that reads no files.
var ErrNoForms = domain.Conflict("no_form_reader", "This installation reads no questionnaires from files.")

// OwnInstruments gives the practice's own questionnaires, drafts and retired ones too.
func (desk *Desk) OwnInstruments(ctx context.Context, by domain.Actor) (all []intake.OwnInstrument, err error) {
	err = desk.Look(ctx, by, domain.ReadOwnInstruments, func(tx practice.Tx, _ domain.Scope) error {
		all, err = tx.OwnInstruments()
		return err
	})
	return all, err
}

// OwnInstrument gives one.
func (desk *Desk) OwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID) (o intake.OwnInstrument, err error) {
	err = desk.Look(ctx, by, domain.ReadOwnInstruments, func(tx practice.Tx, _ domain.Scope) error {
		o, err = tx.OwnInstrument(id)
		return err
	})
	return o, err
}

// TryOwnInstrument checks a form before it is kept, and scores answers that are
// nobody's; nil while nothing is answered. Nothing is written down.
func (desk *Desk) TryOwnInstrument(ctx context.Context, by domain.Actor, form intake.OwnForm, answers []*int) (score *instrument.Result, err error) {
	err = desk.Look(ctx, by, domain.KeepOwnInstruments, func(practice.Tx, domain.Scope) error {
		var f domain.Faults
		f.Within("form", form.Validate())
		if err := f.Err(); err != nil {
			return err
		}
		if len(answers) == 0 {
			return nil
		}
		asked := form.Definition("own-form", 1)
		scored, err := intake.Assessment{Instrument: asked.Code, Form: &asked, Answers: answers}.Tried()
		score = &scored.Result
		return err
	})
	return score, err
}

// ReadForm reads a questionnaire from a file, to be looked at and changed. Nothing is
// written down.
func (desk *Desk) ReadForm(ctx context.Context, by domain.Actor, data []byte, better instrument.Direction) (form intake.OwnForm, left []string, err error) {
	err = desk.Look(ctx, by, domain.KeepOwnInstruments, func(practice.Tx, domain.Scope) error {
		if desk.readForm == nil {
			return ErrNoForms
		}
		form, left, err = desk.readForm(data, better)
		return err
	})
	return form, left, err
}

// CreateOwnInstrument begins a questionnaire, as a draft.
func (desk *Desk) CreateOwnInstrument(ctx context.Context, by domain.Actor, form intake.OwnForm) (o intake.OwnInstrument, err error) {
	err = desk.Change(ctx, by, domain.KeepOwnInstruments, func(tx practice.Tx, d *practice.Deed) error {
		if _, err := tx.LockSettings(); err != nil {
			return err
		}
		all, err := tx.OwnInstruments()
		if err != nil {
			return err
		}
		if len(all) >= intake.MostOwnInstruments {
			return intake.ErrTooManyOwn
		}
		if o, err = intake.NewOwnInstrument(form); d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("own_instrument", o.ID, domain.ClientID{})
		return tx.CreateOwnInstrument(o)
	})
	return o, err
}

// RewriteOwnInstrument puts another draft in place of the one before. What is in use
// stays as it is.
func (desk *Desk) RewriteOwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, expected domain.Version, form intake.OwnForm) (intake.OwnInstrument, error) {
	return desk.onOwnInstrument(ctx, by, id, expected.Matches, func(_ practice.Tx, d *practice.Deed, o intake.OwnInstrument) (intake.OwnInstrument, error) {
		was, _ := o.Newest()
		d.Note(practice.Before, was)
		d.Note(practice.After, form)
		return o.Rewrite(form)
	})
}

// DiscardOwnDraft throws away what was changed since the edition that is in use.
func (desk *Desk) DiscardOwnDraft(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, seen int) (intake.OwnInstrument, error) {
	return desk.onOwnInstrument(ctx, by, id, as(seen), func(_ practice.Tx, d *practice.Deed, o intake.OwnInstrument) (intake.OwnInstrument, error) {
		if o.Draft != nil {
			d.Note(practice.Before, *o.Draft)
		}
		return o.Discard()
	})
}

// UseOwnInstrument puts the draft into use as the next edition.
func (desk *Desk) UseOwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, seen int, rights bool) (intake.OwnInstrument, error) {
	return desk.onOwnInstrument(ctx, by, id, as(seen), func(_ practice.Tx, d *practice.Deed, o intake.OwnInstrument) (intake.OwnInstrument, error) {
		used, err := o.Use(rights, by, d.Now)
		if err == nil {
			d.Note(noteEdition, len(used.Editions))
		}
		return used, err
	})
}

// RetireOwnInstrument says from which day it is given no more.
func (desk *Desk) RetireOwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, from domain.Date, reason string) (intake.OwnInstrument, error) {
	return desk.onOwnInstrument(ctx, by, id, whatever, func(tx practice.Tx, d *practice.Deed, o intake.OwnInstrument) (intake.OwnInstrument, error) {
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return o, err
		}
		d.Note(practice.Reason, reason)
		return o.Retire(from, today, reason, by, d.Now)
	})
}

// BringBackOwnInstrument gives it again.
func (desk *Desk) BringBackOwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, reason string) (intake.OwnInstrument, error) {
	return desk.onOwnInstrument(ctx, by, id, whatever, func(_ practice.Tx, d *practice.Deed, o intake.OwnInstrument) (intake.OwnInstrument, error) {
		d.Note(practice.Reason, reason)
		return o.BringBack(reason, by, d.Now)
	})
}

// as wants a draft to be the one that somebody has seen.
func as(seen int) func(int) error {
	return func(version int) error {
		if seen != version {
			return domain.Conflict("draft_changed", "Somebody changed this draft since. Read it again.")
		}
		return nil
	}
}

// whatever is for what rests on how a questionnaire stands, not on what it asks.
func whatever(int) error { return nil }

// onOwnInstrument acts on one, under the lock of the settings.
func (desk *Desk) onOwnInstrument(ctx context.Context, by domain.Actor, id domain.OwnInstrumentID, fits func(int) error, do func(practice.Tx, *practice.Deed, intake.OwnInstrument) (intake.OwnInstrument, error)) (o intake.OwnInstrument, err error) {
	err = desk.Change(ctx, by, domain.KeepOwnInstruments, func(tx practice.Tx, d *practice.Deed) error {
		d.About("own_instrument", id, domain.ClientID{})
		if _, err := tx.LockSettings(); err != nil {
			return err
		}
		was, err := tx.OwnInstrument(id)
		if err != nil {
			return err
		}
		if err := fits(was.Version); err != nil {
			return err
		}
		if o, err = do(tx, d, was); d.Check(err) != nil {
			return d.Check(err)
		}
		return tx.SaveOwnInstrument(o)
	})
	return o, err
}
