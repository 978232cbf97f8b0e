package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"

	"cohort/domain"
	"cohort/practice"
	"cohort/practice/office"
)

// oneTransaction is a store whose every transaction is part of one: half a
// year is committed at once instead of in some thousand steps. What fails in
// it must fail the whole, since nothing is rolled back in between.
type oneTransaction struct {
	mu    sync.Mutex
	begin func() practice.Tx
	code  func() string
}

// WholeStore is a store that can do many use cases in one transaction.
type WholeStore interface {
	practice.Store
	WriteWhole(ctx context.Context, do func(begin func() practice.Tx) error) error
}

// Write implements practice.Store.
func (s *oneTransaction) Write(_ context.Context, do func(practice.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return do(codedTx{s.begin(), s.code})
}

// Read implements practice.Store.
func (s *oneTransaction) Read(ctx context.Context, do func(practice.Tx) error) error {
	return s.Write(ctx, do)
}

// Together implements practice.Store.
func (s *oneTransaction) Together(ctx context.Context, do func(context.Context, practice.Tx) error) error {
	return s.Write(ctx, func(tx practice.Tx) error { return do(ctx, tx) })
}

// OnRefusedRows implements practice.Store: nobody else has written to it.
func (s *oneTransaction) OnRefusedRows(func(context.Context, []domain.RefusedRow) ([]domain.RefusedRow, error)) {
}

// codedTx gives clients codes that follow from the seed; elsewhere they are
// drawn at random.
type codedTx struct {
	practice.Tx
	code func() string
}

// CreateClient keeps the client under a code of the seed.
func (tx codedTx) CreateClient(c domain.Client) error {
	c.Code = tx.code()
	return tx.Tx.CreateClient(c)
}

// codes deals four-digit codes, none of them twice.
func (s *story) codes() func() string {
	order, next := rand.New(rand.NewPCG(uint64(s.seed), 1)).Perm(10_000), 0
	return func() string {
		next++
		return fmt.Sprintf("C-%04d", order[next-1])
	}
}

// oneHash hashes the one password of the practice once: hashing is slow on
// purpose, and a password printed on the sign-in page has no secret to keep.
type oneHash struct {
	office.PasswordHasher
	hash string
}

// Matches implements practice.PasswordHasher without the work.
func (h *oneHash) Matches(password, hash string) (bool, error) {
	return password == Password && hash == h.hash, nil
}

// Hash implements practice.PasswordHasher.
func (h *oneHash) Hash(password string) (hash string, err error) {
	if h.hash == "" {
		h.hash, err = h.PasswordHasher.Hash(password)
	}
	return h.hash, err
}
