package clinical

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/practice"
)

var (
	noteFrom = practice.Plain("from_client")
	noteInto = practice.Plain("into")
)

// onAssessment is the only way to change whose an assessment is and whether it
// counts: it asks the policy about its client, locks that one and, where another
// is concerned, the other too, with the flags of both, acts and writes the audit
// in one transaction. other says who that is, for what was asked.
func (desk *Desk) onAssessment(ctx context.Context, by domain.Actor, action domain.Action, id domain.AssessmentID,
	other func(practice.Tx, *practice.Deed, intake.Assessment) (domain.ClientID, error),
	do func(tx practice.Tx, d *practice.Deed, a intake.Assessment, other domain.Client) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("assessment", id, domain.ClientID{})
		seen, err := tx.Assessment(id)
		if err != nil {
			return err
		}
		d.About("assessment", id, seen.ClientID)
		if err := practice.MayTreat(tx, by, action, domain.ReadAssessment, seen.ClientID); err != nil {
			return err
		}
		second, err := other(tx, d, seen)
		if err != nil {
			return err
		}
		there, err := lockFor(tx, seen.ClientID, second)
		if err != nil {
			return err
		}
		a, err := tx.Assessment(id)
		switch {
		case err != nil:
			return err
		case a.ClientID != seen.ClientID: // it moved before the lock came
			return domain.ErrBusy.After(time.Second)
		}
		if !second.IsZero() {
			d.AlsoConcerns(second)
		}
		return do(tx, d, a, there)
	})
}

// lockFor locks a client, and another one where there is one, with the flags of
// both. It gives the other.
func lockFor(tx practice.Tx, client, other domain.ClientID) (there domain.Client, err error) {
	if other.IsZero() {
		if _, err := tx.LockClient(domain.Everything(), client); err != nil {
			return there, err
		}
		_, err := tx.LockRiskFlagsOf(client)
		return there, err
	}
	here, there, err := tx.LockTwins(client, other)
	if err == nil && (!here.MergedInto.IsZero() || !there.MergedInto.IsZero()) {
		err = domain.ErrClientMerged
	}
	return there, err
}

func noteChange(d *practice.Deed, c intake.AssessmentChange) {
	d.Note(practice.Reason, c.Reason)
	if c.Moved() {
		d.Note(noteFrom, c.FromID.String())
		d.Note(noteInto, c.IntoID.String())
	}
}

// eachFlag hands over the flags of an assessment that stand with a client.
func eachFlag(tx practice.Tx, client domain.ClientID, of domain.AssessmentID, do func(clinical.RiskFlag) error) error {
	flags, err := tx.RiskFlagsOf(client)
	for _, f := range flags {
		if f.AssessmentID != of {
			continue
		}
		if err := do(f); err != nil {
			return err
		}
	}
	return err
}
