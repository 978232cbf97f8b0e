package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

func (s *Server) privateNoteRoutes() {
	add(s, reads, "/private-notes", domain.ReadPrivateNotes, "List one's own private notes", s.listPrivateNotes)
	add(s, reads, "/private-notes/{id}", domain.ReadPrivateNotes, "Read a private note of one's own", s.readPrivateNote)
	add(s, replaces, "/private-notes/{id}", domain.WritePrivateNote, "Write a private note of one's own", s.writePrivateNote)
	add(s, acts, "/private-notes/{id}/sign", domain.SignPrivateNote, "Sign a private note of one's own", s.signPrivateNote)
	add(s, acts, "/private-notes/{id}/addenda", domain.SignPrivateNote, "Add to a signed private note of one's own", s.addToPrivateNote)
	add(s, acts, "/private-notes/{id}/void", domain.VoidPrivateNote, "Mark a signed private note as entered in error", s.voidPrivateNote)
	add(s, acts, "/private-notes/{id}/discard", domain.DiscardPrivateNote, "Discard a draft of a private note", s.discardPrivateNote)
	add(s, reads, "/clients/{id}/private-notes", domain.ReadPrivateNotes, "List one's own private notes about a client", s.listPrivateNotesAbout)
	add(s, creates, "/clients/{id}/private-notes", domain.WritePrivateNote, "Begin a private note about a client", s.beginPrivateNote)
}

// PrivateNote is what its author alone reads. It names no client: whoever is
// shown one stands in that client's audit, which others read.
type PrivateNote struct {
	ID        string                    `json:"id"`
	Kind      clinical.PrivateNoteKind  `json:"kind"`
	On        string                    `json:"on" format:"date" doc:"The day that it is about"`
	SessionID string                    `json:"sessionId,omitempty" doc:"That it is about, if it is about one"`
	Text      string                    `json:"text"`
	State     clinical.PrivateNoteState `json:"state"`
	Signed    *NoteSignature            `json:"signed,omitempty"`
	Addenda   []Addendum                `json:"addenda"`
	Voided    *PrivateVoid              `json:"voided,omitempty" doc:"It was entered in error"`
	Unchanged bool                      `json:"unchanged" doc:"The digests fit what stands here"`
	Version   int                       `json:"version"`
	BegunAt   time.Time                 `json:"begunAt"`
	UpdatedAt time.Time                 `json:"updatedAt"`
}

// PrivateVoid says why a note was entered in error.
type PrivateVoid struct {
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

// PrivateNotePage is a page of one's own private notes.
type PrivateNotePage page[PrivateNote]

func privateNote(n clinical.PrivateNote) PrivateNote {
	out := PrivateNote{ID: n.ID.String(), Kind: n.Kind, On: n.On.String(), SessionID: text(n.SessionID), Text: n.Text, State: n.State(), Signed: noteSignature(n.Signed),
		Addenda: each(n.Addenda, addendum), Unchanged: n.Signed != nil && n.Unchanged(), Version: n.Version, BegunAt: n.BegunAt.UTC(), UpdatedAt: n.UpdatedAt.UTC()}
	if v := n.Voided; v != nil {
		out.Voided = &PrivateVoid{Reason: v.Reason, At: v.At.UTC()}
	}
	return out
}

// PrivateNoteState says how a private note stands once something was done to it.
// It repeats none of its words: an answer is kept for a request that is sent again,
// under the key that seals everything else.
type PrivateNoteState struct {
	ID        string                    `json:"id"`
	State     clinical.PrivateNoteState `json:"state"`
	Version   int                       `json:"version"`
	UpdatedAt time.Time                 `json:"updatedAt"`
}

func privateState(n clinical.PrivateNote) *answer[PrivateNoteState] {
	return versioned(PrivateNoteState{ID: n.ID.String(), State: n.State(), Version: n.Version, UpdatedAt: n.UpdatedAt.UTC()}, n.Version)
}

func (s *Server) listPrivateNotes(ctx context.Context, by domain.Actor, in *Paged) (*answer[PrivateNotePage], error) {
	list, err := s.desks.Clinical.PrivateNotes(ctx, by, domain.ClientID{}, in.page())
	return plain(PrivateNotePage(pageOf(list, privateNote))), err
}

func (s *Server) listPrivateNotesAbout(ctx context.Context, by domain.Actor, in *pagedByID) (*answer[PrivateNotePage], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Clinical.PrivateNotes(ctx, by, id, in.page())
	return plain(PrivateNotePage(pageOf(list, privateNote))), err
}

func (s *Server) readPrivateNote(ctx context.Context, by domain.Actor, in *ByID) (*answer[PrivateNote], error) {
	id, err := pathID[domain.PrivateNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	n, err := s.desks.Clinical.PrivateNote(ctx, by, id)
	return versioned(privateNote(n), n.Version), err
}
