package keyring_test

import (
	"strings"
	"testing"

	"cohort/keyring"
)

func newPasswords(t *testing.T) *keyring.Passwords {
	t.Helper()
	p, err := keyring.NewPasswords()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHashesMatchTheirPasswordOnly(t *testing.T) {
	p := newPasswords(t)
	first, err := p.Hash("seven calm herons wade")
	if err != nil {
		t.Fatal(err)
	}
	second, err := p.Hash("seven calm herons wade")
	if err != nil {
		t.Fatal(err)
	}
	if first == second || !strings.HasPrefix(first, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("%s, %s", first, second)
	}
	for _, c := range []struct {
		password, hash string
		want           bool
	}{{"seven calm herons wade", first, true}, {"seven calm herons wade", second, true}, {"seven calm herons wadE", first, false},
		{"", first, false}, {"nobody", "", false}, {"", "", false}} {
		if got, err := p.Matches(c.password, c.hash); err != nil || got != c.want {
			t.Errorf("%q against %q: %v, %v", c.password, c.hash, got, err)
		}
	}
}
