package fhir

import (
	"encoding/json"
	"slices"
	"strings"

	"cohort/domain/intake/instrument"
)

// answers fills in what may be answered; false when the item is left out.
func (r *reader) answers(q questionnaireItem, item *instrument.Item) bool {
	switch {
	case q.Type == "boolean":
		item.Answers = []instrument.Answer{{Value: 0, Label: "No"}, {Value: 1, Label: "Yes"}}
		item.Min, item.Max = 0, 1
		return true
	case q.Type == "choice", q.Type == "open-choice", len(q.AnswerOption) > 0:
		return r.choices(q, item)
	case q.Type == "integer":
		low, high := limit(q.Extension, minValueURL), limit(q.Extension, maxValueURL)
		if low == nil || high == nil || *low < 0 || *low >= *high {
			r.note(q.LinkID, "takes a number without usable limits and is left out")
			return false
		}
		item.Min, item.Max = *low, *high
		return true
	}
	r.note(q.LinkID, "is of type %q, which cannot be counted, and is left out", q.Type)
	return false
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

// choices takes over the list of choices. Where every choice states a score that
// can be counted, those are the scores. Else, those of the shipped question with
// the same LOINC code are taken; without one, an item that states no score is kept
// for the record and not counted, and one that states some is refused: counting
// the others alone would make the total lower and nobody would see it.
func (r *reader) choices(q questionnaireItem, item *instrument.Item) bool {
	options := r.options(q)
	if options.declines {
		r.note(q.LinkID, "offers a reason for not answering, which is read as a blank")
	}
	known := shipped()[item.LOINC]
	why := options.why()
	switch {
	case len(options.list) == 0 && known != nil:
		item.Answers, item.Min, item.Max = known.Answers, known.Min, known.Max
		r.note(q.LinkID, "has its list of choices elsewhere: the one that belongs to its LOINC code is taken")
		return true
	case len(options.list) < 2:
		r.leaveOut(q, "has no list of choices here")
		return false
	case slices.ContainsFunc(options.list, func(o option) bool { return o.answer.Label == "" }):
		r.leaveOut(q, "has a choice without words")
		return false
	case why != "" && known != nil && options.take(*known):
		r.note(q.LinkID, "has choices without a usable score: those that belong to its LOINC code are taken")
	case why != "" && options.stated && !r.uncounted[q.LinkID]:
		r.bad.add(q.LinkID, "%s, so no total can be trusted: mend the form, or say that the question does not count", why)
		return false
	case why != "":
		item.Unscored = true
		r.note(q.LinkID, "has choices without a usable score: it is recorded (0 for the first choice) and not counted")
	}
	if r.uncounted[q.LinkID] && !item.Unscored {
		item.Unscored = true
		r.note(q.LinkID, "is recorded and not counted, as the clinic decided")
	}
	item.Answers = options.answers(item.Unscored && why != "")
	item.Min, item.Max = item.Answers[0].Value, item.Answers[len(item.Answers)-1].Value
	return true
}

// leaveOut leaves an item out, unless its choices state scores: then the form is
// refused, for its total would silently be lower.
func (r *reader) leaveOut(q questionnaireItem, why string) {
	if r.options(q).stated && !r.uncounted[q.LinkID] {
		r.bad.add(q.LinkID, "%s and states scores, so no total can be trusted: mend the form, or say that the question does not count", why)
		return
	}
	r.note(q.LinkID, "%s and is left out", why)
}

func (r *reader) options(q questionnaireItem) optionList {
	var found optionList
	add := func(c coding, lists ...[]extension) {
		if c.absent() {
			found.declines = true
			return
		}
		o := option{answer: instrument.Answer{Label: firstOf(c.Display, c.Code)}}
		o.read(lists...)
		if loincOf([]coding{c}) != "" {
			o.answer.LOINC = c.Code
		} else {
			o.answer.Code = c.Code
		}
		found.add(o)
	}
	for _, a := range q.AnswerOption {
		switch {
		case a.ValueCoding != nil:
			add(*a.ValueCoding, a.Extension, a.ValueCoding.Extension)
		case a.ValueInteger != nil:
			found.addNumber(*a.ValueInteger, a.Extension)
		case a.ValueString != nil:
			add(coding{Display: *a.ValueString}, a.Extension)
		default:
			found.odd = true
		}
	}
	for _, c := range r.sets[unversioned(q.AnswerValueSet)] {
		add(c, c.Extension)
	}
	return found
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
