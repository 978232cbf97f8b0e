package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
)

// reader reads a Markdown file line by line, and notes in which line each field
// stands.
type reader struct {
	o       program.Outline
	week    *program.Week
	section string // the heading of the third level that it is under
	line    int
	places  places
	f       domain.Faults
	marked  bool
	prose   *string // that the lines with ">" go to
	begun   bool    // whether it has one already
}

func readMarkdown(text string) (program.Outline, error) {
	r := reader{places: places{"": 1}}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		r.line++
		r.read(strings.TrimRight(line, " \t"))
		if len(r.f) >= domain.MaxItems { // a file of another kind
			break
		}
	}
	if !r.marked {
		return program.Outline{}, faults(wrong(0, fmt.Sprintf("is no curriculum: the line **%s:** %s %d is missing", labelFormat, mark, version)))
	}
	if err := r.f.Err(); err != nil {
		return program.Outline{}, err
	}
	return judged(Normal(r.o), r.places.lineOf)
}

func (r *reader) read(line string) {
	switch {
	case line == "":
		return
	case strings.HasPrefix(line, "# "):
		r.name(line[2:])
	case strings.HasPrefix(line, "## "):
		r.begin(line[3:])
	case strings.HasPrefix(line, "### "):
		r.head(line[4:])
	case strings.HasPrefix(line, "**"):
		r.label(line)
	case strings.HasPrefix(line, ">"):
		r.says(strings.TrimPrefix(line[1:], " "))
	case strings.HasPrefix(line, "- "), line == "-":
		r.item(strings.Trim(line[1:], " "))
	default:
		r.wrong("cannot be read: a text begins with >, an entry with -")
	}
}

func (r *reader) wrong(message string) { r.f = append(r.f, wrong(r.line, message)) }

// at notes where a field of the week, or of the whole, stands.
func (r *reader) at(field string) {
	if r.week != nil {
		field = strings.TrimSuffix(fmt.Sprintf("weeks[%d].%s", len(r.o.Weeks)-1, field), ".")
	}
	r.places[field] = r.line
}

func (r *reader) text(value string) string {
	said, well := unescaped(value)
	if !well {
		r.wrong(`has a backslash that stands for nothing: write \\ for one`)
	}
	return said
}

func (r *reader) name(value string) {
	if r.places["name"] > 0 {
		r.wrong("has a second name: a week begins with ##")
		return
	}
	r.at("name")
	r.o.Name = r.text(value)
}

var weekHead = regexp.MustCompile(`^Week (\d{1,3}):(?: (.*))?$`)

func (r *reader) begin(value string) {
	found := weekHead.FindStringSubmatch(value)
	r.o.Weeks = append(r.o.Weeks, program.Week{})
	r.week, r.section, r.prose = &r.o.Weeks[len(r.o.Weeks)-1], "", nil
	r.at("")
	if found == nil {
		r.wrong("should be: ## Week 1: and its theme")
		return
	}
	if number, _ := strconv.Atoi(found[1]); number != len(r.o.Weeks) {
		r.wrong(fmt.Sprintf("should be week %d: weeks are numbered in order", len(r.o.Weeks)))
	}
	r.at("theme")
	r.week.Theme = r.text(found[2])
}

// head begins a part of the whole or of a week.
func (r *reader) head(heading string) {
	r.section, r.prose, r.begun = heading, nil, false
	switch {
	case r.week == nil && heading == headSummary:
		r.prose = &r.o.Summary
		r.at("summary")
	case r.week == nil:
		r.wrong("is a heading that only a week has, or none at all")
	case heading == headGoal:
		r.prose = &r.week.Goal
		r.at("goal")
	case heading == headHomework:
		r.week.Homework = &program.Assignment{}
		r.prose = &r.week.Homework.Instructions
		r.at("homework")
	case heading == headStages && r.week.Homework == nil:
		r.wrong("are stages of no homework")
	case r.listOf(heading) == "":
		r.wrong("is a heading that a week does not have")
	}
}

// listOf is the field of the week that a heading's entries belong to, "" for none.
func (r *reader) listOf(heading string) string {
	return map[string]string{headObjectives: "objectives", headAgenda: "agenda", headPrompts: "prompts", headSkills: "skills",
		headTools: "tools", headMaterials: "materials", headHandouts: "handouts", headStages: "homework.stages"}[heading]
}

