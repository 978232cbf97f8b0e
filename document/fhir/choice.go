package fhir

import (
	"encoding/json"
	"slices"
	"strconv"

	"cohort/domain/intake/instrument"
)

// answers fills in what may be answered; false when the item is left out.
func (r *reader) answers(q questionnaireItem, item *instrument.Item) bool {
	switch q.Type {
	case "boolean":
		item.Answers = []instrument.Answer{{Value: 0, Label: "No"}, {Value: 1, Label: "Yes"}}
	case "choice", "open-choice":
		return r.choices(q, item)
	case "integer":
		low, high := limit(q.Extension, minValueURL), limit(q.Extension, maxValueURL)
		if low == nil || high == nil || *low < 0 || *low >= *high {
			r.note(q.LinkID, "takes a number without usable limits and is left out")
			return false
		}
		item.Min, item.Max = *low, *high
		return true
	default:
		r.note(q.LinkID, "is of type %q, which cannot be counted, and is left out", q.Type)
		return false
	}
	item.Min, item.Max = 0, 1
	return true
}

func limit(list []extension, url string) *int {
	for _, e := range list {
		if e.URL == url {
			return e.ValueInteger
		}
	}
	return nil
}

// option is one choice with the score stated for it, if any.
type option struct {
	answer instrument.Answer
	score  *int
}

// choices takes over the list of choices. When any score is missing, broken,
// negative or given twice, the item is kept for the record and not counted.
func (r *reader) choices(q questionnaireItem, item *instrument.Item) bool {
	options, usable := r.options(q)
	if len(options) < 2 {
		r.note(q.LinkID, "has no list of choices here and is left out")
		return false
	}
	seen := map[int]bool{}
	for _, o := range options {
		usable = usable && o.score != nil && *o.score >= 0 && !seen[*o.score]
		if usable {
			seen[*o.score] = true
		}
	}
	for n, o := range options {
		o.answer.Value = n
		if usable {
			o.answer.Value = *o.score
		}
		item.Answers = append(item.Answers, o.answer)
	}
	if !usable {
		item.Unscored = true
		r.note(q.LinkID, "has choices without a usable score: it is recorded (0 for the first choice) and not counted")
	}
	slices.SortFunc(item.Answers, func(a, b instrument.Answer) int { return a.Value - b.Value })
	item.Min, item.Max = item.Answers[0].Value, item.Answers[len(item.Answers)-1].Value
	return true
}

func (r *reader) options(q questionnaireItem) (options []option, usable bool) {
	usable = true
	add := func(c coding, lists ...[]extension) {
		score, ok := ordinal(lists...)
		usable = usable && ok
		answer := instrument.Answer{Label: firstOf(c.Display, c.Code)}
		if c.System == loinc && instrument.ValidLOINC(c.Code) {
			answer.LOINC = c.Code
		} else {
			answer.Code = c.Code
		}
		options = append(options, option{answer, score})
	}
	for _, o := range q.AnswerOption {
		switch {
		case o.ValueCoding != nil:
			add(*o.ValueCoding, o.Extension, o.ValueCoding.Extension)
		case o.ValueInteger != nil:
			label := strconv.Itoa(*o.ValueInteger)
			options = append(options, option{instrument.Answer{Label: label}, o.ValueInteger})
		case o.ValueString != nil:
			add(coding{Display: *o.ValueString}, o.Extension)
		default:
			usable = false
		}
	}
	for _, c := range r.sets[q.AnswerValueSet] {
		add(c, c.Extension)
	}
	return options, usable
}

// valueSets are the lists of choices the Questionnaire carries with it, by the
// reference its items use.
func valueSets(q questionnaire) map[string][]coding {
	sets := map[string][]coding{}
	for _, raw := range q.Contained {
		var set valueSet
		if json.Unmarshal(raw, &set) != nil || set.ResourceType != "ValueSet" || set.ID == "" {
			continue // another kind of contained resource: not a list of choices
		}
		for _, include := range set.Compose.Include {
			for _, concept := range include.Concept {
				concept.System = firstOf(concept.System, include.System)
				sets["#"+set.ID] = append(sets["#"+set.ID], concept)
			}
		}
	}
	return sets
}
