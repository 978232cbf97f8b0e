package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"cohort/domain"
	"cohort/keyring"
	desk "cohort/practice/office"
)

type auditCommand struct {
	Verify auditVerifyCommand `cmd:"" help:"Find the first entry that was edited, removed, inserted or moved; exits with 1 when there is one."`
	Export auditExportCommand `cmd:"" help:"Write all entries, oldest first; or, newest first, who saw a client, or whom a person saw."`
	Key    auditKeyCommand    `cmd:"" help:"Print the key with which checkpoints are verified. Whoever has it can make none."`
	Begin  auditBeginCommand  `cmd:"" name:"begin-checkpoints" help:"Go on from checkpoints that are missing or were changed, once you know why: on a new machine, for example. Recorded in the audit."`
}

type auditVerifyCommand struct {
	database
	Against string `type:"existingfile" placeholder:"FILE" help:"A copy of the checkpoints that was kept elsewhere: finds a database and checkpoints that were put back together."`
	WithKey string `name:"with-key" placeholder:"KEY" help:"Verify the file named with --against alone, with a key that cohort audit key printed. Needs neither database nor keys file."`
}

// Validate wants a file to verify.
func (c auditVerifyCommand) Validate() error {
	if c.WithKey != "" && c.Against == "" {
		return errors.New("--with-key: name the file of checkpoints with --against")
	}
	return nil
}

// withKey verifies checkpoints as somebody can who could not have made them.
func (c auditVerifyCommand) withKey(s streams) error {
	key, err := keyring.ParseVerifyingKey(c.WithKey)
	if err != nil {
		return err
	}
	kept, err := keyring.NewCopy(c.Against, key, nil).Kept()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The checkpoints are whole: %d.\n", len(kept))
	if len(kept) > 0 {
		last := kept[len(kept)-1]
		fmt.Fprintf(s.out, "The last one: place %d of the audit, entry %d, %s, %s.\n", last.Place, last.Seq, inUTC(last.At), last.Hash)
	}
	return nil
}

// copied is the copy to hold the audit against, nil without one.
func (c auditVerifyCommand) copied(keys *keyring.Ring) (desk.Known, error) {
	if c.Against == "" {
		return nil, nil
	}
	key, err := keys.VerifyingKey()
	return keyring.NewCopy(c.Against, key, keyring.NewCheckpoints(c.checkpointsPath(), keys)), err
}

// Run walks along the whole audit.
func (c auditVerifyCommand) Run(ctx context.Context, s streams) (err error) {
	if c.WithKey != "" {
		return c.withKey(s)
	}
	o, err := c.open(ctx, mustBeCurrent)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	if err := o.store.CheckWhole(ctx, true); err != nil {
		return c.unreachable(err)
	}
	shipped, err := c.copied(o.keys)
	if err != nil {
		return err
	}
	v, err := o.desks.Office.VerifyAudit(ctx, domain.Operator("audit verify"), shipped, func(v domain.AuditVerification) {
		fmt.Fprintf(s.err, "%d of %d entries hold so far\n", v.Reached.Place, v.Until)
	})
	switch {
	case err != nil:
		return err
	case v.Break != nil && v.Break.Seq == 0:
		return fmt.Errorf("the audit was tampered with: %s", v.Break.What)
	case v.Break != nil:
		return fmt.Errorf("the audit was tampered with: entry %d %s", v.Break.Seq, v.Break.What)
	}
	fmt.Fprintf(s.out, "The audit is whole: %d entries.\n", v.Reached.Place)
	for _, r := range v.Restores {
		tellRestore(s.out, r)
	}
	if v.Waiting > 0 {
		fmt.Fprintf(s.out, "%d more were written meanwhile and wait to be linked.\n", v.Waiting)
	}
	if at := v.Checkpoint; at != nil {
		fmt.Fprintf(s.out, "It holds the newest checkpoint in %s: entry %d, %s.\n", c.checkpointsPath(), at.Seq, at.At.Format(time.RFC3339))
	} else {
		fmt.Fprintf(s.out, "There is no checkpoint in %s, so a tail that was cut off together with the end of the chain would not show.\n", c.checkpointsPath())
	}
	return nil
}

func tellRestore(out io.Writer, r domain.Restore) {
	if r.BackupAt.IsZero() {
		fmt.Fprintf(out, "The practice was put back to an older state at %s, by other means than a backup: entry %d was the last of it.\n", inUTC(r.At), r.Head.Place)
		return
	}
	fmt.Fprintf(out, "The practice was restored at %s from the backup of %s: entry %d was the last of it.\n", inUTC(r.At), inUTC(r.BackupAt), r.Head.Place)
}

type auditExportCommand struct {
	database
	Format string `enum:"csv,jsonl" default:"csv" help:"csv or jsonl (one JSON object a line)."`
	Client string `placeholder:"CODE" help:"Who saw this client, as CSV: every look and deed that showed them, alone or in a list."`
	User   string `placeholder:"EMAIL" help:"Whom this person saw, as CSV; with --client, when they saw that one."`
	Output string `short:"o" type:"path" placeholder:"FILE" help:"File to write, which must not exist; standard output when not given."`
}

// Run writes the audit. Doing so is recorded in it.
func (c auditExportCommand) Run(ctx context.Context, s streams) (err error) {
	if err := mustNotExist(c.Output); err != nil {
		return err
	}
	o, err := c.open(ctx, mustBeCurrent)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	by := domain.Operator("audit export")
	if c.Client != "" || c.User != "" {
		return c.sightings(ctx, s, o, by)
	}
	return writeTo(c.Output, s.out, func(w io.Writer) error { return o.desks.Office.ExportAudit(ctx, by, c.Format, w) })
}

// sightings writes who saw whom.
func (c auditExportCommand) sightings(ctx context.Context, s streams, o *office, by domain.Actor) error {
	filter := domain.AuditFilter{ClientCode: domain.CodeKey(c.Client), ActorEmail: c.User}
	if c.Client != "" && filter.ClientCode == "" {
		return errors.New("--client takes a client's code, such as C-1042")
	}
	if c.Format != "csv" {
		return errors.New("--client and --user write CSV alone")
	}
	write, err := o.desks.Office.ExportSightings(ctx, by, filter)
	if err != nil {
		return err
	}
	return writeTo(c.Output, s.out, write)
}
