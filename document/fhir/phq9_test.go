package fhir

import (
	"encoding/json"
	"fmt"
	"testing"

	"cohort/domain/intake/instrument"
)

type object = map[string]any

// phq9Form writes the shipped PHQ-9 as other systems publish it: LOINC link ids
// with a slash, scores as ordinalValue extensions, the total as a read-only item.
func phq9Form(t testing.TB, linkID func(instrument.Item) string) []byte {
	t.Helper()
	d, ok := instrument.ByCode("phq-9")
	if !ok {
		t.Fatal("no PHQ-9")
	}
	var items []object
	for _, item := range d.Items {
		var options []object
		for _, a := range item.Answers {
			options = append(options, object{
				"extension": []object{
					{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix", "valueString": fmt.Sprint(a.Value)},
					{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": a.Value},
				},
				"valueCoding": object{"system": "http://loinc.org", "code": a.LOINC, "display": a.Label},
			})
		}
		items = append(items, object{"linkId": linkID(item), "type": "choice", "text": item.Text, "required": true, "answerOption": options,
			"code": []object{{"system": "http://loinc.org", "code": item.LOINC}}})
	}
	items = append(items, object{"linkId": "/44261-6", "type": "integer", "readOnly": true, "text": "Total score"})
	return encode(t, object{
		"resourceType": "Questionnaire", "id": "44249-1", "name": "PHQ-9", "title": "PHQ-9 quick depression assessment", "status": "active",
		"copyright": "No permission required.", "code": []object{{"system": "http://loinc.org", "code": "44249-1"}}, "item": items,
	})
}

func slashed(item instrument.Item) string { return "/" + item.LOINC }

func encode(t testing.TB, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Two questions of the intake form state scores that cannot be counted.
var worse = About{Direction: instrument.HigherIsWorse, Uncounted: []string{"half", "many"}}

func TestPHQ9IsRecognizedAndComesBackWhole(t *testing.T) {
	form, err := ReadQuestionnaire(phq9Form(t, slashed), worse)
	if err != nil {
		t.Fatal(err)
	}
	shipped, _ := instrument.ByCode("phq-9")
	if form.Known != "phq-9" || len(form.Definition.Items) != 10 || len(form.Notes) != 2 {
		t.Errorf("known %q, %d items, notes %q", form.Known, len(form.Definition.Items), form.Notes)
	}
	for i, item := range form.Definition.Items {
		want := shipped.Items[i]
		if item.Text != want.Text || item.LOINC != want.LOINC || item.Min != 0 || item.Max != 3 || len(item.Answers) != 4 {
			t.Errorf("item %d: %+v", i+1, item)
		}
		for n, a := range item.Answers {
			if a != want.Answers[n] {
				t.Errorf("item %d: answer %+v, want %+v", i+1, a, want.Answers[n])
			}
		}
	}
}

// phq9Response answers with the given scores; a negative number is a blank.
func phq9Response(t testing.TB, d instrument.Definition, linkID func(instrument.Item) string, scores []int) object {
	t.Helper()
	var items []object
	for i, score := range scores {
		item := object{"linkId": linkID(d.Items[i])}
		if score >= 0 {
			a := d.Items[i].Answers[score]
			item["answer"] = []object{{"valueCoding": object{"system": "http://loinc.org", "code": a.LOINC, "display": a.Label}}}
		}
		items = append(items, item)
	}
	items = append(items, object{"linkId": "/44261-6", "answer": []object{{"valueInteger": 27}}})
	return object{
		"resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-03-04T22:10:00-05:00",
		"questionnaire": "http://example.org/Questionnaire/44249-1", "subject": object{"reference": "Patient/p1"},
		"item": []object{{"linkId": "panel", "item": items}},
	}
}

// The sender's answers, read and scored here, give the score worked by hand and
// raise the flag; the sender's own total (a wrong 27) is not believed.
func TestResponseIsScoredHere(t *testing.T) {
	d, _ := instrument.ByCode("phq-9")
	own := func(item instrument.Item) string { return fmt.Sprintf("q%d", item.Number) }
	for name, c := range map[string]struct {
		linkID func(instrument.Item) string
		links  func(t *testing.T) Links
	}{
		"LOINC link ids": {slashed, func(*testing.T) Links { return nil }},
		"link ids of the sender, matched by its form": {own, func(t *testing.T) Links {
			form, err := ReadQuestionnaire(phq9Form(t, own), worse)
			if err != nil {
				t.Fatal(err)
			}
			links, err := Match(form, d)
			if err != nil {
				t.Fatal(err)
			}
			return links
		}},
	} {
		t.Run(name, func(t *testing.T) {
			data := encode(t, phq9Response(t, d, c.linkID, []int{1, 2, 0, -1, 1, 0, 0, 0, 1, 2}))
			r, err := ReadResponse(data, d, c.links(t))
			if err != nil {
				t.Fatal(err)
			}
			if r.Status != "completed" || r.AuthoredOn != "2026-03-04" || r.Subject != "Patient/p1" || len(r.Others) != 1 || len(r.Answers) != 10 {
				t.Errorf("%+v", r)
			}
			// 5 over eight answered items: 5 x 9/8 = 5.6, rounded 6
			got, err := d.Score(r.Answers, instrument.Options{})
			if err != nil || got.Total == nil || *got.Total != 6 || !got.ProRated || len(got.RiskFlags) != 1 || got.RiskFlags[0].Item != 9 {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

func TestMatchNeedsEveryScoredItem(t *testing.T) {
	form, err := ReadQuestionnaire(phq9Form(t, slashed), worse)
	if err != nil {
		t.Fatal(err)
	}
	form.Definition.Items = form.Definition.Items[:8]
	phq9, _ := instrument.ByCode("phq-9")
	if links, err := Match(form, phq9); err == nil {
		t.Errorf("matched %v without item 9", links)
	}
	phq8, _ := instrument.ByCode("phq-8")
	if links, err := Match(form, phq8); err != nil || len(links) != 8 {
		t.Errorf("PHQ-8: %v, %v", links, err)
	}
	cage, _ := instrument.ByCode("cage")
	if links, err := Match(form, cage); err == nil {
		t.Errorf("matched %v items that have no code", links)
	}
}
