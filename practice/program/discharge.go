package program

import (
	"context"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// DischargeView is a membership with its discharge summary, as whoever writes it
// sees it.
type DischargeView struct {
	Enrollment program.Enrollment
	Cohort     program.Cohort
	Client     domain.Client
	Summary    *clinical.Discharge  // the one that counts; nil before one was begun
	Earlier    []clinical.Discharge // withdrawn ones, in order
	Record     clinical.DischargeRecord
	Changed    bool // what was signed was counted otherwise than it counts today
	DueOn      domain.Date
	Goals      []clinical.DischargeGoal // of the plan that held on the last day, to say what became of them
	Named      []clinical.NamedInText
	Tasks      []clinical.FollowUpTask
	FollowUps  []clinical.FollowUp
}

// Version is that of the summary, 0 where none counts.
func (v DischargeView) Version() int {
	if v.Summary == nil {
		return 0
	}
	return v.Summary.Version
}

// DischargeOf gives a membership with its summary.
func (desk *Desk) DischargeOf(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (v DischargeView, err error) {
	err = desk.Read(ctx, by, domain.ReadDischarges, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		e, c, err := membershipSeen(tx, scope, d, id)
		if err != nil {
			return err
		}
		v, err = dischargeView(tx, d, c, e)
		return err
	})
	return v, err
}

// Discharge gives a membership with its summary by the summary's id, also to who
// co-signs it.
func (desk *Desk) Discharge(ctx context.Context, by domain.Actor, id domain.DischargeID) (v DischargeView, err error) {
	err = desk.Read(ctx, by, domain.ReadDischarges, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("discharge", id, domain.ClientID{})
		s, err := tx.Discharge(id)
		if err != nil {
			return err
		}
		e, err := tx.Enrollment(s.EnrollmentID)
		if err != nil {
			return err
		}
		c, err := tx.Cohort(e.CohortID)
		if err != nil {
			return err
		}
		if !c.LedBy(by.UserID) && !coSignsDischarge(by, s) {
			return domain.ErrNotFound
		}
		d.Concerns(e.ClientID)
		v, err = dischargeView(tx, d, c, e)
		return err
	})
	return v, err
}

func coSignsDischarge(by domain.Actor, s clinical.Discharge) bool {
	return s.WaitsFor == by.UserID || s.CoSigned != nil && s.CoSigned.UserID == by.UserID
}

// Graduation gives every member of a cohort with their summary, those whose
// membership was cancelled with it left out.
func (desk *Desk) Graduation(ctx context.Context, by domain.Actor, id domain.CohortID) (c program.Cohort, members []DischargeView, err error) {
	err = desk.Read(ctx, by, domain.ReadDischarges, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if c, err = visibleCohort(tx, scope, id); err != nil {
			return err
		}
		all, err := tx.Enrollments(id)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(e program.Enrollment) bool { return e.Outcome == program.MemberCancelled })
		members, err = dischargeViews(tx, d, c, all)
		return err
	})
	return c, members, err
}

func dischargeView(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment) (DischargeView, error) {
	views, err := dischargeViews(tx, d, c, []program.Enrollment{e})
	if err != nil {
		return DischargeView{}, err
	}
	return views[0], nil
}

func dischargeViews(tx practice.Tx, d *practice.Deed, c program.Cohort, members []program.Enrollment) (views []DischargeView, err error) {
	today, err := practice.Today(tx, d.Now)
	if err != nil {
		return nil, err
	}
	book, err := dischargeBookOf(tx, c, members, today)
	if err != nil {
		return nil, err
	}
	for _, e := range members {
		v, err := book.view(tx, e)
		if err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	slices.SortStableFunc(views, func(a, b DischargeView) int {
		return strings.Compare(a.Client.ShownName()+" "+a.Client.Code, b.Client.ShownName()+" "+b.Client.Code)
	})
	return views, nil
}

func (b dischargeBook) view(tx practice.Tx, e program.Enrollment) (v DischargeView, err error) {
	v = DischargeView{Enrollment: e, Cohort: b.cohort, Client: b.clients[e.ClientID], Goals: b.goals(e)}
	if !e.Until.IsZero() {
		v.DueOn = e.Until.AddDays(clinical.DischargeDays)
	}
	for _, s := range b.summaries[e.ID] {
		if s.Status.IsLive() {
			v.Summary = &s
		} else {
			v.Earlier = append(v.Earlier, s)
		}
	}
	if v.Record, err = b.record(tx, e); err != nil || v.Summary == nil {
		return v, err
	}
	if v.Summary.Record == nil {
		v.Named = v.Summary.Text.Named(b.around(e.ClientID))
		return v, nil
	}
	v.Changed = !v.Record.Counts(*v.Summary.Record)
	v.Record = *v.Summary.Record
	if v.FollowUps, err = tx.FollowUps(v.Summary.ID); err != nil {
		return v, err
	}
	v.Tasks = v.Summary.FollowUpTasks(v.FollowUps)
	return v, nil
}

// goals are those of the plan that held on the member's last day, today while it is
// to come, as far as they are worked on in this group.
func (b dischargeBook) goals(e program.Enrollment) (goals []clinical.DischargeGoal) {
	day := e.Until
	if day.IsZero() {
		day = b.today
	}
	plan := clinical.PlanOn(b.plans[e.ClientID], day)
	if plan == nil {
		return nil
	}
	for _, g := range plan.Text.Goals() {
		if g.CohortID.IsZero() || g.CohortID == b.cohort.ID {
			goals = append(goals, clinical.DischargeGoal{ID: g.ID, Text: g.Text, State: clinical.ObjectiveOpen})
		}
	}
	return goals
}
