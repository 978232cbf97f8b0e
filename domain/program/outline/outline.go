// Package outline writes a curriculum as one file and reads it again: as JSON
// for programs, as Markdown for people and their editors. What was written is
// read as it was, in both formats.
package outline

import (
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
)

// Format is how a file is written.
type Format string

// The formats.
const (
	JSON     Format = "json"
	Markdown Format = "markdown"
)

// Formats lists them.
var Formats = []Format{JSON, Markdown}

// Values is the closed list, as texts.
func (Format) Values() []string { return domain.Texts(Formats) }

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 500_000

// mark begins every file, so that another one is told from ours.
const (
	mark    = "cohort-curriculum"
	version = 1
)

// Write gives the file of an outline.
func Write(o program.Outline, format Format) string {
	if format == Markdown {
		return writeMarkdown(o)
	}
	return writeJSON(o)
}

// Read reads a file. What is wrong is said with its line, as far as it has one;
// every fault is one of the field "text".
func Read(text string, format Format) (program.Outline, error) {
	var f domain.Faults
	domain.OneOf(&f, "format", format, Formats)
	switch {
	case len(text) > MaxSize:
		f.Add("text", fmt.Sprintf("is larger than %d kB", MaxSize/1000))
	case strings.TrimSpace(text) == "":
		f.Add("text", "is empty")
	default:
		f.Text("text", text, MaxSize)
	}
	if err := f.Err(); err != nil {
		return program.Outline{}, err
	}
	text = strings.TrimPrefix(text, "\uFEFF") // as some editors begin a file
	if format == Markdown {
		return readMarkdown(text)
	}
	return readJSON(text)
}

// Normal is an outline with its lists as files have them: none for an empty one.
func Normal(o program.Outline) program.Outline {
	o.Tags = lines(o.Tags)
	weeks := make([]program.Week, len(o.Weeks))
	for i, w := range o.Weeks {
		w.Objectives, w.Prompts, w.Skills, w.Tools, w.Materials = lines(w.Objectives), lines(w.Prompts), lines(w.Skills), lines(w.Tools), lines(w.Materials)
		w.Topics, w.Agenda, w.Handouts, w.BuildsOn = lines(w.Topics), lines(w.Agenda), lines(w.Handouts), lines(w.BuildsOn)
		if w.Homework != nil {
			given := *w.Homework
			given.Stages = lines(given.Stages)
			w.Homework = &given
		}
		weeks[i] = w
	}
	o.Weeks = weeks
	return o
}

func lines[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// wrong is what a file is refused for, with its line; 0 where none is known.
func wrong(line int, message string) domain.FieldError {
	if line > 0 {
		message = fmt.Sprintf("line %d: %s", line, message)
	}
	return domain.FieldError{Field: "text", Message: message}
}

// judged holds an outline against the rules, and says of what is wrong where it
// stands in the file.
func judged(o program.Outline, lineOf func(field string) int) (program.Outline, error) {
	var found, f domain.Faults
	found.Join(o.Validate())
	for _, fault := range found {
		f = append(f, wrong(lineOf(fault.Field), fault.Field+" "+fault.Message))
	}
	return o, f.Err()
}
