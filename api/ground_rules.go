package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

func (s *Server) groundRulesRoutes() {
	add(s, reads, "/ground-rules", domain.ReadGroundRules, "Read the practice's ground rules in all versions", s.listGroundRules)
	add(s, creates, "/ground-rules", domain.PublishGroundRules, "Publish the next version of the practice's ground rules", s.publishGroundRules)
	add(s, acts, "/ground-rules/{id}/withdraw", domain.PublishGroundRules, "Withdraw a version of the practice's ground rules", s.withdrawGroundRules)
	add(s, creates, "/enrollments/{id}/agreements", domain.SignAgreement, "Take down that a member signed the ground rules, or declined", s.signAgreement)
	add(s, reads, "/cohorts/{id}/ground-rules", domain.ReadAgreements, "Read a cohort's ground rules and who has signed them", s.readCohortRules)
	add(s, creates, "/cohorts/{id}/ground-rules", domain.PublishCohortRules, "Publish ground rules of a cohort's own", s.publishCohortRules)
	add(s, acts, "/cohorts/{id}/ground-rules/withdraw", domain.PublishCohortRules, "Withdraw the newest ground rules of a cohort's own", s.withdrawCohortRules)
	add(s, acts, "/agreements/{id}/void", domain.VoidAgreement, "Mark a signature under ground rules as entered in error", s.voidAgreement)
	add(s, reads, "/cohorts/{id}/breaches", domain.ReadBreaches, "List breaches of confidence in a cohort", s.listBreaches)
	add(s, creates, "/cohorts/{id}/breaches", domain.RecordBreach, "Record a breach of confidence", s.recordBreach)
	add(s, acts, "/breaches/{id}/consequences", domain.RecordBreach, "Say what follows from a breach of confidence", s.decideBreach)
	add(s, acts, "/breaches/{id}/void", domain.VoidBreach, "Mark a breach of confidence as entered in error", s.voidBreach)
}

// GroundRules is one version of what members of a group agree on. It never changes.
type GroundRules struct {
	ID        string          `json:"id"`
	CohortID  string          `json:"cohortId,omitempty" doc:"Of a cohort's own; absent: the practice's"`
	Name      string          `json:"name" doc:"Of the version"`
	Text      string          `json:"text" doc:"Paragraphs; a line that begins with # is a heading"`
	By        string          `json:"by" doc:"Name of who published it"`
	At        time.Time       `json:"at"`
	Withdrawn *EnteredInError `json:"withdrawn,omitempty" doc:"It was published in error; what stood before holds again"`
	Version   int             `json:"version" doc:"1: a text never changes"`
}

// GroundRulesList is the practice's ground rules.
type GroundRulesList struct {
	Items     []GroundRules `json:"items" doc:"The newest first"`
	CurrentID string        `json:"currentId,omitempty" doc:"Absent while there are none"`
	Seed      string        `json:"seed" doc:"A text to begin with"`
}

func remarked(r *clinical.Remark) *EnteredInError {
	if r == nil {
		return nil
	}
	return &EnteredInError{By: r.Name, At: r.At, Reason: r.Text}
}

func groundRules(g clinical.GroundRules) GroundRules {
	return GroundRules{ID: g.ID.String(), CohortID: text(g.CohortID), Name: g.Name, Text: g.Text, By: g.ByName, At: g.At, Withdrawn: remarked(g.Withdrawn), Version: unedited}
}

// newestFirst is a list that the store keeps in order, from its end.
func newestFirst[From, To any](list []From, as func(From) To) []To {
	out := make([]To, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		out = append(out, as(list[i]))
	}
	return out
}

func (s *Server) listGroundRules(ctx context.Context, by domain.Actor, _ *nothing) (*answer[GroundRulesList], error) {
	all, err := s.desks.Program.GroundRules(ctx, by)
	out := GroundRulesList{Items: newestFirst(all, groundRules), Seed: clinical.SeedRules}
	if current := clinical.CurrentRules(all, domain.CohortID{}); current != nil {
		out.CurrentID = current.ID.String()
	}
	return plain(out), err
}

// GroundRulesBody is a version that is to be published.
type GroundRulesBody struct {
	Name string `json:"name" doc:"Of the version, such as 2026-1"`
	Text string `json:"text" doc:"Paragraphs; a line that begins with # is a heading"`
}

func (b GroundRulesBody) rules() clinical.GroundRules {
	return clinical.GroundRules{Name: b.Name, Text: b.Text}
}

type publishRulesInput struct{ Sent[GroundRulesBody] }

func (s *Server) publishGroundRules(ctx context.Context, by domain.Actor, in *publishRulesInput) (*answer[GroundRules], error) {
	g, err := s.desks.Program.PublishGroundRules(ctx, by, in.body.rules())
	return versioned(groundRules(g), unedited), err
}

type reasonInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) withdrawGroundRules(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[GroundRules], error) {
	id, err := pathID[domain.GroundRulesID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.WithdrawGroundRules(ctx, by, id, in.body.Reason)
	return versioned(groundRules(g), unedited), err
}

type publishCohortRulesInput struct {
	ByID
	Sent[GroundRulesBody]
}

func (s *Server) publishCohortRules(ctx context.Context, by domain.Actor, in *publishCohortRulesInput) (*answer[GroundRules], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.PublishCohortRules(ctx, by, id, in.body.rules())
	return versioned(groundRules(g), unedited), err
}

func (s *Server) withdrawCohortRules(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[GroundRules], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.WithdrawCohortRules(ctx, by, id, in.body.Reason)
	return versioned(groundRules(g), unedited), err
}

// CohortRules are the ground rules of a cohort, and how its members stand to them.
type CohortRules struct {
	Current *GroundRules  `json:"current,omitempty" doc:"What holds: the cohort's own, or the practice's; absent while there are none"`
	Own     []GroundRules `json:"own" doc:"What the cohort had for itself, the newest first"`
	Members []RulesMember `json:"members" doc:"Of now"`
}

// RulesMember is how one member stands to the ground rules.
type RulesMember struct {
	EnrollmentID string                  `json:"enrollmentId"`
	ClientID     string                  `json:"clientId"`
	ClientCode   string                  `json:"clientCode"`
	FirstName    string                  `json:"firstName,omitempty"`
	RoomName     string                  `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
	State        clinical.AgreementState `json:"state" doc:"older: another version; again: as the consequence of a breach, for who reads breaches; signed for others"`
	Version      string                  `json:"signedVersion,omitempty" doc:"The name of the version under which they signed, or declined, last"`
	SignedOn     string                  `json:"signedOn,omitempty"`
	Agreement    *Agreement              `json:"agreement,omitempty" doc:"Absent where they signed at admission alone, or not at all"`
}

func rulesMember(m programdesk.RulesMember) RulesMember {
	out := RulesMember{EnrollmentID: m.Seat.ID.String(), ClientID: m.Seat.ClientID.String(), ClientCode: m.Seat.ClientCode, FirstName: m.Seat.FirstName, RoomName: m.Seat.RoomName,
		State: m.State, Version: m.Version, SignedOn: m.On.String()}
	if m.Agreement != nil {
		a := agreementAnswer(*m.Agreement)
		out.Agreement = &a
	}
	return out
}

func (s *Server) readCohortRules(ctx context.Context, by domain.Actor, in *ByID) (*answer[CohortRules], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CohortRules(ctx, by, id)
	out := CohortRules{Own: newestFirst(v.Own, groundRules), Members: each(v.Members, rulesMember)}
	if v.Current != nil {
		g := groundRules(*v.Current)
		out.Current = &g
	}
	return plain(out), err
}
