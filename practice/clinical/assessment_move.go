package clinical

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/practice"
)

// MoveAssessment moves an assessment that was made on the wrong client to the
// right one. Its flags go with it; what was done about one was done for somebody
// else, so that it is raised anew. Its errors are ErrAssessmentVoided and
// domain.ErrClientMerged.
func (desk *Desk) MoveAssessment(ctx context.Context, by domain.Actor, id domain.AssessmentID, into domain.ClientID, reason string) (a intake.Assessment, err error) {
	target := func(tx practice.Tx, d *practice.Deed, a intake.Assessment) (domain.ClientID, error) {
		var f domain.Faults
		f.When(into.IsZero(), "clientId", "is missing")
		f.When(into == a.ClientID, "clientId", "is the client on whose record it stands")
		f.Required("reason", reason, domain.MaxReason)
		if err := d.Check(f.Err()); err != nil {
			return into, err
		}
		scope, err := domain.ScopeOf(by, domain.MoveAssessment)
		if err != nil {
			return into, err
		}
		_, err = tx.Client(scope, into)
		return into, practice.UnknownAs(err, "clientId", "is not the id of a client")
	}
	err = desk.onAssessment(ctx, by, domain.MoveAssessment, id, target, func(tx practice.Tx, d *practice.Deed, was intake.Assessment, there domain.Client) error {
		var change intake.AssessmentChange
		if a, change, err = was.MoveTo(there, by, reason, d.Now); err != nil {
			return err
		}
		if err := tx.SaveAssessment(a); err != nil {
			return err
		}
		if change.Raised, err = moveFlags(tx, d, a, was.ClientID); err != nil {
			return err
		}
		noteChange(d, change)
		return errors.Join(tx.CreateAssessmentChange(change), practice.SettleBlanks(tx, d, was.ClientID, nil), practice.SettleBlanks(tx, d, a.ClientID, nil))
	})
	return a, err
}

// moveFlags takes an assessment's flags along to its client. One that somebody
// answered keeps the answer, and is raised anew: it was given for another person.
func moveFlags(tx practice.Tx, d *practice.Deed, a intake.Assessment, from domain.ClientID) (raised []domain.RiskFlagID, err error) {
	var told []clinical.Finding
	err = eachFlag(tx, from, a.ID, func(f clinical.RiskFlag) error {
		f.ClientID = a.ClientID
		if err := tx.SaveRiskFlag(f); err != nil || f.AnsweredAt == nil || slices.Contains(told, f.Finding) {
			return err
		}
		told = append(told, f.Finding)
		again := clinical.RiskFlag{ID: domain.NewID[domain.RiskFlagID](), ClientID: a.ClientID, AssessmentID: a.ID, RaisedAt: d.Now, Finding: f.Finding}
		raised = append(raised, again.ID)
		d.Note(practice.NoteFlag, again.ID.String())
		return tx.CreateRiskFlag(again)
	})
	return raised, err
}
