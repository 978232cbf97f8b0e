package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/keyring"
	"cohort/practice"
	"cohort/repository"
)

// seeded is what the load run knows of a database.
type seeded struct {
	url       string // of PostgreSQL, or the path of the SQLite file
	therapist string // access tokens
	billing   string
	cohort    string // the one that is read: 12 members, 12 sessions
	sessions  []string
	members   map[string][]string // by session
	next      atomic.Int64        // how many of the sessions are used up
	// closable are the sessions of the table of closings, the first of each of
	// its cohorts before the second ones.
	closable, closableCohorts []string
}

const members = 12

// seedPostgres makes a database with one cohort to read, enough sessions to
// close, and a batch of charges to export.
func seedPostgres(ctx context.Context, admin, keysFile string, charges, sessions int) (*seeded, error) {
	name := fmt.Sprintf("bench_%d", time.Now().UnixNano())
	if err := execute("pgx", admin, "CREATE DATABASE "+name); err != nil {
		return nil, err
	}
	u, err := url.Parse(admin)
	if err != nil {
		return nil, err
	}
	u.Path = "/" + name
	keys, err := keyring.Create(keysFile)
	if err != nil {
		return nil, err
	}
	return seed(ctx, u.String(), keys, charges, sessions)
}

// seedSQLite makes the same in a folder, under the same keys.
func seedSQLite(ctx context.Context, dir, keysFile string, charges, sessions int) (*seeded, error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	keys, err := keyring.Load(keysFile)
	if err != nil {
		return nil, err
	}
	return seed(ctx, filepath.Join(dir, "cohort.db"), keys, charges, sessions)
}

func seed(ctx context.Context, url string, keys *keyring.Ring, charges, sessions int) (*seeded, error) {
	s := &seeded{url: url, members: map[string][]string{}}
	store, err := repository.Open(s.url, keys)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	if _, err := store.Migrate(ctx, "bench"); err != nil {
		return nil, err
	}
	if err := store.CheckKeys(ctx); err != nil {
		return nil, err
	}
	leader, token, err := signIn(ctx, store, keys, domain.Therapist)
	if err != nil {
		return nil, err
	}
	s.therapist = token
	if _, s.billing, err = signIn(ctx, store, keys, domain.Billing); err != nil {
		return nil, err
	}
	if err := s.groups(ctx, store, leader, sessions); err != nil {
		return nil, err
	}
	if !s.isSQLite() {
		if err := s.toClose(ctx, store, leader); err != nil {
			return nil, err
		}
	}
	return s, s.charges(ctx, store, leader, charges)
}

// toClose makes the cohorts of the table of closings.
func (s *seeded) toClose(ctx context.Context, store *repository.Store, leader domain.UserID) error {
	first := len(s.sessions)
	for range closingCohorts {
		if err := store.Write(ctx, func(tx practice.Tx) error { return s.group(tx, leader) }); err != nil {
			return err
		}
	}
	made := s.sessions[first:]
	for n := range 12 {
		for cohort := range closingCohorts {
			s.closable = append(s.closable, made[cohort*12+n])
		}
	}
	s.sessions = s.sessions[:first:first]
	return store.Read(ctx, func(tx practice.Tx) error {
		for _, session := range s.closable[:closingCohorts] {
			id, err := domain.ParseID[domain.SessionID](session)
			if err != nil {
				return err
			}
			found, err := tx.Session(id)
			if err != nil {
				return err
			}
			s.closableCohorts = append(s.closableCohorts, found.CohortID.String())
		}
		return nil
	})
}

// signIn makes a person and a token of theirs.
func signIn(ctx context.Context, store *repository.Store, keys *keyring.Ring, role domain.Role) (domain.UserID, string, error) {
	now := time.Now().UTC().Truncate(time.Millisecond)
	user := domain.User{ID: domain.NewID[domain.UserID](), Name: "Bench " + string(role), Email: string(role) + "@example.org", Roles: []domain.Role{role},
		Licenses: []domain.License{{Number: "1", State: "NY", Type: "LPC", Kind: domain.Counselor}}, Status: domain.UserActive, Version: 1, CreatedAt: now, UpdatedAt: now}
	login := domain.Login{ID: domain.NewID[domain.LoginID](), UserID: user.ID, CreatedAt: now, ExpiresAt: now.Add(24 * time.Hour)}
	err := store.Write(ctx, func(tx practice.Tx) error {
		if err := tx.CreateUser(user); err != nil {
			return err
		}
		return tx.CreateLogin(login, domain.RefreshToken{Hash: login.ID.String(), LoginID: login.ID, CreatedAt: now, ExpiresAt: login.ExpiresAt})
	})
	if err != nil {
		return user.ID, "", err
	}
	token, err := keys.SignAccess(login, now, login.ExpiresAt)
	return user.ID, token, err
}

// groups makes cohorts of twelve with twelve past sessions each.
func (s *seeded) groups(ctx context.Context, store *repository.Store, leader domain.UserID, sessions int) error {
	for made := 0; made <= sessions; made += 12 {
		if err := store.Write(ctx, func(tx practice.Tx) error { return s.group(tx, leader) }); err != nil {
			return err
		}
	}
	s.sessions = s.sessions[12:] // the first cohort is only read
	return nil
}

