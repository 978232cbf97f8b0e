package api

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/clinical"
)

// DischargeBody is a draft of a discharge summary as it is typed.
type DischargeBody struct {
	DischargeText
	Dismissed []NotePlace `json:"dismissed,omitempty" doc:"Places of these texts in which a name means nobody"`
}

// DischargeText is what is written into a discharge summary.
type DischargeText struct {
	Reason         clinical.DischargeReason    `json:"dischargeReason,omitempty" doc:"Categories of the Treatment Episode Data Set, in the order of their codes"`
	SubReason      clinical.DischargeSubReason `json:"subReason,omitempty"`
	ReasonWords    string                      `json:"reasonWords,omitempty"`
	DiagnosesThen  string                      `json:"diagnosesThen,omitempty" doc:"At admission"`
	DiagnosesNow   string                      `json:"diagnosesNow,omitempty"`
	Medications    string                      `json:"medications,omitempty"`
	Progress       string                      `json:"progress,omitempty"`
	Goals          []DischargeGoal             `json:"goals"`
	Risk           string                      `json:"risk,omitempty" doc:"At discharge"`
	ClientView     string                      `json:"clientView,omitempty"`
	Checklist      []IndependenceAnswer        `json:"checklist" doc:"Of independence"`
	NotAsked       string                      `json:"notAsked,omitempty" doc:"Why the checklist is not filled in"`
	ReadyClient    *int                        `json:"readyClient,omitempty" doc:"How ready the client feels, from 0 to 10"`
	ReadyClinician *int                        `json:"readyClinician,omitempty" doc:"As the clinician sees it, from 0 to 10"`
	SelfHelpThen   clinical.SelfHelp           `json:"selfHelpThen,omitempty" doc:"How often at self-help groups in the 30 days before admission"`
	SelfHelpNow    clinical.SelfHelp           `json:"selfHelpNow,omitempty" doc:"In the 30 days before discharge"`
	Aftercare      Aftercare                   `json:"aftercare"`
	CopiesTo       string                      `json:"copiesTo,omitempty"`
}

// DischargeGoal is what became of one goal of the plan.
type DischargeGoal struct {
	ID    string                  `json:"id" doc:"In the plan"`
	Text  string                  `json:"text"`
	State clinical.ObjectiveState `json:"state"`
	Words string                  `json:"words,omitempty"`
}

// IndependenceAnswer is one line of the checklist.
type IndependenceAnswer struct {
	Thing   clinical.Independence `json:"thing"`
	Manages clinical.Manages      `json:"manages"`
	Words   string                `json:"words,omitempty"`
}

// Aftercare is what somebody keeps up and turns to after treatment.
type Aftercare struct {
	Routines []string           `json:"routines" doc:"That were built in treatment and stay"`
	Groups   []AftercareGroup   `json:"groups" doc:"Self-help and support groups"`
	Sponsor  *Sponsor           `json:"sponsor,omitempty"`
	Services []AftercareService `json:"services"`
	Signs    []string           `json:"signs" doc:"By which they notice early that it gets harder"`
	Steps    []string           `json:"steps" doc:"What they do then, in their order"`
}

// AftercareGroup is a self-help or support group that somebody goes to. It needs no end.
type AftercareGroup struct {
	Name    string `json:"name"`
	When    string `json:"when,omitempty"`
	Contact string `json:"contact,omitempty"`
	Since   string `json:"since,omitempty" format:"date" doc:"The first time they went; absent: not yet"`
}

// Sponsor is a seasoned member of a self-help group who stands by somebody.
type Sponsor struct {
	Name    string `json:"name"`
	Contact string `json:"contact,omitempty"`
	Since   string `json:"since,omitempty" format:"date"`
}

// AftercareService is treatment or help elsewhere.
type AftercareService struct {
	What    string `json:"what"`
	Where   string `json:"where,omitempty"`
	Contact string `json:"contact,omitempty"`
	FirstOn string `json:"firstOn,omitempty" format:"date" doc:"The first appointment"`
}

