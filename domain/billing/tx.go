package billing

import (
	"cohort/domain"
)

// Tx is what use cases ask of the store about this department's nouns. The
// conventions are those of domain.Tx.
type Tx interface {
	chargeTx
	batchTx
}

type chargeTx interface {
	CreateCharges([]Charge) error // ErrAlreadyReversed, ErrAlreadyCharged
	ChargesOfSession(domain.SessionID) ([]Charge, error)
	// Charges lists by service date, newest first.
	Charges(filter ChargeFilter, page domain.Page) (domain.List[Charge], error)
	// ChargesOnTimeline gives those of a client, by service date and id.
	ChargesOnTimeline(client domain.ClientID, cut domain.TimelineCut) ([]Charge, error)
	// ChargeTotals counts and adds up all that the filter lets through.
	ChargeTotals(filter ChargeFilter) (count int, amount int64, err error)
	LockCharge(domain.ChargeID) (Charge, error)
	Charge(domain.ChargeID) (Charge, error)
	ReversalOf(domain.ChargeID) (*Charge, error) // of a charge that is reversed
	// FeesOf gives what a session of a cohort on a day is charged by, without
	// the codes of clients.
	FeesOf(domain.CohortID, domain.Date) (Fees, error)
}

// ChargeFilter limits the list of charges; zero values do not limit.
type ChargeFilter struct {
	From, To domain.Date // service dates, both included
	Exported *bool
	CohortID domain.CohortID
	ClientID domain.ClientID
	Status   ChargeStatus
}

// ExportedOnly says whether only exported charges are wanted (true), only open
// ones (false), or both (nil). A status other than reversed decides it.
func (f ChargeFilter) ExportedOnly() *bool {
	if f.Status == ChargeReady || f.Status == ChargeExported {
		wanted := f.Status == ChargeExported
		return &wanted
	}
	return f.Exported
}

type batchTx interface {
	// NextBatchNumber locks the numbering until the transaction ends.
	NextBatchNumber() (int, error)
	// FillBatch puts open charges of the batch's period into it, at most so
	// many, and gives their count and total. A charge is never in two batches.
	FillBatch(b Batch, most int) (count int, total int64, err error)
	CreateBatch(Batch) error
	LockBatch(domain.BatchID) (Batch, error)
	SaveBatch(Batch) error
	Batches(page domain.Page) (domain.List[Batch], error) // newest first, without those under way
	BatchesUnderWay() ([]Batch, error)
	Batch(domain.BatchID) (Batch, error)
	BatchByNumber(int) (Batch, error)
	// ChargesOfBatch gives the next charges of a batch in the order of its
	// file, service date and then id: those behind one, from the first when
	// that is zero, and at most so many.
	ChargesOfBatch(id domain.BatchID, behind Charge, most int) ([]Charge, error)
}
