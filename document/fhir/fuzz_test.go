package fhir

import (
	"errors"
	"testing"

	"cohort/domain/intake/instrument"
)

// No bytes may panic the import, and what it accepts must be a sound instrument.
func FuzzReadQuestionnaire(f *testing.F) {
	f.Add(intakeForm)
	f.Add(phq9Form(f, slashed))
	f.Fuzz(func(t *testing.T, data []byte) {
		form, err := ReadQuestionnaire(data, worse)
		var bad *ImportError
		if err != nil {
			if !errors.As(err, &bad) || len(bad.Problems) == 0 {
				t.Fatal(err)
			}
			return
		}
		if err := form.Definition.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

// Answers that are read at all must be answers the instrument can score.
func FuzzReadResponse(f *testing.F) {
	d, _ := instrument.ByCode("phq-9")
	f.Add(encode(f, phq9Response(f, d, slashed, []int{0, 1, 2, 3, -1, 0, 1, 2, 3, 0})))
	f.Add([]byte(response(`{"linkId": "44250-9", "answer": [{"valueInteger": 3}]}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadResponse(data, d, nil)
		if err != nil {
			return
		}
		if _, err := d.Score(r.Answers, instrument.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}
