package api

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/clinical"
)

// TreatmentPlanBody is a draft of a plan as it is typed.
type TreatmentPlanBody struct {
	Kind        clinical.PlanKind `json:"kind"`
	EffectiveOn string            `json:"effectiveOn,omitempty" format:"date" doc:"The day from which it holds"`
	PlanText
}

// PlanText is what a plan says.
type PlanText struct {
	Problems    []PlanProblem   `json:"problems"`
	Conditions  []PlanCondition `json:"conditions"`
	Strengths   string          `json:"strengths,omitempty"`
	DoneWhen    string          `json:"doneWhen,omitempty" doc:"What ends the treatment"`
	CareTeam    []CarePerson    `json:"careTeam"`
	Services    []PlanService   `json:"services" doc:"Besides this program"`
	TookPart    string          `json:"tookPart,omitempty" doc:"How the client took part in writing it"`
	ClientWords string          `json:"clientWords,omitempty" doc:"In the client's own words"`
}

// PlanProblem is what brings the client here.
type PlanProblem struct {
	ID    string     `json:"id,omitempty" doc:"Stays from version to version; made where it is absent"`
	Text  string     `json:"text"`
	Goals []PlanGoal `json:"goals"`
}

// PlanGoal is a long-term goal.
type PlanGoal struct {
	ID         string            `json:"id,omitempty" doc:"Notes link plan: and this"`
	Kind       clinical.GoalKind `json:"kind,omitempty"`
	Text       string            `json:"text"`
	CohortID   string            `json:"cohortId,omitempty" doc:"In which it is worked on; absent: all"`
	Objectives []PlanObjective   `json:"objectives"`
}

// PlanObjective is a step toward a goal that can be measured.
type PlanObjective struct {
	ID            string                  `json:"id,omitempty"`
	Text          string                  `json:"text"`
	Measure       string                  `json:"measure,omitempty"`
	Baseline      string                  `json:"baseline,omitempty"`
	Target        string                  `json:"target,omitempty"`
	TargetOn      string                  `json:"targetOn,omitempty" format:"date"`
	State         clinical.ObjectiveState `json:"state"`
	StateOn       string                  `json:"stateOn,omitempty" format:"date" doc:"Since when it is so"`
	Interventions []PlanIntervention      `json:"interventions"`
}

// PlanIntervention is what is done, by whom, and how often.
type PlanIntervention struct {
	Who      string `json:"who,omitempty"`
	What     string `json:"what"`
	HowOften string `json:"howOften,omitempty"`
}

// PlanCondition is what the client lives with besides.
type PlanCondition struct {
	Kind clinical.ConditionKind `json:"kind"`
	Text string                 `json:"text"`
	Code string                 `json:"code,omitempty" doc:"ICD-10-CM"`
}

// CarePerson is somebody around the client who has a part in their care.
type CarePerson struct {
	Name    string            `json:"name"`
	For     string            `json:"for,omitempty"`
	Outside bool              `json:"outside,omitempty"`
	Speak   clinical.MaySpeak `json:"speak" doc:"Whether the practice may speak with them"`
}

// PlanService is what the client gets elsewhere at the same time.
type PlanService struct {
	What     string `json:"what"`
	Where    string `json:"where,omitempty"`
	HowOften string `json:"howOften,omitempty"`
}

func (b TreatmentPlanBody) plan(f *domain.Faults) clinical.TreatmentPlan {
	return clinical.TreatmentPlan{Kind: b.Kind, EffectiveOn: dateField(f, "effectiveOn", b.EffectiveOn), Text: b.text(f)}
}

func (t PlanText) text(f *domain.Faults) clinical.PlanText {
	out := clinical.PlanText{Strengths: t.Strengths, DoneWhen: t.DoneWhen, TookPart: t.TookPart, ClientWords: t.ClientWords,
		Conditions: each(t.Conditions, func(c PlanCondition) clinical.PlanCondition { return clinical.PlanCondition(c) }),
		CareTeam:   each(t.CareTeam, func(c CarePerson) clinical.CarePerson { return clinical.CarePerson(c) }),
		Services:   each(t.Services, func(s PlanService) clinical.PlanService { return clinical.PlanService(s) })}
	for i, p := range t.Problems {
		problem := clinical.PlanProblem{ID: p.ID, Text: p.Text}
		for j, g := range p.Goals {
			problem.Goals = append(problem.Goals, g.goal(f, fmt.Sprintf("problems[%d].goals[%d].", i, j)))
		}
		out.Problems = append(out.Problems, problem)
	}
	return out
}

