package api

import (
	"context"
	"encoding/base64"
	"io"
	"strconv"
	"time"

	"cohort/domain"
)

func (s *Server) attachmentRoutes() {
	add(s, reads, "/clients/{id}/attachments", domain.ReadAttachments, "List a client's attachments", s.listClientAttachments)
	add(s, creates, "/clients/{id}/attachments", domain.AddAttachment, "Attach a file to a client", s.addClientAttachment)
	addFile(s, "/clients/{id}/attachments/{attachmentId}", domain.DownloadAttachment, "Download a client's attachment", keptFile, s.downloadClientAttachment)
	add(s, acts, "/clients/{id}/attachments/{attachmentId}/void", domain.VoidAttachment, "Mark a client's attachment as entered in error", s.voidClientAttachment)
	add(s, acts, "/clients/{id}/attachments/{attachmentId}/restore", domain.RestoreAttachment, "Undo that a client's attachment was entered in error", s.restoreClientAttachment)
	add(s, reads, "/sessions/{id}/attachments", domain.ReadSessionAttachments, "List a session's attachments", s.listSessionAttachments)
	add(s, creates, "/sessions/{id}/attachments", domain.AddSessionAttachment, "Attach a file to a session", s.addSessionAttachment)
	addFile(s, "/sessions/{id}/attachments/{attachmentId}", domain.DownloadSessionAttachment, "Download a session's attachment", keptFile, s.downloadSessionAttachment)
	add(s, acts, "/sessions/{id}/attachments/{attachmentId}/void", domain.VoidSessionAttachment, "Mark a session's attachment as entered in error", s.voidSessionAttachment)
	add(s, acts, "/sessions/{id}/attachments/{attachmentId}/restore", domain.RestoreSessionAttachment, "Undo that a session's attachment was entered in error", s.restoreSessionAttachment)
}

// Attachment is a file that was put with a client or a session. Its content never
// changes.
type Attachment struct {
	ID        string               `json:"id"`
	ClientID  string               `json:"clientId,omitempty"`
	SessionID string               `json:"sessionId,omitempty"`
	Name      string               `json:"name" doc:"Of the file"`
	Title     string               `json:"title"`
	On        domain.Date          `json:"on" doc:"When the document became true"`
	Note      string               `json:"note,omitempty"`
	For       domain.AttachmentFor `json:"for,omitempty" doc:"Of a client's: who reads it. intake: intake and who treats the client; clinical: who treats the client alone"`
	MediaType string               `json:"mediaType" doc:"By what is inside"`
	Size      int                  `json:"size" doc:"Bytes"`
	AddedBy   string               `json:"addedBy" doc:"Name"`
	AddedAt   time.Time            `json:"addedAt"`
	InError   *EnteredInError      `json:"inError,omitempty" doc:"It does not belong here, and is kept all the same"`
	Version   int                  `json:"version"`
}

