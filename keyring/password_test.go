package keyring_test

import (
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
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

// Many who sign in at once take no more memory than the few whose turn it is.
func TestManyHashesTakeLittleMemory(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(200)) // as the server has it
	p := newPasswords(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(func() {
			if _, err := p.Matches("seven calm herons wade", ""); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys-before.HeapSys) >> 20; grown > 100 {
		t.Errorf("64 hashes took %d MiB from the system", grown)
	} else {
		t.Logf("%d MiB", grown)
	}
}
