package domain

import (
	"slices"
	"strings"
	"time"
)

// Factor is what a person has, besides the password that they know, to prove
// who they are: a passkey, or an app that makes codes.
type Factor struct {
	ID     FactorID
	UserID UserID
	Kind   FactorKind
	Label  string // the person's own name for it
	// Handle is a keyed hash of a passkey's id, so that it is one person's; an
	// app's own id.
	Handle string
	// Secret is what answers are checked with: an app's key, or a passkey's
	// public key as it is kept; "" once the factor was removed.
	Secret    string
	LastStep  int64 // of an app: the newest step whose code was used
	SignCount int64 // of a passkey: how often it signed, as it said last; many say 0 always
	AddedAt   time.Time
	UsedAt    *time.Time
	// An administrator took it away: its person is told so for as long as they
	// have no other.
	RemovedAt *time.Time
	RemovedBy UserID
}

// FactorKind says what a factor is.
type FactorKind string

// The kinds of factor.
const (
	Passkey          FactorKind = "passkey"
	AuthenticatorApp FactorKind = "authenticator_app"
)

// FactorKinds lists them.
var FactorKinds = []FactorKind{Passkey, AuthenticatorApp}

// Values is the closed list, as texts.
func (FactorKind) Values() []string { return Texts(FactorKinds) }

// Bounds of factors.
const (
	MaxFactors      = 10 // of one person
	MaxFactorLabel  = 60
	CodeSeconds     = 30 // an app makes a new code so often (RFC 6238)
	CodeStepsAround = 1  // a code counts for so many steps before and after its own
)

// The errors of factors. What was wrong with an answer is not said: it would
// help whoever guesses.
var (
	ErrWrongFactor      = Error{Kind: KindUnauthenticated, Code: "wrong_factor", Message: "That is not right, or was used already. Try again."}
	ErrChallengeUsed    = Conflict("challenge_used", "This took too long, or was answered already. Begin again.")
	ErrFactorCopied     = Error{Kind: KindUnauthenticated, Code: "factor_copied", Message: "This passkey may have been copied and is not taken. Use another way to sign in, then remove it."}
	ErrPasskeyTaken     = Conflict("passkey_taken", "This passkey is in use already.")
	ErrTooManyFactors   = Conflict("too_many_factors", "You have as many as can be kept. Remove one first.")
	ErrNoPasskeysHere   = Conflict("no_passkeys_here", "Passkeys work only where the practice is reached by its name and over HTTPS.")
	ErrNoSecondFactor   = Conflict("no_second_factor", "Add a passkey or an authenticator app first.")
	ErrLastFactorNeeded = Conflict("last_factor_needed", "Your role needs a second factor. Add another one, then remove this.")
	// ErrSecondFactorNeeded is what everything but adding one answers to who must
	// have a second factor and has none.
	ErrSecondFactorNeeded = Error{Kind: KindForbidden, Code: "second_factor_needed", Message: "Your role needs a second factor. Add a passkey or an authenticator app, then go on."}
)

// Live says whether the factor still counts.
func (f Factor) Live() bool { return f.RemovedAt == nil }

// LiveFactors are those that count.
func LiveFactors(all []Factor) []Factor {
	return slices.DeleteFunc(slices.Clone(all), func(f Factor) bool { return !f.Live() })
}

// FactorsOfKind are those of a kind.
func FactorsOfKind(all []Factor, kind FactorKind) []Factor {
	return slices.DeleteFunc(slices.Clone(all), func(f Factor) bool { return f.Kind != kind })
}

// KindsOf are the kinds that there are among the factors, in the order in
// which they are offered.
func KindsOf(all []Factor) []FactorKind {
	return slices.DeleteFunc(slices.Clone(FactorKinds), func(k FactorKind) bool { return len(FactorsOfKind(all, k)) == 0 })
}

// UseCode takes the code of a step. One of that step or before was used
// already, or could have been read over somebody's shoulder.
func (f Factor) UseCode(step int64, now time.Time) (Factor, error) {
	if step <= f.LastStep {
		return f, ErrWrongFactor
	}
	f.LastStep, f.UsedAt = step, &now
	return f, nil
}

// UsePasskey takes a signature with the count that the passkey gave. A count
// that does not rise comes from a copy; passkeys that do not count say 0.
func (f Factor) UsePasskey(count int64, now time.Time) (Factor, error) {
	if count <= f.SignCount && (count != 0 || f.SignCount != 0) {
		return f, ErrFactorCopied
	}
	f.SignCount, f.UsedAt = count, &now
	return f, nil
}

// Removed takes the factor away and leaves that it was.
func (f Factor) Removed(by UserID, now time.Time) Factor {
	f.Secret, f.RemovedAt, f.RemovedBy = "", &now, by
	return f
}

// FactorLabel is the name of a factor as it was typed, or what its kind is
// called.
func FactorLabel(typed string, kind FactorKind) string {
	if label := strings.TrimSpace(typed); label != "" {
		return label
	}
	if kind == Passkey {
		return "Passkey"
	}
	return "Authenticator app"
}

// CheckFactorLabel names what is wrong with one.
func CheckFactorLabel(f *Faults, label string) { f.Text("label", label, MaxFactorLabel) }

// CodeStep is the step that an app's codes are in at a time.
func CodeStep(now time.Time) int64 { return now.Unix() / CodeSeconds }
