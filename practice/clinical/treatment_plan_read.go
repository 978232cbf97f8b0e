package clinical

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// ClientPlans are all versions of a client's plan, the last first.
type ClientPlans struct {
	Client domain.Client
	Today  domain.Date
	Since  domain.Date // of their treatment; zero for somebody who is not in treatment
	clinical.PlanStanding
	Items []clinical.TreatmentPlan
	Lines []clinical.GoalLine // of the goals of what holds
}

// mostRead is how many notes the lines of goals are read from.
const mostRead = 200

// PlansOf gives a client's plan in all its versions.
func (desk *Desk) PlansOf(ctx context.Context, by domain.Actor, client domain.ClientID) (v ClientPlans, err error) {
	err = desk.Read(ctx, by, domain.ReadTreatmentPlans, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("treatment_plans", client)
		if v.Client, err = tx.Client(scope, client); err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if v.Today, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		if v.Since, err = tx.InTreatmentSince(client, true); err != nil {
			return err
		}
		if v.Items, err = plansFor(tx, by, client); err != nil {
			return err
		}
		v.PlanStanding = clinical.StandingOf(slices.Clone(v.Items), v.Since, v.Today, settings.Notes)
		slices.Reverse(v.Items)
		return v.readLines(tx)
	})
	return v, err
}

// plansFor gives a client's versions as far as the actor reads them: an emergency
// opens no draft.
func plansFor(tx practice.Tx, by domain.Actor, client domain.ClientID) ([]clinical.TreatmentPlan, error) {
	all, err := tx.TreatmentPlans(client)
	if err != nil {
		return nil, err
	}
	treats, err := tx.Treats(by.UserID, client)
	if !treats {
		all = slices.DeleteFunc(all, func(p clinical.TreatmentPlan) bool { return p.Status.IsOpen() })
	}
	return all, err
}

// readLines reads how far the goals of what holds were, from note to note.
func (v *ClientPlans) readLines(tx practice.Tx) error {
	if v.Live == nil {
		return nil
	}
	notes, err := tx.SignedNotes(v.Client.ID, domain.Page{Limit: mostRead})
	if err != nil {
		return err
	}
	v.Lines = clinical.GoalLines(v.Live.Text.Goals(), notes.Items)
	return nil
}

// Plan gives one version, with whose it is.
func (desk *Desk) Plan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID) (p clinical.TreatmentPlan, c domain.Client, err error) {
	err = desk.Read(ctx, by, domain.ReadTreatmentPlans, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("treatment_plan", id, domain.ClientID{})
		if p, err = tx.TreatmentPlan(id); err != nil {
			return err
		}
		if err := mayPlan(tx, by, domain.ReadTreatmentPlans, p); err != nil {
			return err
		}
		d.Concerns(p.ClientID)
		found, err := tx.ClientsByID([]domain.ClientID{p.ClientID})
		c = found[p.ClientID]
		return err
	})
	return p, c, err
}

// PlanWork is a worklist of plans, with the counts of all.
type PlanWork struct {
	Items   []clinical.PlanDue
	Clients map[domain.ClientID]domain.Client
	Counts  map[clinical.PlansList]int
	Today   domain.Date
}

// mostPlansDue is how many clients a worklist shows.
const mostPlansDue = 200

// PlansDue gives a worklist of plans.
func (desk *Desk) PlansDue(ctx context.Context, by domain.Actor, which clinical.PlansList) (w PlanWork, err error) {
	err = desk.Read(ctx, by, domain.ReadTreatmentPlans, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("treatment_plans", domain.ClientID{})
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if w.Today, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		all, err := standings(tx, scope, w.Today, settings.Notes)
		if err != nil {
			return err
		}
		lists := clinical.DuePlans(all, w.Today)
		waiting, err := tx.PlansWaitingFor(by.UserID)
		if err != nil {
			return err
		}
		for _, p := range waiting {
			lists[clinical.PlansToCoSign] = append(lists[clinical.PlansToCoSign], clinical.PlanDue{ClientID: p.ClientID, PlanStanding: clinical.PlanStanding{Open: &p}})
		}
		w.Counts = map[clinical.PlansList]int{}
		for _, list := range clinical.PlansLists {
			w.Counts[list] = len(lists[list])
		}
		w.Items = lists[which][:min(len(lists[which]), mostPlansDue)]
		ids := make([]domain.ClientID, len(w.Items))
		for i, p := range w.Items {
			ids[i] = p.ClientID
		}
		w.Clients, err = tx.ClientsByID(ids)
		return err
	})
	return w, err
}

// standings are where the plans of those in treatment stand.
func standings(tx practice.Tx, scope domain.Scope, today domain.Date, rules domain.NoteRules) ([]clinical.PlanDue, error) {
	members, err := tx.PlanMembers(scope)
	if err != nil {
		return nil, err
	}
	ids := make([]domain.ClientID, len(members))
	for i, m := range members {
		ids[i] = m.ClientID
	}
	plans, err := tx.TreatmentPlans(ids...)
	if err != nil {
		return nil, err
	}
	of := map[domain.ClientID][]clinical.TreatmentPlan{}
	for _, p := range plans {
		of[p.ClientID] = append(of[p.ClientID], p)
	}
	all := make([]clinical.PlanDue, len(members))
	for i, m := range members {
		all[i] = clinical.PlanDue{ClientID: m.ClientID, PlanStanding: clinical.StandingOf(of[m.ClientID], m.Since, today, rules)}
	}
	return all, nil
}
