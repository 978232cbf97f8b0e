package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

func (s *Server) curriculumRoutes() {
	add(s, reads, "/curricula", domain.ReadCurriculum, "List curricula", s.listCurricula)
	add(s, asks, "/curricula/search", domain.ReadCurriculum, "Search curricula", s.searchCurricula)
	add(s, creates, "/curricula/import", domain.WriteCurriculum, "Import a curriculum", s.importCurriculum)
	add(s, creates, "/curricula/{id}/copies", domain.WriteCurriculum, "Copy a curriculum", s.copyCurriculum)
	add(s, acts, "/curricula/{id}/archive", domain.WriteCurriculum, "Archive a curriculum", s.archiveCurriculum)
	add(s, acts, "/curricula/{id}/restore", domain.WriteCurriculum, "Restore a curriculum", s.restoreCurriculum)
	addFile(s, "/curricula/{id}/file", domain.ReadCurriculum, "Download a curriculum", "text/plain", s.downloadCurriculum)
	add(s, creates, "/curricula/{id}/files", domain.WriteCurriculum, "Add a curriculum's file", s.addCurriculumFile)
	add(s, reads, "/curricula/{id}/files", domain.ReadCurriculum, "List a curriculum's files", s.listCurriculumFiles)
	addFile(s, "/curricula/{id}/files/{fileId}", domain.ReadCurriculum, "Download a curriculum's file", keptFile, s.downloadCurriculumFile)
	add(s, creates, "/curricula", domain.WriteCurriculum, "Create a curriculum", s.createCurriculum)
	add(s, reads, "/curricula/{id}", domain.ReadCurriculum, "Read a curriculum", s.readCurriculum)
	add(s, replaces, "/curricula/{id}", domain.WriteCurriculum, "Change a curriculum's draft", s.updateCurriculum)
	add(s, acts, "/curricula/{id}/publish", domain.PublishCurriculum, "Publish a curriculum", s.publishCurriculum)
	add(s, reads, "/curricula/{id}/versions", domain.ReadCurriculum, "List a curriculum's versions", s.listVersions)
	add(s, reads, "/curricula/{id}/versions/{number}", domain.ReadCurriculum, "Read a curriculum's version", s.readVersion)
}

// CurriculumBody is a curriculum's draft.
type CurriculumBody struct {
	Name        string             `json:"name"`
	Summary     string             `json:"summary,omitempty"`
	Citation    string             `json:"citation,omitempty" doc:"Where the outline comes from, when it is not the clinic's own"`
	Tags        []string           `json:"tags,omitempty"`
	ProblemArea intake.ProblemArea `json:"problemArea,omitempty"`
	GroupType   program.CohortType `json:"groupType,omitempty" doc:"Absent for any"`
	Weeks       []WeekBody         `json:"weeks"`
}

// WeekBody is one week of a curriculum.
type WeekBody struct {
	Theme      string              `json:"theme"`
	Goal       string              `json:"goal,omitempty" doc:"Needed to publish"`
	Topics     []program.Topic     `json:"topics,omitempty"`
	Objectives []string            `json:"objectives,omitempty"`
	Agenda     []AgendaItemBody    `json:"agenda,omitempty"`
	Prompts    []string            `json:"prompts,omitempty" doc:"To open or deepen the discussion"`
	Skills     []string            `json:"skills,omitempty" doc:"What members can do afterwards"`
	Tools      []string            `json:"tools,omitempty" doc:"What they take with them to do it"`
	Materials  []string            `json:"materials,omitempty"`
	Handouts   []program.Handout   `json:"handouts,omitempty" doc:"Files of this or another curriculum"`
	Homework   *program.Assignment `json:"homework,omitempty"`
	BuildsOn   []int               `json:"buildsOn,omitempty" doc:"Numbers of earlier weeks"`
}

// AgendaItemBody is one part of a session.
type AgendaItemBody struct {
	Title     string           `json:"title"`
	Minutes   int              `json:"minutes"`
	Kind      program.PartKind `json:"kind,omitempty"`
	Technique string           `json:"technique,omitempty"`
}

// CurriculumAnswer is a curriculum with its draft.
type CurriculumAnswer struct {
	ID          string             `json:"id"`
	Name        string             `json:"name"`
	Summary     string             `json:"summary,omitempty"`
	Citation    string             `json:"citation,omitempty"`
	Tags        []string           `json:"tags"`
	ProblemArea intake.ProblemArea `json:"problemArea,omitempty"`
	GroupType   program.CohortType `json:"groupType,omitempty"`
	Weeks       []Week             `json:"weeks" doc:"The draft; the same as the newest version unless hasDraft"`
	HasDraft    bool               `json:"hasDraft"`
	Published   int                `json:"published" doc:"Number of the newest version, 0 for none"`
	ArchivedAt  *time.Time         `json:"archivedAt,omitempty" doc:"Out of the library; cohorts that follow it go on"`
	Version     int                `json:"version"`
	CreatedAt   time.Time          `json:"createdAt"`
	UpdatedAt   time.Time          `json:"updatedAt"`
}

// Week is one week of a curriculum, with its lists filled in.
type Week struct {
	Number     int                  `json:"number"`
	Theme      string               `json:"theme"`
	Goal       string               `json:"goal"`
	Topics     []program.Topic      `json:"topics"`
	Objectives []string             `json:"objectives"`
	Agenda     []program.AgendaItem `json:"agenda"`
	Prompts    []string             `json:"prompts"`
	Skills     []string             `json:"skills"`
	Tools      []string             `json:"tools"`
	Materials  []string             `json:"materials"`
	Handouts   []program.Handout    `json:"handouts"`
	Homework   *program.Assignment  `json:"homework,omitempty"`
	BuildsOn   []int                `json:"buildsOn"`
}

