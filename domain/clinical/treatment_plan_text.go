package clinical

import (
	"encoding/json"
	"fmt"
	"slices"

	"cohort/domain"
)

// PlanText is what a plan says.
type PlanText struct {
	Problems    []PlanProblem   `json:"problems,omitempty"`
	Conditions  []PlanCondition `json:"conditions,omitempty"`
	Strengths   string          `json:"strengths,omitempty"`
	DoneWhen    string          `json:"doneWhen,omitempty"` // what ends the treatment
	CareTeam    []CarePerson    `json:"careTeam,omitempty"`
	Services    []PlanService   `json:"services,omitempty"` // besides this program
	TookPart    string          `json:"tookPart,omitempty"` // how the client took part in writing it
	ClientWords string          `json:"clientWords,omitempty"`
}

// PlanProblem is what brings the client here, with what is to become of it.
type PlanProblem struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	Goals []PlanGoal `json:"goals,omitempty"`
}

// PlanGoal is a long-term goal. Its id stays from version to version: notes link it.
type PlanGoal struct {
	ID         string          `json:"id"`
	Kind       GoalKind        `json:"kind,omitempty"`
	Text       string          `json:"text"`
	CohortID   domain.CohortID `json:"cohortId,omitzero"` // in which it is worked on; zero for all
	Objectives []PlanObjective `json:"objectives,omitempty"`
}

// PlanObjective is a step toward a goal that can be measured.
type PlanObjective struct {
	ID            string             `json:"id"`
	Text          string             `json:"text"`
	Measure       string             `json:"measure,omitempty"`
	Baseline      string             `json:"baseline,omitempty"`
	Target        string             `json:"target,omitempty"`
	TargetOn      domain.Date        `json:"targetOn,omitzero"`
	State         ObjectiveState     `json:"state"`
	StateOn       domain.Date        `json:"stateOn,omitzero"` // since when it is so
	Interventions []PlanIntervention `json:"interventions,omitempty"`
}

// PlanIntervention is what is done, by whom, and how often.
type PlanIntervention struct {
	Who      string `json:"who,omitempty"`
	What     string `json:"what"`
	HowOften string `json:"howOften,omitempty"`
}

// PlanCondition is what the client lives with besides.
type PlanCondition struct {
	Kind ConditionKind `json:"kind"`
	Text string        `json:"text"`
	Code string        `json:"code,omitempty"` // ICD-10-CM
}

// CarePerson is somebody around the client who has a part in their care.
type CarePerson struct {
	Name    string   `json:"name"`
	For     string   `json:"for,omitempty"`
	Outside bool     `json:"outside,omitempty"`
	Speak   MaySpeak `json:"speak"`
}

// PlanService is what the client gets elsewhere at the same time.
type PlanService struct {
	What     string `json:"what"`
	Where    string `json:"where,omitempty"`
	HowOften string `json:"howOften,omitempty"`
}

// GoalKind is what a goal is about (requirements of the practice's founding list).
type GoalKind string

// GoalKinds lists what goals may be about.
var GoalKinds = []GoalKind{"symptom_reduction", "behavior_change", "coping_skills", "relationships", "self_awareness", "emotional_resilience", "maintain_sobriety", "independence"}

// Values is the closed list, as texts.
func (GoalKind) Values() []string { return domain.Texts(GoalKinds) }

// ObjectiveState is what became of an objective.
type ObjectiveState string

// The states of an objective.
const (
	ObjectiveOpen    ObjectiveState = "open"
	ObjectiveMet     ObjectiveState = "met"
	ObjectivePartly  ObjectiveState = "partly"
	ObjectiveStopped ObjectiveState = "stopped"
)

// ObjectiveStates lists them.
var ObjectiveStates = []ObjectiveState{ObjectiveOpen, ObjectiveMet, ObjectivePartly, ObjectiveStopped}

// Values is the closed list, as texts.
func (ObjectiveState) Values() []string { return domain.Texts(ObjectiveStates) }

// ConditionKind is how a condition stands to the problems.
type ConditionKind string

// ConditionKinds lists them.
var ConditionKinds = []ConditionKind{"underlying", "co_occurring"}

// Values is the closed list, as texts.
func (ConditionKind) Values() []string { return domain.Texts(ConditionKinds) }

// MaySpeak says whether the practice may speak with somebody about the client.
type MaySpeak string

// MaySpeaks lists the answers.
var MaySpeaks = []MaySpeak{"yes", "no", "unknown"}

// Values is the closed list, as texts.
func (MaySpeak) Values() []string { return domain.Texts(MaySpeaks) }

// maxPlanItems is how many of a kind stand below one thing of a plan.
const maxPlanItems = 12

// Validate names what is malformed. What is missing is no fault of a draft.
func (t PlanText) Validate() error {
	var f domain.Faults
	ids := map[string]bool{}
	once := func(at, id string) {
		f.Text(at+"id", id, domain.MaxName)
		f.When(id != "" && ids[id], at+"id", "is named twice")
		ids[id] = true
	}
	f.Items("problems", len(t.Problems), maxPlanItems)
	for i, p := range t.Problems {
		at := fmt.Sprintf("problems[%d].", i)
		once(at, p.ID)
		f.Text(at+"text", p.Text, domain.MaxReason)
		f.Items(at+"goals", len(p.Goals), maxPlanItems)
		for j, g := range p.Goals {
			g.validate(&f, fmt.Sprintf("%sgoals[%d].", at, j), once)
		}
	}
	t.validateAround(&f)
	for field, text := range map[string]string{"strengths": t.Strengths, "doneWhen": t.DoneWhen, "tookPart": t.TookPart, "clientWords": t.ClientWords} {
		f.Text(field, text, domain.MaxReason)
	}
	return f.Err()
}

