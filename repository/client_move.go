package repository

import (
	"errors"
	"slices"

	"cohort/domain"
)

// clientTable is a table whose rows belong to a client. A test holds them
// against the schema: whatever has a client_id moves with its client, or has a
// reason to stay.
type clientTable struct {
	name domain.MovedKind
	key  string   // what tells a row from the client's others
	rank lockRank // noLock: it is changed only by who has locked the client or the cohort
	// stays are the rows of a client ($1) that cannot become the other's ($2), as
	// theirs is there already.
	stays string
	// rests are the rows of the one who got what moved that go back with it,
	// although they came later.
	rests string
	// reseal seals anew what opens for its client alone.
	reseal func(t *tx, keys []string, from, into domain.ClientID) error
}

// markedTwice are the sessions in which both were marked.
const markedTwice = "session_id IN (SELECT a.session_id FROM attendances a JOIN attendances b ON b.session_id = a.session_id WHERE a.client_id = $1 AND b.client_id = $2)"

// wentBack are the sessions of the cohorts whose memberships of a client have
// moved back from another one, who has none of their own there.
const wentBack = `IN (SELECT s.id FROM sessions s WHERE s.cohort_id IN (SELECT cohort_id FROM enrollments WHERE client_id = $1)
	AND s.cohort_id NOT IN (SELECT cohort_id FROM enrollments WHERE client_id = $2))`

// clientTables are in the order of locks.
var clientTables = []clientTable{
	{name: "referrals", key: "id", rank: lockReferral},
	{name: "waitlist", key: "id", rank: lockWait, rests: "referral_id IN (SELECT id FROM referrals WHERE client_id = $1)"},
	{name: "enrollments", key: "id", rank: lockEnrollment, rests: "referral_id IN (SELECT id FROM referrals WHERE client_id = $1)"},
	{name: "attendance_corrections", key: "id", stays: markedTwice, rests: "session_id " + wentBack},
	{name: "attendances", key: "session_id", stays: markedTwice, rests: "session_id " + wentBack},
	{name: "homework_returns", key: "homework_id", stays: "homework_id IN (SELECT homework_id FROM homework_returns WHERE client_id = $2)",
		rests: "homework_id IN (SELECT id FROM homework WHERE session_id " + wentBack + ")", reseal: (*tx).resealReturns},
	{name: "live_facts", key: "id", stays: markedTwice, rests: "session_id " + wentBack},
	{name: "progress_notes", key: "id", rank: lockNote, stays: "(session_id IN (SELECT n.session_id FROM progress_notes n WHERE n.client_id = $2) OR " + markedTwice + ")",
		rests: "session_id " + wentBack},
	{name: "treatment_plans", key: "id", stays: "is_open AND EXISTS (SELECT 1 FROM treatment_plans p WHERE p.client_id = $2 AND p.is_open)"},
	{name: "round_seats", key: "id", stays: "round_id IN (SELECT s.round_id FROM round_seats s WHERE s.client_id = $2)",
		rests: "round_id IN (SELECT r.id FROM rounds r WHERE r.session_id " + wentBack + ")"},
	{name: "assessments", key: "id"},
	{name: "risk_flags", key: "id", rank: lockRiskFlag, rests: "assessment_id IN (SELECT id FROM assessments WHERE client_id = $1)"},
	{name: "attachments", key: "id"},
	{name: "client_fees", key: "id", stays: "EXISTS (SELECT 1 FROM client_fees f WHERE f.client_id = $2)"},
	{name: "charges", key: "id", rank: lockCharge, stays: `session_id IN (SELECT a.session_id FROM charges a JOIN charges b ON b.session_id = a.session_id
		WHERE a.client_id = $1 AND a.reverses_id IS NULL AND NOT a.reversed AND b.client_id = $2 AND b.reverses_id IS NULL AND NOT b.reversed)`,
		rests: "(session_id " + wentBack + " OR reverses_id IN (SELECT id FROM charges WHERE client_id = $1) OR corrects_id IN (SELECT id FROM charges WHERE client_id = $1))"},
}

