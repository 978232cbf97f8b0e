// Command growth prints which answers take longer in a large practice than in
// a small one. It fills both, on each database, in the same proportions and
// over the same four years, a hundred times as much of everything in the large
// one, and asks both the same questions in turns: every route that reads, with
// every filter, for every role. An answer that takes more than three times as
// long, and is not longer itself, is flagged.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"regexp"
)

// options are the flags.
type options struct {
	part     float64        // of the full large practice
	only     *regexp.Regexp // cases to ask
	rounds   int
	profile  string // file for a processor profile of the large practice's answers
	worst    int    // cases to print, 0 for all
	folder   string // for databases on disk
	postgres string // a server on which databases may be made
}

func main() {
	o := options{postgres: os.Getenv("COHORT_TEST_POSTGRES")}
	flag.Float64Var(&o.part, "part", 1, "share of the large practice's 1,000,000 charges, and of all else with them")
	database := flag.String("database", "", "sqlite or postgres; both when empty")
	only := flag.String("case", "", "regular expression: ask matching cases alone")
	flag.IntVar(&o.rounds, "rounds", 7, "times that each case is asked, beside those that warm up")
	flag.StringVar(&o.profile, "profile", "", "file for a processor profile of what the large practice answers")
	flag.IntVar(&o.worst, "worst", 0, "print so many cases, those that grow most; all when 0")
	flag.Parse()
	o.only = regexp.MustCompile(*only)
	if err := run(context.Background(), o, *database); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, o options, database string) (err error) {
	if o.part <= 0 || o.part > 1 {
		return fmt.Errorf("-part is a share, such as 0.05")
	}
	slog.SetLogLoggerLevel(slog.LevelWarn) // the server names every request
	if o.folder, err = os.MkdirTemp("", "cohort-growth"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.folder)) }()
	for _, kind := range []string{"sqlite", "postgres"} {
		if database != "" && database != kind {
			continue
		}
		if err := compare(ctx, o, kind); err != nil {
			return fmt.Errorf("%s: %w", kind, err)
		}
	}
	return nil
}

// compare fills a small and a large practice on one kind of database and asks both.
func compare(ctx context.Context, o options, kind string) (err error) {
	var small, large *practiceUnderTest
	defer func() { err = errors.Join(err, small.close(), large.close()) }()
	if small, err = open(ctx, o, kind, sizesOf(o.part/100, o.part/100)); err != nil {
		return err
	}
	if large, err = open(ctx, o, kind, sizesOf(o.part, o.part/100)); err != nil {
		return err
	}
	fmt.Printf("%s: %s in the small practice, %s in the large\n", kind, small.sizes, large.sizes)
	return measure(o, small, large)
}
