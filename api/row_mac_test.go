package api_test

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
	"cohort/repository/storetest"
)

// behind is a practice whose database somebody else can write to, too.
type behind struct {
	*apitest.World
	db *sql.DB
	n  int
}

// someone is a new person, and their id as a text.
func (b *behind) someone(roles ...domain.Role) (who, id string) {
	b.n++
	who = fmt.Sprintf("person %d", b.n)
	return who, b.AddUser(who, roles...).ID.String()
}

// edit writes past the server; every ? is the next argument.
func (b *behind) edit(statement string, args ...string) {
	b.T.Helper()
	var values []any
	for i, arg := range args {
		statement = strings.Replace(statement, "?", fmt.Sprintf("$%d", i+1), 1)
		values = append(values, arg)
	}
	done, err := b.db.Exec(statement, values...)
	if err != nil {
		b.T.Fatal(err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		b.T.Fatalf("%s: changed nothing (%v)", statement, err)
	}
}

// setPassword gives somebody another one, by the server.
func (b *behind) setPassword(who, password string) {
	b.T.Helper()
	b.byServer(func(tx practice.Tx) error {
		u, err := tx.LockUser(b.Users[who].ID)
		if err != nil {
			return err
		}
		u.PasswordHash = "plain:" + password
		return tx.SaveUser(u)
	})
}

func (b *behind) byServer(do func(practice.Tx) error) {
	b.T.Helper()
	if err := b.Store.Write(context.Background(), do); err != nil {
		b.T.Fatal(err)
	}
}

func (b *behind) signIn(who string) *apitest.Answer {
	return signIn(b.World, b.Users[who].Email, apitest.Password)
}

func (b *behind) refusals() (n int) {
	b.T.Helper()
	if err := b.db.QueryRow("SELECT count(*) FROM audit_entries WHERE action = 'rows.refuse' AND outcome = 'refused'").Scan(&n); err != nil {
		b.T.Fatal(err)
	}
	return n
}

// plants are ways to get in, or to gain something, by writing to the database
// alone. Each gives what the attacker then gets.
var plants = map[string]func(*behind) *apitest.Answer{
	"an edited role, with a login": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Billing)
		b.edit("UPDATE users SET roles = 'admin' WHERE id = ?", id)
		return b.Do(who, http.MethodGet, "/users", nil)
	},
	"an edited role, signing in": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Billing)
		b.edit("UPDATE users SET roles = 'intake,billing' WHERE id = ?", id)
		return b.signIn(who)
	},
	"a copied password hash": func(b *behind) *apitest.Answer {
		victim, id := b.someone(domain.Admin)
		_, own := b.someone(domain.Billing)
		b.setPassword(victim, "nobody knows this one")
		b.edit("UPDATE users SET password_hash = (SELECT o.password_hash FROM users o WHERE o.id = ?) WHERE id = ?", own, id)
		return b.signIn(victim)
	},
	"a copied password hash and MAC": func(b *behind) *apitest.Answer {
		victim, id := b.someone(domain.Admin)
		_, own := b.someone(domain.Billing)
		b.setPassword(victim, "nobody knows this one")
		b.edit("UPDATE users SET password_hash = (SELECT o.password_hash FROM users o WHERE o.id = ?), mac = (SELECT o.mac FROM users o WHERE o.id = ?) WHERE id = ?", own, own, id)
		return b.signIn(victim)
	},
	"all that an administrator's row says": func(b *behind) *apitest.Answer {
		_, admin := b.someone(domain.Admin)
		who, own := b.someone(domain.Billing)
		b.edit("UPDATE users SET roles = (SELECT o.roles FROM users o WHERE o.id = ?), mac = (SELECT o.mac FROM users o WHERE o.id = ?) WHERE id = ?", admin, admin, own)
		return b.Do(who, http.MethodGet, "/users", nil)
	},
	"an administrator's address on one's own row": func(b *behind) *apitest.Answer {
		victim, id := b.someone(domain.Admin)
		_, own := b.someone(domain.Billing)
		b.edit("UPDATE users SET email = 'gone@example.org' WHERE id = ?", id)
		b.edit("UPDATE users SET email = ? WHERE id = ?", b.Users[victim].Email, own)
		return b.signIn(victim)
	},
	"somebody disabled, made active": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Intake)
		disable(b.World, who).Want(http.StatusOK)
		b.edit("UPDATE users SET status = 'active' WHERE id = ?", id)
		return b.signIn(who)
	},
	"a planted person": func(b *behind) *apitest.Answer {
		_, id := b.someone(domain.Admin)
		planted := domain.NewID[domain.UserID]().String()
		b.edit(`INSERT INTO users (id, name, email, roles, licenses, specialties, training, npi, status, password_hash, version, created_at, updated_at, factor_ids, mac)
			SELECT ?, name, 'planted@example.org', roles, licenses, specialties, training, npi, status, password_hash, version, created_at, updated_at, factor_ids, mac FROM users WHERE id = ?`, planted, id)
		return signIn(b.World, "planted@example.org", apitest.Password)
	},
	"one's login given to somebody else": func(b *behind) *apitest.Answer {
		_, admin := b.someone(domain.Admin)
		who, own := b.someone(domain.Billing)
		b.edit("UPDATE logins SET user_id = ? WHERE user_id = ?", admin, own)
		return b.Do(who, http.MethodGet, "/me", nil)
	},
	"a login that ended, alive again": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Intake)
		b.byServer(func(tx practice.Tx) error {
			return tx.EndLoginsOf(b.Users[who].ID, domain.LoginID{}, domain.EndedByAdmin, b.Time())
		})
		b.edit("UPDATE logins SET ended_at = NULL, end_reason = '' WHERE user_id = ?", id)
		return b.Do(who, http.MethodGet, "/me", nil)
	},
	"a login and its token that last longer": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Intake)
		j := jar{}
		j.keep(b.signIn(who).Want(http.StatusOK))
		b.SetTime(b.Time().Add(13 * time.Hour))
		later := b.Time().Add(time.Hour).Format("2006-01-02T15:04:05.000")
		b.edit("UPDATE logins SET active_at = ?, expires_at = ? WHERE user_id = ?", later, later, id)
		b.edit("UPDATE refresh_tokens SET expires_at = ? WHERE login_id IN (SELECT id FROM logins WHERE user_id = ?)", later, id)
		return refresh(b.World, j)
	},
	"one's refresh token given to another login": func(b *behind) *apitest.Answer {
		_, admin := b.someone(domain.Admin)
		who, own := b.someone(domain.Billing)
		j := jar{}
		j.keep(b.signIn(who).Want(http.StatusOK))
		b.edit("UPDATE refresh_tokens SET login_id = (SELECT id FROM logins WHERE user_id = ?) WHERE login_id IN (SELECT id FROM logins WHERE user_id = ?)", admin, own)
		return refresh(b.World, j)
	},
	"one's invitation made somebody else's": func(b *behind) *apitest.Answer {
		_, victim := b.someone(domain.Admin)
		_, own := b.someone(domain.Billing)
		link := b.Do("admin", http.MethodPost, "/users/"+own+"/invitation", nil).Want(http.StatusOK).Text("invitation.link")
		b.edit("UPDATE invitations SET user_id = ? WHERE user_id = ?", victim, own)
		return b.Do("", http.MethodPost, "/auth/invitation", map[string]any{"token": link[len("/invitation#"):], "password": "four slow rivers bend east"})
	},
	"a second factor that is gone": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Intake)
		addApp(b.World, who)
		b.edit("DELETE FROM factors WHERE user_id = ?", id)
		return b.signIn(who)
	},
	"a second factor that is marked as removed": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Intake)
		addApp(b.World, who)
		b.edit("UPDATE factors SET removed_at = added_at WHERE user_id = ?", id)
		return b.signIn(who)
	},
	"one's own second factor beside somebody's": func(b *behind) *apitest.Answer {
		victim, id := b.someone(domain.Admin)
		attacker, own := b.someone(domain.Billing)
		addApp(b.World, victim)
		app, _ := addApp(b.World, attacker)
		challenge := asked(b.World, victim)
		b.edit("UPDATE factors SET user_id = ? WHERE user_id = ?", id, own)
		return secondFactor(b.World, challenge, map[string]any{"code": app.next()})
	},
	"an old code of an app, once more": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Admin)
		app, _ := addApp(b.World, who)
		challenge := asked(b.World, who)
		b.edit("UPDATE factors SET last_step = 0 WHERE user_id = ?", id)
		return secondFactor(b.World, challenge, map[string]any{"code": app.code()})
	},
	"one's recovery code made somebody else's": func(b *behind) *apitest.Answer {
		victim, id := b.someone(domain.Admin)
		attacker, own := b.someone(domain.Billing)
		addApp(b.World, victim)
		_, codes := addApp(b.World, attacker)
		challenge := asked(b.World, victim)
		b.edit("UPDATE recovery_codes SET user_id = ? WHERE user_id = ?", id, own)
		b.Do(victim, http.MethodGet, "/me/factors", nil)
		return secondFactor(b.World, challenge, map[string]any{"recoveryCode": codes[0]})
	},
	"a used recovery code, unused again": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Admin)
		_, codes := addApp(b.World, who)
		secondFactor(b.World, asked(b.World, who), map[string]any{"recoveryCode": codes[0]}).Want(http.StatusOK)
		challenge := asked(b.World, who)
		b.edit("UPDATE recovery_codes SET used_at = NULL WHERE user_id = ? AND used_at IS NOT NULL", id)
		return secondFactor(b.World, challenge, map[string]any{"recoveryCode": codes[0]})
	},
	"a challenge made somebody else's": func(b *behind) *apitest.Answer {
		_, victim := b.someone(domain.Admin)
		attacker, own := b.someone(domain.Billing)
		app, _ := addApp(b.World, attacker)
		challenge := asked(b.World, attacker)
		b.edit("UPDATE challenges SET user_id = ? WHERE user_id = ?", victim, own)
		return secondFactor(b.World, challenge, map[string]any{"code": app.next()})
	},
	"a challenge with tries left": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Admin)
		app, _ := addApp(b.World, who)
		challenge := asked(b.World, who)
		for range domain.MaxChallengeTries {
			secondFactor(b.World, challenge, map[string]any{"code": "000000"}).Want(http.StatusUnauthorized)
		}
		b.edit("UPDATE challenges SET tries = 0 WHERE user_id = ?", id)
		return secondFactor(b.World, challenge, map[string]any{"code": app.next()})
	},
	"a proposal of other roles": func(b *behind) *apitest.Answer {
		second, _ := b.someone(domain.Admin)
		proposed := propose(b.World, "billing", "intake")
		b.edit("UPDATE role_proposals SET roles = 'admin,intake' WHERE id = ?", proposed)
		return decide(b.World, second, proposed, "confirm")
	},
	"an emergency that opened another record": func(b *behind) *apitest.Answer {
		_, clients := b.Running(2)
		openEmergency(b.World, "other therapist", nil).Want(http.StatusCreated)
		b.edit("UPDATE emergency_accesses SET client_id = ? WHERE client_id = ?", clients[1], clients[0])
		return b.Do("other therapist", http.MethodGet, "/clients/"+clients[1], nil)
	},
	"a late proof that it is oneself": func(b *behind) *apitest.Answer {
		who, id := b.someone(domain.Admin)
		in := b.signIn(who).Want(http.StatusOK)
		b.edit("UPDATE logins SET confirmed_at = ? WHERE user_id = ?", b.Time().Add(time.Hour).Format("2006-01-02T15:04:05.000"), id)
		return b.Do("", http.MethodGet, "/users", nil, bearer(in.Text("accessToken")))
	},
	"a role that needs no second factor any more": func(b *behind) *apitest.Answer {
		b.byServer(func(tx practice.Tx) error {
			s, err := tx.LockSettings()
			if err != nil {
				return err
			}
			s.SecondFactorRoles = []domain.Role{domain.Intake}
			return tx.SaveSettings(s)
		})
		who, _ := b.someone(domain.Intake)
		b.Do(who, http.MethodGet, "/clients", nil).Want(http.StatusForbidden)
		b.edit("UPDATE settings SET second_factor_roles = ''")
		defer b.byServer(func(tx practice.Tx) error {
			s, err := tx.LockSettings()
			if err != nil {
				return err
			}
			s.SecondFactorRoles, s.IdleMinutes = nil, 15
			return tx.SaveSettings(s)
		})
		return b.Do(who, http.MethodGet, "/clients", nil)
	},
}

