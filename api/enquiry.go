package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	intakedesk "cohort/practice/intake"
)

func (s *Server) enquiryRoutes() {
	add(s, reads, "/enquiries", domain.ReadEnquiry, "List enquiries", s.listEnquiries)
	add(s, creates, "/enquiries", domain.TakeEnquiry, "Take an enquiry down", s.takeEnquiry)
	add(s, reads, "/enquiries/{id}", domain.ReadEnquiry, "Read an enquiry", s.readEnquiry)
	add(s, replaces, "/enquiries/{id}", domain.UpdateEnquiry, "Correct an enquiry", s.updateEnquiry)
	add(s, acts, "/enquiries/{id}/close", domain.CloseEnquiry, "Close an enquiry without a referral", s.closeEnquiry)
	add(s, acts, "/enquiries/{id}/reopen", domain.ReopenEnquiry, "Take back that an enquiry was closed or became a referral", s.reopenEnquiry)
}

// EnquiryBody is what somebody said who called, or who wants to be called.
type EnquiryBody struct {
	FirstName  string              `json:"firstName" doc:"Of whom it is about"`
	LastName   string              `json:"lastName,omitempty"`
	BirthDate  string              `json:"birthDate,omitempty" format:"date"`
	ForWhom    intake.EnquiryFor   `json:"forWhom" doc:"Whom it is about, as who called sees them"`
	Caller     string              `json:"caller,omitempty" doc:"Who called, where that is somebody else"`
	Phone      string              `json:"phone,omitempty" doc:"To call back; this or an e-mail address"`
	Email      string              `json:"email,omitempty"`
	Preferred  string              `json:"preferred,omitempty" doc:"When to call"`
	Wants      string              `json:"wants" doc:"What they look for"`
	Source     intake.Source       `json:"source"`
	Urgency    intake.Urgency      `json:"urgency" doc:"As it sounded; it sets the limit"`
	CameBy     intake.EnquiryWay   `json:"cameBy" doc:"Who called and was heard, or came in, has been spoken to; the others wait for it"`
	Messages   []domain.MessageWay `json:"messages,omitempty" doc:"How a message may be left"`
	ReceivedOn string              `json:"receivedOn" format:"date" example:"2026-03-10"`
}

// Enquiry is somebody who called, or wants to be called, before there is a referral.
type Enquiry struct {
	ID string `json:"id"`
	EnquiryBody
	AnswerBy   time.Time            `json:"answerBy" doc:"When they must have been spoken to, by the urgency's limit"`
	Status     intake.EnquiryStatus `json:"status"`
	ReferralID string               `json:"referralId,omitempty" doc:"That it became"`
	Standing   Standing             `json:"standing"`
	History    []EnquiryEvent       `json:"history"`
	Version    int                  `json:"version"`
	CreatedAt  time.Time            `json:"createdAt"`
}

// EnquiryEvent is one step of an enquiry.
type EnquiryEvent struct {
	Kind       intake.EnquiryStep `json:"kind"`
	At         time.Time          `json:"at"`
	By         string             `json:"by" doc:"Name"`
	Reason     string             `json:"reason,omitempty" doc:"Why it was closed or reopened"`
	Note       string             `json:"note,omitempty"`
	ReferralID string             `json:"referralId,omitempty"`
	Was        *EnquiryBody       `json:"was,omitempty" doc:"What stood before a correction"`
}

// EnquiryPage is a page of enquiries.
type EnquiryPage page[Enquiry]

// EnquiryClosing ends an enquiry without a referral.
type EnquiryClosing struct {
	Reason string `json:"reason" doc:"A reason for which referrals are declined, a place where they are sent, or a sentence"`
	Note   string `json:"note,omitempty" doc:"What they were told"`
}

func enquirySaid(said intake.EnquirySaid) EnquiryBody {
	return EnquiryBody{FirstName: said.FirstName, LastName: said.LastName, BirthDate: said.BirthDate.String(), ForWhom: said.ForWhom, Caller: said.Caller, Phone: said.Phone, Email: said.Email, Preferred: said.Preferred,
		Wants: said.Wants, Source: said.Source, Urgency: said.Urgency, CameBy: said.Way, Messages: said.Messages, ReceivedOn: said.ReceivedOn.String()}
}

