package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/practice/office"
)

func (s *Server) loginRoutes() {
	addPublic(s, reads, "/auth/methods", "Tell what the sign-in page shows", s.signInPage)
	addPublic(s, signsIn, "/auth/login", "Sign in", s.signIn)
	addPublic(s, signsIn, "/auth/refresh", "Renew the access token", s.renew)
	addPublic(s, answersNothing(signsIn), "/auth/logout", "Sign out", s.signOut)
	addPublic(s, signsIn, "/auth/invitation", "Accept an invitation", s.acceptInvitation)
	addPublic(s, answersNothing(signsIn), "/auth/password-reset-requests", "Ask for a link to a new password by mail", s.askForReset)
	addPublic(s, signsIn, "/auth/setup", "Create the first administrator", s.setUp)
	s.operationAt(http.MethodPost, base+"/auth/refresh").Security = byCookie
	s.operationAt(http.MethodPost, base+"/auth/logout").Security = append(byCookie, map[string][]string{"access": {}}, map[string][]string{})
	addPassword(s, "/auth/password", domain.ChangePassword, "Change your password", s.changePassword)
}

// byCookie is how a page says who it is when its access token has run out.
var byCookie = []map[string][]string{{"refresh": {}}}

// SignInPage is what the sign-in page shows.
type SignInPage struct {
	PracticeName string      `json:"practiceName"`
	DemoLogins   []DemoLogin `json:"demoLogins" doc:"Only in a demonstration practice"`
	ResetByMail  bool        `json:"resetByMail" doc:"Who forgot the password may ask for a link by mail"`
	Passkeys     bool        `json:"passkeys" doc:"At this address there can be passkeys"`
	Provider     string      `json:"provider,omitempty" doc:"What people call the identity provider at which they may sign in; absent where there is none"`
	Setup        bool        `json:"setup" doc:"The practice waits for its first administrator"`
}

// SignedIn is what a program gets that has signed in.
type SignedIn struct {
	AccessToken string    `json:"accessToken" doc:"Send as Authorization: Bearer; keep it in memory only"`
	ExpiresAt   time.Time `json:"expiresAt"`
	User        Person    `json:"user"`
	EndsAt      time.Time `json:"endsAt" doc:"However much it is used, the login ends then"`
	IdleMinutes int       `json:"idleMinutes" doc:"Without a person's hand for so long, the login ends"`
	DraftKey    string    `json:"draftKey" doc:"32 bytes in hexadecimal digits, the person's own: seals what a browser keeps of unsaved words; keep it in memory only"`
}

// Person is who signed in.
type Person struct {
	ID    string        `json:"id"`
	Name  string        `json:"name"`
	Email string        `json:"email"`
	Role  domain.Role   `json:"role" doc:"The first of the roles: the person's own desk"`
	Roles []domain.Role `json:"roles" doc:"All that the person is in the practice; what they may do is the sum"`
}

func personBody(u domain.User) Person {
	return Person{ID: u.ID.String(), Name: u.Name, Email: u.Email, Role: u.Role(), Roles: filled(u.Roles)}
}

type signedInAnswer struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      SignedIn
}

func (s *Server) enter(v office.SignedIn, err error) (*signedInAnswer, error) {
	if err != nil {
		return nil, err
	}
	return &signedInAnswer{s.loginCookies(v), SignedIn{AccessToken: v.AccessToken, ExpiresAt: v.AccessExpires,
		User: personBody(v.User), EndsAt: v.Ends.UTC(), IdleMinutes: int(v.Idle.Minutes()), DraftKey: v.DraftKey}}, nil
}

// enterAnew is enter for a browser that may have been signed in before.
func (s *Server) enterAnew(ctx context.Context, b Browser, v office.SignedIn, err error) (*signedInAnswer, error) {
	if err == nil {
		err = s.desks.Office.EndEarlier(ctx, stranger(ctx), s.refreshToken(b))
	}
	return s.enter(v, err)
}

func (s *Server) signInPage(ctx context.Context, _ *nothing) (*answer[SignInPage], error) {
	name, setup, err := s.desks.Office.SignInPage(ctx)
	return plain(SignInPage{PracticeName: name, DemoLogins: filled(s.config.DemoLogins), Setup: setup, Passkeys: s.siteOf(ctx).Host != "", ResetByMail: s.config.ResetByMail,
		Provider: s.desks.Office.ProviderName()}), err
}

type signInInput struct {
	Browser
	Sent[SignIn]
}

// SignIn is what somebody signs in with.
type SignIn struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

func (s *Server) signIn(ctx context.Context, in *signInInput) (*signInAnswer, error) {
	v, err := s.desks.Office.Login(ctx, stranger(ctx),
		office.Credentials{Email: in.body.Email, Password: in.body.Password, Device: s.deviceToken(in.Browser), At: s.siteOf(ctx)})
	if domain.ErrTooManyAttempts.Is(err) && s.config.ResetByMail {
		err = orByMail(err)
	}
	return s.enterOrAsk(ctx, in.Browser, v, err)
}

// orByMail names the way in that nobody else's guesses close: the link by mail
// is counted apart.
func orByMail(err error) error {
	var e domain.Error
	errors.As(err, &e)
	return e.Saying("Too many attempts. Wait a little, or ask for a link by mail under “Forgot the password?”: it lets you in at once.")
}

