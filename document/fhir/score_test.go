package fhir

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cohort/domain/intake/instrument"
)

// Forms of the AUDIT-C that are given to everybody let those who do not drink say
// so: "none" counts 0, as "1 or 2" does (Bush K et al., Arch Intern Med
// 1998;158:1789-1795). This one splits its highest frequency as well: both count 4.
//
//go:embed testdata/audit-c.json
var auditForm []byte

func TestChoicesThatShareAScoreCountAlike(t *testing.T) {
	form, err := ReadQuestionnaire(auditForm, worse)
	if err != nil {
		t.Fatal(err)
	}
	d := form.Definition
	if form.Known != "audit-c" || len(d.Items) != 3 || len(d.Items[0].Answers) != 6 || len(d.Items[1].Answers) != 6 {
		t.Fatalf("known as %q, %+v", form.Known, d.Items)
	}
	for _, c := range []struct {
		codes string
		total int
	}{
		{"q1-0 q2-none q3-0", 0},
		{"q1-2 q2-1 q3-0", 2},
		{"q1-2 q2-3 q3-1", 4},
		{"q1-4 q2-10 q3-4", 12},
		{"q1-5 q2-10 q3-4", 12},
		{"q1-5 q2-none q3-0", 4},
	} {
		var items []object
		for n, code := range strings.Fields(c.codes) {
			items = append(items, one(fmt.Sprint(n+1), object{"valueCoding": object{"code": code}}))
		}
		r, err := ReadResponse(answered(t, items...), d, nil)
		if err != nil {
			t.Fatalf("%s: %v", c.codes, err)
		}
		scored, err := d.Score(r.Answers, instrument.Options{})
		if err != nil || *scored.Total != c.total || scored.Min != 0 || scored.Max != 12 {
			t.Errorf("%s: %v of %d to %d, %v; want %d", c.codes, *scored.Total, scored.Min, scored.Max, err, c.total)
		}
	}
	// the two that count alike are two answers still
	none, err1 := ReadResponse(answered(t, one("2", object{"valueCoding": object{"code": "q2-none"}})), d, nil)
	few, err2 := ReadResponse(answered(t, one("2", object{"valueString": "1 or 2"})), d, nil)
	if err1 != nil || err2 != nil || *none.Answers[1] == *few.Answers[1] {
		t.Errorf("not drinking was recorded as one or two drinks: %v, %v", err1, err2)
	}
}

