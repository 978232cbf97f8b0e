package claim_test

import (
	"math/rand/v2"
	"testing"

	"cohort/domain/billing/claim"
)

func BenchmarkCheck(b *testing.B) {
	c := secondary()
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Check(today); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCanonical(b *testing.B) {
	c := secondary()
	b.ReportAllocs()
	for b.Loop() {
		c.Canonical()
	}
}

func BenchmarkBalance(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	rem := someRemittance(r)
	for len(rem.Claims) < 1000 {
		rem.Claims = append(rem.Claims, someRemittance(r).Claims...)
	}
	rem.Paid = rem.Due()
	b.ReportAllocs()
	for b.Loop() {
		if err := rem.Balance(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := claim.Plain("Łukaszewicz-Núñez"); !ok {
			b.Fatal("refused")
		}
	}
}
