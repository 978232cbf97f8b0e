package practice

import "cohort/domain"

// NamesOfCohorts names those of the cohorts that the actor may see. A client's
// record mentions others too: theirs are left without a name.
func NamesOfCohorts(tx Tx, by domain.Actor, ids []domain.CohortID) (map[domain.CohortID]string, error) {
	scope, err := domain.ScopeOf(by, domain.ReadPurpose)
	if domain.ErrForbidden.Is(err) || len(ids) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return tx.CohortNames(scope, ids)
}

// LabelsOfCohorts gives what the actor calls each of the cohorts: its name for
// whoever may know what it is for, its code for the others. named says which
// are names.
func LabelsOfCohorts(tx Tx, by domain.Actor, ids []domain.CohortID) (labels map[domain.CohortID]string, named map[domain.CohortID]bool, err error) {
	names, err := NamesOfCohorts(tx, by, ids)
	if err != nil {
		return nil, nil, err
	}
	if labels, err = tx.CohortCodes(ids); err != nil {
		return nil, nil, err
	}
	named = map[domain.CohortID]bool{}
	for id, name := range names {
		labels[id], named[id] = name, true
	}
	return labels, named, nil
}
