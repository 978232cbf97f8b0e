package x12_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"cohort/document/x12"
)

// month is what a practice with some forty groups sends in a month: 1,000
// claims.
func month() x12.Professional {
	r := rand.New(rand.NewPCG(1, 1))
	p := cairn(1, "BATCH")
	for i := range 1000 {
		p.Claims = append(p.Claims, someClaim(r, i))
	}
	return p
}

func BenchmarkWriteProfessional1000Claims(b *testing.B) {
	p := month()
	b.SetBytes(int64(len(write(b, p))))
	b.ReportAllocs()
	for b.Loop() {
		if err := x12.WriteProfessional(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadProfessional1000Claims(b *testing.B) {
	file := write(b, month())
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x12.ReadProfessional(bytes.NewReader(file), x12.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadRemittances(b *testing.B) {
	for _, claims := range []int{100, 10_000} {
		file := eraFile(someRemittance(rand.New(rand.NewPCG(2, 2)), claims))
		b.Run(fmt.Sprintf("%d claims", claims), func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := x12.ReadRemittances(strings.NewReader(file), x12.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
