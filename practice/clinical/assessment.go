package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

var noteFlag = practice.Kept("flag") // that an answer raised

// TakeAssessment scores a filled-in instrument and keeps it. An answer that
// somebody must see raises its flag in the same transaction, whatever the
// total is, and so does a question about a risk that was left blank.
func (desk *Desk) TakeAssessment(ctx context.Context, by domain.Actor, id domain.ClientID, wanted intake.Assessment) (a intake.Assessment, flags []clinical.RiskFlag, err error) {
	err = desk.OnClient(ctx, by, domain.TakeAssessment, id, func(tx practice.Tx, d *practice.Deed, c domain.Client) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		if a, err = wanted.Scored(today, c.BirthDate); err != nil {
			return err
		}
		a.ID, a.ClientID, a.CreatedAt = domain.NewID[domain.AssessmentID](), id, d.Now
		a.TakenBy, a.TakenByName = by.UserID, by.Name
		d.About("assessment", a.ID, id)
		if err := tx.CreateAssessment(a); err != nil {
			return err
		}
		if flags, err = raiseFlags(tx, d, a); err != nil {
			return err
		}
		return settleBlanks(tx, d, a.ClientID, flags)
	})
	return a, flags, err
}

func raiseFlags(tx practice.Tx, d *practice.Deed, a intake.Assessment) ([]clinical.RiskFlag, error) {
	if _, err := tx.LockRiskFlagsOf(a.ClientID); err != nil { // the older ones may be settled by what is raised now
		return nil, err
	}
	var flags []clinical.RiskFlag
	for _, finding := range findings(a) {
		flag := clinical.RiskFlag{ID: domain.NewID[domain.RiskFlagID](), ClientID: a.ClientID, AssessmentID: a.ID, RaisedAt: d.Now, Finding: finding}
		if err := tx.CreateRiskFlag(flag); err != nil {
			return nil, err
		}
		d.Note(noteFlag, flag.ID.String())
		flags = append(flags, flag)
	}
	return flags, nil
}

// findings are the answers of an assessment that somebody must see, and then
// the questions about a risk that have none.
func findings(a intake.Assessment) (all []clinical.Finding) {
	for _, risk := range a.Result.RiskFlags {
		all = append(all, clinical.Finding{Kind: risk.Kind, Instrument: a.Instrument, Item: risk.Item, Severity: risk.Severity, Why: risk.Why})
	}
	for _, risk := range a.RiskBlanks() {
		all = append(all, clinical.Finding{Kind: risk.Kind, Instrument: a.Instrument, Item: risk.Item, Why: risk.Why, Blank: true})
	}
	return all
}

// Assessments gives a client's assessments, newest first.
func (desk *Desk) Assessments(ctx context.Context, by domain.Actor, id domain.ClientID, page domain.Page) (list domain.List[intake.Assessment], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadAssessment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		list, err = tx.Assessments(id, page)
		return err
	})
	return list, err
}

// Instruments gives every instrument, by code.
func (desk *Desk) Instruments(ctx context.Context, by domain.Actor) (all []instrument.Definition, err error) {
	err = desk.Look(ctx, by, domain.ReadInstrument, func(practice.Tx, domain.Scope) error {
		all = instrument.All()
		return nil
	})
	return all, err
}

// Instrument gives one instrument by its code.
func (desk *Desk) Instrument(ctx context.Context, by domain.Actor, code string) (form instrument.Definition, err error) {
	err = desk.Look(ctx, by, domain.ReadInstrument, func(practice.Tx, domain.Scope) error {
		known := false
		if form, known = instrument.ByCode(code); !known {
			return domain.ErrNotFound
		}
		return nil
	})
	return form, err
}
