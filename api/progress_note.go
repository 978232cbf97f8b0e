package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

func (s *Server) progressNoteRoutes() {
	add(s, reads, "/notes", domain.ReadSessionNotes, "List sessions whose notes are to be written or signed", s.listNotesDue)
	add(s, reads, "/notes/{id}", domain.ReadProgressNotes, "Read a progress note", s.readProgressNote)
	add(s, creates, "/notes/{id}/addenda", domain.AddAddendum, "Add an addendum to a note", s.addAddendum)
	add(s, reads, "/clients/{id}/notes", domain.ReadProgressNotes, "List a client's signed notes", s.listClientNotes)
	add(s, asks, "/clients/{id}/notes/find", domain.FindInNotes, "Find words in a client's notes", s.findInClientNotes)
	add(s, asks, "/cohorts/{id}/notes/find", domain.FindInNotes, "Find words in a cohort's notes", s.findInCohortNotes)
	addFile(s, "/notes/{id}/file", domain.TakeProgressNotes, "Download a signed note", "application/pdf", s.downloadNote)
	addFile(s, "/sessions/{id}/notes/file", domain.TakeProgressNotes, "Download the signed notes of a session", "application/pdf", s.downloadSessionNotes)
	addFile(s, "/clients/{id}/notes/file", domain.TakeProgressNotes, "Download a client's signed notes between two days", "application/pdf", s.downloadClientNotes)
	add(s, reads, "/sessions/{id}/notes", domain.ReadSessionNotes, "Read the notes of a session", s.readSessionNotes)
	add(s, reads, "/sessions/{id}/notes/shared", domain.ReadSessionNotes, "Read what the notes of a session have in common", s.readSharedPart)
	add(s, reads, "/sessions/{id}/notes/{clientId}", domain.ReadSessionNotes, "Read a member's note of a session", s.readMemberNote)
	add(s, replaces, "/sessions/{id}/notes/shared", domain.WriteProgressNotes, "Write what the notes of a session have in common", s.writeSharedPart)
	add(s, acts, "/sessions/{id}/notes/sign", domain.SignProgressNotes, "Sign notes of a session that are ready", s.signProgressNotes)
	add(s, reads, "/sessions/{id}/notes/cosign", domain.CoSignNotes, "Read what waits for a co-signature", s.readCoSignature)
	add(s, acts, "/sessions/{id}/notes/cosign", domain.CoSignNotes, "Co-sign notes of a session, or give them back", s.coSignNotes)
	add(s, replaces, "/sessions/{id}/notes/{clientId}", domain.WriteProgressNotes, "Write a member's note", s.writeProgressNote)
	add(s, replaces, "/me/note-format", domain.ChooseNoteFormat, "Choose the format of one's own notes", s.chooseNoteFormat)
	s.noteRulesRoutes()
}

func (s *Server) readSessionNotes(ctx context.Context, by domain.Actor, in *ByID) (*answer[SessionNotes], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.SessionNotes(ctx, by, id)
	return plain(sessionNotes(v)), err
}

func (s *Server) readSharedPart(ctx context.Context, by domain.Actor, in *ByID) (*answer[SharedPart], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.SharedPart(ctx, by, id)
	return versioned(sharedPart(v), v.Version), err
}

type memberNoteInput struct {
	ByID
	ClientID string `path:"clientId"`
}