// eachBehind runs a test on both databases, with a way into them past the server.
func eachBehind(t *testing.T, test func(t *testing.T, kind string, b *behind)) {
	t.Helper()
	folder := t.TempDir()
	open := map[string]func(t *testing.T) (*apitest.World, *sql.DB){
		"sqlite": func(t *testing.T) (*apitest.World, *sql.DB) {
			path := filepath.Join(folder, "cohort.db")
			w := apitest.New(t, storetest.At(t, path))
			return w, opened(t, "sqlite3", "file:"+path+"?_pragma=busy_timeout(10000)")
		},
		"postgres": func(t *testing.T) (*apitest.World, *sql.DB) {
			url := storetest.PostgresURL(t)
			return apitest.New(t, storetest.At(t, url)), opened(t, "pgx", url)
		},
	}
	for _, kind := range storetest.Databases(t) {
		t.Run(kind, func(t *testing.T) {
			w, db := open[kind](t)
			test(t, kind, &behind{World: w, db: db})
		})
	}
}

// Whoever can write to the database, and does not have the keys file, gets
// nothing by it that they had not before: an edited role, a copied hash, a login
// of somebody else. The audit says each time that a row was refused.
func TestAPlantedRowSignsNobodyIn(t *testing.T) {
	eachBehind(t, func(t *testing.T, kind string, b *behind) {
		in := 0
		for name, plant := range plants {
			b.SetTime(b.Time().Add(2 * time.Hour)) // the throttles have forgotten
			before := b.refusals()
			got := plant(b)
			if got.Status < http.StatusBadRequest || got.Status >= http.StatusInternalServerError {
				in++
				t.Errorf("%s: %d %s", name, got.Status, got.Raw)
			}
			if b.refusals() == before {
				t.Errorf("%s: the audit does not say that a row was refused", name)
			}
		}
		t.Logf("%s: an edited role or a copied hash, login, factor, code, link, proposal or emergency in the database that signs in or gains anything: %d of %d ways", kind, in, len(plants))
	})
}

