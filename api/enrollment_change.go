package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// EnrollmentEvent is one change of a membership's end.
type EnrollmentEvent struct {
	Kind        program.EnrollmentEventKind `json:"kind"`
	At          time.Time                   `json:"at"`
	ByName      string                      `json:"byName"`
	Until       string                      `json:"until" doc:"The last day that stands, or stood"`
	Since       string                      `json:"since,omitempty" doc:"The first day that stood until it was corrected"`
	FromSession int                         `json:"fromSession,omitempty" doc:"The first session that stood"`
	Reason      string                      `json:"reason,omitempty"`
}

func enrollmentEvent(e program.EnrollmentEvent) EnrollmentEvent {
	return EnrollmentEvent{Kind: e.Kind, At: e.At, ByName: e.ByName, Until: e.Until.String(), Since: e.Since.String(), FromSession: e.FromSession, Reason: e.Reason}
}

func (s *Server) readEnrollment(ctx context.Context, by domain.Actor, in *ByID) (*answer[Enrollment], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	m, err := s.desks.Intake.Enrollment(ctx, by, id)
	return versioned(membershipAnswer(m), m.Version), err
}

// EndBody says why and with which day a membership ends.
type EndBody struct {
	Reason string `json:"reason,omitempty"`
	Until  string `json:"until,omitempty" doc:"The last day, today if left out; a later one is planned ahead"`
}

type endInput struct {
	ByID
	MaySend[EndBody]

	until domain.Date
}

func (in *endInput) read(f *domain.Faults) { in.until = dateField(f, "until", in.body.Until) }

func (s *Server) endEnrollment(ctx context.Context, by domain.Actor, in *endInput) (*answer[Enrollment], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	e, err := s.desks.Intake.EndEnrollment(ctx, by, id, in.body.Reason, in.until)
	return versioned(enrollmentAnswer(e), e.Version), err
}

// ReopenBody may say why the end of a membership was a mistake.
type ReopenBody struct {
	Reason   string `json:"reason,omitempty"`
	Override string `json:"overrideReason,omitempty" doc:"Why they may sit in another cohort at the same hour (409 time_clash); the audit keeps it"`
}

type reopenInput struct {
	ByID
	MaySend[ReopenBody]
}

func (s *Server) reopenEnrollment(ctx context.Context, by domain.Actor, in *reopenInput) (*answer[Enrollment], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	e, err := s.desks.Intake.ReopenEnrollment(ctx, by, id, in.body.Reason, in.body.Override)
	return versioned(enrollmentAnswer(e), e.Version), err
}

// EnrollmentChange is what was told of a membership after it began; absent
// leaves a thing as it is.
type EnrollmentChange struct {
	CommittedSessions *int           `json:"committedSessions,omitempty"`
	CommittedOn       *string        `json:"committedOn,omitempty" doc:"The day of the commitment; today when a new number comes without one"`
	Agreement         *AgreementBody `json:"agreement,omitempty"`
	FromSession       *int           `json:"fromSession,omitempty" doc:"The first session that is right; no session between it and the one that stood may be closed"`
	Since             *string        `json:"since,omitempty" doc:"The first day that is right; with another first session it follows from that when left out"`
	Reason            string         `json:"reason,omitempty" doc:"Needed to correct when it began; the history keeps it"`
	Override          string         `json:"overrideReason,omitempty" doc:"Why they may sit in another cohort at an hour that becomes theirs (409 time_clash); the audit keeps it"`
}

type enrollmentChangeInput struct {
	ByID
	Editing
	Sent[EnrollmentChange]

	told program.Told
}

func (in *enrollmentChangeInput) read(f *domain.Faults) {
	in.told = program.Told{CommittedSessions: in.body.CommittedSessions, Agreement: in.body.Agreement.agreement(f), Reason: in.body.Reason, Override: in.body.Override}
	if from := in.body.FromSession; from != nil {
		f.When(*from < 1, "fromSession", "must be the number of one of the sessions")
		in.told.Began.FromSession = *from
	}
	if since := in.body.Since; since != nil {
		f.When(*since == "", "since", "must be a day")
		in.told.Began.Since = dateField(f, "since", *since)
	}
	if in.body.CommittedOn != nil {
		on := dateField(f, "committedOn", *in.body.CommittedOn)
		in.told.CommittedOn = &on
	}
}

func (s *Server) updateEnrollment(ctx context.Context, by domain.Actor, in *enrollmentChangeInput) (*answer[Enrollment], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	e, err := s.desks.Intake.UpdateEnrollment(ctx, by, id, in.version(), in.told)
	return versioned(enrollmentAnswer(e), e.Version), err
}
