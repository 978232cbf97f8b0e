package program

import (
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
)

// The limits of a curriculum.
const (
	MaxWeeks  = 104
	MaxTags   = 20
	MaxStages = 12
)

// Validate names everything that is wrong with a draft. A draft may be
// incomplete, but never malformed.
func (o Outline) Validate() error {
	var f domain.Faults
	f.RequiredName("name", o.Name, domain.MaxName)
	f.Text("summary", o.Summary, domain.MaxText)
	f.Text("citation", o.Citation, 2000)
	f.Items("tags", len(o.Tags), MaxTags)
	for i, tag := range o.Tags {
		f.Required(fmt.Sprintf("tags[%d]", i), tag, domain.MaxName)
		f.When(slices.Contains(o.Tags[:i], tag), fmt.Sprintf("tags[%d]", i), "is named twice")
	}
	if o.GroupType != "" {
		domain.OneOf(&f, "groupType", o.GroupType, CohortTypes)
	}
	f.Items("weeks", len(o.Weeks), MaxWeeks)
	for i, w := range o.Weeks {
		w.validate(&f, i+1)
		o.checkLinks(&f, i+1)
	}
	return f.Err()
}

func (w Week) validate(f *domain.Faults, number int) {
	at := fmt.Sprintf("weeks[%d].", number-1)
	f.Required(at+"theme", w.Theme, domain.MaxLine)
	f.Text(at+"goal", w.Goal, 2000)
	f.Items(at+"topics", len(w.Topics), len(Topics))
	for i, topic := range w.Topics {
		field := fmt.Sprintf("%stopics[%d]", at, i)
		domain.OneOf(f, field, topic, Topics)
		f.When(slices.Contains(w.Topics[:i], topic), field, "is named twice")
	}
	for _, list := range []struct {
		name  string
		lines []string
	}{{"objectives", w.Objectives}, {"prompts", w.Prompts}, {"skills", w.Skills}, {"tools", w.Tools}, {"materials", w.Materials}} {
		f.Items(at+list.name, len(list.lines), domain.MaxItems)
		for i, line := range list.lines {
			f.Required(fmt.Sprintf("%s%s[%d]", at, list.name, i), line, 1000)
		}
	}
	w.checkAgenda(f, at)
	w.checkHandouts(f, at)
	if w.Homework != nil {
		w.Homework.validate(f, at+"homework.")
	}
}

func (w Week) checkAgenda(f *domain.Faults, at string) {
	f.Items(at+"agenda", len(w.Agenda), domain.MaxItems)
	for i, a := range w.Agenda {
		part := fmt.Sprintf("%sagenda[%d].", at, i)
		f.Required(part+"title", a.Title, domain.MaxLine)
		f.When(a.Minutes < 1 || a.Minutes > 480, part+"minutes", "must be between 1 and 480")
		if a.Kind != "" {
			domain.OneOf(f, part+"kind", a.Kind, PartKinds)
		}
		f.Text(part+"technique", a.Technique, domain.MaxLine)
	}
}

func (w Week) checkHandouts(f *domain.Faults, at string) {
	f.Items(at+"handouts", len(w.Handouts), domain.MaxItems)
	for i, h := range w.Handouts {
		part := fmt.Sprintf("%shandouts[%d].", at, i)
		f.Required(part+"name", h.Name, domain.MaxLine)
		_, err := domain.ParseID[domain.AttachmentID](h.FileID)
		f.When(err != nil, part+"fileId", "is no id")
	}
}

func (a Assignment) validate(f *domain.Faults, at string) {
	f.Required(at+"title", a.Title, domain.MaxLine)
	f.Text(at+"instructions", a.Instructions, domain.MaxText)
	checkStages(f, at+"stages", a.Stages)
}

func checkStages(f *domain.Faults, field string, stages []Stage) {
	f.Items(field, len(stages), MaxStages)
	for i, s := range stages {
		part := fmt.Sprintf("%s[%d].", field, i)
		f.Required(part+"title", s.Title, domain.MaxLine)
		f.Text(part+"goal", s.Goal, 2000)
		f.When(s.Weeks < 1 || s.Weeks > MaxWeeks, part+"weeks", "must be between 1 and 104")
	}
}

// checkLinks refuses what a week builds on and has not been by then. The words
// name both weeks: in a list of twelve numbers nobody finds the wrong one.
func (o Outline) checkLinks(f *domain.Faults, number int) {
	week := o.Weeks[number-1]
	for i, needed := range week.BuildsOn {
		field := fmt.Sprintf("weeks[%d].buildsOn[%d]", number-1, i)
		f.When(slices.Contains(week.BuildsOn[:i], needed), field, "is named twice")
		switch {
		case needed < 1 || needed > len(o.Weeks):
			f.Add(field, "must be the number of an earlier week")
		case needed == number:
			f.Add(field, fmt.Sprintf("makes week %d build on itself", number))
		case needed > number && slices.Contains(o.Weeks[needed-1].BuildsOn, number):
			f.Add(field, fmt.Sprintf("makes weeks %d and %d build on each other", number, needed))
		case needed > number:
			f.Add(field, fmt.Sprintf("makes week %d build on week %d, which comes after it", number, needed))
		}
	}
}

// HasTechnique says whether a part of the week works by it.
func (w Week) HasTechnique(name string) bool {
	return slices.ContainsFunc(w.Agenda, func(a AgendaItem) bool { return strings.EqualFold(a.Technique, name) })
}

// FileIDs are the files that the weeks name, each once.
func (o Outline) FileIDs() []domain.AttachmentID {
	var ids []domain.AttachmentID
	for _, w := range o.Weeks {
		for _, h := range w.Handouts {
			if id, err := domain.ParseID[domain.AttachmentID](h.FileID); err == nil && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
