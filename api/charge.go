package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
)

func (s *Server) chargeRoutes() {
	add(s, reads, "/charges", domain.ReadCharge, "List charges", s.listCharges)
	add(s, creates, "/charges", domain.CreateCharge, "Create a charge by hand", s.createCharge)
	add(s, creates, "/charges/{id}/correction", domain.CorrectCharge, "Correct a charge's fee", s.correctCharge)
	add(s, creates, "/charges/{id}/reversals", domain.ReverseCharge, "Reverse a charge", s.reverseCharge)
}

type chargeFilterInput struct {
	Paged
	From     string               `query:"from" maxLength:"10" doc:"First service date, YYYY-MM-DD"`
	To       string               `query:"to" maxLength:"10" doc:"Last service date, YYYY-MM-DD"`
	Exported string               `query:"exported" enum:"true,false"`
	CohortID string               `query:"cohortId" maxLength:"36"`
	ClientID string               `query:"clientId" maxLength:"36"`
	Status   billing.ChargeStatus `query:"status"`
	Totals   bool                 `query:"totals" doc:"Also count and add up everything that matches"`

	filter billing.ChargeFilter
}

func (in *chargeFilterInput) read(f *domain.Faults) {
	in.filter = billing.ChargeFilter{From: dateField(f, "from", in.From), To: dateField(f, "to", in.To),
		CohortID: idField[domain.CohortID](f, "cohortId", in.CohortID), ClientID: idField[domain.ClientID](f, "clientId", in.ClientID),
		Status: in.Status}
	if in.Status != "" {
		domain.OneOf(f, "status", in.Status, billing.ChargeStatuses)
	}
	if in.Exported != "" {
		exported := in.Exported == "true"
		in.filter.Exported = &exported
	}
	f.When(!in.filter.To.IsZero() && in.filter.To.Before(in.filter.From), "to", "must not be before from")
}

// Charge is one fee that a client owes, or its reversal.
type Charge struct {
	ID          string                  `json:"id"`
	ClientID    string                  `json:"clientId"`
	ClientCode  string                  `json:"clientCode"`
	ClientName  string                  `json:"clientName,omitempty" doc:"In lists of charges"`
	CohortID    string                  `json:"cohortId,omitempty" doc:"Absent: charged by hand"`
	SessionID   string                  `json:"sessionId,omitempty" doc:"Absent: charged by hand"`
	ServiceDate string                  `json:"serviceDate"`
	Kind        billing.ChargeKind      `json:"kind"`
	Code        string                  `json:"code" doc:"Of the procedure; empty for what is not a service"`
	Units       int                     `json:"units"`
	Minutes     int                     `json:"minutes,omitempty" doc:"Of the session that the client was there for; as written when it was charged"`
	Place       program.AttendancePlace `json:"place,omitempty" doc:"Where the client was, for the place of service"`
	Fee         domain.Money            `json:"fee"`
	FeeSource   billing.FeeSource       `json:"feeSource" doc:"Whose fee was taken"`
	Status      billing.ChargeStatus    `json:"status"`
	ReversesID  string                  `json:"reversesId,omitempty"`
	CorrectsID  string                  `json:"correctsId,omitempty" doc:"What this was charged instead of"`
	Reason      string                  `json:"reason,omitempty" doc:"Of a reversal, a corrected fee, a charge by hand"`
	BatchNumber int                     `json:"batchNumber,omitempty"`
}

// NewCharge is a charge that was just made, as every created thing is answered.
type NewCharge struct {
	Charge
	CreatedAt time.Time `json:"createdAt"`
	Version   int       `json:"version" doc:"Always 1: a correction is another charge"`
}

// ChargePage is a page of charges.
type ChargePage struct {
	Items      []Charge      `json:"items"`
	NextCursor string        `json:"nextCursor,omitempty"`
	Totals     *ChargeTotals `json:"totals,omitempty"`
}

// ChargeTotals counts and adds up.
type ChargeTotals struct {
	Count  int          `json:"count"`
	Amount domain.Money `json:"amount"`
}

func chargeAnswer(c billing.Charge) Charge {
	return Charge{ID: c.ID.String(), ClientID: c.ClientID.String(), ClientCode: c.ClientCode, CohortID: text(c.CohortID), SessionID: text(c.SessionID), ServiceDate: c.ServiceDate.String(),
		Kind: c.Kind, Code: c.Code, Units: c.Units, Minutes: c.Minutes, Place: c.Place, Fee: c.Fee, FeeSource: c.FeeSource, Status: c.Status, ReversesID: text(c.ReversesID), CorrectsID: text(c.CorrectsID), Reason: c.Reason, BatchNumber: c.BatchNumber}
}

func (s *Server) listCharges(ctx context.Context, by domain.Actor, in *chargeFilterInput) (*answer[ChargePage], error) {
	list, err := s.desks.Billing.Charges(ctx, by, in.filter, in.page(), in.Totals)
	out := ChargePage{Items: each(list.Items, func(c billing.Charge) Charge {
		named := chargeAnswer(c)
		named.ClientName = list.Names[c.ClientID]
		return named
	}), NextCursor: list.Next}
	if list.Totals != nil {
		out.Totals = &ChargeTotals{list.Totals.Count, list.Totals.Amount}
	}
	return plain(out), err
}

type reversalInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) reverseCharge(ctx context.Context, by domain.Actor, in *reversalInput) (*answer[NewCharge], error) {
	id, err := pathID[domain.ChargeID](in.ID)
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Billing.ReverseCharge(ctx, by, id, in.body.Reason)
	return versioned(newCharge(r), unedited), err
}
