package fhir_test

import (
	"fmt"

	"cohort/document/fhir"
	"cohort/domain/intake/instrument"
)

// A client filled in the GAD-2 elsewhere; the answers arrive as FHIR and are
// scored against the shipped definition.
func ExampleReadResponse() {
	data := `{
	  "resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-03-04",
	  "item": [
	    {"linkId": "/69725-0", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6571-9"}}]},
	    {"linkId": "/68509-9", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6569-3"}}]}
	  ]}`
	gad2, _ := instrument.ByCode("gad-2")
	response, err := fhir.ReadResponse([]byte(data), gad2, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := gad2.Score(response.Answers, instrument.Options{})
	fmt.Println(response.AuthoredOn, *result.Total, result.BandLabel, err)
	// Output: 2026-03-04 4 Positive screen <nil>
}