func (b DischargeText) text(f *domain.Faults) clinical.DischargeText {
	return clinical.DischargeText{Reason: b.Reason, SubReason: b.SubReason, ReasonWords: b.ReasonWords, DiagnosesThen: b.DiagnosesThen, DiagnosesNow: b.DiagnosesNow, Medications: b.Medications,
		Progress: b.Progress, Goals: each(b.Goals, func(g DischargeGoal) clinical.DischargeGoal { return clinical.DischargeGoal(g) }), Risk: b.Risk, ClientView: b.ClientView,
		Checklist: each(b.Checklist, func(a IndependenceAnswer) clinical.IndependenceAnswer { return clinical.IndependenceAnswer(a) }), NotAsked: b.NotAsked,
		ReadyClient: b.ReadyClient, ReadyClinician: b.ReadyClinician, SelfHelpThen: b.SelfHelpThen, SelfHelpNow: b.SelfHelpNow, Aftercare: b.Aftercare.aftercare(f), CopiesTo: b.CopiesTo}
}

func (a Aftercare) aftercare(f *domain.Faults) clinical.Aftercare {
	out := clinical.Aftercare{Routines: a.Routines, Signs: a.Signs, Steps: a.Steps}
	for i, g := range a.Groups {
		out.Groups = append(out.Groups, clinical.AftercareGroup{Name: g.Name, When: g.When, Contact: g.Contact, Since: dateField(f, fmt.Sprintf("aftercare.groups[%d].since", i), g.Since)})
	}
	for i, s := range a.Services {
		out.Services = append(out.Services, clinical.AftercareService{What: s.What, Where: s.Where, Contact: s.Contact, FirstOn: dateField(f, fmt.Sprintf("aftercare.services[%d].firstOn", i), s.FirstOn)})
	}
	if s := a.Sponsor; s != nil {
		out.Sponsor = &clinical.Sponsor{Name: s.Name, Contact: s.Contact, Since: dateField(f, "aftercare.sponsor.since", s.Since)}
	}
	return out
}

func dischargeText(t clinical.DischargeText) DischargeText {
	return DischargeText{Reason: t.Reason, SubReason: t.SubReason, ReasonWords: t.ReasonWords, DiagnosesThen: t.DiagnosesThen, DiagnosesNow: t.DiagnosesNow, Medications: t.Medications,
		Progress: t.Progress, Goals: each(t.Goals, dischargeGoal), Risk: t.Risk, ClientView: t.ClientView,
		Checklist: each(t.Checklist, func(a clinical.IndependenceAnswer) IndependenceAnswer { return IndependenceAnswer(a) }), NotAsked: t.NotAsked,
		ReadyClient: t.ReadyClient, ReadyClinician: t.ReadyClinician, SelfHelpThen: t.SelfHelpThen, SelfHelpNow: t.SelfHelpNow, Aftercare: aftercare(t.Aftercare), CopiesTo: t.CopiesTo}
}

func dischargeGoal(g clinical.DischargeGoal) DischargeGoal { return DischargeGoal(g) }

func aftercare(a clinical.Aftercare) Aftercare {
	out := Aftercare{Routines: filled(a.Routines), Signs: filled(a.Signs), Steps: filled(a.Steps),
		Groups: each(a.Groups, func(g clinical.AftercareGroup) AftercareGroup {
			return AftercareGroup{Name: g.Name, When: g.When, Contact: g.Contact, Since: g.Since.String()}
		}),
		Services: each(a.Services, func(s clinical.AftercareService) AftercareService {
			return AftercareService{What: s.What, Where: s.Where, Contact: s.Contact, FirstOn: s.FirstOn.String()}
		})}
	if s := a.Sponsor; s != nil {
		out.Sponsor = &Sponsor{Name: s.Name, Contact: s.Contact, Since: s.Since.String()}
	}
	return out
}

// SignDischargeBody signs a discharge summary.
type SignDischargeBody struct {
	Name string `json:"name" doc:"Your own, typed"`
}

// SignGraduationBody signs the discharge summaries of some members.
type SignGraduationBody struct {
	Name          string   `json:"name" doc:"Your own, typed"`
	EnrollmentIDs []string `json:"enrollmentIds"`
}