func (g PlanGoal) validate(f *domain.Faults, at string, once func(at, id string)) {
	once(at, g.ID)
	f.Text(at+"text", g.Text, domain.MaxReason)
	if g.Kind != "" {
		domain.OneOf(f, at+"kind", g.Kind, GoalKinds)
	}
	f.Items(at+"objectives", len(g.Objectives), maxPlanItems)
	for k, o := range g.Objectives {
		at := fmt.Sprintf("%sobjectives[%d].", at, k)
		once(at, o.ID)
		f.Text(at+"text", o.Text, domain.MaxReason)
		f.Text(at+"measure", o.Measure, domain.MaxLine)
		f.Text(at+"baseline", o.Baseline, domain.MaxLine)
		f.Text(at+"target", o.Target, domain.MaxLine)
		domain.OneOf(f, at+"state", o.State, ObjectiveStates)
		f.When(o.State != ObjectiveOpen && slices.Contains(ObjectiveStates, o.State) && o.StateOn.IsZero(), at+"stateOn", "is missing")
		f.Items(at+"interventions", len(o.Interventions), maxPlanItems)
		for l, v := range o.Interventions {
			at := fmt.Sprintf("%sinterventions[%d].", at, l)
			f.Text(at+"who", v.Who, domain.MaxLine)
			f.Text(at+"what", v.What, domain.MaxReason)
			f.Text(at+"howOften", v.HowOften, domain.MaxLine)
		}
	}
}

// validateAround looks at what stands beside the problems.
func (t PlanText) validateAround(f *domain.Faults) {
	f.Items("conditions", len(t.Conditions), maxPlanItems)
	for i, c := range t.Conditions {
		at := fmt.Sprintf("conditions[%d].", i)
		domain.OneOf(f, at+"kind", c.Kind, ConditionKinds)
		f.Text(at+"text", c.Text, domain.MaxLine)
		f.Text(at+"code", c.Code, domain.MaxName)
	}
	f.Items("careTeam", len(t.CareTeam), maxPlanItems)
	for i, c := range t.CareTeam {
		at := fmt.Sprintf("careTeam[%d].", i)
		f.Text(at+"name", c.Name, domain.MaxName)
		f.Text(at+"for", c.For, domain.MaxLine)
		domain.OneOf(f, at+"speak", c.Speak, MaySpeaks)
	}
	f.Items("services", len(t.Services), maxPlanItems)
	for i, s := range t.Services {
		at := fmt.Sprintf("services[%d].", i)
		f.Text(at+"what", s.What, domain.MaxLine)
		f.Text(at+"where", s.Where, domain.MaxLine)
		f.Text(at+"howOften", s.HowOften, domain.MaxLine)
	}
}

// Ready names what is missing before a plan can be signed: each problem leads to
// a goal, each goal to a step that can be measured, and it is said how the client
// took part.
func (t PlanText) Ready() error {
	var f domain.Faults
	f.When(len(t.Problems) == 0, "problems", "must name a problem")
	for i, p := range t.Problems {
		at := fmt.Sprintf("problems[%d].", i)
		f.Required(at+"text", p.Text, domain.MaxReason)
		f.When(len(p.Goals) == 0, at+"goals", "must name a goal")
		for j, g := range p.Goals {
			at := fmt.Sprintf("%sgoals[%d].", at, j)
			f.Required(at+"text", g.Text, domain.MaxReason)
			f.When(g.Kind == "", at+"kind", "is missing")
			f.When(len(g.Objectives) == 0, at+"objectives", "must name a step that can be measured")
			for k, o := range g.Objectives {
				at := fmt.Sprintf("%sobjectives[%d].", at, k)
				f.Required(at+"text", o.Text, domain.MaxReason)
				f.Required(at+"target", o.Target, domain.MaxLine)
			}
		}
	}
	f.Required("tookPart", t.TookPart, domain.MaxReason)
	return f.Err()
}

// Goals are all goals of a plan, in order.
func (t PlanText) Goals() (all []PlanGoal) {
	for _, p := range t.Problems {
		all = append(all, p.Goals...)
	}
	return all
}

// clone shares nothing with what it was made from.
func (t PlanText) clone() (out PlanText) {
	text, err := json.Marshal(t)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		return t
	}
	return out
}

// numbered gives an id to what has none.
func (t PlanText) numbered() PlanText {
	t = t.clone()
	give := func(id *string) {
		if *id == "" {
			*id = domain.NewID[domain.TreatmentPlanID]().String()
		}
	}
	for i := range t.Problems {
		p := &t.Problems[i]
		give(&p.ID)
		for j := range p.Goals {
			give(&p.Goals[j].ID)
			for k := range p.Goals[j].Objectives {
				give(&p.Goals[j].Objectives[k].ID)
			}
		}
	}
	return t
}
