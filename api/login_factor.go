package api

import (
	"context"
	"net/http"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/practice/office"
)

func (s *Server) loginFactorRoutes() {
	addPublic(s, signsIn, "/auth/second-factor", "Answer what signing in asks for", s.secondFactor)
	addPublic(s, signsIn, "/auth/passkey-challenges", "Ask for anybody's passkey", s.askPasskey)
	addPublic(s, signsIn, "/auth/passkey", "Sign in with a passkey alone", s.signInWithPasskey)
	addProof(s, asks, "/auth/confirm-challenges", domain.ConfirmSelf, "Ask for what confirms that it is me", s.askToConfirm)
	addPassword(s, "/auth/confirm", domain.ConfirmSelf, "Confirm that it is me", s.confirm)
}

// SignInAnswer is what signing in answers: who is signed in, or what is asked
// for besides the password.
type SignInAnswer struct {
	AccessToken string     `json:"accessToken,omitempty" doc:"Send as Authorization: Bearer; keep it in memory only"`
	ExpiresAt   *time.Time `json:"expiresAt,omitempty"`
	User        *Person    `json:"user,omitempty"`
	EndsAt      *time.Time `json:"endsAt,omitempty" doc:"However much it is used, the login ends then"`
	IdleMinutes int        `json:"idleMinutes,omitempty" doc:"Without a person's hand for so long, it ends"`
	DraftKey    string     `json:"draftKey,omitempty" doc:"Seals in the browser what the person typed and has not saved; keep it in memory only"`
	MFARequired bool       `json:"mfaRequired,omitempty" doc:"Nobody is signed in yet: the challenge is answered at /auth/second-factor"`
	*FactorAsked
}

// FactorAsked is a question for a second factor.
type FactorAsked struct {
	Challenge        string              `json:"challenge,omitempty" doc:"To be sent with the answer, once, within 5 minutes; absent where the password is asked for"`
	ChallengeExpires *time.Time          `json:"challengeExpiresAt,omitempty"`
	Kinds            []domain.FactorKind `json:"kinds,omitempty" doc:"With which it can be answered, besides a recovery code"`
	Passkey          string              `json:"passkey,omitempty" doc:"JSON for navigator.credentials.get, as PublicKeyCredential.parseRequestOptionsFromJSON reads it"`
}

func factorAsked(a office.Asked) FactorAsked {
	asked := FactorAsked{Challenge: a.Challenge, Kinds: a.Kinds, Passkey: a.Passkey}
	if a.Challenge != "" {
		asked.ChallengeExpires = &a.ExpiresAt
	}
	return asked
}

type signInAnswer struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      SignInAnswer
}

// enterOrAsk is enter for who may have a second factor.
func (s *Server) enterOrAsk(ctx context.Context, b Browser, v office.SignedIn, err error) (*signInAnswer, error) {
	if err == nil && v.Asked != nil {
		asked := factorAsked(*v.Asked)
		return &signInAnswer{Body: SignInAnswer{MFARequired: true, FactorAsked: &asked}}, nil
	}
	in, err := s.enterAnew(ctx, b, v, err)
	if err != nil {
		return nil, err
	}
	is := in.Body
	return &signInAnswer{in.SetCookie, SignInAnswer{AccessToken: is.AccessToken, ExpiresAt: &is.ExpiresAt, User: &is.User,
		EndsAt: &is.EndsAt, IdleMinutes: is.IdleMinutes, DraftKey: is.DraftKey}}, nil
}

type secondFactorInput struct {
	Browser
	Sent[SecondFactor]
}

// SecondFactor answers a challenge, with one of three.
type SecondFactor struct {
	Challenge    string `json:"challenge"`
	Code         string `json:"code,omitempty" doc:"Of an authenticator app"`
	RecoveryCode string `json:"recoveryCode,omitempty"`
	Passkey      string `json:"passkey,omitempty" doc:"What navigator.credentials.get gave, as PublicKeyCredential.toJSON writes it"`
}

