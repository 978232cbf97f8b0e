package repository_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// decidesNothing are the columns of tables with a MAC that it does not cover.
var decidesNothing = map[string]string{
	"setup_links.id":         "there is one row",
	"settings.id":            "there is one row",
	"calendar_feeds.used_on": "shown to its owner", "calendar_feeds.reads": "shown to its owner",
	"settings.practice_name": "a heading", "settings.npi": "printed", "settings.letterhead": "printed", "settings.currency": "how money is written",
	"settings.time_zone": "how hours are written", "settings.clock": "how hours are written", "settings.fee_low": "a warning", "settings.fee_high": "a warning",
	"settings.admission": "a rule of the clinic", "settings.questionnaires": "a rule of the clinic", "settings.closed_days": "days without sessions", "settings.completion_percent": "a rule of the clinic", "settings.completion_built_on": "a rule of the clinic", "settings.iop_hours": "a rule of the clinic", "settings.aftercare": "a rule of the clinic", "settings.php_hours": "a rule of the clinic", "settings.version": "who saved last", "settings.updated_at": "who saved last",
}

// planted is a practice of two people, with two rows in every table that decides.
type planted struct {
	*testing.T
	store   *repository.Store
	a, b    domain.User
	client  domain.ClientID
	refused map[string]bool // tables of which a row was reported since it was emptied
}

// grants says of each table whether a row, as it stands, gives anything.
var grants = map[string]func(*planted, practice.Tx, values) (bool, error){
	"users": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		u, err := tx.User(idIn[domain.UserID](v, "id"))
		return err == nil && !(u.Forged && len(u.Roles) == 0 && u.PasswordHash == "" && u.Status == domain.UserDisabled), err
	},
	"logins": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, u, err := tx.LoginWithUser(idIn[domain.LoginID](v, "id"), noon)
		return err == nil && !u.Forged, err
	},
	"refresh_tokens": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, _, err := tx.LockRefreshToken(v.text("hash"))
		return err == nil, err
	},
	"invitations": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.Invitation(v.text("token_hash"))
		_, locked := tx.LockInvitation(v.text("token_hash"))
		return err == nil || locked == nil, err
	},
	"setup_links": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.LockSetupLink(v.text("token_hash"))
		return err == nil, err
	},
	"factors": func(p *planted, tx practice.Tx, _ values) (bool, error) { // a row that moved fails for one of the two
		_, ofA := tx.Factors(p.a.ID)
		_, ofB := tx.Factors(p.b.ID)
		err := errors.Join(ofA, ofB)
		return err == nil, err
	},
	"recovery_codes": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		codes, err := tx.RecoveryCodes(idIn[domain.UserID](v, "user_id"))
		return slices.ContainsFunc(codes, func(c domain.RecoveryCode) bool { return c.Hash == v.text("hash") }), err
	},
	"challenges": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.TryChallenge(v.text("hash"))
		return err == nil, err
	},
	"role_proposals": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.RoleProposal(idIn[domain.RoleProposalID](v, "id"))
		_, locked := tx.LockRoleProposal(idIn[domain.RoleProposalID](v, "id"))
		return err == nil || locked == nil, err
	},
	"emergency_accesses": func(p *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.EmergencyAccess(idIn[domain.EmergencyAccessID](v, "id"))
		for _, u := range []domain.User{p.a, p.b} {
			logins, _ := tx.LoginsOf(u.ID, noon)
			for _, l := range logins {
				at, _, _ := tx.LoginWithUser(l.ID, noon)
				if slices.ContainsFunc(at.Emergencies, func(e domain.EmergencyAccess) bool { return e.ID.String() == v.text("id") }) {
					return true, nil
				}
			}
		}
		return err == nil, err
	},
	"covers": (*planted).covers,
	"calendar_feeds": func(_ *planted, tx practice.Tx, v values) (bool, error) {
		_, err := tx.CalendarFeedBySecret(v.text("secret_hash"))
		_, own := tx.CalendarFeed(idIn[domain.UserID](v, "user_id"))
		return err == nil || own == nil, err
	},
	"cohort_leaders": func(p *planted, tx practice.Tx, v values) (bool, error) { return p.leads(tx, v) },
	"former_leaders": func(p *planted, tx practice.Tx, v values) (bool, error) { return p.led(tx, v) },
	"settings": func(_ *planted, tx practice.Tx, _ values) (bool, error) {
		s, err := tx.Settings()
		return err == nil && !(len(s.SecondFactorRoles) == len(domain.Roles) && s.IdleMinutes == domain.MinIdleMinutes), err
	},
}

