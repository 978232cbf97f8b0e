package fhir

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cohort/domain/intake/instrument"
)

var dayShape = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)

// read turns an answer into the number recorded for it; why says what is wrong
// with it, without repeating it.
func read(a responseAnswer, item instrument.Item) (value *int, why string) {
	zero, one := 0, 1
	switch {
	case a.absent():
		return nil, ""
	case a.ValueCoding != nil:
		return choose(*a.ValueCoding, a.Extension, item)
	case a.ValueInteger != nil:
		value = numbered(*a.ValueInteger, item)
	case a.ValueDecimal != nil:
		n, ok := whole(*a.ValueDecimal)
		if !ok {
			return nil, "is not answered with a whole number"
		}
		value = numbered(*n, item)
	case a.ValueBoolean != nil && (item.Min != 0 || item.Max != 1):
		return nil, "is answered with yes or no and has other choices"
	case a.ValueBoolean != nil && *a.ValueBoolean:
		value = &one
	case a.ValueBoolean != nil:
		value = &zero
	case a.ValueString != nil:
		return choose(coding{Display: *a.ValueString}, a.Extension, item)
	default:
		return nil, "is answered in a way that cannot be read"
	}
	if value == nil || !allows(item, *value) {
		return nil, "is answered with a number the question does not have"
	}
	return value, ""
}

// choose finds the choice by its code, else by its wording, and holds it against
// the score the sender states: where the two differ, neither is believed.
func choose(c coding, extensions []extension, item instrument.Item) (*int, string) {
	stated, ok := ordinal(c.Extension, extensions)
	if !ok {
		return nil, "states a score the question does not have"
	}
	found := pick(c, item)
	var alike []int
	if stated != nil {
		if alike = counting(item, *stated); len(alike) == 0 {
			return nil, "states a score the question does not have"
		}
	}
	switch {
	case found == nil && stated == nil:
		return nil, "is answered with a choice the question does not have"
	case found != nil && stated != nil && item.Counts(*found) != *stated:
		return nil, "states a score that is not that of the choice"
	case found == nil && len(alike) > 1:
		return nil, "states a score that several choices share, and not which of them was chosen"
	case found == nil:
		return &alike[0], ""
	}
	return found, ""
}

// counting lists the recorded numbers whose choices count this much.
func counting(item instrument.Item, score int) (values []int) {
	if len(item.Answers) == 0 && allows(item, score) {
		return []int{score}
	}
	for _, a := range item.Answers {
		if item.Counts(a.Value) == score {
			values = append(values, a.Value)
		}
	}
	return values
}

// numbered is what is recorded for an answer given as a number: the number itself,
// or, where choices state what they count, the choice of that name.
func numbered(n int, item instrument.Item) *int {
	if !slices.ContainsFunc(item.Answers, func(a instrument.Answer) bool { return a.Score != nil }) {
		return &n
	}
	for i, a := range item.Answers {
		if a.Label == strconv.Itoa(n) {
			return &item.Answers[i].Value
		}
	}
	return nil
}

// absent says whether the answer is that there is none.
func (a responseAnswer) absent() bool {
	for _, e := range a.Extension {
		if e.URL == absentURL {
			return true
		}
	}
	return a.ValueCoding != nil && a.ValueCoding.absent()
}

// synonyms are LOINC answer codes of the same choice: the worrying question of the
// GAD-7 (68509-9) is published with "More days than not" for "More than half the days".
var synonyms = map[string]string{"LA18938-3": "LA6570-1"}

// pick finds a choice by its code, else by its words.
func pick(c coding, item instrument.Item) *int {
	for i, a := range item.Answers {
		if same, ok := synonyms[c.Code]; ok && same == a.LOINC {
			return &item.Answers[i].Value
		}
		if c.Code != "" && (c.Code == a.LOINC || c.Code == a.Code) {
			return &item.Answers[i].Value
		}
	}
	for i, a := range item.Answers {
		if c.Display != "" && strings.EqualFold(strings.TrimSpace(c.Display), a.Label) {
			return &item.Answers[i].Value
		}
	}
	return nil
}

func allows(item instrument.Item, value int) bool {
	for _, a := range item.Answers {
		if a.Value == value {
			return true
		}
	}
	return len(item.Answers) == 0 && value >= item.Min && value <= item.Max
}
