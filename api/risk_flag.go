package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	clinicaldesk "cohort/practice/clinical"
)

func (s *Server) riskFlagRoutes() {
	add(s, reads, "/risk-flags", domain.ReadRiskFlag, "List risk flags, the one that has waited longest first", s.listRiskFlags)
	add(s, acts, "/risk-flags/{id}/answer", domain.AnswerRiskFlag, "Answer a risk flag", s.answerRiskFlag)
}

// RiskFlag says that somebody must look at a client now.
type RiskFlag struct {
	ID           string     `json:"id"`
	ClientID     string     `json:"clientId"`
	ClientCode   string     `json:"clientCode"`
	FirstName    string     `json:"firstName" doc:"The name the group uses"`
	AssessmentID string     `json:"assessmentId"`
	Kind         string     `json:"kind" example:"suicide"`
	Instrument   string     `json:"instrument" example:"phq-9"`
	FormName     string     `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	Item         int        `json:"item" example:"9"`
	Severity     string     `json:"severity,omitempty"`
	Why          string     `json:"why,omitempty"`
	RaisedAt     time.Time  `json:"raisedAt"`
	AnsweredAt   *time.Time `json:"answeredAt,omitempty"`
	AnsweredBy   string     `json:"answeredBy,omitempty" doc:"Name"`
	Action       string     `json:"action,omitempty" doc:"What was done"`
	Blank        bool       `json:"blank" doc:"The question was left blank, which is not a no"`
	ClosedAt     *time.Time `json:"closedAt,omitempty" doc:"It waits for no answer any more; see closedFor"`

	ClosedFor clinical.Closing `json:"closedFor,omitempty" doc:"Why it was closed without an answer"`
}

// RiskFlagPage is a page of flags.
type RiskFlagPage page[RiskFlag]

func riskFlagAnswer(f clinicaldesk.RiskFlagCard) RiskFlag {
	return RiskFlag{ID: f.ID.String(), ClientID: f.ClientID.String(), ClientCode: f.ClientCode, FirstName: f.FirstName,
		AssessmentID: f.AssessmentID.String(), Kind: f.Finding.Kind, Instrument: f.Finding.Instrument, FormName: f.Finding.Form, Item: f.Finding.Item,
		Severity: f.Finding.Severity, Why: f.Finding.Why, RaisedAt: f.RaisedAt, AnsweredAt: instant(f.AnsweredAt),
		AnsweredBy: f.AnsweredByName, Action: f.Action, Blank: f.Finding.Blank, ClosedAt: instant(f.ClosedAt), ClosedFor: f.ClosedFor}
}

type riskFlagFilterInput struct {
	Paged
	Open     bool   `query:"open" doc:"Only those that wait for an answer"`
	ClientID string `query:"clientId" maxLength:"36"`

	filter clinical.RiskFlagFilter
}

func (in *riskFlagFilterInput) read(f *domain.Faults) {
	in.filter = clinical.RiskFlagFilter{Open: in.Open, ClientID: idField[domain.ClientID](f, "clientId", in.ClientID)}
}

func (s *Server) listRiskFlags(ctx context.Context, by domain.Actor, in *riskFlagFilterInput) (*answer[RiskFlagPage], error) {
	list, err := s.desks.Clinical.RiskFlags(ctx, by, in.filter, in.page())
	return plain(RiskFlagPage(pageOf(list, riskFlagAnswer))), err
}

// AnswerRiskFlagBody says what was done about a flag.
type AnswerRiskFlagBody struct {
	Action string `json:"action"`
}

type answerRiskFlagInput struct {
	ByID
	Sent[AnswerRiskFlagBody]
}

func (s *Server) answerRiskFlag(ctx context.Context, by domain.Actor, in *answerRiskFlagInput) (*answer[RiskFlag], error) {
	id, err := pathID[domain.RiskFlagID](in.ID)
	if err != nil {
		return nil, err
	}
	flag, err := s.desks.Clinical.AnswerRiskFlag(ctx, by, id, in.body.Action)
	return plain(riskFlagAnswer(flag)), err
}
