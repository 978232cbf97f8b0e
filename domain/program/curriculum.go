package program

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Curriculum is a program of weekly themes that build on each other. What one
// edits is its draft; publishing freezes the draft as the next numbered
// version, and cohorts follow a version, so a running group never changes
// under its members' feet.
type Curriculum struct {
	ID        domain.CurriculumID
	Draft     Outline
	HasDraft  bool // the draft differs from the newest version
	Published int  // number of the newest version, 0 for none
	Version   int  // for If-Match
	CreatedBy domain.UserID
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Outline is the content of a curriculum.
type Outline struct {
	Name     string `json:"name"`
	Summary  string `json:"summary,omitempty"`
	Citation string `json:"citation,omitempty"` // where the outline comes from, when it is not the clinic's own
	Weeks    []Week `json:"weeks"`
}

// Week is one week's theme and everything that belongs to it.
type Week struct {
	Theme      string       `json:"theme"`
	Goal       string       `json:"goal"`
	Objectives []string     `json:"objectives"`
	Agenda     []AgendaItem `json:"agenda"`
	Materials  []string     `json:"materials"`
	Homework   *Assignment  `json:"homework,omitempty"`
	BuildsOn   []int        `json:"buildsOn"` // numbers of earlier weeks
}

// AgendaItem is one part of a session.
type AgendaItem struct {
	Title     string `json:"title"`
	Minutes   int    `json:"minutes"`
	Technique string `json:"technique,omitempty"`
}

// Assignment is homework as the curriculum plans it.
type Assignment struct {
	Title        string `json:"title"`
	Instructions string `json:"instructions,omitempty"`
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
	ErrNotPublished     = domain.Refusal("curriculum_not_published", "Publish the curriculum first: cohorts follow a published version.")
)

// MaxWeeks is the most weeks that a curriculum has.
const MaxWeeks = 104

// Validate names everything that is wrong with a draft. A draft may be
// incomplete, but never malformed.
func (o Outline) Validate() error {
	var f domain.Faults
	f.RequiredName("name", o.Name, domain.MaxName)
	f.Text("summary", o.Summary, domain.MaxText)
	f.Text("citation", o.Citation, 2000)
	f.Items("weeks", len(o.Weeks), MaxWeeks)
	for i, w := range o.Weeks {
		w.validate(&f, i+1)
	}
	return f.Err()
}

func (w Week) validate(f *domain.Faults, number int) {
	at := fmt.Sprintf("weeks[%d].", number-1)
	f.Required(at+"theme", w.Theme, domain.MaxLine)
	f.Text(at+"goal", w.Goal, 2000)
	f.Items(at+"objectives", len(w.Objectives), domain.MaxItems)
	for i, s := range w.Objectives {
		f.Required(fmt.Sprintf("%sobjectives[%d]", at, i), s, 1000)
	}
	f.Items(at+"materials", len(w.Materials), domain.MaxItems)
	for i, s := range w.Materials {
		f.Required(fmt.Sprintf("%smaterials[%d]", at, i), s, 1000)
	}
	f.Items(at+"agenda", len(w.Agenda), domain.MaxItems)
	for i, a := range w.Agenda {
		part := fmt.Sprintf("%sagenda[%d].", at, i)
		f.Required(part+"title", a.Title, domain.MaxLine)
		f.When(a.Minutes < 1 || a.Minutes > 480, part+"minutes", "must be between 1 and 480")
		f.Text(part+"technique", a.Technique, domain.MaxLine)
	}
	if w.Homework != nil {
		f.Required(at+"homework.title", w.Homework.Title, domain.MaxLine)
		f.Text(at+"homework.instructions", w.Homework.Instructions, domain.MaxText)
	}
	seen := map[int]bool{}
	for i, earlier := range w.BuildsOn {
		field := fmt.Sprintf("%sbuildsOn[%d]", at, i)
		f.When(earlier < 1 || earlier >= number, field, "must be the number of an earlier week")
		f.When(seen[earlier], field, "is named twice")
		seen[earlier] = true
	}
}

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
