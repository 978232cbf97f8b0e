package practice

import (
	"context"

	"cohort/domain"
)

// Store keeps everything. Both databases implement it with the same code.
type Store interface {
	// Write runs do in one transaction and commits it when do returns nil.
	// Nothing of a failed transaction remains.
	Write(ctx context.Context, do func(Tx) error) error
	// Read runs do outside a transaction, for questions that one statement
	// answers or that need no common snapshot.
	Read(ctx context.Context, do func(Tx) error) error
}

// Tx is what use cases ask of the store, noun by noun; each part stands in
// the file of its noun. Methods that look for one thing answer
// domain.ErrNotFound when there is none. Lock… methods also lock the row
// until the transaction ends.
type Tx interface {
	settingsTx
	userTx
	loginTx
	throttleTx
	auditTx
	onceTx
	clientTx
	referralTx
	assessmentTx
	riskFlagTx
	waitlistTx
	curriculumTx
	cohortTx
	enrollmentTx
	sessionTx
	attendanceTx
	homeworkTx
	chargeTx
	batchTx
}

// Page asks for a part of a list: at most Limit entries after the one that
// After names. After is opaque; it never holds anything but an id or a
// position, because it travels in addresses.
type Page struct {
	Limit int
	After string
}

// The bounds of a page.
const (
	DefaultLimit = 50
	MaxLimit     = 200
)

// List is a part of a list. Next is "" at the end.
type List[T any] struct {
	Items []T
	Next  string
}

// Checked gives the page with its limit filled in, or what is wrong with it.
func (p Page) Checked() (Page, error) {
	if p.Limit == 0 {
		p.Limit = DefaultLimit
	}
	if p.Limit < 1 || p.Limit > MaxLimit {
		return p, domain.Invalid("limit", "must be between 1 and 200")
	}
	return p, nil
}

// Version is what If-Match said. The zero Version was not said at all.
type Version int

// Matches compares with the version that is stored.
func (v Version) Matches(stored int) error {
	switch {
	case v == 0:
		return domain.ErrNoVersion
	case int(v) != stored:
		return domain.ErrStale
	}
	return nil
}