// CurriculumVersionAnswer is a published, immutable version.
type CurriculumVersionAnswer struct {
	CurriculumID string             `json:"curriculumId"`
	Number       int                `json:"number"`
	Name         string             `json:"name"`
	Summary      string             `json:"summary,omitempty"`
	Citation     string             `json:"citation,omitempty"`
	Tags         []string           `json:"tags"`
	ProblemArea  intake.ProblemArea `json:"problemArea,omitempty"`
	GroupType    program.CohortType `json:"groupType,omitempty"`
	Weeks        []Week             `json:"weeks"`
	PublishedAt  time.Time          `json:"publishedAt"`
}

// CurriculumVersions is the list of a curriculum's versions.
type CurriculumVersions struct {
	Items []CurriculumVersionAnswer `json:"items"`
}

// CurriculumPage is a page of curricula.
type CurriculumPage page[CurriculumAnswer]

func (b CurriculumBody) outline() program.Outline {
	o := program.Outline{Name: b.Name, Summary: b.Summary, Citation: b.Citation, Tags: b.Tags, ProblemArea: string(b.ProblemArea), GroupType: b.GroupType}
	for _, w := range b.Weeks {
		week := program.Week{Theme: w.Theme, Goal: w.Goal, Topics: w.Topics, Objectives: w.Objectives, Prompts: w.Prompts, Skills: w.Skills,
			Tools: w.Tools, Materials: w.Materials, Handouts: w.Handouts, Homework: w.Homework, BuildsOn: w.BuildsOn}
		for _, a := range w.Agenda {
			week.Agenda = append(week.Agenda, program.AgendaItem(a))
		}
		o.Weeks = append(o.Weeks, week)
	}
	return o
}

func weekAnswer(number int, w program.Week) Week {
	return Week{Number: number, Theme: w.Theme, Goal: w.Goal, Topics: filled(w.Topics), Objectives: filled(w.Objectives), Agenda: filled(w.Agenda),
		Prompts: filled(w.Prompts), Skills: filled(w.Skills), Tools: filled(w.Tools), Materials: filled(w.Materials), Handouts: filled(w.Handouts),
		Homework: w.Homework, BuildsOn: filled(w.BuildsOn)}
}

func weekAnswers(weeks []program.Week) []Week {
	out := make([]Week, len(weeks))
	for i, w := range weeks {
		out[i] = weekAnswer(i+1, w)
	}
	return out
}

func curriculumAnswer(c program.Curriculum) CurriculumAnswer {
	return CurriculumAnswer{ID: c.ID.String(), Name: c.Draft.Name, Summary: c.Draft.Summary, Citation: c.Draft.Citation,
		Tags: filled(c.Draft.Tags), ProblemArea: intake.ProblemArea(c.Draft.ProblemArea), GroupType: c.Draft.GroupType, ArchivedAt: instant(c.ArchivedAt),
		Weeks: weekAnswers(c.Draft.Weeks), HasDraft: c.HasDraft, Published: c.Published, Version: c.Version,
		CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
}

func versionAnswer(v program.CurriculumVersion) CurriculumVersionAnswer {
	return CurriculumVersionAnswer{CurriculumID: v.CurriculumID.String(), Number: v.Number, Name: v.Outline.Name,
		Summary: v.Outline.Summary, Citation: v.Outline.Citation, Tags: filled(v.Outline.Tags),
		ProblemArea: intake.ProblemArea(v.Outline.ProblemArea), GroupType: v.Outline.GroupType, Weeks: weekAnswers(v.Outline.Weeks), PublishedAt: v.PublishedAt}
}

type curriculumInput struct {
	Sent[CurriculumBody]
}

type curriculumChange struct {
	ByID
	Editing
	Sent[CurriculumBody]
}

func (s *Server) listCurricula(ctx context.Context, by domain.Actor, in *Paged) (*answer[CurriculumPage], error) {
	list, err := s.desks.Program.Curricula(ctx, by, program.CurriculumFilter{}, in.page())
	return plain(CurriculumPage(pageOf(list, curriculumAnswer))), err
}

func (s *Server) createCurriculum(ctx context.Context, by domain.Actor, in *curriculumInput) (*answer[CurriculumAnswer], error) {
	c, err := s.desks.Program.CreateCurriculum(ctx, by, in.body.outline())
	return versioned(curriculumAnswer(c), c.Version), err
}

func (s *Server) readCurriculum(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumAnswer], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.Curriculum(ctx, by, id)
	return versioned(curriculumAnswer(c), c.Version), err
}

func (s *Server) updateCurriculum(ctx context.Context, by domain.Actor, in *curriculumChange) (*answer[CurriculumAnswer], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.UpdateCurriculum(ctx, by, id, in.version(), in.body.outline())
	return versioned(curriculumAnswer(c), c.Version), err
}

func (s *Server) publishCurriculum(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumAnswer], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.PublishCurriculum(ctx, by, id)
	return versioned(curriculumAnswer(c), c.Version), err
}

func (s *Server) listVersions(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumVersions], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	versions, err := s.desks.Program.CurriculumVersions(ctx, by, id)
	return plain(CurriculumVersions{each(versions, versionAnswer)}), err
}

type versionInput struct {
	ByID
	Number int `path:"number" minimum:"1"`
}

func (s *Server) readVersion(ctx context.Context, by domain.Actor, in *versionInput) (*answer[CurriculumVersionAnswer], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CurriculumVersion(ctx, by, id, in.Number)
	return plain(versionAnswer(v)), err
}
