package clinical

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"cohort/domain"
)

// DischargeText is what is written into a summary. What can be counted stands in
// its record.
type DischargeText struct {
	Reason        DischargeReason    `json:"reason,omitempty"`
	SubReason     DischargeSubReason `json:"subReason,omitempty"`
	ReasonWords   string             `json:"reasonWords,omitempty"`
	DiagnosesThen string             `json:"diagnosesThen,omitempty"` // at admission
	DiagnosesNow  string             `json:"diagnosesNow,omitempty"`
	Medications   string             `json:"medications,omitempty"`
	Progress      string             `json:"progress,omitempty"`
	Goals         []DischargeGoal    `json:"goals,omitempty"`
	Risk          string             `json:"risk,omitempty"` // at discharge
	ClientView    string             `json:"clientView,omitempty"`

	Checklist      []IndependenceAnswer `json:"checklist,omitempty"`
	NotAsked       string               `json:"notAsked,omitempty"`       // why the checklist is not filled in
	ReadyClient    *int                 `json:"readyClient,omitempty"`    // how ready the client feels, from 0 to 10
	ReadyClinician *int                 `json:"readyClinician,omitempty"` // and as the clinician sees it
	SelfHelpThen   SelfHelp             `json:"selfHelpThen,omitempty"`
	SelfHelpNow    SelfHelp             `json:"selfHelpNow,omitempty"`

	Aftercare Aftercare `json:"aftercare,omitzero"`
	CopiesTo  string    `json:"copiesTo,omitempty"`

	Dismissed []SectionDismissal `json:"dismissed,omitempty"` // places that the writer says mean nobody
}

// DischargeGoal is what became of one goal of the plan.
type DischargeGoal struct {
	ID    string         `json:"id"` // in the plan
	Text  string         `json:"text"`
	State ObjectiveState `json:"state"`
	Words string         `json:"words,omitempty"`
}

// mostReady is the upper end of a readiness.
const mostReady = 10

// Validate names what is malformed. What is missing is no fault of a draft.
func (t DischargeText) Validate() error {
	var f domain.Faults
	if t.Reason != "" {
		domain.OneOf(&f, "dischargeReason", t.Reason, DischargeReasons)
	}
	if t.SubReason != "" {
		domain.OneOf(&f, "subReason", t.SubReason, DischargeSubReasons)
	}
	for _, s := range t.written() {
		f.Text(s.Key, s.Text, most(s.Key))
	}
	f.Items("goals", len(t.Goals), maxPlanItems*maxPlanItems)
	for i, g := range t.Goals {
		at := fmt.Sprintf("goals[%d].", i)
		f.Text(at+"id", g.ID, domain.MaxName)
		f.Text(at+"text", g.Text, domain.MaxReason)
		domain.OneOf(&f, at+"state", g.State, ObjectiveStates)
	}
	t.validateReadiness(&f)
	f.Join(t.Aftercare.validate())
	return f.Err()
}

// most is how long a section may be, in characters.
func most(section string) int {
	switch {
	case section == "progress":
		return domain.MaxText
	case oneLine.MatchString(section):
		return domain.MaxLine
	}
	return domain.MaxReason
}

// oneLine are the sections that stand in one line on the paper.
var oneLine = regexp.MustCompile(`^aftercare\.(groups|sponsor|services)`)

func (t DischargeText) validateReadiness(f *domain.Faults) {
	asked := map[Independence]bool{}
	f.Items("checklist", len(t.Checklist), len(Independences))
	for i, a := range t.Checklist {
		at := fmt.Sprintf("checklist[%d].", i)
		domain.OneOf(f, at+"thing", a.Thing, Independences)
		domain.OneOf(f, at+"manages", a.Manages, ManagesAll)
		f.When(asked[a.Thing], at+"thing", "is named twice")
		asked[a.Thing] = true
	}
	for field, value := range map[string]*int{"readyClient": t.ReadyClient, "readyClinician": t.ReadyClinician} {
		f.When(value != nil && (*value < 0 || *value > mostReady), field, "must be from 0 to 10")
	}
	for field, value := range map[string]SelfHelp{"selfHelpThen": t.SelfHelpThen, "selfHelpNow": t.SelfHelpNow} {
		if value != "" {
			domain.OneOf(f, field, value, SelfHelps)
		}
	}
}

// Ready names what is missing before a summary can be signed. Whoever leaves is
// asked how they manage alone; where they cannot be, it is said why.
func (t DischargeText) Ready() error {
	var f domain.Faults
	f.When(t.Reason == "", "dischargeReason", "is missing")
	f.When(t.Reason == DischargeOther && domain.IsBlank(t.ReasonWords), "reasonWords", "is missing")
	f.Required("progress", t.Progress, domain.MaxText)
	f.When(domain.IsBlank(t.Risk) && t.Reason != DischargeDied, "risk", "is missing: say also that there is none")
	unasked := len(t.Checklist) < len(Independences)
	f.When(unasked && domain.IsBlank(t.NotAsked), "checklist", "is not answered in full: do, or say why it cannot be")
	f.When(unasked && t.Reason == DischargeCompleted, "checklist", "is not answered in full, which who completed the program can do")
	if !t.Reason.Unasked() {
		f.Required("clientView", t.ClientView, domain.MaxReason)
	}
	f.When(t.Reason == DischargeCompleted && t.ReadyClient == nil, "readyClient", "is missing")
	f.When(t.Reason == DischargeCompleted && t.Aftercare.IsEmpty(), "aftercare.routines", "must name something that stays, or another part of what comes after must")
	f.Within("aftercare", t.Aftercare.ready())
	return f.Err()
}

// DischargeSection is one piece of prose of a summary, under the name of its field.
type DischargeSection struct{ Key, Text string }

// written are all pieces of prose, each of which may name somebody, in order. What
// comes after is among them: another member can be somebody's sponsor in life, and
// stands in no summary.
func (t DischargeText) written() []DischargeSection {
	all := []DischargeSection{{"reasonWords", t.ReasonWords}, {"diagnosesThen", t.DiagnosesThen}, {"diagnosesNow", t.DiagnosesNow}, {"medications", t.Medications},
		{"progress", t.Progress}, {"risk", t.Risk}, {"clientView", t.ClientView}, {"notAsked", t.NotAsked}, {"copiesTo", t.CopiesTo}}
	add := func(key, text string) { all = append(all, DischargeSection{key, text}) }
	for i, g := range t.Goals {
		add(fmt.Sprintf("goals[%d].words", i), g.Words)
	}
	for i, a := range t.Checklist {
		add(fmt.Sprintf("checklist[%d].words", i), a.Words)
	}
	return append(all, t.Aftercare.written()...)
}

// tidied is the text without blanks around it and without lines that say nothing.
func (t DischargeText) tidied() DischargeText {
	t = t.clone()
	for _, text := range []*string{&t.ReasonWords, &t.DiagnosesThen, &t.DiagnosesNow, &t.Medications, &t.Progress, &t.Risk, &t.ClientView, &t.NotAsked, &t.CopiesTo} {
		*text = tidy(*text)
	}
	for _, lines := range []*[]string{&t.Aftercare.Routines, &t.Aftercare.Signs, &t.Aftercare.Steps} {
		var said []string
		for _, line := range *lines {
			if !domain.IsBlank(line) {
				said = append(said, strings.TrimSpace(line))
			}
		}
		*lines = said
	}
	return t
}

// clone shares nothing with what it was made from.
func (t DischargeText) clone() (out DischargeText) {
	text, err := json.Marshal(t)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		return t
	}
	return out
}
