package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// DischargeWork is a worklist of summaries, with the counts of all.
type DischargeWork struct {
	Items   []clinical.DischargeDue
	Clients map[domain.ClientID]domain.Client
	Cohorts map[domain.CohortID]string // as the reader calls them
	Counts  map[clinical.DischargesList]int
}

// mostSummaries is how many a worklist shows.
const mostSummaries = 200

// DischargesDue gives a worklist of memberships that ended and whose summary is to
// be written, signed or co-signed.
func (desk *Desk) DischargesDue(ctx context.Context, by domain.Actor, which clinical.DischargesList) (w DischargeWork, err error) {
	err = desk.Read(ctx, by, domain.ReadDischarges, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("discharges", domain.ClientID{})
		lists, err := dueDischarges(tx, scope, d)
		if err != nil {
			return err
		}
		if lists[clinical.DischargesToCoSign], err = dischargesToCoSign(tx, by); err != nil {
			return err
		}
		w.Counts = map[clinical.DischargesList]int{}
		for _, list := range clinical.DischargesLists {
			w.Counts[list] = len(lists[list])
		}
		w.Items = lists[which][:min(len(lists[which]), mostSummaries)]
		var clients []domain.ClientID
		var cohorts []domain.CohortID
		for _, m := range w.Items {
			clients, cohorts = append(clients, m.ClientID), append(cohorts, m.CohortID)
		}
		if w.Cohorts, _, err = practice.LabelsOfCohorts(tx, by, cohorts); err != nil {
			return err
		}
		w.Clients, err = tx.ClientsByID(clients)
		return err
	})
	return w, err
}

func dueDischarges(tx practice.Tx, scope domain.Scope, d *practice.Deed) (map[clinical.DischargesList][]clinical.DischargeDue, error) {
	today, err := practice.Today(tx, d.Now)
	if err != nil {
		return nil, err
	}
	ended, err := tx.EndedMembers(scope, today.AddDays(-clinical.DischargeBack), today)
	if err != nil {
		return nil, err
	}
	ids := make([]domain.EnrollmentID, len(ended))
	for i, m := range ended {
		ids[i] = m.EnrollmentID
	}
	summaries, err := tx.Discharges(ids...)
	return clinical.DueDischarges(ended, summaries, today), err
}

// dischargesToCoSign are those that wait for who asks, also of groups that they do
// not lead.
func dischargesToCoSign(tx practice.Tx, by domain.Actor) (list []clinical.DischargeDue, err error) {
	waiting, err := tx.DischargesWaitingFor(by.UserID)
	if err != nil {
		return nil, err
	}
	for _, s := range waiting {
		e, err := tx.Enrollment(s.EnrollmentID)
		if err != nil {
			return nil, err
		}
		list = append(list, clinical.DischargeDue{EndedMember: clinical.EndedMember{EnrollmentID: e.ID, CohortID: e.CohortID, ClientID: e.ClientID, On: e.Until}, Summary: &s})
	}
	return list, nil
}
