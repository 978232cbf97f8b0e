package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"sync"
	"time"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/google/uuid"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// password is everybody's.
const password = "open at noon"

// accounts are there for whatever name is typed.
type accounts struct{}

func (accounts) GetUserByUsername(name string) *storage.User {
	return &storage.User{ID: "subject of " + name, Username: name, Password: password, FirstName: name, Email: name + "@example.org"}
}

func (a accounts) GetUserByID(id string) *storage.User {
	return a.GetUserByUsername(id[len("subject of "):])
}

func (accounts) ExampleClientID() string { return storage.ServiceUserID }

// says is what the provider says from now on. The zero value is an honest one
// that knows of no groups.
type says struct {
	Groups       []string `json:"groups"`
	GroupsAside  bool     `json:"groupsAside"` // not in the id token, but at the userinfo endpoint
	Methods      []string `json:"methods"`     // amr, in place of pwd
	Nonce        string   `json:"nonce"`
	Audience     []string `json:"audience"` // besides the practice
	For          string   `json:"for"`      // in place of the practice
	Expired      bool     `json:"expired"`
	NewKey       bool     `json:"newKey"`
	AskedSecsAgo int      `json:"askedSecsAgo"` // when it asked the person
}

// provider is the example's, with what it says changed.
type provider struct {
	*storage.Storage
	mu   sync.Mutex
	said says
	key  key
}

func (p *provider) say(s says) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.said = s
	if s.NewKey {
		p.key = newKey()
	}
}

func (p *provider) now() (says, key) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said, p.key
}

func (p *provider) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	r, err := p.Storage.AuthRequestByCode(ctx, code)
	if err != nil {
		return nil, err
	}
	s, _ := p.now()
	return &request{AuthRequest: r, says: s}, nil
}

// CreateAccessToken comes after the code was looked at, and before the id token
// is made.
func (p *provider) CreateAccessToken(ctx context.Context, r op.TokenRequest) (string, time.Time, error) {
	id, until, err := p.Storage.CreateAccessToken(ctx, r)
	if made, is := r.(*request); is {
		made.traded = true
	}
	return id, until, err
}

func (p *provider) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	c, err := p.Storage.GetClientByClientID(ctx, id)
	s, _ := p.now()
	return client{c, s}, err
}

func (p *provider) SetUserinfoFromRequest(ctx context.Context, info *oidc.UserInfo, r op.IDTokenRequest, scopes []string) error {
	err := p.Storage.SetUserinfoFromRequest(ctx, info, r, scopes)
	if s, _ := p.now(); !s.GroupsAside {
		info.AppendClaims("groups", s.Groups)
	}
	return err
}

func (p *provider) SetUserinfoFromToken(ctx context.Context, info *oidc.UserInfo, token, subject, origin string) error {
	err := p.Storage.SetUserinfoFromToken(ctx, info, token, subject, origin)
	s, _ := p.now()
	info.AppendClaims("groups", s.Groups)
	return err
}

func (p *provider) SigningKey(context.Context) (op.SigningKey, error) {
	_, k := p.now()
	return signing{k}, nil
}

func (p *provider) KeySet(context.Context) ([]op.Key, error) {
	_, k := p.now()
	return []op.Key{public{k}}, nil
}

// request is one with another nonce, audience, method or time.
type request struct {
	op.AuthRequest
	says   says
	traded bool
}

func (r *request) GetClientID() string {
	if r.traded && r.says.For != "" {
		return r.says.For
	}
	return r.AuthRequest.GetClientID()
}

func (r *request) GetNonce() string {
	if r.says.Nonce != "" {
		return r.says.Nonce
	}
	return r.AuthRequest.GetNonce()
}

func (r *request) GetAudience() []string {
	if r.traded && r.says.For != "" {
		return []string{r.says.For}
	}
	return append(r.says.Audience, r.AuthRequest.GetAudience()...)
}

func (r *request) GetAMR() []string {
	if r.says.Methods != nil {
		return r.says.Methods
	}
	return r.AuthRequest.GetAMR()
}

func (r *request) GetAuthTime() time.Time {
	return r.AuthRequest.GetAuthTime().Add(-time.Duration(r.says.AskedSecsAgo) * time.Second)
}

// client is one whose tokens may have expired when they are made.
type client struct {
	op.Client
	says says
}

func (c client) IDTokenLifetime() time.Duration {
	if c.says.Expired {
		return -time.Hour
	}
	return c.Client.IDTokenLifetime()
}

type key struct {
	id      string
	private *rsa.PrivateKey
}

func newKey() key {
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key{uuid.NewString(), private}
}

func (k key) ID() string { return k.id }

type signing struct{ key }

func (signing) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (s signing) Key() any                                  { return s.private }

type public struct{ key }

func (public) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (public) Use() string                        { return "sig" }
func (p public) Key() any                         { return &p.private.PublicKey }
