package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"

	"cohort/api"
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
	logins, err := seedDemo(ctx, o, c.Seed)
	if err != nil {
		return fmt.Errorf("the demonstration practice could not be made: %w", inWords(err))
	}
	if err := printLogins(s, logins); err != nil {
		return err
	}
	return c.serve(ctx, s, listener, o, logins)
}

func printLogins(s streams, logins []api.DemoLogin) error {
	fmt.Fprintln(s.out, "A demonstration practice; nobody in it exists. Sign in as:")
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, l := range logins {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", l.Role, l.Name, l.Email, l.Password)
	}
	return table.Flush()
}

const demoPassword = "seven calm herons wade"

func seedDemo(ctx context.Context, o *office, _ int64) ([]api.DemoLogin, error) {
	var logins []api.DemoLogin
	for _, l := range []api.DemoLogin{
		{Role: "admin", Name: "Ada Marsh", Email: "admin@example.org"},
		{Role: "therapist", Name: "Theo Brandt", Email: "therapist@example.org"},
		{Role: "intake", Name: "Ines Okafor", Email: "intake@example.org"},
		{Role: "billing", Name: "Bela Novak", Email: "billing@example.org"},
	} {
		u := domain.User{Name: l.Name, Email: l.Email, Role: domain.Role(l.Role)}
		if u.Role == domain.Therapist {
			u.License = &domain.License{Type: "LPC", Number: "12345", State: "NY"}
		}
		if _, err := o.addUser(ctx, u, demoPassword); err != nil {
			return nil, err
		}
		l.Password = demoPassword
		logins = append(logins, l)
	}
	return logins, nil
}
