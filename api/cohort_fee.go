package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// CohortFee is a fee of a cohort, from a day on.
type CohortFee struct {
	Decided
	Fee    domain.Money `json:"fee"`
	Reason string       `json:"reason,omitempty"`
}

// Decided is from which day something holds, and who said so.
type Decided struct {
	From  string    `json:"from,omitempty" doc:"First day; absent: from the beginning"`
	SetBy string    `json:"setBy,omitempty" doc:"Name; absent: the program"`
	SetAt time.Time `json:"setAt"`
}

func decided(d domain.Decided) Decided {
	return Decided{From: d.From.String(), SetBy: d.ByName, SetAt: d.At}
}

func cohortFee(fee program.Fee) CohortFee {
	return CohortFee{Decided: decided(fee.Decided), Fee: fee.Money, Reason: fee.Reason}
}

// FeeReach is what a fee from a day on would be about.
type FeeReach struct {
	From  string `json:"from,omitempty"`
	Until string `json:"until,omitempty" doc:"The day on which another fee follows; absent: none does"`
	Open  int    `json:"open" doc:"Sessions that are not closed yet and will be charged by it"`
	Kept  int    `json:"kept" doc:"Closed sessions in these days, whose charges stay as they are"`
}

func feeReach(r domain.FeeReach) *answer[FeeReach] {
	return plain(FeeReach{From: r.From.String(), Until: r.Until.String(), Open: r.Open, Kept: r.Kept})
}

// fromInput asks about a fee's first day.
type fromInput struct {
	From string `query:"from" maxLength:"10" doc:"The first day, YYYY-MM-DD; the beginning when absent"`

	from domain.Date
}

func (in *fromInput) read(f *domain.Faults) { in.from = dateField(f, "from", in.From) }

// feeReachInput asks that about a cohort or a client.
type feeReachInput struct {
	ByID
	From string `query:"from" maxLength:"10" doc:"The first day, YYYY-MM-DD; the beginning when absent"`

	from domain.Date
}

func (in *feeReachInput) read(f *domain.Faults) { in.from = dateField(f, "from", in.From) }

func (s *Server) readCohortFeeReach(ctx context.Context, by domain.Actor, in *feeReachInput) (*answer[FeeReach], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	reach, err := s.desks.Program.CohortFeeReach(ctx, by, id, in.from)
	return feeReach(reach), err
}
