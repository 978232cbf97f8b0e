package practice

import (
	"cohort/domain"
	"cohort/domain/billing"
)

type chargeTx interface {
	CreateCharges([]billing.Charge) error
	ChargesOfSession(domain.SessionID) ([]billing.Charge, error)
	// Charges lists by service date, newest first.
	Charges(filter ChargeFilter, page Page) (List[billing.Charge], error)
	// ChargeTotals counts and adds up all that the filter lets through.
	ChargeTotals(filter ChargeFilter) (count int, amount int64, err error)
	LockCharge(domain.ChargeID) (billing.Charge, error)
	Charge(domain.ChargeID) (billing.Charge, error)
	// FeesOf gives what the fees of a cohort follow besides its own: the
	// practice's settings and the session fees agreed with single clients who
	// are or were members.
	FeesOf(domain.CohortID) (domain.Settings, map[domain.ClientID]int64, error)
}

// ChargeFilter limits the list of charges; zero values do not limit.
type ChargeFilter struct {
	From, To domain.Date // service dates, both included
	Exported *bool
	CohortID domain.CohortID
	ClientID domain.ClientID
	Status   billing.ChargeStatus
}

type batchTx interface {
	// NextBatchNumber locks the numbering until the transaction ends.
	NextBatchNumber() (int, error)
	// FillBatch puts every open charge of the batch's period into it and
	// gives their count and total. A charge is never in two batches.
	FillBatch(billing.Batch) (count int, total int64, err error)
	CreateBatch(billing.Batch) error
	SaveBatch(billing.Batch) error
	Batches(page Page) (List[billing.Batch], error) // newest first
	Batch(domain.BatchID) (billing.Batch, error)
	BatchByNumber(int) (billing.Batch, error)
	// EachCharge hands over the batch's charges in the order of the file:
	// service date, then id. It keeps one row in memory at a time.
	EachCharge(id domain.BatchID, do func(billing.Charge) error) error
}
