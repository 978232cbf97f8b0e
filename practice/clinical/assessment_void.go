package clinical

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/practice"
)

// VoidAssessment keeps an assessment that was made on the wrong client without
// counting it. Its open flags are closed with it, what was answered stays. Its
// error is ErrAssessmentVoided.
func (desk *Desk) VoidAssessment(ctx context.Context, by domain.Actor, id domain.AssessmentID, reason string) (a intake.Assessment, err error) {
	reasoned := func(_ practice.Tx, d *practice.Deed, _ intake.Assessment) (domain.ClientID, error) {
		var f domain.Faults
		f.Required("reason", reason, domain.MaxReason)
		return domain.ClientID{}, d.Check(f.Err())
	}
	err = desk.onAssessment(ctx, by, domain.VoidAssessment, id, reasoned, func(tx practice.Tx, d *practice.Deed, was intake.Assessment, _ domain.Client) error {
		var change intake.AssessmentChange
		if a, change, err = was.Void(by, reason, d.Now); err != nil {
			return err
		}
		noteChange(d, change)
		closing := eachFlag(tx, a.ClientID, a.ID, func(f clinical.RiskFlag) error {
			if !f.IsOpen() {
				return nil
			}
			return tx.SaveRiskFlag(f.Close(clinical.ClosedVoided, d.Now))
		})
		return errors.Join(closing, tx.SaveAssessment(a), tx.CreateAssessmentChange(change), practice.SettleBlanks(tx, d, a.ClientID, nil))
	})
	return a, err
}
