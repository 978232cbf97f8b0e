package repository

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"cohort/domain"
)

// lockRank is where a kind of row stands in the one order in which everything
// locks. Two transactions that lock in the same order wait for each other; two
// that do not can wait for each other forever, until the database gives one of
// them up. A new aggregate finds its place here: behind what it is found by,
// before what it makes.
type lockRank int

// The order. The key of a request comes before all that the request does:
// whoever waits for it holds nothing yet. The end of the audit and its
// verification are next: who links or verifies locks them alone.
const (
	noLock lockRank = iota
	lockKey
	lockAuditHead
	lockVerification
	lockThrottle
	lockUser
	lockProposal
	lockInvitation
	lockNotice
	lockLogin
	lockSettings
	lockRoom
	lockSupportGroup
	lockCurriculum
	lockCohort
	lockEnquiry
	lockClient
	lockEmergency
	lockReferral
	lockWait
	lockEnrollment
	lockSession
	lockNote
	lockPrivateNote
	lockReturn
	lockRiskFlag
	lockNumber
	lockCharge
	lockBatch
)

var lockNames = [...]string{"nothing", "idempotency key", "audit head", "verification", "throttle", "user", "role proposal", "invitation", "notice", "login", "settings", "room", "support group", "curriculum", "cohort", "enquiry", "client",
	"emergency access", "referral", "wait", "enrollment", "session", "progress note", "private note", "homework return", "risk flag", "number", "charge", "batch"}

func (r lockRank) String() string { return lockNames[r] }

// locks is what a transaction has locked so far.
type locks struct {
	highest lockRank
	rows    map[lockedRow]bool
}

type lockedRow struct {
	rank lockRank
	id   string
}

func newLocks() *locks { return &locks{rows: map[lockedRow]bool{}} }

// take notes that a row is about to be locked. It refuses what would break the
// order, on both databases: SQLite locks everything at once and would not
// tell, and PostgreSQL tells only when two meet.
func (t *tx) take(rank lockRank) error {
	switch {
	case t.held == nil:
		return fmt.Errorf("%s: locked outside a transaction", rank)
	case rank < t.held.highest:
		return fmt.Errorf("%s: locked after %s, against the one order of locks", rank, t.held.highest)
	}
	t.held.highest = rank
	return nil
}

// took notes that a row is the transaction's to change: it locked or made it.
func (t *tx) took(rank lockRank, id domain.AnyID) {
	if t.held != nil {
		t.held.rows[lockedRow{rank, id.String()}] = true
	}
}

// mine refuses to change a row that the transaction has not locked: the change
// would lock it then, out of order, and might be made to what others have
// changed since it was read.
func (t *tx) mine(rank lockRank, id domain.AnyID) error {
	if t.held == nil || !t.held.rows[lockedRow{rank, id.String()}] {
		return fmt.Errorf("%s: changed without being locked", rank)
	}
	return nil
}

// locked makes the query lock its rows until the transaction ends. It leaves
// room for rows that refer to them: keys never change. SQLite takes one lock
// for everything when a writing transaction begins.
func (t *tx) locked() *gorm.DB {
	if t.postgres {
		return t.db.Clauses(clause.Locking{Strength: noKeyUpdate})
	}
	return t.db
}

// shared makes the query hold its rows against changes by others, who may hold
// them as well.
func (t *tx) shared() *gorm.DB {
	if t.postgres {
		return t.db.Clauses(clause.Locking{Strength: "SHARE"})
	}
	return t.db
}

// noKeyUpdate is the strength of every lock.
const noKeyUpdate = "NO KEY UPDATE"

// lockedByHand is what locked adds, for a question that is read by hand.
func (t *tx) lockedByHand() string {
	if t.postgres {
		return " FOR " + noKeyUpdate
	}
	return ""
}

// lockOne locks one row, found by a condition, in the order of locks.
func lockOne[Row any](t *tx, rank lockRank, where string, args ...any) (Row, error) {
	if err := t.take(rank); err != nil {
		var none Row
		return none, err
	}
	return find[Row](t.locked(), where, args...)
}
