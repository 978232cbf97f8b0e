package storetest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"cohort/keyring"
	"cohort/migrations"
	"cohort/repository"
)

// PostgresVariable names the URL of a PostgreSQL server on which tests may
// create databases. scripts/with-postgres sets it.
const PostgresVariable = "COHORT_TEST_POSTGRES"

// Postgres gives an empty, migrated PostgreSQL database.
func Postgres(t testing.TB) *repository.Store {
	t.Helper()
	return At(t, PostgresURL(t))
}

// PostgresURL gives the URL of a fresh, migrated database that is dropped
// after the test.
func PostgresURL(t testing.TB) string {
	t.Helper()
	server := os.Getenv(PostgresVariable)
	if server == "" {
		t.Fatalf("%s is not set: run this through make test or scripts/with-postgres", PostgresVariable)
	}
	template, err := templateOn(server)
	if err != nil {
		t.Fatal(err)
	}
	name := "cohort_" + random()
	if err := exec(server, "CREATE DATABASE "+name+" TEMPLATE "+template+" STRATEGY file_copy"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := exec(server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return withDatabase(server, name)
}

var template struct {
	sync.Mutex
	name string
}

// templateOn gives the migrated database that all others are copied from. It is
// made once for all packages and left behind: its server is thrown away with it.
func templateOn(server string) (string, error) {
	template.Lock()
	defer template.Unlock()
	if template.name != "" {
		return template.name, nil
	}
	name, err := templateName()
	if err != nil {
		return "", err
	}
	if err := makeTemplate(server, name); err != nil {
		return "", fmt.Errorf("making the template of test databases: %w", err)
	}
	template.name = name
	return name, nil
}

// templateName is another one for other steps of the schema.
func templateName() (string, error) {
	steps := migrations.Postgres()
	sum := sha256.New()
	err := fs.WalkDir(steps, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		step, err := fs.ReadFile(steps, path)
		_, _ = io.WriteString(sum, path) // a hash takes everything
		_, _ = sum.Write(step)
		return err
	})
	return "template_" + hex.EncodeToString(sum.Sum(nil)[:6]), err
}

// templateLock is an arbitrary number: packages under test wait for each other.
const templateLock = 7226085

// makeTemplate migrates a database and gives it its name once it is whole.
func makeTemplate(server, name string) (err error) {
	ctx := context.Background()
	db, err := sql.Open("pgx", server)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // the lock is the connection's
	if _, err := db.ExecContext(ctx, "SELECT pg_advisory_lock($1)", templateLock); err != nil {
		return err
	}
	var there bool
	if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there); err != nil || there {
		return err
	}
	keys, err := keyring.Fresh()
	if err != nil {
		return err
	}
	half := name + "_" + random()
	if _, err := db.ExecContext(ctx, "CREATE DATABASE "+half); err != nil {
		return err
	}
	if err := migrate(withDatabase(server, half), keys); err != nil {
		return err
	}
	if err := exec(withDatabase(server, half), withoutMACs); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "ALTER DATABASE "+half+" RENAME TO "+name)
	return err
}

func exec(server, statement string) error {
	db, err := sql.Open("pgx", server)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	return errors.Join(err, db.Close())
}

func withDatabase(server, name string) string {
	u, err := url.Parse(server)
	if err != nil {
		panic(err) // databases were created there
	}
	u.Path = "/" + name
	return u.String()
}

func random() string {
	var b [6]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}
