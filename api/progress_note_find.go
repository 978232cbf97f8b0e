package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

// FindInNotesBody is what somebody looks for. It travels in a body because what
// is said in notes does not belong in addresses.
type FindInNotesBody struct {
	Text string `json:"text" doc:"Words, all of which must stand in a note. One of four letters or more finds every word that begins with it, a shorter one itself."`
}

// NotesFound are the notes in which all words stand, the newest session first.
type NotesFound struct {
	Items []FoundNote `json:"items" doc:"At most 50"`
	More  bool        `json:"more" doc:"There are more than are shown"`
}

// FoundNote is a note in which all words stand.
type FoundNote struct {
	NoteID     string              `json:"noteId"`
	SessionID  string              `json:"sessionId"`
	ClientID   string              `json:"clientId"`
	ClientCode string              `json:"clientCode"`
	FirstName  string              `json:"firstName"`
	CohortName string              `json:"cohortName"`
	Date       string              `json:"date" doc:"Of the session"`
	Status     clinical.NoteStatus `json:"status"`
	Places     []FoundPlace        `json:"places" doc:"Where the words stand, a few of them"`
}

// FoundPlace is where a word stands, with what is around it.
type FoundPlace struct {
	Section string `json:"section"`
	Title   string `json:"title"`
	Before  string `json:"before"`
	Found   string `json:"found"`
	After   string `json:"after"`
}

type findInNotesInput struct {
	ByID
	Sent[FindInNotesBody]
}

func foundNote(n programdesk.FoundNote) FoundNote {
	return FoundNote{NoteID: n.ID.String(), SessionID: n.SessionID.String(), ClientID: n.ClientID.String(), ClientCode: n.ClientCode, FirstName: n.FirstName, CohortName: n.CohortName,
		Date: n.Date.String(), Status: n.Status, Places: each(n.Places, func(p clinical.FoundPlace) FoundPlace { return FoundPlace(p) })}
}

func (s *Server) findInClientNotes(ctx context.Context, by domain.Actor, in *findInNotesInput) (*answer[NotesFound], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	found, err := s.desks.Program.FindInNotesOf(ctx, by, id, in.body.Text)
	return plain(NotesFound{Items: each(found.Items, foundNote), More: found.More}), err
}

func (s *Server) findInCohortNotes(ctx context.Context, by domain.Actor, in *findInNotesInput) (*answer[NotesFound], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	found, err := s.desks.Program.FindInNotesOfCohort(ctx, by, id, in.body.Text)
	return plain(NotesFound{Items: each(found.Items, foundNote), More: found.More}), err
}
