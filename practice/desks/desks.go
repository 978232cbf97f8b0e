// Package desks opens every desk of the practice over one store.
package desks

import (
	"time"

	"cohort/practice"
	"cohort/practice/billing"
	"cohort/practice/clinical"
	"cohort/practice/intake"
	"cohort/practice/office"
	"cohort/practice/program"
)

// Desks are the use cases of the whole practice, desk by desk.
type Desks struct {
	*practice.Practice
	Office   *office.Desk
	Clinical *clinical.Desk
	Billing  *billing.Desk
	Program  *program.Desk
	Intake   *intake.Desk
}

// Keys are the secrets of the practice, as far as desks use them.
type Keys interface {
	office.Keys
	program.CertificateKeys
}

// Outside is what the desks need from outside.
type Outside struct {
	Store  practice.Store
	Keys   Keys
	Hasher office.PasswordHasher
	// Passkeys and Codes check second factors.
	Passkeys office.Passkeys
	Codes    office.Codes
	// Now gives the present.
	Now func() time.Time
	// Writers make the files of exports; without them nothing can be exported.
	Writers billing.NewBatchWriter
	// Feed makes the files of calendar feeds; without it there are none.
	Feed program.FeedWriter
	// Notes makes the files of progress notes; without it there are none.
	Notes program.NotesWriter
	// Certificates makes the files of certificates; without it there are none.
	Certificates program.CertificateWriter
	// Releases and Accounts make the packages of releases and the accounts of
	// disclosures; without them there are none.
	Releases clinical.ReleaseWriter
	Accounts clinical.AccountWriter
	// Forms reads questionnaires from files; nil for none.
	Forms clinical.FormReader
	// Discharges makes the files of discharge summaries; without it there are none.
	Discharges program.DischargeWriter
	// Checkpoints is where the ends of the audit are kept, nil for nowhere.
	Checkpoints office.Checkpointer
}

// Open opens every desk.
func Open(o Outside) *Desks {
	p := practice.New(o.Store, o.Keys, o.Now)
	groups := program.New(p, program.Outside{Feeds: o.Feed, Notes: o.Notes, Keys: o.Keys, Certificates: o.Certificates, Discharges: o.Discharges})
	return &Desks{
		Practice: p,
		Office:   office.New(p, o.Store, o.Keys, o.Hasher, o.Passkeys, o.Codes, o.Checkpoints),
		Clinical: clinical.New(p, clinical.Outside{Releases: o.Releases, Accounts: o.Accounts, Forms: o.Forms}),
		Billing:  billing.New(p, o.Store, o.Writers),
		Program:  groups,
		Intake:   intake.New(p, groups),
	}
}
