package repository

import (
	"cohort/domain"
	"cohort/domain/program"
)

type cohortLeadRow struct {
	ID     domain.CohortID
	LeadID domain.UserID
	Last   *domain.Date
}

// CohortLeads gives who leads each cohort that is planned or running.
func (t *tx) CohortLeads() (leads []program.CohortLead, err error) {
	var rows []cohortLeadRow
	err = t.afresh().Table("cohorts").Select(`cohorts.id, cohorts.lead_id,
		(SELECT max(s.held_on) FROM sessions AS s WHERE s.cohort_id = cohorts.id AND s.status = '`+string(program.SessionScheduled)+`') AS last`).
		Where("cohorts.status IN ?", []program.CohortStatus{program.CohortPlanned, program.CohortRunning}).Order("cohorts.id").Scan(&rows).Error
	for _, r := range rows {
		lead := program.CohortLead{CohortID: r.ID, LeadID: r.LeadID}
		if r.Last != nil {
			lead.Last = *r.Last
		}
		leads = append(leads, lead)
	}
	return leads, err
}
