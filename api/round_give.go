package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	programdesk "cohort/practice/program"
)

// RoundBody says what is given to whom.
type RoundBody struct {
	Instruments []string `json:"instruments" nullable:"false" doc:"Codes, in the order in which they are asked; at most 4"`
	ClientIDs   []string `json:"clientIds" nullable:"false" doc:"Members who belong to the session"`
}

type giveRoundInput struct {
	ByID
	Sent[RoundBody]

	to []domain.ClientID
}

func (in *giveRoundInput) read(f *domain.Faults) {
	in.to = ids[domain.ClientID](f, "clientIds", in.body.ClientIDs)
}

func (s *Server) giveRound(ctx context.Context, by domain.Actor, in *giveRoundInput) (*answer[Round], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.GiveRound(ctx, by, id, in.body.Instruments, in.to)
	return s.roundGiven(ctx, v, err)
}

func (s *Server) roundGiven(ctx context.Context, v programdesk.RoundView, err error) (*answer[Round], error) {
	if err != nil {
		return nil, err
	}
	out, err := s.roundAnswer(ctx, v)
	return versioned(out, unedited), err
}

// RoundClientsBody names members.
type RoundClientsBody struct {
	ClientIDs []string `json:"clientIds" nullable:"false"`
}

type roundClientsInput struct {
	ByID
	Sent[RoundClientsBody]

	of []domain.ClientID
}

func (in *roundClientsInput) read(f *domain.Faults) {
	in.of = ids[domain.ClientID](f, "clientIds", in.body.ClientIDs)
}

func (s *Server) giveCodes(ctx context.Context, by domain.Actor, in *roundClientsInput) (*answer[Round], error) {
	id, err := pathID[domain.RoundID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.GiveCodes(ctx, by, id, in.of)
	return s.roundGiven(ctx, v, err)
}

// WithdrawCodesBody names members, or nobody for all.
type WithdrawCodesBody struct {
	ClientIDs []string `json:"clientIds,omitempty" nullable:"false" doc:"Absent or empty: all, and the tablet that is passed round"`
}

type withdrawCodesInput struct {
	ByID
	MaySend[WithdrawCodesBody]

	of []domain.ClientID
}

func (in *withdrawCodesInput) read(f *domain.Faults) {
	in.of = ids[domain.ClientID](f, "clientIds", in.body.ClientIDs)
}

func (s *Server) withdrawCodes(ctx context.Context, by domain.Actor, in *withdrawCodesInput) (*answer[Round], error) {
	id, err := pathID[domain.RoundID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.WithdrawCodes(ctx, by, id, in.of)
	return s.roundGiven(ctx, v, err)
}

// TabletPass lets a tablet be passed round.
type TabletPass struct {
	Pass  string    `json:"pass" doc:"Shown this once; keep it in memory only"`
	Until time.Time `json:"until"`
}

func (s *Server) passTablet(ctx context.Context, by domain.Actor, in *ByID) (*answer[TabletPass], error) {
	id, err := pathID[domain.RoundID](in.ID)
	if err != nil {
		return nil, err
	}
	pass, r, err := s.desks.Program.PassTablet(ctx, by, id)
	return plain(TabletPass{Pass: pass, Until: r.PassUntil}), err
}

// EnterRoundBody is what a member answered on paper.
type EnterRoundBody struct {
	ClientID      string `json:"clientId"`
	Instrument    string `json:"instrument" example:"phq-9"`
	Answers       []*int `json:"answers" nullable:"false" doc:"In the order of the form; null: not answered"`
	TakenOn       string `json:"takenOn" example:"2026-03-10"`
	NotApplicable []int  `json:"notApplicable,omitempty" nullable:"false" doc:"Numbers of questions that do not apply to the client, among those that may not"`
}

type enterRoundInput struct {
	ByID
	Sent[EnterRoundBody]

	client domain.ClientID
	wanted intake.Assessment
}

func (in *enterRoundInput) read(f *domain.Faults) {
	b := in.body
	in.client = idField[domain.ClientID](f, "clientId", b.ClientID)
	in.wanted = intake.Assessment{Instrument: b.Instrument, Answers: b.Answers, TakenOn: dateField(f, "takenOn", b.TakenOn), NotApplicable: b.NotApplicable}
}

func (s *Server) enterRound(ctx context.Context, by domain.Actor, in *enterRoundInput) (*answer[Assessment], error) {
	id, err := pathID[domain.RoundID](in.ID)
	if err != nil {
		return nil, err
	}
	a, flags, err := s.desks.Program.EnterRound(ctx, by, id, in.client, in.wanted)
	return raisedAnswer(assessmentAnswer(a), flags), err
}

// DiscussedBody says whether a member's answers were looked at together.
type DiscussedBody struct {
	ClientID  string `json:"clientId"`
	Discussed bool   `json:"discussed" doc:"false takes it back"`
}

type discussedInput struct {
	ByID
	Sent[DiscussedBody]

	client domain.ClientID
}

func (in *discussedInput) read(f *domain.Faults) {
	in.client = idField[domain.ClientID](f, "clientId", in.body.ClientID)
}

func (s *Server) discussScores(ctx context.Context, by domain.Actor, in *discussedInput) (*answer[Round], error) {
	id, err := pathID[domain.RoundID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.DiscussScores(ctx, by, id, in.client, in.body.Discussed)
	return s.roundGiven(ctx, v, err)
}
