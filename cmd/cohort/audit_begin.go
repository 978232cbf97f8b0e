package main

import (
	"context"
	"errors"
	"fmt"

	"cohort/domain"
	"cohort/keyring"
)

type auditBeginCommand struct{ database }

// Run begins the checkpoints anew, and says in the audit that it did.
func (c auditBeginCommand) Run(ctx context.Context, s streams) (err error) {
	o, err := c.open(ctx, mustBeCurrent)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	if err := o.desks.Office.BeginCheckpoints(ctx, domain.Operator("audit begin-checkpoints")); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Checkpoints are kept in %s from now on. The audit says so.\n", c.checkpointsPath())
	return nil
}

type auditKeyCommand struct{ database }

// Run prints the key. It needs the keys file and no database.
func (c auditKeyCommand) Run(s streams) error {
	keys, err := keyring.Load(c.keysPath())
	if err != nil {
		return err
	}
	key, err := keys.VerifyingKey()
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, key)
	return nil
}
