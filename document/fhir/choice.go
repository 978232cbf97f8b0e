package fhir

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

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
		switch {
		case e.URL != url:
		case e.ValueInteger != nil:
			return e.ValueInteger
		case e.ValueDecimal != nil:
			n, _ := whole(*e.ValueDecimal)
			return n
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
// negative or given twice, those of the shipped question with the same LOINC code
// are taken; without one, the item is kept for the record and not counted.
func (r *reader) choices(q questionnaireItem, item *instrument.Item) bool {
	options, scored := r.options(q)
	known := shipped()[item.LOINC]
	switch {
	case len(options) == 0 && known != nil:
		item.Answers, item.Min, item.Max = known.Answers, known.Min, known.Max
		r.note(q.LinkID, "has its list of choices elsewhere: the one that belongs to its LOINC code is taken")
		return true
	case len(options) < 2:
		r.note(q.LinkID, "has no list of choices here and is left out")
		return false
	case slices.ContainsFunc(options, func(o option) bool { return o.answer.Label == "" }):
		r.note(q.LinkID, "has a choice without words and is left out")
		return false
	}
	if scored = scored && distinct(options); !scored && known != nil && score(options, *known) {
		r.note(q.LinkID, "has choices without a usable score: those that belong to its LOINC code are taken")
		scored = true
	}
	for n, o := range options {
		o.answer.Value = n
		if scored {
			o.answer.Value = *o.score
		}
		item.Answers = append(item.Answers, o.answer)
	}
	if !scored {
		item.Unscored = true
		r.note(q.LinkID, "has choices without a usable score: it is recorded (0 for the first choice) and not counted")
	}
	slices.SortFunc(item.Answers, func(a, b instrument.Answer) int { return a.Value - b.Value })
	item.Min, item.Max = item.Answers[0].Value, item.Answers[len(item.Answers)-1].Value
	return true
}

// distinct says whether every choice has a score of its own.
func distinct(options []option) bool {
	seen := map[int]bool{}
	for _, o := range options {
		if o.score == nil || *o.score < 0 || seen[*o.score] {
			return false
		}
		seen[*o.score] = true
	}
	return true
}

// score gives the choices the scores of the shipped question, when each is one of
// its choices; it changes nothing otherwise.
func score(options []option, known instrument.Item) bool {
	found := make([]option, len(options))
	for i, o := range options {
		o.score = pick(coding{Code: firstOf(o.answer.LOINC, o.answer.Code), Display: o.answer.Label}, known)
		found[i] = o
	}
	if !distinct(found) {
		return false
	}
	copy(options, found)
	return true
}

func (r *reader) options(q questionnaireItem) (options []option, usable bool) {
	usable = true
	declines := false
	add := func(c coding, lists ...[]extension) {
		if c.absent() {
			declines = true
			return
		}
		score, ok := ordinal(lists...)
		usable = usable && ok
		answer := instrument.Answer{Label: firstOf(c.Display, c.Code)}
		if loincOf([]coding{c}) != "" {
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
	for _, c := range r.sets[unversioned(q.AnswerValueSet)] {
		add(c, c.Extension)
	}
	if declines {
		r.note(q.LinkID, "offers a reason for not answering, which is read as a blank")
	}
	return options, usable
}

// valueSets are the lists of choices the Questionnaire carries with it, by the
// references its items use: the id within the file, or the list's own address.
func valueSets(q questionnaire) map[string][]coding {
	sets := map[string][]coding{}
	for _, raw := range q.Contained {
		var set valueSet
		if json.Unmarshal(raw, &set) != nil || set.ResourceType != "ValueSet" {
			continue // another kind of contained resource: not a list of choices
		}
		concepts := set.Expansion.Contains
		for _, include := range set.Compose.Include {
			if len(set.Expansion.Contains) > 0 {
				break // the expansion is the same list, written out
			}
			for _, concept := range include.Concept {
				concept.System = firstOf(concept.System, include.System)
				concepts = append(concepts, concept)
			}
		}
		if set.ID != "" {
			sets["#"+set.ID] = concepts
		}
		if set.URL != "" {
			sets[set.URL] = concepts
		}
	}
	return sets
}

// unversioned leaves the version off an address: "http://…/often|1.2".
func unversioned(address string) string {
	address, _, _ = strings.Cut(address, "|")
	return address
}
