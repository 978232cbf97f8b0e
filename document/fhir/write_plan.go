package fhir

import (
	"slices"

	"cohort/domain"
)

type carePlan struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Status       string       `json:"status"`
	Intent       string       `json:"intent"`
	Category     []concept    `json:"category"`
	Title        string       `json:"title"`
	Description  string       `json:"description,omitempty"`
	Subject      *reference   `json:"subject"`
	Period       *period      `json:"period,omitempty"`
	Author       *reference   `json:"author,omitempty"`
	Goal         []*reference `json:"goal,omitempty"`
	Activity     []activity   `json:"activity,omitempty"`
}

type activity struct {
	Detail activityDetail `json:"detail"`
}

type activityDetail struct {
	Status      string `json:"status"`
	Description string `json:"description"`
}

type writtenGoal struct {
	ResourceType    string       `json:"resourceType"`
	ID              string       `json:"id"`
	LifecycleStatus string       `json:"lifecycleStatus"`
	Description     concept      `json:"description"`
	Subject         *reference   `json:"subject"`
	Target          []goalTarget `json:"target,omitempty"`
}

type goalTarget struct {
	DueDate string `json:"dueDate"`
}

func (c carePlan) id() string    { return c.ID }
func (g writtenGoal) id() string { return g.ID }

var planStatuses = []PlanStatus{PlanDraft, PlanActive, PlanCompleted, PlanRevoked}

func (p Plan) check(f *domain.Faults, field string, known map[domain.UserID]bool) {
	f.When(plain(p.Title) == "", field+"title", "is missing")
	f.When(!slices.Contains(planStatuses, p.Status), field+"status", "must be draft, active, completed or revoked")
	f.When(!p.Author.IsZero() && !known[p.Author], field+"author", "must be among the clinicians")
	f.When(!p.From.IsZero() && !p.Until.IsZero() && p.Until.Before(p.From), field+"until", "is before its first day")
}

func (r Record) carePlan(p Plan) carePlan {
	c := carePlan{
		ResourceType: "CarePlan", ID: p.ID, Status: string(p.Status), Intent: "plan", Category: []concept{coded(loinc, "18776-5", "Plan of care note")},
		Title: plain(p.Title), Description: plain(p.Description), Subject: r.subject(), Period: days(p.From, p.Until),
	}
	if !p.Author.IsZero() {
		c.Author = at(p.Author.String())
	}
	for _, g := range p.Goals {
		c.Goal = append(c.Goal, at(g.ID))
	}
	for _, step := range said(p.Steps...) {
		c.Activity = append(c.Activity, activity{Detail: activityDetail{Status: stepStatus[p.Status], Description: step}})
	}
	return c
}

// stepStatus: a plan's steps are as far as the plan is.
var stepStatus = map[PlanStatus]string{PlanDraft: "not-started", PlanActive: "in-progress", PlanCompleted: "completed", PlanRevoked: "stopped"}

func (r Record) goal(p Plan, g Goal) writtenGoal {
	w := writtenGoal{ResourceType: "Goal", ID: g.ID, LifecycleStatus: "active", Description: words(g.Text), Subject: r.subject()}
	switch {
	case g.Reached:
		w.LifecycleStatus = "completed"
	case p.Status == PlanDraft:
		w.LifecycleStatus = "proposed"
	case p.Status == PlanRevoked:
		w.LifecycleStatus = "cancelled"
	}
	if !g.TargetOn.IsZero() {
		w.Target = []goalTarget{{DueDate: date(g.TargetOn)}}
	}
	return w
}
