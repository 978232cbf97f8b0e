package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

// Agreement is a member's signature under a version of the ground rules, or that
// they declined.
type Agreement struct {
	ID            string                `json:"id"`
	EnrollmentID  string                `json:"enrollmentId"`
	GroundRulesID string                `json:"groundRulesId"`
	Way           clinical.ClientSigned `json:"way"`
	Name          string                `json:"name,omitempty"`
	Drawn         string                `json:"drawn,omitempty" doc:"As an SVG path"`
	Width         int                   `json:"width,omitempty"`
	Height        int                   `json:"height,omitempty"`
	On            string                `json:"on"`
	Witness       string                `json:"witness,omitempty" doc:"Who saw it on paper"`
	Words         string                `json:"words,omitempty" doc:"Why they declined"`
	By            string                `json:"by" doc:"Name of who was with them"`
	At            time.Time             `json:"at"`
	InError       *EnteredInError       `json:"inError,omitempty"`
	Version       int                   `json:"version"`
}

func agreementAnswer(a clinical.Agreement) Agreement {
	p := a.Signed
	return Agreement{ID: a.ID.String(), EnrollmentID: a.EnrollmentID.String(), GroundRulesID: a.RulesID.String(), Way: p.Way, Name: p.Name, Drawn: p.Drawn, Width: p.Width, Height: p.Height,
		On: p.On.String(), Witness: p.Witness, Words: p.Words, By: a.ByName, At: a.At, InError: remarked(a.InError), Version: unedited}
}

// SignAgreementBody is a signature under the ground rules that were shown.
type SignAgreementBody struct {
	GroundRulesID string         `json:"groundRulesId" doc:"Of the version that was shown"`
	Client        ClientPartBody `json:"client"`
}

type signAgreementInput struct {
	ByID
	Sent[SignAgreementBody]

	rules domain.GroundRulesID
	part  clinical.ClientPart
}

func (in *signAgreementInput) read(f *domain.Faults) {
	in.rules = idField[domain.GroundRulesID](f, "groundRulesId", in.body.GroundRulesID)
	f.When(in.body.GroundRulesID == "", "groundRulesId", "is missing")
	in.part = in.body.Client.part(f)
}

func (s *Server) signAgreement(ctx context.Context, by domain.Actor, in *signAgreementInput) (*answer[Agreement], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.SignAgreement(ctx, by, id, in.rules, in.part)
	return versioned(agreementAnswer(a), unedited), err
}

func (s *Server) voidAgreement(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Agreement], error) {
	id, err := pathID[domain.AgreementID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.VoidAgreement(ctx, by, id, in.body.Reason)
	return versioned(agreementAnswer(a), unedited), err
}
