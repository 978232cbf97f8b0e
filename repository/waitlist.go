package repository

import (
	"slices"
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/intake"
)

type waitRow struct {
	ID         domain.WaitID
	CohortID   domain.CohortID
	ClientID   domain.ClientID
	ReferralID *domain.ReferralID
	Urgency    string
	SinceOn    domain.Date
	JoinedAt   time.Time
	LeftAt     *time.Time
	Outcome    string
	Reason     []byte
	History    []byte
}

func (waitRow) TableName() string { return "waitlist" }

const (
	waitReason  = "waitlist.reason"
	waitHistory = "waitlist.history"
)

func (t *tx) waitToRow(w intake.WaitEntry) (waitRow, error) {
	reason, err := t.seal(waitReason, w.ID, w.Reason)
	row := waitRow{ID: w.ID, CohortID: w.CohortID, ClientID: w.ClientID, ReferralID: optional(w.ReferralID), Urgency: string(w.Urgency), SinceOn: w.Since, JoinedAt: w.JoinedAt, LeftAt: w.LeftAt,
		Outcome: string(w.Outcome), Reason: reason}
	if err != nil || len(w.History) == 0 {
		return row, err
	}
	row.History, err = t.sealJSON(waitHistory, w.ID, w.History)
	return row, err
}

func (t *tx) waitFromRow(r waitRow) (intake.WaitEntry, error) {
	reason, err := t.open(waitReason, r.ID, r.Reason)
	w := intake.WaitEntry{ID: r.ID, CohortID: r.CohortID, ClientID: r.ClientID, ReferralID: given(r.ReferralID),
		Urgency: intake.Urgency(r.Urgency), Since: r.SinceOn, JoinedAt: r.JoinedAt.UTC(), Outcome: intake.WaitOutcome(r.Outcome), Reason: reason}
	if r.LeftAt != nil {
		at := r.LeftAt.UTC()
		w.LeftAt = &at
	}
	if err != nil || len(r.History) == 0 {
		return w, err
	}
	return w, t.openJSON(waitHistory, r.ID, r.History, &w.History)
}

// Waitlist gives who waits for a cohort, first in line first.
func (t *tx) Waitlist(cohort domain.CohortID) ([]intake.WaitEntry, error) {
	rows, err := list[waitRow](t.db, "joined_at, id", "cohort_id = ? AND left_at IS NULL", cohort)
	if err != nil {
		return nil, err
	}
	waits, err := each(rows, t.waitFromRow)
	slices.SortStableFunc(waits, func(a, b intake.WaitEntry) int {
		switch {
		case a.Before(b):
			return -1
		case b.Before(a):
			return 1
		}
		return 0
	})
	return waits, err
}

// WaitsOf gives all waits of a client, newest first.
func (t *tx) WaitsOf(client domain.ClientID) ([]intake.WaitEntry, error) {
	rows, err := list[waitRow](t.db, "joined_at DESC, id DESC", "client_id = ?", client)
	if err != nil {
		return nil, err
	}
	return each(rows, t.waitFromRow)
}

// Wait gives one wait.
func (t *tx) Wait(id domain.WaitID) (intake.WaitEntry, error) { return t.waitIn(t.db, id) }

// LockWaitsOf locks a client's open waits and gives them, in the order of
// their ids, in which everybody locks them.
func (t *tx) LockWaitsOf(client domain.ClientID) ([]intake.WaitEntry, error) {
	return t.lockWaits("client_id = ? AND left_at IS NULL", client)
}

// LockWaitsFor locks the open waits for a cohort and gives them, in the order of
// their ids.
func (t *tx) LockWaitsFor(cohort domain.CohortID) ([]intake.WaitEntry, error) {
	return t.lockWaits("cohort_id = ? AND left_at IS NULL", cohort)
}

func (t *tx) lockWaits(where string, id domain.AnyID) ([]intake.WaitEntry, error) {
	if err := t.take(lockWait); err != nil {
		return nil, err
	}
	rows, err := list[waitRow](t.locked(), "id", where, id)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		t.took(lockWait, row.ID)
	}
	return each(rows, t.waitFromRow)
}

// WaitsEndedAt gives the waits for a cohort that ended at a moment.
func (t *tx) WaitsEndedAt(cohort domain.CohortID, at time.Time) ([]intake.WaitEntry, error) {
	rows, err := list[waitRow](t.db, "id", "cohort_id = ? AND left_at IS NOT NULL", cohort)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r waitRow) bool { return !r.LeftAt.Equal(at) })
	return each(rows, t.waitFromRow)
}

// LockWait locks one wait, ended or not, and gives it.
func (t *tx) LockWait(id domain.WaitID) (intake.WaitEntry, error) {
	if err := t.take(lockWait); err != nil {
		return intake.WaitEntry{}, err
	}
	t.took(lockWait, id)
	return t.waitIn(t.locked(), id)
}

func (t *tx) waitIn(db *gorm.DB, id domain.WaitID) (intake.WaitEntry, error) {
	row, err := find[waitRow](db, "id = ?", id)
	if err != nil {
		return intake.WaitEntry{}, err
	}
	return t.waitFromRow(row)
}

// CreateWait adds a client to a cohort's waitlist.
func (t *tx) CreateWait(w intake.WaitEntry) error {
	t.took(lockWait, w.ID)
	row, err := t.waitToRow(w)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), intake.ErrAlreadyWaiting)
}

// SaveWait writes a wait.
func (t *tx) SaveWait(w intake.WaitEntry) error {
	if err := t.mine(lockWait, w.ID); err != nil {
		return err
	}
	row, err := t.waitToRow(w)
	if err != nil {
		return err
	}
	return t.update(&row)
}
