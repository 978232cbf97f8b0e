package api

import (
	"context"

	"cohort/domain"
)

// ClientFeeBody agrees a fee with a client, or takes it back.
type ClientFeeBody struct {
	Amount *int64 `json:"amount" nullable:"true" doc:"Minor units of the practice's currency; null: the cohort's fee counts"`
	Reason string `json:"reason,omitempty" doc:"Needed outside 30 to 150"`
}

// ClientFeeAnswer is a client as billing knows them.
type ClientFeeAnswer struct {
	ClientID   string     `json:"clientId"`
	ClientCode string     `json:"clientCode"`
	Fee        *AgreedFee `json:"fee,omitempty" doc:"Absent: the cohort's fee counts"`
	Version    int        `json:"version" doc:"The client's"`
}

func (b ClientFeeBody) fee() *domain.ClientFee {
	if b.Amount == nil {
		return nil
	}
	return &domain.ClientFee{Amount: *b.Amount, Reason: b.Reason}
}

func clientFeeAnswer(c domain.Client) *answer[ClientFeeAnswer] {
	return versioned(ClientFeeAnswer{ClientID: c.ID.String(), ClientCode: c.Code, Fee: clientAnswer(c).Fee, Version: c.Version}, c.Version)
}

func (s *Server) readClientFee(ctx context.Context, by domain.Actor, in *ByID) (*answer[ClientFeeAnswer], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Billing.ClientFee(ctx, by, id)
	return clientFeeAnswer(c), err
}

type clientFeeInput struct {
	ByID
	Editing
	Sent[ClientFeeBody]
}

// read checks the reason of a fee that is taken back, which nobody keeps.
func (in *clientFeeInput) read(f *domain.Faults) {
	if in.body.Amount == nil {
		f.Text("reason", in.body.Reason, domain.MaxReason)
	}
}

func (s *Server) setClientFee(ctx context.Context, by domain.Actor, in *clientFeeInput) (*answer[ClientFeeAnswer], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Billing.SetClientFee(ctx, by, id, in.version(), in.body.fee())
	return clientFeeAnswer(c), err
}