// EnteredInError says who marked something as entered in error, and why.
type EnteredInError struct {
	By     string    `json:"by" doc:"Name"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// AttachmentList is a client's or a session's attachments.
type AttachmentList struct {
	Items []Attachment `json:"items" doc:"The newest day first"`
}

func attachmentAnswer(a domain.Attachment) Attachment {
	out := Attachment{ID: a.ID.String(), ClientID: text(a.With.ClientID), SessionID: text(a.With.SessionID), Name: a.Name, Title: a.Title, On: a.On, Note: a.Note, For: a.For,
		MediaType: a.MediaType, Size: a.Size, AddedBy: a.ByName, AddedAt: a.AddedAt, Version: a.Version}
	if e := a.InError; e != nil {
		out.InError = &EnteredInError{By: e.ByName, At: e.At, Reason: e.Reason}
	}
	return out
}

// attachedFile is a file with the ending of what it is, kept by its id.
func attachedFile(a domain.Attachment, content []byte) *file {
	return &file{name: a.DownloadName(), mediaType: a.MediaType, etag: strconv.Quote(a.ID.String()), write: func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	}}
}

func attachmentContent(f *domain.Faults, encoded string) []byte {
	content, err := base64.StdEncoding.DecodeString(encoded)
	f.When(err != nil, "content", "is no base64")
	return content
}

// ClientAttachmentBody is a file for a client's record.
type ClientAttachmentBody struct {
	Name    string               `json:"name" doc:"Of the file"`
	Content string               `json:"content" format:"byte" doc:"In base64. PDF, PPTX, DOCX, PNG, JPEG or WebP, 10 MB at most, with nothing in it that acts by itself"`
	Title   string               `json:"title"`
	On      string               `json:"on" format:"date" doc:"When the document became true"`
	Note    string               `json:"note,omitempty"`
	For     domain.AttachmentFor `json:"for" doc:"Who reads it"`
}

// SessionAttachmentBody is a file for a session.
type SessionAttachmentBody struct {
	Name    string `json:"name" doc:"Of the file"`
	Content string `json:"content" format:"byte" doc:"As a client's"`
	Title   string `json:"title"`
	On      string `json:"on" format:"date" doc:"When the document became true"`
	Note    string `json:"note,omitempty"`
}

type clientAttachmentInput struct {
	ByID
	Sent[ClientAttachmentBody]

	wanted  domain.Attachment
	content []byte
}

func (in *clientAttachmentInput) read(f *domain.Faults) {
	b := in.body
	in.content = attachmentContent(f, b.Content)
	in.wanted = domain.Attachment{Name: b.Name, AttachmentSaid: domain.AttachmentSaid{Title: b.Title, On: dateField(f, "on", b.On), Note: b.Note, For: b.For}}
}

type sessionAttachmentInput struct {
	ByID
	Sent[SessionAttachmentBody]

	wanted  domain.Attachment
	content []byte
}

func (in *sessionAttachmentInput) read(f *domain.Faults) {
	b := in.body
	in.content = attachmentContent(f, b.Content)
	in.wanted = domain.Attachment{Name: b.Name, AttachmentSaid: domain.AttachmentSaid{Title: b.Title, On: dateField(f, "on", b.On), Note: b.Note}}
}

// AttachmentAddress names a file of a thing by the ids in the address.
type AttachmentAddress struct {
	ByID
	AttachmentID string `path:"attachmentId"`
}

// VoidAttachmentBody says why a file does not belong where it is.
type VoidAttachmentBody struct {
	Reason string `json:"reason"`
}

type voidAttachmentInput struct {
	AttachmentAddress
	Sent[VoidAttachmentBody]
}

// attachmentIn reads whose file is meant, and which.
func attachmentIn[Owner domain.ID[K], K any](in AttachmentAddress) (of domain.ID[K], id domain.AttachmentID, err error) {
	if of, err = pathID[Owner, K](in.ID); err != nil {
		return of, id, err
	}
	id, err = pathID[domain.AttachmentID](in.AttachmentID)
	return of, id, err
}

func markedAttachment(a domain.Attachment, err error) (*answer[Attachment], error) {
	return versioned(attachmentAnswer(a), a.Version), err
}

func (s *Server) listClientAttachments(ctx context.Context, by domain.Actor, in *ByID) (*answer[AttachmentList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	files, err := s.desks.Clinical.Attachments(ctx, by, id)
	return plain(AttachmentList{each(files, attachmentAnswer)}), err
}

func (s *Server) addClientAttachment(ctx context.Context, by domain.Actor, in *clientAttachmentInput) (*answer[Attachment], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	in.wanted.With.ClientID = id
	return markedAttachment(s.desks.Clinical.AddAttachment(ctx, by, in.wanted, in.content))
}

func (s *Server) downloadClientAttachment(ctx context.Context, by domain.Actor, in *AttachmentAddress) (*file, error) {
	client, id, err := attachmentIn[domain.ClientID](*in)
	if err != nil {
		return nil, err
	}
	a, content, err := s.desks.Clinical.Attachment(ctx, by, client, id)
	return attachedFile(a, content), err
}

func (s *Server) voidClientAttachment(ctx context.Context, by domain.Actor, in *voidAttachmentInput) (*answer[Attachment], error) {
	client, id, err := attachmentIn[domain.ClientID](in.AttachmentAddress)
	if err != nil {
		return nil, err
	}
	return markedAttachment(s.desks.Clinical.VoidAttachment(ctx, by, client, id, in.body.Reason))
}

func (s *Server) restoreClientAttachment(ctx context.Context, by domain.Actor, in *AttachmentAddress) (*answer[Attachment], error) {
	client, id, err := attachmentIn[domain.ClientID](*in)
	if err != nil {
		return nil, err
	}
	return markedAttachment(s.desks.Clinical.RestoreAttachment(ctx, by, client, id))
}

func (s *Server) listSessionAttachments(ctx context.Context, by domain.Actor, in *ByID) (*answer[AttachmentList], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	files, err := s.desks.Program.SessionAttachments(ctx, by, id)
	return plain(AttachmentList{each(files, attachmentAnswer)}), err
}

func (s *Server) addSessionAttachment(ctx context.Context, by domain.Actor, in *sessionAttachmentInput) (*answer[Attachment], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	in.wanted.With.SessionID = id
	return markedAttachment(s.desks.Program.AddSessionAttachment(ctx, by, in.wanted, in.content))
}

func (s *Server) downloadSessionAttachment(ctx context.Context, by domain.Actor, in *AttachmentAddress) (*file, error) {
	session, id, err := attachmentIn[domain.SessionID](*in)
	if err != nil {
		return nil, err
	}
	a, content, err := s.desks.Program.SessionAttachment(ctx, by, session, id)
	return attachedFile(a, content), err
}

func (s *Server) voidSessionAttachment(ctx context.Context, by domain.Actor, in *voidAttachmentInput) (*answer[Attachment], error) {
	session, id, err := attachmentIn[domain.SessionID](in.AttachmentAddress)
	if err != nil {
		return nil, err
	}
	return markedAttachment(s.desks.Program.VoidSessionAttachment(ctx, by, session, id, in.body.Reason))
}

func (s *Server) restoreSessionAttachment(ctx context.Context, by domain.Actor, in *AttachmentAddress) (*answer[Attachment], error) {
	session, id, err := attachmentIn[domain.SessionID](*in)
	if err != nil {
		return nil, err
	}
	return markedAttachment(s.desks.Program.RestoreSessionAttachment(ctx, by, session, id))
}
