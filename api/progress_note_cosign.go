package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

// CoSignBody signs some notes that wait, and gives others back.
type CoSignBody struct {
	Name   string           `json:"name,omitempty" doc:"Your own, typed; needed to sign"`
	Sign   []string         `json:"sign,omitempty" doc:"Ids of notes"`
	Return []NoteReturnBody `json:"return,omitempty"`
}

// NoteReturnBody gives one note back.
type NoteReturnBody struct {
	NoteID  string `json:"noteId"`
	Section string `json:"section,omitempty"`
	Remark  string `json:"remark"`
}

// CoSignature is what a supervisor reads of a session's notes: what they have in
// common once, and of each note every character that is its own.
type CoSignature struct {
	SessionID  string      `json:"sessionId"`
	CohortID   string      `json:"cohortId"`
	CohortName string      `json:"cohortName"`
	Theme      string      `json:"theme"`
	Date       string      `json:"date"`
	DueOn      string      `json:"dueOn,omitempty"`
	Writer     string      `json:"writer,omitempty" doc:"Who signed them"`
	Facts      string      `json:"facts" doc:"What is known of the session, in lines; empty where the notes say different things, each of which then stands with its note"`
	Shared     string      `json:"shared"`
	Common     []string    `json:"common" doc:"Sentences that stand in several notes, word for word"`
	Rows       []CoSignRow `json:"rows"`
	Read       int         `json:"read" doc:"Characters that are to be read"`
	Total      int         `json:"total" doc:"Characters of all notes, each read alone"`
}

// CoSignRow is one note but for what it has in common with others.
type CoSignRow struct {
	NoteID     string          `json:"noteId"`
	ClientID   string          `json:"clientId"`
	ClientCode string          `json:"clientCode"`
	FirstName  string          `json:"firstName"`
	Signed     *NoteSignature  `json:"signed"`
	Goals      []NoteGoal      `json:"goals"`
	Sections   []CoSignSection `json:"sections"`
}

// CoSignSection is what stands under one heading, in pieces.
type CoSignSection struct {
	Key    string        `json:"key"`
	Title  string        `json:"title"`
	Pieces []CoSignPiece `json:"pieces" doc:"Put together they are the text"`
}

// CoSignPiece is a text of its own, or a sentence that others have as well.
type CoSignPiece struct {
	Text   string `json:"text,omitempty"`
	Common int    `json:"common,omitempty" doc:"1 for the first of the common sentences; absent for a text of its own"`
}

func coSignature(v programdesk.CoSignatureView) CoSignature {
	return CoSignature{SessionID: v.Session.ID.String(), CohortID: v.Cohort.ID.String(), CohortName: v.Cohort.Name, Theme: v.Session.Theme, Date: v.Session.Date.String(), DueOn: v.DueOn.String(),
		Writer: v.Writer, Facts: v.Facts, Shared: v.Shared, Common: filled(v.Common), Read: v.Read, Total: v.Total, Rows: each(v.Rows, func(r clinical.CoSignRow) CoSignRow {
			seat := v.Seats[r.Note.ClientID]
			return CoSignRow{NoteID: r.Note.ID.String(), ClientID: r.Note.ClientID.String(), ClientCode: seat.ClientCode, FirstName: seat.RoomName, Signed: noteSignature(r.Note.Signed),
				Goals: each(r.Note.Goals, func(g clinical.GoalLink) NoteGoal { return NoteGoal(g) }), Sections: each(r.Sections, coSignSection)}
		})}
}

func coSignSection(s clinical.CoSignSection) CoSignSection {
	return CoSignSection{Key: s.Key, Title: s.Title, Pieces: each(s.Pieces, func(p clinical.CoSignPiece) CoSignPiece { return CoSignPiece(p) })}
}

func (s *Server) readCoSignature(ctx context.Context, by domain.Actor, in *ByID) (*answer[CoSignature], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CoSignature(ctx, by, id)
	return plain(coSignature(v)), err
}

type coSignInput struct {
	ByID
	Sent[CoSignBody]

	sign []domain.ProgressNoteID
	back []programdesk.NoteReturn
}

func (in *coSignInput) read(f *domain.Faults) {
	in.sign = ids[domain.ProgressNoteID](f, "sign", in.body.Sign)
	for i, b := range in.body.Return {
		in.back = append(in.back, programdesk.NoteReturn{Note: idField[domain.ProgressNoteID](f, indexed("return", i, "noteId"), b.NoteID), Section: b.Section, Remark: b.Remark})
	}
}

func (s *Server) coSignNotes(ctx context.Context, by domain.Actor, in *coSignInput) (*answer[CoSignature], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CoSignNotes(ctx, by, id, in.body.Name, in.sign, in.back)
	return plain(coSignature(v)), err
}
