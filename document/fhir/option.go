package fhir

import (
	"cmp"
	"slices"
	"strconv"

	"cohort/domain/intake/instrument"
)

// option is one choice with the score stated for it, if any.
type option struct {
	answer instrument.Answer
	number bool // the choice is a number, which is recorded as it is
	score  *int
	broken bool // a score is stated that is not a whole number
}

// read finds the score that the extensions state.
func (o *option) read(lists ...[]extension) {
	score, ok := ordinal(lists...)
	if score != nil {
		o.score = score
	}
	o.broken = !ok
}

// optionList is the list of choices of one question.
type optionList struct {
	list     []option
	stated   bool // some choice states what it counts
	worded   bool // some choice is no number
	odd      bool // a choice is of a kind that cannot be read
	declines bool // a reason for not answering is among the choices: it is a blank
}

func (l *optionList) add(o option) {
	l.stated = l.stated || o.score != nil || o.broken
	l.worded = l.worded || !o.number
	l.list = append(l.list, o)
}

// addNumber adds a choice that is a number: it counts itself, unless it states
// another score.
func (l *optionList) addNumber(n int, extensions []extension) {
	o := option{answer: instrument.Answer{Value: n, Label: strconv.Itoa(n)}, number: true, score: &n}
	o.read(extensions)
	l.add(o)
}

// why says what stands against counting the choices as they are; "" for nothing.
func (l *optionList) why() string {
	seen := map[int]bool{}
	for _, o := range l.list {
		switch {
		case o.broken:
			return "has a choice whose score is not a whole number"
		case o.score == nil:
			return "has choices with and without a score"
		case *o.score < 0 || o.number && o.answer.Value < 0:
			return "has a choice that counts less than 0"
		case o.number && seen[o.answer.Value]:
			return "has the same number twice among its choices"
		}
		seen[o.answer.Value] = o.number
	}
	if l.odd {
		return "has a choice that can be neither read nor counted"
	}
	return ""
}

// take gives the choices the scores of the shipped question, when each is one of
// its choices, and none is there twice; it changes nothing otherwise.
func (l *optionList) take(known instrument.Item) bool {
	found := make([]option, len(l.list))
	seen := map[int]bool{}
	for i, o := range l.list {
		value := pick(coding{Code: firstOf(o.answer.LOINC, o.answer.Code), Display: o.answer.Label}, known)
		if value == nil || seen[*value] {
			return false
		}
		seen[*value] = true
		o.score, o.number = value, false
		found[i] = o
	}
	l.list = found
	return true
}

// answers are the choices as an instrument has them. What is recorded is the score
// where every choice has one of its own, or the number where the choices are
// numbers; else the place in the list, and the score stands beside it: two choices
// that count alike are two answers. Without scores it is the place alone.
func (l *optionList) answers(unscored bool) []instrument.Answer {
	options := slices.Clone(l.list)
	for i := range options {
		options[i].number = !l.worded // among words a number is a word
	}
	if !unscored {
		slices.SortStableFunc(options, func(a, b option) int {
			return cmp.Or(cmp.Compare(a.recorded(), b.recorded()), cmp.Compare(*a.score, *b.score))
		})
	}
	distinct := !unscored && isDistinct(options)
	answers := make([]instrument.Answer, len(options))
	for n, o := range options {
		switch {
		case unscored:
			o.answer.Value = n
		case o.number && *o.score == o.answer.Value, !o.number && distinct:
			o.answer.Value = *o.score
		case o.number:
			o.answer.Score = o.score
		default:
			o.answer.Value, o.answer.Score = n, o.score
		}
		answers[n] = o.answer
	}
	return answers
}

// recorded is the number by which numbers are ordered; other choices have none.
func (o option) recorded() int {
	if o.number {
		return o.answer.Value
	}
	return 0
}

// isDistinct says whether every choice has a score of its own.
func isDistinct(options []option) bool {
	seen := map[int]bool{}
	for _, o := range options {
		if seen[*o.score] {
			return false
		}
		seen[*o.score] = true
	}
	return true
}
