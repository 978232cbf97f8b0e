package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"cohort/api"
	"cohort/demo"
	"cohort/domain"
)

// demoCommand serves a practice in which nobody exists.
type demoCommand struct {
	server
	Seed        int64  `default:"1" help:"The same number makes the same practice."`
	DatabaseURL string `name:"database-url" env:"COHORT_DEMO_DATABASE_URL" placeholder:"postgres://…" help:"Empty PostgreSQL database to use instead of the embedded one. It is not removed."`
}

// Run fills a fresh practice, serves it, and removes it.
func (c demoCommand) Run(ctx context.Context, s streams) (err error) {
	c.startLog(s.err)
	listener, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // for when nothing is served; serving closes it
	folder, err := os.MkdirTemp("", "cohort-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	o, err := database{Data: folder, DatabaseURL: c.DatabaseURL}.open(ctx, migrate)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	o.desks.Office.Demonstrate()
	logins, err := seedDemo(ctx, o, c.Seed)
	if err != nil {
		return fmt.Errorf("the demonstration practice could not be made: %w", inWords(err))
	}
	if err := printLogins(s, logins); err != nil {
		return err
	}
	return c.serve(ctx, s, listener, o, onePerRole(logins))
}

func printLogins(s streams, logins []api.DemoLogin) error {
	fmt.Fprintln(s.out, "A demonstration practice; nobody in it exists. Sign in as:")
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, l := range logins {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", strings.Join(domain.Texts(l.Roles), ", "), l.Name, l.Email, l.Password)
	}
	return table.Flush()
}

// onePerRole keeps the sign-in page short: the first login of each role, and
// of each that is several at once.
func onePerRole(logins []api.DemoLogin) []api.DemoLogin {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(logins), func(l api.DemoLogin) bool {
		roles := strings.Join(domain.Texts(l.Roles), ",")
		again := seen[roles]
		seen[roles] = true
		return again
	})
}

// seedDemo fills the practice and gives the logins that the sign-in page offers.
func seedDemo(ctx context.Context, o *office, seed int64) ([]api.DemoLogin, error) {
	made, err := demo.Seed(ctx, o.store, o.keys, o.passwords, seed, time.Now())
	logins := make([]api.DemoLogin, len(made))
	for i, l := range made {
		logins[i] = api.DemoLogin(l)
	}
	return logins, err
}
