// Command bench prints how fast Cohort is beside a hand-written net/http + pgx
// server that does the same work on the same PostgreSQL: reading a cohort,
// closing a session, exporting a million charges. Both serve on loopback and
// are called in turns, so that a machine that slows down slows both.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	charges := flag.Int("charges", 1_000_000, "charges to export")
	seconds := flag.Float64("seconds", 3, "length of one turn")
	rounds := flag.Int("rounds", 5, "turns of each server")
	callers := flag.Int("callers", 8, "callers at the same time")
	profiles := flag.String("profiles", "", "folder for profiles of Cohort's processor time, one for each line")
	flag.Parse()
	if err := run(context.Background(), *charges, *seconds, *rounds, *callers, *profiles); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, charges int, seconds float64, rounds, callers int, profiles string) error {
	admin := os.Getenv("COHORT_TEST_POSTGRES")
	if admin == "" {
		return fmt.Errorf("COHORT_TEST_POSTGRES is not set: run make bench")
	}
	dir, err := os.MkdirTemp("", "cohort-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := seed(ctx, admin, dir, charges, sessionsNeeded(seconds, rounds))
	if err != nil {
		return err
	}
	hand := filepath.Join(dir, "handwritten")
	if err := build(hand, "./bench/handwritten"); err != nil {
		return err
	}
	binary := filepath.Join(dir, "cohort")
	var flags []string
	if profiles != "" {
		list, err := overlay(dir)
		if err != nil {
			return err
		}
		flags = []string{"-overlay", list}
		if err := os.Setenv("COHORT_BENCH_PROFILE", filepath.Join(profiles, "cpu")); err != nil {
			return err
		}
	}
	if err := build(binary, "./cmd/cohort", flags...); err != nil {
		return err
	}
	ours, err := start("cohort", func(addr string) []string {
		return []string{binary, "serve", "--addr", addr, "--data", dir, "--database-url", s.url, "--keys", s.keysFile}
	})
	if err != nil {
		return err
	}
	defer ours.stop()
	ours.profiles = profiles
	theirs, err := start("hand-written", func(addr string) []string { return []string{hand, addr, s.url, s.keysFile} })
	if err != nil {
		return err
	}
	defer theirs.stop()

	fmt.Printf("%d callers, %d turns of %.0f s each, medians\n\n", callers, rounds, seconds)
	fmt.Printf("%-46s %11s %13s %8s   %s\n", "", "Cohort", "hand-written", "ratio", "processor a call")
	if err := compareReads(s, ours, theirs, seconds, rounds, callers); err != nil {
		return err
	}
	if err := compareCloses(s, ours, theirs, seconds, rounds, callers); err != nil {
		return err
	}
	return compareExports(s, ours, theirs, rounds)
}
