package fhir

import (
	"testing"

	"cohort/domain/intake/instrument"
)

func BenchmarkReadQuestionnaire(b *testing.B) {
	data := phq9Form(b, slashed)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadQuestionnaire(data, worse); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadResponse(b *testing.B) {
	d, _ := instrument.ByCode("phq-9")
	data := encode(b, phq9Response(b, d, slashed, []int{0, 1, 2, 3, 0, 1, 2, 3, 0, 1}))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadResponse(data, d, nil); err != nil {
			b.Fatal(err)
		}
	}
}
