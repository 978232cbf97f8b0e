package fhir

import (
	"fmt"
	"slices"
	"strconv"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

type writtenResponse struct {
	ResourceType  string        `json:"resourceType"`
	ID            string        `json:"id"`
	Questionnaire string        `json:"questionnaire"`
	Status        string        `json:"status"`
	Subject       *reference    `json:"subject"`
	Authored      string        `json:"authored"`
	Source        *reference    `json:"source"`
	Item          []writtenItem `json:"item"`
}

type writtenItem struct {
	LinkID string          `json:"linkId"`
	Text   string          `json:"text,omitempty"`
	Answer []writtenAnswer `json:"answer,omitempty"`
}

type writtenAnswer struct {
	ValueCoding  *term `json:"valueCoding,omitempty"`
	ValueInteger *int  `json:"valueInteger,omitempty"`
}

type observation struct {
	ResourceType      string       `json:"resourceType"`
	ID                string       `json:"id"`
	Status            string       `json:"status"`
	Category          []concept    `json:"category"`
	Code              concept      `json:"code"`
	Subject           *reference   `json:"subject"`
	EffectiveDateTime string       `json:"effectiveDateTime"`
	ValueInteger      *int         `json:"valueInteger,omitempty"`
	DataAbsentReason  *concept     `json:"dataAbsentReason,omitempty"`
	Interpretation    []concept    `json:"interpretation,omitempty"`
	Note              []annotation `json:"note,omitempty"`
	Method            *concept     `json:"method,omitempty"`
	DerivedFrom       []*reference `json:"derivedFrom"`
	Component         []component  `json:"component,omitempty"`
}

type component struct {
	Code             concept   `json:"code"`
	ValueInteger     *int      `json:"valueInteger,omitempty"`
	ValueQuantity    *quantity `json:"valueQuantity,omitempty"`
	DataAbsentReason *concept  `json:"dataAbsentReason,omitempty"`
	Interpretation   []concept `json:"interpretation,omitempty"`
}

func (w writtenResponse) id() string { return w.ID }
func (o observation) id() string     { return o.ID }

func checkAssessment(f *domain.Faults, field string, a intake.Assessment) {
	form, known := a.Asked()
	f.When(!known, field+"instrument", "is not one that is known")
	f.When(known && asked(form, a.Answers) == nil, field+"answers", "are not as many as the form has questions")
	f.When(a.TakenOn.IsZero(), field+"takenOn", "is missing")
}

// asked are the questions to which the answers belong: all of the form's, or those
// alone that are scored; nil when they are as many as neither.
func asked(form instrument.Definition, answers []*int) []instrument.Item {
	scored := slices.DeleteFunc(slices.Clone(form.Items), func(i instrument.Item) bool { return i.Unscored })
	switch len(answers) {
	case len(form.Items):
		return form.Items
	case len(scored):
		return scored
	}
	return nil
}

// questionnaireResponse writes the answers under the link ids that [OwnLinks] knows,
// so that ReadResponse reads back what was recorded.
func (r Record) questionnaireResponse(a intake.Assessment) writtenResponse {
	form, _ := a.Asked()
	w := writtenResponse{
		ResourceType: "QuestionnaireResponse", ID: a.ID.String(), Questionnaire: questionnaireOf(form), Status: "completed",
		Subject: r.subject(), Authored: date(a.TakenOn), Source: r.subject(),
	}
	for i, item := range asked(form, a.Answers) {
		written := writtenItem{LinkID: linkID(item), Text: plain(item.Text)}
		if a.Answers[i] != nil {
			written.Answer = []writtenAnswer{answer(item, *a.Answers[i])}
		}
		w.Item = append(w.Item, written)
	}
	return w
}

// questionnaireOf names the form: LOINC's own where it has one.
func questionnaireOf(form instrument.Definition) string {
	if form.LOINC.Panel != "" {
		return loinc + "/q/" + form.LOINC.Panel
	}
	return "urn:cohort:instrument:" + form.Code + "|" + form.Version
}

// linkID is the question's LOINC code, with the slash that LOINC's own forms have,
// the link id it was imported with, or its number.
func linkID(item instrument.Item) string {
	switch {
	case item.LinkID != "":
		return item.LinkID
	case item.LOINC != "":
		return "/" + item.LOINC
	}
	return strconv.Itoa(item.Number)
}

// answer writes a choice with its code and what it counts, and a number as it is.
func answer(item instrument.Item, value int) writtenAnswer {
	i := slices.IndexFunc(item.Answers, func(a instrument.Answer) bool { return a.Value == value })
	if i < 0 {
		return writtenAnswer{ValueInteger: &value}
	}
	chosen := item.Answers[i]
	t := term{Display: plain(chosen.Label), Extension: []ordinalExtension{{URL: ordinalURL, ValueDecimal: item.Counts(value)}}}
	if chosen.LOINC != "" {
		t.System, t.Code = loinc, chosen.LOINC
	}
	return writtenAnswer{ValueCoding: &t}
}

// observation is the score: the total, and each sub-scale as a component.
func (r Record) observation(a intake.Assessment) observation {
	form, _ := a.Asked()
	result := a.Result
	o := observation{
		ResourceType: "Observation", ID: derived("score", a.ID.String()), Status: "final", Category: []concept{coded(observationCat, "survey", "Survey")},
		Code: words(form.Called() + " score"), Subject: r.subject(), EffectiveDateTime: date(a.TakenOn), DerivedFrom: []*reference{at(a.ID.String())},
		ValueInteger: result.Total, Interpretation: concepts(words(result.BandLabel)), Method: &concept{Text: result.AlgorithmVersion},
	}
	if form.LOINC.Total != "" {
		o.Code.Coding = []term{{System: loinc, Code: form.LOINC.Total}}
	}
	if result.AlgorithmVersion == "" {
		o.Method = nil
	}
	if result.Total == nil && form.Method != instrument.MethodNone {
		o.DataAbsentReason = absent()
	}
	switch {
	case result.ProRated:
		o.Note = notes(fmt.Sprintf("Estimated from the answered questions: %d answers are missing.", result.Missing))
	case result.Missing > 0:
		o.Note = notes(fmt.Sprintf("Not complete: %d answers are missing.", result.Missing))
	}
	for _, s := range result.SubScales {
		o.Component = append(o.Component, subScale(s))
	}
	return o
}

func subScale(s instrument.SubScaleResult) component {
	c := component{Code: words(s.Name), ValueInteger: s.Total, Interpretation: concepts(words(s.BandLabel))}
	switch {
	case s.Total != nil:
	case s.Exact != nil:
		c.ValueQuantity = &quantity{Value: s.Exact.Float(), Unit: "score", System: ucum, Code: "{score}"}
	default:
		c.DataAbsentReason = absent()
	}
	return c
}

func absent() *concept {
	c := coded("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "Unknown")
	return &c
}