// LockTwins locks the cohorts in which either has a place, both clients, and
// what others may change without them, and gives the clients, merged or not.
func (t *tx) LockTwins(from, into domain.ClientID) (a, b domain.Client, err error) {
	places := "SELECT cohort_id FROM enrollments WHERE client_id IN ($1, $2) UNION SELECT cohort_id FROM waitlist WHERE client_id IN ($1, $2)"
	cohorts, err := t.lockIDs(lockCohort, "cohorts", "id IN ("+places+")", from, into)
	if err != nil {
		return a, b, err
	}
	clients, err := t.lockIDs(lockClient, "clients", "id IN ($1, $2)", from, into)
	if err != nil {
		return a, b, err
	}
	if len(clients) < 2 {
		return a, b, domain.ErrNotFound
	}
	now, err := t.ids("SELECT id FROM cohorts WHERE id IN ("+places+") ORDER BY id", from, into)
	if err != nil {
		return a, b, err
	}
	if !slices.Equal(now, cohorts) { // somebody got a place before the lock did
		return a, b, domain.ErrBusy.After(trySoon)
	}
	for _, table := range clientTables {
		if table.rank == noLock {
			continue
		}
		if _, err := t.lockIDs(table.rank, string(table.name), "client_id IN ($1, $2)", from, into); err != nil {
			return a, b, err
		}
	}
	a, err = t.clientIn(t.db, domain.Everything(), from)
	if err == nil {
		b, err = t.clientIn(t.db, domain.Everything(), into)
	}
	return a, b, err
}

// lockIDs locks rows in the order of their ids.
func (t *tx) lockIDs(rank lockRank, table, where string, from, into domain.ClientID) ([]string, error) {
	if err := t.take(rank); err != nil {
		return nil, err
	}
	found, err := t.ids("SELECT id FROM "+table+" WHERE "+where+" ORDER BY id"+t.lockedByHand(), from, into)
	for _, id := range found {
		t.held.rows[lockedRow{rank, id}] = true
	}
	return found, err
}

// ids gives the first column of a question about two clients, which has to
// name both, the first one first: PostgreSQL asks for the type of each value, and
// SQLite counts them as they come.
func (t *tx) ids(sql string, from, into domain.ClientID) (found []string, err error) {
	err = t.ask(question{sql: sql, args: []any{from.String(), into.String()}, each: func(r row) error {
		var id domain.ID[struct{}]
		err := r.Scan(toID(&id))
		found = append(found, id.String())
		return err
	}})
	return found, err
}

// MoveClient gives all that hangs on one client to the other. Both are locked,
// with all of it.
func (t *tx) MoveClient(from, into domain.ClientID) (moved, kept []domain.MovedRows, err error) {
	if err := errors.Join(t.mine(lockClient, from), t.mine(lockClient, into)); err != nil {
		return nil, nil, err
	}
	for _, table := range clientTables {
		var stay []string
		if table.stays != "" {
			if stay, err = t.ids("SELECT "+table.key+" FROM "+string(table.name)+" WHERE client_id = $1 AND CAST($2 AS uuid) IS NOT NULL AND "+table.stays+" ORDER BY 1", from, into); err != nil {
				return nil, nil, err
			}
			if len(stay) > 0 {
				kept = append(kept, domain.MovedRows{Kind: table.name, Keys: stay})
			}
		}
		all, err := t.ids("SELECT "+table.key+" FROM "+string(table.name)+" WHERE client_id = $1 AND CAST($2 AS uuid) IS NOT NULL ORDER BY 1", from, into)
		if err != nil {
			return nil, nil, err
		}
		going := slices.DeleteFunc(all, func(key string) bool { return slices.Contains(stay, key) })
		if len(going) == 0 {
			continue
		}
		moved = append(moved, domain.MovedRows{Kind: table.name, Keys: going})
		if err := t.give(table, going, from, into); err != nil {
			return nil, nil, err
		}
	}
	return moved, kept, nil
}

// give makes rows of one client the other's.
func (t *tx) give(table clientTable, keys []string, from, into domain.ClientID) error {
	for some := range slices.Chunk(keys, 500) {
		if table.reseal != nil {
			if err := table.reseal(t, some, from, into); err != nil {
				return err
			}
		}
		err := t.db.Table(string(table.name)).Where("client_id = ? AND "+table.key+" IN ?", from, some).
			UpdateColumn("client_id", into).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// MoveClientBack gives back what a merge moved, and what rests on it since: what
// was marked and charged in a cohort that goes back, the seat that a referral led to.
func (t *tx) MoveClientBack(m domain.ClientMerge) error {
	if err := errors.Join(t.mine(lockClient, m.FromID), t.mine(lockClient, m.IntoID)); err != nil {
		return err
	}
	for _, table := range clientTables {
		for _, moved := range m.Moved {
			if moved.Kind != table.name {
				continue
			}
			if err := t.give(table, moved.Keys, m.IntoID, m.FromID); err != nil {
				return err
			}
		}
		if table.rests == "" {
			continue
		}
		rest, err := t.ids("SELECT "+table.key+" FROM "+string(table.name)+" WHERE CAST($1 AS uuid) IS NOT NULL AND client_id = $2 AND "+table.rests+" ORDER BY 1", m.FromID, m.IntoID)
		if err != nil {
			return err
		}
		if err := t.give(table, rest, m.IntoID, m.FromID); err != nil {
			return err
		}
	}
	return nil
}
