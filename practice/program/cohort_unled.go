package program

import (
	"cmp"
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// UnledCohorts gives what has no active licensed lead, planned or running, the
// one that will miss a lead first coming first. It names no client.
func (desk *Desk) UnledCohorts(ctx context.Context, by domain.Actor) (all []program.UnledCohort, err error) {
	err = desk.Look(ctx, by, domain.ListUnledCohorts, func(tx practice.Tx, _ domain.Scope) error {
		today, err := practice.Today(tx, desk.Now())
		if err != nil {
			return err
		}
		leads, err := tx.CohortLeads()
		if err != nil {
			return err
		}
		known := map[domain.UserID]domain.User{}
		for _, l := range leads {
			lead, asked := known[l.LeadID]
			if !asked {
				if lead, err = tx.User(l.LeadID); err != nil {
					return err
				}
				known[l.LeadID] = lead
			}
			if program.MayLeadThrough(lead, today, l.Last) {
				continue // the most of them: their sessions need no look
			}
			unled, err := desk.unled(tx, by, l.CohortID, lead)
			if err != nil {
				return err
			}
			all = append(all, unled...)
		}
		slices.SortFunc(all, func(a, b program.UnledCohort) int {
			return cmp.Or(cmp.Compare(a.From.String(), b.From.String()), cmp.Compare(a.Code, b.Code))
		})
		return nil
	})
	return all, err
}

// unled looks at the sessions of one cohort: it is none or one.
func (desk *Desk) unled(tx practice.Tx, by domain.Actor, id domain.CohortID, lead domain.User) ([]program.UnledCohort, error) {
	v, err := tx.CohortView(domain.Everything(), id, desk.Now())
	if err != nil {
		return nil, err
	}
	ahead, err := sessionsAhead(tx, &v)
	if err != nil {
		return nil, err
	}
	words, from := program.Unled(lead, ahead, v.Today(desk.Now()))
	if words == "" {
		return nil, nil
	}
	if !domain.May(by, domain.ReadPurpose, false) {
		v = v.Neutral()
	}
	return []program.UnledCohort{{ID: v.ID, Code: v.Code, Name: v.Name, Status: v.Status, LeadName: lead.Name, From: from, Words: words}}, nil
}
