package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"

	"cohort/repository"
)

type migrateCommand struct {
	Up     migrateUpCommand     `cmd:"" help:"Bring the schema up to date. cohort serve does so by itself."`
	Status migrateStatusCommand `cmd:"" help:"List the steps and say which have been taken; exits with 1 when one is missing."`
}

type migrateUpCommand struct {
	database
	GrantTo string `name:"grant-to" placeholder:"ROLE" help:"On PostgreSQL: let this role, which owns nothing, serve the practice. It can add to the audit and not change it."`
}

// Run migrates.
func (c migrateUpCommand) Run(ctx context.Context, s streams) error {
	o, err := c.open(ctx, migrate)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, "The schema is up to date.")
	if c.GrantTo != "" {
		if err := o.store.GrantTo(ctx, c.GrantTo); err != nil {
			return errors.Join(fmt.Errorf("--grant-to %s: %w", c.GrantTo, err), o.close())
		}
		fmt.Fprintf(s.out, "%s can serve it. Name that role in COHORT_DATABASE_URL of cohort serve.\n", c.GrantTo)
	}
	return o.close()
}

type migrateStatusCommand struct{ database }

var errStepsMissing = errors.New("the schema is not up to date: run cohort migrate up")

// Run lists the steps. It needs no keys and changes nothing.
func (c migrateStatusCommand) Run(ctx context.Context, s streams) (err error) {
	if err := c.prepareFolder(mayBeOlder); err != nil {
		return err
	}
	store, err := repository.Open(c.url(), nil)
	if err != nil {
		return c.unreachable(err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Ping(ctx); err != nil {
		return c.unreachable(err)
	}
	newer := c.checkSchema(ctx, store)
	steps, err := store.Migrations(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	var missing error
	for _, step := range steps {
		state := "applied"
		if !step.Applied {
			state, missing = "missing", errStepsMissing
		}
		fmt.Fprintf(table, "%d\t%s\t%s\n", step.Version, step.Name, state)
	}
	return errors.Join(table.Flush(), missing, newer)
}
