package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

var noteConsequence = practice.Plain("consequence")

// Breach is one with whose it was, as the actor sees them.
type Breach struct {
	clinical.Breach
	Seat *program.RosterSeat // nil where nobody knows whose it was
}

// Breaches lists what left the room of a cohort, the last first.
func (desk *Desk) Breaches(ctx context.Context, by domain.Actor, id domain.CohortID) (list []Breach, err error) {
	err = desk.Read(ctx, by, domain.ReadBreaches, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		found, err := tx.BreachesOf(id)
		if err != nil {
			return err
		}
		list, err = seatedBreaches(tx, by, c, found)
		slices.Reverse(list)
		return err
	})
	return list, err
}

// seatedBreaches names whose they were.
func seatedBreaches(tx practice.Tx, by domain.Actor, c program.Cohort, found []clinical.Breach) ([]Breach, error) {
	seats, err := tx.Roster(c.ID)
	if err != nil {
		return nil, err
	}
	seats = seatsSeenBy(by, c.LedBy(by.UserID), seats, func(program.RosterSeat) bool { return true })
	list := make([]Breach, len(found))
	for i, b := range found {
		list[i].Breach = b
		if of := slices.IndexFunc(seats, func(s program.RosterSeat) bool { return s.ID == b.Said.EnrollmentID }); of >= 0 {
			list[i].Seat = &seats[of]
		}
	}
	return list, nil
}

// RecordBreach writes down that something left the room, and what follows where
// that is decided already.
func (desk *Desk) RecordBreach(ctx context.Context, by domain.Actor, id domain.CohortID, said clinical.BreachSaid, follows clinical.ConsequenceKind, words string) (b Breach, err error) {
	err = desk.Change(ctx, by, domain.RecordBreach, func(tx practice.Tx, d *practice.Deed) error {
		d.About("breach", domain.BreachID{}, domain.ClientID{})
		said = said.Trimmed()
		c, err := LockCohort(tx, by, domain.RecordBreach, domain.ReadCohort, id)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Join(said.Validate(c.Today(d.Now)))
		concerned, err := itsMember(tx, c, said.EnrollmentID, &f)
		if err != nil {
			return err
		}
		made := clinical.Breach{ID: domain.NewID[domain.BreachID](), CohortID: id, Said: said, By: by.UserID, ByName: by.Name, At: d.Now, Version: 1}
		if follows != "" || words != "" {
			decided, err := made.Decide(follows, words, by, d.Now)
			f.Join(err)
			made, made.Version = decided, 1
		}
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		d.About("breach", made.ID, concerned)
		d.Note(noteConsequence, follows)
		if err := tx.CreateBreach(made); err != nil {
			return err
		}
		b, err = seatedBreach(tx, by, c, made)
		return err
	})
	return b, err
}

func seatedBreach(tx practice.Tx, by domain.Actor, c program.Cohort, one clinical.Breach) (Breach, error) {
	list, err := seatedBreaches(tx, by, c, []clinical.Breach{one})
	if err != nil {
		return Breach{Breach: one}, err
	}
	return list[0], nil
}

// itsMember is the client whose membership it is, which must be one of the cohort,
// now or once.
func itsMember(tx practice.Tx, c program.Cohort, id domain.EnrollmentID, f *domain.Faults) (client domain.ClientID, err error) {
	if id.IsZero() {
		return client, nil
	}
	e, err := tx.Enrollment(id)
	if domain.ErrNotFound.Is(err) || err == nil && e.CohortID != c.ID {
		f.Add("enrollmentId", "is no membership of this cohort")
		return client, nil
	}
	return e.ClientID, err
}

// DecideBreach says what follows from a breach. What was decided before stays with
// it.
func (desk *Desk) DecideBreach(ctx context.Context, by domain.Actor, id domain.BreachID, follows clinical.ConsequenceKind, words string) (Breach, error) {
	return desk.onBreach(ctx, by, domain.RecordBreach, id, func(d *practice.Deed, found clinical.Breach) (clinical.Breach, error) {
		d.Note(noteConsequence, follows)
		return found.Decide(follows, words, by, d.Now)
	})
}

// VoidBreach says that it was entered in error.
func (desk *Desk) VoidBreach(ctx context.Context, by domain.Actor, id domain.BreachID, reason string) (Breach, error) {
	return desk.onBreach(ctx, by, domain.VoidBreach, id, func(d *practice.Deed, found clinical.Breach) (clinical.Breach, error) {
		d.Note(practice.Reason, reason)
		return found.MarkInError(by, reason, d.Now)
	})
}

// onBreach is the only way to act on a breach: it locks the cohort, asks the policy
// about it, acts and writes the audit in one transaction.
func (desk *Desk) onBreach(ctx context.Context, by domain.Actor, action domain.Action, id domain.BreachID, do func(*practice.Deed, clinical.Breach) (clinical.Breach, error)) (b Breach, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("breach", id, domain.ClientID{})
		found, err := tx.Breach(id)
		if err != nil {
			return err
		}
		c, err := LockCohort(tx, by, action, domain.ReadBreaches, found.CohortID)
		if err != nil {
			return err
		}
		if found, err = tx.Breach(id); err != nil { // as it is under the lock
			return err
		}
		var f domain.Faults
		concerned, err := itsMember(tx, c, found.Said.EnrollmentID, &f)
		if err != nil {
			return err
		}
		d.Concerns(concerned)
		changed, err := do(d, found)
		if err := d.Check(err); err != nil {
			return err
		}
		if err := tx.SaveBreach(changed); err != nil {
			return err
		}
		b, err = seatedBreach(tx, by, c, changed)
		return err
	})
	return b, err
}
