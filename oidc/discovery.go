package oidc

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

const (
	patience    = 5 * time.Second // for each answer of the provider
	failedFor   = 5 * time.Second // so long nobody waits again for one that does not answer
	mostOfReply = 1 << 20         // bytes
)

// newClient asks the provider: not for long, not for much, and nowhere else than
// where it was told to.
func newClient() *http.Client {
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, MaxConnsPerHost: 16,
		TLSHandshakeTimeout: patience, IdleConnTimeout: time.Minute}
	return &http.Client{Timeout: patience, Transport: bounded{transport},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// bounded cuts answers that are too long.
type bounded struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(r)
	if err == nil {
		answer.Body = cut{io.LimitReader(answer.Body, mostOfReply), answer.Body}
	}
	return answer, err
}

type cut struct {
	io.Reader
	io.Closer
}

// discover reads what the provider publishes of itself, once. While it does not
// answer, those who come are not made to wait one after another.
func (p *Provider) discover(ctx context.Context) (*gooidc.Provider, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	if time.Since(p.failed) < failedFor {
		return nil, down("it did not answer a moment ago")
	}
	found, err := gooidc.NewProvider(gooidc.ClientContext(context.WithoutCancel(ctx), p.client), p.config.Issuer)
	if err != nil {
		p.failed = time.Now()
		return nil, down("its description cannot be read, or is of another issuer")
	}
	var published struct {
		Keys string `json:"jwks_uri"`
	}
	if err := errors.Join(found.Claims(&published), safe(published.Keys), safe(found.Endpoint().AuthURL), safe(found.Endpoint().TokenURL)); err != nil {
		p.failed = time.Now()
		return nil, down("its description has addresses that are not https")
	}
	if more := found.UserInfoEndpoint(); more != "" && safe(more) != nil {
		p.failed = time.Now()
		return nil, down("its description has addresses that are not https")
	}
	p.found = found
	return found, nil
}

// whyNoToken tells a code that is not right from a provider that is not there.
func whyNoToken(err error) error {
	var said *oauth2.RetrieveError
	if !errors.As(err, &said) || said.Response == nil || said.Response.StatusCode >= http.StatusInternalServerError {
		return down("it gives no token")
	}
	if said.Response.StatusCode == http.StatusUnauthorized {
		return down("it does not know the client id, or the secret is another one")
	}
	return refused("it does not take the code")
}