func (s *Server) readMemberNote(ctx context.Context, by domain.Actor, in *memberNoteInput) (*answer[ProgressNote], error) {
	session, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	client, err := pathID[domain.ClientID](in.ClientID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.MemberNote(ctx, by, session, client)
	return versioned(progressNote(v), v.Version), err
}

type sharedPartInput struct {
	ByID
	Editing
	Sent[SharedPartBody]

	wanted clinical.SharedPart
}

func (in *sharedPartInput) read(*domain.Faults) {
	in.wanted = clinical.SharedPart{Text: in.body.Text, Techniques: in.body.Techniques, Kept: each(in.body.Kept, KeptFinding.kept)}
}

func (s *Server) writeSharedPart(ctx context.Context, by domain.Actor, in *sharedPartInput) (*answer[SharedPart], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.WriteSharedPart(ctx, by, id, in.version(), in.wanted)
	return versioned(sharedPart(v), v.Version), err
}

type progressNoteInput struct {
	ByID
	ClientID string `path:"clientId"`
	Editing
	Sent[ProgressNoteBody]

	wanted clinical.ProgressNote
	places []clinical.Place
}

func (in *progressNoteInput) read(f *domain.Faults) { in.wanted, in.places = in.body.note(f) }

func (s *Server) writeProgressNote(ctx context.Context, by domain.Actor, in *progressNoteInput) (*answer[ProgressNote], error) {
	session, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	client, err := pathID[domain.ClientID](in.ClientID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.WriteProgressNote(ctx, by, session, client, in.version(), in.wanted, in.places)
	return versioned(progressNote(v), v.Version), err
}

type signNotesInput struct {
	ByID
	Sent[SignNotesBody]

	clients []domain.ClientID
}

func (in *signNotesInput) read(f *domain.Faults) {
	in.clients = ids[domain.ClientID](f, "clientIds", in.body.ClientIDs)
}

func (s *Server) signProgressNotes(ctx context.Context, by domain.Actor, in *signNotesInput) (*answer[SignedNotes], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.SignProgressNotes(ctx, by, id, in.body.Name, in.clients)
	return plain(SignedNotes{Signed: each(v.Signed, progressNote), NotReady: each(v.NotReady, func(n programdesk.NoteNotReady) NoteNotReady {
		return NoteNotReady{ClientID: n.ClientID.String(), Faults: each(n.Faults, noteFault)}
	})}), err
}

func (s *Server) readProgressNote(ctx context.Context, by domain.Actor, in *ByID) (*answer[RecordNote], error) {
	id, err := pathID[domain.ProgressNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.ProgressNote(ctx, by, id)
	return plain(recordNote(v)), err
}

func (s *Server) listClientNotes(ctx context.Context, by domain.Actor, in *pagedByID) (*answer[RecordNotePage], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.NotesOf(ctx, by, id, in.page())
	return plain(RecordNotePage(pageOf(list, recordNote))), err
}

type addendumInput struct {
	ByID
	Sent[AddendumBody]
}

func (s *Server) addAddendum(ctx context.Context, by domain.Actor, in *addendumInput) (*answer[Addendum], error) {
	id, err := pathID[domain.ProgressNoteID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.AddAddendum(ctx, by, id, in.body.Name, in.body.Text)
	return versioned(addendum(a), unedited), err
}

type notesDueInput struct {
	List clinical.NotesList `query:"list" default:"unsigned" doc:"Which"`
}

func (in *notesDueInput) read(f *domain.Faults) {
	domain.OneOf(f, "list", in.List, clinical.NotesLists)
}

func (s *Server) listNotesDue(ctx context.Context, by domain.Actor, in *notesDueInput) (*answer[NotesWorklist], error) {
	w, err := s.desks.Program.NotesDue(ctx, by, in.List)
	return plain(NotesWorklist{Counts: NoteCounts{Unsigned: w.Unsigned, Late: w.Late, CoSign: w.CoSign}, Items: each(w.Items, func(n clinical.NotesDue) NotesDue {
		return NotesDue{SessionID: n.SessionID.String(), CohortID: n.CohortID.String(), CohortName: n.CohortName, Date: n.Date.String(), Theme: n.Theme, Count: n.Count, DueOn: n.DueOn.String(),
			Late: w.Today.After(n.DueOn)}
	})}), err
}

// NoteFormatChoice is the format with which one's own notes begin.
type NoteFormatChoice struct {
	Format domain.NoteFormatKey `json:"format"`
}

type noteFormatInput struct{ Sent[NoteFormatChoice] }

func (s *Server) chooseNoteFormat(ctx context.Context, by domain.Actor, in *noteFormatInput) (*answer[NoteFormatChoice], error) {
	return plain(in.body), s.desks.Program.ChooseNoteFormat(ctx, by, in.body.Format)
}
