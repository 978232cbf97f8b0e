package api

import (
	"time"

	"cohort/domain/clinical"
	clinicaldesk "cohort/practice/clinical"
)

// TreatmentPlan is one version of a client's plan.
type TreatmentPlan struct {
	ID          string                 `json:"id"`
	ClientID    string                 `json:"clientId"`
	ClientCode  string                 `json:"clientCode,omitempty" doc:"Where a version is read by itself"`
	FirstName   string                 `json:"firstName,omitempty" doc:"Where a version is read by itself"`
	Kind        clinical.PlanKind      `json:"kind"`
	Status      clinical.SigningStatus `json:"status"`
	BeforeID    string                 `json:"beforeId,omitempty" doc:"The version that it was copied from"`
	EffectiveOn string                 `json:"effectiveOn,omitempty"`
	ReviewOn    string                 `json:"reviewOn,omitempty" doc:"By when it is to be reviewed"`
	PlanText
	Client    *ClientPart    `json:"client,omitempty" doc:"How the client signed"`
	Signed    *NoteSignature `json:"signed,omitempty"`
	CoSigned  *NoteSignature `json:"coSigned,omitempty"`
	Returned  *NoteRemark    `json:"returned,omitempty" doc:"Why it came back from the co-signature"`
	Withdrawn *NoteRemark    `json:"withdrawn,omitempty" doc:"Why it was an error"`
	Unchanged bool           `json:"unchanged" doc:"The digest fits what stands here"`
	Version   int            `json:"version"`
	UpdatedAt time.Time      `json:"updatedAt"`
	UpdatedBy string         `json:"updatedBy" doc:"Name"`
}

// ClientPart is how a client signed, or that they did not.
type ClientPart struct {
	Way     clinical.ClientSigned `json:"way"`
	Name    string                `json:"name,omitempty"`
	Drawn   string                `json:"drawn,omitempty" doc:"Lines from point to point, as an SVG path"`
	Width   int                   `json:"width,omitempty"`
	Height  int                   `json:"height,omitempty"`
	On      string                `json:"on"`
	Witness string                `json:"witness,omitempty"`
	Words   string                `json:"words,omitempty"`
}

func treatmentPlan(p clinical.TreatmentPlan) TreatmentPlan {
	out := TreatmentPlan{ID: p.ID.String(), ClientID: p.ClientID.String(), Kind: p.Kind, Status: p.Status, BeforeID: text(p.Before), EffectiveOn: p.EffectiveOn.String(), ReviewOn: p.ReviewOn.String(),
		PlanText: planText(p.Text), Signed: noteSignature(p.Signed), CoSigned: noteSignature(p.CoSigned), Returned: remark(p.Returned), Withdrawn: remark(p.Withdrawn), Unchanged: p.Signed != nil && p.Unchanged(),
		Version: p.Version, UpdatedAt: p.UpdatedAt.UTC(), UpdatedBy: p.ByName}
	if c := p.Client; c != nil {
		out.Client = &ClientPart{Way: c.Way, Name: c.Name, Drawn: c.Drawn, Width: c.Width, Height: c.Height, On: c.On.String(), Witness: c.Witness, Words: c.Words}
	}
	return out
}

func remark(r *clinical.Remark) *NoteRemark {
	if r == nil {
		return nil
	}
	return &NoteRemark{Remark: r.Text, Section: r.Section, By: r.Name, At: r.At.UTC()}
}

// ClientPlans is a client's plan in all its versions.
type ClientPlans struct {
	ClientID   string          `json:"clientId"`
	ClientCode string          `json:"clientCode"`
	FirstName  string          `json:"firstName" doc:"As the group calls them"`
	LiveID     string          `json:"liveId,omitempty" doc:"The version that holds today"`
	DraftID    string          `json:"draftId,omitempty" doc:"The one that is being written or waits for a signature"`
	DueOn      string          `json:"dueOn,omitempty" doc:"Of the first plan or the next review; absent for somebody who is not in treatment"`
	Overdue    bool            `json:"overdue"`
	Items      []TreatmentPlan `json:"items" doc:"The last first"`
	Lines      []GoalLine      `json:"lines" doc:"How far the goals of what holds were, from note to note"`
}

// GoalLine is how far a goal was, from note to note.
type GoalLine struct {
	GoalID string      `json:"goalId"`
	Points []GoalPoint `json:"points" doc:"In the order of days"`
}

// GoalPoint is how far a goal was by one note.
type GoalPoint struct {
	On     string `json:"on"`
	Value  int    `json:"value" doc:"From 0 to 10"`
	NoteID string `json:"noteId"`
}

func clientPlans(v clinicaldesk.ClientPlans) ClientPlans {
	out := ClientPlans{ClientID: v.Client.ID.String(), ClientCode: v.Client.Code, FirstName: v.Client.ShownName(), DueOn: v.DueOn.String(), Overdue: v.Overdue(v.Today), Items: each(v.Items, treatmentPlan),
		Lines: each(v.Lines, func(l clinical.GoalLine) GoalLine {
			return GoalLine{GoalID: l.GoalID, Points: each(l.Points, func(p clinical.GoalPoint) GoalPoint {
				return GoalPoint{On: p.On, Value: p.Value, NoteID: p.Note.String()}
			})}
		})}
	if v.Live != nil {
		out.LiveID = v.Live.ID.String()
	}
	if v.Open != nil {
		out.DraftID = v.Open.ID.String()
	}
	return out
}

// PlanDue is a client on a worklist of plans.
type PlanDue struct {
	ClientID   string                 `json:"clientId"`
	ClientCode string                 `json:"clientCode"`
	FirstName  string                 `json:"firstName" doc:"As the group calls them"`
	Kind       clinical.PlanKind      `json:"kind" doc:"What is due: the first plan, or a review"`
	DueOn      string                 `json:"dueOn,omitempty"`
	PlanID     string                 `json:"planId,omitempty" doc:"The version that is being written or waits"`
	Status     clinical.SigningStatus `json:"status,omitempty" doc:"Of that"`
}

// PlanCounts are the clients of all worklists.
type PlanCounts struct {
	Due      int `json:"due" doc:"Within 14 days"`
	Overdue  int `json:"overdue"`
	Unsigned int `json:"unsigned"`
	CoSign   int `json:"cosign"`
}

// PlansWorklist is a worklist of plans.
type PlansWorklist struct {
	Items  []PlanDue  `json:"items" doc:"At most 200 clients, the longest due first"`
	Counts PlanCounts `json:"counts" doc:"Of all worklists"`
}

func plansWorklist(w clinicaldesk.PlanWork) PlansWorklist {
	return PlansWorklist{Counts: PlanCounts{Due: w.Counts[clinical.PlansDue], Overdue: w.Counts[clinical.PlansOverdue], Unsigned: w.Counts[clinical.PlansUnsigned], CoSign: w.Counts[clinical.PlansToCoSign]},
		Items: each(w.Items, func(p clinical.PlanDue) PlanDue {
			c := w.Clients[p.ClientID]
			due := PlanDue{ClientID: p.ClientID.String(), ClientCode: c.Code, FirstName: c.ShownName(), Kind: clinical.PlanFirst, DueOn: p.DueOn.String()}
			if p.Live != nil {
				due.Kind = clinical.PlanReview
			}
			if p.Open != nil {
				due.PlanID, due.Status = p.Open.ID.String(), p.Open.Status
			}
			return due
		})}
}
