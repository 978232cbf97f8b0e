package api

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// Membership is a membership with its discharge summary.
type Membership struct {
	EnrollmentID string                    `json:"enrollmentId"`
	ClientID     string                    `json:"clientId"`
	ClientCode   string                    `json:"clientCode"`
	FirstName    string                    `json:"firstName" doc:"As the group calls them"`
	CohortID     string                    `json:"cohortId"`
	CohortName   string                    `json:"cohortName"`
	Outcome      program.EnrollmentOutcome `json:"outcome,omitempty" doc:"How the membership ended; absent while it goes on"`
	DueOn        string                    `json:"dueOn,omitempty" doc:"By when the summary is usually signed"`
	Record       DischargeRecord           `json:"record"`
	Changed      bool                      `json:"changed" doc:"What was signed was counted otherwise than it counts today"`
	Goals        []DischargeGoal           `json:"goals" doc:"Of the plan that held on the last day, to say what became of them"`
	Discharge    *Discharge                `json:"discharge,omitempty" doc:"The summary that counts"`
	Earlier      []Discharge               `json:"earlier" doc:"Withdrawn ones, in order"`
	FollowUps    []FollowUpTask            `json:"followUps" doc:"When they are asked how they are doing"`
	Version      int                       `json:"version" doc:"Of the summary; 0 where none counts"`
}

// Discharge is the discharge summary of one membership.
type Discharge struct {
	ID           string                 `json:"id"`
	EnrollmentID string                 `json:"enrollmentId"`
	Status       clinical.SigningStatus `json:"status"`
	BeforeID     string                 `json:"beforeId,omitempty" doc:"The withdrawn one that it was copied from"`
	DischargeText
	ReasonCode int               `json:"reasonCode,omitempty" doc:"In TEDS"`
	Named      []NamedInSummary  `json:"named" doc:"Places that name another member, or may, while it is a draft"`
	Signed     *NoteSignature    `json:"signed,omitempty"`
	CoSigned   *NoteSignature    `json:"coSigned,omitempty"`
	Returned   *NoteRemark       `json:"returned,omitempty" doc:"Why it came back from the co-signature"`
	Withdrawn  *NoteRemark       `json:"withdrawn,omitempty" doc:"Why it was an error"`
	Unchanged  bool              `json:"unchanged" doc:"The digest fits what stands here"`
	Version    int               `json:"version"`
	UpdatedAt  time.Time         `json:"updatedAt"`
	UpdatedBy  string            `json:"updatedBy" doc:"Name"`
	Count      IndependenceCount `json:"count" doc:"What the checklist comes to"`
}

// IndependenceCount is what a checklist comes to, of what applies.
type IndependenceCount struct {
	Alone    int `json:"alone"`
	WithHelp int `json:"withHelp"`
	NotYet   int `json:"notYet"`
	Of       int `json:"of"`
}

