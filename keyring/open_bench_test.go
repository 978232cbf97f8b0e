package keyring_test

import (
	"encoding/json"
	"testing"

	"cohort/keyring"
)

// BenchmarkOpenIdentity is what a line of a list costs that shows a name.
func BenchmarkOpenIdentity(b *testing.B) {
	ring, err := keyring.Fresh()
	if err != nil {
		b.Fatal(err)
	}
	const place = "clients.identity/01a226aa-9099-7d7e-904b-09404d1eae9a"
	sealed, err := ring.Seal(place, `{"first":"Ana María","last":"López","preferred":"Annie","birth":"1990-04-01","language":"es-MX"}`)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		text, err := ring.Open(place, sealed)
		if err != nil {
			b.Fatal(err)
		}
		var who struct{ First, Last, Preferred, Birth, Language string }
		if err := json.Unmarshal([]byte(text), &who); err != nil {
			b.Fatal(err)
		}
	}
}
