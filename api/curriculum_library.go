package api

import (
	"context"
	"io"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/domain/program/outline"
)

// CurriculumSearch says which curricula are looked for. It travels in a body:
// what a group is for stands in no address.
type CurriculumSearch struct {
	Text        string             `json:"text,omitempty" doc:"Words, each somewhere in a name, summary, theme, tag or technique"`
	Tag         string             `json:"tag,omitempty"`
	ProblemArea intake.ProblemArea `json:"problemArea,omitempty"`
	GroupType   program.CohortType `json:"groupType,omitempty"`
	Topic       program.Topic      `json:"topic,omitempty"`
	PartKind    program.PartKind   `json:"partKind,omitempty"`
	Technique   string             `json:"technique,omitempty"`
	Archived    bool               `json:"archived,omitempty" doc:"The archived ones; without, the others"`
	Limit       *int               `json:"limit,omitempty" minimum:"1" maximum:"200" default:"50"`
	Cursor      string             `json:"cursor,omitempty" maxLength:"100"`
}

type curriculumSearchInput struct{ Sent[CurriculumSearch] }

func (s *Server) searchCurricula(ctx context.Context, by domain.Actor, in *curriculumSearchInput) (*answer[CurriculumPage], error) {
	b := in.body
	list, err := s.desks.Program.Curricula(ctx, by, program.CurriculumFilter{Text: b.Text, Tag: b.Tag, ProblemArea: string(b.ProblemArea), GroupType: b.GroupType,
		Topic: b.Topic, PartKind: b.PartKind, Technique: b.Technique, Archived: b.Archived}, ClientSearch{Limit: b.Limit, Cursor: b.Cursor}.page())
	return plain(CurriculumPage(pageOf(list, curriculumAnswer))), err
}

// CurriculumImport is a file with a curriculum.
type CurriculumImport struct {
	Format outline.Format `json:"format"`
	Text   string         `json:"text" doc:"The whole file, 500 kB at most"`
}

// ImportedCurriculum is a curriculum that a file began.
type ImportedCurriculum struct {
	CurriculumAnswer
	MissingFiles []string `json:"missingFiles" doc:"Handouts that were left out: this practice does not have their files"`
}

type curriculumImportInput struct{ Sent[CurriculumImport] }

func (s *Server) importCurriculum(ctx context.Context, by domain.Actor, in *curriculumImportInput) (*answer[ImportedCurriculum], error) {
	c, missing, err := s.desks.Program.ImportCurriculum(ctx, by, in.body.Text, in.body.Format)
	return versioned(ImportedCurriculum{curriculumAnswer(c), filled(missing)}, c.Version), err
}

// CurriculumCopy says what is copied.
type CurriculumCopy struct {
	Name    string `json:"name,omitempty" doc:"Absent: that of the copied one, with a word that it is a copy"`
	Version int    `json:"version,omitempty" minimum:"1" doc:"Absent: the draft"`
}

type curriculumCopyInput struct {
	ByID
	MaySend[CurriculumCopy]
}

func (s *Server) copyCurriculum(ctx context.Context, by domain.Actor, in *curriculumCopyInput) (*answer[CurriculumAnswer], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.CopyCurriculum(ctx, by, id, in.body.Version, in.body.Name)
	return versioned(curriculumAnswer(c), c.Version), err
}

func (s *Server) archiveCurriculum(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumAnswer], error) {
	return s.archive(ctx, by, in.ID, true)
}

func (s *Server) restoreCurriculum(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumAnswer], error) {
	return s.archive(ctx, by, in.ID, false)
}

func (s *Server) archive(ctx context.Context, by domain.Actor, in string, archived bool) (*answer[CurriculumAnswer], error) {
	id, err := pathID[domain.CurriculumID](in)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.ArchiveCurriculum(ctx, by, id, archived)
	return versioned(curriculumAnswer(c), c.Version), err
}

type curriculumDownload struct {
	ByID
	Format outline.Format `query:"format" default:"json"`
	Number int            `query:"number" minimum:"1" doc:"Of a version; absent: the draft"`
}

func (s *Server) downloadCurriculum(ctx context.Context, by domain.Actor, in *curriculumDownload) (*file, error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	text, err := s.desks.Program.ExportCurriculum(ctx, by, id, in.Number, in.Format)
	f := &file{name: "curriculum.json", mediaType: "application/json", write: func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	}}
	if in.Format == outline.Markdown {
		f.name, f.mediaType = "curriculum.md", "text/markdown; charset=utf-8"
	}
	return f, err
}
