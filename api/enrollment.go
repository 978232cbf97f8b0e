package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/domain/program"
	intakedesk "cohort/practice/intake"
)

func (s *Server) enrollmentRoutes() {
	add(s, creates, "/cohorts/{id}/enrollments", domain.EnrollClient, "Enroll a client", s.enroll)
	add(s, reads, "/enrollments/{id}", domain.ReadEnrollment, "Read a membership", s.readEnrollment)
	add(s, changes, "/enrollments/{id}", domain.UpdateEnrollment, "Say what was told of a membership later", s.updateEnrollment)
	add(s, acts, "/enrollments/{id}/end", domain.EndEnrollment, "End a membership", s.endEnrollment)
	add(s, acts, "/enrollments/{id}/reopen", domain.ReopenEnrollment, "Undo the end of a membership", s.reopenEnrollment)
	add(s, reads, "/clients/{id}/enrollments", domain.ReadEnrollment, "List a client's memberships", s.listEnrollments)
}

// EnrollmentBody asks for a seat.
type EnrollmentBody struct {
	ClientID          string         `json:"clientId"`
	ReferralID        string         `json:"referralId,omitempty" doc:"An accepted referral; without one, any accepted referral of the client counts"`
	CommittedSessions int            `json:"committedSessions,omitempty"`
	CommittedOn       string         `json:"committedOn,omitempty" doc:"The day of the commitment, today if left out"`
	Agreement         *AgreementBody `json:"agreement,omitempty"`
	FromSession       int            `json:"fromSession,omitempty" doc:"The first session they belong to, any that is not closed; left out: the one under way, one of today that is not closed yet, or the next"`
	Since             string         `json:"since,omitempty" doc:"Since when they are a member, today or the day of an earlier first session if left out"`
	Overrides         []OverrideGate `json:"overrides,omitempty" doc:"What of the admission gate is let pass, and why; the audit keeps it"`
	EndWaits          []string       `json:"endWaits,omitempty" doc:"Other waits of the client that end with the seat"`
	AnswerReferrals   []string       `json:"answerReferrals,omitempty" doc:"Other open referrals of the client that this seat answers"`
}

// AgreementBody is the signed group agreement.
type AgreementBody struct {
	Version    VersionName `json:"version"`
	SignedOn   string      `json:"signedOn"`
	SignedName string      `json:"signedName"`
}

// OverrideGate lets a client through one rule.
type OverrideGate struct {
	Rule   program.Rule `json:"rule" doc:"The code of what is let pass"`
	Reason string       `json:"reason"`
}

// VersionName names a version of a document: clinics number or name them, so
// it may be sent as a number or a text.
type VersionName string

func (VersionName) orNumber() {}

// Schema describes both forms.
func (VersionName) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{{Type: huma.TypeString}, {Type: huma.TypeInteger}}}
}

var _ huma.SchemaProvider = VersionName("")

// Enrollment is one episode of membership.
type Enrollment struct {
	ID                string                    `json:"id"`
	CohortID          string                    `json:"cohortId"`
	CohortName        string                    `json:"cohortName,omitempty" doc:"In a client's own list, of cohorts that one may see"`
	ClientID          string                    `json:"clientId"`
	ReferralID        string                    `json:"referralId,omitempty"`
	Since             string                    `json:"since"`
	Until             string                    `json:"until,omitempty"`
	FromSession       int                       `json:"fromSession"`
	CommittedSessions int                       `json:"committedSessions"`
	CommittedOn       string                    `json:"committedOn,omitempty"`
	Agreement         *AgreementSeen            `json:"agreement,omitempty"`
	Outcome           program.EnrollmentOutcome `json:"outcome,omitempty" doc:"How it ended; absent while no end is known"`
	EndReason         string                    `json:"endReason,omitempty"`
	History           []EnrollmentEvent         `json:"history" doc:"Of its end, oldest first"`
	Version           int                       `json:"version"`
}

// AgreementSeen is the signed agreement as it was kept.
type AgreementSeen struct {
	Version    string `json:"version"`
	SignedOn   string `json:"signedOn"`
	SignedName string `json:"signedName"`
}

// EnrollmentList is a client's episodes of membership.
type EnrollmentList struct {
	Items []Enrollment `json:"items"`
}

func (b EnrollmentBody) enrollment(f *domain.Faults) (program.Enrollment, []program.Override) {
	e := program.Enrollment{ClientID: idField[domain.ClientID](f, "clientId", b.ClientID),
		ReferralID: idField[domain.ReferralID](f, "referralId", b.ReferralID), CommittedSessions: b.CommittedSessions,
		CommittedOn: dateField(f, "committedOn", b.CommittedOn), FromSession: b.FromSession, Since: dateField(f, "since", b.Since)}
	e.Agreement = b.Agreement.agreement(f)
	var overrides []program.Override
	for _, o := range b.Overrides {
		overrides = append(overrides, program.Override{Rule: o.Rule, Reason: o.Reason})
	}
	return e, overrides
}

func (a *AgreementBody) agreement(f *domain.Faults) *program.Agreement {
	if a == nil {
		return nil
	}
	return &program.Agreement{Version: string(a.Version), SignedName: a.SignedName, SignedOn: dateField(f, "agreement.signedOn", a.SignedOn)}
}

func enrollmentAnswer(e program.Enrollment) Enrollment {
	out := Enrollment{ID: e.ID.String(), CohortID: e.CohortID.String(), ClientID: e.ClientID.String(), ReferralID: text(e.ReferralID),
		Since: e.Since.String(), Until: e.Until.String(), FromSession: e.FromSession, CommittedSessions: e.CommittedSessions,
		CommittedOn: e.CommittedOn.String(), Outcome: e.Outcome, EndReason: e.EndReason, History: each(e.History, enrollmentEvent), Version: e.Version}
	if a := e.Agreement; a != nil {
		out.Agreement = &AgreementSeen{Version: a.Version, SignedOn: a.SignedOn.String(), SignedName: a.SignedName}
	}
	return out
}

func membershipAnswer(m intakedesk.Membership) Enrollment {
	out := enrollmentAnswer(m.Enrollment)
	out.CohortName = m.CohortName
	return out
}

type enrollInput struct {
	ByID
	Sent[EnrollmentBody]

	wanted    program.Enrollment
	overrides []program.Override
	also      intakedesk.Settled
}

func (in *enrollInput) read(f *domain.Faults) {
	in.wanted, in.overrides = in.body.enrollment(f)
	in.also = intakedesk.Settled{Waits: ids[domain.WaitID](f, "endWaits", in.body.EndWaits), Referrals: ids[domain.ReferralID](f, "answerReferrals", in.body.AnswerReferrals)}
}

func (s *Server) enroll(ctx context.Context, by domain.Actor, in *enrollInput) (*answer[Enrollment], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	e, err := s.desks.Intake.Enroll(ctx, by, id, in.wanted, in.overrides, in.also)
	return versioned(enrollmentAnswer(e), e.Version), err
}

func (s *Server) listEnrollments(ctx context.Context, by domain.Actor, in *ByID) (*answer[EnrollmentList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Intake.EnrollmentsOf(ctx, by, id)
	return plain(EnrollmentList{each(list, membershipAnswer)}), err
}