func TestASharedScoreAloneDoesNotSayWhichChoice(t *testing.T) {
	form, err := ReadQuestionnaire(auditForm, worse)
	if err != nil {
		t.Fatal(err)
	}
	score := func(n int) object {
		return object{"valueCoding": object{"code": "elsewhere", "extension": []object{{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": n}}}}
	}
	if _, err := ReadResponse(answered(t, one("2", score(0))), form.Definition, nil); err == nil || !strings.Contains(err.Error(), "several choices share") {
		t.Errorf("%v", err)
	}
	r, err := ReadResponse(answered(t, one("2", score(3))), form.Definition, nil)
	if err != nil || form.Definition.Items[1].Counts(*r.Answers[1]) != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}

// A form with more choices than ours that count the same still is ours.
func TestMatchOfAFormWithSharedScores(t *testing.T) {
	form, err := ReadQuestionnaire(auditForm, worse)
	if err != nil {
		t.Fatal(err)
	}
	ours, _ := instrument.ByCode("audit-c")
	links, err := Match(form, ours)
	if err != nil || len(links) != 3 {
		t.Fatalf("%v, %v", links, err)
	}
	// its own choice for not drinking is none of ours: refused, never guessed
	if r, err := ReadResponse(answered(t, one("2", object{"valueCoding": object{"code": "q2-none"}})), ours, links); err == nil {
		t.Errorf("read as %+v", r)
	}
	// read against the form itself, and moved by what it counts, it is
	for codes, total := range map[string]int{"q1-0 q2-none q3-0": 0, "q1-5 q2-10 q3-4": 12, "q1-3 q2-none q3-1": 4, "q1-4 - q3-4": -1} {
		var items []object
		for n, code := range strings.Fields(codes) {
			if code != "-" {
				items = append(items, one(fmt.Sprint(n+1), object{"valueCoding": object{"code": code}}))
			}
		}
		r, err := ReadResponse(answered(t, items...), form.Definition, nil)
		if err != nil {
			t.Fatal(err)
		}
		answers, err := form.Answers(r, ours)
		if err != nil {
			t.Fatal(err)
		}
		scored, err := ours.Score(answers, instrument.Options{})
		if err != nil || (scored.Total == nil) != (total < 0) || total >= 0 && (*scored.Total != total || scored.Band == "") {
			t.Errorf("%s: %+v, %v", codes, scored, err)
		}
	}
	// a form of which the highest choice counts less is not ours
	cut := strings.ReplaceAll(string(auditForm), `"valueDecimal": 4`, `"valueDecimal": 3`)
	if form, err = ReadQuestionnaire([]byte(cut), worse); err != nil {
		t.Fatal(err)
	}
	if _, err := Match(form, ours); err == nil {
		t.Error("a form that counts otherwise was matched")
	}
	if answers, err := form.Answers(Response{}, ours); err == nil {
		t.Errorf("and its answers moved: %v", answers)
	}
}

// numbered is a form of one question with choices that are numbers.
func numberedForm(kind string, options string) []byte {
	return []byte(`{"resourceType": "Questionnaire", "name": "x", "copyright": "c", "item": [{"linkId": "1", "type": "` + kind + `", "text": "How bad?", "answerOption": [` + options + `]}]}`)
}

func numberOption(n int, score string) string {
	if score == "" {
		return fmt.Sprintf(`{"valueInteger": %d}`, n)
	}
	return fmt.Sprintf(`{"valueInteger": %d, "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": %s}]}`, n, score)
}

// Pain from 0 to 10, as the PEG asks it (Krebs EE et al., J Gen Intern Med
// 2009;24:733-738), and numbers that state another score than themselves.
func TestIntegersWithChoices(t *testing.T) {
	var peg []string
	for n := range 11 {
		peg = append(peg, numberOption(n, ""))
	}
	for _, c := range []struct {
		name, kind, options string
		answer              object
		total               int
	}{
		{"the number counts itself", "integer", strings.Join(peg, ","), object{"valueInteger": 7}, 7},
		{"as a decimal", "integer", strings.Join(peg, ","), object{"valueDecimal": 10.0}, 10},
		{"among choices", "choice", strings.Join(peg, ","), object{"valueInteger": 3}, 3},
		{"another score is stated", "integer", numberOption(1, "5") + "," + numberOption(2, "3") + "," + numberOption(3, "0"), object{"valueInteger": 1}, 5},
		{"two numbers count alike", "integer", numberOption(0, "0") + "," + numberOption(1, "0") + "," + numberOption(2, "1"), object{"valueInteger": 1}, 0},
		{"and the third", "integer", numberOption(0, "0") + "," + numberOption(1, "0") + "," + numberOption(2, "1"), object{"valueInteger": 2}, 1},
		{"a number among words", "choice", numberOption(2, "") + `,{"valueString": "none", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}]},` + numberOption(1, "0"), object{"valueInteger": 2}, 2},
	} {
		form, err := ReadQuestionnaire(numberedForm(c.kind, c.options), worse)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		r, err := ReadResponse(answered(t, one("1", c.answer)), form.Definition, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if scored, err := form.Definition.Score(r.Answers, instrument.Options{}); err != nil || *scored.Total != c.total {
			t.Errorf("%s: %v, %v, want %d", c.name, *scored.Total, err, c.total)
		}
	}
}

// What cannot be counted right is refused with its reason: a note beside a total
// that is too low would not be read.
func TestScoresThatCannotBeCountedAreRefused(t *testing.T) {
	scored := func(score string) string {
		if score == "" {
			return `{"valueCoding": {"code": "c", "display": "without"}}`
		}
		return `{"valueCoding": {"code": "c` + score + `", "display": "choice ` + score + `"}, "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": ` + score + `}]}`
	}
	list := func(scores ...string) (options []string) {
		for _, s := range scores {
			options = append(options, scored(s))
		}
		return options
	}
	for _, c := range []struct {
		name    string
		options []string
		want    string
	}{
		{"halves", list("0", "0.5", "1"), "is not a whole number"},
		{"a choice without a score", list("0", "1", ""), "with and without a score"},
		{"less than nothing", list("-1", "0", "1"), "counts less than 0"},
		{"a number below zero", []string{numberOption(-1, ""), numberOption(0, ""), numberOption(1, "")}, "counts less than 0"},
		{"a number twice", []string{numberOption(1, "0"), numberOption(1, "2")}, "the same number twice"},
		{"a day among the choices", append(list("0", "1"), `{"valueDate": "2026-03-04"}`), "neither read nor counted"},
		{"one choice alone", list("2"), "has no list of choices here and states scores"},
	} {
		data := numberedForm("choice", strings.Join(c.options, ","))
		_, err := ReadQuestionnaire(data, worse)
		var bad *ImportError
		if !errors.As(err, &bad) || bad.Problems[0].LinkID != "1" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		// with the clinic's word, it is recorded and the others are counted
		more := strings.Replace(string(data), `"item": [`, `"item": [{"linkId": "2", "type": "boolean", "text": "Well?"},`, 1)
		about := worse
		about.Uncounted = []string{"1"}
		form, err := ReadQuestionnaire([]byte(more), about)
		if err != nil {
			t.Errorf("%s, not counted: %v", c.name, err)
			continue
		}
		for _, item := range form.Definition.Items {
			if item.Unscored != (item.LinkID == "1") {
				t.Errorf("%s: %+v", c.name, item)
			}
		}
	}
}

// A question that could be counted is not, when the clinic says so.
func TestUncountedByDecision(t *testing.T) {
	about := worse
	about.Uncounted = []string{"2"}
	form, err := ReadQuestionnaire(auditForm, about)
	if err != nil || !form.Definition.Items[1].Unscored || !strings.Contains(strings.Join(form.Notes, "\n"), `question "2" is recorded and not counted, as the clinic decided`) {
		t.Fatalf("%+v, %v", form.Notes, err)
	}
	r, err := ReadResponse(answered(t, one("1", object{"valueCoding": object{"code": "q1-5"}}), one("2", object{"valueCoding": object{"code": "q2-10"}}), one("3", object{"valueCoding": object{"code": "q3-1"}})), form.Definition, nil)
	if err != nil {
		t.Fatal(err)
	}
	if scored, err := form.Definition.Score(r.Answers, instrument.Options{}); err != nil || *scored.Total != 5 {
		t.Errorf("%v, %v", *scored.Total, err)
	}
}
