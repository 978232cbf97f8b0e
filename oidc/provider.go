// Package oidc lets an OpenID Connect provider say who somebody is: the
// authorization code flow with PKCE, a state and a nonce. It keeps nothing but
// what the provider publishes of itself.
package oidc

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"cohort/domain"
)

// Config is what the practice says of its provider.
type Config struct {
	Issuer       string // https, or http on this machine
	ClientID     string
	ClientSecret string
	Redirect     string   // the page to which the provider sends a browser back
	Scopes       []string // besides openid
	GroupsClaim  string   // "" where groups do not matter
	Factors      []string // what counts as a second factor in amr or acr; none: nothing does
	Now          func() time.Time
}

// Provider is the practice's. It is safe for concurrent use.
type Provider struct {
	config Config
	client *http.Client

	mu     sync.Mutex
	found  *gooidc.Provider
	failed time.Time // when it did not answer last
}

// New checks what is said of a provider. It is first asked when somebody signs
// in: a provider that does not answer keeps no practice from starting.
func New(c Config) (*Provider, error) {
	if err := safe(c.Issuer); err != nil {
		return nil, fmt.Errorf("the issuer %w", err)
	}
	if c.ClientID == "" {
		return nil, errors.New("the client id is missing")
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Provider{config: c, client: newClient()}, nil
}

// safe refuses what is not encrypted on its way, but for a provider on this very
// machine.
func safe(address string) error {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" {
		return errors.New("is not an address")
	}
	ip, err := netip.ParseAddr(at.Hostname())
	if loopback := at.Hostname() == "localhost" || err == nil && ip.IsLoopback(); at.Scheme != "https" && (at.Scheme != "http" || !loopback) {
		return errors.New("does not begin with https://")
	}
	return nil
}

// question is what an answer is held against.
type question struct {
	State    string    `json:"state"`
	Nonce    string    `json:"nonce"`
	Verifier string    `json:"verifier"`
	At       time.Time `json:"at"`
	Anew     bool      `json:"anew"`
}

// Ask begins a question: it gives the address at which the provider asks a
// person who they are, and what the answer is held against. It answers
// domain.ErrProviderDown.
func (p *Provider) Ask(ctx context.Context, anew bool) (address, state string, err error) {
	found, err := p.discover(ctx)
	if err != nil {
		return "", "", err
	}
	q := question{State: random(), Nonce: random(), Verifier: oauth2.GenerateVerifier(), At: p.config.Now(), Anew: anew}
	options := []oauth2.AuthCodeOption{gooidc.Nonce(q.Nonce), oauth2.S256ChallengeOption(q.Verifier)}
	if anew { // with max_age, the answer has to say when it asked (OpenID Connect Core 1.0, 3.1.2.1)
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	kept, err := json.Marshal(q)
	return p.at(found).AuthCodeURL(q.State, options...), string(kept), err
}

// Check trades the code of an answer for what the provider says of the person. An
// answer that is not right is domain.ErrProviderAnswer, one without asking the
// person where that was wanted domain.ErrProviderNotFresh.
func (p *Provider) Check(ctx context.Context, state string, answer domain.ProviderAnswer) (v domain.Vouched, err error) {
	var q question
	if err := json.Unmarshal([]byte(state), &q); err != nil {
		return v, err
	}
	if !same(answer.State, q.State) || answer.Code == "" {
		return v, refused("the state is another one")
	}
	found, err := p.discover(ctx)
	if err != nil {
		return v, err
	}
	ctx = gooidc.ClientContext(ctx, p.client)
	token, err := p.at(found).Exchange(ctx, answer.Code, oauth2.VerifierOption(q.Verifier))
	if err != nil {
		return v, whyNoToken(err)
	}
	return p.read(ctx, found, token, q)
}

// read verifies the id token and takes from it what counts.
func (p *Provider) read(ctx context.Context, found *gooidc.Provider, token *oauth2.Token, q question) (v domain.Vouched, err error) {
	raw, _ := token.Extra("id_token").(string)
	verified, err := found.Verifier(&gooidc.Config{ClientID: p.config.ClientID, Now: p.config.Now}).Verify(ctx, raw)
	if err != nil {
		return v, refused("its id token is not valid: signature, issuer, audience or time")
	}
	var c claims
	var all map[string]any
	switch {
	case verified.Claims(&c) != nil || verified.Claims(&all) != nil || verified.Subject == "":
		return v, refused("its id token cannot be read")
	case !same(verified.Nonce, q.Nonce):
		return v, refused("the nonce is another one")
	case len(verified.Audience) > 1 && c.AuthorizedParty != p.config.ClientID:
		return v, refused("its id token is for somebody else too")
	}
	fresh := c.AuthTime > 0 && !time.Unix(c.AuthTime, 0).Before(q.At.Add(-leeway))
	if q.Anew && !fresh {
		_ = refused("it did not ask the person anew, or does not say when it did")
		return v, domain.ErrProviderNotFresh
	}
	v = domain.Vouched{Issuer: verified.Issuer, Subject: verified.Subject, Fresh: fresh, Factors: p.seesFactors(c)}
	v.Groups, err = p.groups(ctx, found, token, verified.Subject, all)
	return v, err
}

// leeway is how far the clocks of two machines may be apart.
const leeway = time.Minute

type claims struct {
	AuthTime        int64  `json:"auth_time"`
	AuthorizedParty string `json:"azp"`
	Methods         texts  `json:"amr"`
	Class           string `json:"acr"`
}

func (p *Provider) seesFactors(c claims) bool {
	return slices.ContainsFunc(append(c.Methods, c.Class), func(said string) bool { return said != "" && slices.Contains(p.config.Factors, said) })
}

// groups are in the id token, or else in what the provider tells with the access
// token; somewhere else again they are not looked for.
func (p *Provider) groups(ctx context.Context, found *gooidc.Provider, token *oauth2.Token, subject string, all map[string]any) (texts, error) {
	if p.config.GroupsClaim == "" {
		return nil, nil
	}
	if claim, has := all[p.config.GroupsClaim]; has {
		return textsOf(claim), nil
	}
	if found.UserInfoEndpoint() == "" {
		return nil, nil
	}
	info, err := found.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return nil, down("it does not tell of the person's groups")
	}
	var more map[string]any
	if info.Subject != subject || info.Claims(&more) != nil {
		return nil, refused("it told of somebody else's groups")
	}
	return textsOf(more[p.config.GroupsClaim]), nil
}

// texts is a claim that some providers write as one text and others as a list.
type texts []string

// UnmarshalJSON implements json.Unmarshaler.
func (t *texts) UnmarshalJSON(raw []byte) error {
	var any any
	err := json.Unmarshal(raw, &any)
	*t = textsOf(any)
	return err
}

func textsOf(claim any) (t texts) {
	switch c := claim.(type) {
	case string:
		t = texts{c}
	case []any:
		for _, one := range c {
			if text, is := one.(string); is {
				t = append(t, text)
			}
		}
	}
	return t
}

func (p *Provider) at(found *gooidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: p.config.ClientID, ClientSecret: p.config.ClientSecret, Endpoint: found.Endpoint(),
		RedirectURL: p.config.Redirect, Scopes: append([]string{gooidc.ScopeOpenID}, p.config.Scopes...)}
}

func random() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// refused and down log why, in words of our own: what the provider wrote stays
// out of answers and log.
func refused(why string) error {
	slog.Warn("the identity provider's answer was refused", "why", why)
	return domain.ErrProviderAnswer
}

func down(why string) error {
	slog.Warn("the identity provider could not be asked", "why", why)
	return domain.ErrProviderDown
}
