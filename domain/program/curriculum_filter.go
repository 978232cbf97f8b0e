package program

import (
	"slices"
	"strings"

	"cohort/domain"
)

// CurriculumFilter says which curricula of the library are looked for. What it
// leaves empty is not asked.
type CurriculumFilter struct {
	Text        string // words, each somewhere in a title, summary, theme, tag or technique
	Tag         string
	ProblemArea string
	GroupType   CohortType
	Topic       Topic
	PartKind    PartKind
	Technique   string
	Archived    bool // only the archived ones; without, only the others
}

// Validate names everything that is wrong with what was asked.
func (q CurriculumFilter) Validate() error {
	var f domain.Faults
	f.Text("text", q.Text, domain.MaxLine)
	f.Text("tag", q.Tag, domain.MaxName)
	f.Text("technique", q.Technique, domain.MaxLine)
	if q.GroupType != "" {
		domain.OneOf(&f, "groupType", q.GroupType, CohortTypes)
	}
	if q.Topic != "" {
		domain.OneOf(&f, "topic", q.Topic, Topics)
	}
	if q.PartKind != "" {
		domain.OneOf(&f, "partKind", q.PartKind, PartKinds)
	}
	return f.Err()
}

// Fits says whether a curriculum is one of those that are looked for.
func (q CurriculumFilter) Fits(c Curriculum) bool {
	o := c.Draft
	week := func(fits func(Week) bool) bool { return slices.ContainsFunc(o.Weeks, fits) }
	switch {
	case q.Archived != (c.ArchivedAt != nil),
		q.Tag != "" && !slices.ContainsFunc(o.Tags, func(tag string) bool { return strings.EqualFold(tag, q.Tag) }),
		q.ProblemArea != "" && o.ProblemArea != q.ProblemArea,
		q.GroupType != "" && o.GroupType != q.GroupType,
		q.Topic != "" && !week(func(w Week) bool { return slices.Contains(w.Topics, q.Topic) }),
		q.PartKind != "" && !week(func(w Week) bool {
			return slices.ContainsFunc(w.Agenda, func(a AgendaItem) bool { return a.Kind == q.PartKind })
		}),
		q.Technique != "" && !week(func(w Week) bool { return w.HasTechnique(q.Technique) }):
		return false
	}
	return o.says(q.Text)
}

// says whether each word stands somewhere where one would look for it.
func (o Outline) says(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return true
	}
	said := append([]string{o.Name, o.Summary}, o.Tags...)
	for _, w := range o.Weeks {
		said = append(said, w.Theme)
		for _, a := range w.Agenda {
			said = append(said, a.Technique)
		}
	}
	whole := strings.ToLower(strings.Join(said, "\n"))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(whole, word) })
}