// NamedInSummary is a place in a summary that names another member, or may.
type NamedInSummary struct {
	Section string `json:"section" doc:"The field, such as aftercare.routines[0]"`
	Start   int    `json:"start" doc:"In UTF-16 units"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Instead string `json:"instead" doc:"What can stand in its place"`
	Blocks  bool   `json:"blocks" doc:"It cannot be signed with it"`
}

// DischargeRecord is what is counted of a membership.
type DischargeRecord struct {
	Cohort     string           `json:"cohort" doc:"Its code"`
	Program    string           `json:"program"`
	From       string           `json:"from"`
	To         string           `json:"to,omitempty"`
	EndReason  string           `json:"endReason,omitempty" doc:"As it was said when the membership ended"`
	ReferredBy string           `json:"referredBy,omitempty" doc:"The kind of source"`
	Attendance DischargeRoll    `json:"attendance"`
	Homework   DischargeTasks   `json:"homework"`
	Skills     []DischargeSkill `json:"skills" doc:"Of the weeks that they were there for, in the order in which they came up"`
	Tools      []DischargeSkill `json:"tools"`
	Scores     []DischargeScore `json:"scores"`
	Leaders    []string         `json:"leaders" doc:"Names"`
}

// DischargeRoll is how often somebody was there.
type DischargeRoll struct {
	Offered  int `json:"offered" doc:"Closed sessions that they belonged to"`
	Attended int `json:"attended"`
	Excused  int `json:"excused"`
	Missed   int `json:"missed"`
	CaughtUp int `json:"caughtUp" doc:"Missed themes that were made up"`
}

// DischargeTasks is what became of homework.
type DischargeTasks struct {
	Asked  int `json:"asked" doc:"Of how much is known whether it was done"`
	Done   int `json:"done"`
	Partly int `json:"partly"`
}

// DischargeSkill is a skill or a tool that came up while somebody was there.
type DischargeSkill struct {
	Name  string `json:"name"`
	Theme string `json:"theme"`
	Times int    `json:"times"`
}

// DischargeScore is the first and the last result of one form.
type DischargeScore struct {
	Instrument string        `json:"instrument"`
	Title      string        `json:"title"`
	FirstOn    string        `json:"firstOn"`
	First      int           `json:"first"`
	FirstBand  string        `json:"firstBand,omitempty"`
	LastOn     string        `json:"lastOn,omitempty" doc:"Absent where there is one result alone"`
	Last       *int          `json:"last,omitempty"`
	LastBand   string        `json:"lastBand,omitempty"`
	Class      outcome.Class `json:"class,omitempty" doc:"Of the change (Jacobson and Truax); absent where the form supports none"`
}

func membership(v programdesk.DischargeView) Membership {
	out := Membership{EnrollmentID: v.Enrollment.ID.String(), ClientID: v.Enrollment.ClientID.String(), ClientCode: v.Client.Code, FirstName: v.Client.ShownName(), CohortID: v.Cohort.ID.String(),
		CohortName: v.Cohort.Name, Outcome: v.Enrollment.Outcome, DueOn: v.DueOn.String(), Record: dischargeRecord(v.Record), Changed: v.Changed, Goals: each(v.Goals, dischargeGoal),
		Earlier: each(v.Earlier, func(d clinical.Discharge) Discharge { return discharge(d, nil) }), FollowUps: each(v.Tasks, followUpTask), Version: v.Version()}
	if v.Summary != nil {
		d := discharge(*v.Summary, v.Named)
		out.Discharge = &d
	}
	return out
}

func discharge(d clinical.Discharge, named []clinical.NamedInText) Discharge {
	return Discharge{ID: d.ID.String(), EnrollmentID: d.EnrollmentID.String(), Status: d.Status, BeforeID: text(d.Before), DischargeText: dischargeText(d.Text), ReasonCode: d.Text.Reason.Code(),
		Named: each(named, func(n clinical.NamedInText) NamedInSummary { return NamedInSummary(n) }), Signed: noteSignature(d.Signed), CoSigned: noteSignature(d.CoSigned),
		Returned: remark(d.Returned), Withdrawn: remark(d.Withdrawn), Unchanged: d.Unchanged(), Version: d.Version, UpdatedAt: d.UpdatedAt.UTC(), UpdatedBy: d.ByName,
		Count: IndependenceCount(clinical.CountIndependence(d.Text.Checklist))}
}

func dischargeRecord(r clinical.DischargeRecord) DischargeRecord {
	skill := func(s clinical.DischargeSkill) DischargeSkill { return DischargeSkill(s) }
	return DischargeRecord{Cohort: r.Cohort, Program: r.Program, From: r.From.String(), To: r.To.String(), EndReason: r.EndReason, ReferredBy: r.ReferredBy, Attendance: DischargeRoll(r.Attendance),
		Homework: DischargeTasks(r.Homework), Skills: each(r.Skills, skill), Tools: each(r.Tools, skill),
		Scores: each(r.Scores, dischargeScore), Leaders: each(r.Leaders, func(l clinical.LedFact) string { return l.Name })}
}

func dischargeScore(s clinical.DischargeScore) DischargeScore {
	out := DischargeScore{Instrument: s.Instrument, Title: s.Title, FirstOn: s.FirstOn.String(), First: s.First, FirstBand: s.FirstBand}
	if s.Changed() {
		out.LastOn, out.Last, out.LastBand, out.Class = s.LastOn.String(), &s.Last, s.LastBand, outcome.Class(s.Class)
	}
	return out
}

// Graduation is a cohort with the discharge summaries of its members.
type Graduation struct {
	CohortID string               `json:"cohortId"`
	Name     string               `json:"name"`
	Status   program.CohortStatus `json:"status"`
	Members  []Membership         `json:"members" doc:"By first name, former ones too"`
}

// Graduated is what signing summaries came to.
type Graduated struct {
	Signed   []string       `json:"signed" doc:"Memberships"`
	NotReady []NotGraduated `json:"notReady"`
}

// NotGraduated is a membership whose summary could not be signed, and why.
type NotGraduated struct {
	EnrollmentID string         `json:"enrollmentId"`
	Code         string         `json:"code"`
	Message      string         `json:"message"`
	Errors       []ProblemField `json:"errors" doc:"What is missing, by field"`
}

func graduated(g programdesk.Graduated) Graduated {
	return Graduated{Signed: each(g.Signed, domain.EnrollmentID.String), NotReady: each(g.NotReady, func(n programdesk.NotGraduated) NotGraduated {
		return NotGraduated{EnrollmentID: n.EnrollmentID.String(), Code: n.Err.Code, Message: n.Err.Message, Errors: each(n.Err.Fields, func(f domain.FieldError) ProblemField { return ProblemField(f) })}
	})}
}
