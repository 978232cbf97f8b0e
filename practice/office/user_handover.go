package office

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var noteHandovers = practice.Plain("handovers")

// Handover says who leads a cohort from now on.
type Handover struct {
	CohortID domain.CohortID
	LeadID   domain.UserID
}

// leadsNoMore says whether a change takes from somebody what they lead by: the
// role, every license, or the work here. A license that runs out does not:
// that is spoken of, and what they lead goes on.
func leadsNoMore(before, after domain.User) bool {
	could := func(u domain.User) bool {
		return u.Holds(domain.Therapist) && len(u.Licenses) > 0 && u.Status != domain.UserDisabled
	}
	return could(before) && !could(after)
}

// handOver gives what a person leads to others, in the same transaction: no
// cohort is left without somebody who may lead it. Co-leading simply ends.
func handOver(tx practice.Tx, d *practice.Deed, u domain.User, handovers []Handover) error {
	ids, err := tx.LedCohorts(u.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	if err := tx.HoldUsers(leadsOf(handovers)...); err != nil {
		return err
	}
	var f domain.Faults
	var open []domain.FieldError
	for _, id := range ids {
		c, err := tx.LockCohort(id)
		if err != nil {
			return err
		}
		if c, err = without(tx, d, c, u.ID, handovers, &f); err != nil {
			return err
		}
		if c.LeadID == u.ID {
			open = append(open, domain.FieldError{Field: "handovers." + c.ID.String(), Message: c.Code + " needs somebody who takes over"})
			continue
		}
		if err := f.Err(); err != nil {
			continue // nothing is saved; every fault is named at once
		}
		c.Version, c.UpdatedAt = c.Version+1, d.Now
		if err := tx.SaveCohort(c); err != nil {
			return err
		}
		changed := d.By.Entry(domain.UpdateCohort, domain.Done, domain.Subject{Kind: "cohort", ID: c.ID.String()}, d.Now)
		if err := tx.AppendAudit(changed); err != nil {
			return err
		}
	}
	if len(open) > 0 {
		refused := ErrLeadsCohorts
		refused.Fields = open
		return refused
	}
	d.Note(noteHandovers, len(ids))
	return d.Check(f.Err())
}

// without is the cohort without the person: led by who takes over, where one
// is named who may.
func without(tx practice.Tx, d *practice.Deed, c program.Cohort, gone domain.UserID, handovers []Handover, f *domain.Faults) (program.Cohort, error) {
	c.CoLeadIDs = slices.DeleteFunc(slices.Clone(c.CoLeadIDs), func(id domain.UserID) bool { return id == gone })
	if c.LeadID != gone {
		return c, nil
	}
	i := slices.IndexFunc(handovers, func(h Handover) bool { return h.CohortID == c.ID })
	if i < 0 {
		return c, nil
	}
	next, err := tx.User(handovers[i].LeadID)
	if err != nil && !domain.ErrNotFound.Is(err) {
		return c, err
	}
	day := c.LeadDay(d.Now)
	f.When(err != nil || next.ID == gone || !next.MayLeadOn(day), fmt.Sprintf("handovers[%d].leadId", i), fmt.Sprintf("must be a therapist with a license that is valid on %s", day))
	c.LeadID = handovers[i].LeadID
	c.CoLeadIDs = slices.DeleteFunc(c.CoLeadIDs, func(id domain.UserID) bool { return id == c.LeadID })
	if c.LeadID == gone {
		c.LeadID = domain.UserID{} // named at its place, and not as open
	}
	return c, nil
}

func leadsOf(handovers []Handover) []domain.UserID {
	ids := make([]domain.UserID, len(handovers))
	for i, h := range handovers {
		ids[i] = h.LeadID
	}
	return ids
}
