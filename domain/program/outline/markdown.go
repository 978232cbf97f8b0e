package outline

import (
	"fmt"
	"strconv"
	"strings"

	"cohort/domain/program"
)

// The headings and labels of a file, the same for who writes and who reads.
const (
	headSummary    = "Summary"
	headGoal       = "Goal"
	headObjectives = "Objectives"
	headAgenda     = "Agenda"
	headPrompts    = "Discussion prompts"
	headSkills     = "Skills"
	headTools      = "Tools"
	headMaterials  = "Materials"
	headHandouts   = "Handouts"
	headHomework   = "Homework"
	headStages     = "Stages"

	labelFormat      = "Format"
	labelSource      = "Source"
	labelTags        = "Tags"
	labelProblemArea = "Problem area"
	labelGroupType   = "Group type"
	labelTopics      = "Topics"
	labelBuildsOn    = "Builds on"
	labelTitle       = "Title"
)

// page is a Markdown file on its way.
type page struct{ strings.Builder }

func writeMarkdown(o program.Outline) string {
	var p page
	p.heading(1, escaped(o.Name))
	p.label(labelFormat, fmt.Sprintf("%s %d", mark, version))
	p.label(labelSource, escaped(o.Citation))
	p.label(labelTags, cells(o.Tags...))
	p.label(labelProblemArea, o.ProblemArea)
	p.label(labelGroupType, string(o.GroupType))
	if o.Summary != "" {
		p.heading(3, headSummary)
		p.prose(o.Summary)
	}
	for i, w := range o.Weeks {
		p.week(i+1, w)
	}
	return strings.TrimSuffix(p.String(), "\n")
}

func (p *page) week(number int, w program.Week) {
	p.heading(2, fmt.Sprintf("Week %d: %s", number, escaped(w.Theme)))
	topics, needed := make([]string, len(w.Topics)), make([]string, len(w.BuildsOn))
	for i, topic := range w.Topics {
		topics[i] = string(topic)
	}
	for i, n := range w.BuildsOn {
		needed[i] = strconv.Itoa(n)
	}
	p.label(labelTopics, cells(topics...))
	p.label(labelBuildsOn, cells(needed...))
	if w.Goal != "" {
		p.heading(3, headGoal)
		p.prose(w.Goal)
	}
	p.list(headObjectives, w.Objectives)
	var parts, files []string
	for _, a := range w.Agenda {
		parts = append(parts, cells(strconv.Itoa(a.Minutes)+" min", string(a.Kind), a.Title, a.Technique))
	}
	for _, h := range w.Handouts {
		files = append(files, cells(h.Name, h.FileID))
	}
	p.items(headAgenda, parts)
	p.list(headPrompts, w.Prompts)
	p.list(headSkills, w.Skills)
	p.list(headTools, w.Tools)
	p.list(headMaterials, w.Materials)
	p.items(headHandouts, files)
	if w.Homework != nil {
		p.homework(*w.Homework)
	}
}

func (p *page) homework(a program.Assignment) {
	p.heading(3, headHomework)
	p.label(labelTitle, escaped(a.Title))
	if a.Instructions != "" {
		p.prose(a.Instructions)
	}
	var stages []string
	for _, s := range a.Stages {
		stages = append(stages, cells(strconv.Itoa(s.Weeks), s.Title, s.Goal))
	}
	p.items(headStages, stages)
}

func (p *page) heading(level int, text string) {
	p.WriteString(strings.Repeat("#", level) + " " + text + "\n\n")
}

func (p *page) label(label, value string) {
	if value != "" {
		p.WriteString("**" + label + ":** " + value + "\n\n")
	}
}

func (p *page) prose(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.WriteString(strings.TrimSuffix("> "+escaped(line), " ") + "\n")
	}
	p.WriteString("\n")
}

func (p *page) list(heading string, texts []string) {
	items := make([]string, len(texts))
	for i, text := range texts {
		items[i] = escaped(text)
	}
	p.items(heading, items)
}

func (p *page) items(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	p.heading(3, heading)
	for _, item := range items {
		p.WriteString("- " + item + "\n")
	}
	p.WriteString("\n")
}

// cells are several texts in one line.
func cells(texts ...string) string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = strings.ReplaceAll(escaped(text), "|", `\p`)
	}
	return strings.TrimRight(strings.Join(out, " | "), " ")
}

// escaped keeps a text in its line: what would end it or be lost at its ends is
// written with a backslash.
func escaped(text string) string {
	text = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(text)
	if inner := strings.TrimLeft(text, " "); len(inner) < len(text) {
		text = strings.Repeat(`\s`, len(text)-len(inner)) + inner
	}
	if inner := strings.TrimRight(text, " "); len(inner) < len(text) {
		text = inner + strings.Repeat(`\s`, len(text)-len(inner))
	}
	return text
}

// unescaped is the text that was written; well is false where a backslash is
// followed by what none of ours is.
func unescaped(text string) (said string, well bool) {
	if !strings.Contains(text, `\`) {
		return text, true
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			out.WriteByte(text[i])
			continue
		}
		i++
		if i == len(text) {
			return "", false
		}
		meant, known := map[byte]byte{'\\': '\\', 'n': '\n', 'r': '\r', 't': '\t', 's': ' ', 'p': '|'}[text[i]]
		if !known {
			return "", false
		}
		out.WriteByte(meant)
	}
	return out.String(), true
}
