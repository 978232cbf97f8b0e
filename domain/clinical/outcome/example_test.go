package outcome_test

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
)

// A client begins a twelve-week group with a depression score of 17 and ends it
// with 8. The measure's least reliable change is 6 points and its clinical range
// begins at 10.
func ExampleMeasure_Judge() {
	clinicalFrom := 10.0
	phq9 := outcome.Measure{Direction: domain.HigherIsWorse, Reliable: 6, ClinicalFrom: &clinicalFrom}
	change, err := phq9.Judge(17, 8)
	fmt.Println(change.Class, change.Gain, err)

	unknown := outcome.Measure{Direction: domain.HigherIsWorse}
	_, err = unknown.Judge(17, 8)
	fmt.Println(err)
	// Output:
	// recovered 9 <nil>
	// no reliable-change value is known for this measure
}
