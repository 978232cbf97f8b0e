package repository

import (
	"context"
	"log/slog"

	"cohort/domain"
)

// OnRefusedRows has somebody told of rows that were not believed, once the
// transaction that met them has ended, however it ended. They answer which of
// them are worth an alarm.
func (s *Store) OnRefusedRows(tell func(context.Context, []domain.RefusedRow) ([]domain.RefusedRow, error)) {
	s.onRefused.Store(&tell)
}

// report names the table and the row, and nothing that it says.
func (s *Store) report(ctx context.Context, rows []domain.RefusedRow) {
	tell := s.onRefused.Load()
	if tell == nil || len(rows) == 0 {
		return
	}
	due, err := (*tell)(context.WithoutCancel(ctx), rows)
	for _, row := range due {
		slog.Error("ALARM: a row that says who gets in was changed past the server, and is refused", "table", row.Table, "id", row.ID)
	}
	if err != nil {
		slog.Error("refused rows are not in the audit", "error", err)
	}
}
