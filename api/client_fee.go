package api

import (
	"context"

	"cohort/domain"
	billingdesk "cohort/practice/billing"
)

// ClientFeeBody agrees a fee with a client, or takes it back.
type ClientFeeBody struct {
	Amount *int64 `json:"amount" nullable:"true" doc:"Minor units of the practice's currency; null: the cohort's fee counts"`
	Reason string `json:"reason,omitempty" doc:"Needed outside the practice's usual fees"`
	From   string `json:"from,omitempty" doc:"The first day, in the past or ahead; today when absent, and from the beginning before the first seat"`
}

// ClientFeeAnswer is a client as billing knows them.
type ClientFeeAnswer struct {
	ClientID   string      `json:"clientId"`
	ClientCode string      `json:"clientCode"`
	Fee        *AgreedFee  `json:"fee,omitempty" doc:"Today's; absent: the cohort's fee counts"`
	Fees       []ClientFee `json:"fees" doc:"All that was agreed, in the order of their first days"`
	Version    int         `json:"version" doc:"The client's"`
}

// ClientFee is a fee agreed with a client, from a day on.
type ClientFee struct {
	Decided
	Fee    *domain.Money `json:"fee,omitempty" doc:"Absent: it was taken back, the cohort's fee counts"`
	Reason string        `json:"reason,omitempty"`
}

func clientFee(fee domain.ClientFee) ClientFee {
	out := ClientFee{Decided: decided(fee.Decided), Reason: fee.Reason}
	if !fee.None {
		out.Fee = &domain.Money{Amount: fee.Amount, Currency: fee.Currency}
	}
	return out
}

func clientFeeAnswer(c billingdesk.ClientFees) *answer[ClientFeeAnswer] {
	return versioned(ClientFeeAnswer{ClientID: c.ID.String(), ClientCode: c.Code, Fee: clientAnswer(c.Client).Fee,
		Fees: each(c.Fees, clientFee), Version: c.Version}, c.Version)
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

	fee domain.ClientFee
}

func (in *clientFeeInput) read(f *domain.Faults) {
	in.fee = domain.ClientFee{Decided: domain.Decided{From: dateField(f, "from", in.body.From)}, None: in.body.Amount == nil, Reason: in.body.Reason}
	domain.SetGiven(&in.fee.Amount, in.body.Amount)
}

func (s *Server) setClientFee(ctx context.Context, by domain.Actor, in *clientFeeInput) (*answer[ClientFeeAnswer], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Billing.SetClientFee(ctx, by, id, in.version(), in.fee)
	return clientFeeAnswer(c), err
}

func (s *Server) readClientFeeReach(ctx context.Context, by domain.Actor, in *feeReachInput) (*answer[FeeReach], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	reach, err := s.desks.Billing.ClientFeeReach(ctx, by, id, in.from)
	return feeReach(reach), err
}
