package practice

import (
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
)

// SettleBlanks closes a client's flags about questions that were left blank and
// asked again since, and opens those again that were not after all. The flags
// are locked; fresh ones, just raised, are told what became of them.
func SettleBlanks(tx Tx, d *Deed, client domain.ClientID, fresh []clinical.RiskFlag) error {
	flags, err := tx.RiskFlagsOf(client)
	if err != nil || !slices.ContainsFunc(flags, func(f clinical.RiskFlag) bool { return f.Finding.Blank }) {
		return err
	}
	taken, err := tx.AssessmentsOf(client)
	if err != nil {
		return err
	}
	for _, f := range flags {
		from := slices.IndexFunc(taken, func(a intake.Assessment) bool { return a.ID == f.AssessmentID })
		if from < 0 {
			continue // its assessment does not stand: it was closed with it
		}
		again := slices.ContainsFunc(taken, func(a intake.Assessment) bool { return a.AsksAgain(taken[from], f.Finding.Item) })
		settled, changed := f.Settled(again, d.Now)
		if !changed {
			continue
		}
		if err := tx.SaveRiskFlag(settled); err != nil {
			return err
		}
		if i := slices.IndexFunc(fresh, func(n clinical.RiskFlag) bool { return n.ID == f.ID }); i >= 0 {
			fresh[i] = settled
		}
	}
	return nil
}
