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
	l := domain.NewLogin(domain.NewID[domain.UserID](), domain.Actor{Address: "192.0.2.1"}, now)
	const idle = 15 * time.Minute
	if got := l.AccessUntil(idle, now); !got.Equal(now.Add(10 * time.Minute)) {
		t.Errorf("access until %v", got)
	}
	if got := l.Refresh("h", "salt", idle, now).ExpiresAt; !got.Equal(now.Add(idle)) {
		t.Errorf("refresh until %v", got)
	}
	last := l.ExpiresAt.Add(-time.Minute)
	seen := l.Seen(0, last)
	if !seen.AccessUntil(idle, last).Equal(l.ExpiresAt) || !seen.Refresh("h", "salt", idle, last).ExpiresAt.Equal(l.ExpiresAt) {
		t.Error("a token outlives its login")
	}
	if !l.Alive(last) || l.Alive(l.ExpiresAt) || !l.ExpiresAt.Equal(now.Add(12*time.Hour)) {
		t.Error("the login ends at another time than it says")
	}
}

// Whatever a page says, its login lives for as long after the last hand as the
// practice allows, and no longer.
func TestALoginLivesAfterTheLastHand(t *testing.T) {
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	const idle = 5 * time.Minute
	l := domain.NewLogin(domain.NewID[domain.UserID](), domain.Actor{}, now)
	for name, c := range map[string]struct {
		at   time.Time
		said time.Duration
		want time.Time // when it ends
	}{
		"a hand was there just now":            {now.Add(4 * time.Minute), 0, now.Add(9 * time.Minute)},
		"a hand was there a minute ago":        {now.Add(4 * time.Minute), time.Minute, now.Add(8 * time.Minute)},
		"nobody since signing in":              {now.Add(4 * time.Minute), 4 * time.Minute, now.Add(idle)},
		"longer than the login has been there": {now.Add(4 * time.Minute), time.Hour, now.Add(idle)},
		"a time that is still to come":         {now.Add(4 * time.Minute), -time.Hour, now.Add(9 * time.Minute)},
	} {
		seen := l.Seen(c.said, c.at)
		if got := seen.Until(idle); !got.Equal(c.want) {
			t.Errorf("%s: until %v, want %v", name, got, c.want)
		}
		if got := seen.AccessUntil(idle, c.at); got.After(c.want) {
			t.Errorf("%s: a token lives until %v", name, got)
		}
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