func (g PlanGoal) goal(f *domain.Faults, at string) clinical.PlanGoal {
	out := clinical.PlanGoal{ID: g.ID, Kind: g.Kind, Text: g.Text, CohortID: idField[domain.CohortID](f, at+"cohortId", g.CohortID)}
	for k, o := range g.Objectives {
		at := fmt.Sprintf("%sobjectives[%d].", at, k)
		out.Objectives = append(out.Objectives, clinical.PlanObjective{ID: o.ID, Text: o.Text, Measure: o.Measure, Baseline: o.Baseline, Target: o.Target, TargetOn: dateField(f, at+"targetOn", o.TargetOn),
			State: o.State, StateOn: dateField(f, at+"stateOn", o.StateOn), Interventions: each(o.Interventions, func(v PlanIntervention) clinical.PlanIntervention { return clinical.PlanIntervention(v) })})
	}
	return out
}

func planText(t clinical.PlanText) PlanText {
	return PlanText{Strengths: t.Strengths, DoneWhen: t.DoneWhen, TookPart: t.TookPart, ClientWords: t.ClientWords,
		Conditions: each(t.Conditions, func(c clinical.PlanCondition) PlanCondition { return PlanCondition(c) }),
		CareTeam:   each(t.CareTeam, func(c clinical.CarePerson) CarePerson { return CarePerson(c) }),
		Services:   each(t.Services, func(s clinical.PlanService) PlanService { return PlanService(s) }),
		Problems: each(t.Problems, func(p clinical.PlanProblem) PlanProblem {
			return PlanProblem{ID: p.ID, Text: p.Text, Goals: each(p.Goals, planGoal)}
		})}
}

func planGoal(g clinical.PlanGoal) PlanGoal {
	return PlanGoal{ID: g.ID, Kind: g.Kind, Text: g.Text, CohortID: text(g.CohortID), Objectives: each(g.Objectives, func(o clinical.PlanObjective) PlanObjective {
		return PlanObjective{ID: o.ID, Text: o.Text, Measure: o.Measure, Baseline: o.Baseline, Target: o.Target, TargetOn: o.TargetOn.String(), State: o.State, StateOn: o.StateOn.String(),
			Interventions: each(o.Interventions, func(v clinical.PlanIntervention) PlanIntervention { return PlanIntervention(v) })}
	})}
}

// SignPlanBody signs a plan.
type SignPlanBody struct {
	Name   string         `json:"name" doc:"Your own, typed"`
	Client ClientPartBody `json:"client"`
}

// ClientPartBody is how the client signed, or that they did not.
type ClientPartBody struct {
	Way     clinical.ClientSigned `json:"way"`
	Name    string                `json:"name,omitempty" doc:"Typed by the client, or of whose hand the drawing is"`
	Drawn   string                `json:"drawn,omitempty" doc:"Lines from point to point, as an SVG path" example:"M8 8L298 98"`
	Width   int                   `json:"width,omitempty" doc:"Of the drawing"`
	Height  int                   `json:"height,omitempty"`
	On      string                `json:"on" format:"date"`
	Witness string                `json:"witness,omitempty" doc:"Who saw it on paper"`
	Words   string                `json:"words,omitempty" doc:"Why they declined, in their words"`
}

func (b ClientPartBody) part(f *domain.Faults) clinical.ClientPart {
	return clinical.ClientPart{Way: b.Way, Name: b.Name, Drawn: b.Drawn, Width: b.Width, Height: b.Height, On: dateField(f, "client.on", b.On), Witness: b.Witness, Words: b.Words}
}

// CoSignPlanBody co-signs a plan, or gives it back.
type CoSignPlanBody struct {
	Name   string `json:"name,omitempty" doc:"Your own, typed; needed to sign"`
	Return string `json:"return,omitempty" doc:"A remark, with which it goes back to who signed it"`
}

// WithdrawPlanBody withdraws a plan.
type WithdrawPlanBody struct {
	Reason string `json:"reason"`
}