func enquiryAnswer(e intakedesk.EnquiryCard) Enquiry {
	return Enquiry{ID: e.ID.String(), EnquiryBody: enquirySaid(e.EnquirySaid), AnswerBy: e.AnswerBy, Status: e.Status, ReferralID: text(e.ReferralID), Standing: standing(e.Standing),
		History: each(e.History, enquiryEvent), Version: e.Version, CreatedAt: e.CreatedAt}
}

func enquiryEvent(e intake.EnquiryEvent) EnquiryEvent {
	out := EnquiryEvent{Kind: e.Kind, At: e.At, By: e.ByName, Reason: e.Reason, Note: e.Note, ReferralID: text(e.ReferralID)}
	if e.Was != nil {
		was := enquirySaid(*e.Was)
		out.Was = &was
	}
	return out
}

func shownEnquiry(e intakedesk.EnquiryCard, err error) (*answer[Enquiry], error) {
	return versioned(enquiryAnswer(e), e.Version), err
}

type enquiriesInput struct {
	Paged
	Status intake.EnquiryStatus `query:"status" default:"open"`
}

func (in *enquiriesInput) read(f *domain.Faults) {
	domain.OneOf(f, "status", in.Status, intake.EnquiryStatuses)
}

func (s *Server) listEnquiries(ctx context.Context, by domain.Actor, in *enquiriesInput) (*answer[EnquiryPage], error) {
	list, err := s.desks.Intake.Enquiries(ctx, by, in.Status, in.page())
	return plain(EnquiryPage(pageOf(list, enquiryAnswer))), err
}

func (s *Server) readEnquiry(ctx context.Context, by domain.Actor, in *ByID) (*answer[Enquiry], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownEnquiry(s.desks.Intake.Enquiry(ctx, by, id))
}

type enquiryInput struct {
	Sent[EnquiryBody]

	said intake.EnquirySaid
}

func (in *enquiryInput) read(f *domain.Faults) { in.said = in.body.said(f) }

func (b EnquiryBody) said(f *domain.Faults) intake.EnquirySaid {
	return intake.EnquirySaid{FirstName: b.FirstName, LastName: b.LastName, BirthDate: dateField(f, "birthDate", b.BirthDate), ForWhom: b.ForWhom, Caller: b.Caller, Phone: b.Phone, Email: b.Email, Preferred: b.Preferred,
		Wants: b.Wants, Source: b.Source, Urgency: b.Urgency, Way: b.CameBy, Messages: b.Messages, ReceivedOn: dateField(f, "receivedOn", b.ReceivedOn)}
}

func (s *Server) takeEnquiry(ctx context.Context, by domain.Actor, in *enquiryInput) (*answer[Enquiry], error) {
	return shownEnquiry(s.desks.Intake.TakeEnquiry(ctx, by, in.said))
}

type enquiryChangeInput struct {
	ByID
	Editing
	Sent[EnquiryBody]

	said intake.EnquirySaid
}

func (in *enquiryChangeInput) read(f *domain.Faults) { in.said = in.body.said(f) }

func (s *Server) updateEnquiry(ctx context.Context, by domain.Actor, in *enquiryChangeInput) (*answer[Enquiry], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownEnquiry(s.desks.Intake.UpdateEnquiry(ctx, by, id, in.version(), in.said))
}

type enquiryClosingInput struct {
	ByID
	Sent[EnquiryClosing]
}

func (s *Server) closeEnquiry(ctx context.Context, by domain.Actor, in *enquiryClosingInput) (*answer[Enquiry], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownEnquiry(s.desks.Intake.CloseEnquiry(ctx, by, id, in.body.Reason, in.body.Note))
}

type reasonedInput struct {
	ByID
	Sent[ReasonBody]
}

func (s *Server) reopenEnquiry(ctx context.Context, by domain.Actor, in *reasonedInput) (*answer[Enquiry], error) {
	id, err := pathID[domain.EnquiryID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownEnquiry(s.desks.Intake.ReopenEnquiry(ctx, by, id, in.body.Reason))
}
