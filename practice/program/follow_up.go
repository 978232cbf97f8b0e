package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

var noteAfter = practice.Plain("afterDays") // how many days

// FollowUpView is somebody who left treatment, with what they took home and what
// was found since.
type FollowUpView struct {
	Client    domain.Client
	Cohort    string // as the reader calls it
	On        domain.Date
	Discharge domain.DischargeID
	Aftercare clinical.Aftercare
	Tasks     []clinical.FollowUpTask
	FollowUps []clinical.FollowUp
}

// onFollowed acts on the discharge of somebody who is asked afterwards; its cohort
// is locked.
func (desk *Desk) onFollowed(ctx context.Context, by domain.Actor, action domain.Action, id domain.DischargeID,
	do func(practice.Tx, *practice.Deed, clinical.Discharge, []clinical.FollowUp) error) error {
	return desk.onDischarge(ctx, by, action, id, func(tx practice.Tx, d *practice.Deed, s clinical.Discharge, _ program.Enrollment) error {
		earlier, err := tx.FollowUps(s.ID)
		if err != nil {
			return err
		}
		return do(tx, d, s, earlier)
	})
}

// RecordFollowUp takes down what somebody said after treatment, or that they were
// not reached.
func (desk *Desk) RecordFollowUp(ctx context.Context, by domain.Actor, id domain.DischargeID, after int, on domain.Date, said clinical.FollowUpSaid) (u clinical.FollowUp, err error) {
	err = desk.onFollowed(ctx, by, domain.RecordFollowUp, id, func(tx practice.Tx, d *practice.Deed, s clinical.Discharge, earlier []clinical.FollowUp) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		if u, err = s.Follow(after, on, said, earlier, today, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(noteAfter, after)
		return tx.CreateFollowUp(u)
	})
	return u, err
}

// VoidFollowUp says that one was taken down by mistake.
func (desk *Desk) VoidFollowUp(ctx context.Context, by domain.Actor, id domain.FollowUpID, reason string) (u clinical.FollowUp, err error) {
	err = desk.Change(ctx, by, domain.VoidFollowUp, func(tx practice.Tx, d *practice.Deed) error {
		d.About("follow_up", id, domain.ClientID{})
		found, err := tx.FollowUp(id)
		if err != nil {
			return err
		}
		if _, _, err := ofOwnMembership(tx, d, func() (clinical.Discharge, error) { return tx.Discharge(found.DischargeID) }, func(s clinical.Discharge) domain.EnrollmentID { return s.EnrollmentID }); err != nil {
			return err
		}
		if found, err = tx.FollowUp(id); err != nil {
			return err
		}
		if u, err = found.MarkInError(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.SaveFollowUp(u)
	})
	return u, err
}

// FollowUpsOf gives what somebody took home, and what was found since.
func (desk *Desk) FollowUpsOf(ctx context.Context, by domain.Actor, id domain.DischargeID) (v FollowUpView, err error) {
	err = desk.Read(ctx, by, domain.ReadFollowUps, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("discharge", id, domain.ClientID{})
		s, err := tx.Discharge(id)
		if err != nil {
			return err
		}
		e, c, err := membershipSeen(tx, scope, d, s.EnrollmentID)
		if err != nil {
			return err
		}
		if s.Record == nil {
			return domain.ErrNotFound // nobody took anything home
		}
		v = FollowUpView{Discharge: s.ID, On: s.Record.To, Aftercare: s.Text.Aftercare}
		clients, err := tx.ClientsInFull([]domain.ClientID{e.ClientID})
		if err != nil {
			return err
		}
		v.Client = clients[e.ClientID]
		labels, _, err := practice.LabelsOfCohorts(tx, by, []domain.CohortID{c.ID})
		if err != nil {
			return err
		}
		v.Cohort = labels[c.ID]
		v.FollowUps, err = tx.FollowUps(s.ID)
		v.Tasks = s.FollowUpTasks(v.FollowUps)
		return err
	})
	return v, err
}

// FollowUpWork is a worklist of people to ask, with the counts of all.
type FollowUpWork struct {
	Items   []clinical.FollowUpDue
	Clients map[domain.ClientID]domain.Client
	Cohorts map[domain.CohortID]string // as the reader calls them
	Counts  map[clinical.FollowUpsList]int
	Today   domain.Date
}

// mostToAsk is how many a worklist shows.
const mostToAsk = 200

// FollowUpsDue gives a worklist of people to ask after treatment.
func (desk *Desk) FollowUpsDue(ctx context.Context, by domain.Actor, which clinical.FollowUpsList) (w FollowUpWork, err error) {
	err = desk.Read(ctx, by, domain.ReadFollowUps, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("follow_ups", domain.ClientID{})
		if w.Today, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		lists, err := dueFollowUps(tx, scope, w.Today)
		if err != nil {
			return err
		}
		w.Counts = map[clinical.FollowUpsList]int{}
		for _, list := range clinical.FollowUpsLists {
			w.Counts[list] = len(lists[list])
		}
		w.Items = lists[which][:min(len(lists[which]), mostToAsk)]
		var clients []domain.ClientID
		var cohorts []domain.CohortID
		for _, u := range w.Items {
			clients, cohorts = append(clients, u.ClientID), append(cohorts, u.CohortID)
		}
		if w.Cohorts, _, err = practice.LabelsOfCohorts(tx, by, cohorts); err != nil {
			return err
		}
		w.Clients, err = tx.ClientsInFull(clients)
		return err
	})
	return w, err
}

func dueFollowUps(tx practice.Tx, scope domain.Scope, today domain.Date) (map[clinical.FollowUpsList][]clinical.FollowUpDue, error) {
	left, err := tx.DischargedMembers(scope, clinical.FollowedSince(today), clinical.FollowedUntil(today))
	if err != nil {
		return nil, err
	}
	of, ids := map[domain.EnrollmentID]clinical.EndedMember{}, make([]domain.EnrollmentID, len(left))
	for i, m := range left {
		of[m.EnrollmentID], ids[i] = m, m.EnrollmentID
	}
	discharges, err := tx.Discharges(ids...)
	if err != nil {
		return nil, err
	}
	signed := make([]domain.DischargeID, len(discharges))
	for i, s := range discharges {
		signed[i] = s.ID
	}
	done, err := tx.FollowUps(signed...)
	return clinical.DueFollowUps(of, discharges, done, today), err
}
