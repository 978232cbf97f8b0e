package program

import (
	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// labeled leaves out of a calendar what the actor need not know of its cohorts.
func labeled(tx practice.Tx, by domain.Actor, sessions []program.DatedSession) error {
	if by.Reach(domain.ReadPurpose) == domain.All || len(sessions) == 0 {
		return nil
	}
	ids := make([]domain.CohortID, len(sessions))
	for i, s := range sessions {
		ids[i] = s.CohortID
	}
	labels, named, err := practice.LabelsOfCohorts(tx, by, ids)
	for i, s := range sessions {
		if by.CoverFor(domain.ReadPurpose, s.ID, s.Date) != nil {
			continue // a substitute is told what the group is for
		}
		sessions[i].CohortName = labels[s.CohortID]
		if !named[s.CohortID] {
			sessions[i].Theme = ""
		}
	}
	return err
}

// labeledCalendar does so for a calendar with all that it shows, and says which
// cohorts are called by their names.
func labeledCalendar(tx practice.Tx, by domain.Actor, sessions []program.CalendarSession) error {
	ids := make([]domain.CohortID, len(sessions))
	for i, s := range sessions {
		ids[i] = s.CohortID
	}
	named := map[domain.CohortID]bool{}
	if by.Reach(domain.ReadPurpose) != domain.All {
		names, err := practice.NamesOfCohorts(tx, by, ids)
		if err != nil {
			return err
		}
		for id := range names {
			named[id] = true
		}
	}
	for i := range sessions {
		s := &sessions[i]
		s.Named = by.Reach(domain.ReadPurpose) == domain.All || named[s.CohortID] || by.CoverFor(domain.ReadPurpose, s.ID, s.Date) != nil
		if !s.Named {
			s.CohortName, s.Theme = s.CohortCode, ""
		}
	}
	return nil
}

// createCohort adds a cohort under a code that nobody has.
func createCohort(tx practice.Tx, c *program.Cohort) error {
	known, err := tx.CountCohorts()
	if err != nil {
		return err
	}
	beyond, err := tx.LastCode(domain.CohortCodeNoun)
	if err != nil {
		return err
	}
	for range domain.CodeTries {
		if c.Code, err = domain.NewCohortCode(known, beyond); err != nil {
			return err
		}
		if err = tx.CreateCohort(*c); !domain.ErrCodeTaken.Is(err) {
			return err
		}
	}
	return err
}
