package api

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

// The cookies. Both are read by the sign-in routes only, are hidden from
// scripts, and are never sent along from another site. Over TLS their names begin
// with __Host-: no other name of the domain, and nothing without TLS, can have
// set them. Such a cookie is for all paths; without TLS they go to the sign-in
// routes alone.
const (
	refreshCookie = "cohort_refresh"
	deviceCookie  = "cohort_device" // tells that the person signed in here before
	hostPrefix    = "__Host-"
	cookiePath    = base + "/auth"
	deviceDays    = 180
)

// cookie makes one of them; no value removes it.
func (s *Server) cookie(name, value string, expires time.Time) http.Cookie {
	//nolint:gosec // Secure is off only on a loopback address without TLS, where some browsers would drop the cookie
	c := http.Cookie{Name: name, Value: value, Path: cookiePath, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: s.config.Secure, Expires: expires}
	if s.config.Secure {
		c.Name, c.Path = hostPrefix+name, "/"
	}
	if value == "" {
		c.MaxAge = -1
	}
	return c
}

func (s *Server) loginCookies(v office.SignedIn) []http.Cookie {
	cookies := []http.Cookie{s.cookie(refreshCookie, v.RefreshToken, v.RefreshExpires)}
	if v.Device != "" {
		cookies = append(cookies, s.cookie(deviceCookie, v.Device, s.desks.Now().AddDate(0, 0, deviceDays)))
	}
	return cookies
}

// Browser is the input of the routes that read or set cookies.
type Browser struct {
	HostRefresh string `cookie:"__Host-cohort_refresh"`
	HostDevice  string `cookie:"__Host-cohort_device"`
	Refresh     string `cookie:"cohort_refresh"`
	Device      string `cookie:"cohort_device"`
}

// refreshToken is what the browser has under the name that this server gives.
func (s *Server) refreshToken(b Browser) string {
	if s.config.Secure {
		return b.HostRefresh
	}
	return b.Refresh
}

func (s *Server) deviceToken(b Browser) string {
	if s.config.Secure {
		return b.HostDevice
	}
	return b.Device
}

// device is for a turn, which a forged name gains nothing of but its place: what
// the browser was given under either name.
func (b *Browser) device() string { return cmp.Or(b.HostDevice, b.Device) }

var errWrongOrigin = domain.Error{Kind: domain.KindForbidden, Code: "wrong_origin", Message: "This was sent from another site."}

// Resolve refuses a request that another site makes a browser send. Programs
// that are no browsers send no Origin.
func (Browser) Resolve(hc humaContext) []error {
	if !sameOrigin(hc.Header("Origin"), hc.Host()) || hc.Header("Sec-Fetch-Site") == "cross-site" {
		return []error{errWrongOrigin}
	}
	return nil
}

// sameOrigin compares an Origin header with the host that was asked for.
func sameOrigin(origin, host string) bool {
	if origin == "" {
		return true
	}
	from, err := url.Parse(origin)
	return err == nil && from.Host != "" && strings.EqualFold(from.Host, host)
}
