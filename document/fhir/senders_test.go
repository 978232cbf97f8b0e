package fhir

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cohort/domain/intake/instrument"
)

// Forms as other programs really publish them: codes without a system, choices
// without a score, lists of choices elsewhere, link ids instead of codes, a reason
// for not answering among the choices.

// formOf writes a shipped instrument in a sender's way; item says how a question looks.
func formOf(t testing.TB, code string, panel object, item func(instrument.Item) object) []byte {
	t.Helper()
	d, _ := instrument.ByCode(code)
	var items []object
	for _, i := range d.Items {
		q := item(i)
		q["type"], q["text"] = "choice", i.Text
		items = append(items, q)
	}
	return encode(t, object{"resourceType": "Questionnaire", "id": "a-form", "title": "A form", "status": "active", "code": []object{panel}, "item": items})
}

// plainOptions are the choices by LOINC code, without system and score.
func plainOptions(i instrument.Item) (options []object) {
	for _, a := range i.Answers {
		options = append(options, object{"valueCoding": object{"code": a.LOINC, "display": a.Label}})
	}
	return options
}

var declined = object{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "asked-declined", "display": "Asked But Declined"}

func TestFormsOfOtherProgramsAreRecognized(t *testing.T) {
	withTerms := About{Direction: instrument.HigherIsWorse, License: "as published"}
	loincOnly := func(i instrument.Item) object {
		return object{"linkId": i.LOINC, "code": []object{{"code": i.LOINC}}, "answerOption": plainOptions(i)}
	}
	for _, c := range []struct {
		name, code, panel, note string
		item                    func(instrument.Item) object
	}{
		{"choices without a score, codes without a system", "phq-9", "44249-1", "choices without a usable score", loincOnly},
		{"a reason for not answering among the choices", "phq-9", "44249-1", "read as a blank", func(i instrument.Item) object {
			return object{"linkId": i.LOINC, "code": []object{{"code": i.LOINC}}, "answerOption": append(plainOptions(i), object{"valueCoding": declined})}
		}},
		{"another code for the same choice", "gad-7", "69737-5", "choices without a usable score", func(i instrument.Item) object {
			q := loincOnly(i)
			if i.Number == 2 {
				q["answerOption"].([]object)[2] = object{"valueCoding": object{"code": "LA18938-3", "display": "More days than not"}}
			}
			return q
		}},
		{"codes in the link ids only", "pc-ptsd-5", "102010-6", "choices without a usable score", func(i instrument.Item) object {
			return object{"linkId": "/" + i.LOINC, "answerOption": plainOptions(i)}
		}},
		{"the list of choices elsewhere", "audit-c", "72109-2", "list of choices elsewhere", func(i instrument.Item) object {
			return object{"linkId": fmt.Sprint(i.Number), "code": []object{{"system": "http://loinc.org", "code": i.LOINC}}, "answerValueSet": "http://loinc.org/vs/LL2179-1"}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			form, err := ReadQuestionnaire(formOf(t, c.code, object{"code": c.panel}, c.item), withTerms)
			if err != nil {
				t.Fatal(err)
			}
			if form.Known != c.code || !slices.ContainsFunc(form.Notes, func(n string) bool { return strings.Contains(n, c.note) }) {
				t.Errorf("known as %q, notes %q", form.Known, form.Notes)
			}
			shipped, _ := instrument.ByCode(c.code)
			for i, item := range form.Definition.Items {
				if item.Min != shipped.Items[i].Min || item.Max != shipped.Items[i].Max || len(item.Answers) != len(shipped.Items[i].Answers) {
					t.Errorf("item %d counts %d to %d", i+1, item.Min, item.Max)
				}
			}
			if links, err := Match(form, shipped); err != nil || len(links) != len(shipped.Items) {
				t.Errorf("matched %v, %v", links, err)
			}
		})
	}
}

