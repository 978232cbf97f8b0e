package practice

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
)

// NoteFlag is a risk flag that an answer raised.
var NoteFlag = Kept("flag")

// KeepAssessment writes a scored instrument down, whoever filled it in and on
// whatever device. An answer that somebody must see raises its flag in the same
// transaction, whatever the total is, and so does a question about a risk that was
// left blank. The client is locked.
func KeepAssessment(tx Tx, d *Deed, a intake.Assessment) ([]clinical.RiskFlag, error) {
	if err := tx.CreateAssessment(a); err != nil {
		return nil, err
	}
	flags, err := raiseFlags(tx, d, a)
	if err != nil {
		return nil, err
	}
	return flags, SettleBlanks(tx, d, a.ClientID, flags)
}

func raiseFlags(tx Tx, d *Deed, a intake.Assessment) ([]clinical.RiskFlag, error) {
	if _, err := tx.LockRiskFlagsOf(a.ClientID); err != nil { // the older ones may be settled by what is raised now
		return nil, err
	}
	var flags []clinical.RiskFlag
	for _, finding := range findings(a) {
		flag := clinical.RiskFlag{ID: domain.NewID[domain.RiskFlagID](), ClientID: a.ClientID, AssessmentID: a.ID, RaisedAt: d.Now, Finding: finding}
		if err := tx.CreateRiskFlag(flag); err != nil {
			return nil, err
		}
		d.Note(NoteFlag, flag.ID.String())
		flags = append(flags, flag)
	}
	return flags, nil
}

// findings are the answers of an assessment that somebody must see, and then
// the questions about a risk that have none.
func findings(a intake.Assessment) (all []clinical.Finding) {
	own := ""
	if a.Form != nil {
		own = a.Form.Called()
	}
	for _, risk := range a.Result.RiskFlags {
		all = append(all, clinical.Finding{Kind: risk.Kind, Instrument: a.Instrument, Form: own, Item: risk.Item, Severity: risk.Severity, Why: risk.Why})
	}
	for _, risk := range a.RiskBlanks() {
		all = append(all, clinical.Finding{Kind: risk.Kind, Instrument: a.Instrument, Form: own, Item: risk.Item, Why: risk.Why, Blank: true})
	}
	return all
}
