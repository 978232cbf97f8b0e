package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

func (s *Server) warningRoutes() {
	add(s, reads, "/warnings", domain.ListWarnings, "List who is at risk in one's running cohorts and waits for something to be done", s.listWarnings)
	add(s, reads, "/cohorts/{id}/warnings", domain.ReadWarnings, "List who is at risk in a cohort, and why", s.listWarningsOf)
	add(s, reads, "/clients/{id}/warnings", domain.ReadWarnings, "List what rules warned of in a client's memberships, and what was done", s.listWarningsOfClient)
	add(s, creates, "/enrollments/{id}/warning-answers", domain.AnswerWarning, "Record what was done about a warning", s.answerWarning)
	add(s, acts, "/warning-answers/{id}/void", domain.AnswerWarning, "Mark what was done about a warning as entered in error", s.voidWarningAnswer)
	add(s, reads, "/warning-rules", domain.ReadWarningRules, "Read the rules of warnings, and how often each was right", s.readWarningRules)
	add(s, reads, "/cohorts/{id}/weeks", domain.ReadWeeks, "Read a cohort by week: attendance, homework and scores of each member", s.readWeeks)
}

// Warning is that a rule speaks, or spoke, about a membership. It is kept nowhere: it
// follows from what is recorded.
type Warning struct {
	EnrollmentID string               `json:"enrollmentId"`
	CohortID     string               `json:"cohortId"`
	CohortName   string               `json:"cohortName" doc:"Or its code, for who does not know what it is for"`
	ClientID     string               `json:"clientId"`
	ClientCode   string               `json:"clientCode"`
	FirstName    string               `json:"firstName" doc:"The name the group uses"`
	Rule         clinical.WarningRule `json:"rule"`
	Began        string               `json:"began"`
	Ended        string               `json:"ended,omitempty" doc:"Since when the rule speaks no more; absent while it does"`
	Says         string               `json:"says" doc:"In words; days stand as 2026-04-03"`
	Waits        bool                 `json:"waits" doc:"It holds, and nothing was done about it that counts"`
	Gone         bool                 `json:"gone" doc:"What it rested on was put right since; what was done is left"`
	FlagIDs      []string             `json:"flagIds" doc:"Of an open risk item: the flags whose answer ends it"`
	Answers      []WarningAnswer      `json:"answers" doc:"In the order in which they were written"`
}

// WarningAnswer is what was done about a warning.
type WarningAnswer struct {
	ID           string               `json:"id"`
	EnrollmentID string               `json:"enrollmentId"`
	Rule         clinical.WarningRule `json:"rule"`
	Began        string               `json:"began" doc:"Of the warning"`
	Did          clinical.WarningDeed `json:"did" doc:"not_reached leaves the warning waiting"`
	On           string               `json:"on"`
	Words        string               `json:"words,omitempty"`
	By           string               `json:"by" doc:"Name"`
	At           time.Time            `json:"at"`
	InError      *EnteredInError      `json:"inError,omitempty"`
	Version      int                  `json:"version"`
}

// WarningRuleCard is a rule as it is told.
type WarningRuleCard struct {
	Rule     clinical.WarningRule  `json:"rule"`
	Name     string                `json:"name"`
	Speaks   string                `json:"speaks" doc:"When it speaks, and when it is silent again"`
	RestsOn  clinical.WarningBasis `json:"restsOn" doc:"measured: a limit that was computed from data and published"`
	Citation string                `json:"citation"`
}

// WarningList is warnings with the rules that gave them.
type WarningList struct {
	Items []Warning         `json:"items"`
	Rules []WarningRuleCard `json:"rules"`
}

func warningAnswer(w programdesk.MemberWarning) Warning {
	return Warning{EnrollmentID: w.EnrollmentID.String(), CohortID: w.Membership.CohortID.String(), CohortName: w.Cohort, ClientID: w.Membership.ClientID.String(), ClientCode: w.ClientCode, FirstName: w.FirstName,
		Rule: w.Rule, Began: w.Began.String(), Ended: w.Ended.String(), Says: w.Says, Waits: w.Waits(), Gone: w.Gone, FlagIDs: each(w.Flags, domain.RiskFlagID.String), Answers: each(w.Answers, answerOfWarning)}
}

func answerOfWarning(a clinical.WarningAnswer) WarningAnswer {
	return WarningAnswer{ID: a.ID.String(), EnrollmentID: a.EnrollmentID.String(), Rule: a.Said.Rule, Began: a.Said.Began.String(), Did: a.Said.Did, On: a.Said.On.String(), Words: a.Said.Words,
		By: a.ByName, At: a.At, InError: remarked(a.InError), Version: a.Version}
}

func warningRuleCards() []WarningRuleCard {
	return each(clinical.WarningRuleCards(), func(c clinical.WarningRuleCard) WarningRuleCard {
		return WarningRuleCard{Rule: c.Key, Name: c.Name, Speaks: c.Speaks, RestsOn: c.Basis, Citation: c.Source}
	})
}

func warningList(list []programdesk.MemberWarning) WarningList {
	return WarningList{Items: each(list, warningAnswer), Rules: warningRuleCards()}
}

func (s *Server) listWarnings(ctx context.Context, by domain.Actor, _ *nothing) (*answer[WarningList], error) {
	list, err := s.desks.Program.Warnings(ctx, by)
	return plain(warningList(list)), err
}

func (s *Server) listWarningsOf(ctx context.Context, by domain.Actor, in *ByID) (*answer[WarningList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.WarningsOf(ctx, by, id)
	return plain(warningList(list)), err
}

func (s *Server) listWarningsOfClient(ctx context.Context, by domain.Actor, in *ByID) (*answer[WarningList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.WarningsOfClient(ctx, by, id)
	return plain(warningList(list)), err
}

// WarningAnswerBody is what was done about a warning of a membership.
type WarningAnswerBody struct {
	Rule  clinical.WarningRule `json:"rule"`
	Began string               `json:"began" format:"date" doc:"Of the warning"`
	Did   clinical.WarningDeed `json:"did"`
	On    string               `json:"on" format:"date"`
	Words string               `json:"words,omitempty" doc:"Needed where nothing is needed: why"`
}

type answerWarningInput struct {
	ByID
	Sent[WarningAnswerBody]

	said clinical.WarningSaid
}

func (in *answerWarningInput) read(f *domain.Faults) {
	b := in.body
	in.said = clinical.WarningSaid{Rule: b.Rule, Began: dateField(f, "began", b.Began), Did: b.Did, On: dateField(f, "on", b.On), Words: b.Words}
}

func (s *Server) answerWarning(ctx context.Context, by domain.Actor, in *answerWarningInput) (*answer[WarningAnswer], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.AnswerWarning(ctx, by, id, in.said)
	return versioned(answerOfWarning(a), a.Version), err
}

func (s *Server) voidWarningAnswer(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[WarningAnswer], error) {
	id, err := pathID[domain.WarningAnswerID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.VoidWarningAnswer(ctx, by, id, in.body.Reason)
	return versioned(answerOfWarning(a), a.Version), err
}
