package repository

import (
	"context"
	"database/sql"

	"cohort/practice"
)

// Rows is every row type, for the test that holds them against the schema.
func Rows() []any {
	return []any{
		settingsRow{}, keyCheckRow{}, userRow{}, invitationRow{}, setupLinkRow{}, loginRow{}, refreshTokenRow{},
		throttleRow{}, onceRow{}, auditHeadRow{}, auditRow{}, unlinkedRow{}, auditLinkRow{}, verificationRow{}, clientRow{}, referralRow{}, referralEventRow{},
		suitabilityRow{}, assessmentRow{}, riskFlagRow{}, curriculumRow{}, curriculumVersionRow{}, cohortRow{},
		leaderRow{}, waitRow{}, enrollmentRow{}, sessionRow{}, attendanceRow{}, homeworkRow{}, returnRow{},
		chargeRow{}, openChargeRow{}, batchRow{}, batchDayRow{}, numberRow{},
	}
}

// ByGORM gives the same transaction without the ways past GORM.
func ByGORM(given practice.Tx) practice.Tx {
	plain := *given.(*tx)
	plain.byHand, plain.held = false, newLocks()
	return &plain
}

// SQL gives the connections below the store.
func (s *Store) SQL() *sql.DB { return s.pool }

// MigrateDown undoes every step of the schema.
func (s *Store) MigrateDown(ctx context.Context) error {
	m, err := s.migrator()
	if err != nil {
		return err
	}
	_, err = m.DownTo(ctx, 0)
	return err
}
