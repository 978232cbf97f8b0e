package keyring_test

import (
	"bytes"
	"testing"

	"cohort/keyring"
)

// What is sealed for one person opens for them, in its place, and for nobody
// else: not for another person, and not under the key that seals everything else.
func TestWhatIsSealedForOnePersonOpensForThemAlone(t *testing.T) {
	ring, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	const place, text = "private_notes.content/1", "What nobody else reads."
	sealed, err := ring.SealFor("maya", place, text)
	if err != nil || bytes.Contains(sealed, []byte("nobody")) {
		t.Fatalf("%q, %v", sealed, err)
	}
	if opened, err := ring.OpenFor("maya", place, sealed); err != nil || opened != text {
		t.Errorf("%q, %v", opened, err)
	}
	ordinary, err := ring.Seal(place, text)
	if err != nil {
		t.Fatal(err)
	}
	other, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(sealed)
	changed[len(changed)-1] ^= 1
	for name, open := range map[string]func() (string, error){
		"under the ordinary key":                      func() (string, error) { return ring.Open(place, sealed) },
		"under the ordinary key, without its mark":    func() (string, error) { return ring.Open(place, sealed[1:]) },
		"by another person":                           func() (string, error) { return ring.OpenFor("jonas", place, sealed) },
		"in another place":                            func() (string, error) { return ring.OpenFor("maya", "private_notes.content/2", sealed) },
		"with another keys file":                      func() (string, error) { return other.OpenFor("maya", place, sealed) },
		"changed by a bit":                            func() (string, error) { return ring.OpenFor("maya", place, changed) },
		"empty":                                       func() (string, error) { return ring.OpenFor("maya", place, nil) },
		"what the ordinary key sealed, as it is":      func() (string, error) { return ring.OpenFor("maya", place, ordinary) },
		"what the ordinary key sealed, with the mark": func() (string, error) { return ring.OpenFor("maya", place, append([]byte{1}, ordinary...)) },
	} {
		if opened, err := open(); err == nil {
			t.Errorf("%s: %q", name, opened)
		}
	}
}
