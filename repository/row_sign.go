package repository

import (
	"context"

	"gorm.io/gorm"

	"cohort/practice"
)

// withoutMAC and leadersWithoutMAC are tables that steps of the schema leave
// behind for the program: rows that were written before there were MACs get
// theirs, of all tables or of those of leaders alone. To bring one back takes the
// right to make tables, which the role that serves does not need.
const (
	withoutMAC        = "rows_without_mac"
	leadersWithoutMAC = "leaders_without_mac"
)

// SignOldRows gives every row that decides its MAC, once, and says how many: in
// one transaction with the end of that table.
func (s *Store) SignOldRows(ctx context.Context) (signed int, err error) {
	all, err := s.hasTable(ctx, withoutMAC)
	if err != nil {
		return 0, err
	}
	leaders, err := s.hasTable(ctx, leadersWithoutMAC)
	if err != nil || !all && !leaders {
		return 0, err
	}
	err = s.Write(ctx, func(given practice.Tx) error {
		t := given.(*tx)
		if signed, err = t.signOldLeaders(); err != nil {
			return err
		}
		if all {
			more, err := t.signOldRows()
			if err != nil {
				return err
			}
			signed += more
		}
		for _, table := range []string{withoutMAC, leadersWithoutMAC} {
			if err := t.db.Exec("DROP TABLE IF EXISTS " + table).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return signed, err
}

// signOldLeaders signs who leads and who led: their keys are of several columns,
// so all are read at once, a few for each cohort.
func (t *tx) signOldLeaders() (int, error) {
	now, err := list[leaderRow](t.db, "cohort_id, user_id", "true")
	if err != nil {
		return 0, err
	}
	before, err := list[formerLeaderRow](t.db, "cohort_id, place", "true")
	for i := range now {
		if err == nil {
			err = t.update(&now[i])
		}
	}
	for i := range before {
		if err == nil {
			err = t.update(&before[i])
		}
	}
	return len(now) + len(before), err
}

func (t *tx) signOldRows() (signed int, err error) {
	if err := t.keepFactorIDs(); err != nil {
		return 0, err
	}
	for _, sign := range []func(*tx) (int, error){signAllOf[userRow], signAllOf[invitationRow], signAllOf[setupLinkRow], signAllOf[loginRow], signAllOf[refreshTokenRow],
		signAllOf[factorRow], signAllOf[recoveryCodeRow], signAllOf[challengeRow], signAllOf[proposalRow], signAllOf[emergencyRow]} {
		n, err := sign(t)
		if err != nil {
			return 0, err
		}
		signed += n
	}
	_, err = signAllOf[settingsRow](t) // which a practice has before it begins
	return signed, err
}

// keepFactorIDs writes into each person's row which of their factors count.
func (t *tx) keepFactorIDs() error {
	users, err := list[userRow](t.db, "id", "true")
	if err != nil {
		return err
	}
	for i := range users {
		factors, err := list[factorRow](t.db, "id", "user_id = ?", users[i].ID)
		if err != nil {
			return err
		}
		users[i].FactorIDs = liveIDs(factors)
		if err := t.update(&users[i]); err != nil {
			return err
		}
	}
	return nil
}

// signAllOf writes every row of a table once more; writing is signing.
func signAllOf[Row any](t *tx) (n int, err error) {
	const atOnce = 500
	var rows []Row
	found := t.db.FindInBatches(&rows, atOnce, func(*gorm.DB, int) error {
		for i := range rows {
			if err := t.update(&rows[i]); err != nil {
				return err
			}
		}
		n += len(rows)
		return nil
	})
	return n, found.Error
}
