package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
)

// PrivateNoteBody is a private note as it is typed.
type PrivateNoteBody struct {
	Kind      clinical.PrivateNoteKind `json:"kind"`
	On        string                   `json:"on" format:"date"`
	SessionID string                   `json:"sessionId,omitempty"`
	Text      string                   `json:"text"`
}

func (b PrivateNoteBody) text(f *domain.Faults) clinical.PrivateText {
	return clinical.PrivateText{Kind: b.Kind, On: dateField(f, "on", b.On), SessionID: idField[domain.SessionID](f, "sessionId", b.SessionID), Text: b.Text}
}

type beginPrivateNoteInput struct {
	ByID
	Sent[PrivateNoteBody]

	wanted clinical.PrivateText
}

func (in *beginPrivateNoteInput) read(f *domain.Faults) { in.wanted = in.body.text(f) }

func (s *Server) beginPrivateNote(ctx context.Context, by domain.Actor, in *beginPrivateNoteInput) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.BeginPrivateNote(ctx, by, id, in.wanted)
	return privateState(n), err
}

type writePrivateNoteInput struct {
	ByID
	Editing
	Sent[PrivateNoteBody]

	wanted clinical.PrivateText
}

func (in *writePrivateNoteInput) read(f *domain.Faults) { in.wanted = in.body.text(f) }

func (s *Server) writePrivateNote(ctx context.Context, by domain.Actor, in *writePrivateNoteInput) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.WritePrivateNote(ctx, by, id, in.version(), in.wanted)
	return privateState(n), err
}

// SignPrivateNoteBody signs a private note.
type SignPrivateNoteBody struct {
	Name string `json:"name" doc:"Your own, typed"`
}

type signPrivateNoteInput struct {
	ByID
	Sent[SignPrivateNoteBody]
}

func (s *Server) signPrivateNote(ctx context.Context, by domain.Actor, in *signPrivateNoteInput) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.SignPrivateNote(ctx, by, id, in.body.Name)
	return privateState(n), err
}

func (s *Server) addToPrivateNote(ctx context.Context, by domain.Actor, in *addendumInput) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.AddToPrivateNote(ctx, by, id, in.body.Name, in.body.Text)
	return privateState(n), err
}

type voidPrivateNoteInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) voidPrivateNote(ctx context.Context, by domain.Actor, in *voidPrivateNoteInput) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.VoidPrivateNote(ctx, by, id, in.body.Reason)
	return privateState(n), err
}

func (s *Server) discardPrivateNote(ctx context.Context, by domain.Actor, in *ByID) (*answer[PrivateNoteState], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.DiscardPrivateNote(ctx, by, id)
	return privateState(n), err
}