var labeled = regexp.MustCompile(`^\*\*([A-Za-z ]+):\*\* ?(.*)$`)

func (r *reader) label(line string) {
	found := labeled.FindStringSubmatch(line)
	if found == nil {
		r.wrong("should be: **Label:** and its value")
		return
	}
	label, value := found[1], found[2]
	switch {
	case r.week == nil:
		r.labelOfAll(label, value)
	case label == labelTopics:
		r.at("topics")
		for _, cell := range r.cells(value) {
			r.week.Topics = append(r.week.Topics, program.Topic(cell))
		}
	case label == labelBuildsOn:
		r.at("buildsOn")
		for _, cell := range r.cells(value) {
			r.week.BuildsOn = append(r.week.BuildsOn, r.number(cell))
		}
	case label == labelTitle && r.section == headHomework && r.week.Homework != nil:
		r.at("homework.title")
		r.week.Homework.Title = r.text(value)
	default:
		r.wrong("has a label that does not belong here")
	}
}

func (r *reader) labelOfAll(label, value string) {
	switch label {
	case labelFormat:
		r.marked = true
		if value != fmt.Sprintf("%s %d", mark, version) {
			r.wrong(fmt.Sprintf("has a format that cannot be read; this is %s %d", mark, version))
		}
	case labelSource:
		r.at("citation")
		r.o.Citation = r.text(value)
	case labelTags:
		r.at("tags")
		r.o.Tags = r.cells(value)
	case labelProblemArea:
		r.at("problemArea")
		r.o.ProblemArea = value
	case labelGroupType:
		r.at("groupType")
		r.o.GroupType = program.CohortType(value)
	default:
		r.wrong("has a label that does not belong here")
	}
}

// says adds a line to the text that the file is in.
func (r *reader) says(line string) {
	if r.prose == nil {
		r.wrong("is a text where none belongs")
		return
	}
	if r.begun {
		*r.prose += "\n"
	}
	*r.prose += r.text(line)
	r.begun = true
}

// item adds an entry to the list that the file is in.
func (r *reader) item(value string) {
	field := r.listOf(r.section)
	if r.week == nil || field == "" {
		r.wrong("is an entry of no list")
		return
	}
	w := r.week
	add := func(list *[]string) {
		r.at(fmt.Sprintf("%s[%d]", field, len(*list)))
		*list = append(*list, r.text(value))
	}
	switch r.section {
	case headObjectives:
		add(&w.Objectives)
	case headPrompts:
		add(&w.Prompts)
	case headSkills:
		add(&w.Skills)
	case headTools:
		add(&w.Tools)
	case headMaterials:
		add(&w.Materials)
	case headAgenda:
		r.at(fmt.Sprintf("%s[%d]", field, len(w.Agenda)))
		c := r.few(value, 4, "- 15 min | kind | title | technique")
		w.Agenda = append(w.Agenda, program.AgendaItem{Minutes: r.number(strings.TrimSuffix(c[0], " min")), Kind: program.PartKind(c[1]), Title: c[2], Technique: c[3]})
	case headHandouts:
		r.at(fmt.Sprintf("%s[%d]", field, len(w.Handouts)))
		c := r.few(value, 2, "- name | file")
		w.Handouts = append(w.Handouts, program.Handout{Name: c[0], FileID: c[1]})
	case headStages:
		r.at(fmt.Sprintf("%s[%d]", field, len(w.Homework.Stages)))
		c := r.few(value, 3, "- weeks | title | goal")
		w.Homework.Stages = append(w.Homework.Stages, program.Stage{Weeks: r.number(c[0]), Title: c[1], Goal: c[2]})
	}
}

// cells are the texts of a line that has several.
func (r *reader) cells(value string) []string {
	parts := strings.Split(value, "|")
	for i, part := range parts {
		parts[i] = r.text(strings.Trim(part, " "))
	}
	return parts
}

// few is cells of a known number: those at the end may be left out.
func (r *reader) few(value string, n int, form string) []string {
	found := r.cells(value)
	if len(found) > n {
		r.wrong("should be: " + form)
	}
	return append(found, make([]string, n)...)[:max(n, 0)]
}

func (r *reader) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		r.wrong("has no whole number where one belongs")
	}
	return n
}
