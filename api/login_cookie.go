package api

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

// The cookies. Both go to the sign-in routes only, are hidden from scripts,
// and are never sent along from another site.
const (
	refreshCookie = "cohort_refresh"
	deviceCookie  = "cohort_device" // tells that the person signed in here before
	cookiePath    = base + "/auth"
	deviceDays    = 180
)

// cookie makes one of them; no value removes it.
func (s *Server) cookie(name, value string, expires time.Time) http.Cookie {
	//nolint:gosec // Secure is off only on a loopback address without TLS, where some browsers would drop the cookie
	c := http.Cookie{Name: name, Value: value, Path: cookiePath, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: s.config.Secure, Expires: expires}
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
	Refresh string `cookie:"cohort_refresh"`
	Device  string `cookie:"cohort_device"`
}

func (b *Browser) device() string { return b.Device }

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
