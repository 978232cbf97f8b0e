package repository_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// A question that would take for ever ends with its context: the server gives
// every request a deadline, and no question outlives it in the database.
func TestAQuestionEndsWithWhoAsks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *repository.Store) {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		err := s.Read(ctx, func(tx practice.Tx) error { return repository.AskForEver(tx) })
		if !domain.ErrBusy.Is(err) && !domain.ErrUnavailable.Is(err) && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, want that it could not be done now", err)
		}
		if err := s.Read(t.Context(), func(tx practice.Tx) error { _, err := tx.Settings(); return err }); err != nil {
			t.Errorf("the next question: %v", err)
		}
	})
}