type renewInput struct {
	Browser
	MaySend[Renewal]

	idle time.Duration
}

// Renewal is what a page says when it renews its login.
type Renewal struct {
	IdleSeconds *int `json:"idleSeconds,omitempty" doc:"For so long no person's hand was there; a program leaves it out, and counts as being there"`
}

func (in *renewInput) read(f *domain.Faults) {
	if said := in.body.IdleSeconds; said != nil {
		f.When(*said < 0 || *said > mostIdleSeconds, "idleSeconds", fmt.Sprintf("must be between 0 and %d", mostIdleSeconds))
		in.idle = time.Duration(*said) * time.Second
	}
}

// mostIdleSeconds is a day, longer than any login lives.
const mostIdleSeconds = 24 * 60 * 60

func (s *Server) renew(ctx context.Context, in *renewInput) (*signedInAnswer, error) {
	return s.enter(s.desks.Office.Refresh(ctx, stranger(ctx), s.refreshToken(in.Browser), in.idle))
}

type signOutInput struct {
	Browser
	Authorization string `header:"Authorization" doc:"An access token, which may have expired"`
}

type signedOut struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

// signOut takes the cookie, the access token or both: a page whose access
// token has run out can still end its login.
func (s *Server) signOut(ctx context.Context, in *signOutInput) (*signedOut, error) {
	token, _ := strings.CutPrefix(in.Authorization, "Bearer ")
	err := s.desks.Office.SignOut(ctx, stranger(ctx), token, s.refreshToken(in.Browser))
	return &signedOut{[]http.Cookie{s.cookie(refreshCookie, "", time.Time{})}}, err
}

type invitationInput struct {
	Browser
	Sent[Invitation]
}

// Invitation sets the first password of an invited person.
type Invitation struct {
	Token    string `json:"token" doc:"What follows # in the link"`
	Password string `json:"password"`
}

func (s *Server) acceptInvitation(ctx context.Context, in *invitationInput) (*signInAnswer, error) {
	v, err := s.desks.Office.AcceptInvitation(ctx, stranger(ctx), in.body.Token, in.body.Password, s.siteOf(ctx))
	return s.enterOrAsk(ctx, in.Browser, v, err)
}

type resetInput struct {
	Browser
	Sent[ResetRequest]
}

// ResetRequest asks for a link by mail.
type ResetRequest struct {
	Email string `json:"email" doc:"The answer is the same whether anybody signs in with it"`
}

func (in *resetInput) read(f *domain.Faults) {
	f.When(in.body.Email != "" && !domain.IsEmail(domain.NormalEmail(in.body.Email)), "email", "must be an address such as name@example.org")
}

func (s *Server) askForReset(ctx context.Context, in *resetInput) (*nothing, error) {
	if in.body.Email == "" {
		return nil, domain.Invalid("email", "is missing")
	}
	if !s.config.ResetByMail {
		return nil, domain.ErrNoMail
	}
	return &nothing{}, s.desks.Office.AskForReset(ctx, stranger(ctx), in.body.Email)
}

type setupInput struct {
	Browser
	Sent[Setup]
}

// Setup creates the first administrator.
type Setup struct {
	Token    string         `json:"token" doc:"What follows # in the link that the server printed"`
	Name     string         `json:"name"`
	Email    string         `json:"email"`
	Password string         `json:"password"`
	Practice *FirstSettings `json:"practice,omitempty" doc:"What the practice is; absent: said later, in the settings"`
}

// FirstSettings is what is asked of a practice on its first day.
type FirstSettings struct {
	PracticeName string `json:"practiceName"`
	Letterhead
	Currency string `json:"currency" example:"USD"`
	TimeZone string `json:"timeZone" example:"America/New_York"`
}

func (p *FirstSettings) settings() *domain.Settings {
	if p == nil {
		return nil
	}
	s := domain.Settings{PracticeName: p.PracticeName, Currency: p.Currency, TimeZone: p.TimeZone}
	p.onto(&s)
	return &s
}

func (s *Server) setUp(ctx context.Context, in *setupInput) (*signedInAnswer, error) {
	v, err := s.desks.Office.SetUp(ctx, stranger(ctx), office.Setup{Token: in.body.Token, Password: in.body.Password,
		Admin: domain.User{Name: in.body.Name, Email: in.body.Email}, Practice: in.body.Practice.settings()})
	return s.enterAnew(ctx, in.Browser, v, err)
}

type passwordInput struct {
	Browser
	Sent[Password]
}

// Password changes one's own.
type Password struct {
	CurrentPassword string `json:"currentPassword"`
	NewPassword     string `json:"newPassword" doc:"15 characters or more; several unrelated words are easy to remember"`
}

func (s *Server) changePassword(ctx context.Context, by domain.Actor, in *passwordInput) (*nothing, error) {
	if err := practice.FaultsOf(ctx).Err(); err != nil {
		return nil, err // no password is tried by a request that is wrong
	}
	return &nothing{}, s.desks.Office.ChangePassword(ctx, by, in.body.CurrentPassword, in.body.NewPassword)
}
