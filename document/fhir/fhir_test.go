package fhir

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cohort/domain/intake/instrument"
)

//go:embed testdata/clinic-intake.json
var intakeForm []byte

func clinicIntake(t testing.TB) Imported {
	t.Helper()
	form, err := ReadQuestionnaire(intakeForm, worse)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func TestQuestionnaireIsFlattenedAndCounted(t *testing.T) {
	form := clinicIntake(t)
	d := form.Definition
	if d.Code != "clinicintake" || d.Version != "2.1" || d.License.Terms != "Free to use within the clinic." || form.Known != "" {
		t.Errorf("%s version %s, terms %q, known %q", d.Code, d.Version, d.License.Terms, form.Known)
	}
	want := []string{"mood.1 0-2", "mood.2 0-2", "alone 0-1", "pain 0-10", "stars 1-3", "color 0-1 unscored", "half 0-1 unscored"}
	var got []string
	for _, item := range d.Items {
		line := fmt.Sprintf("%s %d-%d", item.LinkID, item.Min, item.Max)
		if item.Unscored {
			line += " unscored"
		}
		got = append(got, line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("items %q", got)
	}
	// choices are put in the order of their scores
	if a := d.Items[1].Answers; a[0].Label != "Yes" || a[1].Label != "Partly" || a[2].Label != "No" {
		t.Errorf("choices %+v", a)
	}
	var named []string
	for _, note := range form.Notes[:len(form.Notes)-1] {
		named = append(named, strings.Split(note, `"`)[1])
	}
	if last := form.Notes[len(form.Notes)-1]; !strings.Contains(last, "plain sum") {
		t.Errorf("what the total is, is not told: %q", last)
	}
	if want := strings.Fields("pain color half why many age far sum"); !slices.Equal(named, want) {
		t.Errorf("notes on %q, want %q", named, want)
	}
	if len(d.Bands)+len(d.CutOffs)+len(d.RiskItems) != 0 || d.Change.Reliable != 0 {
		t.Error("the import made up bands, cut-offs, risk items or a reliable change")
	}
}

// response wraps items of the intake form.
func response(items string) string {
	return `{"resourceType": "QuestionnaireResponse", "status": "completed", "item": [` + items + `]}`
}

func TestEveryKindOfAnswerIsRead(t *testing.T) {
	d := clinicIntake(t).Definition
	data := response(`{"linkId": "mood", "item": [
		{"linkId": "mood.1", "answer": [{"valueCoding": {"system": "http://example.org/often", "code": "always"}, "item": [
			{"linkId": "mood.2", "answer": [{"valueString": " partly "}]}]}]}]},
		{"linkId": "alone", "answer": [{"valueBoolean": true}]},
		{"linkId": "pain", "answer": [{"valueDecimal": 7.0}]},
		{"linkId": "stars", "answer": [{"valueInteger": 2}]},
		{"linkId": "color", "answer": []},
		{"linkId": "why", "answer": [{"valueString": "private words"}]}`)
	r, err := ReadResponse([]byte(data), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []int{2, 1, 1, 7, 2}
	for i, w := range want {
		if r.Answers[i] == nil || *r.Answers[i] != w {
			t.Errorf("item %d: %v, want %d", i+1, r.Answers[i], w)
		}
	}
	if len(r.Answers) != 7 || r.Answers[5] != nil || r.Answers[6] != nil || !slices.Equal(r.Others, []string{"why"}) || r.AuthoredOn != "" {
		t.Errorf("%+v", r)
	}
	scored, err := d.Score(r.Answers, instrument.Options{})
	if err != nil || *scored.Total != 13 {
		t.Errorf("%+v, %v", scored, err)
	}
}

func TestBadAnswersAreNamedAndNotRepeated(t *testing.T) {
	d := clinicIntake(t).Definition
	item := func(linkID, answer string) string {
		return response(`{"linkId": "` + linkID + `", "answer": [` + answer + `]}`)
	}
	ordinal := `"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": %s}]`
	for _, c := range []struct{ name, data, want string }{
		{"number out of range", item("pain", `{"valueInteger": 4711}`), `question "pain" is answered with a number the question does not have`},
		{"half a point", item("pain", `{"valueDecimal": 4711.5}`), `question "pain" is not answered with a whole number`},
		{"number beyond any form", item("pain", `{"valueDecimal": 1e300}`), `question "pain" is not answered with a whole number`},
		{"choice of another question", item("mood.1", `{"valueCoding": {"code": "4711"}}`), `question "mood.1" is answered with a choice the question does not have`},
		{"words that are no choice", item("mood.1", `{"valueString": "4711"}`), `question "mood.1" is answered with a choice the question does not have`},
		{"score and choice differ", item("mood.1", `{"valueCoding": {"code": "never", `+fmt.Sprintf(ordinal, "2")+`}}`), `question "mood.1" states a score that is not that of the choice`},
		{"score outside", item("mood.1", `{"valueCoding": {"code": "never"}, `+fmt.Sprintf(ordinal, "4711")+`}`), `question "mood.1" states a score the question does not have`},
		{"two answers", item("alone", `{"valueBoolean": true}, {"valueBoolean": false}`), `question "alone" has more than one answer`},
		{"an attachment", item("alone", `{"valueAttachment": {}}`), `question "alone" is answered in a way that cannot be read`},
		{"an object with a field twice", response(`{"linkId": "alone", "answer": [{"valueBoolean": true}], "answer": [{"valueBoolean": false}]}`), `names one of its fields twice`},
		{"yes to a question with three choices", item("mood.1", `{"valueBoolean": true}`), `question "mood.1" is answered with yes or no and has other choices`},
		{"answered twice", response(`{"linkId": "alone", "answer": []}, {"linkId": "alone", "answer": []}`), `question "alone" is there twice`},
		{"another form", response(`{"linkId": "x", "answer": [{"valueInteger": 4711}]}`), `none of its questions belongs to Clinic intake form`},
		{"nothing at all", response(``), `none of its questions belongs to Clinic intake form`},
		{"no status", `{"resourceType": "QuestionnaireResponse"}`, `the status is missing or unknown`},
		{"another resource", `{"resourceType": "Patient", "id": "4711"}`, `not a QuestionnaireResponse`},
		{"a number for a list", `{"resourceType": "QuestionnaireResponse", "item": 4711}`, `not the JSON of a QuestionnaireResponse`},
		{"cut off", `{"resourceType": "QuestionnaireResponse", "status": "4711`, `not the JSON of a QuestionnaireResponse`},
		{"something behind it", response(``) + `{}`, `something follows the resource`},
		{"nested too deep", response(strings.Repeat(`{"linkId": "g", "item": [`, 40) + strings.Repeat(`]}`, 40)), `answers are nested more than`},
		{"too large", strings.Repeat(" ", maxBytes) + response(``), `larger than`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := ReadResponse([]byte(c.data), d, nil)
			var bad *ImportError
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%+v, %v, want %q", r, err, c.want)
			}
			if strings.Contains(err.Error(), "4711") {
				t.Errorf("repeats the answer: %v", err)
			}
		})
	}
}

func TestAllBadAnswersAtOnce(t *testing.T) {
	data := response(`{"linkId": "alone", "answer": [{"valueInteger": 9}]}, {"linkId": "pain", "answer": [{"valueInteger": 99}]}`)
	_, err := ReadResponse([]byte(data), clinicIntake(t).Definition, nil)
	var bad *ImportError
	if !errors.As(err, &bad) || len(bad.Problems) != 2 || bad.Problems[0].LinkID != "alone" || bad.Problems[1].LinkID != "pain" {
		t.Errorf("%v", err)
	}
}

func TestStatus(t *testing.T) {
	d := clinicIntake(t).Definition
	for status, ok := range map[string]bool{"in-progress": true, "completed": true, "amended": true, "stopped": true, "entered-in-error": false, "draft": false} {
		data := strings.Replace(response(`{"linkId": "alone", "answer": [{"valueBoolean": true}]}`), "completed", status, 1)
		r, err := ReadResponse([]byte(data), d, nil)
		if ok != (err == nil) || (ok && r.Status != status) || errors.Is(err, ErrEnteredInError) != (status == "entered-in-error") {
			t.Errorf("%s: %+v, %v", status, r, err)
		}
	}
}

func TestQuestionnairesThatAreRefused(t *testing.T) {
	whole := string(intakeForm)
	for _, c := range []struct {
		name, data string
		about      About
		want       string
	}{
		{"no direction", whole, About{}, "which way the score gets better"},
		{"a direction nobody knows", whole, About{Direction: "up", Uncounted: worse.Uncounted}, "direction"},
		{"half a point", whole, About{Direction: "higher_is_worse", Uncounted: []string{"many"}}, `question "half" has a choice whose score is not a whole number`},
		{"several answers that count", whole, About{Direction: "higher_is_worse", Uncounted: []string{"half"}}, `question "many" takes several answers and states scores`},
		{"no terms", strings.Replace(whole, `"copyright"`, `"comment"`, 1), worse, "states no copyright"},
		{"a link id twice", strings.Replace(whole, `"linkId": "alone"`, `"linkId": "mood.1"`, 1), worse, `question "mood.1" shares its link id with another`},
		{"no link id", strings.Replace(whole, `"linkId": "alone"`, `"linkId": ""`, 1), worse, "entry 3 of a group 0 levels down has no link id"},
		{"a field given twice", strings.Replace(whole, `"copyright"`, `"item": [], "copyright"`, 1), worse, "names one of its fields twice"},
		{"wording that cannot be stored", strings.Replace(whole, `I live alone`, `I live\u0000alone`, 1), worse, "control characters"},

		{"nothing that counts", `{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "item": [{"linkId": "1", "type": "text", "text": "Why?"}]}`, worse, "no question has answers that count"},
		{"no name", `{"resourceType": "Questionnaire", "copyright": "c", "item": [{"linkId": "1", "type": "boolean", "text": "Why?"}]}`, worse, "has no name"},
		{"a response", response(``), worse, "not a Questionnaire"},
		{"groups in groups", `{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "item": [` + nested(30) + `]}`, worse, "nested more than"},
	} {
		form, err := ReadQuestionnaire([]byte(c.data), c.about)
		var bad *ImportError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want %q", c.name, form.Definition.Code, err, c.want)
		}
	}
}

func nested(depth int) string {
	if depth == 0 {
		return `{"linkId": "0", "type": "boolean", "text": "Why?"}`
	}
	return fmt.Sprintf(`{"linkId": "%d", "type": "group", "item": [%s]}`, depth, nested(depth-1))
}

func TestAuthoredDay(t *testing.T) {
	for authored, want := range map[string]string{
		"2026-03-04T22:10:00-05:00": "2026-03-04", "2026-03-04": "2026-03-04",
		"2026-03": "", "2026": "", "": "", "2026-13-04": "", "yesterday": "",
	} {
		if got := day(authored); got != want {
			t.Errorf("%q: %q, want %q", authored, got, want)
		}
	}
}
