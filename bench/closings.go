package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sync"
	"time"
)

// What the closings are measured under: how many desks close at the same time,
// each in cohorts of its own, and how long the disk takes for a commit.
var (
	closingCallers = []int{1, 4, 16, 64}
	commitDelays   = []time.Duration{0, 2 * time.Millisecond, 5 * time.Millisecond}
)

// closings is how many cohorts they need: three for each of the most callers.
const closingCohorts = 3 * 64

// closing is what one turn of closings gave.
type closing struct{ rate, p99 float64 } // a second; milliseconds

// closingRounds is how often each number of callers is measured.
const closingRounds = 3

// tableOfClosings prints closings a second, and how long the slowest of a
// hundred took, of one server, of two on the same database, and of the bare
// one, which keeps no audit. The servers take turns.
func (r *run) tableOfClosings(ctx context.Context) error {
	if !r.only.MatchString("closings") {
		return nil
	}
	second, err := start("cohort", "", r.replica)
	if err != nil {
		return err
	}
	defer second.Stop()
	s, ours := r.sides[onPostgres].seeded, r.sides[onPostgres].process
	sides := [][]*process{{ours}, {ours, second}, {r.sides[bare].process}}
	fmt.Printf("\n%-27s %9s %8s %9s %8s %9s %8s %7s %7s\n", "take attendance and close", "Cohort", "p99", "two", "p99", "bare", "p99", "ratio", "two/one")
	for _, delay := range commitDelays {
		took, err := delayCommits(ctx, s.url, delay)
		if err != nil {
			return err
		}
		fmt.Printf("a commit takes %.1f ms\n", took.Seconds()*1e3)
		for _, callers := range closingCallers {
			if err := s.lineOfClosings(ctx, callers, sides, r.seconds, min(r.rounds, closingRounds)); err != nil {
				return err
			}
		}
	}
	_, err = delayCommits(ctx, s.url, 0)
	return err
}

func (s *seeded) lineOfClosings(ctx context.Context, callers int, sides [][]*process, seconds float64, rounds int) error {
	turns := make([][]closing, len(sides))
	for round := range rounds {
		for i := range sides {
			at := (i + round) % len(sides) // who goes first changes
			if err := s.reopen(ctx); err != nil {
				return err
			}
			turn, err := s.closings(callers, sides[at], seconds)
			if err != nil {
				return err
			}
			turns[at] = append(turns[at], turn)
		}
	}
	fmt.Printf("%7d callers            ", callers)
	middle := make([]closing, len(sides))
	for i, side := range turns {
		slices.SortFunc(side, func(a, b closing) int { return cmp.Compare(a.rate, b.rate) })
		middle[i] = side[len(side)/2]
		fmt.Printf(" %7.0f/s %5.0f ms", middle[i].rate, middle[i].p99)
	}
	fmt.Printf(" %7.2f %7.2f\n", middle[0].rate/middle[2].rate, middle[1].rate/middle[0].rate)
	return nil
}

// closings lets callers close sessions, each in cohorts of its own, until the
// time is over or a caller has no more to close.
func (s *seeded) closings(callers int, servers []*process, seconds float64) (closing, error) {
	took, failed := make([][]time.Duration, callers), make([]error, callers)
	begun := time.Now()
	end := begun.Add(time.Duration(seconds * float64(time.Second)))
	var wait sync.WaitGroup
	for caller := range callers {
		wait.Go(func() {
			for i := caller; i < len(s.closable); i += callers { // sessions lie cohort after cohort in turn
				before := time.Now()
				if before.After(end) {
					return
				}
				if failed[caller] = closeOne(s, servers[caller%len(servers)], s.closable[i]); failed[caller] != nil {
					return
				}
				took[caller] = append(took[caller], time.Since(before))
			}
		})
	}
	wait.Wait()
	all := slices.Concat(took...)
	for _, err := range failed {
		if err != nil {
			return closing{}, err
		}
	}
	slices.Sort(all)
	return closing{float64(len(all)) / time.Since(begun).Seconds(), all[len(all)*99/100].Seconds() * 1e3}, nil
}

// reopen makes the sessions as they were before they were closed.
func (s *seeded) reopen(ctx context.Context) error {
	db, err := sql.Open("pgx", s.url)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, statement := range []string{
		"DELETE FROM open_charges WHERE charge_id IN (SELECT c.id FROM charges c JOIN sessions s ON s.id = c.session_id WHERE s.cohort_id = ANY($1::uuid[]))",
		"DELETE FROM charges WHERE session_id IN (SELECT id FROM sessions WHERE cohort_id = ANY($1::uuid[]))",
		"DELETE FROM attendances WHERE session_id IN (SELECT id FROM sessions WHERE cohort_id = ANY($1::uuid[]))",
		"UPDATE sessions SET status = 'scheduled', closed_at = NULL, closed_by = NULL, attended = 0 WHERE cohort_id = ANY($1::uuid[])",
	} {
		if _, err := db.ExecContext(ctx, statement, s.closableCohorts); err != nil {
			return fmt.Errorf("%.30s: %w", statement, err)
		}
	}
	_, err = db.ExecContext(ctx, "VACUUM charges, open_charges, attendances, sessions, audit_unlinked")
	return err
}

// delayCommits makes every commit wait, as a disk would, and gives how long
// one takes then.
func delayCommits(ctx context.Context, url string, delay time.Duration) (time.Duration, error) {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	for _, statement := range []string{
		fmt.Sprintf("ALTER SYSTEM SET commit_delay = %d", delay.Microseconds()),
		"ALTER SYSTEM SET commit_siblings = 0", "SELECT pg_reload_conf()", "SELECT pg_sleep(1)", // every process reads it between two statements
		"CREATE TABLE IF NOT EXISTS bench_commits (n integer)",
	} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return 0, fmt.Errorf("%s: %w", statement, err)
		}
	}
	const commits = 50
	begun := time.Now()
	for n := range commits {
		if _, err := db.ExecContext(ctx, "INSERT INTO bench_commits VALUES ($1)", n); err != nil {
			return 0, err
		}
	}
	took := time.Since(begun) / commits
	if took < delay {
		return took, fmt.Errorf("a commit takes %s, not the %s that were asked for: is fsync on?", took, delay)
	}
	return took, nil
}
