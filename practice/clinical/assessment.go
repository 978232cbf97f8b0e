package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// Taken is a filled-in instrument with what became of its scores since the earlier
// ones.
type Taken struct {
	intake.Assessment
	practice.Since
	Flags []clinical.RiskFlag // that it raised; when it is taken in
}

// TakeAssessment scores a filled-in instrument and keeps it, with the flags that it
// raises.
func (desk *Desk) TakeAssessment(ctx context.Context, by domain.Actor, id domain.ClientID, wanted intake.Assessment) (taken Taken, err error) {
	err = desk.OnClient(ctx, by, domain.TakeAssessment, id, func(tx practice.Tx, d *practice.Deed, c domain.Client) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		lib, err := tx.Instruments()
		if err != nil {
			return err
		}
		a, err := wanted.From(lib).Scored(today, c.BirthDate)
		if err != nil {
			return err
		}
		if !lib.Given(a.Instrument, a.TakenOn) {
			return domain.Invalid("instrument", "was given no more on that day")
		}
		a.ID, a.ClientID, a.CreatedAt = domain.NewID[domain.AssessmentID](), id, d.Now
		a.TakenBy, a.TakenByName, a.Entered = by.UserID, by.Name, intake.EnteredByStaff
		d.About("assessment", a.ID, id)
		if taken.Flags, err = practice.KeepAssessment(tx, d, a); err != nil {
			return err
		}
		all, err := tx.AssessmentsOf(id)
		taken.Assessment, taken.Since = a, practice.SinceEarlier(a, all)
		return err
	})
	return taken, err
}

// Assessments gives a client's assessments, newest first, each with what became of its
// scores since the earlier ones.
func (desk *Desk) Assessments(ctx context.Context, by domain.Actor, id domain.ClientID, page domain.Page) (list domain.List[Taken], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadAssessment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		found, err := tx.Assessments(id, page)
		if err != nil {
			return err
		}
		all, err := tx.AssessmentsOf(id)
		list = domain.List[Taken]{Next: found.Next}
		for _, a := range found.Items {
			list.Items = append(list.Items, Taken{Assessment: a, Since: practice.SinceEarlier(a, all)})
		}
		return err
	})
	return list, err
}

// Instruments gives the library of the practice.
func (desk *Desk) Instruments(ctx context.Context, by domain.Actor) (lib instrument.Library, err error) {
	err = desk.Look(ctx, by, domain.ReadInstrument, func(tx practice.Tx, _ domain.Scope) error {
		lib, err = tx.Instruments()
		return err
	})
	return lib, err
}

// Instrument gives one instrument by its code.
func (desk *Desk) Instrument(ctx context.Context, by domain.Actor, code string) (form instrument.Definition, retired bool, err error) {
	err = desk.Look(ctx, by, domain.ReadInstrument, func(tx practice.Tx, _ domain.Scope) error {
		lib, err := tx.Instruments()
		if err != nil {
			return err
		}
		known := false
		if form, known = lib.ByCode(code); !known {
			return domain.ErrNotFound
		}
		retired = lib.Retired(code)
		return nil
	})
	return form, retired, err
}
