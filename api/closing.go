package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/billing"
)

// ChargesAhead is what closing a session would charge as it stands.
type ChargesAhead struct {
	Items  []ChargeAhead `json:"items"`
	Totals ChargeTotals  `json:"totals"`
}

// ChargeAhead is a fee that closing would charge to one member.
type ChargeAhead struct {
	ClientID   string             `json:"clientId"`
	ClientCode string             `json:"clientCode"`
	Kind       billing.ChargeKind `json:"kind"`
	Fee        domain.Money       `json:"fee"`
	FeeSource  billing.FeeSource  `json:"feeSource" doc:"Whose fee is taken"`
}

func chargeAhead(c billing.Charge) ChargeAhead {
	return ChargeAhead{ClientID: c.ClientID.String(), ClientCode: c.ClientCode, Kind: c.Kind, Fee: c.Fee, FeeSource: c.FeeSource}
}

func (s *Server) readChargesAhead(ctx context.Context, by domain.Actor, in *ByID) (*answer[ChargesAhead], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	charges, total, err := s.desks.Program.ChargesAhead(ctx, by, id)
	return plain(ChargesAhead{each(charges, chargeAhead), ChargeTotals{len(charges), total}}), err
}
