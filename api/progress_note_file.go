package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

// notesFile is notes as one file, under a name that names nobody.
func notesFile(write programdesk.NotesFile, err error) (*file, error) {
	if err != nil {
		return nil, err
	}
	return &file{name: "progress-notes.pdf", mediaType: "application/pdf", write: write}, nil
}

func (s *Server) downloadNote(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	id, err := pathID[domain.ProgressNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	return notesFile(s.desks.Program.TakeNote(ctx, by, id))
}

func (s *Server) downloadSessionNotes(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	return notesFile(s.desks.Program.TakeSessionNotes(ctx, by, id))
}

type clientNotesFileInput struct {
	ByID
	From string `query:"from" doc:"The first day; absent: from the beginning"`
	To   string `query:"to" doc:"The last day, included; absent: until the end"`

	span clinical.NotesSpan
}

func (in *clientNotesFileInput) read(f *domain.Faults) {
	in.span = clinical.NotesSpan{From: dateField(f, "from", in.From), To: dateField(f, "to", in.To)}
}

func (s *Server) downloadClientNotes(ctx context.Context, by domain.Actor, in *clientNotesFileInput) (*file, error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	return notesFile(s.desks.Program.TakeNotesOf(ctx, by, id, in.span))
}