func TestContainedListsOfChoicesAreFound(t *testing.T) {
	form := `{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "contained": [{"resourceType": "ValueSet", "id": "v", "url": "http://example.org/vs/often", %s}],
		"item": [{"linkId": "1", "type": "choice", "text": "How often?", "answerValueSet": "%s"}]}`
	scored := func(code, score string) string {
		return `{"system": "http://example.org", "code": "` + code + `", "display": "` + code + `", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": ` + score + `}]}`
	}
	expansion := `"expansion": {"contains": [` + scored("never", "0") + "," + scored("often", "2") + `]}`
	compose := `"compose": {"include": [{"concept": [` + scored("never", "0") + "," + scored("often", "2") + `]}]}`
	for name, data := range map[string]string{
		"written out":            fmt.Sprintf(form, expansion, "#v"),
		"written out and not":    fmt.Sprintf(form, expansion+","+compose, "#v"),
		"by address":             fmt.Sprintf(form, compose, "http://example.org/vs/often"),
		"by address and version": fmt.Sprintf(form, compose, "http://example.org/vs/often|1.2"),
		"with a byte order mark": "\ufeff" + fmt.Sprintf(form, compose, "#v"),
	} {
		got, err := ReadQuestionnaire([]byte(data), worse)
		if err != nil || len(got.Definition.Items) != 1 || got.Definition.Items[0].Max != 2 || len(got.Definition.Items[0].Answers) != 2 {
			t.Errorf("%s: %+v, %v", name, got.Definition.Items, err)
		}
	}
}

// answered wraps one answer to each question of a form, by link id.
func answered(t testing.TB, items ...object) []byte {
	t.Helper()
	return encode(t, object{"resourceType": "QuestionnaireResponse", "status": "completed", "item": items})
}

func one(linkID string, answer object) object {
	return object{"linkId": linkID, "answer": []object{answer}}
}

