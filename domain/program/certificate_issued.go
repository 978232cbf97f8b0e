package program

import (
	"fmt"
	"strings"
	"time"

	"cohort/domain"
)

// Certificate is a certificate of completion that was issued. What it states never
// changes; one that was issued in error is withdrawn, and its number stays used.
type Certificate struct {
	ID           domain.CertificateID
	EnrollmentID domain.EnrollmentID
	SignedStatement
	IssuedBy  domain.UserID
	ByName    string
	IssuedAt  time.Time
	Withdrawn *CertificateWithdrawn
	Version   int
}

// CertificateWithdrawn says who withdrew a certificate, when, and why.
type CertificateWithdrawn struct {
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
	Reason string        `json:"reason"`
}

// CertificatePaper is a certificate with what else stands on its paper.
type CertificatePaper struct {
	Certificate
	Letterhead []string
	Zone       *time.Location // of the practice
}

// CertificateFile is a kind of file that a certificate is taken as.
type CertificateFile int

// The files: one to print, and one that programs verify.
const (
	CertificatePDF CertificateFile = iota
	CertificateJSON
)

// The errors about certificates.
var (
	ErrNotCompleted         = domain.Conflict("not_completed", "The program is not completed by the practice's rule.")
	ErrCertificateIssued    = domain.Conflict("certificate_issued", "A certificate was issued for this membership. Print that one, or withdraw it first.")
	ErrCertificateWithdrawn = domain.Conflict("certificate_withdrawn", "This certificate was withdrawn already.")
)

// Allows refuses a certificate for who has not completed the program, and says
// which kinds of things are missing; how many, only a reading shows.
func (c Completed) Allows() error {
	if len(c.Lacks) == 0 {
		return nil
	}
	words := make([]string, len(c.Lacks))
	for i, lack := range c.Lacks {
		words[i] = string(lack)
	}
	return ErrNotCompleted.Saying(fmt.Sprintf("The program is not completed by the practice's rule: %s.", strings.Join(words, "; ")))
}

// Withdraw says that a certificate does not hold any more.
func (c Certificate) Withdraw(by domain.Actor, reason string, now time.Time) (Certificate, error) {
	if c.Withdrawn != nil {
		return c, ErrCertificateWithdrawn
	}
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return c, err
	}
	c.Withdrawn = &CertificateWithdrawn{By: by.UserID, ByName: by.Name, At: now, Reason: strings.TrimSpace(reason)}
	c.Version++
	return c, nil
}
