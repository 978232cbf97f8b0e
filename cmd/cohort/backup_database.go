package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"

	"github.com/ncruces/go-sqlite3/driver"
)

// copySQLite copies the database as it is at one moment. Writers go on.
func copySQLite(ctx context.Context, from, to string) (err error) {
	pool, err := driver.Open("file:" + (&url.URL{Path: from}).EscapedPath() + "?_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	_, err = pool.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// dumpPostgres copies the database as it is at one moment, by PostgreSQL's own
// program: nothing else knows every version's ways.
func dumpPostgres(ctx context.Context, databaseURL, to string) error {
	return runPostgres(ctx, databaseURL, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", to)
}

// fillPostgres restores everything or nothing.
func fillPostgres(ctx context.Context, databaseURL, from string) error {
	return runPostgres(ctx, databaseURL, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", from)
}

// runPostgres runs one of PostgreSQL's programs. The password goes by the
// environment: everybody on the machine can read a command line.
func runPostgres(ctx context.Context, databaseURL, program string, args ...string) error {
	address, err := url.Parse(databaseURL)
	if err != nil {
		return errors.New("COHORT_DATABASE_URL is not a URL")
	}
	found, err := exec.LookPath(program)
	if err != nil {
		return fmt.Errorf("%s is not installed: it comes with PostgreSQL's client programs", program)
	}
	env := os.Environ()
	if password, given := address.User.Password(); given {
		env = append(env, "PGPASSWORD="+password)
		address.User = url.User(address.User.Username())
	}
	command := exec.CommandContext(ctx, found, append([]string{"--dbname", address.String()}, args...)...) //nolint:gosec // the program is pg_dump or pg_restore, and the address is the operator's own
	command.Env = env
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(said.String()))
	}
	return nil
}
