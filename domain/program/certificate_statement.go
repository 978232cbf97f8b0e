package program

import (
	"encoding/base64"
	"fmt"
	"strings"

	"cohort/domain"
)

// CertificateStatement is what a certificate of completion states, and all of it:
// that somebody completed a program, when and how much of it, and who answers for
// that. Nothing of what was said or found there stands in it.
type CertificateStatement struct {
	Number     int         `json:"number"` // of the practice's certificates, from 1 without gaps
	Practice   string      `json:"practice"`
	Name       string      `json:"name"`
	CaseNumber string      `json:"caseNumber,omitempty"` // of the court or agency that asked for it
	Program    string      `json:"program"`
	From       domain.Date `json:"from"` // the first session that they attended
	To         domain.Date `json:"to"`   // and the last one
	Held       Delivery    `json:"held"`
	Of         int         `json:"of"` // sessions that they committed to, or belonged to
	Attended   int         `json:"attended"`
	CaughtUp   int         `json:"caughtUp"`
	Minutes    int         `json:"minutes"` // that they were there for
	Themes     ThemesDone  `json:"themes"`
	Leader     string      `json:"leader"`
	Credential string      `json:"credential"`
	IssuedOn   domain.Date `json:"issuedOn"`
}

// StatementTitle begins what is signed: nothing else that this key signs begins
// like it, and a later form has another number.
const StatementTitle = "Certificate of completion (Cohort, form 1)"

// Said is the statement as it is signed under a key: one line for each thing that
// it says, which people read as well as programs. The same statement is always the
// same text.
func (s CertificateStatement) Said(key string) string {
	var b strings.Builder
	b.WriteString(StatementTitle)
	line := func(label, value string) {
		if value != "" {
			b.WriteString("\n" + label + ": " + value)
		}
	}
	line("Number", fmt.Sprint(s.Number))
	line("Practice", s.Practice)
	line("Name", s.Name)
	line("Case", s.CaseNumber)
	line("Program", s.Program)
	line("Dates", s.From.String()+" to "+s.To.String())
	line("Held", s.HeldWords())
	line("Sessions", fmt.Sprintf("%d asked for, %d attended, %d caught up", s.Of, s.Attended, s.CaughtUp))
	line("Time", s.Hours()+" (hours and minutes)")
	if s.Themes.Required > 0 {
		line("Themes", fmt.Sprintf("%d required, %d attended, %d caught up", s.Themes.Required, s.Themes.Attended, s.Themes.CaughtUp))
	}
	line("Leader", s.Leader)
	line("Credential", s.Credential)
	line("Issued", s.IssuedOn.String())
	b.WriteString("\n" + KeyLabel + key)
	return b.String()
}

// Hours is the time that they were there for, such as 17:30.
func (s CertificateStatement) Hours() string {
	return fmt.Sprintf("%d:%02d", s.Minutes/60, s.Minutes%60)
}

// HeldWords says where the group met.
func (s CertificateStatement) HeldWords() string {
	return map[Delivery]string{DeliveryInPerson: "in person", DeliveryOnline: "live by video", DeliveryHybrid: "in person and live by video"}[s.Held]
}

// oneLine has each text in one line, so that what is written in one thing is never
// read as another.
func (s CertificateStatement) oneLine() CertificateStatement {
	for _, text := range []*string{&s.Practice, &s.Name, &s.CaseNumber, &s.Program, &s.Leader, &s.Credential} {
		*text = strings.Join(strings.Fields(*text), " ")
	}
	return s
}

// maxCase is how long the number of a case may be.
const maxCase = 60

// Validate names what is wrong with what was typed for a certificate.
func (s CertificateStatement) Validate() error {
	var f domain.Faults
	f.RequiredName("program", s.Program, domain.MaxName)
	f.Name("caseNumber", s.CaseNumber, maxCase)
	return f.Err()
}

// SignedStatement is a statement with what proves that the practice made it.
type SignedStatement struct {
	CertificateStatement
	Key       string // which of the practice's keys it was signed with
	Signature []byte
}

// What the last two lines of a signed statement begin with: the name of the key, and
// the signature over all lines before its own.
const (
	KeyLabel       = "Key: "
	SignatureLabel = "Signature: "
)

// Text is what the code on paper carries: the statement and, in its last line, the
// signature.
func (s SignedStatement) Text() string {
	return s.Said(s.Key) + "\n" + SignatureLabel + base64.RawURLEncoding.EncodeToString(s.Signature)
}

// CertificateKeys sign certificates and know what they signed.
type CertificateKeys interface {
	// CertificateKey names the key that signs now.
	CertificateKey() string
	SignCertificate(said string) []byte
	// FitsCertificate says whether a key of that name signed it, now or earlier.
	FitsCertificate(key, said string, signature []byte) bool
}

// Sign makes the signed statement.
func (s CertificateStatement) Sign(keys CertificateKeys) SignedStatement {
	s = s.oneLine()
	key := keys.CertificateKey()
	return SignedStatement{CertificateStatement: s, Key: key, Signature: keys.SignCertificate(s.Said(key))}
}

// Genuine says whether the practice signed what stands here.
func (s SignedStatement) Genuine(keys CertificateKeys) bool {
	return keys.FitsCertificate(s.Key, s.Said(s.Key), s.Signature)
}
