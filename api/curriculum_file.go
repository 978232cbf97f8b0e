package api

import (
	"context"
	"encoding/base64"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// CurriculumFileBody is a handout or slides.
type CurriculumFileBody struct {
	Name    string `json:"name"`
	Content string `json:"content" format:"byte" doc:"In base64. PDF, PPTX, DOCX, PNG, JPEG or WebP, 10 MB at most"`
}

// CurriculumFile is a file that goes with weeks of a curriculum. It never changes.
type CurriculumFile struct {
	ID           string    `json:"id"`
	CurriculumID string    `json:"curriculumId"`
	Name         string    `json:"name"`
	MediaType    string    `json:"mediaType" doc:"By what is inside"`
	Size         int       `json:"size" doc:"Bytes"`
	CreatedAt    time.Time `json:"createdAt"`
	Version      int       `json:"version"`
}

// CurriculumFileList is a curriculum's files.
type CurriculumFileList struct {
	Items []CurriculumFile `json:"items"`
}

func curriculumFile(f program.CurriculumFile) CurriculumFile {
	return CurriculumFile{ID: f.ID.String(), CurriculumID: f.CurriculumID.String(), Name: f.Name, MediaType: f.MediaType, Size: f.Size, CreatedAt: f.CreatedAt, Version: unedited}
}

type curriculumFileInput struct {
	ByID
	Sent[CurriculumFileBody]

	content []byte
}

func (in *curriculumFileInput) read(f *domain.Faults) {
	content, err := base64.StdEncoding.DecodeString(in.body.Content)
	f.When(err != nil, "content", "is no base64")
	in.content = content
}

func (s *Server) addCurriculumFile(ctx context.Context, by domain.Actor, in *curriculumFileInput) (*answer[CurriculumFile], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	f, err := s.desks.Program.AddCurriculumFile(ctx, by, id, in.body.Name, in.content)
	return versioned(curriculumFile(f), unedited), err
}

func (s *Server) listCurriculumFiles(ctx context.Context, by domain.Actor, in *ByID) (*answer[CurriculumFileList], error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	files, err := s.desks.Program.CurriculumFiles(ctx, by, id)
	return plain(CurriculumFileList{each(files, curriculumFile)}), err
}

type curriculumFileDownload struct {
	ByID
	FileID string `path:"fileId"`
}

func (s *Server) downloadCurriculumFile(ctx context.Context, by domain.Actor, in *curriculumFileDownload) (*file, error) {
	id, err := pathID[domain.CurriculumID](in.ID)
	if err != nil {
		return nil, err
	}
	fileID, err := pathID[domain.CurriculumFileID](in.FileID)
	if err != nil {
		return nil, err
	}
	f, content, err := s.desks.Program.CurriculumFile(ctx, by, id, fileID)
	return &file{name: f.DownloadName(), mediaType: f.MediaType, write: func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	}}, err
}
