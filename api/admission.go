package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	intakedesk "cohort/practice/intake"
)

func (s *Server) admissionRoutes() {
	add(s, reads, "/settings/admission", domain.ReadSettings, "Read what is asked before somebody gets a seat", s.readAdmissionAsked)
	add(s, replaces, "/settings/admission", domain.UpdateSettings, "Say what is asked before somebody gets a seat", s.updateAdmission)
	add(s, asks, "/cohorts/{id}/admission", domain.EnrollClient, "Read what a client's enrollment would be held against", s.readAdmission)
}

// Admission is what the practice asks before it gives somebody a seat.
type Admission struct {
	Instruments       []string   `json:"instruments" doc:"Codes of the instruments that count; none: all that are meant for admission"`
	AssessmentDays    int        `json:"assessmentDays" doc:"For how many days an assessment speaks"`
	CommitmentPercent int        `json:"commitmentPercent" doc:"Of the sessions that are left, which a client commits to at least"`
	ByProblemArea     []Counting `json:"byProblemArea,omitempty" doc:"Which count instead for cohorts about a problem area"`
	Agreements        []string   `json:"agreements" doc:"Versions of the group agreement, the current one first; none: any is taken"`
}

// Counting is which instruments count for cohorts about a problem area.
type Counting struct {
	ProblemArea intake.ProblemArea `json:"problemArea"`
	Instruments []string           `json:"instruments" doc:"One at least"`
}

func counting(c domain.Counting) Counting {
	return Counting{ProblemArea: intake.ProblemArea(c.ProblemArea), Instruments: filled(c.Instruments)}
}

func countingSent(c Counting) domain.Counting {
	return domain.Counting{ProblemArea: string(c.ProblemArea), Instruments: c.Instruments}
}

// AdmissionAsked is what the practice asks, with the settings' version, and the
// names of what may be asked: who keeps the settings need not read instruments.
type AdmissionAsked struct {
	Admission
	Names   []InstrumentName `json:"instrumentNames" doc:"Of every instrument that may count"`
	Version int              `json:"version"`
}

// InstrumentName says which instrument a code stands for.
type InstrumentName struct {
	Code     string `json:"code" example:"phq-9"`
	Name     string `json:"name" example:"PHQ-9"`
	Measures string `json:"measures"`
}

func instrumentName(i instrument.Definition) InstrumentName {
	return InstrumentName{Code: i.Code, Name: i.Name, Measures: i.Measures}
}

func admissionAsked(s domain.Settings) AdmissionAsked {
	return AdmissionAsked{Admission: admissionAnswer(s.Admission), Names: each(instrument.All(), instrumentName), Version: s.Version}
}

func admissionAnswer(a domain.Admission) Admission {
	return Admission{Instruments: filled(a.Instruments), ByProblemArea: each(a.ByProblemArea, counting), AssessmentDays: a.AssessmentDays, CommitmentPercent: a.CommitmentPercent, Agreements: filled(a.Agreements)}
}

type admissionInput struct {
	Editing
	Sent[Admission]

	wanted domain.Admission
}

func (in *admissionInput) read(*domain.Faults) {
	b := in.body
	in.wanted = domain.Admission{Instruments: b.Instruments, ByProblemArea: each(b.ByProblemArea, countingSent), AssessmentDays: b.AssessmentDays, CommitmentPercent: b.CommitmentPercent, Agreements: b.Agreements}
}

func (s *Server) updateAdmission(ctx context.Context, by domain.Actor, in *admissionInput) (*answer[AdmissionAsked], error) {
	v, err := s.desks.Office.UpdateAdmission(ctx, by, in.version(), in.wanted)
	return versioned(admissionAsked(v.Settings), v.Version), err
}

func (s *Server) readAdmissionAsked(ctx context.Context, by domain.Actor, _ *nothing) (*answer[AdmissionAsked], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return versioned(admissionAsked(v.Settings), v.Version), err
}

// AdmissionCheck is one rule of the gate as it stands for a client.
type AdmissionCheck struct {
	Rule program.Rule `json:"rule"`
	Met  bool         `json:"met"`
}

// PassedOver is somebody who comes first.
type PassedOver struct {
	Client      ClientName     `json:"client"`
	Urgency     intake.Urgency `json:"urgency"`
	Since       string         `json:"waitingSince"`
	DaysWaiting int            `json:"daysWaiting"`
}

// OpenReferral is a referral of the client that has not been answered with a seat.
type OpenReferral struct {
	ID         string                `json:"id"`
	Status     intake.ReferralStatus `json:"status"`
	Urgency    intake.Urgency        `json:"urgency"`
	ReceivedOn string                `json:"receivedOn"`
}

// AdmissionAnswer is what a client's enrollment would be held against.
type AdmissionAnswer struct {
	Checks         []AdmissionCheck `json:"checks" doc:"Every rule; those of the commitment and the agreement by what was sent"`
	AssessedOn     string           `json:"assessedOn,omitempty" doc:"The newest assessment that counts for admission"`
	Age            *int             `json:"age,omitempty" doc:"In full years, at the first session; absent where there is no birth date"`
	FewestSessions int              `json:"fewestSessions" doc:"Which a client commits to at least"`
	Asked          Admission        `json:"asked"`
	PassedOver     []PassedOver     `json:"passedOver" doc:"Who waits for a seat in this cohort and comes before this client, first in line first"`
	Clashes        []Clash          `json:"clashes" doc:"Where the client sits at an hour of this cohort's sessions"`
	OtherWaits     []Wait           `json:"otherWaits" doc:"Where the client waits besides"`
	OpenReferrals  []OpenReferral   `json:"openReferrals" doc:"Of the client, besides the one that leads to the seat"`
}

func passedOver(w intakedesk.WaitingClient) PassedOver {
	return PassedOver{Client: clientName(w.Client), Urgency: w.Urgency, Since: w.Since.String(), DaysWaiting: w.DaysWaiting}
}

func openReferral(r intake.Referral) OpenReferral {
	return OpenReferral{ID: r.ID.String(), Status: r.Status, Urgency: r.Urgency, ReceivedOn: r.ReceivedOn.String()}
}

func admissionLook(v intakedesk.AdmissionView) AdmissionAnswer {
	return AdmissionAnswer{Checks: each(v.Checks, func(c program.Check) AdmissionCheck { return AdmissionCheck{Rule: c.Rule, Met: c.Met} }),
		AssessedOn: v.AssessedOn.String(), Age: v.Age, FewestSessions: v.Fewest, Asked: admissionAnswer(v.Asked),
		PassedOver: each(v.PassedOver, passedOver), Clashes: each(v.Clashes, clash), OtherWaits: each(v.OtherWaits, waitAnswer), OpenReferrals: each(v.OpenReferrals, openReferral)}
}

func (s *Server) readAdmission(ctx context.Context, by domain.Actor, in *enrollInput) (*answer[AdmissionAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Intake.Admission(ctx, by, id, in.wanted, in.overrides)
	return plain(admissionLook(v)), err
}
