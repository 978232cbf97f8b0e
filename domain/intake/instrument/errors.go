package instrument

import (
	"fmt"
	"strings"
)

// AnswersError says why a list of answers cannot be scored, naming every wrong
// answer at once. It repeats no answer, so it may be shown and logged.
type AnswersError struct {
	Instrument string
	Problems   []Problem
}

// Problem is one thing wrong with a list of answers or with the options.
type Problem struct {
	Index   int    // 0-based place in the list; -1 when the list as a whole or an option is wrong
	Option  string // the option that is wrong: "scoringSex", "convention", "bandSet", "notApplicable"
	Message string // "must be a whole number from 0 to 3"
}

// Field is the path of the offending field: "answers[2]", "answers" for the list as
// a whole, or the name of an option.
func (p Problem) Field() string {
	switch {
	case p.Option != "":
		return p.Option
	case p.Index < 0:
		return "answers"
	}
	return fmt.Sprintf("answers[%d]", p.Index)
}

func (e *AnswersError) Error() string {
	parts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		parts[i] = p.Field() + " " + p.Message
	}
	return e.Instrument + ": " + strings.Join(parts, "; ")
}

func (e *AnswersError) add(index int, format string, args ...any) {
	e.Problems = append(e.Problems, Problem{Index: index, Message: fmt.Sprintf(format, args...)})
}

func (e *AnswersError) option(name, format string, args ...any) {
	e.Problems = append(e.Problems, Problem{Index: -1, Option: name, Message: fmt.Sprintf(format, args...)})
}

func (e *AnswersError) orNil() error {
	if len(e.Problems) == 0 {
		return nil
	}
	return e
}

// allowed states the range of an item in words: "must be one of 0, 2, 4".
func (i Item) allowed() string {
	if len(i.Answers) == 0 || i.Max-i.Min == len(i.Answers)-1 {
		return fmt.Sprintf("must be a whole number from %d to %d", i.Min, i.Max)
	}
	values := make([]string, len(i.Answers))
	for n, a := range i.Answers {
		values[n] = fmt.Sprint(a.Value)
	}
	return "must be one of " + strings.Join(values, ", ")
}

func (i Item) allows(value int) bool {
	if len(i.Answers) == 0 {
		return value >= i.Min && value <= i.Max
	}
	for _, a := range i.Answers {
		if a.Value == value {
			return true
		}
	}
	return false
}
