package oidc_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/oidc"
	"cohort/oidc/oidctest"
)

const redirect = "http://127.0.0.1:9/sign-in/provider"

func of(t *testing.T, real *oidctest.Provider, change func(*oidc.Config)) *oidc.Provider {
	t.Helper()
	c := oidc.Config{Issuer: real.Issuer, ClientID: oidctest.ClientID, ClientSecret: oidctest.Secret, Redirect: redirect, GroupsClaim: "groups", Factors: []string{"mfa"}}
	if change != nil {
		change(&c)
	}
	p, err := oidc.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// asked goes through the provider as ann and holds the answer against the
// question.
func asked(t *testing.T, real *oidctest.Provider, p *oidc.Provider, anew bool) (domain.Vouched, error) {
	t.Helper()
	address, kept, err := p.Ask(context.Background(), anew)
	if err != nil {
		t.Fatal(err)
	}
	state, code := real.SignIn(address, "ann")
	return p.Check(context.Background(), kept, domain.ProviderAnswer{State: state, Code: code})
}

func TestARealProviderVouches(t *testing.T) {
	real := oidctest.Start(t, redirect)
	p := of(t, real, nil)
	for name, c := range map[string]struct {
		says oidctest.Says
		want domain.Vouched
	}{
		"nothing besides":              {oidctest.Says{}, domain.Vouched{Fresh: true}},
		"groups in the id token":       {oidctest.Says{Groups: []string{"staff", "board"}}, domain.Vouched{Fresh: true, Groups: []string{"staff", "board"}}},
		"groups elsewhere":             {oidctest.Says{Groups: []string{"staff"}, GroupsAside: true}, domain.Vouched{Fresh: true, Groups: []string{"staff"}}},
		"a second factor":              {oidctest.Says{Methods: []string{"pwd", "mfa"}}, domain.Vouched{Fresh: true, Factors: true}},
		"what counts as no factor":     {oidctest.Says{Methods: []string{"pwd", "sms"}}, domain.Vouched{Fresh: true}},
		"a new key, which it says":     {oidctest.Says{NewKey: true}, domain.Vouched{Fresh: true}},
		"a clock that is a bit behind": {oidctest.Says{AskedSecsAgo: 30}, domain.Vouched{Fresh: true}},
	} {
		real.Say(c.says)
		got, err := asked(t, real, p, true)
		if err != nil || got.Issuer != real.Issuer || got.Subject != "subject of ann" || got.Fresh != c.want.Fresh || got.Factors != c.want.Factors || !slices.Equal(got.Groups, c.want.Groups) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAnswersThatAreNotRightAreRefused(t *testing.T) {
	real := oidctest.Start(t, redirect)
	p := of(t, real, nil)
	for name, c := range map[string]struct {
		says oidctest.Says
		anew bool
		want error
	}{
		"another nonce":                  {oidctest.Says{Nonce: "of another question"}, true, domain.ErrProviderAnswer},
		"for another practice":           {oidctest.Says{For: "somebody else"}, true, domain.ErrProviderAnswer},
		"for another practice as well":   {oidctest.Says{Audience: []string{"somebody else"}}, true, nil}, // its azp is ours
		"expired":                        {oidctest.Says{Expired: true}, true, domain.ErrProviderAnswer},
		"the person was not asked anew":  {oidctest.Says{AskedSecsAgo: 3600}, true, domain.ErrProviderNotFresh},
		"nor had to be":                  {oidctest.Says{AskedSecsAgo: 3600}, false, nil},
		"honest again, and taken for it": {oidctest.Says{}, true, nil},
	} {
		real.Say(c.says)
		if got, err := asked(t, real, p, c.anew); !errors.Is(err, c.want) || err == nil && got.Fresh != (c.says.AskedSecsAgo == 0) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	real.Say(oidctest.Says{})
	address, kept, err := p.Ask(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"code_challenge_method=S256", "prompt=login", "max_age=0", "scope=openid&", "response_type=code"} {
		if !strings.Contains(address, part) {
			t.Errorf("the question lacks %s: %s", part, address)
		}
	}
	state, code := real.SignIn(address, "ann")
	_, other, _ := p.Ask(context.Background(), true)
	for name, wrong := range map[string]struct {
		kept string
		with domain.ProviderAnswer
	}{
		"another state":       {kept, domain.ProviderAnswer{State: "another", Code: code}},
		"no state":            {kept, domain.ProviderAnswer{Code: code}},
		"no code":             {kept, domain.ProviderAnswer{State: state}},
		"a made-up code":      {kept, domain.ProviderAnswer{State: state, Code: "made up"}},
		"of another question": {other, domain.ProviderAnswer{State: state, Code: code}},
	} {
		if _, err := p.Check(context.Background(), wrong.kept, wrong.with); !errors.Is(err, domain.ErrProviderAnswer) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The state of another question with the code of this one: PKCE refuses it.
	otherAddress, kept2, _ := p.Ask(context.Background(), true)
	state2, _ := real.SignIn(otherAddress, "ann")
	if _, err := p.Check(context.Background(), kept2, domain.ProviderAnswer{State: state2, Code: code}); !errors.Is(err, domain.ErrProviderAnswer) {
		t.Errorf("a code of another question: %v", err)
	}
	if _, err := p.Check(context.Background(), kept, domain.ProviderAnswer{State: state, Code: code}); err != nil && !errors.Is(err, domain.ErrProviderAnswer) {
		t.Errorf("a code that was tried: %v", err)
	}
	if _, err := p.Check(context.Background(), kept, domain.ProviderAnswer{State: state, Code: code}); !errors.Is(err, domain.ErrProviderAnswer) {
		t.Errorf("a code that was used: %v", err)
	}
}

func TestAProviderThatIsDownSaysSo(t *testing.T) {
	real := oidctest.Start(t, redirect)
	known, wrongSecret := of(t, real, nil), of(t, real, func(c *oidc.Config) { c.ClientSecret = "another" })
	if _, err := asked(t, real, wrongSecret, true); !errors.Is(err, domain.ErrProviderDown) {
		t.Errorf("another secret: %v", err)
	}
	address, kept, err := known.Ask(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	state, code := real.SignIn(address, "ann")
	elsewhere := of(t, real, func(c *oidc.Config) { c.Issuer = strings.Replace(real.Issuer, "127.0.0.1", "localhost", 1) })
	if _, _, err := elsewhere.Ask(context.Background(), true); !errors.Is(err, domain.ErrProviderDown) {
		t.Errorf("another issuer than it calls itself: %v", err)
	}
	real.Stop()
	if _, err := known.Check(context.Background(), kept, domain.ProviderAnswer{State: state, Code: code}); !errors.Is(err, domain.ErrProviderDown) {
		t.Errorf("gone before the code was traded: %v", err)
	}
	if _, _, err := of(t, real, nil).Ask(context.Background(), true); !errors.Is(err, domain.ErrProviderDown) {
		t.Errorf("never there: %v", err)
	}
}

func TestAProviderIsAskedOverTLSAlone(t *testing.T) {
	for issuer, right := range map[string]bool{
		"https://login.example.org/tenant": true, "http://127.0.0.1:9998": true, "http://localhost:9998": true, "http://[::1]:9998": true,
		"http://login.example.org": false, "http://10.0.0.7": false, "ftp://127.0.0.1": false, "": false, "login.example.org": false,
	} {
		if _, err := oidc.New(oidc.Config{Issuer: issuer, ClientID: "c"}); (err == nil) != right {
			t.Errorf("%q: %v", issuer, err)
		}
	}
	if _, err := oidc.New(oidc.Config{Issuer: "https://login.example.org"}); err == nil {
		t.Error("no client id")
	}
}
