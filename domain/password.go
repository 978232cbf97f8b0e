package domain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The lengths of passwords in characters (NIST SP 800-63B-4, 3.1.1.2): at
// least 15 where the password stands alone, 8 beside a second factor. There
// is no second factor yet. At least 64 must be accepted; the upper bound only
// keeps the hashing from being fed books.
const (
	MinPassword               = 15
	MinPasswordWithTwoFactors = 8
	MaxPassword               = 256
)

// NormalPassword is the form in which a password is counted, hashed and
// compared: NFKC, so that "é" is the same typed in one stroke or two.
func NormalPassword(password string) string { return norm.NFKC.String(password) }

// DemonstrationPassword is what everybody in the demonstration practice signs in
// with. It is printed and documented, so nobody else may have it.
const DemonstrationPassword = "seven calm herons wade"

// IsDemonstrations says whether a password is the demonstration's, as a new one is
// held against it.
func IsDemonstrations(password string) bool {
	return passwordKey(NormalPassword(password)) == passwordKey(DemonstrationPassword)
}

// PasswordRule says what a new password is held against. There is no rule
// about which kinds of characters it contains.
type PasswordRule struct {
	Min           int      // characters
	Context       []string // the names of the person and of the practice, the e-mail address
	Demonstration bool     // the practice is the demonstration
}

// Check tells what is wrong with a new password, as a fault of the field. It
// expects the password as it was typed.
func (r PasswordRule) Check(f *Faults, field, password string) {
	if !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl) {
		f.Add(field, "contains a control character")
		return
	}
	password = NormalPassword(password)
	switch n := utf8.RuneCountInString(password); {
	case n == 0:
		f.Add(field, "is missing")
	case n < r.Min:
		f.Add(field, fmt.Sprintf("must be at least %d characters long; several words are easy to remember", r.Min))
	case n > MaxPassword:
		f.Add(field, fmt.Sprintf("must not be longer than %d characters", MaxPassword))
	case !r.Demonstration && IsDemonstrations(password):
		f.Add(field, "is the demonstration's, which everybody can read")
	case tooCommon(password, r.Context), Breached(password):
		f.Add(field, "is too easy to guess: it is made of common passwords, names, or keys in a row. Several unrelated words are better")
	}
}
