package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// run is one run of the table: how long, how often, and who takes part.
type run struct {
	seconds         float64
	rounds, callers int
	profiles        string
	only            *regexp.Regexp
	sides           []target // in the order of the table's columns
	stops           []func()
	replica         func(addr string) []string // one more server of Cohort on PostgreSQL
}

// target is a server under measurement with what it serves.
type target struct {
	*process
	*seeded
}

// The columns of the table.
const (
	onPostgres = iota
	onSQLite
	handWritten
	bare
)

var columns = [...]string{"Cohort", "on SQLite", "hand-written", "bare"}

func (r *run) all(ctx context.Context, charges int) (err error) {
	admin := os.Getenv("COHORT_TEST_POSTGRES")
	if admin == "" {
		return errors.New("COHORT_TEST_POSTGRES is not set: run make bench")
	}
	dir, err := os.MkdirTemp("", "cohort-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	defer r.stop()
	if err := r.startAll(ctx, admin, dir, charges); err != nil {
		return err
	}
	fmt.Printf("%d callers, %d turns of %.1f s each, medians\n\n%-44s", r.callers, r.rounds, r.seconds, "")
	for _, name := range columns {
		fmt.Printf(" %13s", name)
	}
	fmt.Printf("   ratios: to hand-written, to bare, SQLite to bare; processor a call\n")
	for _, compare := range []func() error{r.compareReads, r.compareCloses, func() error { return r.tableOfClosings(ctx) }, r.compareExports} {
		if err := compare(); err != nil {
			return err
		}
	}
	return nil
}

// compare lets all servers take turns at one case and prints its line.
func (r *run) compare(title, short string, turn func(target) (float64, error)) error {
	if !r.only.MatchString(short) {
		return nil
	}
	for _, at := range []int{onPostgres, onSQLite} {
		t := r.sides[at]
		if err := t.profiled(fmt.Sprintf("%s-%d", short, at), func() error { _, err := turn(t); return err }); err != nil {
			return err
		}
	}
	sides := make([]side, len(r.sides))
	for i, t := range r.sides {
		sides[i] = side{func() (float64, error) { return turn(t) }, t.process}
	}
	of, err := inTurns(r.rounds, sides...)
	if err != nil {
		return err
	}
	fmt.Printf("%-44s", title)
	for _, m := range of {
		fmt.Printf(" %11.0f/s", median(m.rates))
	}
	fmt.Printf("   %.2f, %.2f, %.2f;", of[onPostgres].beside(of[handWritten]), of[onPostgres].beside(of[bare]), of[onSQLite].beside(of[bare]))
	for _, m := range of {
		fmt.Printf(" %.0f", median(m.costs))
	}
	fmt.Println(" µs")
	return nil
}

// startAll seeds both databases and starts the servers.
func (r *run) startAll(ctx context.Context, admin, dir string, charges int) error {
	keysFile, lite := filepath.Join(dir, "keys.json"), filepath.Join(dir, "sqlite")
	sessions := 24
	if r.only.MatchString("close") {
		sessions = sessionsNeeded(r.seconds, r.rounds)
	}
	large, err := seedPostgres(ctx, admin, keysFile, charges, sessions)
	if err != nil {
		return err
	}
	small, err := seedSQLite(ctx, lite, keysFile, charges, sessions)
	if err != nil {
		return err
	}
	hand, least, binary := filepath.Join(dir, "handwritten"), filepath.Join(dir, "bare"), filepath.Join(dir, "cohort")
	if err := errors.Join(build(hand, "./bench/handwritten"), build(least, "./bench/bare")); err != nil {
		return err
	}
	var flags []string
	if r.profiles != "" {
		list, err := overlay(dir)
		if err != nil {
			return err
		}
		flags = []string{"-overlay", list}
	}
	if err := build(binary, "./cmd/cohort", flags...); err != nil {
		return err
	}
	r.replica = func(addr string) []string {
		return []string{binary, "serve", "--addr", addr, "--data", dir, "--database-url", large.url, "--keys", keysFile}
	}
	for at, s := range []*seeded{large, small, large, large} {
		if err := r.start(columns[at], s, func(addr string) []string {
			switch at {
			case onPostgres:
				return r.replica(addr)
			case onSQLite:
				return []string{binary, "serve", "--addr", addr, "--data", lite, "--keys", keysFile}
			case handWritten:
				return []string{hand, addr, s.url, keysFile}
			}
			return []string{least, addr, s.url}
		}); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) start(name string, s *seeded, command func(addr string) []string) error {
	p, err := start(name, r.profiles, command)
	if err != nil {
		return err
	}
	r.stops = append(r.stops, p.Stop)
	r.sides = append(r.sides, target{p, s})
	return nil
}

func (r *run) stop() {
	for _, stop := range r.stops {
		stop()
	}
}
