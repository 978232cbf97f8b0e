package api

import (
	"context"
	"time"

	"cohort/domain"
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

func curriculumFile(f domain.Attachment) CurriculumFile {
	return CurriculumFile{ID: f.ID.String(), CurriculumID: f.With.CurriculumID.String(), Name: f.Name, MediaType: f.MediaType, Size: f.Size, CreatedAt: f.AddedAt, Version: unedited}
}

type curriculumFileInput struct {
	ByID
	Sent[CurriculumFileBody]

	content []byte
}

func (in *curriculumFileInput) read(f *domain.Faults) {
	in.content = attachmentContent(f, in.body.Content)
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
	fileID, err := pathID[domain.AttachmentID](in.FileID)
	if err != nil {
		return nil, err
	}
	f, content, err := s.desks.Program.CurriculumFile(ctx, by, id, fileID)
	return attachedFile(f, content), err
}