func opened(t *testing.T, driver, source string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	storetest.AtEnd(t, func() { _ = db.Close() }) // a throwaway database
	return db
}

// The alarm names the table and the row, and nothing that it says; the person
// gets the ordinary answer; a page that asks again and again makes one entry.
func TestARefusedRowIsAnAlarmAndNoFlood(t *testing.T) {
	log := loggedFrom(t)
	path := filepath.Join(t.TempDir(), "cohort.db")
	w := apitest.New(t, storetest.At(t, path))
	b := &behind{World: w, db: opened(t, "sqlite3", "file:"+path+"?_pragma=busy_timeout(10000)")}
	who, id := b.someone(domain.Billing)
	b.edit("UPDATE users SET roles = 'admin', name = 'Mallory' WHERE id = ?", id)
	for range 5 {
		b.Do(who, http.MethodGet, "/me", nil).WantCode(http.StatusUnauthorized, "signed_out")
	}
	refused, unknown := b.signIn(who).WantCode(http.StatusUnauthorized, "wrong_login"), signIn(w, "nobody@example.org", apitest.Password)
	if refused.Text("detail") != unknown.Text("detail") || refused.Text("code") != unknown.Text("code") {
		t.Errorf("told apart from an unknown address: %s", refused.Raw)
	}
	if n := b.refusals(); n != 1 {
		t.Errorf("%d entries within a minute", n)
	}
	b.SetTime(b.Time().Add(time.Minute))
	b.signIn(who).WantCode(http.StatusUnauthorized, "wrong_login")
	if n := b.refusals(); n != 2 {
		t.Errorf("%d entries after a minute", n)
	}
	said := log.text.String()
	if !strings.Contains(said, "ALARM") || !strings.Contains(said, `"table":"users","id":"`+id+`"`) || strings.Contains(said, "Mallory") || strings.Contains(said, b.Users[who].Email) {
		t.Errorf("the log: %s", said)
	}
	entry := b.Do("admin", http.MethodGet, "/audit?action=rows.refuse", nil).Want(http.StatusOK)
	if entry.Text("items.0.subjectKind") != "users" || entry.Text("items.0.subjectId") != id || strings.Contains(string(entry.Raw), "Mallory") {
		t.Errorf("%s", entry.Raw)
	}
	told := b.Do("admin", http.MethodGet, "/users/"+id, nil).Want(http.StatusOK)
	if told.Field("changedOutside") != true || told.Text("status") != "disabled" || told.Text("name") != "Mallory" {
		t.Errorf("what administrators are told: %s", told.Raw)
	}
	patchUser(w, "admin", id, map[string]any{"status": "active"}).WantCode(http.StatusConflict, "row_refused")
}
