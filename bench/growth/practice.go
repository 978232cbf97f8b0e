package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/api"
	"cohort/document/chargefile"
	"cohort/domain"
	"cohort/domain/billing"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/repository"
)

// practiceUnderTest is a filled practice that answers, with somebody of each role signed in.
type practiceUnderTest struct {
	*filler
	store  *repository.Store
	drop   func() error // the database
	desks  *desks.Desks
	server *api.Server
	routes []api.Route
	tokens map[domain.Role]string
	places map[string]string // what the cases' placeholders stand for
	batch  domain.BatchID    // the newest export
}

// open makes a database, fills it and serves it.
func open(ctx context.Context, o options, kind string, s sizes) (*practiceUnderTest, error) {
	place, drop, err := newDatabase(ctx, o, kind)
	if err != nil {
		return nil, err
	}
	keys, err := keyring.Fresh()
	if err != nil {
		return nil, err
	}
	p := &practiceUnderTest{drop: drop, filler: &filler{sizes: s, seal: keys.Seal}, tokens: map[domain.Role]string{}}
	if p.store, err = repository.Open(place, keys); err != nil {
		return nil, err
	}
	if _, err := p.store.Migrate(ctx, "bench"); err != nil {
		return p, err
	}
	started := time.Now()
	present := func() time.Time { return now.Add(time.Since(started)).Truncate(time.Millisecond) }
	p.desks = desks.Open(desks.Outside{Store: p.store, Keys: keys, Now: present, Writers: chargefile.New})
	p.server = api.New(p.desks, api.Config{})
	p.routes = p.server.Routes()
	if err := p.fill(ctx, kind, place); err != nil {
		return p, err
	}
	if err := p.signIn(ctx, keys); err != nil {
		return p, err
	}
	p.place()
	return p, nil
}

// newDatabase gives where an empty database is, and how to be rid of it.
func newDatabase(ctx context.Context, o options, kind string) (place string, drop func() error, err error) {
	name := fmt.Sprintf("growth_%d", time.Now().UnixNano())
	if kind == "sqlite" { // goes with its folder
		return filepath.Join(o.folder, name+".db"), func() error { return nil }, nil
	}
	if o.postgres == "" {
		return "", nil, errors.New("COHORT_TEST_POSTGRES is not set: run make bench")
	}
	u, err := url.Parse(o.postgres)
	if err != nil {
		return "", nil, err
	}
	u.Path = "/" + name
	drop = func() error { return onServer(ctx, o.postgres, "DROP DATABASE "+name+" WITH (FORCE)") }
	return u.String(), drop, onServer(ctx, o.postgres, "CREATE DATABASE "+name)
}

func onServer(ctx context.Context, url, statement string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, statement)
	return errors.Join(err, conn.Close(ctx))
}

func (p *practiceUnderTest) close() error {
	if p == nil || p.store == nil {
		return nil
	}
	return errors.Join(p.store.Close(), p.drop())
}

// fill puts the rows straight into the tables, and then exports month after
// month as the program does.
func (p *practiceUnderTest) fill(ctx context.Context, kind, place string) (err error) {
	connect := loadSQLite
	if kind == "postgres" {
		connect = loadPostgres
	}
	l, err := connect(ctx, place)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close(ctx)) }()
	p.hold()
	for _, tables := range [][]table{p.staffTables(), p.clientTables(), p.groupTables(), p.meetingTables(), p.auditTables()} {
		for _, t := range tables {
			if err := l.load(ctx, t); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
	}
	if err := errors.Join(l.catchUp(ctx), l.settle(ctx)); err != nil {
		return err
	}
	if err := p.signRows(ctx, l); err != nil {
		return err
	}
	if err := p.exportMonths(ctx); err != nil {
		return err
	}
	if err := l.loadOrdinarily(ctx, p.lateReversals()); err != nil {
		return err
	}
	return errors.Join(l.settle(ctx), p.err)
}

// signRows gives the people and leaders that were put in their MACs, as after an upgrade.
func (p *practiceUnderTest) signRows(ctx context.Context, l loader) error {
	if err := l.execute(ctx, "CREATE TABLE rows_without_mac (step integer PRIMARY KEY)"); err != nil {
		return err
	}
	_, err := p.store.SignOldRows(ctx)
	return err
}

// exportMonths locks every month but the last five weeks into a batch.
func (p *practiceUnderTest) exportMonths(ctx context.Context) error {
	last := domain.DateOf(now.AddDate(0, 0, -35))
	by := domain.Actor{UserID: domain.UserID{UUID: p.user(0)}, Name: "Bench", Roles: []domain.Role{domain.Billing}}
	for from := domain.DateOf(begun); from.Before(last); {
		to := domain.DateOf(from.Midnight().AddDate(0, 1, 0)).AddDays(-1)
		if to.After(last) {
			to = last
		}
		made, err := p.desks.Billing.CreateExport(ctx, by, billing.Batch{From: from, To: to, Format: billing.FormatCSV})
		switch {
		case err == nil:
			p.batch = made.ID
		case !errors.Is(err, billing.ErrNothingToExport):
			return err
		}
		from = to.AddDays(1)
	}
	return nil
}

// signIn signs the therapist of the cohort that is asked about in, and somebody of each other role.
func (p *practiceUnderTest) signIn(ctx context.Context, keys *keyring.Ring) error {
	for _, role := range []domain.Role{domain.Admin, domain.Therapist, domain.Intake, domain.Billing} {
		user := domain.User{ID: domain.UserID{UUID: p.leader(p.asked())}}
		err := p.store.Write(ctx, func(tx practice.Tx) error {
			if role != domain.Therapist {
				user = domain.User{ID: domain.NewID[domain.UserID](), Name: "Bench " + string(role), Email: string(role) + "@example.org", Roles: []domain.Role{role},
					Status: domain.UserActive, Version: 1, CreatedAt: now, UpdatedAt: now}
				if err := tx.CreateUser(user); err != nil {
					return err
				}
			}
			login := domain.Login{ID: domain.NewID[domain.LoginID](), UserID: user.ID, CreatedAt: now, ExpiresAt: now.AddDate(1, 0, 0)}
			token, err := keys.SignAccess(login, now, login.ExpiresAt)
			p.tokens[role] = token
			return errors.Join(err, tx.CreateLogin(login, domain.RefreshToken{Hash: login.ID.String(), LoginID: login.ID, CreatedAt: now, ExpiresAt: login.ExpiresAt}))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
