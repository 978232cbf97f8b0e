package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"cohort/keyring"
	"cohort/shipping"
)

// shippedTo says where the audit's checkpoints are shipped as they are kept.
type shippedTo struct {
	AuditCopy   string `name:"audit-copy" env:"COHORT_AUDIT_COPY" type:"path" placeholder:"FILE" help:"File on another disk to which the audit's checkpoints are appended as they are kept, and against which the audit is verified."`
	AuditSyslog string `name:"audit-syslog" env:"COHORT_AUDIT_SYSLOG" placeholder:"tls://HOST:PORT" help:"Log on another machine (RFC 5424) to which the audit's checkpoints are sent as they are kept, by tls, tcp or udp."`
}

// elsewhere refuses a copy in the data folder, since whoever changes what lies
// there changes it too, and a log that is not named like one.
func (c shippedTo) elsewhere(data string) error {
	if _, err := c.log(""); err != nil {
		return err
	}
	if c.AuditCopy == "" {
		return nil
	}
	folder, err := filepath.Abs(data)
	if err != nil {
		return err
	}
	inside, err := filepath.Rel(folder, c.AuditCopy)
	if err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return errors.New("--audit-copy: it lies in the data folder, and whoever changes that changes it too: name a file elsewhere, best on another machine's disk")
	}
	return nil
}

// shipping prepares the ways. What lies in the copy already counts for every
// verification.
func (c shippedTo) shipping(o *office) (*shipping.Shipping, error) {
	var places []shipping.Place
	if c.AuditCopy != "" {
		key, err := o.keys.VerifyingKey()
		if err != nil {
			return nil, err
		}
		o.desks.Office.HoldAgainst(keyring.Recent{Copy: keyring.NewCopy(c.AuditCopy, key, o.kept)})
		places = append(places, shipping.NewFile(c.AuditCopy))
	}
	if c.AuditSyslog != "" {
		log, err := c.log(o.kept.Path() + ".sent")
		if err != nil {
			return nil, err
		}
		places = append(places, log)
	}
	return shipping.New(o.kept, places...), nil
}

// log is the log on another machine, nil without one.
func (c shippedTo) log(state string) (*shipping.Syslog, error) {
	if c.AuditSyslog == "" {
		return nil, nil
	}
	log, err := shipping.NewSyslog(c.AuditSyslog, state)
	if err != nil {
		return nil, fmt.Errorf("--audit-syslog: %w", err)
	}
	return log, nil
}
