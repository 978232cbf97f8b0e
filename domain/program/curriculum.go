package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Curriculum is a program of weekly themes that build on each other. What one
// edits is its draft; publishing freezes the draft as the next numbered
// version, and cohorts follow a version, so a running group never changes
// under its members' feet.
type Curriculum struct {
	ID         domain.CurriculumID
	Draft      Outline
	HasDraft   bool       // the draft differs from the newest version
	Published  int        // number of the newest version, 0 for none
	ArchivedAt *time.Time // out of the library; cohorts that follow it go on
	Version    int        // for If-Match
	CreatedBy  domain.UserID
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// Outline is the content of a curriculum.
type Outline struct {
	Name        string     `json:"name"`
	Summary     string     `json:"summary,omitempty"`
	Citation    string     `json:"citation,omitempty"` // where the outline comes from, when it is not the clinic's own
	Tags        []string   `json:"tags,omitempty"`
	ProblemArea string     `json:"problemArea,omitempty"` // one of intake's problem areas, "" for none
	GroupType   CohortType `json:"groupType,omitempty"`   // "" for any
	Weeks       []Week     `json:"weeks"`
}

// Week is one week's theme and everything that belongs to it.
type Week struct {
	Theme      string       `json:"theme"`
	Goal       string       `json:"goal"`
	Topics     []Topic      `json:"topics,omitempty"`
	Objectives []string     `json:"objectives"`
	Agenda     []AgendaItem `json:"agenda"`
	Prompts    []string     `json:"prompts,omitempty"` // to open or deepen the discussion
	Skills     []string     `json:"skills,omitempty"`  // what members can do afterwards
	Tools      []string     `json:"tools,omitempty"`   // what they take with them to do it
	Materials  []string     `json:"materials"`
	Handouts   []Handout    `json:"handouts,omitempty"` // files: sheets and slides
	Homework   *Assignment  `json:"homework,omitempty"`
	BuildsOn   []int        `json:"buildsOn"` // numbers of earlier weeks
}

// AgendaItem is one part of a session.
type AgendaItem struct {
	Title     string   `json:"title"`
	Minutes   int      `json:"minutes"`
	Kind      PartKind `json:"kind,omitempty"` // "" for what is none of them
	Technique string   `json:"technique,omitempty"`
}

// Handout is a file that goes with a week.
type Handout struct {
	FileID string `json:"fileId"`
	Name   string `json:"name"`
}

// Assignment is homework as the curriculum plans it. What runs over several
// weeks has stages, each with the goal that ends it.
type Assignment struct {
	Title        string  `json:"title"`
	Instructions string  `json:"instructions,omitempty"`
	Stages       []Stage `json:"stages,omitempty"`
}

// Stage is one stage of homework that runs over several weeks.
type Stage struct {
	Title string `json:"title"`
	Goal  string `json:"goal"`
	Weeks int    `json:"weeks"`
}

// CurriculumVersion is a published, immutable outline.
type CurriculumVersion struct {
	CurriculumID domain.CurriculumID
	Number       int
	Outline      Outline
	PublishedBy  domain.UserID
	PublishedAt  time.Time
}

// The errors about curricula.
var (
	ErrNothingToPublish = domain.Conflict("nothing_to_publish", "The draft is the same as the newest version.")
	ErrArchived         = domain.Conflict("curriculum_archived", "This curriculum is archived. Bring it back first.")
	ErrNotPublished     = domain.Refusal("curriculum_not_published", "Publish the curriculum first: cohorts follow a published version.")
)

// Publish freezes the draft as the next version. It must have at least one
// week, and every week needs a goal: a theme alone cannot be led.
func (c Curriculum) Publish(by domain.UserID, now time.Time) (Curriculum, CurriculumVersion, error) {
	if !c.HasDraft {
		return c, CurriculumVersion{}, ErrNothingToPublish
	}
	var f domain.Faults
	f.When(len(c.Draft.Weeks) == 0, "weeks", "must have at least one week")
	for i, w := range c.Draft.Weeks {
		f.When(w.Goal == "", fmt.Sprintf("weeks[%d].goal", i), "is missing")
	}
	if err := f.Err(); err != nil {
		return c, CurriculumVersion{}, err
	}
	c.Published++
	c.HasDraft = false
	c.UpdatedAt = now
	return c, CurriculumVersion{CurriculumID: c.ID, Number: c.Published, Outline: c.Draft, PublishedBy: by, PublishedAt: now}, nil
}

// Copy begins a curriculum with the content of another one.
func (o Outline) Copy(name string) Outline {
	o.Name = name
	o.Weeks = slices.Clone(o.Weeks)
	return o
}

// Archive takes a curriculum out of the library, or brings it back.
func (c Curriculum) Archive(archived bool, now time.Time) Curriculum {
	c.UpdatedAt, c.ArchivedAt = now, nil
	if archived {
		c.ArchivedAt = &now
	}
	return c
}
