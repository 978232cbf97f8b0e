package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice/desks"
)

// exportCommand writes the file of an export batch. With a period it makes
// the batch first, as a billing worker would in the page.
type exportCommand struct {
	database
	Batch  int    `placeholder:"NUMBER" help:"Number of a batch that exists."`
	From   string `placeholder:"YYYY-MM-DD" help:"First service date of a new batch; everything open when not given."`
	To     string `placeholder:"YYYY-MM-DD" help:"Last service date of a new batch."`
	Format string `enum:"csv" default:"csv" help:"Format of a new batch (csv)."`
	Output string `short:"o" type:"path" placeholder:"FILE" help:"File to write, which must not exist; standard output when not given."`
}

// Run writes the file and says on standard error what it is.
func (c exportCommand) Run(ctx context.Context, s streams) (err error) {
	switch {
	case (c.Batch != 0) == (c.From != "" || c.To != ""):
		return errors.New("give either --batch, or --to, with --from unless everything open is wanted")
	case c.From != "" && c.To == "":
		return errors.New("--from needs --to")
	}
	if err := mustNotExist(c.Output); err != nil {
		return err
	}
	o, err := c.open(ctx, mustBeCurrent)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	by := domain.Operator("export")
	by.Roles = []domain.Role{domain.Billing} // whoever exports fees does billing's work
	b, err := c.batch(ctx, o.desks, by)
	if err != nil {
		return inWords(err)
	}
	err = writeTo(c.Output, s.out, func(w io.Writer) error {
		return o.desks.Billing.ExportFile(ctx, by, b.ID, func(billing.Batch) io.Writer { return w })
	})
	if err != nil {
		return inWords(err)
	}
	fmt.Fprintf(s.err, "Batch %d: %d charges %s, SHA-256 %s\n", b.Number, b.Count, spanOf(b), b.SHA256)
	return nil
}

// batch finds the batch that was asked for, or makes it.
func (c exportCommand) batch(ctx context.Context, p *desks.Desks, by domain.Actor) (billing.Batch, error) {
	if c.Batch != 0 {
		b, err := p.Billing.BatchByNumber(ctx, by, c.Batch)
		if errors.Is(err, domain.ErrNotFound) {
			err = fmt.Errorf("there is no batch %d", c.Batch)
		}
		return b, err
	}
	wanted := billing.Batch{Format: billing.Format(c.Format)}
	for _, day := range []struct {
		flag, text string
		into       *domain.Date
	}{{"--from", c.From, &wanted.From}, {"--to", c.To, &wanted.To}} {
		if day.text == "" {
			continue
		}
		date, err := domain.ParseDate(day.text)
		if err != nil {
			return wanted, fmt.Errorf("%s: %q is not a date such as 2026-03-31", day.flag, day.text)
		}
		*day.into = date
	}
	if err := p.Billing.FinishExports(ctx); err != nil { // no server may be running that would
		return wanted, err
	}
	return p.Billing.CreateExport(ctx, by, wanted)
}

// spanOf says which service dates a batch took.
func spanOf(b billing.Batch) string {
	if b.From.IsZero() {
		return fmt.Sprintf("open through %s", b.To)
	}
	return fmt.Sprintf("from %s to %s", b.From, b.To)
}