// A row that says who gets in or what they may do gives nothing once any of its
// columns was changed past the server, was taken from another row, or when the
// row as a whole is a copy. Each such row is reported.
func TestAnEditedRowGivesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		p := plantRows(t, store)
		if tables := slices.Sorted(maps.Keys(repository.Deciding())); !slices.Equal(tables, slices.Sorted(maps.Keys(grants))) {
			t.Fatalf("tables with a MAC: %v", tables)
		}
		columns, edits, impossible, exempt := 0, 0, 0, 0
		for name := range grants {
			rows := p.rows(name)
			if len(rows) == 0 {
				t.Fatalf("no row in %s", name)
			}
			row, other := rows[0], rows[len(rows)-1]
			p.whole(name, row)
			for column := range row {
				if decidesNothing[name+"."+column] != "" {
					exempt++
					continue
				}
				columns++
				for _, value := range otherValues(row[column], other[column], p.b.ID.String()) {
					if p.edited(name, row, column, value) {
						edits++
					} else {
						impossible++
					}
				}
			}
			n, m := p.copies(name, row, other)
			edits, impossible = edits+n, impossible+m
		}
		if exempt != len(decidesNothing) || edits < 2*columns {
			t.Errorf("%d exempt columns of %d, %d edits", exempt, len(decidesNothing), edits)
		}
		t.Logf("%s: %d columns of %d tables, %d edited rows, copies and plants, of which gave anything: 0 (%d more the database refused itself; %d columns decide nothing)",
			store.Kind(), columns, len(grants), edits, impossible, exempt)
	})
}

// edited changes one column, expects that nothing is given, and changes it back.
// false: the database does not take the value.
func (p *planted) edited(table string, row values, column string, value any) bool {
	p.Helper()
	after := maps.Clone(row)
	after[column] = value
	if !p.set(table, row, column, value) {
		return false
	}
	p.nothing(table, fmt.Sprintf("%s.%s to %#v", table, column, value), after)
	if !p.set(table, after, column, row[column]) {
		p.Fatalf("%s.%s is not put back", table, column)
	}
	p.whole(table, row)
	return true
}

func (p *planted) nothing(table, what string, row values) {
	p.Helper()
	clear(p.refused)
	given, err := p.given(table, row)
	if given {
		p.Errorf("%s: changed, and gives what it gave", what)
	}
	if slices.ContainsFunc(keysOf[table], func(key string) bool { return !findable(key, row[key]) }) {
		return // nothing is found by such a key
	}
	known := err == nil || errors.Is(err, domain.ErrNotFound) || errors.Is(err, domain.ErrRowRefused)
	if known && !p.refused[table] && !p.refused["users"] {
		p.Errorf("%s: refused without a word", what)
	}
}

// whole expects that a row as the server wrote it gives something, unreported.
func (p *planted) whole(table string, row values) {
	p.Helper()
	clear(p.refused)
	if given, err := p.given(table, row); !given || len(p.refused) > 0 {
		p.Fatalf("%s as it was written: gives %v, %v, %v refused", table, given, err, p.refused)
	}
}

func findable(key string, value any) bool {
	if key != "id" {
		return value != nil
	}
	_, err := domain.ParseID[domain.UserID](fmt.Sprint(value))
	return err == nil || fmt.Sprint(value) == "1"
}

var errUndo = errors.New("undone")

func (p *planted) given(table string, row values) (given bool, err error) {
	undone := p.store.Write(context.Background(), func(tx practice.Tx) error {
		given, err = grants[table](p, tx, row)
		return errUndo
	})
	if !errors.Is(undone, errUndo) {
		p.Fatal(undone)
	}
	return given, err
}

// copies puts what another row says in place of all that a row says but its
// key, and plants copies of it under other keys.
func (p *planted) copies(table string, row, other values) (done, impossible int) {
	p.Helper()
	key := keysOf[table]
	if len(p.rows(table)) > 1 {
		after := maps.Clone(other)
		for _, k := range key {
			after[k] = row[k]
		}
		if p.replace(table, row, after) {
			done++
			p.nothing(table, table+": all of another row", after)
			p.replace(table, after, row)
			p.whole(table, row)
		} else {
			impossible++
		}
	}
	for _, change := range plants[table] {
		after := maps.Clone(row)
		maps.Copy(after, change(p))
		if !p.insert(table, after) {
			impossible++
			continue
		}
		done++
		p.nothing(table, table+": a planted copy", after)
		p.delete(table, after)
		p.whole(table, row)
	}
	return done, impossible
}