func (in *secondFactorInput) read(f *domain.Faults) {
	checkProof(f, in.body.Challenge, in.body.Code, in.body.RecoveryCode, in.body.Passkey)
}

// checkProof names what cannot be a proof, before it is counted as a try.
func checkProof(f *domain.Faults, challenge, code, recoveryCode, passkey string) {
	f.Text("challenge", challenge, domain.MaxChallenge)
	f.Text("code", code, domain.MaxProof)
	f.Text("recoveryCode", recoveryCode, domain.MaxProof)
	f.Text("passkey", passkey, domain.MaxText)
}

func (s *Server) secondFactor(ctx context.Context, in *secondFactorInput) (*signedInAnswer, error) {
	b := in.body
	v, err := s.desks.Office.SecondFactor(ctx, stranger(ctx), office.SecondStep{Challenge: b.Challenge, Device: s.deviceToken(in.Browser),
		Proof: office.Proof{Code: b.Code, RecoveryCode: b.RecoveryCode, Passkey: b.Passkey, At: s.siteOf(ctx)}})
	return s.enterAnew(ctx, in.Browser, v, err)
}

type askPasskeyInput struct{ Browser }

func (s *Server) askPasskey(ctx context.Context, _ *askPasskeyInput) (*answer[FactorAsked], error) {
	a, err := s.desks.Office.AskPasskey(ctx, stranger(ctx), s.siteOf(ctx))
	return plain(factorAsked(a)), err
}

type passkeyInput struct {
	Browser
	Sent[PasskeyAnswer]
}

// PasskeyAnswer is the answer of a passkey.
type PasskeyAnswer struct {
	Challenge string `json:"challenge"`
	Passkey   string `json:"passkey" doc:"What navigator.credentials.get gave, as PublicKeyCredential.toJSON writes it"`
}

func (in *passkeyInput) read(f *domain.Faults) {
	checkProof(f, in.body.Challenge, "", "", in.body.Passkey)
}

func (s *Server) signInWithPasskey(ctx context.Context, in *passkeyInput) (*signedInAnswer, error) {
	v, err := s.desks.Office.SignInWithPasskey(ctx, stranger(ctx), office.SecondStep{Challenge: in.body.Challenge,
		Proof: office.Proof{Passkey: in.body.Passkey, At: s.siteOf(ctx)}})
	return s.enterAnew(ctx, in.Browser, v, err)
}

func (s *Server) askToConfirm(ctx context.Context, by domain.Actor, _ *nothing) (*answer[FactorAsked], error) {
	a, err := s.desks.Office.AskToConfirm(ctx, by, s.siteOf(ctx))
	return plain(factorAsked(a)), err
}

type confirmInput struct {
	Browser
	Sent[Confirmation]
}

// Confirmation proves that it is still the person who signed in.
type Confirmation struct {
	Password     string `json:"password,omitempty" doc:"Counts for a person without a second factor"`
	Code         string `json:"code,omitempty" doc:"Of an authenticator app"`
	RecoveryCode string `json:"recoveryCode,omitempty"`
	Challenge    string `json:"challenge,omitempty" doc:"Which the passkey answers"`
	Passkey      string `json:"passkey,omitempty" doc:"What navigator.credentials.get gave, as PublicKeyCredential.toJSON writes it"`
}

func (in *confirmInput) read(f *domain.Faults) {
	checkProof(f, in.body.Challenge, in.body.Code, in.body.RecoveryCode, in.body.Passkey)
}

func (s *Server) confirm(ctx context.Context, by domain.Actor, in *confirmInput) (*nothing, error) {
	if err := practice.FaultsOf(ctx).Err(); err != nil {
		return nil, err // nothing is tried by a request that is wrong
	}
	b := in.body
	return &nothing{}, s.desks.Office.Confirm(ctx, by, office.Confirmation{Password: b.Password, Challenge: b.Challenge,
		Proof: office.Proof{Code: b.Code, RecoveryCode: b.RecoveryCode, Passkey: b.Passkey, At: s.siteOf(ctx)}})
}