func TestAnswersOfOtherPrograms(t *testing.T) {
	code := func(c string) object { return object{"valueCoding": object{"code": c}} }
	for _, c := range []struct {
		name, form string
		items      []object
		want       string // -, or the number recorded
	}{
		{"without a system", "gad-2", []object{one("69725-0", code("LA6571-9")), one("68509-9", code("LA6568-5"))}, "3 0"},
		{"another code for the same choice", "gad-2", []object{one("/69725-0", code("LA6570-1")), one("/68509-9", code("LA18938-3"))}, "2 2"},
		{"a path of panel and question", "gad-2", []object{one("/69737-5/69725-0", code("LA6569-3")), one("/69737-5/68509-9", code("LA6569-3"))}, "1 1"},
		{"the asker's declined code", "gad-2", []object{one("69725-0", object{"valueCoding": declined}), one("68509-9", code("LA6569-3"))}, "- 1"},
		{"an absent value with its reason", "gad-2", []object{one("69725-0", object{"extension": []object{{"url": absentURL, "valueCode": "unknown"}}}), one("68509-9", code("LA6569-3"))}, "- 1"},
		{"numbers", "gad-2", []object{one("69725-0", object{"valueInteger": 2}), one("68509-9", object{"valueDecimal": 1})}, "2 1"},
		{"words of the choice", "gad-2", []object{one("69725-0", object{"valueString": "several days"}), one("68509-9", object{"valueCoding": object{"code": "x1", "display": "Not at all"}})}, "1 0"},
		{"yes and no", "pc-ptsd-5", []object{one("/102011-4", code("LA33-6")), one("/102012-2", object{"valueBoolean": true}), one("/102013-0", code("LA33-6")),
			one("/102014-8", code("LA33-6")), one("/102015-5", object{"valueBoolean": false}), one("/102016-3", code("LA33-6"))}, "1 1 1 1 0 1"},
		{"drinks", "audit-c", []object{one("/68518-0", code("LA18927-6")), one("/68519-8", code("LA18931-8")), one("/68520-6", code("LA18933-4"))}, "2 3 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := instrument.ByCode(c.form)
			r, err := ReadResponse(answered(t, c.items...), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range r.Answers {
				if a == nil {
					got = append(got, "-")
				} else {
					got = append(got, fmt.Sprint(*a))
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("read %v, want %s", got, c.want)
			}
		})
	}
}

// A form that counts its answers from 1 must not be scored as one that counts from 0.
func TestMatchRefusesOtherNumbers(t *testing.T) {
	d, _ := instrument.ByCode("phq-9")
	shifted := func(by int) []byte {
		return formOf(t, "phq-9", object{"system": loinc, "code": "44249-1"}, func(i instrument.Item) object {
			var options []object
			for _, a := range i.Answers {
				options = append(options, object{"valueCoding": object{"system": loinc, "code": a.LOINC, "display": a.Label},
					"extension": []object{{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": (a.Value + by) % (4 + by)}}})
			}
			return object{"linkId": "q" + fmt.Sprint(i.Number), "code": []object{{"system": loinc, "code": i.LOINC}}, "answerOption": options}
		})
	}
	terms := About{Direction: instrument.HigherIsWorse, License: "as published"}
	for by, ok := range map[int]bool{0: true, 1: false} {
		form, err := ReadQuestionnaire(shifted(by), terms)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Match(form, d); (err == nil) != ok {
			t.Errorf("shifted by %d: %v", by, err)
		}
	}
	// the same numbers for other answers
	form, err := ReadQuestionnaire(shifted(0), terms)
	if err != nil {
		t.Fatal(err)
	}
	a := slices.Clone(form.Definition.Items[0].Answers)
	a[0].Value, a[3].Value = 3, 0
	form.Definition.Items[0].Answers = a
	if _, err := Match(form, d); err == nil || !strings.Contains(err.Error(), `question "q1" has other answers than item 1`) {
		t.Errorf("turned round: %v", err)
	}
}

// One code for two questions leaves it open which is meant: the first keeps it.
func TestOneCodeForTwoQuestions(t *testing.T) {
	data := `{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "item": [
		{"linkId": "a", "type": "boolean", "text": "One", "code": [{"system": "http://loinc.org", "code": "44250-9"}]},
		{"linkId": "b", "type": "boolean", "text": "Two", "code": [{"system": "http://loinc.org", "code": "44250-9"}]}]}`
	form, err := ReadQuestionnaire([]byte(data), worse)
	if err != nil || form.Definition.Items[0].LOINC != "44250-9" || form.Definition.Items[1].LOINC != "" || !strings.Contains(form.Notes[0], "LOINC code of another") {
		t.Errorf("%+v, %v", form, err)
	}
}

// What is told of a hostile file stays short, whatever it holds.
func TestHostileFilesGetShortAnswers(t *testing.T) {
	d := clinicIntake(t).Definition
	bad := `{"linkId": "alone", "answer": [{"valueInteger": 9}]},`
	many := response(strings.TrimSuffix(strings.Repeat(bad, 20000), ","))
	long := strings.Repeat("é", 200_000)
	for name, data := range map[string]string{
		"a question again and again": many,
		"a link id without end":      strings.Replace(response(`{"linkId": "alone", "answer": [{"valueBoolean": true}]}`), "alone", long, 1),
		"lists in lists":             response(strings.Repeat("[", 200_000)),
		"an object in itself":        strings.Repeat(`{"item":`, 100_000),
	} {
		if _, err := ReadResponse([]byte(data), d, nil); err == nil || len(err.Error()) > 8000 {
			t.Errorf("%s: %d bytes", name, len(fmt.Sprint(err)))
		}
	}
	form := `{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "item": [` +
		strings.TrimSuffix(strings.Repeat(`{"linkId": "`+long[:1000]+`", "type": "boolean", "text": "?"},`, 1500), ",") + `]}`
	if _, err := ReadQuestionnaire([]byte(form), worse); err == nil || len(err.Error()) > 10_000 {
		t.Errorf("%d bytes", len(fmt.Sprint(err)))
	}
}

// The choices of a question are taken from any instrument that ships it, so they
// must be the same in all.
func TestAQuestionHasTheSameChoicesEverywhere(t *testing.T) {
	for _, d := range instrument.All() {
		for _, item := range d.Items {
			if known := shipped()[item.LOINC]; known != nil && (item.Text != known.Text || !slices.Equal(item.Answers, known.Answers)) {
				t.Errorf("%s asks %s otherwise than another instrument", d.Code, item.LOINC)
			}
		}
	}
}
