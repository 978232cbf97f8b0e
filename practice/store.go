package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/program"
)

// Store keeps everything. Both databases implement it with the same code.
type Store interface {
	// Write runs do in one transaction and commits it when do returns nil.
	// Nothing of a failed transaction remains.
	Write(ctx context.Context, do func(Tx) error) error
	// Read runs do outside a transaction, for questions that one statement
	// answers or that need no common snapshot.
	Read(ctx context.Context, do func(Tx) error) error
	// Together runs do in one transaction, which every Write and Read joins
	// that is called with its context: all of it is kept, or nothing.
	Together(ctx context.Context, do func(context.Context, Tx) error) error
	// OnRefusedRows has somebody told of rows that the server did not write,
	// once the transaction that met them has ended. They answer which of them
	// are worth an alarm: the others were told of just before.
	OnRefusedRows(tell func(context.Context, []domain.RefusedRow) (due []domain.RefusedRow, err error))
}

// Tx is what use cases ask of the store: the part of each department, whose
// rules say what they need, and that of keys that act once.
type Tx interface {
	domain.Tx
	intake.Tx
	program.Tx
	clinical.Tx
	billing.Tx
	onceTx
}
