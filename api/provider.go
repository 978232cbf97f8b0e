package api

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
	"cohort/practice"
	"cohort/practice/office"
)

func (s *Server) providerRoutes() {
	addElsewhere(s, "/auth/provider-sign-ins", "Begin to sign in at the identity provider", s.askProvider)
	addElsewhere(s, "/auth/provider", "Bring back what the identity provider answered", s.answerProvider)
	addAsking(s, "/auth/provider-connections", domain.ConnectIdentity, "Begin to connect my account at the identity provider", domain.ToConnect)
	addAsking(s, "/auth/provider-confirmations", domain.ConfirmSelf, "Begin to confirm at the identity provider that it is me", domain.ToConfirmElsewhere)
	add(s, reads, "/me/identity", domain.ReadFactors, "Read how I sign in at the identity provider", s.readIdentity)
	add(s, acts, "/me/identity/remove", domain.DisconnectIdentity, "Disconnect my account at the identity provider", s.removeIdentity)
}

// providerCookie binds a question at the provider to the browser that asked: who
// was sent somebody else's answer cannot bring it back.
const providerCookie = "cohort_provider"

// AtProvider is where a question is put.
type AtProvider struct {
	Address string `json:"address" doc:"Where the browser goes; it comes back to /sign-in/provider with a code and a state, within 5 minutes"`
}

type atProvider struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      AtProvider
}

func (s *Server) toProvider(a office.AskedElsewhere, err error) (*atProvider, error) {
	if err != nil {
		return nil, err
	}
	return &atProvider{[]http.Cookie{s.cookie(providerCookie, a.Token, a.ExpiresAt)}, AtProvider{a.Address}}, nil
}

type askProviderInput struct{ Browser }

func (s *Server) askProvider(ctx context.Context, _ *askProviderInput) (*atProvider, error) {
	return s.toProvider(s.desks.Office.AskProvider(ctx, stranger(ctx)))
}

type providerInput struct {
	Browser
	HostProvider string `cookie:"__Host-cohort_provider"`
	Provider     string `cookie:"cohort_provider"`
	Sent[ProviderAnswer]
}

// ProviderAnswer is what the browser came back with.
type ProviderAnswer struct {
	State string `json:"state"`
	Code  string `json:"code"`
}

func (in *providerInput) read(f *domain.Faults) {
	f.Text("state", in.body.State, domain.MaxChallenge)
	f.Text("code", in.body.Code, domain.MaxProviderCode)
}

// token is what the browser has under the name that this server gives.
func (in *providerInput) token(secure bool) string {
	if secure {
		return in.HostProvider
	}
	return in.Provider
}

// ProviderAnswered is what came of it: somebody is signed in or asked for their
// second factor, or what somebody who is signed in had asked for is done.
type ProviderAnswered struct {
	SignInAnswer
	Connected bool `json:"connected,omitempty" doc:"The account is connected with who had asked"`
	Confirmed bool `json:"confirmed,omitempty" doc:"Who had asked has confirmed that it is them"`
}

type providerAnswered struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      ProviderAnswered
}

func (s *Server) answerProvider(ctx context.Context, in *providerInput) (*providerAnswered, error) {
	v, purpose, err := s.desks.Office.AnswerProvider(ctx, stranger(ctx), in.token(s.config.Secure),
		domain.ProviderAnswer{State: in.body.State, Code: in.body.Code}, s.siteOf(ctx))
	out := &providerAnswered{SetCookie: []http.Cookie{s.cookie(providerCookie, "", time.Time{})}}
	switch {
	case err != nil:
		return nil, err
	case purpose == domain.ToConnect:
		out.Body.Connected = true
		return out, nil
	case purpose == domain.ToConfirmElsewhere:
		out.Body.Confirmed = true
		return out, nil
	}
	entered, err := s.enterOrAsk(ctx, in.Browser, v, nil)
	if err != nil {
		return nil, err
	}
	out.SetCookie, out.Body.SignInAnswer = append(out.SetCookie, entered.SetCookie...), entered.Body
	return out, nil
}

// MyIdentity is how a person signs in at the provider.
type MyIdentity struct {
	Provider    string     `json:"provider" doc:"What people call it; empty where the practice has none"`
	ConnectedAt *time.Time `json:"connectedAt,omitempty" doc:"Since when the person's account there signs them in here"`
	UsedAt      *time.Time `json:"usedAt,omitempty"`
}

func identityBody(o office.OwnIdentity) MyIdentity {
	body := MyIdentity{Provider: o.Provider}
	if o.Connected != nil {
		body.ConnectedAt, body.UsedAt = &o.Connected.ConnectedAt, o.Connected.UsedAt
	}
	return body
}

func (s *Server) readIdentity(ctx context.Context, by domain.Actor, _ *nothing) (*answer[MyIdentity], error) {
	o, err := s.desks.Office.OwnIdentity(ctx, by)
	return plain(identityBody(o)), err
}

func (s *Server) removeIdentity(ctx context.Context, by domain.Actor, _ *nothing) (*answer[MyIdentity], error) {
	o, err := s.desks.Office.Disconnect(ctx, by)
	return plain(identityBody(o)), err
}

// addElsewhere is addPublic for what asks the provider: it waits in a lane of
// its own, so that a provider that is slow keeps nobody from signing in with a
// password.
func addElsewhere[In, Out any](s *Server, path, summary string, handle func(context.Context, *In) (*Out, error)) {
	addPublicIn(s, signsIn, path, summary, s.providerLane, handle)
}

// providerLane gives a turn by device, or by where somebody is.
func (s *Server) providerLane(ctx context.Context, device string, work func() error) error {
	waiting, cancel := context.WithTimeout(ctx, strangersPatience)
	defer cancel()
	who := cmp.Or(s.desks.Office.DeviceOfSomebody(device), domain.Neighborhood(stranger(ctx).Address))
	if err := s.lanes.elsewhere.take(waiting, who); err != nil {
		return err
	}
	defer s.lanes.elsewhere.give(who)
	return work()
}

type askAgainInput struct{ Browser }

// addAsking registers a route that sends a browser to the provider for who is
// signed in. Each time counts, so there is no key.
func addAsking(s *Server, path string, action domain.Action, summary string, purpose domain.ChallengePurpose) {
	op := s.operation(signsIn, path, summary)
	op.Security = []map[string][]string{{"access": {}}}
	op.Middlewares = huma.Middlewares{s.authorize(action)}
	s.list(signsIn, Route{Path: base + path, ID: op.OperationID, Summary: summary, Action: action})
	register(s, op, signsIn, inTurn(s, func(ctx context.Context, _ *askAgainInput) (*atProvider, error) {
		if err := practice.FaultsOf(ctx).Err(); err != nil {
			return nil, err
		}
		return s.toProvider(s.desks.Office.AskProviderAgain(ctx, actorOf(ctx), purpose))
	}))
	s.afterRoutes = append(s.afterRoutes, func() { s.describeAnswer(s.operationAt(op.Method, op.Path), labels{}) })
}
