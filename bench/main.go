// Command bench prints how fast Cohort is, on both databases, beside a
// hand-written net/http + pgx server that does the same work on the same
// PostgreSQL, and beside a bare one that does the least it can: reading a cohort and
// a page of charges, closing a session, exporting a million charges. All serve
// on loopback and are called in turns, so that a machine that slows down slows
// all of them.
package main

import (
	"context"
	"flag"
	"log"
	"regexp"
)

func main() {
	r := &run{}
	charges := flag.Int("charges", 1_000_000, "charges to export")
	flag.Float64Var(&r.seconds, "seconds", 3, "length of one turn")
	flag.IntVar(&r.rounds, "rounds", 5, "turns of each server")
	flag.IntVar(&r.callers, "callers", 8, "callers at the same time")
	flag.StringVar(&r.profiles, "profiles", "", "folder for profiles of Cohort's processor time, one for each line")
	only := flag.String("only", "", "run the cases whose short names match (read, charges, close, closings, export, held, sign-in)")
	flag.Parse()
	r.only = regexp.MustCompile(*only)
	if err := r.all(context.Background(), *charges); err != nil {
		log.Fatal(err)
	}
}
