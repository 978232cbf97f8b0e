package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/billing"
)

// ChargeByHand charges what has no session.
type ChargeByHand struct {
	ClientID    string             `json:"clientId,omitempty"`
	ClientCode  string             `json:"clientCode,omitempty" doc:"Names the client instead of clientId"`
	Kind        billing.ChargeKind `json:"kind" doc:"intake, materials, seat_fee or adjustment; the others come from closing a session"`
	ServiceDate string             `json:"serviceDate"`
	Fee         domain.Money       `json:"fee"`
	Reason      string             `json:"reason"`
}

type chargeByHandInput struct {
	Sent[ChargeByHand]

	wanted billing.Charge
}

func (in *chargeByHandInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = billing.Charge{ClientID: idField[domain.ClientID](f, "clientId", b.ClientID), ClientCode: b.ClientCode, Kind: b.Kind,
		ServiceDate: dateField(f, "serviceDate", b.ServiceDate), Fee: b.Fee, Reason: b.Reason}
	f.When(b.ClientID != "" && b.ClientCode != "", "clientCode", "must not come with clientId")
}

func newCharge(c billing.Charge) NewCharge {
	return NewCharge{Charge: chargeAnswer(c), CreatedAt: c.CreatedAt, Version: unedited}
}

func (s *Server) createCharge(ctx context.Context, by domain.Actor, in *chargeByHandInput) (*answer[NewCharge], error) {
	made, err := s.desks.Billing.CreateCharge(ctx, by, in.wanted)
	return versioned(newCharge(made), unedited), err
}

// FeeCorrection is the right fee of a charge, and why.
type FeeCorrection struct {
	Fee    domain.Money `json:"fee"`
	Reason string       `json:"reason"`
}

// CorrectedCharge is what correcting a fee made.
type CorrectedCharge struct {
	NewCharge
	Reversal Charge `json:"reversal" doc:"What took the wrong charge back"`
	Charge   Charge `json:"charge" doc:"The new one, as above"`
}

type feeCorrectionInput struct {
	ByID
	Sent[FeeCorrection]
}

func (s *Server) correctCharge(ctx context.Context, by domain.Actor, in *feeCorrectionInput) (*answer[CorrectedCharge], error) {
	id, err := pathID[domain.ChargeID](in.ID)
	if err != nil {
		return nil, err
	}
	reversal, made, err := s.desks.Billing.CorrectCharge(ctx, by, id, in.body.Fee, in.body.Reason)
	if err != nil {
		return nil, err
	}
	return versioned(CorrectedCharge{NewCharge: newCharge(made), Reversal: chargeAnswer(*reversal), Charge: chargeAnswer(made)}, unedited), nil
}