var keysOf = map[string][]string{"users": {"id", "email"}, "invitations": {"user_id", "mailed", "token_hash"}, "setup_links": {"id"}, "recovery_codes": {"hash"}, "challenges": {"hash"},
	"refresh_tokens": {"hash"}, "factors": {"id", "handle"}, "logins": {"id"}, "role_proposals": {"id"}, "emergency_accesses": {"id"}, "settings": {"id"}, "calendar_feeds": {"user_id", "secret_hash"},
	"cohort_leaders": {"cohort_id", "user_id"}, "former_leaders": {"cohort_id", "place"}}

var plants = map[string][]func(*planted) values{
	"users": {func(*planted) values {
		return values{"id": domain.NewID[domain.UserID]().String(), "email": "planted@example.org", "roles": "admin"}
	}},
	"logins": {
		func(*planted) values { return values{"id": domain.NewID[domain.LoginID]().String()} },
		func(p *planted) values {
			return values{"id": domain.NewID[domain.LoginID]().String(), "user_id": p.b.ID.String()}
		},
	},
	"refresh_tokens": {func(*planted) values { return values{"hash": "planted"} }},
	"invitations":    {func(*planted) values { return values{"token_hash": "planted", "mailed": true} }},
	"recovery_codes": {func(p *planted) values { return values{"hash": "planted", "user_id": p.b.ID.String()} }},
	"challenges":     {func(*planted) values { return values{"hash": "planted"} }},
	"factors": {func(p *planted) values {
		return values{"id": domain.NewID[domain.FactorID]().String(), "handle": "planted", "user_id": p.b.ID.String()}
	}},
	"role_proposals": {func(p *planted) values {
		return values{"id": domain.NewID[domain.RoleProposalID]().String(), "status": "confirmed"}
	}},
	"cohort_leaders": {func(p *planted) values { return values{"user_id": p.b.ID.String()} }},
	"former_leaders": {func(p *planted) values { return values{"place": 7, "user_id": p.b.ID.String()} }},
	"emergency_accesses": {func(p *planted) values {
		return values{"id": domain.NewID[domain.EmergencyAccessID]().String(), "user_id": p.b.ID.String()}
	}},
}

// Somebody whose second factor was taken out of the database, or whose removed
// one is back, does not sign in with the password alone or with that one.
func TestFactorsThatAreGoneOrBackAreMissed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		p := plantRows(t, store)
		var factor domain.Factor
		write(t, store, func(tx practice.Tx) error {
			all, err := tx.Factors(p.a.ID)
			factor = all[0]
			return err
		})
		rows := p.rows("factors")
		row := rows[slices.IndexFunc(rows, func(v values) bool { return v.text("user_id") == p.a.ID.String() })]
		p.delete("factors", row)
		p.nothing("factors", "a factor that is gone", row)
		if !p.insert("factors", row) {
			t.Fatal("not put back")
		}
		p.whole("factors", row)
		write(t, store, func(tx practice.Tx) error {
			if _, err := tx.LockUser(p.a.ID); err != nil {
				return err
			}
			return tx.DropFactors(factor.ID)
		})
		if !p.insert("factors", row) {
			t.Fatal("not put back")
		}
		p.nothing("factors", "a removed factor that is back", row)
	})
}

// What goes through GORM is written with its MAC or not at all.
func TestNoRowIsWrittenPastItsMAC(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Ada", domain.Intake)
		_ = store.Write(context.Background(), func(tx practice.Tx) error {
			for i, err := range repository.PastMAC(tx, u.ID) {
				if !errors.Is(err, repository.ErrPastMAC) {
					t.Errorf("way %d: %v", i, err)
				}
			}
			return errUndo
		})
	})
}

// A forged person's row is never written again as if the server had made it.
func TestAForgedPersonIsNotSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		p := plantRows(t, store)
		if _, err := store.SQL().Exec("UPDATE users SET roles = 'admin' WHERE id = $1", p.a.ID.String()); err != nil {
			t.Fatal(err)
		}
		err := store.Write(context.Background(), func(tx practice.Tx) error {
			u, err := tx.LockUser(p.a.ID)
			if err != nil {
				return err
			}
			u.Roles, u.Status = []domain.Role{domain.Intake}, domain.UserActive
			return tx.SaveUser(u)
		})
		if !errors.Is(err, domain.ErrRowRefused) {
			t.Error(err)
		}
		write(t, store, func(tx practice.Tx) error {
			active, err := tx.ActiveUsers(domain.Admin, domain.Intake)
			if slices.ContainsFunc(active, func(u domain.User) bool { return u.ID == p.a.ID }) {
				t.Error("counts as an active administrator")
			}
			return err
		})
	})
}
