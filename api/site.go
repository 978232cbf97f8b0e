package api

import (
	"context"
	"net/netip"
	"net/url"
	"slices"

	"cohort/domain"
)

// siteOf is where the page of a request is, as passkeys are bound to it: under
// one of the practice's own names or on this machine, and else at the public
// address. Browsers take no passkey for an address in numbers, and nobody else
// says under which name a practice has them: the Host header alone does not.
func (s *Server) siteOf(ctx context.Context) domain.Site {
	host, _ := ctx.Value(hostKey).(string)
	name := hostName(host)
	if name == "localhost" || slices.ContainsFunc(s.config.Hosts, func(h string) bool { return hostName(h) == name }) {
		return siteAt(s.scheme() + "://" + host)
	}
	return siteAt(s.config.PublicURL)
}

func (s *Server) scheme() string {
	if s.config.Secure {
		return "https"
	}
	return "http"
}

// siteAt is the place at an address; none where browsers have no passkeys.
func siteAt(address string) domain.Site {
	at, err := url.Parse(address)
	if err != nil || at.Hostname() == "" {
		return domain.Site{}
	}
	if _, err := netip.ParseAddr(at.Hostname()); err == nil {
		return domain.Site{}
	}
	return domain.Site{Host: hostName(at.Host), Origin: at.Scheme + "://" + at.Host}
}
