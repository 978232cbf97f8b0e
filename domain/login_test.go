package domain_test

import (
	"testing"
	"time"

	"cohort/domain"
)

func TestNeighborhoods(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "2001:db8:1:2:3::4": "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::": "2001:db8:1:2::/64", "2001:db8:1:3::4": "2001:db8:1:3::/64", "fe80::1%eth0": "fe80::/64",
		"local": "local", "": "",
	} {
		if got := domain.Neighborhood(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestTokensNeverOutliveTheirLogin(t *testing.T) {
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	l := domain.NewLogin(domain.NewID[domain.UserID](), "192.0.2.1", now)
	if got := l.AccessUntil(now); !got.Equal(now.Add(10 * time.Minute)) {
		t.Errorf("access until %v", got)
	}
	if got := l.Refresh("h", "salt", now).ExpiresAt; !got.Equal(now.Add(12 * time.Hour)) {
		t.Errorf("refresh until %v", got)
	}
	last := l.ExpiresAt.Add(-time.Minute)
	if !l.AccessUntil(last).Equal(l.ExpiresAt) || !l.Refresh("h", "salt", last).ExpiresAt.Equal(l.ExpiresAt) {
		t.Error("a token outlives its login")
	}
	if !l.Alive(last) || l.Alive(l.ExpiresAt) {
		t.Error("the login ends at another time than it says")
	}
}

func TestLicensesOnTheCommandLine(t *testing.T) {
	for text, want := range map[string]domain.License{
		"LPC 12345 NY":                     {Type: "LPC", Number: "12345", State: "NY"},
		" Licensed  Psychologist 12345 NJ": {Type: "Licensed Psychologist", Number: "12345", State: "NJ"},
	} {
		if got, err := domain.ParseLicense(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "LPC", "LPC 12345"} {
		if got, err := domain.ParseLicense(text); err == nil {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestProviderIdentifiersHaveACheckDigit(t *testing.T) {
	for npi, want := range map[string]bool{"1234567893": true, "1234567890": false, "123456789": false, "12345678931": false, "123456789x": false} {
		if domain.ValidNPI(npi) != want {
			t.Errorf("%s: want %v", npi, want)
		}
	}
}
