package repository

import (
	"maps"
	"slices"
	"time"

	"cohort/domain"
)

// Standing gives what the practice has given out and whom it lets in.
func (t *tx) Standing() (s domain.Standing, err error) {
	numbers, err := list[numberRow](t.db, "noun", "true")
	if err != nil {
		return s, err
	}
	s.Numbers = make(map[string]int64, len(numbers))
	for _, n := range numbers {
		s.Numbers[n.Noun] = n.Last
	}
	if s.Clients, err = t.CountClients(); err != nil {
		return s, err
	}
	if s.Cohorts, err = t.CountCohorts(); err != nil {
		return s, err
	}
	people, err := list[userRow](t.db, "id", "true")
	if err != nil {
		return s, err
	}
	for _, row := range people { // of a row that the server did not write, nothing is known
		p, err := t.userFromRow(row)
		if err != nil {
			return s, err
		}
		if !p.Forged {
			s.People = append(s.People, domain.PersonStanding{ID: p.ID, Version: p.Version, Written: row.Written, Roles: p.Roles, Status: p.Status})
		}
	}
	access, err := find[settingsRow](t.db, "id = 1")
	if err != nil {
		return s, err
	}
	if s.Access = access.AccessWritten; !t.believes(&access) {
		s.Access = -1
	}
	return s, nil
}

// ContinueNumbers lets numbers go on behind these.
func (t *tx) ContinueNumbers(last map[string]int64) error {
	if err := t.take(lockNumber); err != nil {
		return err
	}
	for _, noun := range slices.Sorted(maps.Keys(last)) {
		err := t.db.Exec(`INSERT INTO numbers (noun, last) VALUES (?, ?)
			ON CONFLICT (noun) DO UPDATE SET last = excluded.last WHERE numbers.last < excluded.last`, noun, last[noun]).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// LastCode gives the highest code of a noun that may have been given to what is
// not here, 0 for none.
func (t *tx) LastCode(noun string) (int64, error) {
	return firstNumber(t.db, "SELECT last FROM numbers WHERE noun = ?", noun)
}

// EndEveryLogin ends the logins of all people, and takes every invitation and
// the setup link back.
func (t *tx) EndEveryLogin(reason string, at time.Time) (int, error) {
	if err := t.take(lockInvitation); err != nil {
		return 0, err
	}
	for _, statement := range []string{"DELETE FROM invitations", "DELETE FROM setup_links", "DELETE FROM challenges"} {
		if err := t.db.Exec(statement).Error; err != nil {
			return 0, err
		}
	}
	if err := t.take(lockLogin); err != nil {
		return 0, err
	}
	return t.changeLogins(ended(reason, at), "expires_at > ? AND "+alive, at)
}
