package repository

import (
	"context"
	"database/sql"
	"reflect"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"cohort/domain"
	"cohort/practice"
)

// Rows is every row type, for the test that holds them against the schema.
func Rows() []any {
	return []any{
		settingsRow{}, keyCheckRow{}, schemaStepRow{}, userRow{}, invitationRow{}, noticeRow{}, noticeReaderRow{}, proposalRow{}, emergencyRow{}, setupLinkRow{}, loginRow{}, refreshTokenRow{}, factorRow{}, recoveryCodeRow{}, challengeRow{}, identityRow{}, calendarFeedRow{},
		throttleRow{}, onceRow{}, auditHeadRow{}, auditRow{}, shownRow{}, unlinkedRow{}, auditLinkRow{}, verificationRow{}, clientRow{}, clientChangeRow{}, clientMergeRow{}, referralRow{}, referralEventRow{}, enquiryRow{}, contactTryRow{},
		suitabilityRow{}, assessmentRow{}, assessmentChangeRow{}, riskFlagRow{}, disclosureRow{}, curriculumRow{}, curriculumVersionRow{}, roomRow{}, cohortRow{}, cohortFeeRow{}, clientFeeRow{}, practiceFeeRow{},
		leaderRow{}, formerLeaderRow{}, waitRow{}, enrollmentRow{}, sessionRow{}, scheduleChangeRow{}, coverRow{}, absenceRow{}, ledRow{}, ledChangeRow{}, attendanceRow{}, correctionRow{}, guestRow{}, caughtUpRow{}, homeworkRow{}, returnRow{}, liveFactRow{},
		attachmentRow{}, techniqueRow{}, adoptionRow{}, sharedPartRow{}, progressNoteRow{}, noteVersionRow{}, addendumRow{}, noteFormatRow{}, privateNoteRow{}, treatmentPlanRow{}, groundRulesRow{}, agreementRow{}, breachRow{}, warningAnswerRow{}, certificateRow{}, supportGroupRow{}, consentRow{}, part2MarkRow{}, releaseRow{}, releasePackageRow{}, supportGroupCheckRow{}, dischargeRow{}, followUpRow{}, leafletRow{}, leafletGivenRow{}, roundRow{}, roundSeatRow{}, ownInstrumentRow{},
		chargeRow{}, openChargeRow{}, referralMonthRow{}, batchRow{}, batchDayRow{}, numberRow{},
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

// Asked gives the questions that are put through GORM while do runs, with
// their values in place.
func Asked(given practice.Tx, do func(practice.Tx) error) ([]string, error) {
	heard := &listener{Interface: logger.Discard}
	plain := *given.(*tx)
	plain.db = plain.db.Session(&gorm.Session{Logger: heard})
	err := do(&plain)
	return heard.questions, err
}

type listener struct {
	logger.Interface
	questions []string
}

// Trace hears one question.
func (l *listener) Trace(_ context.Context, _ time.Time, said func() (string, int64), _ error) {
	question, _ := said()
	l.questions = append(l.questions, question)
}

// What the store makes of errors.
var (
	Translate          = translate
	NotCommitted       = notCommitted
	NotCommittedToFile = notCommittedToFile
)

// AskForEver asks a question whose answer never comes.
func AskForEver(given practice.Tx) error {
	var n int64
	return translate(given.(*tx).db.Raw("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n").Scan(&n).Error)
}

// Deciding is every row type that carries a MAC, by its table.
func Deciding() map[string]bool {
	for _, row := range Rows() {
		if r, is := reflect.New(reflect.TypeOf(row)).Interface().(decides); is && !deciding[r.TableName()] {
			panic(r.TableName() + " carries a MAC and is not among those that do")
		}
	}
	return deciding
}

// PastMAC writes rows in ways that leave their MACs as they were.
func PastMAC(given practice.Tx, id domain.UserID) []error {
	t := given.(*tx)
	return []error{
		t.db.Model(&userRow{}).Where("id = ?", id).Update("roles", "admin").Error,
		t.db.Model(&userRow{}).Where("id = ?", id).Updates(map[string]any{"roles": "admin"}).Error,
		t.db.Model(&userRow{ID: id}).Updates(userRow{Roles: "admin"}).Error,
		t.db.Model(&userRow{ID: id}).Select("roles").Updates(&userRow{Roles: "admin"}).Error,
		t.db.Model(&userRow{ID: id}).UpdateColumn("roles", "admin").Error,
		t.db.Table("users").Where("id = ?", id).Updates(map[string]any{"roles": "admin"}).Error,
		t.db.Create(userRow{ID: domain.NewID[domain.UserID](), Roles: "admin"}).Error,
		t.db.Model(&userRow{}).Create(map[string]any{"id": domain.NewID[domain.UserID](), "roles": "admin"}).Error,
	}
}

// ErrPastMAC is what each of them gets.
var ErrPastMAC = errPastMAC