func (s *seeded) group(tx practice.Tx, leader domain.UserID) error {
	now := time.Now().UTC().Truncate(time.Millisecond)
	c := program.Cohort{ID: domain.NewID[domain.CohortID](), Code: domain.NewID[domain.CohortID]().String(), Name: "Anger, Tuesday morning", Type: "cognitive_behavioral", Delivery: "in_person",
		Entry: program.EntryClosed, LeadID: leader, MinMembers: 6, MaxMembers: 12, Place: "Room 2", Status: program.CohortRunning,
		Schedule: program.Schedule{StartsOn: domain.Date{Year: 2026, Month: 1, Day: 6}, Time: "10:00", TimeZone: "America/New_York", DurationMinutes: 90, Cadence: program.Weekly, Sessions: 12},
		Version:  1, StartedAt: &now, CreatedAt: now, UpdatedAt: now}
	if s.cohort == "" {
		s.cohort = c.ID.String()
	}
	if err := errors.Join(tx.CreateCohort(c), tx.AddCohortFee(c.ID, program.Fee{Decided: domain.Decided{At: now}, Money: domain.Money{Amount: 4500, Currency: "USD"}})); err != nil {
		return err
	}
	var clients []string
	for n := range members {
		client := domain.Client{ID: domain.NewID[domain.ClientID](), Code: fmt.Sprintf("C-%s", domain.NewID[domain.ClientID]().String()[24:]),
			FirstName: fmt.Sprintf("Member%d", n), LastName: "Example", BirthDate: domain.Date{Year: 1990, Month: 1, Day: 15}, Version: 1, CreatedAt: now, UpdatedAt: now}
		if err := tx.CreateClient(client); err != nil {
			return err
		}
		e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client.ID, Since: c.Schedule.StartsOn,
			FromSession: 1, CommittedSessions: 12, Version: 1, CreatedAt: now, UpdatedAt: now}
		if err := tx.CreateEnrollment(e); err != nil {
			return err
		}
		clients = append(clients, client.ID.String())
	}
	var list []program.Session
	for n := range 12 {
		begins := time.Date(2026, 1, 6+7*n, 15, 0, 0, 0, time.UTC)
		session := program.Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: n + 1, Date: domain.DateOf(begins), StartsAt: begins,
			EndsAt: begins.Add(90 * time.Minute), Theme: fmt.Sprintf("Theme %d", n+1), Status: program.SessionScheduled, Version: 1, UpdatedAt: now}
		list = append(list, session)
		s.sessions = append(s.sessions, session.ID.String())
		s.members[session.ID.String()] = clients
	}
	return tx.CreateSessions(list)
}

// charges fills an archive by SQL: one cohort with as many sessions as it
// takes, each with its twelve charges. As in life, ids and places on the disk
// follow the dates.
func (s *seeded) charges(ctx context.Context, store *repository.Store, leader domain.UserID, n int) error {
	first := len(s.sessions)
	if err := store.Write(ctx, func(tx practice.Tx) error { return s.group(tx, leader) }); err != nil {
		return err
	}
	like := s.sessions[first]
	s.sessions = s.sessions[:first]
	for _, statement := range s.archive(like, n) {
		if err := s.execute(statement); err != nil {
			return fmt.Errorf("%.60s: %w", statement, err)
		}
	}
	return nil
}

// archive is the statements that fill the archive like a session.
func (s *seeded) archive(like string, n int) []string {
	number, day := "generate_series(1, %[1]d) AS g (n)", "date '2020-01-01' + g.n * 1500 / %[1]d"
	id := "(lpad(to_hex(extract(epoch FROM s.held_on)::bigint * 1000), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid"
	fresh, now, end := "gen_random_uuid()", "now()", "VACUUM ANALYZE"
	if s.isSQLite() {
		number = "(WITH RECURSIVE g (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < %[1]d) SELECT n FROM g) AS g"
		day = "date('2020-01-01', '+' || (g.n * 1500 / %[1]d) || ' days')"
		ms := "printf('%012x', strftime('%s', s.held_on) * 1000)"
		id = "substr(" + ms + ", 1, 8) || '-' || substr(" + ms + ", 9) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))"
		id, fresh = "lower("+id+")", "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
		now, end = "s.updated_at", "ANALYZE"
	}
	return []string{
		fmt.Sprintf(`INSERT INTO sessions (id, cohort_id, number, held_on, starts_at, ends_at, week_number, status, attended, version, updated_at)
			SELECT `+fresh+`, cohort_id, 100 + g.n, `+day+`, starts_at, ends_at, 0, 'closed', 12, 1, updated_at
			FROM sessions, `+number+` WHERE id = '%[2]s'`, (n+members-1)/members, like),
		`INSERT INTO charges (id, client_id, client_code, cohort_id, session_id, service_date, kind, code, units, fee_amount, fee_currency, fee_source, created_at)
			SELECT ` + id + `, c.id, c.code, s.cohort_id, s.id, s.held_on, 'session', '90853', 1, 4500 + s.number % 100, 'USD', 'cohort', ` + now + `
			FROM sessions s JOIN enrollments e ON e.cohort_id = s.cohort_id JOIN clients c ON c.id = e.client_id
			WHERE s.number > 100 ORDER BY s.number LIMIT ` + strconv.Itoa(n),
		end,
	}
}

func (s *seeded) isSQLite() bool { return strings.HasSuffix(s.url, ".db") }

func (s *seeded) execute(statement string) error {
	if s.isSQLite() {
		return execute("sqlite3", "file:"+s.url, statement)
	}
	return execute("pgx", s.url, statement)
}

func execute(driver, url, statement string) error {
	db, err := sql.Open(driver, url)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}
