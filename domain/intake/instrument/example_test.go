package instrument_test

import (
	"fmt"

	"cohort/domain/intake/instrument"
)

// A client answers the PHQ-9. One question is left blank, and the last one is
// answered above "not at all": the total is low, the flag is raised.
func ExampleDefinition_Score() {
	phq9, _ := instrument.ByCode("phq-9")
	a := func(n int) *int { return &n }
	result, err := phq9.Score([]*int{a(1), a(1), a(0), nil, a(0), a(1), a(0), a(0), a(1)}, instrument.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("total", *result.Total, result.BandLabel, "- missing", result.Missing, "- pro-rated", result.ProRated)
	for _, flag := range result.RiskFlags {
		fmt.Printf("item %d: %s: %s\n", flag.Item, flag.Kind, flag.Why)
	}

	_, err = phq9.Score([]*int{a(1), a(4), a(0), a(0), a(0), a(1), a(0), a(0), a(1)}, instrument.Options{})
	fmt.Println(err)
	// Output:
	// total 5 Mild - missing 1 - pro-rated true
	// item 9: suicide: Thoughts of being better off dead or of self-harm on some days or more
	// phq-9: answers[1] must be a whole number from 0 to 3
}
