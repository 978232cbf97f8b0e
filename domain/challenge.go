package domain

import "time"

// Challenge is a question that the practice asked a browser or a program, and
// that it answers once: with a code, or with a passkey's signature. Only the
// hash of its token is kept.
type Challenge struct {
	Hash      string
	UserID    UserID // whose answer counts; zero: whoever answers says who they are
	Purpose   ChallengePurpose
	State     string // what the answer is held against
	Tries     int
	ExpiresAt time.Time
}

// ChallengePurpose is what a right answer is good for. It is good for nothing
// else.
type ChallengePurpose string

// The purposes.
const (
	ToSignIn      ChallengePurpose = "sign_in"       // the second step, behind a password
	ToSignInAlone ChallengePurpose = "sign_in_alone" // with a passkey and nothing else
	ToAddFactor   ChallengePurpose = "add_factor"
	ToConfirm     ChallengePurpose = "confirm" // that it is still the same person

	// What the identity provider answers.
	ToSignInElsewhere  ChallengePurpose = "sign_in_elsewhere"
	ToConnect          ChallengePurpose = "connect"
	ToConfirmElsewhere ChallengePurpose = "confirm_elsewhere"
)

// Elsewhere says whether the identity provider answers it.
func (p ChallengePurpose) Elsewhere() bool {
	return p == ToSignInElsewhere || p == ToConnect || p == ToConfirmElsewhere
}

// Bounds of challenges.
const (
	ChallengeMinutes  = 5
	MaxChallengeTries = 5   // wrong answers, then one begins again
	MaxChallenge      = 100 // characters of a token
	MaxProof          = 40  // characters of a code as it is typed
	MaxProviderCode   = 4096
)

// Open says whether the challenge may be answered for the purpose.
func (c Challenge) Open(purpose ChallengePurpose, now time.Time) bool {
	return c.Purpose == purpose && c.Tries <= MaxChallengeTries && now.Before(c.ExpiresAt)
}

// Site is the place that passkeys are bound to: a browser gives their signature
// to no other.
type Site struct {
	Host     string // its name, without a port
	Origin   string // as the browser says it: https://cohort.example.org
	Practice string // what the browser may call it
}
