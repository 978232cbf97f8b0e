package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	intakedesk "cohort/practice/intake"
)

func (s *Server) waitlistRoutes() {
	add(s, reads, "/cohorts/{id}/waitlist", domain.ReadWaitlist, "Read a cohort's waitlist", s.readWaitlist)
	add(s, creates, "/cohorts/{id}/waitlist", domain.JoinWaitlist, "Put a client on a waitlist", s.joinWaitlist)
	add(s, acts, "/waitlist/{id}/leave", domain.LeaveWaitlist, "Take a client off a waitlist", s.leaveWaitlist)
	add(s, acts, "/waitlist/{id}/return", domain.ReturnToWaitlist, "Put a client back on a waitlist", s.returnToWaitlist)
}

// WaitBody puts a client on a waitlist.
type WaitBody struct {
	ClientID     string `json:"clientId"`
	ReferralID   string `json:"referralId,omitempty" doc:"An accepted referral; its urgency decides the place in line"`
	WaitingSince string `json:"waitingSince,omitempty" doc:"Without a referral: the day of joining, today if left out"`
}

// Wait is one client's wait for one cohort.
type Wait struct {
	ID           string             `json:"id"`
	CohortID     string             `json:"cohortId"`
	CohortName   string             `json:"cohortName,omitempty" doc:"In a client's own list, of cohorts that one may see"`
	ClientID     string             `json:"clientId"`
	ClientCode   string             `json:"clientCode"`
	FirstName    string             `json:"firstName" doc:"The name the group uses"`
	ReferralID   string             `json:"referralId,omitempty"`
	Urgency      intake.Urgency     `json:"urgency"`
	WaitingSince string             `json:"waitingSince" doc:"From which waiting counts: the day the referral came in, or of joining"`
	JoinedAt     time.Time          `json:"joinedAt"`
	DaysWaiting  int                `json:"daysWaiting"`
	Position     int                `json:"position,omitempty" doc:"From 1; absent once the wait has ended"`
	LeftAt       *time.Time         `json:"leftAt,omitempty"`
	Outcome      intake.WaitOutcome `json:"outcome"`
	Reason       string             `json:"reason,omitempty" doc:"Why the client left without a seat"`
	History      []WaitEvent        `json:"history" doc:"How it ended, and whether it went on after all"`
	Version      int                `json:"version" doc:"1 until the wait first ends"`
}

// WaitEvent is one change of a wait's end.
type WaitEvent struct {
	Kind   intake.WaitEventKind `json:"kind"`
	At     time.Time            `json:"at"`
	ByName string               `json:"byName"`
	Reason string               `json:"reason,omitempty"`
}

func waitEvent(e intake.WaitEvent) WaitEvent {
	return WaitEvent{Kind: e.Kind, At: e.At, ByName: e.ByName, Reason: e.Reason}
}

// WaitList is a list of waits.
type WaitList struct {
	Items []Wait `json:"items"`
}

func waitAnswer(w intakedesk.WaitCard) Wait {
	return Wait{ID: w.ID.String(), CohortID: w.CohortID.String(), CohortName: w.CohortName, ClientID: w.ClientID.String(),
		ClientCode: w.ClientCode, FirstName: w.FirstName, ReferralID: text(w.ReferralID), Urgency: w.Urgency,
		WaitingSince: w.Since.String(), JoinedAt: w.JoinedAt, DaysWaiting: w.DaysWaiting, Position: w.Position, LeftAt: instant(w.LeftAt),
		Outcome: w.Outcome, Reason: w.Reason, History: each(w.History, waitEvent), Version: w.Version()}
}

func (s *Server) readWaitlist(ctx context.Context, by domain.Actor, in *ByID) (*answer[WaitList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	waits, err := s.desks.Intake.Waitlist(ctx, by, id)
	return plain(WaitList{each(waits, waitAnswer)}), err
}

type waitInput struct {
	ByID
	Sent[WaitBody]

	client   domain.ClientID
	referral domain.ReferralID
	since    domain.Date
}

func (in *waitInput) read(f *domain.Faults) {
	f.When(in.body.ClientID == "", "clientId", "is missing")
	in.client = idField[domain.ClientID](f, "clientId", in.body.ClientID)
	in.referral = idField[domain.ReferralID](f, "referralId", in.body.ReferralID)
	in.since = dateField(f, "waitingSince", in.body.WaitingSince)
}

func (s *Server) joinWaitlist(ctx context.Context, by domain.Actor, in *waitInput) (*answer[Wait], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	w, err := s.desks.Intake.JoinWaitlist(ctx, by, id, in.client, in.referral, in.since)
	return versioned(waitAnswer(w), w.Version()), err
}

// LeaveBody says why a client leaves a waitlist.
type LeaveBody struct {
	Reason string `json:"reason,omitempty"`
}

type leaveInput struct {
	ByID
	MaySend[LeaveBody]
}

func (s *Server) leaveWaitlist(ctx context.Context, by domain.Actor, in *leaveInput) (*answer[Wait], error) {
	id, err := pathID[domain.WaitID](in.ID)
	if err != nil {
		return nil, err
	}
	w, err := s.desks.Intake.LeaveWaitlist(ctx, by, id, in.body.Reason)
	return versioned(waitAnswer(w), w.Version()), err
}

func (s *Server) returnToWaitlist(ctx context.Context, by domain.Actor, in *ByID) (*answer[Wait], error) {
	id, err := pathID[domain.WaitID](in.ID)
	if err != nil {
		return nil, err
	}
	w, err := s.desks.Intake.ReturnToWaitlist(ctx, by, id)
	return versioned(waitAnswer(w), w.Version()), err
}

func (s *Server) listWaits(ctx context.Context, by domain.Actor, in *ByID) (*answer[WaitList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	waits, err := s.desks.Intake.WaitsOf(ctx, by, id)
	return plain(WaitList{each(waits, waitAnswer)}), err
}
